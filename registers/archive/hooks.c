/*
 * hooks.c of archive: above the list, the files whose retention is over, oldest first. They are to
 * be assessed; nothing is destroyed by itself.
 */
#include "register/hooks.h"
#include "register/list.h"
#include "register/pages.h"

#include "past.view.h"

#define SHOWN 10

enum bound { FATE_ON, FATE, PLACES };
static const char *const fields[] = { "fate_on", "fate", NULL };

static const struct reg_filter *filter_named(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_filter; i++)
        if (str_eq(def->filter[i].name, name))
            return &def->filter[i];
    return NULL;
}

static void show(struct ctx *c, const struct reg_def *def, const struct reg_list *list,
                 struct out *o)
{
    struct past_row *row = arena_array(c->arena, list->n, sizeof *row);
    size_t shown = list->n > SHOWN ? SHOWN : list->n;

    for (size_t i = 0; i < shown; i++) {
        const struct record *r = &list->row[i];

        row[i] = (struct past_row){ .name = r->title,
                                    .href = record_href(c, r),
                                    .ended = record_show(c, r, hook_field(def, FATE_ON), false),
                                    .fate = record_show(c, r, hook_field(def, FATE), false) };
    }
    past_view(o, &(struct past_list){
                     .title = tr(c->lang, "archive.past.title"),
                     .more_href = str_printf(c->arena, STR_FMT "?saring=past_retention",
                                             STR_ARG(reg_href(c, def))),
                     .row = row,
                     .n = shown,
                     .more = (int64_t)(list->n - shown),
                 });
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    const struct reg_field *column[PLACES] = { hook_field(def, FATE_ON), hook_field(def, FATE) };
    struct reg_list_query q = { .def = def,
                                .state = -1,
                                .filter = filter_named(def, STR("past_retention")),
                                .order = column[0],
                                .ordered = true,
                                .column = column,
                                .n_column = PLACES };
    struct reg_list list = { 0 };

    if (q.filter == NULL || !reg_may(c, def, def->edit, NULL))
        return ST_OK;
    enum status s = reg_list_rows(c, &q, 0, SHOWN + 1, &list);
    if (s == ST_OK && list.n > 0)
        show(c, def, &list, o);
    return s;
}

const struct reg_hooks archive_hooks = { .fields = fields, .draw_list = draw_list };
