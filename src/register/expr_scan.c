/* expr_scan.c: the tokens of an expression. What is not known here is refused. */
#include <ctype.h>

#include "register/expr_part.h"

static const char *const words[] = { "AND",     "OR",   "NOT",  "IN",   "IS",   "NULL",
                                     "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END" };
/* Longer ones first. */
static const char *const ops[] = { "<=", ">=", "<>", "!=", "||", "=", "<", ">",
                                   "+",  "-",  "*",  "/",  "(",  ")", "," };

static bool is_word_char(char ch)
{
    return isalnum((unsigned char)ch) || ch == '_';
}

static void take_word(struct str s, struct token *t)
{
    size_t n = 0;

    while (n < s.n && is_word_char(s.p[n]))
        n++;
    t->kind = TOKEN_NAME;
    t->text = str_sub(s, 0, n);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (str_eq_nocase(t->text, str_of(words[i]))) {
            t->kind = TOKEN_WORD;
            t->text = str_of(words[i]);
        }
    }
}

static const char *take_number(struct str s, struct token *t)
{
    size_t n = 0, point = 0;

    while (n < s.n && (isdigit((unsigned char)s.p[n]) || (s.p[n] == '.' && point == 0))) {
        if (s.p[n] == '.')
            point = n;
        n++;
    }
    t->kind = point > 0 ? TOKEN_REAL : TOKEN_WHOLE;
    t->text = str_sub(s, 0, n);
    if (n > 15 || (point > 0 && point == n - 1) ||
        (n < s.n && (is_word_char(s.p[n]) || s.p[n] == '.')))
        return "a number is up to 15 digits, with a point for decimals";
    return NULL;
}

/* In single quotes; '' is one quote. What could begin something else elsewhere stays out. */
static const char *take_quoted(struct arena *a, struct str s, struct token *t, size_t *n)
{
    struct buf b;
    size_t i = 1;

    buf_init(&b, a);
    for (;; i++) {
        if (i >= s.n)
            return "a text begins here and has no closing quote";
        if (s.p[i] == '\'' && (i + 1 >= s.n || s.p[i + 1] != '\''))
            break;
        if (s.p[i] == '\'')
            i++;
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == '\\' || s.p[i] == ';' || s.p[i] == 0x7f ||
            (i + 1 < s.n && (memcmp(s.p + i, "--", 2) == 0 || memcmp(s.p + i, "/*", 2) == 0)))
            return "a text holds no control character, backslash, semicolon, -- or /*";
        buf_add_char(&b, s.p[i]);
    }
    t->kind = TOKEN_TEXT;
    t->text = buf_str(&b);
    *n = i + 1;
    return NULL;
}

static const char *take_op(struct str s, struct token *t)
{
    if (str_starts(s, STR("--")) || str_starts(s, STR("/*")))
        return "comments have no place in an expression; write them in the file with #";
    for (size_t i = 0; i < ARRAY_LEN(ops); i++) {
        if (str_starts(s, str_of(ops[i]))) {
            t->kind = TOKEN_OP;
            t->text = str_of(ops[i]);
            return NULL;
        }
    }
    if (s.p[0] == '"')
        return "texts stand in single quotes; names stand bare";
    if (s.p[0] == ';')
        return "one expression only: no semicolon";
    return "this character has no meaning here";
}

static const char *take(struct arena *a, struct str rest, struct token *t, size_t *n)
{
    const char *why = NULL;

    if (isalpha((unsigned char)rest.p[0]) || rest.p[0] == '_') {
        take_word(rest, t);
    } else if (isdigit((unsigned char)rest.p[0])) {
        why = take_number(rest, t);
    } else if (rest.p[0] == '\'') {
        return take_quoted(a, rest, t, n);
    } else {
        why = take_op(rest, t);
    }
    *n = t->text.n;
    return why;
}

const char *expr_scan(struct arena *a, struct str text, struct token **out, size_t *at)
{
    struct token *list;
    size_t n = 0, i = 0;

    *at = 0;
    if (text.n > EXPR_MAX)
        return str_z(a, str_printf(a, "too long: at most %d bytes", EXPR_MAX));
    list = arena_array(a, (text.n < EXPR_TOKENS ? text.n : EXPR_TOKENS) + 1, sizeof(*list));
    for (;;) {
        size_t used = 0;
        const char *why;

        while (i < text.n && strchr(" \t\r\n", text.p[i]) != NULL && text.p[i] != '\0')
            i++;
        *at = i;
        if (n == EXPR_TOKENS)
            return str_z(a, str_printf(a, "too long: at most %d words and signs", EXPR_TOKENS));
        list[n].at = i;
        if (i >= text.n)
            break;
        why = take(a, str_sub(text, i, text.n), &list[n], &used);
        if (why != NULL)
            return why;
        i += used;
        n++;
    }
    list[n].kind = TOKEN_END;
    *out = list;
    return n == 0 ? "an expression is missing" : NULL;
}
