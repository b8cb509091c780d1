/*
 * hooks.c of performance_target: above the list, of the latest year that it shows: the strategy map
 * (goals by perspective) and the tree of performance (indicators by what they support). Both are
 * pictures of the same records; PermenPANRB 89/2021 knows the tree, the office also uses the map,
 * and hangs it on the wall: list_paper.
 */
#include <math.h>

#include "core/paper.h"
#include "register/drawing.h"
#include "register/hooks.h"
#include "register/list.h"
#include "register/pages.h"

#include "goal_tree.view.h"

#define TREE_MAX 300

enum bound { YEAR, PARENT, CODE, INDICATOR, IN_CHARGE, ACHIEVED, PERSPECTIVE, GOAL, PLACES };
static const char *const fields[] = { "year",     "parent",      "code", "indicator", "in_charge",
                                      "achieved", "perspective", "goal", NULL };

static int64_t latest(const struct reg_list *list)
{
    int64_t year = 0;

    for (size_t i = 0; i < list->n; i++) {
        int64_t y = record_int(&list->row[i], hook_field(list->row[i].def, YEAR));

        year = y > year ? y : year;
    }
    return year;
}

/* The place of a record among those of the year; -1: not there. */
static int goal_of(const struct record *const *row, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (row[i]->id == id)
            return (int)i;
    return -1;
}

static struct diagram_node node_of(struct ctx *c, const struct record *r)
{
    const struct reg_def *def = r->def;
    double achieved = record_real(r, hook_field(def, ACHIEVED));
    struct str part[2] = { record_text(r, hook_field(def, CODE)),
                           record_text(r, hook_field(def, INDICATOR)) };

    return (struct diagram_node){
        .title = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(part[0]), STR_ARG(part[1])),
        .text = record_show(c, r, hook_field(def, IN_CHARGE), false),
        .note = isnan(achieved) ? tr(c->lang, "goal_tree.open")
                                : record_show(c, r, hook_field(def, ACHIEVED), false),
        .href = record_href(c, r),
        .shade = isnan(achieved)  ? 0
                 : achieved < 100 ? 1
                                  : 2,
    };
}

/* ── the strategy map ── */

struct goal {
    const struct record *worst; /* of its indicators: the lowest achievement, or one not measured */
    int band, indicators;
};

struct goals {
    struct goal *goal;
    size_t n;
    int *of; /* the goal of each record */
};

static double achieved(const struct record *r)
{
    return record_real(r, hook_field(r->def, ACHIEVED));
}

/* Not measured is worse than any figure but one that is short. */
static bool worse(const struct record *a, const struct record *b)
{
    double x = achieved(a), y = achieved(b);

    if (isnan(x) || isnan(y))
        return isnan(x) ? !isnan(y) && y >= 100 : x < 100;
    return x < y;
}

static bool same_text(const struct record *a, const struct record *b, enum bound place)
{
    return str_eq(record_text(a, hook_field(a->def, place)),
                  record_text(b, hook_field(b->def, place)));
}

/* The place of its perspective; the last, of those that have none. */
static int band_of(const struct record *r)
{
    const struct reg_field *f = hook_field(r->def, PERSPECTIVE);
    struct str name = record_text(r, f);
    int band = 0;

    while (band < (int)f->n_option && !str_eq(f->option[band].name, name))
        band++;
    return band;
}

static struct goals goals_of(struct ctx *c, const struct record *const *row, size_t n)
{
    struct goals g = { arena_array(c->arena, n, sizeof(struct goal)), 0,
                       arena_array(c->arena, n, sizeof(int)) };

    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        while (k < g.n && !(same_text(g.goal[k].worst, row[i], GOAL) &&
                            same_text(g.goal[k].worst, row[i], PERSPECTIVE)))
            k++;
        if (k == g.n)
            g.goal[g.n++] = (struct goal){ row[i], band_of(row[i]), 0 };
        else if (worse(row[i], g.goal[k].worst))
            g.goal[k].worst = row[i];
        g.goal[k].indicators++;
        g.of[i] = (int)k;
    }
    return g;
}

static struct diagram_node goal_node(struct ctx *c, const struct goal *g)
{
    struct diagram_node d = node_of(c, g->worst);
    struct str n = int_show(c->arena, g->indicators, c->lang == LANG_ID);

    d.text = tr_with(c->arena, c->lang,
                     g->indicators == 1 ? "goal_tree.indicator" : "goal_tree.indicators", &n, 1);
    d.title = record_text(g->worst, hook_field(g->worst->def, GOAL));
    return d;
}

static void add_link(struct diagram_map *m, struct diagram_link *link, int from, int to)
{
    for (size_t i = 0; i < m->n_link; i++)
        if (link[i].from == from && link[i].to == to)
            return;
    if (from != to)
        link[m->n_link++] = (struct diagram_link){ from, to };
}

