/* api_record.c: records as JSON. */
#include <inttypes.h>

#include "register/api.h"
#include "register/list.h"
#include "register/personal.h"
#include "register/scope.h"

void api_put_words(struct json *j, const char *key, const struct words *w)
{
    json_key(j, key);
    json_open(j, '{');
    json_put_str(j, "id", w->in[LANG_ID]);
    json_put_str(j, "en", w->in[LANG_EN]);
    json_close(j);
}

/* ── Values ── */

static void put_words_of(struct json *j, struct str words)
{
    json_open(j, '[');
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');

        if (word.n > 0)
            json_str(j, word);
    }
    json_close(j);
}

static void put_pointer(struct json *j, int64_t id, struct str name)
{
    json_open(j, '{');
    json_put_int(j, "id", id);
    json_put_str(j, "name", name);
    json_close(j);
}

static void put_value(struct ctx *c, struct json *j, const struct reg_field *f,
                      const struct db_value *v, struct str shown)
{
    if (v->null)
        json_none(j);
    else if (f->type == FIELD_PERSON || f->type == FIELD_UNIT || f->type == FIELD_REF)
        put_pointer(j, v->i, shown);
    else if (f->type == FIELD_TIME)
        json_str(j, time_iso(c->arena, v->i));
    else if (f->type == FIELD_YESNO)
        json_bool(j, v->i != 0);
    else if (f->type == FIELD_CHOICES)
        put_words_of(j, v->s);
    else if (v->type == DB_INT)
        json_int(j, v->i);
    else if (v->type == DB_REAL)
        json_number(j, v->d);
    else
        json_str(j, v->s);
}

static enum status put_table(struct ctx *c, struct json *j, const struct record *r,
                             const struct reg_field *table)
{
    struct record_rows rows = { 0 };
    enum status s = record_rows(c, r, table, &rows);

    if (s != ST_OK)
        return s;
    json_key(j, str_z(c->arena, table->name));
    json_open(j, '[');
    for (size_t i = 0; i < rows.n_row; i++) {
        json_open(j, '{');
        for (size_t k = 0; k < table->n_cell; k++) {
            size_t at = i * rows.n_column + k;

            json_key(j, str_z(c->arena, table->cell[k].name));
            put_value(c, j, &table->cell[k], &rows.value[at], rows.shown[at]);
        }
        json_close(j);
    }
    json_close(j);
    return ST_OK;
}

enum status api_put_fields(struct ctx *c, struct json *j, const struct record *r, bool personal,
                           bool tables)
{
    const struct reg_def *def = r->def;
    enum status s = ST_OK;

    json_key(j, "fields");
    json_open(j, '{');
    for (size_t i = 0; i < def->n_column; i++) {
        if (def->column[i].field->personal && !personal)
            continue;
        json_key(j, str_z(c->arena, def->column[i].name));
        put_value(c, j, def->column[i].field, &r->value[i], r->shown[i]);
    }
    for (size_t i = 0; s == ST_OK && tables && i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE && (personal || !def->field[i].personal))
            s = put_table(c, j, r, &def->field[i]);
    }
    json_close(j);
    return s;
}

static void put_head(struct json *j, const struct record *r)
{
    json_put_int(j, "id", r->id);
    json_put_int(j, "version", r->version);
    json_put_str(j, "number", r->number);
    json_put_str(j, "title", r->title);
    json_put_str(j, "state", r->state);
    json_put_str(j, "creator", r->creator);
    json_put_str(j, "created_on", r->created_on);
    json_put_str(j, "due_on", r->due_on);
    json_put_str(j, "closed_on", r->closed_on);
}

/* The moves that the asker may make now. */
static void put_moves(struct ctx *c, struct json *j, const struct record *r)
{
    json_key(j, "moves");
    json_open(j, '[');
    for (size_t i = 0; i < r->def->n_move; i++) {
        if (record_may_move(c, r, &r->def->move[i]))
            json_str(j, r->def->move[i].name);
    }
    json_close(j);
}

/* Whether there is anything personal to see: an empty field is nobody's look. */
static bool holds_personal(const struct record *r)
{
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->personal && (f->column < 0 || record_filled(r, f)))
            return true;
    }
    return false;
}

enum status api_put_record(struct ctx *c, struct json *j, const struct record *r)
{
    bool personal = reg_has_personal(r->def) && reg_may(c, r->def, r->def->personal, r);
    enum status s = personal && holds_personal(r) ? record_seen(c, r, "seen") : ST_OK;

    if (s != ST_OK)
        return s;
    json_open(j, '{');
    json_put_str(j, "register", r->def->name);
    put_head(j, r);
    s = api_put_fields(c, j, r, personal, true);
    put_moves(c, j, r);
    json_close(j);
    return s;
}

/* ── Handlers ── */

enum status api_record(struct ctx *c)
{
    struct json j;

    json_init(&j, c->arena);
    enum status s = api_put_record(c, &j, c->record);
    return s == ST_OK ? api_send(c, &j) : s;
}

/* Where the list goes on: with the same conditions. */
static void put_next(struct ctx *c, struct json *j, const struct reg_list_query *q,
                     struct api_window w, bool more)
{
    struct str address = reg_list_address(c, q);

    json_key(j, "next");
    if (!more)
        json_none(j);
    else
        json_str(j, str_printf(c->arena, STR_FMT "?" STR_FMT "%soffset=%" PRId64 "&limit=%" PRId64,
                               STR_ARG(c->req->path), STR_ARG(address), address.n > 0 ? "&" : "",
                               w.offset + w.limit, w.limit));
}

static void all_columns(struct ctx *c, struct reg_list_query *q)
{
    q->column = arena_array(c->arena, q->def->n_field + 1, sizeof(const struct reg_field *));
    q->n_column = 0;
    for (size_t i = 0; i < q->def->n_field; i++) {
        if (q->def->field[i].column >= 0)
            q->column[q->n_column++] = &q->def->field[i];
    }
}

enum status api_records(struct ctx *c)
{
    struct api_window w = api_window(c);
    struct reg_list_query *q = arena_new(c->arena, struct reg_list_query),
                          *all = arena_new(c->arena, struct reg_list_query);
    struct reg_list list = { 0 };
    struct json j;
    enum status s;

    reg_list_read(c, c->reg, q);
    if (q->bad.n > 0)
        return refuse_with(c, ST_INVALID, "register.export.bad", q->bad, STR(""));
    *all = *q;
    all_columns(c, all);
    s = reg_list_long(c, all, w.offset, w.limit + 1, &list);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "records");
    json_open(&j, '[');
    for (size_t i = 0; s == ST_OK && i < list.n && (int64_t)i < w.limit; i++) {
        json_open(&j, '{');
        put_head(&j, &list.row[i]);
        s = api_put_fields(c, &j, &list.row[i], false, false);
        json_close(&j);
    }
    if (s != ST_OK)
        return s;
    json_close(&j);
    put_next(c, &j, q, w, (int64_t)list.n > w.limit);
    json_close(&j);
    return api_send(c, &j);
}

#define AS_ROUTE(method, path, right, handle, scope, what, in, out) \
    { method, path, right, handle, scope, (method) == POST ? BODY_JSON : BODY_NONE },
const struct route register_api_routes[] = {
    REG_API_OPS(AS_ROUTE){ GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
#undef AS_ROUTE
