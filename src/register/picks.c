/* picks.c: persons, offices and records to choose from. */
#include "register/picks.h"

#include <inttypes.h>
#include <stdlib.h>

#include "register/sql.h"

bool field_is_pick(const struct reg_field *f)
{
    return f->type == FIELD_PERSON || f->type == FIELD_UNIT || f->type == FIELD_REF;
}

static int by_text(const void *a, const void *b)
{
    const struct pick *x = a, *y = b;

    return str_cmp(x->text, y->text);
}

/* The newest ones that the asker may know of and that the definition lets be chosen. */
static enum status read_records(struct ctx *c, const struct reg_field *f, struct pick **out,
                                size_t *n)
{
    const struct reg_def *def = f->to;
    struct db_rows rows = { 0 };
    struct stmt q;
    enum status s;

    stmt_init(&q, c);
    stmt_put(&q, "SELECT r.id, t.title FROM (SELECT * FROM ");
    stmt_name(&q, sql_table(c->arena, def));
    stmt_put(&q, " WHERE unit_id = ");
    stmt_int(&q, c->who.unit_id);
    stmt_put(&q, ") AS r JOIN record t ON t.id = r.id WHERE 1 = 1");
    if (f->where.text.n > 0) {
        stmt_put(&q, " AND ");
        stmt_expr(&q, def, &f->where, "r", true);
    }
    sql_guard(&q, def);
    stmt_put(&q, " ORDER BY r.id DESC LIMIT ");
    stmt_int(&q, PICKS_MAX + 1);
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_TEXT);
    s = stmt_run(&q, &rows, NULL);
    if (s != ST_OK)
        return s;
    *n = rows.n_rows;
    *out = arena_array(c->arena, rows.n_rows + 1, sizeof(**out));
    for (size_t i = 0; i < rows.n_rows; i++)
        (*out)[i] = (struct pick){ rows.cell[2 * i].i, rows.cell[2 * i + 1].s };
    return ST_OK;
}

static enum status read_picks(struct ctx *c, const struct reg_field *f, struct picks *out)
{
    struct pick *p = NULL;
    size_t n = 0;
    enum status s;

    if (f->type == FIELD_PERSON)
        s = pick_persons(c, c->who.unit_id, PICKS_MAX + 1, &p, &n);
    else if (f->type == FIELD_UNIT)
        s = pick_units(c, PICKS_MAX + 1, &p, &n);
    else
        s = read_records(c, f, &p, &n);
    if (s != ST_OK)
        return s;
    out->more = n > PICKS_MAX;
    out->n = n > PICKS_MAX ? PICKS_MAX : n;
    if (f->type == FIELD_REF && !out->more && n > 1)
        qsort(p, n, sizeof(*p), by_text);
    out->p = p;
    return ST_OK;
}

static bool is_same_list(const struct reg_field *a, const struct reg_field *b)
{
    if (a == b)
        return true;
    return a->type == b->type &&
           (a->type != FIELD_REF || (a->to == b->to && str_eq(a->where.text, b->where.text)));
}

enum status picks_find(struct ctx *c, struct picks_known *known, const struct reg_field *f,
                       struct picks **out)
{
    enum status s;

    for (size_t i = 0; i < known->n; i++) {
        if (is_same_list(known->list[i].field, f)) {
            *out = &known->list[i].picks;
            return ST_OK;
        }
    }
    /* A definition has at most REG_FIELDS_MAX fields; a page that needs more lists than this asks
     * for numbers instead. */
    if (known->n == PICKS_KNOWN_MAX) {
        *out = arena_new(c->arena, struct picks);
        return ST_OK;
    }
    struct picks *p = &known->list[known->n].picks;

    s = read_picks(c, f, p);
    if (s != ST_OK)
        return s;
    p->id = str_printf(c->arena, "pilihan-%zu", known->n);
    known->list[known->n++].field = f;
    *out = p;
    return ST_OK;
}

struct str picks_text(const struct picks *p, struct str id)
{
    int64_t n = 0;

    if (!int_parse(id, &n))
        return STR("");
    for (size_t i = 0; i < p->n; i++) {
        if (p->p[i].id == n)
            return p->p[i].text;
    }
    return STR("");
}

static enum status find_named(struct ctx *c, const struct reg_field *f, struct str name,
                              int64_t **id, size_t *n)
{
    if (f->type == FIELD_PERSON)
        return pick_person_named(c, c->who.unit_id, name, id, n);
    if (f->type == FIELD_UNIT)
        return pick_unit_named(c, name, id, n);
    return pick_record_titled(c, c->who.unit_id, f->to->name, name, id, n);
}

enum status picks_settle(struct ctx *c, const struct reg_field *f, const struct picks *p,
                         struct str *typed)
{
    int64_t *id = NULL, number = 0;
    size_t n = 0;
    enum status s;

    if (typed->n == 0 || int_parse(*typed, &number))
        return ST_OK;
    for (size_t i = 0; i < p->n; i++) {
        if (str_eq(p->p[i].text, *typed)) {
            *typed = str_printf(c->arena, "%" PRId64, p->p[i].id);
            return ST_OK;
        }
    }
    if (!p->more)
        return ST_OK;
    s = find_named(c, f, *typed, &id, &n);
    if (s == ST_OK && n == 1)
        *typed = str_printf(c->arena, "%" PRId64, id[0]);
    return s;
}
