/*
 * worksheet_page.c: /penilaian/ID/impor/PUTARAN: answers out of a worksheet, in two steps.
 *
 * The first reads the file and shows what would change; the second changes it. The seal between
 * them names the file, the round and its answers as they stood: if anybody answered meanwhile, the
 * file is shown again, so that nothing is overwritten unseen.
 */
#include <inttypes.h>
#include <unistd.h>

#include "assessment/bring.view.h"
#include "assessment/output.h"
#include "assessment/pages.h"
#include "base/json.h"
#include "base/number.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/token.h"
#include "document/store.h"

/* ── the seal ── */

static struct str seal_of(struct ctx *c, const struct assess *a, enum round_kind k,
                          const struct sha256 *hash, struct str stamp)
{
    return text_seal(c->app, c->arena, TOKEN_FILE,
                     str_printf(c->arena, STR_FMT " %lld %s " STR_FMT,
                                STR_ARG(hex_of(c->arena, hash->b, sizeof(hash->b))),
                                (long long)a->head.id, round_words[k], STR_ARG(stamp)));
}

static bool seal_open(struct ctx *c, const struct assess *a, enum round_kind k, struct sha256 *hash,
                      struct str *stamp)
{
    struct str text = { 0 }, hex, id, word;
    int64_t number = 0;

    if (!text_open(c->app, c->arena, TOKEN_FILE, form_str(c, "berkas"), &text))
        return false;
    hex = str_cut(&text, ' ');
    id = str_cut(&text, ' ');
    word = str_cut(&text, ' ');
    *stamp = text;
    return int_parse(id, &number) && number == a->head.id && str_eq(word, str_of(round_words[k])) &&
           hex_parse(hex, hash->b, sizeof(hash->b)) &&
           access(store_path(c->arena, c->app->data_dir, hash).p, R_OK) == 0;
}

/* ── the page ── */

static struct str shown(struct ctx *c, const struct ins_question *q, struct str value)
{
    struct answer an;
    struct str about = { 0 };
    const char *why = NULL;

    if (answer_parse(q, value, &an, &why, &about) != ST_OK || !an.given)
        return value;
    return answer_show(c, q, &an);
}

static void fill_preview(struct ctx *c, struct bring_page *p, const struct worksheet_in *in)
{
    p->line = arena_array(c->arena, in->n_change + 1, sizeof(*p->line));
    for (size_t i = 0; i < in->n_change; i++) {
        const struct worksheet_change *w = &in->change[i];
        const struct ins_question *q = &p->a->ins->question[w->question];

        p->line[p->n_line++] = (struct bring_line){
            .code = q->code,
            .line = str_printf(c->arena, "%zu", w->line),
            .old_value = shown(c, q, w->old_value),
            .value = shown(c, q, w->value),
            .old_note = w->old_note,
            .note = w->note,
            .overwrites = w->overwrites,
        };
    }
    p->n_same = in->n_same;
    p->n_over = in->n_over;
    p->previews = true;
}

static enum status draw(struct ctx *c, struct bring_page *p, int status)
{
    struct page page = { .title = tr(c->lang, "bring.title"),
                         .place = PLACE_ASSESSMENT,
                         .script = { "upload.js" } };
    struct out *o = body_new(c);

    page.crumb = assess_crumbs(c, p->a, &page.n_crumb);
    p->path = assess_path(c, p->a);
    p->self = str_printf(c->arena, STR_FMT "/impor/%s", STR_ARG(p->path), round_words[p->kind]);
    p->max_bytes = str_printf(c->arena, "%" PRId64, c->app->upload_max);
    bring_view(o, p);
    c->res->status = status;
    return page_show(c, &page, o);
}

static enum status one_wrong(struct ctx *c, struct bring_page *p, struct str text, int status)
{
    struct worksheet_wrong *w = arena_new(c->arena, struct worksheet_wrong);

    w->text = text;
    p->wrong = w;
    p->n_wrong = 1;
    return draw(c, p, status);
}

