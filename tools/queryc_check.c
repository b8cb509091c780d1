/*
 * queryc_check.c: refuses what only one database understands, and what forgets the unit.
 *
 * The unit: a SELECT, UPDATE or DELETE that names a table with a column unit_id must itself say
 * `unit_id = $n`, outside of parentheses and without an OR beside it. A sub-select inside an
 * expression may instead say `unit_id = outer.unit_id`, where `outer` is not its own table.
 */
#include "queryc.h"

bool token_is(const struct token *t, const char *word)
{
    return (t->kind == K_WORD || t->kind == K_OP) && str_eq_nocase(t->text, str_of(word));
}

struct banned {
    const char *word;
    bool call; /* only where '(' follows */
    const char *instead;
};

static const struct banned banned[] = {
    { "ILIKE", false, "compare a *_search column, which C fills with lower case" },
    { "NOW", true, "pass the time as a parameter" },
    { "CURRENT_TIMESTAMP", false, "pass the time as a parameter" },
    { "CURRENT_DATE", false, "pass the date as a parameter" },
    { "CURRENT_TIME", false, "pass the time as a parameter" },
    { "DATE", true, "compute dates in C" },
    { "DATETIME", true, "compute dates in C" },
    { "STRFTIME", true, "compute dates in C" },
    { "JULIANDAY", true, "compute dates in C" },
    { "UNIXEPOCH", true, "compute dates in C" },
    { "EXTRACT", true, "compute dates in C" },
    { "DATE_TRUNC", true, "compute dates in C" },
    { "TO_CHAR", true, "format in C" },
    { "TO_DATE", true, "compute dates in C" },
    { "AGE", true, "compute dates in C" },
    { "INTERVAL", false, "compute dates in C" },
    { "GREATEST", true, "use CASE" },
    { "LEAST", true, "use CASE" },
    { "STRING_AGG", true, "join texts in C" },
    { "GROUP_CONCAT", true, "join texts in C" },
    { "ARRAY_AGG", true, "gather rows in C" },
    { "ARRAY", false, "gather rows in C" },
    { "ANY", true, "use IN or EXISTS" },
    { "TRUE", false, "use 1" },
    { "FALSE", false, "use 0" },
    { "IFNULL", true, "use COALESCE" },
    { "ISNULL", false, "use IS NULL" },
    { "NOTNULL", false, "use IS NOT NULL" },
    { "IIF", true, "use CASE" },
    { "PRINTF", true, "format in C" },
    { "FORMAT", true, "format in C" },
    { "INSTR", true, "search in C, or LIKE on a *_search column" },
    { "STRPOS", true, "search in C, or LIKE on a *_search column" },
    { "POSITION", true, "search in C, or LIKE on a *_search column" },
    { "GLOB", false, "use LIKE on a *_search column" },
    { "REGEXP", false, "use LIKE on a *_search column" },
    { "SIMILAR", false, "use LIKE on a *_search column" },
    { "MATCH", false, "use LIKE on a *_search column" },
    { "RANDOM", true, "pass it as a parameter" },
    { "TOTAL", true, "use COALESCE(SUM(x), 0)" },
    { "TYPEOF", true, "types are the schema's" },
    { "ROWID", false, "use id" },
    { "PRAGMA", false, "that is the driver's" },
    { "LAST_INSERT_ROWID", false, "use RETURNING id" },
    { "LATERAL", false, "use a window function" },
    { "FOR", false, "locks are the driver's" },
    { "ORDINALITY", false, "use a window function" },
    { "COLLATE", false, "text compares by its bytes everywhere" },
    { "BEGIN", false, "transactions are the caller's" },
    { "COMMIT", false, "transactions are the caller's" },
    { "CREATE", false, "tables are made by migrations" },
    { "ALTER", false, "tables are changed by migrations" },
    { "DROP", false, "tables are changed by migrations" },
    { "UNNEST", true, "pass values one by one" },
    { "GENERATE_SERIES", true, "count in C" },
};

static const struct token *at(const struct stmt *s, size_t i)
{
    static const struct token none = { .kind = K_OP };

    return i < s->n_tokens ? &s->token[i] : &none;
}

