/*
 * hooks.c of performance_target: the tree of performance above the list, of the latest year that
 * the list shows: what supports what, and how far each is reached.
 */
#include <math.h>

#include "register/hooks.h"
#include "register/list.h"
#include "register/pages.h"

#include "goal_tree.view.h"

#define TREE_MAX 300

enum bound { YEAR, PARENT, CODE, INDICATOR, IN_CHARGE, ACHIEVED, PLACES };
static const char *const fields[] = { "year",      "parent",   "code", "indicator",
                                      "in_charge", "achieved", NULL };

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

static void show(struct ctx *c, const struct reg_list *list, struct out *o)
{
    const struct record **row = arena_array(c->arena, list->n, sizeof(*row));
    struct diagram_node *node = arena_array(c->arena, list->n, sizeof(*node));
    int64_t year = latest(list);
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        if (record_int(&list->row[i], hook_field(list->row[i].def, YEAR)) == year)
            row[n++] = &list->row[i];
    for (size_t i = 0; i < n; i++) {
        node[i] = node_of(c, row[i]);
        node[i].parent = goal_of(row, n, record_int(row[i], hook_field(row[i]->def, PARENT)));
    }
    struct str args[2] = { str_printf(c->arena, "%d", (int)year),
                           int_show(c->arena, (int64_t)n, c->lang == LANG_ID) };
    goal_tree_view(o, &(struct goal_tree){ node, n,
                                           tr_with(c->arena, c->lang, "goal_tree.title", args, 1),
                                           tr_with(c->arena, c->lang, "goal_tree.say", args, 2) });
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q;
    struct reg_list list = { 0 };

    reg_list_read(c, def, &q);
    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.column = column;
    q.n_column = PLACES;
    q.order = hook_field(def, CODE);
    q.ordered = true;
    q.desc = false;
    enum status s = reg_list_rows(c, &q, 0, TREE_MAX, &list);
    if (s == ST_OK && list.n > 0)
        show(c, &list, o);
    return s;
}

const struct reg_hooks performance_target_hooks = { .fields = fields, .draw_list = draw_list };
