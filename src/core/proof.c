/* proof.c: proofs as text and JSON. */
#include "core/proof.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"

enum status proof_inclusion(struct ctx *c, int64_t unit_id, int64_t seq, struct inclusion *out)
{
    struct checkpoint now = { 0 };
    struct entry e = { 0 };
    enum status s = entry_by_seq(c, unit_id, seq, &e);

    if (s == ST_OK)
        s = checkpoint_current(c, unit_id, &now);
    if (s != ST_OK)
        return s;
    if (e.leaf.n != SHA256_LEN || now.root.n != SHA256_LEN)
        return fail(c, ST_FAULT, "entry %" PRId64 " of unit %" PRId64 " is damaged", seq, unit_id);
    *out = (struct inclusion){ .seq = seq, .head.size = now.size, .note = now.note };
    memcpy(out->leaf.b, e.leaf.p, SHA256_LEN);
    memcpy(out->head.root.b, now.root.p, SHA256_LEN);
    s = ledger_inclusion(c, unit_id, seq, now.size, &out->proof);
    if (s != ST_OK)
        return s;
    out->holds = merkle_inclusion_check(&out->leaf, seq, &out->head, &out->proof);
    if (e.salt.p != NULL && e.detail.p != NULL) {
        struct entry_fields f = entry_fields_of(unit_id, &e);
        struct sha256 again;

        out->salt = e.salt;
        out->text = entry_text(c->arena, &f);
        again = merkle_leaf(out->salt, out->text);
        out->holds = out->holds && sha256_eq(&again, &out->leaf);
    }
    return ST_OK;
}

enum status proof_consistency(struct ctx *c, int64_t unit_id, int64_t old, int64_t size,
                              struct consistency *out)
{
    enum status s;

    *out = (struct consistency){ .old.size = old, .head.size = size };
    s = ledger_consistency(c, unit_id, old, size, &out->proof);
    if (s == ST_OK)
        s = ledger_root_at(c, unit_id, old, &out->old.root);
    if (s == ST_OK)
        s = ledger_root_at(c, unit_id, size, &out->head.root);
    if (s == ST_OK)
        out->holds = merkle_consistency_check(&out->old, &out->head, &out->proof);
    return s;
}

/* ── Texts ── */

#define HEADER "c2sp.org/tlog-proof@v1"

struct str proof_inclusion_text(struct arena *a, const struct inclusion *p)
{
    struct buf b;

    buf_init(&b, a);
    buf_printf(&b, HEADER "\nindex %" PRId64 "\n", p->seq);
    for (size_t i = 0; i < p->proof.n; i++)
        buf_printf(&b, STR_FMT "\n", STR_ARG(base64_of(a, p->proof.hash[i].b, SHA256_LEN)));
    buf_printf(&b, "\n" STR_FMT, STR_ARG(p->note));
    return buf_str(&b);
}

bool proof_inclusion_read(struct arena *a, struct str text, struct inclusion *out)
{
    struct str rest = text, line = str_cut(&rest, '\n'), bytes;

    *out = (struct inclusion){ 0 };
    if (!str_eq(line, STR(HEADER)))
        return false;
    line = str_cut(&rest, '\n');
    if (str_starts(line, STR("extra ")))
        line = str_cut(&rest, '\n');
    if (!str_starts(line, STR("index ")) ||
        !int_parse_range(str_sub(line, 6, line.n), 0, INT64_MAX, &out->seq))
        return false;
    for (line = str_cut(&rest, '\n'); line.n != 0; line = str_cut(&rest, '\n')) {
        if (out->proof.n == ARRAY_LEN(out->proof.hash) || !base64_parse(a, line, &bytes) ||
            bytes.n != SHA256_LEN)
            return false;
        memcpy(out->proof.hash[out->proof.n++].b, bytes.p, SHA256_LEN);
    }
    out->note = rest;
    return rest.n != 0;
}

static void put_hash(struct json *j, const char *key, const struct sha256 *h)
{
    json_put_str(j, key, base64_of(j->buf.arena, h->b, SHA256_LEN));
}

static void put_proof(struct json *j, const struct merkle_proof *p)
{
    json_key(j, "proof");
    json_open(j, '[');
    for (size_t i = 0; i < p->n; i++)
        json_str(j, base64_of(j->buf.arena, p->hash[i].b, SHA256_LEN));
    json_close(j);
}

struct str proof_inclusion_json(struct arena *a, const struct inclusion *p)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_put_int(&j, "index", p->seq);
    put_hash(&j, "leaf", &p->leaf);
    json_put_int(&j, "size", p->head.size);
    put_hash(&j, "root", &p->head.root);
    put_proof(&j, &p->proof);
    json_put_str(&j, "checkpoint", p->note);
    json_close(&j);
    return json_text(&j);
}

struct str proof_consistency_json(struct arena *a, const struct consistency *p)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_put_int(&j, "old_size", p->old.size);
    put_hash(&j, "old_root", &p->old.root);
    json_put_int(&j, "size", p->head.size);
    put_hash(&j, "root", &p->head.root);
    put_proof(&j, &p->proof);
    json_close(&j);
    return json_text(&j);
}
