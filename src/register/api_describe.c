/*
 * api_describe.c: definitions as JSON: for programs that fill in records (GET /api/v1/registers),
 * and as schemas of /api/v1/openapi.json.
 */
#include "base/buf.h"
#include "core/app.h"
#include "core/openapi.h"
#include "register/api.h"
#include "register/scope.h"

static bool is_typed(const struct reg_field *f)
{
    return f->computed.text.n == 0 && f->total.of == NULL;
}

static void put_flag(struct json *j, const char *key, bool v)
{
    if (!v)
        return;
    json_key(j, key);
    json_bool(j, true);
}

/* ── The definition ── */

static void put_who(struct json *j, const char *key, uint32_t who)
{
    json_key(j, key);
    json_open(j, '[');
    for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        if ((who & (UINT32_C(1) << r)) != 0)
            json_str(j, str_of(role_name((enum role)r)));
    }
    if ((who & REG_WHO_OWNER) != 0)
        json_str(j, STR("owner"));
    if ((who & REG_WHO_CREATOR) != 0)
        json_str(j, STR("creator"));
    if ((who & REG_WHO_IN_CHARGE) != 0)
        json_str(j, STR("in_charge"));
    json_close(j);
}

static void put_options(struct json *j, const struct reg_field *f)
{
    json_key(j, "options");
    json_open(j, '[');
    for (size_t i = 0; i < f->n_option; i++) {
        json_open(j, '{');
        json_put_str(j, "name", f->option[i].name);
        api_put_words(j, "label", &f->option[i].label);
        json_close(j);
    }
    json_close(j);
}

static void put_limits(struct json *j, const struct reg_field *f)
{
    if (f->has_min) {
        json_key(j, "min");
        json_number(j, f->min);
    }
    if (f->has_max) {
        json_key(j, "max");
        json_number(j, f->max);
    }
    if (f->type == FIELD_TABLE) {
        json_put_int(j, "rows", (int64_t)f->max_rows);
        json_put_int(j, "min_rows", (int64_t)f->min_rows);
    }
    if (f->pattern.n > 0)
        json_put_str(j, "pattern", f->pattern);
    if (f->when.text.n > 0)
        json_put_str(j, "when", f->when.text);
    if (f->otherwise.n > 0)
        json_put_str(j, "default", f->otherwise);
    if (f->to != NULL)
        json_put_str(j, "to", f->to->name);
}

/* All but a table's columns. */
static void put_plain(struct json *j, const struct reg_field *f)
{
    json_put_str(j, "name", f->name);
    json_put_str(j, "type", str_of(field_type_name(f->type)));
    api_put_words(j, "label", &f->label);
    if (f->help.in[0].n > 0)
        api_put_words(j, "help", &f->help);
    put_flag(j, "required", f->required);
    put_flag(j, "personal", f->personal);
    put_flag(j, "owner", f->owner);
    put_flag(j, "subject", f->subject);
    put_flag(j, "unique", f->unique);
    put_flag(j, "past", f->past);
    put_flag(j, "future", f->future);
    put_flag(j, "list", f->list);
    put_flag(j, "filter", f->filter);
    put_flag(j, "search", f->search);
    put_flag(j, "computed", !is_typed(f));
    put_limits(j, f);
    if (f->n_option > 0)
        put_options(j, f);
}

static void put_field(struct json *j, const struct reg_field *f)
{
    json_open(j, '{');
    put_plain(j, f);
    if (f->n_cell > 0) {
        json_key(j, "columns");
        json_open(j, '[');
        for (size_t i = 0; i < f->n_cell; i++) {
            json_open(j, '{');
            put_plain(j, &f->cell[i]);
            json_close(j);
        }
        json_close(j);
    }
    json_close(j);
}

static void put_names(struct json *j, const char *key, const struct reg_field *const *field,
                      size_t n)
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        json_str(j, field[i]->name);
    json_close(j);
}

static void put_states(struct json *j, const struct reg_def *def)
{
    static const char *const kinds[] = { "new", "active", "waiting", "done", "ended" };

    json_key(j, "states");
    json_open(j, '[');
    for (size_t i = 0; i < def->n_state; i++) {
        json_open(j, '{');
        json_put_str(j, "name", def->state[i].name);
        api_put_words(j, "label", &def->state[i].label);
        json_put_str(j, "kind", str_of(kinds[def->state[i].kind]));
        json_close(j);
    }
    json_close(j);
}

