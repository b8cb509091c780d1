/*
 * expr.c: reads an expression by its grammar and writes it anew, with its types checked, so that
 * what passes here also runs on the stricter of the two databases.
 *
 *   any   = and {OR and}           and  = not {AND not}          not = [NOT] test
 *   test  = value [op value | IS [NOT] NULL | [NOT] IN (value, ..) | [NOT] BETWEEN value AND value]
 *   value = sum {|| sum}           sum  = product {+ - product}  product = part {* / part}
 *   part  = number | 'text' | NULL | column | function(value, ..) | (any) | - part
 *         | CASE [value] WHEN any THEN value .. [ELSE value] END
 */
#include "register/expr.h"

#include <assert.h>

#include "register/expr_part.h"

/* Every way down counts its depth (deeper()), so EXPR_DEPTH bounds it.
 * NOLINTBEGIN(misc-no-recursion) */
static struct term any(struct parser *p);
static struct term part(struct parser *p);
static struct term value(struct parser *p);

/* ── tokens ── */

static bool is(const struct parser *p, enum token_kind kind, const char *text)
{
    return p->why == NULL && p->token->kind == kind && str_eq(p->token->text, str_of(text));
}

static bool take(struct parser *p, enum token_kind kind, const char *text)
{
    if (!is(p, kind, text))
        return false;
    p->token++;
    return true;
}

static struct term expected(struct parser *p, const char *what)
{
    if (p->token->kind == TOKEN_END)
        return expr_wrong(p, p->token->at, "%s is missing at the end", what);
    return expr_wrong(p, p->token->at, "%s is missing before '" STR_FMT "'", what,
                      STR_ARG(p->token->text));
}

static void need(struct parser *p, enum token_kind kind, const char *text, const char *what)
{
    if (!take(p, kind, text))
        (void)expected(p, what);
}

static bool deeper(struct parser *p)
{
    if (++p->depth <= EXPR_DEPTH)
        return true;
    (void)expr_wrong(p, p->token->at, "nested too deeply: at most %d levels", EXPR_DEPTH);
    return false;
}

/* ── parts ── */

static struct str quoted(struct arena *a, struct str text)
{
    struct buf b;

    buf_init(&b, a);
    buf_add_char(&b, '\'');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\'')
            buf_add_char(&b, '\'');
        buf_add_char(&b, text.p[i]);
    }
    buf_add_char(&b, '\'');
    return buf_str(&b);
}

static struct term literal(struct parser *p, const struct token *t)
{
    struct term out = { .type = TYPE_WHOLE, .literal = true, .lit = t->text, .sql = t->text };

    if (t->kind == TOKEN_TEXT) {
        out.type = TYPE_TEXT;
        out.sql = quoted(p->a, t->text);
    } else if (t->kind == TOKEN_REAL) {
        out.type = TYPE_REAL;
        if (p->kind == DB_POSTGRES) /* a bare 1.5 would be NUMERIC there, and count otherwise */
            out.sql = str_printf(p->a, "CAST(" STR_FMT " AS DOUBLE PRECISION)", STR_ARG(t->text));
    }
    p->token++;
    return out;
}

static struct term called(struct parser *p, const struct token *name)
{
    struct term arg[EXPR_ARGS + 1] = { { 0 } };
    size_t n = 0;

    p->token += 2;
    while (p->why == NULL && !is(p, TOKEN_OP, ")")) {
        if (n == EXPR_ARGS)
            return expr_wrong(p, p->token->at, "too many values: at most %d", EXPR_ARGS);
        arg[n++] = value(p);
        if (!take(p, TOKEN_OP, ","))
            break;
    }
    need(p, TOKEN_OP, ")", "a ')'");
    return expr_call(p, name, arg, n);
}

static struct term condition_of(struct parser *p, size_t at, struct term t);

static struct term when_branch(struct parser *p, const struct term *subject, struct buf *b)
{
    size_t at = p->token->at;
    struct term test = subject != NULL ? value(p) : any(p);

