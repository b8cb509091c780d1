/*
 * api_write.c: records made, changed, moved and removed through the API. JSON becomes the texts of
 * a form (form.h), which is checked as a page's form is; what is wrong is said for each field.
 */
#include "base/number.h"
#include "core/error_page.h"
#include "register/api.h"
#include "register/scope.h"

/* ── From JSON to texts ── */

static const struct reg_field *field_of_column(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_column; i++) {
        if (str_eq(def->column[i].name, name))
            return def->column[i].field;
    }
    return reg_field(def, name);
}

/* "2025-03-04T02:00:00Z", "...+07:00" as the unit's wall clock shows it; anything else stays. */
static struct str local_time(struct ctx *c, struct str s)
{
    int64_t hour = 0, minute = 0, ahead = 0, ahead_minutes = 0;
    int32_t day = 0;
    bool utc = str_ends(s, STR("Z")) || str_ends(s, STR("z"));
    struct str zone = s.n > 22 ? str_sub(s, s.n - 6, 6) : STR("");
    bool offset = zone.n == 6 && (zone.p[0] == '+' || zone.p[0] == '-') && zone.p[3] == ':';

    if ((!utc && !offset) || s.n < 17 || !date_parse(str_sub(s, 0, 10), &day) ||
        !int_parse_range(str_sub(s, 11, 2), 0, 23, &hour) ||
        !int_parse_range(str_sub(s, 14, 2), 0, 59, &minute))
        return s;
    if (offset && (!int_parse_range(str_sub(zone, 1, 2), 0, 14, &ahead) ||
                   !int_parse_range(str_sub(zone, 4, 2), 0, 59, &ahead_minutes)))
        return s;
    struct civil v = day_civil(day);
    v.hour = (int)hour;
    v.minute = (int)minute;
    int64_t shift = (ahead * 60 + ahead_minutes) * MINUTE;
    int64_t at = time_from_civil(v, 0) - (offset && zone.p[0] == '-' ? -shift : shift);
    v = time_civil(at, (int)c->who.zone);
    return str_printf(c->arena, "%04d-%02d-%02dT%02d:%02d", v.year, v.month, v.day, v.hour,
                      v.minute);
}

/* Words of an array, with blanks between them. */
static bool text_of_array(struct ctx *c, const json_t *v, struct str *out)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < json_array_size(v); i++) {
        const json_t *one = json_array_get(v, i);

        if (!json_is_string(one))
            return false;
        if (b.n > 0)
            buf_add_char(&b, ' ');
        buf_add(&b, (struct str){ json_string_value(one), json_string_length(one) });
    }
    *out = buf_str(&b);
    return true;
}

/* False: nothing that such a field could hold. */
static bool text_of(struct ctx *c, const struct reg_field *f, const json_t *v, struct str *out)
{
    if (json_is_object(v))
        v = json_object_get(v, "id");
    if (v == NULL)
        return false;
    if (json_is_array(v))
        return f->type == FIELD_CHOICES && text_of_array(c, v, out);
    if (json_is_null(v))
        *out = STR("");
    else if (json_is_string(v))
        *out = str_trim(
            str_copy(c->arena, (struct str){ json_string_value(v), json_string_length(v) }));
    else if (json_is_integer(v))
        *out = str_printf(c->arena, "%lld", (long long)json_integer_value(v));
    else if (json_is_real(v))
        *out = decimal_plain(c->arena, json_real_value(v));
    else
        *out = json_is_true(v) ? STR("1") : STR("0");
    if (f->type == FIELD_TIME)
        *out = local_time(c, *out);
    return true;
}

/* `name` as the body has it; `field` that it means, or NULL. */
static void wrong(struct ctx *c, struct reg_form *f, const struct reg_field *field, struct str name,
                  const char *key)
{
    reg_form_wrong_text(c, f, field, str_z(c->arena, name),
                        tr_with(c->arena, c->lang, key, &name, 1));
}