static void put_move(struct json *j, const struct reg_def *def, const struct reg_move *m)
{
    json_open(j, '{');
    json_put_str(j, "name", m->name);
    api_put_words(j, "label", &m->label);
    json_key(j, "from");
    json_open(j, '[');
    for (size_t i = 0; i < def->n_state; i++) {
        if ((m->from & (UINT64_C(1) << i)) != 0)
            json_str(j, def->state[i].name);
    }
    json_close(j);
    json_put_str(j, "to", def->state[m->to].name);
    put_who(j, "by", m->by);
    put_names(j, "ask", m->ask, m->n_ask);
    put_names(j, "require", m->require, m->n_require);
    put_flag(j, "reason", m->reason);
    put_flag(j, "other", m->other);
    put_flag(j, "guarded", m->when.text.n > 0);
    json_close(j);
}

static void put_rules(struct json *j, const struct reg_def *def)
{
    static const char *const units[RULE_UNITS] = { "workdays", "days",    "hours", "months",
                                                   "rupiah",   "percent", "count" };

    json_key(j, "rules");
    json_open(j, '[');
    for (size_t i = 0; i < def->n_rule; i++) {
        const struct reg_rule *r = &def->rule[i];

        json_open(j, '{');
        json_put_str(j, "name", r->name);
        api_put_words(j, "label", &r->label);
        json_put_str(j, "unit", str_of(units[r->unit]));
        json_key(j, "values");
        json_open(j, '[');
        for (size_t k = 0; k < r->n_value; k++) {
            json_open(j, '{');
            json_key(j, "value");
            json_number(j, r->value[k].value);
            json_put_str(j, "from", r->value[k].from);
            json_put_str(j, "until", r->value[k].until);
            json_put_str(j, "law", r->value[k].law);
            put_flag(j, "confirmed", r->value[k].confirmed);
            json_close(j);
        }
        json_close(j);
        json_close(j);
    }
    json_close(j);
}

static void put_rights(struct json *j, const struct reg_def *def)
{
    json_key(j, "rights");
    json_open(j, '{');
    put_who(j, "read", def->read);
    put_who(j, "create", def->create);
    put_who(j, "edit", def->edit);
    put_who(j, "remove", def->remove);
    put_who(j, "personal", def->personal);
    put_who(j, "manage", def->manage);
    json_close(j);
}

static void put_head(struct json *j, const struct reg_def *def)
{
    json_put_str(j, "name", def->name);
    api_put_words(j, "title", &def->title);
    api_put_words(j, "one", &def->one);
    json_put_str(j, "group", def->group);
    json_key(j, "decree");
    json_open(j, '[');
    for (size_t i = 0; i < def->n_decree; i++)
        json_str(j, def->decree[i]);
    json_close(j);
}