static void check_words(struct queryc *q, const struct stmt *s, size_t i)
{
    const struct token *t = at(s, i);
    bool call = token_is(at(s, i + 1), "(");

    if (t->kind != K_WORD || (i > 0 && token_is(at(s, i - 1), ".")))
        return;
    for (size_t k = 0; k < ARRAY_LEN(banned); k++)
        if (token_is(t, banned[k].word) && (call || !banned[k].call))
            problem(q, t->line, "%s is not portable: %s", banned[k].word, banned[k].instead);
    if (token_is(t, "REPLACE") && !call) /* the function is everywhere, the statement is not */
        problem(q, t->line, "REPLACE is not portable: use ON CONFLICT ... DO UPDATE");
    if (call && (str_starts(t->text, STR("json")) || str_starts(t->text, STR("JSON"))))
        problem(q, t->line, "JSON functions are not portable: read JSON in C");
}

static void check_operators(struct queryc *q, const struct stmt *s, size_t i)
{
    const struct token *t = at(s, i), *before = i > 0 ? at(s, i - 1) : at(s, SIZE_MAX);

    if (t->kind != K_OP || t->text.n == 0)
        return;
    if (token_is(t, "::"))
        problem(q, t->line, "'::' is not portable: use CAST(x AS ...)");
    else if (token_is(t, "=="))
        problem(q, t->line, "'==' is not portable: use =");
    else if (token_is(t, "->"))
        problem(q, t->line, "'->' is not portable: read JSON in C");
    else if (token_is(t, "/*"))
        problem(q, t->line, "comments are '-- ' lines");
    else if (t->text.p[0] == '?' || t->text.p[0] == ':' || t->text.p[0] == '@')
        problem(q, t->line, "parameters are $1, $2, ...");
    else if (t->text.p[0] == '`' || t->text.p[0] == '[')
        problem(q, t->line, "'%c' does not quote names everywhere", t->text.p[0]);
    else if (t->text.p[0] == ';' && i + 1 < s->n_tokens)
        problem(q, t->line, "one statement per header");
    else if (t->text.p[0] == '*' &&
             (token_is(before, "SELECT") || token_is(before, ".") || token_is(before, "RETURNING")))
        problem(q, t->line, "name the columns instead of '*'");
}

static void check_like(struct queryc *q, const struct stmt *s, size_t i)
{
    size_t left = i > 0 && token_is(at(s, i - 1), "NOT") ? i - 1 : i;
    size_t k = i + 1;

    if (!token_is(at(s, i), "LIKE"))
        return;
    if (left == 0 || !str_ends(at(s, left - 1)->text, STR("_search")))
        problem(q, at(s, i)->line, "LIKE ignores case in SQLite only: use it on *_search columns");
    while (k < s->n_tokens && at(s, k)->depth >= at(s, i)->depth && !token_is(at(s, k), "AND") &&
           !token_is(at(s, k), "OR") && !token_is(at(s, k), "ESCAPE"))
        k++;
    if (!token_is(at(s, k), "ESCAPE"))
        problem(q, at(s, i)->line, "LIKE needs ESCAPE '!' (only PostgreSQL has a default)");
}

/* CAST to a type that is as wide in both; MAX and MIN of several values; a bare EXISTS. */
static void check_calls(struct queryc *q, const struct stmt *s, size_t i)
{
    const struct token *t = at(s, i), *before = i > 0 ? at(s, i - 1) : at(s, SIZE_MAX);
    int depth = t->depth;

    if (token_is(t, "EXISTS") && (token_is(before, "SELECT") || token_is(before, ",")))
        problem(q, t->line,
                "a bare EXISTS is a boolean: use CASE WHEN EXISTS (...) THEN 1 ELSE 0 END");
    if (token_is(t, "AS") && i + 1 < s->n_tokens && t->depth > 0) {
        static const char *const narrow[] = { "INTEGER", "INT",    "REAL",    "NUMERIC", "DECIMAL",
                                              "FLOAT",   "DOUBLE", "VARCHAR", "BLOB",    "BYTEA" };

        for (size_t k = 0; k < ARRAY_LEN(narrow); k++)
            if (token_is(at(s, i + 1), narrow[k]) &&
                !(token_is(at(s, i + 1), "DOUBLE") && token_is(at(s, i + 2), "PRECISION")))
                problem(q, t->line, "CAST AS %s differs: use BIGINT, DOUBLE PRECISION or TEXT",
                        narrow[k]);
    }
    if (!(token_is(t, "MAX") || token_is(t, "MIN")) || !token_is(at(s, i + 1), "("))
        return;
    for (size_t k = i + 2; k < s->n_tokens && at(s, k)->depth > depth; k++)
        if (token_is(at(s, k), ",") && at(s, k)->depth == depth + 1)
            problem(q, t->line, STR_FMT " of several values is not portable: use CASE",
                    STR_ARG(t->text));
}