    if (subject != NULL)
        (void)expr_meet(p, at, subject, &test);
    else
        test = condition_of(p, at, test);
    need(p, TOKEN_WORD, "THEN", "THEN");
    at = p->token->at;

    struct term out = value(p);

    if (out.type == TYPE_CONDITION)
        return expr_wrong(p, at, "THEN gives a value, not a condition; write 1 and 0");
    buf_printf(b, " WHEN " STR_FMT " THEN " STR_FMT, STR_ARG(test.sql), STR_ARG(out.sql));
    return out;
}

static struct term in_case(struct parser *p)
{
    struct buf b;
    struct term subject = { 0 }, out = { 0 };
    bool simple = !is(p, TOKEN_WORD, "WHEN");
    size_t at = p->token->at;

    buf_init(&b, p->a);
    buf_printf(&b, "CASE");
    if (simple) {
        subject = value(p);
        buf_printf(&b, " " STR_FMT, STR_ARG(subject.sql));
    }
    if (!is(p, TOKEN_WORD, "WHEN"))
        return expected(p, "WHEN");
    while (take(p, TOKEN_WORD, "WHEN")) {
        struct term branch = when_branch(p, simple ? &subject : NULL, &b);

        out.type = expr_meet(p, at, &out, &branch);
    }
    if (take(p, TOKEN_WORD, "ELSE")) {
        struct term branch = value(p);

        buf_printf(&b, " ELSE " STR_FMT, STR_ARG(branch.sql));
        out.type = expr_meet(p, at, &out, &branch);
    }
    need(p, TOKEN_WORD, "END", "END");
    buf_printf(&b, " END");
    return (struct term){ .type = out.type, .sql = buf_str(&b) };
}

static struct term negative(struct parser *p)
{
    size_t at = p->token->at;
    struct term t;

    p->token++;
    if (!deeper(p))
        return (struct term){ 0 };
    t = part(p);
    p->depth--;
    if (!is_number(&t))
        return expr_wrong(p, at, "'-' stands before a number, not before %s",
                          expr_type_name(t.type));
    t.sql = str_printf(p->a, "(-" STR_FMT ")", STR_ARG(t.sql));
    t.literal = t.loose = false;
    return t;
}

static struct term nested(struct parser *p, bool is_case)
{
    struct term t;

    p->token++;
    if (!deeper(p))
        return (struct term){ 0 };
    if (is_case) {
        t = in_case(p);
    } else {
        t = any(p);
        need(p, TOKEN_OP, ")", "a ')'");
        t.sql = str_printf(p->a, "(" STR_FMT ")", STR_ARG(t.sql));
        t.loose = false;
    }
    p->depth--;
    return t;
}

static struct term part(struct parser *p)
{
    const struct token *t = p->token;

    if (p->why != NULL)
        return (struct term){ 0 };
    if (t->kind == TOKEN_WHOLE || t->kind == TOKEN_REAL || t->kind == TOKEN_TEXT)
        return literal(p, t);
    if (is(p, TOKEN_OP, "("))
        return nested(p, false);
    if (is(p, TOKEN_WORD, "CASE"))
        return nested(p, true);
    if (is(p, TOKEN_OP, "-"))
        return negative(p);
    if (take(p, TOKEN_WORD, "NULL"))
        return (struct term){ .type = TYPE_NULL, .sql = STR("NULL") };
    if (t->kind != TOKEN_NAME)
        return expected(p, "a value");
    if (t[1].kind == TOKEN_OP && str_eq(t[1].text, STR("("))) {
        struct term out;

        if (!deeper(p))
            return (struct term){ 0 };
        out = called(p, t);
        p->depth--;
        return out;
    }
    p->token++;
    return expr_column(p, t);
}

/* ── arithmetic ── */

static struct term joined(struct parser *p, struct term l, const char *op, struct term r)
{
    return (struct term){ .sql = str_printf(p->a, STR_FMT " %s " STR_FMT, STR_ARG(l.sql), op,
                                            STR_ARG(r.sql)),
                          .loose = true };
}

