/* queryc_parse.c: reads queries.sql into rows and statements, and cuts SQL into tokens. */
#include <ctype.h>
#include <stdarg.h>

#include "base/buf.h"
#include "queryc.h"

void problem(struct queryc *q, int line, const char *fmt, ...)
{
    va_list args;

    q->errors++;
    if (q->err == NULL)
        return;
    (void)fprintf(q->err, "%s:%d: ", q->file, line);
    va_start(args, fmt);
    (void)vfprintf(q->err, fmt, args);
    va_end(args);
    (void)fputc('\n', q->err);
}

static bool is_word_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static bool is_name(struct str s)
{
    if (s.n == 0 || s.n > 60 || !(islower((unsigned char)s.p[0])))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!islower((unsigned char)s.p[i]) && !isdigit((unsigned char)s.p[i]) && s.p[i] != '_')
            return false;
    return true;
}

/* End of the quoted thing that begins at i; doubled quotes stand for themselves. */
static size_t quoted_end(struct str sql, size_t i)
{
    char quote = sql.p[i++];

    while (i < sql.n) {
        if (sql.p[i] == quote && i + 1 < sql.n && sql.p[i + 1] == quote)
            i += 2;
        else if (sql.p[i] == quote)
            return i + 1;
        else
            i++;
    }
    return 0;
}

/* Length of the operator at p; those of two characters that matter are kept whole. */
static size_t operator_length(struct str rest)
{
    static const char *const two[] = { "::", "||", "<=", ">=", "<>", "!=", "==", "->", "/*" };

    for (size_t i = 0; i < ARRAY_LEN(two); i++)
        if (str_starts(rest, str_of(two[i])))
            return 2;
    return 1;
}

static size_t token_end(struct str sql, size_t i, enum token_kind *kind)
{
    char c = sql.p[i];
    size_t end = i + 1;

    if (isalpha((unsigned char)c) || c == '_') {
        *kind = K_WORD;
    } else if (isdigit((unsigned char)c)) {
        *kind = K_NUMBER;
    } else if (c == '$') {
        *kind = K_PARAM;
    } else if (c == '\'' || c == '"') {
        *kind = c == '"' ? K_QUOTED : K_STRING;
        return quoted_end(sql, i);
    } else {
        *kind = K_OP;
        return i + operator_length(str_sub(sql, i, 2));
    }
    while (end < sql.n && (is_word_char(sql.p[end]) || (*kind == K_NUMBER && sql.p[end] == '.')))
        end++;
    return end;
}

static struct token *tokens_of(struct queryc *q, struct str sql, int line, size_t *n)
{
    struct token *t = arena_array(q->arena, sql.n + 1, sizeof(*t));
    int depth = 0;
    size_t i = 0;

    *n = 0;
    while (i < sql.n) {
        enum token_kind kind = K_OP;
        size_t end = 0;

        if (str_starts(str_sub(sql, i, 2), STR("--"))) {
            while (i < sql.n && sql.p[i] != '\n')
                i++;
            continue;
        }
        if (isspace((unsigned char)sql.p[i])) {
            line += sql.p[i++] == '\n';
            continue;
        }
        end = token_end(sql, i, &kind);
        if (end == 0) {
            problem(q, line, "a quote is not closed");
            break;
        }
        depth -= kind == K_OP && sql.p[i] == ')';
        t[(*n)++] = (struct token){ kind, str_sub(sql, i, end - i), line, depth };
        depth += kind == K_OP && sql.p[i] == '(';
        for (; i < end; i++)
            line += sql.p[i] == '\n';
    }
    if (depth != 0)
        problem(q, line, "parentheses do not match");
    return t;
}

void parse_migration(struct queryc *q, struct str text)
{
    size_t n = 0;
    struct token *t = tokens_of(q, text, 1, &n);
    struct str table = STR("");

    for (size_t i = 0; i + 1 < n; i++) {
        if (token_is(&t[i], ";")) {
            table = STR("");
        } else if (token_is(&t[i], "TABLE") && t[i].depth == 0) {
            table = t[i + 1].text;
        } else if (token_is(&t[i + 1], "unit_id") && table.n > 0 &&
                   (t[i + 1].depth == 1
                        ? (str_eq(t[i].text, STR("(")) || str_eq(t[i].text, STR(",")))
                        : token_is(&t[i], "COLUMN"))) {
            struct str *more = arena_array(q->arena, q->n_unit_tables + 1, sizeof(*more));

            if (q->n_unit_tables > 0)
                memcpy(more, q->unit_table, q->n_unit_tables * sizeof(*more));
            more[q->n_unit_tables++] = table;
            q->unit_table = more;
            table = STR("");
        }
    }
}

