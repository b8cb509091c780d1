/* expr_name.c: names in expressions: columns, today, me, rules, and the functions. */
#include <stdarg.h>

#include "base/number.h"
#include "base/time.h"
#include "register/expr_part.h"

static const char *const type_names[] = { [TYPE_NULL] = "NULL",
                                          [TYPE_WHOLE] = "a whole number",
                                          [TYPE_REAL] = "a number",
                                          [TYPE_TEXT] = "a text",
                                          [TYPE_DATE] = "a date",
                                          [TYPE_TIME] = "a time",
                                          [TYPE_YESNO] = "yes or no",
                                          [TYPE_CHOICES] = "several choices",
                                          [TYPE_ID] = "a person, an office or a record",
                                          [TYPE_CONDITION] = "a condition" };

const char *expr_type_name(enum expr_type t)
{
    return type_names[t];
}

struct term expr_wrong(struct parser *p, size_t at, const char *fmt, ...)
{
    va_list args;
    char text[400];

    if (p->why == NULL) {
        va_start(args, fmt);
        (void)vsnprintf(text, sizeof(text), fmt, args);
        va_end(args);
        p->why = str_z(p->a, str_of(text));
        p->at = at;
    }
    return (struct term){ .type = TYPE_NULL, .sql = STR("NULL") };
}

bool is_number(const struct term *t)
{
    return t->type == TYPE_WHOLE || t->type == TYPE_REAL || t->type == TYPE_YESNO;
}

/* ── columns ── */

static enum expr_type type_of(const struct reg_field *f)
{
    switch (f->type) {
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_DURATION:
        return TYPE_WHOLE;
    case FIELD_DECIMAL:
    case FIELD_PERCENT:
        return TYPE_REAL;
    case FIELD_DATE:
        return TYPE_DATE;
    case FIELD_TIME:
        return TYPE_TIME;
    case FIELD_YESNO:
        return TYPE_YESNO;
    case FIELD_CHOICES:
        return TYPE_CHOICES;
    case FIELD_PERSON:
    case FIELD_UNIT:
    case FIELD_REF:
        return TYPE_ID;
    case FIELD_TEXT:
    case FIELD_LONGTEXT:
    case FIELD_CHOICE:
    case FIELD_ADDRESS:
    case FIELD_FILE:
    case FIELD_TABLE:
    case FIELD_TYPES:
    default:
        return TYPE_TEXT;
    }
}

/* Names come from definitions, which passed [a-z][a-z0-9_]*; in quotes no keyword matters. */
static struct str column_sql(const struct parser *p, struct str name)
{
    bool has = p->alias != NULL && p->alias[0] != '\0';

    return str_printf(p->a, "%s%s\"" STR_FMT "\"", has ? p->alias : "", has ? "." : "",
                      STR_ARG(name));
}

/* PostgreSQL lets no computed column name another: its expression stands there instead. */
static struct term written_out(struct parser *p, const struct token *t, const struct reg_field *f)
{
    const struct expr_scope scope = { .def = p->scope->def,
                                      .table = p->scope->table,
                                      .expand = true,
                                      .want = expr_want_of(f->type) };
    struct parser inner = *p;
    struct term out;

    if (p->within == EXPR_WITHIN)
        return expr_wrong(p, t->at,
                          "'" STR_FMT "' is computed by way of more than %d others, or of itself",
                          STR_ARG(t->text), EXPR_WITHIN);
    inner.scope = &scope;
    inner.within++;
    out = expr_parse(&inner, f->computed.text);
    if (inner.why != NULL)
        return expr_wrong(p, t->at, "'" STR_FMT "': %s", STR_ARG(t->text), inner.why);
    if (out.sql.n > EXPR_SQL_MAX)
        return expr_wrong(p, t->at, "'" STR_FMT "' is too long when written out", STR_ARG(t->text));
    return (struct term){ .type = type_of(f),
                          .sql = str_printf(p->a, "(" STR_FMT ")", STR_ARG(out.sql)) };
}

static struct term of_field(struct parser *p, const struct token *t, const struct reg_field *f)
{
    if (p->scope->expand && f->computed.text.n > 0)
        return written_out(p, t, f);
    return (struct term){ .type = type_of(f),
                          .sql = column_sql(p, t->text),
                          .field = f->n_option > 0 ? f : NULL };
}

static const struct {
    const char *name;
    enum expr_type type;
} common[] = { { "state", TYPE_TEXT },
               { "number", TYPE_TEXT },
               { "created_on", TYPE_DATE },
               { "due_on", TYPE_DATE },
               { "closed_on", TYPE_DATE } };

