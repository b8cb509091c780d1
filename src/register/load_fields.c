/* load_fields.c: `sections` and `fields` of a definition, and the columns that they fill. */
#include <regex.h>

#include "base/number.h"
#include "base/time.h"
#include "base/utf8.h"
#include "register/loading.h"

#define OPTIONS_MAX 60
#define CELLS_MAX 24
#define ROWS_MAX 500
#define TEXT_CHARS_MAX 1000
#define LONG_CHARS_MAX 20000
#define WHOLE_LIMIT 9e14 /* exact as a double, and below what the databases hold */

#define BIT(t) (UINT32_C(1) << (t))
#define TEXTS (BIT(FIELD_TEXT) | BIT(FIELD_LONGTEXT))
#define NUMBERS                                                                        \
    (BIT(FIELD_INTEGER) | BIT(FIELD_DECIMAL) | BIT(FIELD_PERCENT) | BIT(FIELD_MONEY) | \
     BIT(FIELD_DURATION))
#define DAYS (BIT(FIELD_DATE) | BIT(FIELD_TIME))
#define CHOICES (BIT(FIELD_CHOICE) | BIT(FIELD_CHOICES))
#define EVERY (BIT(FIELD_TYPES) - 1)
#define WITHOUT_ROWS (EVERY & ~(BIT(FIELD_FILE) | BIT(FIELD_TABLE)))
#define ONE_COLUMN (WITHOUT_ROWS & ~BIT(FIELD_ADDRESS))
#define COMPUTED                                                                       \
    (BIT(FIELD_INTEGER) | BIT(FIELD_DECIMAL) | BIT(FIELD_MONEY) | BIT(FIELD_PERCENT) | \
     BIT(FIELD_TEXT) | BIT(FIELD_YESNO) | BIT(FIELD_DATE) | BIT(FIELD_DURATION))

/* A field while it is read: what is settled only when all its keys are known. */
struct reading {
    struct reg_field f; /* first, so that offsets of struct reg_field hold */
    const struct yaml *type, *min, *max, *otherwise, *total, *to, *columns, *section, *pattern;
};

/* ── sections ── */

void take_sections(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct reg_section, name),
          .needed = true },
        { .name = "label",
          .take = take_words,
          .at = offsetof(struct reg_section, label),
          .needed = true },
        { 0 },
    };
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`sections`", 20);
    struct reg_section *s = arena_array(l->a, n + 1, sizeof(*s));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a section", &s[i]);
    names_differ(l, v, "section");
    def->section = s;
    def->n_section = n;
}

static int section_index(struct load *l, const struct yaml *v)
{
    const struct reg_def *def = &l->d->def;

    if (v == NULL || !is_text(l, v, "the section"))
        return -1;
    for (size_t i = 0; i < def->n_section; i++) {
        if (str_eq(def->section[i].name, v->text))
            return (int)i;
    }
    wrong(l, v->line, "no section '" STR_FMT "' in `sections`", STR_ARG(v->text));
    return -1;
}

/* ── options of single keys ── */

static void take_options(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct reg_option, name),
          .needed = true },
        { .name = "label",
          .take = take_words,
          .at = offsetof(struct reg_option, label),
          .needed = true },
        { .name = "help", .take = take_words, .at = offsetof(struct reg_option, help) },
        { 0 },
    };
    struct reading *r = to;
    size_t n = load_list(l, v, "`options`", OPTIONS_MAX);
    struct reg_option *o = arena_array(l->a, n + 1, sizeof(*o));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "an option", &o[i]);
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "`options` is empty; name what may be chosen");
    names_differ(l, v, "option");
    r->f.option = o;
    r->f.n_option = n;
}

static void take_rows(struct load *l, const struct yaml *v, void *to)
{
    size_t *rows = to;

    take_count(l, v, rows);
    if (*rows > ROWS_MAX)
        wrong(l, v->line, "a table has at most %d rows", ROWS_MAX);
}

