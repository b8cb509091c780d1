/*
 * panel.c: what staff see and do on a record's page about whoever handed it in: messages with
 * files, whether they were read, a code for what came by letter, telephone or at the desk, and
 * which record it repeats.
 *
 * Only those who may edit the record see any of it; to show it reads the applicant's messages.
 */
#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/time_show.h"
#include "intake/code.h"
#include "intake/pages.h"
#include "intake/panel.view.h"
#include "intake/panel_view.h"
#include "register/asked.h"

/* ── what it may repeat ── */

#define LIKE_WORDS 3    /* that a likely repetition shares, in this order of their length */
#define LIKE_WORD_MIN 5 /* bytes: shorter ones stand everywhere */

struct longest {
    struct str word[LIKE_WORDS];
    size_t n;
};

static void keep_longest(struct longest *l, struct str word)
{
    size_t at = l->n;

    for (size_t i = 0; i < l->n; i++) {
        if (str_eq(l->word[i], word))
            return;
    }
    while (at > 0 && l->word[at - 1].n < word.n)
        at--;
    if (at == LIKE_WORDS)
        return;
    for (size_t i = l->n < LIKE_WORDS ? l->n : LIKE_WORDS - 1; i > at; i--)
        l->word[i] = l->word[i - 1];
    l->word[at] = word;
    if (l->n < LIKE_WORDS)
        l->n++;
}

static struct longest words_of(struct ctx *c, const struct record *r)
{
    struct longest l = { .n = 0 };

    for (size_t i = 0; i < r->def->n_name_by; i++) {
        struct str rest = str_lower(c->arena, record_show(c, r, r->def->name_by[i], false));

        while (rest.n > 0) {
            struct str word = str_cut(&rest, ' ');

            if (word.n >= LIKE_WORD_MIN)
                keep_longest(&l, word);
        }
    }
    return l;
}

/* Records that share the longest words of its name; with fewer of them where none does. */
static enum status find_like(struct ctx *c, const struct record *r, struct intake_like **row,
                             size_t *n)
{
    struct longest l = words_of(c, r);
    enum status s = ST_OK;

    for (size_t many = l.n; many >= 2 && *n == 0 && s == ST_OK; many--) {
        struct str question = STR("");
        struct buf b;

        buf_init(&b, c->arena);
        for (size_t i = 0; i < many; i++)
            buf_printf(&b, STR_FMT " ", STR_ARG(l.word[i]));
        s = asked_words(c, buf_str(&b), &question);
        if (s == ST_OK)
            s = case_like(c, c->who.unit_id, r->def->name, r->id, question, LIKE_MAX, row, n);
    }
    return s;
}

static struct part_link *links_of(struct ctx *c, const struct record *r,
                                  const struct intake_like *row, size_t n)
{
    struct part_link *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] =
            (struct part_link){ row[i].title, str_printf(c->arena, "/register/" STR_FMT "/%" PRId64,
                                                         STR_ARG(r->def->name), row[i].id) };
    return out;
}

static enum status fill_same(struct ctx *c, const struct record *r, const struct intake_case *k,
                             struct panel *v)
{
    struct intake_like *row = NULL;
    struct record other = { 0 };
    size_t n = 0;
    enum status s = case_repeats(c, c->who.unit_id, r->id, &row, &n);

    v->repeats = links_of(c, r, row, n);
    v->n_repeats = n;
    n = 0;
    if (s == ST_OK && k->has_same_as) {
        s = record_find(c, r->def, k->same_as, &other);
        if (s == ST_OK)
            v->same = (struct part_link){ other.title, record_href(c, &other) };
        return s == ST_NOT_FOUND ? ST_OK : s;
    }
    if (s == ST_OK && !reg_state_closed(r->def, r->state))
        s = find_like(c, r, &row, &n);
    v->like = arena_array(c->arena, n + 1, sizeof(*v->like));
    v->n_like = n;
    for (size_t i = 0; i < n; i++) {
        struct part_link l = links_of(c, r, &row[i], 1)[0];

        v->like[i] = (struct like_link){ l.text, l.href, row[i].id };
    }
    return s;
}

/* ── drawing ── */

static enum status fill(struct ctx *c, const struct record *r, struct panel *v)
{
    struct intake_case k = { 0 };
    enum status s = case_of_record(c, c->who.unit_id, r->id, &k);

    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    v->base = record_href(c, r);
    v->may_write = true;
    v->version = k.version;
    v->has_code = k.code_hash.p != NULL;
    if (k.has_seen_at)
        v->seen = time_show(c->arena, c->lang, k.seen_at, c->who.zone);
    if (k.has_code_at)
        v->coded = time_show(c->arena, c->lang, k.code_at, c->who.zone);
    v->max = int_show(c->arena, c->app->upload_max >> 20, c->lang == LANG_ID);
    v->max_bytes = str_printf(c->arena, "%" PRId64, c->app->upload_max);
    s = said_show(c, r, false, &v->said, &v->n_said);
    return s == ST_OK ? fill_same(c, r, &k, v) : s;
}