static bool find_common(struct parser *p, const struct token *t, struct term *out)
{
    for (size_t i = 0; i < ARRAY_LEN(common); i++) {
        if (!str_eq(t->text, str_of(common[i].name)))
            continue;
        *out =
            (struct term){ .type = common[i].type, .sql = column_sql(p, t->text), .state = i == 0 };
        return true;
    }
    return false;
}

static bool find_param(struct parser *p, const struct token *t, struct term *out)
{
    const struct reg_def *def = p->scope->def;
    bool today = str_eq(t->text, STR("today"));

    if (today || str_eq(t->text, STR("me"))) {
        *out = (struct term){ .type = today ? TYPE_DATE : TYPE_ID,
                              .sql = str_printf(p->a, "$%d",
                                                today ? p->params->today : p->params->me) };
        if (!p->scope->now)
            *out = expr_wrong(p, t->at,
                              "'" STR_FMT "' has a meaning in filters and in `where` of a ref only",
                              STR_ARG(t->text));
        return true;
    }
    if (!str_starts(t->text, STR("rule_")))
        return false;
    for (size_t i = 0; def != NULL && i < def->n_rule; i++) {
        if (!str_eq(def->rule[i].name, str_sub(t->text, 5, t->text.n)))
            continue;
        *out = (struct term){ .type = TYPE_REAL,
                              .sql = str_printf(p->a, "$%d", p->params->rule + (int)i) };
        if (!p->scope->rules)
            *out = expr_wrong(p, t->at, "rules have a meaning in checks only");
        return true;
    }
    *out = expr_wrong(p, t->at, "no rule '" STR_FMT "' in `rules`",
                      STR_ARG(str_sub(t->text, 5, t->text.n)));
    return true;
}

/* A field that has no column of its own name, and then no column at all. */
static struct term unknown(struct parser *p, const struct token *t)
{
    const struct expr_scope *s = p->scope;
    const struct reg_field *f =
        s->table == NULL && s->def != NULL ? reg_field(s->def, t->text) : NULL;
    struct str lower = str_lower(p->a, t->text);

    if (f != NULL)
        return expr_wrong(p, t->at, "'" STR_FMT "' is a %s: it has no column", STR_ARG(t->text),
                          field_type_name(f->type));
    if (str_eq(lower, STR("select")))
        return expr_wrong(p, t->at, "a sub-select has no place in an expression");
    if (str_eq(lower, STR("true")) || str_eq(lower, STR("false")))
        return expr_wrong(
            p, t->at,
            "a yes/no field stands alone (`paid`, `NOT paid`), or is compared with 1 and 0");
    if (s->table != NULL)
        return expr_wrong(p, t->at, "the table '" STR_FMT "' has no column '" STR_FMT "'",
                          STR_ARG(s->table->name), STR_ARG(t->text));
    return expr_wrong(p, t->at, "no column '" STR_FMT "' in register '" STR_FMT "'",
                      STR_ARG(t->text), STR_ARG(s->def != NULL ? s->def->name : STR("")));
}

struct term expr_column(struct parser *p, const struct token *t)
{
    const struct expr_scope *s = p->scope;
    struct term out;

    for (size_t i = 0; s->table != NULL && i < s->table->n_cell; i++) {
        if (str_eq(s->table->cell[i].name, t->text))
            return of_field(p, t, &s->table->cell[i]);
    }
    if (s->table != NULL)
        return unknown(p, t);
    for (size_t i = 0; s->def != NULL && i < s->def->n_column; i++) {
        if (str_eq(s->def->column[i].name, t->text))
            return of_field(p, t, s->def->column[i].field);
    }
    if (find_common(p, t, &out) || find_param(p, t, &out))
        return out;
    return unknown(p, t);
}

/* ── what goes together ── */

static bool is_date_text(struct str s)
{
    int32_t day;

    return date_parse(s, &day);
}

/* A literal beside a choice or the state must be one of its words; '' stands for none. */
static bool word_fits(struct parser *p, size_t at, const struct term *bound, struct str word)
{
    const struct reg_def *def = p->scope->def;

    if (word.n == 0)
        return true;
    if (bound->state && def != NULL && def->n_state > 0 && reg_state_index(def, word) < 0) {
        (void)expr_wrong(p, at, "register '" STR_FMT "' has no state '" STR_FMT "'",
                         STR_ARG(def->name), STR_ARG(word));
        return false;
    }
    if (bound->field == NULL)
        return true;
    for (size_t i = 0; i < bound->field->n_option; i++) {
        if (str_eq(bound->field->option[i].name, word))
            return true;
    }
    (void)expr_wrong(p, at, "'" STR_FMT "' is not an option of '" STR_FMT "'", STR_ARG(word),
                     STR_ARG(bound->field->name));
    return false;
}