/* Types first: which other keys have a meaning depends on it. */
static void take_type(struct load *l, const struct yaml *v, void *to)
{
    struct reading *r = to;
    const char *names[FIELD_TYPES + 1] = { NULL };
    int t;

    for (int i = 0; i < FIELD_TYPES; i++)
        names[i] = field_type_name((enum field_type)i);
    t = load_word(l, v, "type", names);
    l->kind = t < 0 ? 0 : BIT(t);
    l->kind_name = t < 0 ? "" : str_z(l->a, str_printf(l->a, "type %s", names[t]));
    r->type = t < 0 ? NULL : v;
    r->f.type = t < 0 ? FIELD_TEXT : (enum field_type)t;
}

#define IN(member) .at = offsetof(struct reading, member)
#define COMMON_KEYS                                                                                \
    { .name = "type", .take = take_type, .needed = true },                                         \
        { .name = "name", .take = take_name, IN(f.name), .needed = true },                         \
        { .name = "label", .take = take_words, IN(f.label), .needed = true },                      \
        { .name = "help", .take = take_words, IN(f.help) },                                        \
        { .name = "required", .take = take_flag, IN(f.required) },                                 \
        { .name = "default", .take = take_node, IN(otherwise), .only = ONE_COLUMN },               \
        { .name = "max", .take = take_node, IN(max), .only = TEXTS | NUMBERS },                    \
        { .name = "min", .take = take_node, IN(min), .only = NUMBERS },                            \
        { .name = "uom", .take = take_uom, IN(f.uom), .only = NUMBERS },                           \
        { .name = "pattern", .take = take_node, IN(pattern), .only = BIT(FIELD_TEXT) },            \
        { .name = "pattern_say", .take = take_words, IN(f.pattern_say), .only = BIT(FIELD_TEXT) }, \
        { .name = "past", .take = take_flag, IN(f.past), .only = DAYS },                           \
        { .name = "future", .take = take_flag, IN(f.future), .only = DAYS },                       \
        { .name = "options", .take = take_options, .needed = true, .only = CHOICES },              \
        { .name = "to", .take = take_node, IN(to), .needed = true, .only = BIT(FIELD_REF) },       \
        { .name = "where", .take = take_expr, IN(f.where), .only = BIT(FIELD_REF) },               \
    {                                                                                              \
        .name = "computed", .take = take_expr, IN(f.computed), .only = COMPUTED                    \
    }

static const struct load_key cell_keys[] = { COMMON_KEYS, { 0 } };
static const struct load_key field_keys[] = {
    COMMON_KEYS,
    { .name = "many", .take = take_flag, IN(f.many), .only = BIT(FIELD_FILE) },
    { .name = "columns", .take = take_node, IN(columns), .needed = true, .only = BIT(FIELD_TABLE) },
    { .name = "rows", .take = take_rows, IN(f.max_rows), .only = BIT(FIELD_TABLE) },
    { .name = "min_rows", .take = take_rows, IN(f.min_rows), .only = BIT(FIELD_TABLE) },
    { .name = "later", .take = take_flag, IN(f.later) },
    { .name = "list", .take = take_flag, IN(f.list), .only = WITHOUT_ROWS },
    { .name = "filter", .take = take_flag, IN(f.filter), .only = WITHOUT_ROWS },
    { .name = "search", .take = take_flag, IN(f.search), .only = WITHOUT_ROWS },
    { .name = "unique", .take = take_flag, IN(f.unique), .only = ONE_COLUMN },
    { .name = "personal", .take = take_flag, IN(f.personal) },
    { .name = "owner", .take = take_flag, IN(f.owner), .only = BIT(FIELD_PERSON) },
    { .name = "in_charge", .take = take_flag, IN(f.in_charge), .only = BIT(FIELD_PERSON) },
    { .name = "subject", .take = take_flag, IN(f.subject), .only = BIT(FIELD_PERSON) },
    { .name = "when", .take = take_expr, IN(f.when) },
    { .name = "section", .take = take_node, IN(section) },
    { .name = "total", .take = take_node, IN(total), .only = NUMBERS },
    { 0 },
};

