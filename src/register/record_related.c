/* record_related.c: the records of other registers that name this one. */
#include <inttypes.h>

#include "core/app.h"
#include "register/record_view.h"
#include "register/sql.h"

#define RELATED_MAX 40 /* fields of other registers that are looked at */
#define RELATED_ROWS 5 /* of each that are shown */

struct pointing {
    const struct reg_def *def;
    const struct reg_field *field;
};

static size_t find_pointing(const struct ctx *c, const struct reg_def *to, struct pointing *out)
{
    const struct reg_all *all = c->app->registers;
    size_t n = 0;

    for (size_t i = 0; i < all->n; i++) {
        const struct reg_def *def = all->def[i];

        if (!reg_lets_in(c, def))
            continue;
        for (size_t k = 0; k < def->n_field && n < RELATED_MAX; k++) {
            const struct reg_field *f = &def->field[k];

            if (f->type == FIELD_REF && f->to == to && !f->personal)
                out[n++] = (struct pointing){ def, f };
        }
    }
    return n;
}

/* One statement for all of them; each part walks the index of its field. */
static void put_part(struct stmt *q, size_t i, const struct pointing *p, int64_t id)
{
    struct ctx *c = q->c;

    stmt_put(q, i > 0 ? " UNION ALL SELECT * FROM (SELECT " : "SELECT * FROM (SELECT ");
    (void)stmt_int(q, (int64_t)i);
    stmt_put(q, " AS k, r.id, t.title, r.state FROM ");
    stmt_name(q, sql_table(c->arena, p->def));
    stmt_put(q, " AS r JOIN record t ON t.id = r.id WHERE r.unit_id = ");
    (void)stmt_int(q, c->who.unit_id);
    stmt_put(q, " AND r.");
    stmt_name(q, p->field->name);
    stmt_put(q, " = ");
    (void)stmt_int(q, id);
    sql_guard(q, p->def);
    stmt_put(q, " ORDER BY r.id DESC LIMIT ");
    (void)stmt_int(q, RELATED_ROWS + 1);
    buf_printf(&q->text, ") AS q%zu", i);
}

static struct str add_address(struct ctx *c, const struct pointing *p, const struct record *r)
{
    uint32_t who = p->def->create;

    if (!reg_may(c, p->def, who, NULL))
        return STR("");
    return str_printf(c->arena, "/register/" STR_FMT "/baru?f." STR_FMT "=%" PRId64,
                      STR_ARG(p->def->name), STR_ARG(p->field->name), r->id);
}

static void start_group(struct ctx *c, const struct pointing *p, const struct record *r,
                        struct related_group *g)
{
    struct str title = words_show(c, &p->def->title), label = words_show(c, &p->field->label);

    *g = (struct related_group){
        .label = str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(title), STR_ARG(label)),
        .href = str_printf(c->arena, "/register/" STR_FMT "?f." STR_FMT "=%" PRId64,
                           STR_ARG(p->def->name), STR_ARG(p->field->name), r->id),
        .add = add_address(c, p, r),
        .link = arena_array(c->arena, RELATED_ROWS, sizeof(*g->link)),
        .state = arena_array(c->arena, RELATED_ROWS, sizeof(*g->state)),
    };
}

static void add_row(struct ctx *c, const struct pointing *p, const struct db_value *cell,
                    struct related_group *g)
{
    if (g->n == RELATED_ROWS) {
        g->more = true;
        return;
    }
    g->link[g->n] =
        (struct part_link){ cell[2].s, str_printf(c->arena, "/register/" STR_FMT "/%" PRId64,
                                                  STR_ARG(p->def->name), cell[1].i) };
    g->state[g->n++] = state_show(c, p->def, cell[3].s);
}

enum status record_fill_related(struct ctx *c, struct record_page *v)
{
    struct pointing *p = arena_array(c->arena, RELATED_MAX, sizeof(*p));
    size_t n = find_pointing(c, v->r->def, p);
    struct db_rows rows = { 0 };
    struct stmt q;
    enum status s;

    if (n == 0)
        return ST_OK;
    stmt_init(&q, c);
    for (size_t i = 0; i < n; i++)
        put_part(&q, i, &p[i], v->r->id);
    stmt_put(&q, " ORDER BY 1, 2 DESC");
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_TEXT);
    stmt_col(&q, DB_TEXT);
    s = stmt_run(&q, &rows, NULL);
    if (s != ST_OK)
        return s;
    v->related = arena_array(c->arena, n + 1, sizeof(*v->related));
    for (size_t i = 0; i < n; i++)
        start_group(c, &p[i], v->r, &v->related[i]);
    v->n_related = n;
    for (size_t i = 0; i < rows.n_rows; i++) {
        const struct db_value *cell = &rows.cell[i * rows.n_cols];

        add_row(c, &p[cell[0].i], cell, &v->related[cell[0].i]);
    }
    return ST_OK;
}
