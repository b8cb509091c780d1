/* hooks.c of organisation: the chart above the list, drawn from the units that are in force. */
#include "register/hooks.h"
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

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
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
    if (s != ST_OK || list.n == 0)
        return s;
    struct diagram_node *node = arena_array(c->arena, list.n, sizeof(*node));
    for (size_t i = 0; i < list.n; i++)
        node[i] = node_of(c, &list, &list.row[i]);
    struct str n = int_show(c->arena, (int64_t)list.n, c->lang == LANG_ID);
    org_chart_view(
        o, &(struct org_chart){ node, list.n,
                                tr_with(c->arena, c->lang, "organisation.chart_say", &n, 1) });
    return ST_OK;
}

const struct reg_hooks organisation_hooks = { .fields = fields, .draw_list = draw_list };