enum status api_register(struct ctx *c)
{
    const struct reg_def *def = c->reg;
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    put_head(&j, def);
    api_put_words(&j, "about", &def->about);
    json_put_str(&j, "number", def->number);
    put_rights(&j, def);
    json_key(&j, "fields");
    json_open(&j, '[');
    for (size_t i = 0; i < def->n_field; i++)
        put_field(&j, &def->field[i]);
    json_close(&j);
    json_key(&j, "unique");
    json_open(&j, '[');
    for (size_t i = 0; i < def->n_together; i++)
        json_str(&j, def->together[i]->name);
    json_close(&j);
    put_states(&j, def);
    json_key(&j, "moves");
    json_open(&j, '[');
    for (size_t i = 0; i < def->n_move; i++)
        put_move(&j, def, &def->move[i]);
    json_close(&j);
    put_rules(&j, def);
    json_key(&j, "filters");
    json_open(&j, '[');
    for (size_t i = 0; i < def->n_filter; i++)
        json_str(&j, def->filter[i].name);
    json_close(&j);
    json_key(&j, "measures");
    json_open(&j, '[');
    for (size_t i = 0; i < def->n_measure; i++)
        json_str(&j, def->measure[i].name);
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

enum status api_registers(struct ctx *c)
{
    const struct reg_all *all = c->app->registers;
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "registers");
    json_open(&j, '[');
    for (size_t i = 0; all != NULL && i < all->n; i++) {
        if (!reg_lets_in(c, all->def[i]))
            continue;
        json_open(&j, '{');
        put_head(&j, all->def[i]);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

/* ── OpenAPI ── */

struct operation {
    enum method method;
    const char *path, *what, *in, *out;
};

#define AS_DOC(method, path, right, handle, scope, what, in, out) { method, path, what, in, out },
static const struct operation operations[] = { REG_API_OPS(AS_DOC) };
#undef AS_DOC

/* "*_write" of guest_book is "guest_book_write". */
static const char *schema_of(struct ctx *c, const struct reg_def *def, const char *name)
{
    return name[0] == '*'
               ? str_z(c->arena, str_printf(c->arena, STR_FMT "%s", STR_ARG(def->name), name + 1))
               : name;
}

static const char *path_of(struct ctx *c, const struct reg_def *def, const char *path)
{
    static const char prefix[] = REG_API "/:register";

    return str_z(c->arena, str_printf(c->arena, "%s/" STR_FMT "%s", REG_API, STR_ARG(def->name),
                                      path + sizeof(prefix) - 1));
}

void reg_openapi_paths(struct ctx *c, struct json *j)
{
    const struct reg_all *all = c->app->registers;
    struct api_doc doc[ARRAY_LEN(operations)];

    for (size_t i = 0; i < 2; i++) /* those of no register in particular */
        doc[i] = (struct api_doc){ operations[i].method, operations[i].path, operations[i].what,
                                   operations[i].in,     operations[i].out,  false };
    openapi_paths(c, j, doc, 2);
    for (size_t r = 0; all != NULL && r < all->n; r++) {
        const struct reg_def *def = all->def[r];

        for (size_t i = 2; i < ARRAY_LEN(operations); i++) {
            const struct operation *op = &operations[i];

            doc[i] = (struct api_doc){ op->method,
                                       path_of(c, def, op->path),
                                       op->what,
                                       schema_of(c, def, op->in),
                                       schema_of(c, def, op->out),
                                       false };
        }
        openapi_paths(c, j, doc + 2, ARRAY_LEN(operations) - 2);
    }
}

static void put_ref(struct ctx *c, struct json *j, struct str name)
{
    json_open(j, '{');
    json_put_str(j, "$ref", str_printf(c->arena, "#/components/schemas/" STR_FMT, STR_ARG(name)));
    json_close(j);
}

/* The JSON type of a field's values, and its format; NULL: none. */
static const struct {
    const char *type, *format;
} json_types[FIELD_TYPES] = {
    [FIELD_TEXT] = { "string", NULL },      [FIELD_LONGTEXT] = { "string", NULL },
    [FIELD_INTEGER] = { "integer", NULL },  [FIELD_DECIMAL] = { "number", NULL },
    [FIELD_PERCENT] = { "number", NULL },   [FIELD_MONEY] = { "integer", "int64" },
    [FIELD_DATE] = { "string", "date" },    [FIELD_TIME] = { "string", "date-time" },
    [FIELD_DURATION] = { "integer", NULL }, [FIELD_CHOICE] = { "string", NULL },
    [FIELD_CHOICES] = { "array", NULL },    [FIELD_YESNO] = { "boolean", NULL },
    [FIELD_PERSON] = { "object", NULL },    [FIELD_UNIT] = { "object", NULL },
    [FIELD_REF] = { "object", NULL },       [FIELD_ADDRESS] = { "string", NULL },
    [FIELD_TABLE] = { "array", NULL },      [FIELD_FILE] = { "array", NULL },
};

static void put_enum(struct json *j, const struct reg_field *f)
{
    json_key(j, "enum");
    json_open(j, '[');
    for (size_t i = 0; i < f->n_option; i++)
        json_str(j, f->option[i].name);
    json_close(j);
}

static void put_range(struct json *j, const struct reg_field *f)
{
    bool text = f->type == FIELD_TEXT || f->type == FIELD_LONGTEXT;

    if (f->has_min) {
        json_key(j, "minimum");
        json_number(j, f->min);
    }
    if (f->has_max) {
        json_key(j, text ? "maxLength" : "maximum");
        json_number(j, f->max);
    }
    if (f->type == FIELD_TABLE)
        json_put_int(j, "maxItems", (int64_t)f->max_rows);
}

/* All but a table's columns. */
static void put_plain_schema(struct json *j, const struct reg_field *f)
{
    json_put_str(j, "type", str_of(json_types[f->type].type));
    if (json_types[f->type].format != NULL)
        json_put_str(j, "format", str_of(json_types[f->type].format));
    json_put_str(j, "description",
                 f->help.in[LANG_EN].n > 0 ? f->help.in[LANG_EN] : f->label.in[LANG_EN]);
    put_flag(j, "readOnly", !is_typed(f) || f->type == FIELD_FILE);
    if (f->type == FIELD_CHOICE)
        put_enum(j, f);
    if (f->type == FIELD_CHOICES || f->type == FIELD_FILE) {
        json_key(j, "items");
        json_open(j, '{');
        json_put_str(j, "type", STR("string"));
        if (f->type == FIELD_CHOICES)
            put_enum(j, f);
        json_close(j);
    }
    put_range(j, f);
}

static void put_columns_schema(struct ctx *c, struct json *j, const struct reg_field *table)
{
    json_key(j, "items");
    json_open(j, '{');
    json_put_str(j, "type", STR("object"));
    json_key(j, "properties");
    json_open(j, '{');
    for (size_t i = 0; i < table->n_cell; i++) {
        json_key(j, str_z(c->arena, table->cell[i].name));
        json_open(j, '{');
        put_plain_schema(j, &table->cell[i]);
        json_close(j);
    }
    json_close(j);
    json_close(j);
}

static void put_schema(struct ctx *c, struct json *j, const struct reg_field *f)
{
    json_open(j, '{');
    put_plain_schema(j, f);
    if (f->type == FIELD_TABLE)
        put_columns_schema(c, j, f);
    json_close(j);
}

static void put_fields_schema(struct ctx *c, struct json *j, const struct reg_def *def)
{
    json_key(j, str_z(c->arena, def->name));
    json_open(j, '{');
    json_put_str(j, "type", STR("object"));
    json_put_str(j, "description", def->about.in[LANG_EN]);
    json_key(j, "properties");
    json_open(j, '{');
    for (size_t i = 0; i < def->n_column; i++) {
        json_key(j, str_z(c->arena, def->column[i].name));
        put_schema(c, j, def->column[i].field);
    }
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type != FIELD_TABLE)
            continue;
        json_key(j, str_z(c->arena, def->field[i].name));
        put_schema(c, j, &def->field[i]);
    }
    json_close(j);
    json_close(j);
}

