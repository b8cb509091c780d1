/* asked.c: beginnings of words become the words that begin so. */
#include "register/asked.h"

#include "base/buf.h"
#include "document/search.h"
#include "register/queries.h"

#define ALIKE_MAX 8 /* words that begin alike; more are gathered by the index itself */

/* "(u7xbor OR u7xbora)"; the beginning as it is, with its "*", where none or too many begin so. */
static enum status put_begun(struct ctx *c, struct buf *b, struct str begun)
{
    struct str from = str_sub(begun, 0, begun.n - 1), *word = NULL;
    struct str until = str_printf(c->arena, STR_FMT "\xF4\x8F\xBF\xBF", STR_ARG(from));
    size_t n = 0;
    enum status s = words_between(c, from, until, ALIKE_MAX + 1, &word, &n);

    if (s != ST_OK)
        return s;
    if (n == 0 || n > ALIKE_MAX) {
        buf_add(b, begun);
        return ST_OK;
    }
    for (size_t i = 0; i < n; i++)
        buf_printf(b, "%s" STR_FMT, i == 0 ? "(" : " OR ", STR_ARG(word[i]));
    buf_add_char(b, ')');
    return ST_OK;
}

enum status asked_words(struct ctx *c, struct str asked, struct str *question)
{
    struct str rest = search_question(c->arena, c->who.unit_id, asked);
    struct buf b;
    enum status s = ST_OK;

    if (rest.n == 0 || db_kind(c->db) != DB_SQLITE) {
        *question = rest;
        return ST_OK;
    }
    buf_init(&b, c->arena);
    while (rest.n > 0 && s == ST_OK) {
        struct str word = str_cut(&rest, ' ');

        if (b.n > 0)
            buf_add(&b, STR(" AND "));
        if (word.p[word.n - 1] == '*')
            s = put_begun(c, &b, word);
        else
            buf_add(&b, word);
    }
    *question = buf_str(&b);
    return s;
}