static struct term counted(struct parser *p, size_t at, struct term l, const char *op,
                           struct term r)
{
    struct term out;

    if (l.type == TYPE_TIME && r.type == TYPE_TIME && op[0] == '-') {
        out = joined(p, l, op, r);
        out.type = TYPE_WHOLE;
        return out;
    }
    if (!is_number(&l) || !is_number(&r)) {
        const struct term *bad = is_number(&l) ? &r : &l;

        return expr_wrong(p, at, "'%s' counts with numbers, not with %s%s", op,
                          expr_type_name(bad->type),
                          bad->type == TYPE_DATE ? "; days(from, until) counts between dates" : "");
    }
    /* PostgreSQL stops at a division by nothing, SQLite gives NULL: NULL on both. */
    if (op[0] == '/')
        r.sql = str_printf(p->a, "NULLIF(" STR_FMT ", 0)", STR_ARG(r.sql));
    out = joined(p, l, op, r);
    out.type = l.type == TYPE_REAL || r.type == TYPE_REAL ? TYPE_REAL : TYPE_WHOLE;
    return out;
}

static struct term product(struct parser *p)
{
    struct term l = part(p);

    for (;;) {
        const char *op = is(p, TOKEN_OP, "*") ? "*" : is(p, TOKEN_OP, "/") ? "/" : NULL;
        size_t at = p->token->at;

        if (op == NULL)
            return l;
        p->token++;
        l = counted(p, at, l, op, part(p));
    }
}

static struct term sum(struct parser *p)
{
    struct term l = product(p);

    for (;;) {
        const char *op = is(p, TOKEN_OP, "+") ? "+" : is(p, TOKEN_OP, "-") ? "-" : NULL;
        size_t at = p->token->at;

        if (op == NULL)
            return l;
        p->token++;
        l = counted(p, at, l, op, product(p));
    }
}

/* The databases differ in how tightly || binds, so its sides stand in parentheses. */
static struct term side(struct parser *p, struct term t)
{
    if (t.loose)
        t.sql = str_printf(p->a, "(" STR_FMT ")", STR_ARG(t.sql));
    return t;
}

static bool is_joinable(const struct term *t)
{
    return t->type == TYPE_TEXT || t->type == TYPE_DATE || t->type == TYPE_WHOLE;
}

static struct term value(struct parser *p)
{
    struct term l = sum(p);
    bool first = true;

    while (is(p, TOKEN_OP, "||")) {
        size_t at = p->token->at;
        struct term r, out;

        p->token++;
        r = sum(p);
        if (!is_joinable(&l) || !is_joinable(&r) || (l.type == TYPE_WHOLE && r.type == TYPE_WHOLE))
            return expr_wrong(p, at,
                              "'||' joins texts: at least one side a text, the other a text, a "
                              "date or a whole number");
        out = joined(p, first ? side(p, l) : l, "||", side(p, r));
        out.type = TYPE_TEXT;
        l = out;
        first = false;
    }
    return l;
}

/* ── conditions ── */

static struct term condition_of(struct parser *p, size_t at, struct term t)
{
    if (t.type == TYPE_CONDITION || p->why != NULL)
        return t;
    if (t.type == TYPE_YESNO && !t.loose)
        return (struct term){ .type = TYPE_CONDITION,
                              .sql = str_printf(p->a, STR_FMT " = 1", STR_ARG(t.sql)),
                              .loose = true };
    return expr_wrong(p, at, "a condition is wanted, this is %s", expr_type_name(t.type));
}

static struct term condition(struct parser *p, struct str sql)
{
    (void)p;
    return (struct term){ .type = TYPE_CONDITION, .sql = sql, .loose = true };
}

static struct term compared(struct parser *p, struct term l, const char *op)
{
    size_t at = p->token->at;
    struct term r;