static struct diagram_map map_of(struct ctx *c, const struct record *const *row,
                                 const struct diagram_node *tree, size_t n)
{
    const struct reg_field *f = hook_field(row[0]->def, PERSPECTIVE);
    struct goals g = goals_of(c, row, n);
    struct str *band = arena_array(c->arena, (size_t)f->n_option + 1, sizeof(*band));
    struct diagram_node *node = arena_array(c->arena, g.n, sizeof(*node));
    struct diagram_link *link = arena_array(c->arena, n, sizeof(*link));
    int *of = arena_array(c->arena, g.n, sizeof(*of));
    struct diagram_map m = { band, (size_t)f->n_option, node, of, g.n, link, 0, STR("") };

    for (size_t b = 0; b < (size_t)f->n_option; b++)
        band[b] = f->option[b].label.in[c->lang];
    band[f->n_option] = tr(c->lang, "goal_tree.no_band");
    for (size_t i = 0; i < g.n; i++) {
        node[i] = goal_node(c, &g.goal[i]);
        of[i] = g.goal[i].band;
        if (of[i] == (int)f->n_option)
            m.n_band = (size_t)f->n_option + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (tree[i].parent >= 0)
            add_link(&m, link, g.of[i], g.of[tree[i].parent]);
    return m;
}

/* ── the year that is drawn ── */

struct year {
    int64_t number;
    const struct record **row;
    struct diagram_node *tree; /* of each row */
    size_t n;
};

static void fill_year(struct ctx *c, const struct reg_list *list, struct year *y)
{
    y->number = latest(list);
    y->row = arena_array(c->arena, list->n, sizeof(*y->row));
    y->tree = arena_array(c->arena, list->n, sizeof(*y->tree));
    for (size_t i = 0; i < list->n; i++)
        if (record_int(&list->row[i], hook_field(list->row[i].def, YEAR)) == y->number)
            y->row[y->n++] = &list->row[i];
    for (size_t i = 0; i < y->n; i++) {
        int64_t parent = record_int(y->row[i], hook_field(y->row[i]->def, PARENT));

        y->tree[i] = node_of(c, y->row[i]);
        y->tree[i].parent = goal_of(y->row, y->n, parent);
    }
}

/* The latest year of what the list shows; n is 0 where it shows nothing. */
static enum status read_year(struct ctx *c, const struct reg_def *def, struct year *y)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q;
    struct reg_list *list = arena_new(c->arena, struct reg_list);

    *y = (struct year){ 0 };
    reg_list_read(c, def, &q);
    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.column = column;
    q.n_column = PLACES;
    q.order = hook_field(def, CODE);
    q.ordered = true;
    q.desc = false;
    enum status s = reg_list_rows(c, &q, 0, TREE_MAX, list);
    if (s == ST_OK && list->n > 0)
        fill_year(c, list, y);
    return s;
}

/* ── on the page ── */

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    struct year y;
    enum status s = read_year(c, def, &y);

    if (s != ST_OK || y.n == 0)
        return s;
    struct str args[2] = { str_printf(c->arena, "%d", (int)y.number),
                           int_show(c->arena, (int64_t)y.n, c->lang == LANG_ID) };
    struct goal_tree v = { y.tree,
                           y.n,
                           tr_with(c->arena, c->lang, "goal_tree.title", args, 1),
                           tr_with(c->arena, c->lang, "goal_tree.say", args, 2),
                           map_of(c, y.row, y.tree, y.n),
                           tr_with(c->arena, c->lang, "goal_tree.map_title", args, 1) };

    args[1] = int_show(c->arena, (int64_t)v.map.n, c->lang == LANG_ID);
    v.map.say = tr_with(c->arena, c->lang, "goal_tree.map_say", args, 2);
    goal_tree_view(o, &v);
    return ST_OK;
}

/* ── on paper ── */

static enum status list_paper(struct ctx *c, const struct reg_def *def, struct pdf *p)
{
    struct year y;
    enum status s = read_year(c, def, &y);

    if (s != ST_OK)
        return s;
    if (y.n == 0) {
        pdf_text(p, PDF_QUIET, tr(c->lang, "goal_tree.none"));
        return ST_OK;
    }
    struct str number = str_printf(c->arena, "%d", (int)y.number);
    struct str title = tr_with(c->arena, c->lang, "goal_tree.map_title", &number, 1);
    struct diagram_map map = map_of(c, y.row, y.tree, y.n);

    title = paper_upper(c->arena, title);
    pdf_title(p, &title, 1);
    drawing_map(c, p, &map);
    pdf_space(p, 6);
    pdf_text(p, PDF_SMALL, tr(c->lang, "goal_tree.map_caption"));
    return ST_OK;
}

const struct reg_hooks performance_target_hooks = { .fields = fields,
                                                    .draw_list = draw_list,
                                                    .list_paper = list_paper };