/* ── limits ── */

static bool is_whole(const struct reg_field *f)
{
    return f->type != FIELD_DECIMAL && f->type != FIELD_PERCENT;
}

static void take_limit(struct load *l, const struct yaml *v, const struct reg_field *f, double *out)
{
    int64_t whole = 0;

    take_number(l, v, out);
    if (v->kind == YAML_TEXT && is_whole(f) && decimal_parse(v->text, out) &&
        !int_parse(v->text, &whole))
        wrong(l, v->line, "a whole number is wanted for type %s", field_type_name(f->type));
}

static void settle_text_limit(struct load *l, struct reading *r)
{
    double most = r->f.type == FIELD_TEXT ? TEXT_CHARS_MAX : LONG_CHARS_MAX;

    r->f.max = r->f.type == FIELD_TEXT ? 200 : 4000;
    r->f.has_max = true;
    if (r->max == NULL)
        return;
    take_limit(l, r->max, &r->f, &r->f.max);
    if (r->f.max < 1 || r->f.max > most)
        wrong(l, r->max->line, "max of a %s is 1 to %d characters", field_type_name(r->f.type),
              (int)most);
}

static void settle_limits(struct load *l, struct reading *r)
{
    struct reg_field *f = &r->f;

    if ((BIT(f->type) & TEXTS) != 0) {
        settle_text_limit(l, r);
        return;
    }
    if ((BIT(f->type) & NUMBERS) == 0)
        return;
    f->has_min = r->min != NULL || f->type == FIELD_PERCENT || f->type == FIELD_DURATION;
    f->has_max = r->max != NULL || f->type == FIELD_PERCENT;
    f->max = f->type == FIELD_PERCENT ? 100 : 0;
    if (r->min != NULL)
        take_limit(l, r->min, f, &f->min);
    if (r->max != NULL)
        take_limit(l, r->max, f, &f->max);
    if (f->has_min && f->has_max && f->min > f->max)
        wrong(l, f->line, "min is above max");
    if (f->min < -WHOLE_LIMIT || f->max > WHOLE_LIMIT)
        wrong(l, f->line, "limits lie between -900000000000000 and 900000000000000");
}

static void settle_pattern(struct load *l, struct reading *r)
{
    regex_t re;
    const char *z;

    if (r->pattern == NULL) {
        if (r->f.pattern_say.in[0].n > 0)
            wrong(l, r->f.line, "'pattern_say' without 'pattern' says nothing; add the pattern");
        return;
    }
    if (!is_text(l, r->pattern, "the pattern"))
        return;
    z = str_z(l->a, r->pattern->text);
    r->f.pattern = r->pattern->text;
    if (r->pattern->text.n > 200 || regcomp(&re, z, REG_EXTENDED | REG_NOSUB) != 0)
        wrong(l, r->pattern->line, "'%s' is not a POSIX extended expression of at most 200 bytes",
              z);
    else
        regfree(&re);
    if (r->f.pattern_say.in[0].n == 0)
        wrong(l, r->pattern->line, "'pattern' needs 'pattern_say': what a good value looks like");
}

/* ── values ── */

static bool is_option(const struct reg_field *f, struct str word)
{
    for (size_t i = 0; i < f->n_option; i++) {
        if (str_eq(f->option[i].name, word))
            return true;
    }
    return false;
}

static bool all_options(const struct reg_field *f, struct str words)
{
    bool any = false;

    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');

        if (word.n > 0 && !is_option(f, word))
            return false;
        any = any || word.n > 0;
    }
    return any;
}

static bool number_fits(const struct reg_field *f, struct str s)
{
    double d = 0;
    int64_t i = 0;

    if (!decimal_parse(s, &d) || (is_whole(f) && !int_parse(s, &i)))
        return false;
    return (!f->has_min || d >= f->min) && (!f->has_max || d <= f->max);
}