static enum type type_of(struct str word)
{
    static const char *const names[] = {
        [T_INT] = "int",   [T_REAL] = "real", [T_TEXT] = "text", [T_BLOB] = "blob",
        [T_TIME] = "time", [T_DATE] = "date", [T_BOOL] = "bool",
    };

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(word, str_of(names[i])))
            return (enum type)i;
    return T_NONE;
}

/* "id int, name text?" */
static struct field *parse_fields(struct queryc *q, int line, struct str list, size_t *n)
{
    static const char *const taken[] = { "c", "out", "n", "rows", "args", "s", "has_out" };
    struct field *f = arena_array(q->arena, list.n + 1, sizeof(*f));

    *n = 0;
    while (list.n > 0) {
        struct str type = str_trim(str_cut(&list, ','));
        struct str name = str_cut(&type, ' ');
        struct field new = { .name = name };

        type = str_trim(type);
        if (str_ends(type, STR("?"))) {
            new.nullable = true;
            type.n--;
        }
        new.type = type_of(type);
        if (!is_name(name))
            problem(q, line, "'" STR_FMT "' is not a name (lower case, digits and _)",
                    STR_ARG(name));
        if (new.type == T_NONE)
            problem(q, line,
                    "'" STR_FMT "': type '" STR_FMT
                    "' is none of int real text blob time date bool",
                    STR_ARG(name), STR_ARG(type));
        for (size_t i = 0; i < *n; i++)
            if (str_eq(f[i].name, name))
                problem(q, line, "'" STR_FMT "' stands there twice", STR_ARG(name));
        for (size_t i = 0; i < ARRAY_LEN(taken); i++)
            if (str_eq(name, str_of(taken[i])))
                problem(q, line, "the name '%s' is used by the generated code; choose another",
                        taken[i]);
        f[(*n)++] = new;
    }
    return f;
}

static void parse_row(struct queryc *q, int line, struct str rest)
{
    struct row r = { .line = line };

    r.name = str_trim(str_cut(&rest, ':'));
    r.field = parse_fields(q, line, str_trim(rest), &r.n);
    if (!is_name(r.name))
        problem(q, line, "'" STR_FMT "' is not a name for a row", STR_ARG(r.name));
    if (r.n == 0)
        problem(q, line, "row '" STR_FMT "' has no columns", STR_ARG(r.name));
    for (size_t i = 0; i < q->n_rows; i++)
        if (str_eq(q->row[i].name, r.name))
            problem(q, line, "row '" STR_FMT "' is already defined at line %d", STR_ARG(r.name),
                    q->row[i].line);
    q->row[q->n_rows++] = r;
}

static bool parse_value_result(struct queryc *q, struct stmt *s, struct str word)
{
    bool maybe = str_ends(word, STR("?")), many = str_ends(word, STR("*"));

    s->result = maybe ? R_MAYBE : many ? R_VALUES : R_VALUE;
    if (s->result != R_VALUE)
        word.n--;
    s->value = str_eq(word, STR("id")) || str_eq(word, STR("count")) ? T_INT : type_of(word);
    if (s->value != T_NONE)
        return true;

    for (size_t i = 0; i < q->n_rows; i++)
        if (str_eq(q->row[i].name, word) && !maybe) {
            s->row = &q->row[i];
            s->row->used = true;
            s->result = many ? R_ROWS : R_ROW;
            return true;
        }
    return false;
}

static void parse_result(struct queryc *q, struct stmt *s, struct str word)
{
    s->value = T_NONE;
    if (str_eq(word, STR("changed")))
        s->result = R_CHANGED;
    else if (str_eq(word, STR("affected")))
        s->result = R_AFFECTED;
    else if (str_eq(word, STR("done")))
        s->result = R_DONE;
    else if (str_eq(word, STR("each")))
        s->result = R_EACH;
    else if (str_eq(word, STR("ids")))
        s->result = R_IDS;
    else if (!parse_value_result(q, s, word))
        problem(q, s->line,
                "result '" STR_FMT
                "' is no row of this file, type, or changed, affected, done, each, ids",
                STR_ARG(word));
}

/* "name(param type, ...) -> result" */
static void parse_header(struct queryc *q, int line, struct str text, struct stmt *s)
{
    struct str rest = text, params;

    *s = (struct stmt){ .line = line };
    s->name = str_cut(&rest, '(');
    params = str_cut(&rest, ')');
    rest = str_trim(rest);
    if (!is_name(s->name))
        problem(q, line, "'" STR_FMT "' is not a name for a query", STR_ARG(s->name));
    if (!str_starts(rest, STR("->"))) {
        problem(q, line, "expected 'name(param type, ...) -> result'");
        s->result = R_DONE;
        return;
    }
    s->param = parse_fields(q, line, str_trim(params), &s->n_params);
    parse_result(q, s, str_trim(str_sub(rest, 2, rest.n)));
    for (size_t i = 0; i < q->n_stmts; i++)
        if (str_eq(q->stmt[i].name, s->name))
            problem(q, line, "query '" STR_FMT "' is already defined at line %d", STR_ARG(s->name),
                    q->stmt[i].line);
}