static enum expr_type apart(struct parser *p, size_t at, const struct term *a, const struct term *b)
{
    if (a->type == TYPE_TIME || b->type == TYPE_TIME)
        (void)expr_wrong(p, at, "a time and %s do not go together; take date(..) of the time",
                         expr_type_name(a->type == TYPE_TIME ? b->type : a->type));
    else if (a->type == TYPE_YESNO || b->type == TYPE_YESNO)
        (void)expr_wrong(p, at, "a yes/no field is 1 or 0, or stands alone: `paid`, `NOT paid`");
    else if (a->type == TYPE_CHOICES || b->type == TYPE_CHOICES)
        (void)expr_wrong(p, at, "a field of several choices is asked with has(field, 'word')");
    else
        (void)expr_wrong(p, at, "%s and %s do not go together", expr_type_name(a->type),
                         expr_type_name(b->type));
    return TYPE_NULL;
}

static bool is_textual(const struct term *t)
{
    return t->type == TYPE_TEXT || t->type == TYPE_DATE;
}

static bool never_meets(const struct term *t)
{
    return t->type == TYPE_CONDITION || t->type == TYPE_CHOICES;
}

static enum expr_type meet_texts(struct parser *p, size_t at, const struct term *a,
                                 const struct term *b)
{
    const struct term *lit = a->literal ? a : b, *other = a->literal ? b : a;
    bool dated = a->type == TYPE_DATE || b->type == TYPE_DATE;

    if (dated && lit->literal && lit->lit.n > 0 && !is_date_text(lit->lit))
        (void)expr_wrong(p, at, "'" STR_FMT "' is not a date; write 'YYYY-MM-DD'",
                         STR_ARG(lit->lit));
    if (lit->literal && !other->literal)
        (void)word_fits(p, at, other, lit->lit);
    return dated ? TYPE_DATE : TYPE_TEXT;
}

enum expr_type expr_meet(struct parser *p, size_t at, const struct term *a, const struct term *b)
{
    if (never_meets(a) || never_meets(b))
        return apart(p, at, a, b);
    if (a->type == TYPE_NULL || b->type == TYPE_NULL)
        return a->type == TYPE_NULL ? b->type : a->type;
    if (is_textual(a) && is_textual(b))
        return meet_texts(p, at, a, b);
    if (a->type == b->type)
        return a->type;
    if (!is_number(a) || !is_number(b))
        return apart(p, at, a, b);
    return a->type == TYPE_REAL || b->type == TYPE_REAL ? TYPE_REAL : TYPE_WHOLE;
}

/* ── functions ── */

typedef struct term call(struct parser *p, const struct token *name, struct term *arg, size_t n);

static struct term needs(struct parser *p, const struct token *name, const char *what)
{
    return expr_wrong(p, name->at, STR_FMT "() takes %s", STR_ARG(name->text), what);
}

static struct term call_coalesce(struct parser *p, const struct token *name, struct term *arg,
                                 size_t n)
{
    struct term out = arg[0];
    struct buf b;

    buf_init(&b, p->a);
    for (size_t i = 0; i < n; i++) {
        if (arg[i].type == TYPE_NULL)
            return expr_wrong(p, name->at, "NULL has no place in COALESCE()");
        buf_printf(&b, "%s" STR_FMT, i > 0 ? ", " : "", STR_ARG(arg[i].sql));
        if (i > 0)
            out.type = expr_meet(p, name->at, &out, &arg[i]);
    }
    out.sql = str_printf(p->a, "COALESCE(" STR_FMT ")", STR_ARG(buf_str(&b)));
    out.literal = out.loose = false;
    return out;
}

static struct term call_nullif(struct parser *p, const struct token *name, struct term *arg,
                               size_t n)
{
    struct term out = arg[0];

    (void)n;
    if (arg[0].type == TYPE_NULL || arg[1].type == TYPE_NULL)
        return expr_wrong(p, name->at, "NULL has no place in NULLIF()");
    (void)expr_meet(p, name->at, &arg[0], &arg[1]);
    out.sql = str_printf(p->a, "NULLIF(" STR_FMT ", " STR_FMT ")", STR_ARG(arg[0].sql),
                         STR_ARG(arg[1].sql));
    out.literal = out.loose = false;
    return out;
}