    p->token++;
    r = value(p);
    if (l.type == TYPE_NULL || r.type == TYPE_NULL)
        return expr_wrong(p, at, "nothing equals NULL; write IS NULL or IS NOT NULL");
    if (l.type == TYPE_YESNO && r.literal && !str_eq(r.lit, STR("0")) && !str_eq(r.lit, STR("1")))
        return expr_wrong(p, at, "a yes/no field is 1 or 0");
    (void)expr_meet(p, at, &l, &r);
    return condition(p, joined(p, l, op, r).sql);
}

static struct term within(struct parser *p, struct term l, const char *no)
{
    struct buf b;

    buf_init(&b, p->a);
    buf_printf(&b, STR_FMT "%s IN (", STR_ARG(l.sql), no);
    need(p, TOKEN_OP, "(", "a '(' after IN");
    for (size_t n = 0; p->why == NULL; n++) {
        size_t at = p->token->at;
        struct term one = value(p);

        if (one.type == TYPE_NULL)
            return expr_wrong(p, at, "nothing equals NULL; write IS NULL beside the list");
        (void)expr_meet(p, at, &l, &one);
        buf_printf(&b, "%s" STR_FMT, n > 0 ? ", " : "", STR_ARG(one.sql));
        if (!take(p, TOKEN_OP, ","))
            break;
    }
    need(p, TOKEN_OP, ")", "a ')'");
    buf_add_char(&b, ')');
    return condition(p, buf_str(&b));
}

static struct term between(struct parser *p, struct term l, const char *no)
{
    size_t at = p->token->at;
    struct term low = value(p), high;

    need(p, TOKEN_WORD, "AND", "AND between the two limits");
    high = value(p);
    if (low.type == TYPE_NULL || high.type == TYPE_NULL)
        return expr_wrong(p, at, "NULL is no limit");
    (void)expr_meet(p, at, &l, &low);
    (void)expr_meet(p, at, &l, &high);
    return condition(p, str_printf(p->a, STR_FMT "%s BETWEEN " STR_FMT " AND " STR_FMT,
                                   STR_ARG(l.sql), no, STR_ARG(low.sql), STR_ARG(high.sql)));
}

static struct term is_null(struct parser *p, struct term l)
{
    bool no = take(p, TOKEN_WORD, "NOT");

    need(p, TOKEN_WORD, "NULL", "NULL after IS");
    return condition(p, str_printf(p->a, STR_FMT " IS%s NULL", STR_ARG(l.sql), no ? " NOT" : ""));
}

static struct term test(struct parser *p)
{
    static const char *const op[] = { "=", "<>", "!=", "<=", ">=", "<", ">" };
    size_t at = p->token->at;
    struct term l = value(p);
    const char *no = "";
    bool more = is(p, TOKEN_WORD, "IS") || is(p, TOKEN_WORD, "NOT") || is(p, TOKEN_WORD, "IN") ||
                is(p, TOKEN_WORD, "BETWEEN");

    for (size_t i = 0; i < ARRAY_LEN(op); i++)
        more = more || is(p, TOKEN_OP, op[i]);
    if (!more)
        return l;
    if (l.type == TYPE_CONDITION || (l.type == TYPE_NULL && p->why == NULL))
        return expr_wrong(p, at, "%s cannot be compared", expr_type_name(l.type));
    for (size_t i = 0; i < ARRAY_LEN(op); i++) {
        if (is(p, TOKEN_OP, op[i]))
            return compared(p, l, i == 2 ? "<>" : op[i]);
    }
    if (take(p, TOKEN_WORD, "IS"))
        return is_null(p, l);
    if (take(p, TOKEN_WORD, "NOT"))
        no = " NOT";
    if (take(p, TOKEN_WORD, "IN"))
        return within(p, l, no);
    if (take(p, TOKEN_WORD, "BETWEEN"))
        return between(p, l, no);
    return expected(p, "IN or BETWEEN after NOT");
}

static struct term inverted(struct parser *p)
{
    struct term t;
    size_t at;

