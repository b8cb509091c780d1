/* entry_page.c: answers on paper typed in by staff, one sheet after the other; comments screened.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/ledger.h"
#include "survey/ask.h"
#include "survey/entry.view.h"
#include "survey/pages.h"

/* On screen the best answer stands first; on paper they stand as they are numbered. */
static void as_on_paper(struct ctx *c, struct ask_question *q)
{
    struct ask_choice *up = arena_array(c->arena, q->n + 1, sizeof(*up));

    for (size_t i = 0; i < q->n; i++)
        up[i] = q->choice[q->n - 1 - i];
    q->choice = up;
}

static enum status show(struct ctx *c, const struct period *p, const struct answer *a)
{
    struct crumb crumb[2] = { { tr(c->lang, "survey.list_title"), STR("/survei") },
                              { period_title(c, p), period_href(c, p->row.id, "") } };
    struct page page = { .title = tr(c->lang, "survey.paper_title"),
                         .place = PLACE_SURVEY,
                         .crumb = crumb,
                         .n_crumb = 2 };
    struct ask_view v = { .action = period_href(c, p->row.id, "/kertas"),
                          .back = period_href(c, p->row.id, "") };
    struct out *o = body_new(c);
    struct str n;
    int64_t count = 0;
    enum status s = answer_count(c, c->who.unit_id, p->row.id, &count);

    if (s != ST_OK)
        return s;
    n = int_show(c->arena, count, c->lang == LANG_ID);
    ask_fill(c, p, a, 0, &v);
    for (size_t i = 0; i < v.n_question; i++) {
        if (!str_eq(v.question[i].control, STR("layanan")))
            as_on_paper(c, &v.question[i]);
    }
    v.part_say = tr_with(c->arena, c->lang, "survey.paper_say", &n, 1);
    paper_page(o, &v);
    c->res->status = a->n_error > 0 ? 422 : 200;
    return page_show(c, &page, o);
}

enum status entry_show(struct ctx *c)
{
    struct period p = { 0 };
    struct answer a;
    enum status s = period_of_path(c, &p);

    answer_init(&a);
    return s == ST_OK ? show(c, &p, &a) : s;
}

enum status entry_send(struct ctx *c)
{
    struct period p = { 0 };
    struct answer a;
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    answer_read(c, &p, &a);
    answer_check(c, &p, &a);
    if (a.n_error > 0)
        return show(c, &p, &a);
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = answer_keep(c, &p, &a, "paper");
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "survey.paper_kept", STR(""), STR(""));
    return see_other(c, "/survei/periode/%" PRId64 "/kertas", p.row.id);
}

/* ── what people wrote ── */

static bool is_decision(struct str word)
{
    return str_eq(word, STR("waiting")) || str_eq(word, STR("shown")) || str_eq(word, STR("held"));
}

static enum status decide(struct ctx *c, const struct period *p, int64_t *changed)
{
    struct survey_comment *all = NULL;
    size_t n = 0;
    enum status s = comment_list(c, c->who.unit_id, p->row.id, STR(""), &all, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct str word =
            form_str(c, str_z(c->arena, str_printf(c->arena, "s.%" PRId64, all[i].id)));

        if (!is_decision(word) || str_eq(word, all[i].state))
            continue;
        s = comment_set(c, c->who.unit_id, p->row.id, all[i].id, word);
        (*changed)++;
    }
    return s;
}

enum status comment_send(struct ctx *c)
{
    struct period p = { 0 };
    int64_t changed = 0;
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (period_is_public(&p.row))
        return refuse(c, ST_CONFLICT, "survey.fixed");
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = decide(c, &p, &changed);
    if (s == ST_OK)
        s = audit(c, "survey.screened", "survey_period", p.row.id,
                  str_printf(c->arena, "{\"comments\":%" PRId64 "}", changed));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei/periode/%" PRId64 "#saran", p.row.id) : s;
}