struct reader {
    struct queryc *q;
    struct str rest;
    int line;  /* of what was read last */
    bool open; /* a header waits for its SQL */
    bool across;
    struct stmt stmt;
    struct buf doc, sql;
};

/* The text of a comment line; false for another line. */
static bool comment_text(struct str line, struct str *text)
{
    line = str_trim(line);
    if (!str_starts(line, STR("--")))
        return false;
    *text = str_trim(str_sub(line, 2, line.n));
    return true;
}

static bool is_header(struct str text)
{
    size_t i = 0;

    while (i < text.n && is_word_char(text.p[i]))
        i++;
    return i > 0 && i < text.n && text.p[i] == '(';
}

/* A row or header goes on in the next comment line while it ends in a comma. */
static struct str whole_header(struct reader *r, struct str text)
{
    struct str more;
    struct buf all;

    if (!str_ends(text, STR(",")))
        return text;
    buf_init(&all, r->q->arena);
    buf_add(&all, text);
    while (str_ends(buf_str(&all), STR(",")) && r->rest.n > 0) {
        struct str ahead = r->rest;

        if (!comment_text(str_cut(&ahead, '\n'), &more))
            break;
        r->rest = ahead;
        r->line++;
        buf_add_char(&all, ' ');
        buf_add(&all, more);
    }
    return buf_str(&all);
}

static void read_comment(struct reader *r, struct str text)
{
    int line = r->line;

    if (str_starts(text, STR("across units:"))) {
        if (str_trim(str_sub(text, 13, text.n)).n < 5)
            problem(r->q, line, "'across units:' needs its reason");
        r->across = true;
    } else if (str_starts(text, STR("row ")) && str_has(text, STR(":"))) {
        parse_row(r->q, line, str_sub(whole_header(r, text), 4, SIZE_MAX));
        buf_init(&r->doc, r->q->arena);
    } else if (is_header(text)) {
        if (r->open)
            problem(r->q, r->stmt.line, "this query has no SQL");
        parse_header(r->q, line, whole_header(r, text), &r->stmt);
        r->stmt.doc = buf_str(&r->doc);
        buf_init(&r->doc, r->q->arena);
        r->open = true;
    } else if (!r->open) {
        buf_add(&r->doc, text);
        buf_add_char(&r->doc, '\n');
    }
}

static void finish_statement(struct reader *r)
{
    struct stmt *s = &r->stmt;
    struct queryc *q = r->q;

    s->sql = buf_str(&r->sql);
    s->across = r->across;
    s->token = tokens_of(q, s->sql, s->sql_line, &s->n_tokens);
    s->sql.n--; /* without its ';' */
    check_statement(q, s);
    q->stmt[q->n_stmts++] = *s;
    r->open = r->across = false;
    buf_init(&r->sql, q->arena);
}

static void read_sql(struct reader *r, struct str line)
{
    if (!r->open) {
        problem(r->q, r->line, "SQL without a header '-- name(param type, ...) -> result'");
        r->open = true;
        r->stmt = (struct stmt){ .line = r->line, .name = STR("nameless"), .result = R_DONE };
    }
    if (r->sql.n == 0)
        r->stmt.sql_line = r->line;
    else
        buf_add_char(&r->sql, '\n');
    while (line.n > 0 && isspace((unsigned char)line.p[line.n - 1]))
        line.n--;
    buf_add(&r->sql, line);
    if (str_ends(line, STR(";")))
        finish_statement(r);
}

void parse_queries(struct queryc *q, struct str text)
{
    struct reader r = { .q = q, .rest = text };
    size_t lines = 1;

    if (text.n > 0 && memchr(text.p, '\0', text.n) != NULL) {
        problem(q, 1, "a NUL byte");
        return;
    }
    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    q->row = arena_array(q->arena, lines, sizeof(*q->row));
    q->stmt = arena_array(q->arena, lines, sizeof(*q->stmt));
    buf_init(&r.doc, q->arena);
    buf_init(&r.sql, q->arena);
    while (r.rest.n > 0) {
        struct str line = str_cut(&r.rest, '\n'), comment;

        r.line++;
        if (r.sql.n == 0 && comment_text(line, &comment))
            read_comment(&r, comment);
        else if (r.sql.n > 0 || str_trim(line).n > 0)
            read_sql(&r, line);
        else if (!r.open)
            buf_init(&r.doc, q->arena);
    }
    if (r.open)
        problem(q, r.stmt.line, "this query has no end: ';' at the end of a line");
    for (size_t i = 0; i < q->n_rows; i++)
        if (!q->row[i].used)
            problem(q, q->row[i].line, "row '" STR_FMT "' is not used", STR_ARG(q->row[i].name));
}