    if (!take(p, TOKEN_WORD, "NOT"))
        return test(p);
    if (!deeper(p))
        return (struct term){ 0 };
    at = p->token->at;
    t = condition_of(p, at, inverted(p));
    p->depth--;
    return condition(p, str_printf(p->a, "NOT " STR_FMT, STR_ARG(t.sql)));
}

static struct term chain(struct parser *p, const char *word, struct term (*below)(struct parser *))
{
    size_t at = p->token->at;
    struct term l = below(p);

    while (is(p, TOKEN_WORD, word)) {
        size_t right_at;

        p->token++;
        right_at = p->token->at;
        l = condition_of(p, at, l);
        l = condition(p, joined(p, l, word, condition_of(p, right_at, below(p))).sql);
    }
    return l;
}

static struct term both(struct parser *p)
{
    return chain(p, "AND", inverted);
}

static struct term any(struct parser *p)
{
    return chain(p, "OR", both);
}

/* NOLINTEND(misc-no-recursion) */

/* ── the whole ── */

static struct term as_wanted(struct parser *p, struct term t)
{
    static const char *const named[] = { [EXPR_WHOLE] = "a whole number",
                                         [EXPR_NUMBER] = "a number",
                                         [EXPR_TEXT] = "a text",
                                         [EXPR_DATE] = "a date",
                                         [EXPR_YESNO] = "a condition, or yes or no" };
    enum expr_want want = p->scope->want;
    bool fits = (want == EXPR_WHOLE && t.type == TYPE_WHOLE) ||
                (want == EXPR_NUMBER && is_number(&t) && t.type != TYPE_YESNO) ||
                (want == EXPR_TEXT && t.type == TYPE_TEXT) ||
                (want == EXPR_DATE && (t.type == TYPE_DATE || t.type == TYPE_TEXT)) ||
                (want == EXPR_YESNO &&
                 (t.type == TYPE_YESNO || t.type == TYPE_CONDITION || t.type == TYPE_WHOLE));

    if (p->why != NULL)
        return t;
    if (t.type == TYPE_NULL)
        return expr_wrong(p, 0, "NULL alone says nothing");
    if (want == EXPR_ANY && t.type != TYPE_YESNO)
        return t;
    if (want == EXPR_CONDITION || want == EXPR_ANY)
        return condition_of(p, 0, t);
    if (!fits)
        return expr_wrong(p, 0, "%s is wanted, this is %s%s", named[want], expr_type_name(t.type),
                          want == EXPR_WHOLE && t.type == TYPE_REAL ? "; write ROUND(..) around it"
                                                                    : "");
    if (want == EXPR_YESNO && t.type == TYPE_CONDITION)
        t.sql = str_printf(p->a, "CASE WHEN " STR_FMT " THEN 1 WHEN NOT (" STR_FMT ") THEN 0 END",
                           STR_ARG(t.sql), STR_ARG(t.sql));
    return t;
}

struct term expr_parse(struct parser *p, struct str text)
{
    struct token *token = NULL;
    struct term t = { 0 };

    p->why = expr_scan(p->a, text, &token, &p->at);
    if (p->why != NULL)
        return t;
    p->token = token;
    t = any(p);
    if (p->why == NULL && p->token->kind != TOKEN_END)
        (void)expr_wrong(p, p->token->at, "'" STR_FMT "' does not go on from what stands before it",
                         STR_ARG(p->token->text));
    return as_wanted(p, t);
}

const char *expr_trouble(struct arena *a, struct str text, const struct expr_scope *scope,
                         size_t *at)
{
    static const struct expr_params none;
    struct parser p = { .a = a, .scope = scope, .params = &none };

    (void)expr_parse(&p, text);
    *at = p.at;
    return p.why;
}

void expr_put(struct buf *out, enum db_kind kind, struct str text, const struct expr_scope *scope,
              const char *alias, const struct expr_params *params)
{
    static const struct expr_params none;
    struct parser p = { .a = out->arena,
                        .scope = scope,
                        .kind = kind,
                        .alias = alias,
                        .params = params != NULL ? params : &none };
    struct term t = expr_parse(&p, text);

    assert(p.why == NULL);
    buf_add_char(out, '(');
    buf_add(out, t.sql);
    buf_add_char(out, ')');
}

