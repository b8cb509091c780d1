/*
 * ledger_page.c: the log of a unit for the public: heads, proofs of one entry, consistency of two
 * heads; each as a page and as text or JSON for programs.
 */
#include "core/ledger_page.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "core/ledger.view.h"
#include "core/ledger_view.h"
#include "core/page.h"
#include "core/proof.h"
#include "core/time_show.h"

#define HEADS 20
#define BASE "/transparansi/rantai"

static struct str number(struct ctx *c, int64_t v)
{
    return int_show(c->arena, v, c->lang == LANG_ID);
}

static enum status answer_text(struct ctx *c, struct str body, struct str type)
{
    c->res->body = body;
    response_header(c->res, "Content-Type", type);
    return ST_OK;
}

static enum status answer_plain(struct ctx *c, struct str body)
{
    return answer_text(c, body, STR("text/plain; charset=utf-8"));
}

static enum status unit_of_path(struct ctx *c, struct ledger_unit *u)
{
    return ledger_unit_by_code(c, path_str(c, "unit"), u);
}

/* ── The log ── */

static enum status home_heads(struct ctx *c, const struct ledger_unit *u, struct ledger_home *p)
{
    struct checkpoint *k = NULL;
    int64_t before = query_i64(c, "sebelum", INT64_MAX);
    enum status s = checkpoint_page(c, u->id, before, HEADS + 1, &k, &p->n_heads);

    if (s != ST_OK)
        return s;
    if (p->n_heads > HEADS) {
        p->n_heads = HEADS;
        p->older_href = str_printf(c->arena, BASE "?satker=" STR_FMT "&sebelum=%" PRId64 "#kepala",
                                   STR_ARG(u->code), k[HEADS - 1].size);
    }
    p->head = arena_array(c->arena, p->n_heads, sizeof(*p->head));
    for (size_t i = 0; i < p->n_heads; i++)
        p->head[i] = (struct ledger_head_row){
            .size = number(c, k[i].size),
            .root = hex_groups(c->arena, k[i].root.p, k[i].root.n),
            .when = time_short(c->arena, c->lang, k[i].at, c->who.zone),
            .href = str_printf(c->arena, BASE "/" STR_FMT "/checkpoint/%" PRId64, STR_ARG(u->code),
                               k[i].size),
        };
    return ST_OK;
}

static enum status home_logs(struct ctx *c, const struct ledger_unit *u, struct ledger_home *p)
{
    struct ledger_unit *all = NULL;
    enum status s = ledger_units(c, &all, &p->n_logs);

    if (s != ST_OK)
        return s;
    p->log = arena_array(c->arena, p->n_logs, sizeof(*p->log));
    for (size_t i = 0; i < p->n_logs; i++)
        p->log[i] = (struct ledger_log_row){
            .name = all[i].name,
            .size = number(c, all[i].size),
            .href = str_printf(c->arena, BASE "?satker=" STR_FMT, STR_ARG(all[i].code)),
            .here = all[i].id == u->id,
        };
    return ST_OK;
}

/* GET /transparansi/rantai?satker=CODE: the dispatcher has made that unit the page's. */
static enum status ledger_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "ledger.title"),
                         .open_face = true,
                         .place = PLACE_OPEN };
    struct ledger_unit u = { 0 };
    struct checkpoint now = { 0 };
    struct str origin;
    struct out *o;
    enum status s = ledger_unit_by_id(c, c->who.unit_id, &u);

    if (s == ST_OK)
        s = checkpoint_current(c, u.id, &now);
    if (s != ST_OK)
        return s;
    origin = checkpoint_origin(c->arena, u.code);

    struct ledger_home p = {
        .unit_name = u.name,
        .unit_code = u.code,
        .size = number(c, now.size),
        .root = hex_groups(c->arena, now.root.p, now.root.n),
        .checkpoint = now.note,
        .checkpoint_href = str_printf(c->arena, BASE "/" STR_FMT "/checkpoint", STR_ARG(u.code)),
        .key = checkpoint_vkey(c->arena, origin, c->app->sign_public),
        .key_href = str_printf(c->arena, BASE "/" STR_FMT "/kunci", STR_ARG(u.code)),
        .prove_action = str_printf(c->arena, BASE "/" STR_FMT "/entri", STR_ARG(u.code)),
        .compare_action = str_printf(c->arena, BASE "/" STR_FMT "/banding", STR_ARG(u.code)),
        .last_seq = now.size - 1,
        .n_entries = now.size,
    };

    s = home_heads(c, &u, &p);
    if (s == ST_OK)
        s = home_logs(c, &u, &p);
    if (s != ST_OK)
        return s;
    o = body_new(c);
    ledger_home_view(o, &p);
    return page_show(c, &page, o);
}

static enum status checkpoint_show(struct ctx *c)
{
    struct ledger_unit u = { 0 };
    struct checkpoint now = { 0 };
    enum status s = unit_of_path(c, &u);

    if (s == ST_OK)
        s = checkpoint_current(c, u.id, &now);
    return s == ST_OK ? answer_plain(c, now.note) : s;
}

static enum status checkpoint_show_old(struct ctx *c)
{
    struct ledger_unit u = { 0 };
    struct checkpoint old = { 0 };
    enum status s = unit_of_path(c, &u);

    if (s == ST_OK)
        s = checkpoint_by_size(c, u.id, path_i64(c, "size"), &old);
    return s == ST_OK ? answer_plain(c, old.note) : s;
}

static enum status key_show(struct ctx *c)
{
    struct ledger_unit u = { 0 };
    enum status s = unit_of_path(c, &u);
    struct str vkey;