static void check_params(struct queryc *q, const struct stmt *s)
{
    bool used[64] = { false };

    if (s->n_params > ARRAY_LEN(used)) {
        problem(q, s->line, "more than %zu parameters", ARRAY_LEN(used));
        return;
    }
    for (size_t i = 0; i < s->n_tokens; i++) {
        const struct token *t = at(s, i);
        size_t number = 0;

        if (t->kind != K_PARAM)
            continue;
        for (size_t k = 1; k < t->text.n && number < 1000; k++)
            number = t->text.p[k] >= '0' && t->text.p[k] <= '9'
                         ? number * 10 + (size_t)(t->text.p[k] - '0')
                         : 1000;
        if (number == 0 || number > s->n_params)
            problem(q, t->line, STR_FMT " is not a parameter of '" STR_FMT "'", STR_ARG(t->text),
                    STR_ARG(s->name));
        else
            used[number - 1] = true;
    }
    for (size_t i = 0; i < s->n_params; i++)
        if (!used[i])
            problem(q, s->line, "parameter '" STR_FMT "' ($%zu) is not used",
                    STR_ARG(s->param[i].name), i + 1);
}

/* One SELECT, UPDATE, DELETE or INSERT, at its own depth of parentheses. */
struct scope {
    size_t from, to; /* its tokens */
    int depth;
    bool outermost;     /* no query around it, or a part of WITH */
    struct str own[16]; /* its tables and their aliases */
    size_t n_own;
    struct str unit_table; /* a unit's table that it names */
    int line;
};

static bool is_unit_table(const struct queryc *q, struct str name)
{
    for (size_t i = 0; i < q->n_unit_tables; i++)
        if (str_eq_nocase(q->unit_table[i], name))
            return true;
    return false;
}

static void own(struct scope *sc, struct str name)
{
    if (sc->n_own < ARRAY_LEN(sc->own))
        sc->own[sc->n_own++] = name;
}

static bool is_alias(const struct token *t)
{
    static const char *const not_alias[] = { "WHERE",     "ON",        "JOIN",  "LEFT",   "INNER",
                                             "CROSS",     "FULL",      "RIGHT", "SET",    "GROUP",
                                             "ORDER",     "LIMIT",     "UNION", "EXCEPT", "VALUES",
                                             "SELECT",    "RETURNING", "USING", "HAVING", "WINDOW",
                                             "INTERSECT", "DEFAULT",   "OFFSET" };

    if (t->kind != K_WORD)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(not_alias); i++)
        if (token_is(t, not_alias[i]))
            return false;
    return true;
}

/* Notes the table at i; returns what follows it. */
static size_t note_table(const struct queryc *q, const struct stmt *s, struct scope *sc, size_t i)
{
    const struct token *t = at(s, i);
    struct str name = t->text;

    if (t->kind == K_QUOTED)
        name = str_sub(name, 1, name.n - 2);
    own(sc, name);
    if (is_unit_table(q, name) && sc->unit_table.n == 0) {
        sc->unit_table = name;
        sc->line = t->line;
    }
    return i + 1;
}

/* Behind the parenthesis that closes the one at i: a derived table is a scope of its own. */
static size_t behind(const struct stmt *s, size_t i)
{
    int depth = at(s, i)->depth;

    do
        i++;
    while (i < s->n_tokens && at(s, i)->depth > depth);
    return i + 1;
}