static bool text_fits(struct load *l, const struct reg_field *f, struct str s)
{
    regex_t re;
    regmatch_t m = { 0 };
    bool good = (double)utf8_length(s) <= f->max;

    if (!good || f->pattern.n == 0 || regcomp(&re, str_z(l->a, f->pattern), REG_EXTENDED) != 0)
        return good;
    good = regexec(&re, str_z(l->a, s), 1, &m, 0) == 0 && m.rm_so == 0 && (size_t)m.rm_eo == s.n;
    regfree(&re);
    return good;
}

struct str yes_or_no(struct str s)
{
    static const char *const words[][2] = { { "true", "yes" }, { "yes", "yes" }, { "1", "yes" },
                                            { "false", "no" }, { "no", "no" },   { "0", "no" } };

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (str_eq(s, str_of(words[i][0])))
            return str_of(words[i][1]);
    }
    return STR("");
}

static bool is_day(struct str s)
{
    int32_t day;

    return str_eq(s, STR("today")) || date_parse(s, &day);
}

const char *value_misfit(struct load *l, const struct reg_field *f, struct str s)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
        return text_fits(l, f, s) ? NULL : "a text that fits its max and pattern";
    case FIELD_INTEGER:
        return number_fits(f, s) || str_eq(s, STR("year"))
                   ? NULL
                   : "a whole number within its limits, or year";
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
    case FIELD_MONEY:
    case FIELD_DURATION:
        return number_fits(f, s) ? NULL : "a number within its limits";
    case FIELD_DATE:
        return is_day(s) ? NULL : "today, or YYYY-MM-DD";
    case FIELD_TIME:
        return str_eq(s, STR("now")) ? NULL : "now";
    case FIELD_CHOICE:
        return is_option(f, s) ? NULL : "one of its options";
    case FIELD_CHOICES:
        return all_options(f, s) ? NULL : "its options, with blanks between them";
    case FIELD_YESNO:
        return yes_or_no(s).n > 0 ? NULL : "true or false";
    case FIELD_PERSON:
        return str_eq(s, STR("me")) ? NULL : "me";
    case FIELD_UNIT:
    case FIELD_REF:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_ADDRESS:
    case FIELD_TYPES:
    default:
        return "no value; it has none that could stand here";
    }
}

static void settle_default(struct load *l, struct reading *r)
{
    const struct yaml *v = r->otherwise;
    const char *fit;

    if (v == NULL || !is_text(l, v, "the default"))
        return;
    fit = value_misfit(l, &r->f, v->text);
    if (fit != NULL)
        wrong(l, v->line, "'" STR_FMT "' is no default for %s; it takes %s", STR_ARG(v->text),
              field_type_name(r->f.type), fit);
    r->f.otherwise = r->f.type == FIELD_YESNO ? yes_or_no(v->text) : v->text;
}

/* ── tables ── */

static void take_cell(struct load *l, const struct yaml *v, struct reg_field *out, size_t i)
{
    struct reading r = { .f = { .line = v->line, .section = -1, .column = (int)i, .n_column = 1 } };

    l->kind = 0;
    if (!load_map(l, v, cell_keys, "a column", &r))
        return;
    if (r.f.type == FIELD_TABLE || r.f.type == FIELD_FILE || r.f.type == FIELD_ADDRESS) {
        wrong(l, r.type->line, "a column of a table is no %s; make it a field of the record",
              field_type_name(r.f.type));
        r.f.type = FIELD_TEXT;
    }
    if (r.f.name.n > 0)
        (void)column_is_free(l, v->line, r.f.name);
    settle_limits(l, &r);
    settle_pattern(l, &r);
    settle_default(l, &r);
    *out = r.f;
}

