/* hooks.c of organisation: the chart above the list, drawn from the units that are in force, on
 * screen and for the wall. */
#include "register/hooks.h"
#include "core/paper.h"
#include "register/drawing.h"
#include "register/list.h"
#include "register/pages.h"

#include "org_chart.view.h"

#define CHART_UNITS_MAX 120

enum bound { NAME, SHORT, PARENT, RELATION, RANK, POSITION, HEAD, PLACES };
static const char *const fields[] = { "name", "short",    "parent", "relation",
                                      "rank", "position", "head",   NULL };

static int unit_of(const struct reg_list *list, int64_t id)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->row[i].id == id)
            return (int)i;
    return -1;
}

static struct diagram_node node_of(struct ctx *c, const struct reg_list *list,
                                   const struct record *r)
{
    const struct reg_def *def = r->def;
    const struct reg_field *head = hook_field(def, HEAD);
    struct str name = record_text(r, hook_field(def, SHORT));
    bool vacant = !record_filled(r, head);

    return (struct diagram_node){
        .parent = unit_of(list, record_int(r, hook_field(def, PARENT))),
        .title = name.n > 0 ? name : record_text(r, hook_field(def, NAME)),
        .text = vacant ? tr(c->lang, "organisation.vacant") : record_show(c, r, head, false),
        .note = record_text(r, hook_field(def, POSITION)),
        .href = record_href(c, r),
        .dashed = str_eq(record_text(r, hook_field(def, RELATION)), STR("coordination")),
        .shade = vacant ? 1 : 0,
    };
}

struct chart {
    struct diagram_node *node;
    size_t n;
};

static enum status read_chart(struct ctx *c, const struct reg_def *def, struct chart *out)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q = { .def = def,
                                .state = reg_state_index(def, STR("active")),
                                .column = column,
                                .n_column = PLACES,
                                .page = 1 };
    struct reg_list list = { 0 };
    enum status s;

    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.order = hook_field(def, RANK);
    q.ordered = true;
    s = reg_list_rows(c, &q, 0, CHART_UNITS_MAX, &list);
    if (s != ST_OK)
        return s;
    *out = (struct chart){ arena_array(c->arena, list.n + 1, sizeof(*out->node)), list.n };
    for (size_t i = 0; i < list.n; i++)
        out->node[i] = node_of(c, &list, &list.row[i]);
    return ST_OK;
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    struct chart chart = { 0 };
    enum status s = read_chart(c, def, &chart);

    if (s != ST_OK || chart.n == 0)
        return s;
    struct str n = int_show(c->arena, (int64_t)chart.n, c->lang == LANG_ID);
    org_chart_view(
        o, &(struct org_chart){ chart.node, chart.n,
                                tr_with(c->arena, c->lang, "organisation.chart_say", &n, 1) });
    return ST_OK;
}

static enum status list_paper(struct ctx *c, const struct reg_def *def, struct pdf *p)
{
    struct chart chart = { 0 };
    enum status s = read_chart(c, def, &chart);

    if (s != ST_OK)
        return s;
    if (chart.n == 0) {
        pdf_text(p, PDF_QUIET, tr(c->lang, "organisation.no_chart"));
        return ST_OK;
    }
    struct str title[] = { paper_upper(c->arena, tr(c->lang, "organisation.chart")),
                           paper_upper(c->arena, c->who.unit_name) };

    pdf_title(p, title, ARRAY_LEN(title));
    drawing_tree(c, p, chart.node, chart.n);
    pdf_space(p, 6);
    pdf_text(p, PDF_SMALL, tr(c->lang, "organisation.paper_caption"));
    return ST_OK;
}

const struct reg_hooks organisation_hooks = { .fields = fields,
                                              .draw_list = draw_list,
                                              .list_paper = list_paper };