static void read_row(struct ctx *c, struct reg_form *f, const struct reg_field *table, size_t row,
                     json_t *cells)
{
    const char *key;
    json_t *v;

    json_object_foreach(cells, key, v)
    {
        struct str name = str_copy(c->arena, str_of(key)), text = { 0 };
        const struct reg_field *col = NULL;

        for (size_t k = 0; k < table->n_cell; k++) {
            if (str_eq(table->cell[k].name, name))
                col = &table->cell[k];
        }
        struct str where =
            str_printf(c->arena, STR_FMT ".%zu." STR_FMT, STR_ARG(table->name), row, STR_ARG(name));

        if (col == NULL)
            wrong(c, f, table, where, "api.no_field");
        else if (!text_of(c, col, v, &text))
            wrong(c, f, table, where, "api.bad_value");
        else if (!reg_form_put_cell(c, f, table->name, row, name, text))
            wrong(c, f, table, where, "api.not_written");
    }
}

static void read_table(struct ctx *c, struct reg_form *f, const struct reg_field *table,
                       const json_t *rows)
{
    size_t at = (size_t)(table - f->def->field);

    if (!json_is_array(rows) || json_array_size(rows) > table->max_rows) {
        wrong(c, f, table, table->name,
              json_is_array(rows) ? "api.too_many_rows" : "api.bad_value");
        return;
    }
    f->table[at] = (struct reg_cells){ 0 };
    f->given[at] = true;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *cells = json_array_get(rows, i);

        if (json_is_object(cells))
            read_row(c, f, table, i, cells);
        else
            wrong(c, f, table, table->name, "api.bad_value");
    }
}

/* Personal fields of a record that is there are written by those who may see them, as on its page.
 */
static bool is_hidden(const struct ctx *c, const struct reg_form *f, const struct reg_field *field)
{
    return field->personal && f->old != NULL && !may(c, REG_PERSONAL, 0);
}

static void read_fields(struct ctx *c, struct reg_form *f, const json_t *body)
{
    json_t *fields = json_object_get(body, "fields"), *v;
    const char *key;

    if (fields != NULL && !json_is_object(fields)) {
        wrong(c, f, NULL, STR("fields"), "api.bad_value");
        return;
    }
    json_object_foreach(fields, key, v)
    {
        struct str name = str_copy(c->arena, str_of(key)), text = { 0 };
        const struct reg_field *field = field_of_column(f->def, name);

        if (field == NULL)
            wrong(c, f, NULL, name, "api.no_field");
        else if (is_hidden(c, f, field))
            wrong(c, f, field, name, "api.not_yours");
        else if (field->type == FIELD_TABLE)
            read_table(c, f, field, v);
        else if (!text_of(c, field, v, &text))
            wrong(c, f, field, name, "api.bad_value");
        else if (!reg_form_put(f, name, text))
            wrong(c, f, field, name, "api.not_written");
    }
}

/* ── What is wrong, by field ── */

/* "f.name" of the page's form is "name" here, and its reason has the body's word. */
static struct str field_name(const char *control)
{
    struct str s = str_of(control);

    if (str_eq(s, STR(REG_REASON)))
        return STR("reason");
    return s.n > 2 && s.p[1] == '.' && strchr("fbt", s.p[0]) != NULL ? str_sub(s, 2, s.n) : s;
}

static enum status send_errors(struct ctx *c, const struct reg_form *f)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "type", STR("about:blank"));
    json_put_str(&j, "title", tr(c->lang, "error.title_invalid"));
    json_put_int(&j, "status", 422);
    json_put_str(&j, "detail", f->error[0].text);
    json_key(&j, "errors");
    json_open(&j, '[');
    for (size_t i = 0; i < f->n_error; i++) {
        json_open(&j, '{');
        if (f->error[i].field != NULL)
            json_put_str(&j, "field", field_name(f->error[i].field));
        json_put_str(&j, "text", f->error[i].text);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    c->failure = (struct failure){ 0 };
    c->res->status = 422;
    c->res->body = json_text(&j);
    response_header(c->res, "Content-Type", STR("application/problem+json"));
    return ST_OK;
}