static struct term call_abs(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    (void)n;
    if (!is_number(arg))
        return needs(p, name, "a number");
    return (struct term){ .type = arg->type == TYPE_REAL ? TYPE_REAL : TYPE_WHOLE,
                          .sql = str_printf(p->a, "ABS(" STR_FMT ")", STR_ARG(arg->sql)) };
}

/* Half away from zero on both databases: PostgreSQL's own ROUND of a double goes to the even one.
 */
static struct term call_round(struct parser *p, const struct token *name, struct term *arg,
                              size_t n)
{
    (void)n;
    if (!is_number(arg))
        return needs(p, name, "a number");
    return (struct term){
        .type = TYPE_WHOLE,
        .sql = p->kind == DB_POSTGRES
                   ? str_printf(p->a, "CAST(ROUND(CAST(" STR_FMT " AS NUMERIC)) AS BIGINT)",
                                STR_ARG(arg->sql))
                   : str_printf(p->a, "CAST(ROUND(" STR_FMT ") AS INTEGER)", STR_ARG(arg->sql))
    };
}

static struct term call_length(struct parser *p, const struct token *name, struct term *arg,
                               size_t n)
{
    (void)n;
    if (arg->type != TYPE_TEXT)
        return needs(p, name, "a text");
    return (struct term){ .type = TYPE_WHOLE,
                          .sql = str_printf(p->a, "LENGTH(" STR_FMT ")", STR_ARG(arg->sql)) };
}

static int whole_of(const struct term *t)
{
    int64_t v = -1;

    return t->literal && int_parse_range(t->lit, 0, 9999, &v) ? (int)v : -1;
}

/* 2023 has no 29 February. */
static bool is_day_of_year(struct parser *p, int month, int day)
{
    int32_t good;

    return date_parse(str_printf(p->a, "2023-%02d-%02d", month, day), &good);
}

static bool takes_date(const struct term *t)
{
    return t->type == TYPE_DATE || (t->literal && t->type == TYPE_TEXT && is_date_text(t->lit));
}

static struct term part_of_date(struct parser *p, const struct token *name, struct term *arg,
                                int from, int digits)
{
    if (!takes_date(arg))
        return needs(p, name,
                     arg->type == TYPE_TIME ? "a date; take date(..) of the time" : "a date");
    return (struct term){ .type = TYPE_WHOLE,
                          .sql = str_printf(p->a, "CAST(SUBSTR(" STR_FMT ", %d, %d) AS %s)",
                                            STR_ARG(arg->sql), from, digits,
                                            p->kind == DB_POSTGRES ? "BIGINT" : "INTEGER") };
}

static struct term call_year(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    (void)n;
    return part_of_date(p, name, arg, 1, 4);
}

static struct term call_month(struct parser *p, const struct token *name, struct term *arg,
                              size_t n)
{
    (void)n;
    return part_of_date(p, name, arg, 6, 2);
}

static struct term call_day(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    (void)n;
    return part_of_date(p, name, arg, 9, 2);
}

static struct term call_days(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    (void)n;
    if (!takes_date(&arg[0]) || !takes_date(&arg[1]))
        return needs(p, name, "two dates, from and until; take date(..) of a time");
    return (struct term){
        .type = TYPE_WHOLE,
        .sql = p->kind == DB_POSTGRES
                   ? str_printf(p->a, "(day_number(" STR_FMT ") - day_number(" STR_FMT "))",
                                STR_ARG(arg[1].sql), STR_ARG(arg[0].sql))
                   : str_printf(p->a,
                                "CAST(julianday(" STR_FMT ") - julianday(" STR_FMT ") AS INTEGER)",
                                STR_ARG(arg[1].sql), STR_ARG(arg[0].sql))
    };
}

/* Digits of a whole number; NULL stays NULL. */
static struct str digits_of(struct parser *p, const struct term *t, int n)
{
    return p->kind == DB_POSTGRES
               ? str_printf(p->a, "RIGHT('0000' || (" STR_FMT "), %d)", STR_ARG(t->sql), n)
               : str_printf(p->a, "SUBSTR('0000' || (" STR_FMT "), %d)", STR_ARG(t->sql), -n);
}