/* An object of plain members and a reference to the fields. */
static void put_holder(struct ctx *c, struct json *j, const struct reg_def *def, const char *schema,
                       const char *members)
{
    struct str rest = str_of(members);

    json_key(j, schema_of(c, def, schema));
    json_open(j, '{');
    json_put_str(j, "type", STR("object"));
    json_key(j, "properties");
    json_open(j, '{');
    while (rest.n > 0) {
        struct str type = str_cut(&rest, ' '), name = str_cut(&type, ':');

        json_key(j, str_z(c->arena, name));
        json_open(j, '{');
        json_put_str(j, "type", type.p[0] == 'i' ? STR("integer") : STR("string"));
        json_close(j);
    }
    json_key(j, "fields");
    put_ref(c, j, def->name);
    json_close(j);
    json_close(j);
}

static void put_list(struct ctx *c, struct json *j, const struct reg_def *def)
{
    json_key(j, schema_of(c, def, "*_list"));
    json_open(j, '{');
    json_put_str(j, "type", STR("object"));
    json_key(j, "properties");
    json_open(j, '{');
    json_key(j, "records");
    json_open(j, '{');
    json_put_str(j, "type", STR("array"));
    json_key(j, "items");
    put_ref(c, j, str_of(schema_of(c, def, "*_record")));
    json_close(j);
    json_key(j, "next");
    json_open(j, '{');
    json_put_str(j, "type", STR("string"));
    json_close(j);
    json_close(j);
    json_close(j);
}

void reg_openapi_schemas(struct ctx *c, struct json *j)
{
    static const struct {
        const char *name, *members;
    } shared[] = {
        { "Registers", "registers:[" },
        { "Register", "name:s title:o one:o about:o group:s number:s rights:o fields:[ states:[ "
                      "moves:[" },
        { "RecordRemove", "version:i* reason:s*" },
        { "RecordRemoved", "removed:i" },
    };
    const struct reg_all *all = c->app->registers;

    for (size_t i = 0; i < ARRAY_LEN(shared); i++) {
        json_key(j, shared[i].name);
        openapi_schema(c, j, shared[i].members);
    }
    for (size_t i = 0; all != NULL && i < all->n; i++) {
        const struct reg_def *def = all->def[i];

        put_fields_schema(c, j, def);
        put_holder(c, j, def, "*_record",
                   "register:s id:i version:i number:s title:s state:s creator:s created_on:s "
                   "due_on:s closed_on:s");
        put_holder(c, j, def, "*_write", "version:i");
        put_holder(c, j, def, "*_move", "version:i reason:s");
        put_list(c, j, def);
    }
}
