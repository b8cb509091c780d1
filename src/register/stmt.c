/* stmt.c: puts statements together. */
#include "register/stmt.h"

#include <assert.h>

#include "base/status.h"
#include "base/time.h"

void stmt_init(struct stmt *s, struct ctx *c)
{
    *s = (struct stmt){ .c = c };
    buf_init(&s->text, c->arena);
}

/* Most statements have a handful of each, a wide register's up to the limit. */
static void *grown(struct arena *a, const void *old, size_t n, size_t *cap, size_t size)
{
    void *p = NULL;

    *cap = *cap == 0 ? 8 : *cap * 2;
    p = arena_array(a, *cap, size);
    if (n > 0)
        memcpy(p, old, n * size);
    return p;
}

void stmt_put(struct stmt *s, const char *sql)
{
    buf_add(&s->text, str_of(sql));
}

void stmt_name(struct stmt *s, struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        assert((name.p[i] >= 'a' && name.p[i] <= 'z') || (name.p[i] >= '0' && name.p[i] <= '9') ||
               name.p[i] == '_');
    buf_add_char(&s->text, '"');
    buf_add(&s->text, name);
    buf_add_char(&s->text, '"');
}

int stmt_arg(struct stmt *s, struct db_value v)
{
    size_t cap = s->cap_arg;

    assert(s->n_arg < STMT_ARGS_MAX);
    if (s->n_arg == cap) {
        s->arg = grown(s->c->arena, s->arg, s->n_arg, &s->cap_arg, sizeof(*s->arg));
        s->type = grown(s->c->arena, s->type, s->n_arg, &cap, sizeof(*s->type));
    }
    s->arg[s->n_arg] = v;
    s->type[s->n_arg] = v.type;
    return (int)++s->n_arg;
}

/* "$12"; without printf, since a statement of many rows has thousands. */
static void put_place(struct buf *b, int n)
{
    char text[12];
    size_t at = sizeof(text);

    for (int left = n; left > 0; left /= 10)
        text[--at] = (char)('0' + left % 10);
    text[--at] = '$';
    buf_add(b, (struct str){ text + at, sizeof(text) - at });
}

int stmt_value(struct stmt *s, struct db_value v)
{
    int n = stmt_arg(s, v);

    put_place(&s->text, n);
    return n;
}

int stmt_int(struct stmt *s, int64_t v)
{
    return stmt_value(s, value_int(v));
}

void stmt_ints(struct stmt *s, const struct numbers *v, size_t most)
{
    assert(v->n > 0 && v->n <= most);
    for (size_t i = 0; i < most; i++) {
        stmt_put(s, i > 0 ? ", " : "");
        (void)stmt_int(s, v->at[i < v->n ? i : 0]);
    }
}

int stmt_text(struct stmt *s, struct str v)
{
    return stmt_value(s, value_text(v));
}

void stmt_expr(struct stmt *s, const struct reg_def *def, const struct expr *e, const char *alias,
               bool now)
{
    const struct expr_scope scope = { .def = def, .now = now };
    struct expr_params params = { 0 };

    if (now) {
        int32_t today = day_today(s->c->now, (int)s->c->who.zone);

        params.today = stmt_arg(s, value_text(date_iso(s->c->arena, today)));
        params.me = stmt_arg(s, value_int(s->c->who.person_id));
    }
    expr_put(&s->text, db_kind(s->c->db), e->text, &scope, alias, &params);
}

void stmt_col(struct stmt *s, enum db_type type)
{
    assert(s->n_col < STMT_COLS_MAX);
    if (s->n_col == s->cap_col)
        s->col = grown(s->c->arena, s->col, s->n_col, &s->cap_col, sizeof(*s->col));
    s->col[s->n_col++] = type;
}

struct query stmt_query(struct stmt *s, struct arena *a, const char *name)
{
    return (struct query){
        .name = name,
        .sql = str_z(a, buf_str(&s->text)),
        .params = s->n_arg == 0 ? NULL : arena_copy(a, s->type, s->n_arg * sizeof(*s->type)),
        .cols = s->n_col == 0 ? NULL : arena_copy(a, s->col, s->n_col * sizeof(*s->col)),
        .n_params = (unsigned short)s->n_arg,
        .n_cols = (unsigned char)s->n_col,
        .made = true,
    };
}

enum status stmt_run(struct stmt *s, struct db_rows *rows, int64_t *changed)
{
    struct query q = stmt_query(s, s->c->arena, "register");

    return ctx_run(s->c, &q, s->arg, rows, changed);
}

struct str stmt_key(struct stmt *s)
{
    struct buf b;

    buf_init(&b, s->c->arena);
    buf_add(&b, buf_str(&s->text));
    for (size_t i = 0; i < s->n_arg; i++) {
        const struct db_value *v = &s->arg[i];

        if (v->null)
            buf_add(&b, STR("\nnull"));
        else if (v->type == DB_TEXT)
            buf_printf(&b, "\n%zu " STR_FMT, v->s.n, STR_ARG(v->s));
        else
            buf_printf(&b, "\n%lld %a", (long long)v->i, v->d);
    }
    return buf_str(&b);
}

enum status stmt_read(struct stmt *s, struct numbers *out)
{
    struct db_rows rows = { 0 };
    enum status st = stmt_run(s, &rows, NULL);
    int64_t *at;

    if (st != ST_OK)
        return st;
    at = arena_array(s->c->arena, rows.n_rows * rows.n_cols + 1, sizeof(*at));
    for (size_t i = 0; i < rows.n_rows * rows.n_cols; i++)
        at[i] = rows.cell[i].i;
    *out = (struct numbers){ at, rows.n_rows * rows.n_cols };
    return ST_OK;
}

static enum status read_numbers(struct ctx *c, void *with, struct numbers *out)
{
    (void)c;
    return stmt_read(with, out);
}

enum status stmt_numbers(struct stmt *s, struct numbers *out)
{
    return numbers_kept(s->c, stmt_key(s), read_numbers, s, out);
}

/* ── values ── */

struct db_value value_int(int64_t v)
{
    return (struct db_value){ .type = DB_INT, .i = v };
}

struct db_value value_text(struct str s)
{
    return (struct db_value){ .type = DB_TEXT, .s = s };
}

struct db_value value_real(double v)
{
    return (struct db_value){ .type = DB_REAL, .d = v };
}

struct db_value value_null(enum db_type t)
{
    return (struct db_value){ .type = t, .null = true };
}

bool value_same(const struct db_value *a, const struct db_value *b)
{
    if (a->null || b->null)
        return a->null == b->null;
    if (a->type == DB_TEXT)
        return str_eq(a->s, b->s);
    return a->type == DB_REAL ? !(a->d < b->d) && !(a->d > b->d) : a->i == b->i;
}

enum db_type field_db_type(enum field_type t)
{
    switch (t) {
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_TIME:
    case FIELD_DURATION:
    case FIELD_YESNO:
    case FIELD_PERSON:
    case FIELD_UNIT:
    case FIELD_REF:
        return DB_INT;
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
        return DB_REAL;
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_DATE:
    case FIELD_CHOICE:
    case FIELD_CHOICES:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_ADDRESS:
    case FIELD_TYPES:
    default:
        return DB_TEXT;
    }
}
