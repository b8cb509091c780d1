/*
 * desk_page.c: /wbs/penangan, where a handler opens the key and sees the cases that it opens.
 *
 * Before the key is open nothing is shown, not even how many there are: the tables alone cannot
 * tell which case is whose.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/throttle.h"
#include "core/time_show.h"
#include "whistle/desk.h"
#include "whistle/desk.view.h"

enum { SUBJECT_CHARS = 90 };

enum status wbs_desk_page(struct ctx *c, struct str title, struct out *body)
{
    const struct crumb crumb[] = {
        { tr(c->lang, "layout.tab_register"), STR("/register") },
        { tr(c->lang, "whistle.desk"), STR("/wbs/penangan") },
    };
    const struct page page = {
        .title = title,
        .place = PLACE_REGISTER,
        .crumb = crumb,
        .n_crumb = ARRAY_LEN(crumb),
        .script = { "password.js" },
    };

    return page_show(c, &page, body);
}

/* ── the list ── */

static struct str subject_of(struct ctx *c, const struct wbs_report *r)
{
    struct str text = r->text[REPORT_WHAT];
    struct str line = str_trim(str_cut(&text, '\n'));
    struct str cut = utf8_prefix(line, SUBJECT_CHARS);

    return cut.n < line.n ? str_printf(c->arena, STR_FMT "…", STR_ARG(cut)) : cut;
}

static void fill_term(struct ctx *c, const struct whistle_case *r, struct str *term, bool *late)
{
    struct whistle_term t = whistle_term(r->received_on, r->acknowledged_on, r->feedback_on);
    int32_t today = day_today(c->now, (int)c->who.zone);

    *term = STR("");
    *late = false;
    if (t.due == 0 || whistle_state(r->state)->closed)
        return;

    struct str day = date_short(c->arena, c->lang, t.due);

    *late = today > t.due;
    *term = tr_with(c->arena, c->lang,
                    t.acknowledge ? "whistle.term_acknowledge" : "whistle.term_feedback", &day, 1);
}

static struct desk_row row_of(struct ctx *c, const struct opened_case *k, bool news)
{
    const struct whistle_state *state = whistle_state(k->row.state);
    int32_t day = 0;
    struct desk_row r = {
        .href = str_printf(c->arena, "/wbs/penangan/%" PRId64, k->row.id),
        .class_ = tr(c->lang, str_eq(k->row.class, STR("corruption")) ? "whistle.class_corruption"
                                                                      : "whistle.class_other"),
        .state = tr(c->lang, state->label),
        .shape = state->shape,
        .subject = subject_of(c, &k->report),
        .news = news,
        .protect = k->report.protect,
    };

    (void)date_parse(k->row.received_on, &day);
    r.received = date_short(c->arena, c->lang, day);
    fill_term(c, &k->row, &r.term, &r.late);
    return r;
}

static enum status fill_list(struct ctx *c, const struct open_key *mine, struct desk_view *v)
{
    struct whistle_mine *m = NULL;
    size_t n = 0;
    enum status s = whistle_cases_of(c, c->who.unit_id, mine->key_id, &m, &n);

    if (s != ST_OK)
        return s;
    v->row = arena_array(c->arena, n + 1, sizeof(*v->row));
    for (size_t i = 0; i < n; i++) {
        struct opened_case k = { .row = { .id = m[i].id,
                                          .class = m[i].class,
                                          .state = m[i].state,
                                          .received_on = m[i].received_on,
                                          .acknowledged_on = m[i].acknowledged_on,
                                          .feedback_on = m[i].feedback_on,
                                          .closed_on = m[i].closed_on,
                                          .content = m[i].content,
                                          .handling = m[i].handling } };

        if (wbs_case_unseal(c, mine, m[i].sealed, &k))
            v->row[v->n_row++] = row_of(c, &k, m[i].news > 0);
    }
    return ST_OK;
}

static enum status show(struct ctx *c, struct desk_view *v)
{
    const struct open_key *mine = keyring_get(c);
    struct whistle_handler *h = NULL;
    struct whistle_key own = { 0 };
    enum status s = whistle_deliver(c);

