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

static int by_newest(const void *a, const void *b)
{
    const struct pick *x = a, *y = b;

    return (x->id < y->id) - (x->id > y->id);
}

/* ── one statement for all lists ── */

/* A name that two people share says which. */
static void put_persons(struct stmt *q)
{
    stmt_put(q, "SELECT id, name || CASE WHEN COUNT(*) OVER (PARTITION BY name) > 1 AND position "
                "<> '' THEN ' (' || position || ')' ELSE '' END AS text FROM person WHERE "
                "unit_id = ");
    (void)stmt_int(q, q->c->who.unit_id);
    stmt_put(q, " AND active = 1 ORDER BY name, id");
}

/* The newest ones that the asker may know of and that the definition lets be chosen. */
static void put_records(struct stmt *q, const struct reg_field *f)
{
    stmt_put(q, "SELECT r.id, t.title AS text FROM (SELECT * FROM ");
    stmt_name(q, sql_table(q->c->arena, f->to));
    stmt_put(q, " WHERE unit_id = ");
    (void)stmt_int(q, q->c->who.unit_id);
    stmt_put(q, ") AS r JOIN record t ON t.id = r.id WHERE 1 = 1");
    if (f->where.text.n > 0) {
        stmt_put(q, " AND ");
        stmt_expr(q, f->to, &f->where, "r", true);
    }
    sql_guard(q, f->to);
    stmt_put(q, " ORDER BY r.id DESC");
}

static void put_list(struct stmt *q, size_t at, bool first, const struct reg_field *f)
{
    stmt_put(q, first ? "SELECT " : " UNION ALL SELECT ");
    (void)stmt_int(q, (int64_t)at);
    stmt_put(q, " AS list, id, text FROM (");
    if (f->type == FIELD_PERSON)
        put_persons(q);
    else if (f->type == FIELD_UNIT)
        stmt_put(q, "SELECT id, name AS text FROM unit ORDER BY path");
    else
        put_records(q, f);
    stmt_put(q, " LIMIT ");
    (void)stmt_int(q, PICKS_MAX + 1);
    buf_printf(&q->text, ") AS l%zu", at);
}

static bool is_same_list(const struct reg_field *a, const struct reg_field *b)
{
    if (a == b)
        return true;
    return a->type == b->type &&
           (a->type != FIELD_REF || (a->to == b->to && str_eq(a->where.text, b->where.text)));
}

static struct picks *find_known(struct picks_known *known, const struct reg_field *f)
{
    for (size_t i = 0; i < known->n; i++) {
        if (is_same_list(known->list[i].field, f))
            return &known->list[i].picks;
    }
    return NULL;
}

/* A page that needs more lists than this asks for names instead. */
static void add_list(struct ctx *c, struct picks_known *known, const struct reg_field *f)
{
    if (!field_is_pick(f) || find_known(known, f) != NULL || known->n == PICKS_KNOWN_MAX)
        return;
    known->list[known->n].field = f;
    known->list[known->n].picks =
        (struct picks){ .p = arena_array(c->arena, PICKS_MAX + 1, sizeof(struct pick)),
                        .id = str_printf(c->arena, "pilihan-%zu", known->n) };
    known->n++;
}

static void take_rows(struct picks_known *known, const struct db_rows *rows)
{
    for (size_t i = 0; i < rows->n_rows; i++) {
        const struct db_value *cell = &rows->cell[i * rows->n_cols];
        struct picks *p = &known->list[cell[0].i].picks;

        p->p[p->n++] = (struct pick){ cell[1].i, cell[2].s };
    }
}

/* A citizen knows what a service is called, not its number in the register; on a telephone there is
 * room for one of them. */
static struct str without_number(const struct reg_field *f, struct str title)
{
    for (size_t i = 0; f->type == FIELD_REF && f->to->number.n > 0 && i < title.n; i++) {
        struct str rest = str_sub(title, i, title.n);

        if (str_starts(rest, STR(" · ")))
            return str_sub(rest, sizeof(" · ") - 1, rest.n);
    }
    return title;
}

static void put_in_order(const struct ctx *c, struct picks_known *known, size_t from)
{
    for (size_t i = from; i < known->n; i++) {
        struct picks *p = &known->list[i].picks;

        p->more = p->n > PICKS_MAX;
        for (size_t k = 0; k < p->n && c->for_public && !p->more; k++)
            p->p[k].text = without_number(known->list[i].field, p->p[k].text);
        if (p->n > 1)
            qsort(p->p, p->n, sizeof(*p->p), p->more ? by_newest : by_text);
        p->n = p->more ? PICKS_MAX : p->n;
    }
}

static enum status read_lists(struct ctx *c, struct picks_known *known, size_t from)
{
    struct db_rows rows = { 0 };
    struct stmt q;
    enum status s;

    if (from == known->n)
        return ST_OK;
    stmt_init(&q, c);
    for (size_t i = from; i < known->n; i++)
        put_list(&q, i, i == from, known->list[i].field);
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_TEXT);
    s = stmt_run(&q, &rows, NULL);
    if (s != ST_OK)
        return s;
    take_rows(known, &rows);
    put_in_order(c, known, from);
    return ST_OK;
}

enum status picks_read(struct ctx *c, struct picks_known *known,
                       const struct reg_field *const *field, size_t n)
{
    size_t from = known->n;

    for (size_t i = 0; i < n; i++) {
        add_list(c, known, field[i]);
        for (size_t k = 0; field[i]->type == FIELD_TABLE && k < field[i]->n_cell; k++)
            add_list(c, known, &field[i]->cell[k]);
    }
    return read_lists(c, known, from);
}

enum status picks_find(struct ctx *c, struct picks_known *known, const struct reg_field *f,
                       struct picks **out)
{
    enum status s = picks_read(c, known, &f, 1);

    if (s != ST_OK)
        return s;
    *out = find_known(known, f);
    if (*out == NULL)
        *out = arena_new(c->arena, struct picks);
    return ST_OK;
}

/* ── names and numbers ── */

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