static struct term date_of_parts(struct parser *p, const struct token *name, struct term *arg,
                                 size_t n)
{
    if (n != 3 || arg[0].type != TYPE_WHOLE || arg[1].type != TYPE_WHOLE ||
        arg[2].type != TYPE_WHOLE)
        return needs(p, name, "a time, or year, month and day");
    if (arg[1].literal && arg[2].literal &&
        !is_day_of_year(p, whole_of(&arg[1]), whole_of(&arg[2])))
        return needs(p, name, "a day that is in every year, as in date(year, 12, 31)");
    struct str year = digits_of(p, &arg[0], 4), month = digits_of(p, &arg[1], 2),
               day = digits_of(p, &arg[2], 2);
    return (struct term){ .type = TYPE_DATE,
                          .sql = str_printf(
                              p->a, "(" STR_FMT " || '-' || " STR_FMT " || '-' || " STR_FMT ")",
                              STR_ARG(year), STR_ARG(month), STR_ARG(day)) };
}

/* The day of a time where the record's office is. The zone is the unit's, so it is looked up: the
 * rows that an expression runs over have their unit_id. */
static struct term call_date(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    struct str unit = column_sql(p, STR("unit_id")), seconds;

    if (n > 1)
        return date_of_parts(p, name, arg, n);
    if (arg->type != TYPE_TIME)
        return needs(p, name, "a time; a date is one already");
    if (p->scope->expand || p->scope->table != NULL)
        return expr_wrong(p, name->at,
                          "date() has no place in a computed column or a table: the day of a time "
                          "depends on the office's zone");
    seconds = str_printf(
        p->a,
        "(" STR_FMT " / 1000000 + 3600 * (SELECT u.zone FROM unit AS u WHERE u.id = " STR_FMT "))",
        STR_ARG(arg->sql), STR_ARG(unit));
    return (struct term){ .type = TYPE_DATE,
                          .sql = p->kind == DB_POSTGRES
                                     ? str_printf(p->a,
                                                  "TO_CHAR(TIMESTAMP '1970-01-01' + " STR_FMT
                                                  " * INTERVAL '1 second', 'YYYY-MM-DD')",
                                                  STR_ARG(seconds))
                                     : str_printf(p->a, "date(" STR_FMT ", 'unixepoch')",
                                                  STR_ARG(seconds)) };
}

/* Words lie between blanks: " a b ". */
static struct term call_has(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    (void)n;
    if (arg[0].type != TYPE_CHOICES || arg[1].type != TYPE_TEXT || !arg[1].literal ||
        arg[1].lit.n == 0)
        return needs(p, name,
                     "a field of several choices and a word of it, as in has(topics, 'law')");
    if (!word_fits(p, name->at, &arg[0], arg[1].lit))
        return arg[0];
    return (struct term){ .type = TYPE_CONDITION,
                          .loose = true,
                          .sql =
                              str_printf(p->a, "%s(COALESCE(" STR_FMT ", ''), ' " STR_FMT " ') > 0",
                                         p->kind == DB_POSTGRES ? "STRPOS" : "INSTR",
                                         STR_ARG(arg[0].sql), STR_ARG(arg[1].lit)) };
}

static const struct {
    const char *name;
    size_t least, most;
    call *run;
} functions[] = {
    { "coalesce", 2, EXPR_ARGS, call_coalesce },
    { "nullif", 2, 2, call_nullif },
    { "abs", 1, 1, call_abs },
    { "round", 1, 1, call_round },
    { "length", 1, 1, call_length },
    { "year", 1, 1, call_year },
    { "month", 1, 1, call_month },
    { "day", 1, 1, call_day },
    { "days", 2, 2, call_days },
    { "date", 1, 3, call_date },
    { "has", 2, 2, call_has },
};

struct term expr_call(struct parser *p, const struct token *name, struct term *arg, size_t n)
{
    for (size_t i = 0; i < ARRAY_LEN(functions); i++) {
        if (!str_eq_nocase(name->text, str_of(functions[i].name)))
            continue;
        if (p->why != NULL)
            return arg[0];
        if (n < functions[i].least || n > functions[i].most)
            return expr_wrong(p, name->at, "%s() takes %zu%s, here are %zu", functions[i].name,
                              functions[i].least,
                              functions[i].most > functions[i].least ? " or more values"
                              : functions[i].least == 1              ? " value"
                                                                     : " values",
                              n);
        return functions[i].run(p, name, arg, n);
    }
    return expr_wrong(p, name->at,
                      "no function '" STR_FMT
                      "'; there are COALESCE NULLIF ABS ROUND LENGTH year month day days date has",
                      STR_ARG(name->text));
}