/* The assessment of the path and the round of the route, open for answers. */
static enum status open_bring(struct ctx *c, struct assess *a, struct bring_page *p)
{
    enum status s = assess_of_path(c, false, a);

    *p = (struct bring_page){ .a = a, .kind = round_of_route(c) };
    if (s == ST_OK && !a->round[p->kind].open)
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    return s;
}

enum status bring_show(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct bring_page p;
    enum status s = open_bring(c, a, &p);

    return s == ST_OK ? draw(c, &p, 200) : s;
}

/* Shows what the file would change; writes nothing. */
static enum status try_file(struct ctx *c, struct bring_page *p, const struct sha256 *hash,
                            struct str name, int status)
{
    struct worksheet_in in = { 0 };
    enum status s =
        worksheet_read(c, p->a, p->kind, store_path(c->arena, c->app->data_dir, hash).p, &in);

    if (s == ST_INVALID) {
        p->wrong = in.wrong;
        p->n_wrong = in.n_wrong;
        p->n_more = in.n_more;
        return draw(c, p, 422);
    }
    if (s != ST_OK)
        return s;
    fill_preview(c, p, &in);
    p->file = name;
    p->token = seal_of(c, p->a, p->kind, hash, in.stamp);
    return draw(c, p, status);
}

enum status bring_send(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct bring_page p;
    struct stored file = { 0 };
    enum status s = open_bring(c, a, &p);

    if (s != ST_OK)
        return s;
    if (c->req->n_upload != 1 || c->req->upload[0].size == 0)
        return one_wrong(c, &p, tr(c->lang, "bring.no_file"), 422);
    s = store_take(c, c->req->upload, 1, &file);
    if (s == ST_INVALID)
        return one_wrong(c, &p, failure_text(c), 422);
    return s == ST_OK ? try_file(c, &p, &file.hash, file.name, 200) : s;
}

static enum status note_bring(struct ctx *c, const struct assess *a, enum round_kind k,
                              const struct worksheet_in *in, const struct sha256 *hash)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "round", str_of(round_names[k]));
    json_put_int(&j, "answers", (int64_t)in->n_change);
    json_put_str(&j, "sha256", hex_of(c->arena, hash->b, sizeof(hash->b)));
    json_close(&j);
    return audit(c, "assessment.imported", "assessment", a->head.id, json_text(&j));
}

/* Reads the file again inside the transaction: what was shown must still be so. */
static enum status save_file(struct ctx *c, const struct bring_page *p, const struct sha256 *hash,
                             struct str stamp, size_t *n)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct worksheet_in in = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = worksheet_read(c, p->a, p->kind, store_path(c->arena, c->app->data_dir, hash).p, &in);
    if (s == ST_OK && !str_eq(in.stamp, stamp))
        return ST_CONFLICT;
    if (s == ST_OK)
        s = worksheet_save(c, p->a, p->kind, &in);
    if (s == ST_OK)
        s = note_bring(c, p->a, p->kind, &in, hash);
    if (s == ST_OK)
        s = tx_commit(&tx);
    *n = in.n_change;
    return s;
}

enum status bring_confirm(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct bring_page p;
    struct sha256 hash;
    struct str stamp = { 0 };
    size_t n = 0;
    enum status s = open_bring(c, a, &p);

    if (s != ST_OK)
        return s;
    if (!seal_open(c, a, p.kind, &hash, &stamp))
        return one_wrong(c, &p, tr(c->lang, "bring.no_file"), 422);
    s = save_file(c, &p, &hash, stamp, &n);
    if (s == ST_CONFLICT || s == ST_INVALID) /* somebody answered since it was shown */
        return try_file(c, &p, &hash, form_str(c, "nama"), 409);
    if (s != ST_OK)
        return s;
    say(c, "bring.done", int_show(c->arena, (int64_t)n, c->lang == LANG_ID), STR(""));
    return see_other(c, STR_FMT "?putaran=%s", STR_ARG(assess_path(c, a)), round_words[p.kind]);
}