/* `to` and the expressions of a field or a column refer to what is read later. */
static void remember(struct load *l, struct reg_field *f, const struct yaml *to,
                     const struct reg_field *table)
{
    expr_later(l, (struct later_expr){ .e = &f->computed,
                                       .what = "computed",
                                       .table = table,
                                       .expand = true,
                                       .want = expr_want_of(f->type) });
    expr_later(l, (struct later_expr){ .e = &f->when, .what = "when", .want = EXPR_CONDITION });
    expr_later(
        l, (struct later_expr){
               .e = &f->where, .what = "where", .ref = f, .now = true, .want = EXPR_CONDITION });
    if (f->computed.text.n > 0 && (f->required || f->otherwise.n > 0))
        wrong(l, f->line,
              "a computed field is not typed: neither 'required' nor 'default' has a meaning");
    if (to == NULL || f->type != FIELD_REF)
        return;
    if (l->n_ref == l->cap_ref)
        l->ref = grown(l->a, l->ref, l->n_ref, &l->cap_ref, sizeof(*l->ref));
    l->ref[l->n_ref++] = (struct later_ref){ l->d, f, *to };
}

static void take_cells(struct load *l, const struct yaml *v, struct reg_field *table)
{
    size_t n = load_list(l, v, "`columns`", CELLS_MAX);
    struct reg_field *cell = arena_array(l->a, n + 1, sizeof(*cell));

    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "`columns` is empty; a table has at least one");
    table->cell = cell;
    table->n_cell = n;
    for (size_t i = 0; i < n; i++) {
        const struct yaml *one = v->item[i].value;

        take_cell(l, one, &cell[i], i);
        remember(l, &cell[i], yaml_get(one, "to"), table);
    }
    names_differ(l, v, "column");
}

/* ── fields ── */

static struct reg_field *read_field(struct load *l, const struct yaml *v, struct reg_field *out,
                                    const struct yaml **total)
{
    struct reading r = { .f = { .line = v->line, .section = -1, .column = -1, .max_rows = 100 } };

    l->kind = 0;
    if (!load_map(l, v, field_keys, "a field", &r))
        return out;
    l->kind = 0;
    if (r.f.name.n > 0)
        (void)column_is_free(l, v->line, r.f.name);
    settle_limits(l, &r);
    settle_pattern(l, &r);
    settle_default(l, &r);
    r.f.section = section_index(l, r.section);
    if (r.f.min_rows > r.f.max_rows)
        wrong(l, r.f.line, "min_rows is above rows");
    if (r.f.owner && r.f.in_charge)
        wrong(l, r.f.line, "whoever is the owner is not in charge of it; leave one out");
    if (r.f.past && r.f.future)
        wrong(l, r.f.line, "a day is not both past and future; leave one out");
    l->d->has_personal = l->d->has_personal || r.f.personal;
    *total = r.total;
    *out = r.f;
    if (r.columns != NULL)
        take_cells(l, r.columns, out);
    remember(l, out, r.to, NULL);
    return out;
}

static const struct reg_field *table_of(struct load *l, const struct yaml *v)
{
    const struct reg_field *f = v != NULL ? load_field(l, v) : NULL;

    if (f != NULL && f->type != FIELD_TABLE) {
        wrong(l, v->line, "'" STR_FMT "' is no table", STR_ARG(f->name));
        return NULL;
    }
    return f;
}