static enum status note_read(struct ctx *c, const struct record *r, const struct panel *v)
{
    if (!said_has_fresh(v->said, v->n_said))
        return ST_OK;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = said_read(c, c->who.unit_id, r->id, true, c->now);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status panel_draw(struct ctx *c, const struct record *r, struct out *o)
{
    struct panel *v = arena_new(c->arena, struct panel);
    enum status s;

    if (r->def->face == NULL || !may(c, REG_EDIT, 0))
        return ST_OK;
    s = fill(c, r, v);
    if (s != ST_OK)
        return s;
    panel_view(o, v);
    return note_read(c, r, v);
}

const struct record_panel intake_panel = { .aside = false, .draw = panel_draw };

/* ── what staff do ── */

static enum status has_face(struct ctx *c)
{
    return c->reg->face != NULL ? ST_OK : refuse(c, ST_NOT_FOUND, "error.not_found");
}

static enum status back(struct ctx *c, const char *key)
{
    say(c, key, STR(""), STR(""));
    return see_other(c, STR_FMT "#pemohon", STR_ARG(record_href(c, c->record)));
}

/* POST /register/:register/:id/pesan */
enum status panel_say(struct ctx *c)
{
    struct said_files files = { .n = 0 };
    struct str text = form_str(c, "pesan"), most = STR("4.000");
    enum status s = has_face(c);

    if (s == ST_OK && text.n == 0)
        return refuse(c, ST_INVALID, "intake.message_empty");
    if (s == ST_OK && utf8_length(text) > INTAKE_MESSAGE_MAX)
        return refuse_with(c, ST_INVALID, "intake.message_long", most, STR(""));
    if (s == ST_OK)
        s = said_files_take(c, &files);
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = said_put(c, c->record, false, text, &files);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? back(c, "intake.answered") : s;
}

/* What the office acknowledges of a record that it entered itself. */
static enum status acknowledge(struct ctx *c, const struct record *r)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", r->def->name);
    json_put_str(&j, "number", r->number);
    json_put_str(&j, "made_on", r->created_on);
    json_close(&j);
    return audit(c, "intake.receipt", "record", r->id, json_text(&j));
}

static enum status make_code(struct ctx *c, const struct record *r, struct intake_case *k,
                             struct str code)
{
    struct sha256 h = code_hash(c->app, code);
    struct str hash = { (const char *)h.b, sizeof(h.b) };
    enum status s = acknowledge(c, r);

    if (s != ST_OK)
        return s;
    if (k->id == 0)
        return case_add(c, c->who.unit_id, r->id, r->def->name, hash, (struct str){ 0 }, c->now,
                        &c->now);
    return case_set_code(c, c->who.unit_id, k->id, form_i64(c, "versi_perkara", 0), hash, c->now);
}

/* POST /register/:register/:id/tanda-terima: a new code; one that was handed out before ends. */
enum status panel_code(struct ctx *c)
{
    struct intake_case k = { 0 };
    struct str code = code_new(c->arena);
    enum status s = has_face(c);

    if (s == ST_OK)
        s = case_of_record(c, c->who.unit_id, c->record->id, &k);
    if (s != ST_OK && (s != ST_NOT_FOUND || c->reg->face == NULL))
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = make_code(c, c->record, &k, code);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    slip_remember(c, c->record->id, code);
    return see_other(c, "/lacak/tanda-terima");
}

static enum status say_same(struct ctx *c, const struct record *r, int64_t other)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "same_as", other);
    json_close(&j);
    return audit(c, other != 0 ? "intake.same" : "intake.not_same", "record", r->id, json_text(&j));
}

static enum status set_same(struct ctx *c, int64_t other)
{
    const struct record *r = c->record;
    struct intake_case k = { 0 };
    const int64_t *to = other != 0 ? &other : NULL;
    enum status s = say_same(c, r, other);

    if (s == ST_OK)
        s = case_of_record(c, c->who.unit_id, r->id, &k);
    if (s == ST_NOT_FOUND) {
        s = case_add(c, c->who.unit_id, r->id, r->def->name, (struct str){ 0 }, (struct str){ 0 },
                     c->now, NULL);
        if (s == ST_OK)
            s = case_of_record(c, c->who.unit_id, r->id, &k);
    }
    return s == ST_OK ? case_set_same(c, c->who.unit_id, k.id, k.version, to) : s;
}

/* POST /register/:register/:id/serupa: it repeats that record (0: it does not). */
enum status panel_same(struct ctx *c)
{
    int64_t other = form_i64(c, "dari", -1);
    struct record of = { 0 };
    enum status s = has_face(c);

    if (s == ST_OK && (other < 0 || other == c->record->id))
        return refuse(c, ST_INVALID, "error.unreadable");
    if (s == ST_OK && other > 0)
        s = record_find(c, c->reg, other, &of);
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = set_same(c, other);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? back(c, other > 0 ? "intake.linked" : "intake.unlinked") : s;
}