/* Notes the table at i (after FROM, JOIN, INTO or UPDATE) and those after commas. */
static void note_tables(const struct queryc *q, const struct stmt *s, struct scope *sc, size_t i)
{
    do {
        if (token_is(at(s, i), "("))
            i = behind(s, i);
        else if (at(s, i)->kind == K_WORD || at(s, i)->kind == K_QUOTED)
            i = note_table(q, s, sc, i);
        else
            return;
        if (token_is(at(s, i), "AS"))
            i++;
        if (is_alias(at(s, i)))
            own(sc, at(s, i++)->text);
    } while (token_is(at(s, i++), ","));
}

static bool is_own(const struct scope *sc, struct str name)
{
    for (size_t i = 0; i < sc->n_own; i++)
        if (str_eq_nocase(sc->own[i], name))
            return true;
    return false;
}

/* `unit_id = $n`, `unit_id IN (0, $n)`, or in a sub-select `unit_id = outer.unit_id`. */
static bool names_unit(const struct stmt *s, const struct scope *sc, size_t i)
{
    bool param = false;

    if (!token_is(at(s, i), "unit_id"))
        return false;
    if (token_is(at(s, i + 1), "=")) {
        if (at(s, i + 2)->kind == K_PARAM)
            return true;
        return !sc->outermost && token_is(at(s, i + 3), ".") && token_is(at(s, i + 4), "unit_id") &&
               !is_own(sc, at(s, i + 2)->text);
    }
    if (!token_is(at(s, i + 1), "IN") || !token_is(at(s, i + 2), "("))
        return false;
    for (i += 3; i < s->n_tokens && !token_is(at(s, i), ")"); i++) {
        if (at(s, i)->kind != K_PARAM && at(s, i)->kind != K_NUMBER && !token_is(at(s, i), ","))
            return false;
        param = param || at(s, i)->kind == K_PARAM;
    }
    return param;
}

static void check_insert(struct queryc *q, const struct stmt *s, size_t into)
{
    size_t i = into + 2;
    struct str table = at(s, into + 1)->text;

    if (!is_unit_table(q, table))
        return;
    while (i < s->n_tokens && !token_is(at(s, i), ")") && !token_is(at(s, i), "unit_id"))
        i++;
    if (!token_is(at(s, i), "unit_id"))
        problem(q, at(s, into)->line, "INSERT INTO " STR_FMT " does not name unit_id",
                STR_ARG(table));
}

static void check_scope(struct queryc *q, const struct stmt *s, struct scope *sc)
{
    bool names = false, insert = token_is(at(s, sc->from), "INSERT");
    const struct token *either = NULL;

    for (size_t i = sc->from; i < sc->to; i++) {
        const struct token *t = at(s, i);

        if (t->depth != sc->depth)
            continue;
        if (token_is(t, "INTO"))
            check_insert(q, s, i);
        else if ((token_is(t, "FROM") && !token_is(at(s, i - 1), "DISTINCT")) ||
                 token_is(t, "JOIN") || (token_is(t, "UPDATE") && i == sc->from))
            note_tables(q, s, sc, i + 1);
    }
    if (insert || sc->unit_table.n == 0)
        return;
    for (size_t i = sc->from; i < sc->to; i++) {
        if (at(s, i)->depth != sc->depth)
            continue;
        names = names || (names_unit(s, sc, i) && !token_is(at(s, i - 1), "SET") &&
                          !token_is(at(s, i - 1), ","));
        if (token_is(at(s, i), "OR"))
            either = at(s, i);
    }
    if (!names)
        problem(q, sc->line,
                "table " STR_FMT " belongs to units, and nothing here says unit_id = $n "
                "('-- across units: WHY' above the query permits it)",
                STR_ARG(sc->unit_table));
    else if (either != NULL)
        problem(q, either->line, "OR beside unit_id = $n: put the alternatives in parentheses");
}

static bool begins_scope(const struct stmt *s, size_t i)
{
    const struct token *t = at(s, i), *before = i > 0 ? at(s, i - 1) : at(s, SIZE_MAX);

    if (token_is(t, "UPDATE"))
        return !token_is(before, "DO");
    return token_is(t, "SELECT") || token_is(t, "DELETE") || token_is(t, "INSERT");
}