static enum status answer(struct ctx *c, const struct reg_form *f, enum status s, int64_t id)
{
    struct record *now = arena_new(c->arena, struct record);
    struct json j;

    if (s == ST_INVALID && f->n_error > 0)
        return send_errors(c, f);
    if (s == ST_OK)
        s = record_find(c, c->reg, id, now);
    /* Made for somebody else's eyes: there, and not shown. */
    bool hidden = s == ST_NOT_FOUND;

    json_init(&j, c->arena);
    if (hidden) {
        json_open(&j, '{');
        json_put_int(&j, "id", id);
        json_close(&j);
        s = ST_OK;
    } else if (s == ST_OK) {
        s = api_put_record(c, &j, now);
    }
    return s == ST_OK ? api_send(c, &j) : s;
}

/* ── Handlers ── */

enum status api_record_create(struct ctx *c)
{
    struct reg_form *f = arena_new(c->arena, struct reg_form);
    json_t *body = NULL;
    int64_t id = 0;
    enum status s = api_body(c, &body);

    if (s != ST_OK)
        return s;
    reg_form_init(c, f, c->reg);
    read_fields(c, f, body);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = record_create(c, f, &id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return answer(c, f, s, id);
}

/* The record as it is, with what the body says of it. */
static enum status read_change(struct ctx *c, struct reg_form *f, json_t **body)
{
    enum status s = api_body(c, body);

    if (s == ST_OK)
        s = reg_form_fill(c, f, c->record);
    if (s != ST_OK)
        return s;
    f->version = api_int(*body, "version", 0);
    if (f->version == 0) {
        wrong(c, f, NULL, STR("version"), "api.no_version");
        f->version = c->record->version;
    }
    read_fields(c, f, *body);
    return ST_OK;
}

enum status api_record_change(struct ctx *c)
{
    struct reg_form *f = arena_new(c->arena, struct reg_form);
    json_t *body = NULL;
    enum status s = read_change(c, f, &body);

    if (s != ST_OK)
        return s;
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = record_change(c, c->record, f);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return answer(c, f, s, c->record->id);
}

enum status api_record_move(struct ctx *c)
{
    const struct reg_move *m = reg_move(c->reg, path_str(c, "move"));
    struct reg_form *f = arena_new(c->arena, struct reg_form);
    json_t *body = NULL;
    enum status s = read_change(c, f, &body);

    if (s != ST_OK)
        return s;
    /* A move sets what it asks for, and nothing else. */
    for (size_t i = 0; i < c->reg->n_field; i++) {
        bool asked = false;

        for (size_t k = 0; k < m->n_ask; k++)
            asked = asked || m->ask[k] == &c->reg->field[i];
        if (f->given[i] && !asked)
            wrong(c, f, &c->reg->field[i], c->reg->field[i].name, "api.not_asked");
    }
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = record_move(c, c->record, m, f, api_text(body, "reason"));
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return answer(c, f, s, c->record->id);
}

enum status api_record_remove(struct ctx *c)
{
    json_t *body = NULL;
    struct json j;
    enum status s = api_body(c, &body);

    if (s == ST_OK && api_int(body, "version", 0) != c->record->version)
        return refuse(c, ST_CONFLICT, "api.other_version");
    if (s == ST_OK && api_text(body, "reason").n == 0)
        return refuse(c, ST_INVALID, "api.no_reason");
    if (s != ST_OK)
        return s;

    CLEANUP(tx_end) struct tx tx = { 0 };

    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = record_remove(c, c->record, api_text(body, "reason"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "removed", c->record->id);
    json_close(&j);
    return api_send(c, &j);
}
