/* search_page.c: GET /cari: a number goes straight to its page, words are looked for everywhere. */
#include "plan/search.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/document.h"
#include "document/search.h"
#include "plan/model.h"
#include "plan/search.view.h"
#include "plan/search_queries.h"
#include "register/find.h"

#define SEARCH_Q_MAX 200 /* code points */
#define SEARCH_MOST 30   /* of each kind */

/* "%word%" with the characters that LIKE means taken out: none of them is in a word worth finding.
 */
static struct str like_pattern(struct arena *a, struct str word)
{
    struct buf b;

    buf_init(&b, a);
    buf_add_char(&b, '%');
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '%' || word.p[i] == '_' || word.p[i] == '!')
            buf_add_char(&b, '!');
        buf_add_char(&b, word.p[i]);
    }
    buf_add_char(&b, '%');
    return buf_str(&b);
}

static enum status find_items(struct ctx *c, struct search_page *s)
{
    struct str rest = str_lower(c->arena, s->q), w[4] = { { 0 } };
    struct found_item *row = NULL;
    size_t words = 0, n = 0;
    enum status st;

    while (rest.n > 0 && words < ARRAY_LEN(w)) {
        struct str word = str_trim(str_cut(&rest, ' '));

        if (word.n > 0)
            w[words++] = like_pattern(c->arena, word);
    }
    if (words == 0)
        return ST_OK;
    st = items_found(c, c->who.unit_id, w[0], w[1], w[2], w[3], SEARCH_MOST + 1, &row, &n);
    if (st != ST_OK)
        return st;
    s->more_items = n > SEARCH_MOST;
    s->n_item = s->more_items ? SEARCH_MOST : n;
    s->item = arena_array(c->arena, n + 1, sizeof(*s->item));
    for (size_t i = 0; i < s->n_item; i++) {
        struct plan p = { .year = (int)row[i].year,
                          .kind =
                              (enum plan_kind)name_index(plan_kind_names, PLAN_KINDS, row[i].kind),
                          .revision = (int)row[i].revision,
                          .current = row[i].is_current != 0,
                          .owner_id = row[i].owner_id };
        struct str slug = plan_slug(c->arena, &p);

        s->item[i] = (struct search_hit){
            .ref = row[i].ref,
            .text = row[i].text,
            .href = str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT, STR_ARG(slug),
                               STR_ARG(row[i].ref)),
            .note = slug,
        };
    }
    return ST_OK;
}

static enum status find_documents(struct ctx *c, struct search_page *s)
{
    struct str words = search_question(c->arena, c->who.unit_id, s->q), none = STR("");
    struct document_line *row = NULL;
    size_t n = 0;
    enum status st;

    if (words.n == 0 || !may(c, DOCUMENT_READ, 0))
        return ST_OK;
    st =
        document_search(c, c->who.unit_id, INT64_MAX, none, none, 0, INT64_MAX, 0, c->who.person_id,
                        document_sees_restricted(c), SEARCH_MOST + 1, words, &row, &n);
    if (st != ST_OK)
        return st;
    s->more_documents = n > SEARCH_MOST;
    s->n_document = s->more_documents ? SEARCH_MOST : n;
    s->document = arena_array(c->arena, n + 1, sizeof(*s->document));
    for (size_t i = 0; i < s->n_document; i++)
        s->document[i] = (struct search_hit){
            .text = row[i].name,
            .href = str_printf(c->arena, "/dokumen/%lld", (long long)row[i].id),
            .note = time_short(c->arena, c->lang, row[i].uploaded_at, c->who.zone),
        };
    s->all_documents = STR("/dokumen");
    return ST_OK;
}

static enum status find_records(struct ctx *c, struct search_page *s)
{
    struct record_found *row = NULL;
    enum status st = records_search(c, s->q, SEARCH_MOST, &row, &s->n_record);

    if (st != ST_OK)
        return st;
    s->record = arena_array(c->arena, s->n_record + 1, sizeof(*s->record));
    for (size_t i = 0; i < s->n_record; i++)
        s->record[i] = (struct search_hit){
            .text = row[i].title,
            .href = str_printf(c->arena, "/register/" STR_FMT "/%lld", STR_ARG(row[i].def->name),
                               (long long)row[i].id),
            .note = words_show(c, &row[i].def->one),
        };
    return ST_OK;
}

/* "7.6.2.1" is a place, not a question. */
static enum status go_to_ref(struct ctx *c, const struct search_page *s)
{
    for (size_t i = 0; i < s->n_item; i++) {
        if (str_eq(s->item[i].ref, s->q))
            return see_other(c, STR_FMT, STR_ARG(s->item[i].href));
    }
    return ST_NOT_FOUND;
}

static enum status search_show(struct ctx *c)
{
    struct search_page s = { .q = utf8_prefix(str_trim(query_str(c, "q")), SEARCH_Q_MAX) };
    struct page page = { .title = tr(c->lang, "search.title") };
    struct out *o = body_new(c);
    enum status st = find_items(c, &s);

    if (st == ST_OK && ref_valid(s.q) && go_to_ref(c, &s) == ST_OK)
        return ST_OK;
    if (st == ST_OK)
        st = find_records(c, &s);
    if (st == ST_OK)
        st = find_documents(c, &s);
    if (st != ST_OK)
        return st;
    search_view(o, &s);
    return page_show(c, &page, o);
}

const struct route search_routes[] = {
    { GET, "/cari", PLAN_READ, search_show, NULL, BODY_NONE },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