/* Not inside an expression: at the top, a part of WITH, or a derived table, which can see nothing
 * of the query around it. */
static bool is_outermost(const struct stmt *s, size_t i)
{
    int depth = at(s, i)->depth;

    if (depth == 0)
        return true;
    while (i > 0 && at(s, i)->depth >= depth)
        i--;
    if (i == 0)
        return true;
    return token_is(at(s, i - 1), "AS") || token_is(at(s, i - 1), "FROM") ||
           token_is(at(s, i - 1), "JOIN") || token_is(at(s, i - 1), "MATERIALIZED");
}

static void check_units(struct queryc *q, const struct stmt *s)
{
    for (size_t i = 0; i < s->n_tokens; i++) {
        struct scope sc = { .from = i, .to = i + 1, .depth = at(s, i)->depth };

        if (!begins_scope(s, i))
            continue;
        while (sc.to < s->n_tokens && at(s, sc.to)->depth >= sc.depth &&
               !(at(s, sc.to)->depth == sc.depth && begins_scope(s, sc.to)))
            sc.to++;
        sc.outermost = is_outermost(s, i);
        check_scope(q, s, &sc);
    }
}

/* Rows in no order differ between databases, and between days. */
static void check_order(struct queryc *q, const struct stmt *s)
{
    if (s->result != R_ROWS && s->result != R_VALUES)
        return;
    for (size_t i = 0; i < s->n_tokens; i++)
        if (token_is(at(s, i), "ORDER") && at(s, i)->depth == 0)
            return;
    if (!token_is(at(s, 0), "UPDATE") && !token_is(at(s, 0), "DELETE"))
        problem(q, s->line, "'" STR_FMT "' returns rows and has no ORDER BY", STR_ARG(s->name));
}

bool is_each(const struct stmt *s)
{
    return s->result == R_EACH || s->result == R_IDS;
}

/* The tuple is written once for each row, so all parameters stand in it, and it is the only one. */
static void find_tuple(struct queryc *q, struct stmt *s)
{
    size_t from = 0, to = 0, last = s->n_tokens;

    while (from < s->n_tokens && !(token_is(at(s, from), "VALUES") && at(s, from)->depth == 0))
        from++;
    for (to = ++from; to < s->n_tokens && !(token_is(at(s, to), ")") && at(s, to)->depth == 0);)
        to++;
    if (to >= s->n_tokens || !token_is(at(s, 0), "INSERT")) {
        problem(q, s->line, "'" STR_FMT "' is no INSERT .. VALUES (..)", STR_ARG(s->name));
        return;
    }
    s->tuple =
        (struct str){ at(s, from)->text.p, (size_t)(at(s, to)->text.p + 1 - at(s, from)->text.p) };
    for (size_t i = 0; i < s->n_tokens; i++)
        if (at(s, i)->kind == K_PARAM && (i < from || i > to))
            problem(q, at(s, i)->line, "parameters of '" STR_FMT "' stand in its VALUES only",
                    STR_ARG(s->name));
    if (token_is(at(s, last - 1), ";"))
        last--;
    if (s->result == R_IDS &&
        !(token_is(at(s, last - 2), "RETURNING") && token_is(at(s, last - 1), "id")))
        problem(q, s->line, "'" STR_FMT "' does not end in RETURNING id", STR_ARG(s->name));
}

void check_statement(struct queryc *q, struct stmt *s)
{
    static const char *const verbs[] = { "SELECT", "INSERT", "UPDATE", "DELETE", "WITH" };
    bool verb = false;

    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        verb = verb || token_is(at(s, 0), verbs[i]);
    if (!verb)
        problem(q, s->sql_line, "a query begins with SELECT, INSERT, UPDATE, DELETE or WITH");
    for (size_t i = 0; i < s->n_tokens; i++) {
        check_words(q, s, i);
        check_operators(q, s, i);
        check_like(q, s, i);
        check_calls(q, s, i);
    }
    if (is_each(s))
        find_tuple(q, s);
    check_params(q, s);
    check_order(q, s);
    if (!s->across)
        check_units(q, s);
}