    if (s != ST_OK)
        return s;
    vkey = checkpoint_vkey(c->arena, checkpoint_origin(c->arena, u.code), c->app->sign_public);
    return answer_plain(c, str_printf(c->arena, STR_FMT "\n", STR_ARG(vkey)));
}

/* ── Proofs ── */

static struct str *hash_lines(struct arena *a, const struct merkle_proof *p)
{
    struct str *line = arena_array(a, p->n, sizeof(*line));

    for (size_t i = 0; i < p->n; i++)
        line[i] = hex_groups(a, p->hash[i].b, SHA256_LEN);
    return line;
}

static struct str back_to(struct ctx *c, const struct ledger_unit *u)
{
    return str_printf(c->arena, BASE "?satker=" STR_FMT, STR_ARG(u->code));
}

/* GET .../entri?nomor=N, from the form */
static enum status entry_find(struct ctx *c)
{
    struct str unit = path_str(c, "unit");
    int64_t number = query_i64(c, "nomor", -1);

    if (number < 0)
        return see_other(c, BASE "?satker=" STR_FMT, STR_ARG(unit));
    return see_other(c, BASE "/" STR_FMT "/entri/%" PRId64, STR_ARG(unit), number);
}

/* What an entry says is for the administrator of the unit. */
static bool may_see_entry(const struct ctx *c, const struct ledger_unit *u)
{
    return c->who.account_id != 0 && c->who.unit_id == u->id && may(c, SETTING_EDIT, 0);
}

static enum status entry_show(struct ctx *c)
{
    struct page page = { .open_face = true, .place = PLACE_OPEN };
    struct ledger_unit u = { 0 };
    struct inclusion in;
    struct str form = query_str(c, "bentuk"), path;
    struct out *o;
    enum status s = unit_of_path(c, &u);

    if (s == ST_OK)
        s = proof_inclusion(c, u.id, path_i64(c, "seq"), &in);
    if (s != ST_OK)
        return s;
    if (str_eq(form, STR("json")))
        return answer_text(c, proof_inclusion_json(c->arena, &in), STR("application/json"));
    if (str_eq(form, STR("teks")))
        return answer_plain(c, proof_inclusion_text(c->arena, &in));
    path = str_printf(c->arena, BASE "/" STR_FMT "/entri/%" PRId64, STR_ARG(u.code), in.seq);

    struct ledger_entry_page p = {
        .unit_name = u.name,
        .number = number(c, in.seq),
        .size = number(c, in.head.size),
        .root = hex_groups(c->arena, in.head.root.b, SHA256_LEN),
        .leaf = hex_groups(c->arena, in.leaf.b, SHA256_LEN),
        .hash = hash_lines(c->arena, &in.proof),
        .n = in.proof.n,
        .holds = in.holds,
        .may_see = may_see_entry(c, &u),
        .erased = in.salt.p == NULL,
        .text = in.text,
        .salt = hex_of(c->arena, in.salt.p, in.salt.n),
        .json_href = str_printf(c->arena, STR_FMT "?bentuk=json", STR_ARG(path)),
        .text_href = str_printf(c->arena, STR_FMT "?bentuk=teks", STR_ARG(path)),
        .back_href = back_to(c, &u),
    };

    page.title = tr_with(c->arena, c->lang, "ledger.entry", &p.number, 1);
    o = body_new(c);
    ledger_entry_view(o, &p);
    return page_show(c, &page, o);
}

/* GET .../banding?dari=A&sampai=B */
static enum status compare_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "ledger.compare"),
                         .open_face = true,
                         .place = PLACE_OPEN };
    int64_t from = query_i64(c, "dari", -1), to = query_i64(c, "sampai", -1);
    struct ledger_unit u = { 0 };
    struct consistency k;
    struct out *o;
    enum status s = unit_of_path(c, &u);

    if (s == ST_OK)
        s = proof_consistency(c, u.id, from, to, &k);
    if (s != ST_OK)
        return s;
    if (str_eq(query_str(c, "bentuk"), STR("json")))
        return answer_text(c, proof_consistency_json(c->arena, &k), STR("application/json"));

    struct ledger_compare_page p = {
        .unit_name = u.name,
        .old = number(c, from),
        .size = number(c, to),
        .old_root = hex_groups(c->arena, k.old.root.b, SHA256_LEN),
        .root = hex_groups(c->arena, k.head.root.b, SHA256_LEN),
        .hash = hash_lines(c->arena, &k.proof),
        .n = k.proof.n,
        .holds = k.holds,
        .json_href = str_printf(
            c->arena, BASE "/" STR_FMT "/banding?dari=%" PRId64 "&sampai=%" PRId64 "&bentuk=json",
            STR_ARG(u.code), from, to),
        .back_href = back_to(c, &u),
    };

    o = body_new(c);
    ledger_compare_view(o, &p);
    return page_show(c, &page, o);
}

const struct route ledger_routes[] = {
    { .method = GET, .pattern = BASE, .right = PUBLIC, .handle = ledger_show },
    { .method = GET,
      .pattern = BASE "/:unit/checkpoint",
      .right = PUBLIC,
      .handle = checkpoint_show },
    { .method = GET,
      .pattern = BASE "/:unit/checkpoint/:size",
      .right = PUBLIC,
      .handle = checkpoint_show_old },
    { .method = GET, .pattern = BASE "/:unit/kunci", .right = PUBLIC, .handle = key_show },
    { .method = GET, .pattern = BASE "/:unit/entri", .right = PUBLIC, .handle = entry_find },
    { .method = GET, .pattern = BASE "/:unit/entri/:seq", .right = PUBLIC, .handle = entry_show },
    { .method = GET, .pattern = BASE "/:unit/banding", .right = PUBLIC, .handle = compare_show },
    { 0 },
};