    if (s == ST_OK)
        s = whistle_handlers(c, c->who.unit_id, &h, &v->handlers);
    if (s == ST_OK)
        s = wbs_key_of_asker(c, &own);
    v->no_key = s == ST_NOT_FOUND;
    if (s == ST_NOT_FOUND)
        s = ST_OK;
    v->waiting = str_eq(own.state, STR("new"));
    v->open = mine != NULL && mine->key_id == own.id && !v->waiting;
    if (s == ST_OK && v->open)
        s = fill_list(c, mine, v);
    if (s != ST_OK)
        return s;

    struct out *o = body_new(c);

    wbs_desk_view(o, v);
    return wbs_desk_page(c, tr(c->lang, "whistle.desk"), o);
}

/* desk_page.c */
static enum status wbs_desk_show(struct ctx *c)
{
    struct desk_view v = { 0 };

    return show(c, &v);
}

/* ── opening ── */

static enum status wrong_passphrase(struct ctx *c, const char *key)
{
    struct desk_view v = { .error = tr(c->lang, key) };

    c->res->status = 422;
    c->failure = (struct failure){ 0 };
    return show(c, &v);
}

/* Tries at a passphrase are counted as those at a password. */
static enum status open_with(struct ctx *c, const struct whistle_key *own, const char **trouble)
{
    struct throttle t =
        throttle_of(c, str_printf(c->arena, "whistle/%" PRId64, c->who.account_id), NULL, false);
    struct open_key *key = arena_new(c->arena, struct open_key);
    int64_t wait = 0;
    enum status s = throttle_take(c, &t, &wait);

    if (s == ST_OK && wait > 0) {
        *trouble = "whistle.too_often";
        return ST_INVALID;
    }
    if (s == ST_OK)
        s = wbs_key_unlock(c, own, form_str(c, "sandi"), key);
    if (s == ST_INVALID)
        *trouble = "whistle.wrong_passphrase";
    if (s == ST_OK)
        s = throttle_good(c, &t);
    if (s == ST_OK && !keyring_put(c, key)) {
        *trouble = "whistle.busy";
        return ST_INVALID;
    }
    return s == ST_OK ? whistle_key_opened(c, c->who.unit_id, own->id, wbs_today_iso(c)) : s;
}

static enum status wbs_desk_send(struct ctx *c)
{
    struct whistle_key own = { 0 };
    const char *trouble = NULL;
    enum status s;

    if (str_eq(form_str(c, "aksi"), STR("tutup"))) {
        keyring_drop(c, c->who.session_id);
        return see_other(c, "/wbs/penangan");
    }
    s = wbs_key_of_asker(c, &own);
    if (s == ST_OK && str_eq(own.state, STR("active")))
        s = open_with(c, &own, &trouble);
    if (s == ST_INVALID && trouble != NULL)
        return wrong_passphrase(c, trouble);
    return s == ST_OK ? see_other(c, "/wbs/penangan") : s;
}

/* ── routes ── */

const struct route whistle_desk_routes[] = {
    { GET, "/wbs/penangan", WHISTLE_HANDLE, wbs_desk_show, NULL, BODY_NONE_SEALED },
    { POST, "/wbs/penangan", WHISTLE_HANDLE, wbs_desk_send, NULL, BODY_SEALED },
    { GET, "/wbs/penangan/kunci", WHISTLE_HANDLE, wbs_keys_show, NULL, BODY_NONE_SEALED },
    { POST, "/wbs/penangan/kunci", WHISTLE_HANDLE, wbs_keys_send, NULL, BODY_SEALED },
    { GET, "/wbs/penangan/:id", WHISTLE_HANDLE, wbs_case_show, NULL, BODY_NONE_SEALED },
    { POST, "/wbs/penangan/:id", WHISTLE_HANDLE, wbs_case_send, NULL, BODY_SEALED },
    { GET, "/wbs/penangan/:id/berkas/:file", WHISTLE_HANDLE, wbs_case_file, NULL,
      BODY_NONE_SEALED },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