enum expr_want expr_want_of(enum field_type t)
{
    static const enum expr_want other[FIELD_TYPES] = {
        [FIELD_DECIMAL] = EXPR_NUMBER, [FIELD_PERCENT] = EXPR_NUMBER, [FIELD_YESNO] = EXPR_YESNO,
        [FIELD_DATE] = EXPR_DATE,      [FIELD_TEXT] = EXPR_TEXT,      [FIELD_LONGTEXT] = EXPR_TEXT,
    };

    return other[t] != EXPR_ANY ? other[t] : EXPR_WHOLE;
}

/* ── what it looks at ── */

/* The field that a name means; NULL: a common column, a function, a rule. */
static const struct reg_field *field_named(const struct expr_scope *scope, struct str name,
                                           size_t *at)
{
    const struct reg_field *table = scope->table;

    for (size_t i = 0; table != NULL && i < table->n_cell; i++) {
        *at = i;
        if (str_eq(table->cell[i].name, name))
            return &table->cell[i];
    }
    for (size_t i = 0; table == NULL && i < scope->def->n_column; i++) {
        *at = (size_t)(scope->def->column[i].field - scope->def->field);
        if (str_eq(scope->def->column[i].name, name))
            return scope->def->column[i].field;
    }
    return NULL;
}

/* Each field is named once, which ends it. */
// NOLINTNEXTLINE(misc-no-recursion)
void expr_names(struct arena *a, struct str text, const struct expr_scope *scope, bool *named)
{
    struct token *t = NULL;
    size_t at = 0;

    if (expr_scan(a, text, &t, &at) != NULL)
        return;
    for (; t->kind != TOKEN_END; t++) {
        const struct reg_field *f = t->kind == TOKEN_NAME ? field_named(scope, t->text, &at) : NULL;

        if (f == NULL || named[at])
            continue;
        named[at] = true;
        if (f->computed.text.n > 0)
            expr_names(a, f->computed.text, scope, named);
        if (f->total.of != NULL)
            named[f->total.of - scope->def->field] = true;
    }
}

/* ── for the browser ── */

static bool is_token(const struct token *t, enum token_kind kind, const char *text)
{
    return t->kind == kind && str_eq(t->text, str_of(text));
}

/* One word, or with `list` several between commas, into b; moves *t behind them. */
static bool take_words_of(const struct token **t, bool list, struct buf *b)
{
    for (;;) {
        if ((*t)->kind != TOKEN_TEXT && (*t)->kind != TOKEN_WHOLE)
            return false;
        buf_printf(b, STR_FMT " ", STR_ARG((*t)->text));
        (*t)++;
        if (!list || !is_token(*t, TOKEN_OP, ","))
            return true;
        (*t)++;
    }
}

bool expr_is_simple(struct arena *a, struct str text, struct str *field, struct str *words)
{
    struct token *all = NULL;
    const struct token *t;
    struct buf b;
    size_t at = 0;
    bool list;

    if (text.n == 0 || expr_scan(a, text, &all, &at) != NULL || all[0].kind != TOKEN_NAME)
        return false;
    *field = all[0].text;
    *words = STR(" 1 ");
    t = all + 1;
    if (t->kind == TOKEN_END) /* a yes/no field alone */
        return true;
    list = is_token(t, TOKEN_WORD, "IN");
    if (!list && !is_token(t, TOKEN_OP, "="))
        return false;
    t++;
    if (list && !is_token(t++, TOKEN_OP, "("))
        return false;
    buf_init(&b, a);
    buf_add_char(&b, ' ');
    if (!take_words_of(&t, list, &b) || (list && !is_token(t++, TOKEN_OP, ")")))
        return false;
    *words = buf_str(&b);
    return t->kind == TOKEN_END;
}