static void take_total(struct load *l, const struct yaml *v, struct reg_field *f)
{
    static const struct load_key keys[] = {
        { .name = "of", .take = take_node, .at = offsetof(struct reading, to), .needed = true },
        { .name = "sum", .take = take_expr, IN(f.total.sum) },
        { .name = "count", .take = take_expr, IN(f.total.count) },
        { 0 },
    };
    struct reading r = { 0 };

    l->kind = 0;
    if (!load_map(l, v, keys, "a total", &r))
        return;
    r.f.total.of = table_of(l, r.to);
    if ((r.f.total.sum.text.n > 0) == (r.f.total.count.text.n > 0))
        wrong(l, v->line, "a total has either 'sum' or 'count'");
    if (f->computed.text.n > 0)
        wrong(l, v->line, "a field is either 'computed' or a 'total'");
    if (f->required || f->otherwise.n > 0)
        wrong(l, v->line, "a total is not typed: neither 'required' nor 'default' has a meaning");
    if (str_eq(r.f.total.count.text, STR("all")))
        r.f.total.count.text = STR("1 = 1");
    f->total = r.f.total;
    if (f->total.of == NULL)
        return;
    expr_later(l, (struct later_expr){ .e = &f->total.sum,
                                       .what = "sum",
                                       .table = f->total.of,
                                       .want = expr_want_of(f->type) });
    expr_later(l, (struct later_expr){ .e = &f->total.count,
                                       .what = "count",
                                       .table = f->total.of,
                                       .want = EXPR_CONDITION });
}

/* ── columns ── */

static const struct {
    bool there;
    enum db_type type;
} column_types[FIELD_TYPES] = {
    [FIELD_TEXT] = { true, DB_TEXT },    [FIELD_LONGTEXT] = { true, DB_TEXT },
    [FIELD_INTEGER] = { true, DB_INT },  [FIELD_DECIMAL] = { true, DB_REAL },
    [FIELD_PERCENT] = { true, DB_REAL }, [FIELD_MONEY] = { true, DB_INT },
    [FIELD_DATE] = { true, DB_TEXT },    [FIELD_TIME] = { true, DB_INT },
    [FIELD_DURATION] = { true, DB_INT }, [FIELD_CHOICE] = { true, DB_TEXT },
    [FIELD_CHOICES] = { true, DB_TEXT }, [FIELD_YESNO] = { true, DB_INT },
    [FIELD_PERSON] = { true, DB_INT },   [FIELD_UNIT] = { true, DB_INT },
    [FIELD_REF] = { true, DB_INT },      [FIELD_ADDRESS] = { true, DB_TEXT },
};

static void lay_columns(struct load *l, struct draft *d)
{
    static const char *const part[] = { "", "_village", "_district", "_regency" };
    struct reg_column *col = arena_array(l->a, d->def.n_field * ARRAY_LEN(part) + 1, sizeof(*col));
    size_t n = 0;

    for (size_t i = 0; i < d->def.n_field; i++) {
        struct reg_field *f = &d->field[i];

        if (!column_types[f->type].there)
            continue;
        f->column = (int)n;
        f->n_column = f->type == FIELD_ADDRESS ? (int)ARRAY_LEN(part) : 1;
        for (int k = 0; k < f->n_column; k++)
            col[n++] =
                (struct reg_column){ str_printf(l->a, STR_FMT "%s", STR_ARG(f->name), part[k]),
                                     column_types[f->type].type, f };
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (col[i].field != col[k].field && str_eq(col[i].name, col[k].name) &&
                !str_eq(col[i].field->name, col[k].field->name))
                wrong(l, col[i].field->line,
                      "the column '" STR_FMT "' would stand twice: an address has four of them",
                      STR_ARG(col[i].name));
        }
    }
    d->def.column = col;
    d->def.n_column = n;
}

void take_fields(struct load *l, const struct yaml *v, void *to)
{
    struct draft *d = l->d;
    size_t n = load_list(l, v, "`fields`", REG_FIELDS_MAX);
    const struct yaml **total = arena_array(l->a, n + 1, sizeof(struct yaml *));

    (void)to;
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "`fields` is empty; a record has at least one");
    d->field = arena_array(l->a, n + 1, sizeof(*d->field));
    d->def.field = d->field;
    d->def.n_field = n;
    for (size_t i = 0; i < n; i++)
        (void)read_field(l, v->item[i].value, &d->field[i], &total[i]);
    names_differ(l, v, "field");
    for (size_t i = 0; i < n; i++) {
        if (total[i] != NULL)
            take_total(l, total[i], &d->field[i]);
    }
    lay_columns(l, d);
}
