/* ledger.c: appends to a unit's log and proves what is in it; ledger.h has the idea. */
#include "core/ledger.h"

#include <assert.h>

#include "base/json.h"
#include "core/ledger_queries.h"

struct entry_fields entry_fields_of(int64_t unit_id, const struct entry *e)
{
    return (struct entry_fields){
        .unit_id = unit_id,
        .seq = e->seq,
        .at = e->at,
        .account_id = e->account_id,
        .object_id = e->object_id,
        .actor = e->actor,
        .action = e->action,
        .object = e->object,
        .detail = e->detail,
    };
}

struct str entry_text(struct arena *a, const struct entry_fields *e)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '[');
    json_str(&j, STR("runut-entry-1"));
    json_int(&j, e->unit_id);
    json_int(&j, e->seq);
    json_int(&j, e->at);
    json_int(&j, e->account_id);
    json_str(&j, e->actor);
    json_str(&j, e->action);
    json_str(&j, e->object);
    json_int(&j, e->object_id);
    json_str(&j, e->detail);
    json_close(&j);
    return json_text(&j);
}

/* ── Appending ── */

/* The edge of the unit's log, locked until the transaction ends: the UPDATE takes the row's lock
 * on PostgreSQL; on SQLite the transaction is the only writer anyway. */
static enum status edge_locked(struct ctx *c, int64_t unit_id, struct merkle_peaks *p)
{
    struct ledger_edge edge = { 0 };
    enum status s = ledger_lock(c, unit_id, c->now, &edge);

    if (s == ST_NOT_FOUND) { /* the unit's first entry */
        s = ledger_make(c, unit_id, STR(""), c->now);
        if (s == ST_OK)
            s = ledger_lock(c, unit_id, c->now, &edge);
    }
    if (s == ST_OK && !merkle_peaks_read(p, edge.size, edge.peaks))
        return fail(c, ST_FAULT, "ledger of unit %lld: %zu bytes do not belong to size %lld",
                    (long long)unit_id, edge.peaks.n, (long long)edge.size);
    return s;
}

/* What is kept of one entry, in the arena; `peaks` grow by its leaf. */
static struct entry_add entry_of(struct ctx *c, const struct entry_fields *e,
                                 struct merkle_peaks *peaks)
{
    struct sha256 *leaf = arena_new(c->arena, struct sha256), made[MERKLE_LEVELS];
    char *salt = arena_alloc(c->arena, LEDGER_SALT_LEN);
    struct str salt_str = { salt, LEDGER_SALT_LEN };
    unsigned n;

    random_bytes((uint8_t *)salt, LEDGER_SALT_LEN);
    *leaf = merkle_leaf(salt_str, entry_text(c->arena, e));
    n = merkle_append(peaks, leaf, made);
    return (struct entry_add){
        .unit_id = e->unit_id,
        .seq = e->seq,
        .at = e->at,
        .account_id = e->account_id,
        .actor = e->actor,
        .action = e->action,
        .object = e->object,
        .object_id = e->object_id,
        .detail = e->detail,
        .salt = salt_str,
        .leaf = { (const char *)leaf->b, sizeof(leaf->b) },
        .nodes = str_copy(c->arena, (struct str){ (const char *)made, n * sizeof(made[0]) }),
    };
}

enum status audit_each(struct ctx *c, const char *action, const char *object,
                       const struct audit_note *note, size_t n)
{
    struct entry_add *add = arena_array(c->arena, n + 1, sizeof(*add));
    struct merkle_peaks peaks;
    enum status s;

    assert(c->in_tx);
    s = edge_locked(c, c->who.unit_id, &peaks);
    for (size_t i = 0; s == ST_OK && i < n; i++) {
        const struct entry_fields e = {
            .unit_id = c->who.unit_id,
            .seq = peaks.size,
            .at = c->now,
            .account_id = c->who.account_id,
            .object_id = note[i].object_id,
            .actor = c->who.name,
            .action = str_of(action),
            .object = str_of(object),
            .detail = note[i].detail.n != 0 ? note[i].detail : STR("{}"),
        };

        add[i] = entry_of(c, &e, &peaks);
    }
    if (s == ST_OK)
        s = entry_add(c, add, n);
    if (s == ST_OK)
        s = ledger_grow(c, c->who.unit_id, peaks.size, merkle_peaks_bytes(&peaks));
    return s;
}

enum status audit(struct ctx *c, const char *action, const char *object, int64_t object_id,
                  struct str detail)
{
    return audit_each(c, action, object, &(struct audit_note){ object_id, detail }, 1);
}

/* ── Reading ── */

enum status ledger_size(struct ctx *c, int64_t unit_id, int64_t *size)
{
    struct ledger_edge edge = { 0 };
    enum status s = ledger_now(c, unit_id, &edge);

    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    *size = s == ST_OK ? edge.size : 0;
    return ST_OK;
}

enum status ledger_head(struct ctx *c, int64_t unit_id, struct merkle_head *head)
{
    struct ledger_edge edge = { 0 };
    struct merkle_peaks peaks = { 0 };
    enum status s = ledger_now(c, unit_id, &edge);

    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    if (s == ST_OK && !merkle_peaks_read(&peaks, edge.size, edge.peaks))
        return fail(c, ST_FAULT, "ledger of unit %lld is damaged at its edge", (long long)unit_id);
    *head = (struct merkle_head){ peaks.size, merkle_peaks_root(&peaks) };
    return ST_OK;
}

/* ── Proving ── */

struct stored {
    const struct ledger_node *row;
    size_t n;
};

static bool stored_node(const void *with, unsigned level, int64_t index, struct sha256 *out)
{
    const struct stored *st = with;
    int64_t seq = ((index + 1) << level) - 1;

    for (size_t i = 0; i < st->n; i++) {
        const struct ledger_node *r = &st->row[i];
        struct str from = level == 0 ? r->leaf : r->nodes;
        size_t at = level == 0 ? 0 : (level - 1) * sizeof(*out);

        if (r->seq != seq)
            continue;
        if (from.n < at + sizeof(*out))
            return false;
        memcpy(out->b, from.p + at, sizeof(*out));
        return true;
    }
    return false;
}

/* All that a proof needs, in one query. */
static enum status nodes_about(struct ctx *c, int64_t unit_id, int64_t about, int64_t size,
                               struct stored *st)
{
    struct ledger_node *row = NULL;
    enum status s;

    *st = (struct stored){ 0 };
    s = ledger_nodes(c, unit_id, about, size, &row, &st->n);
    st->row = row;
    return s;
}

static enum status known_size(struct ctx *c, int64_t unit_id, int64_t size)
{
    int64_t now = 0;
    enum status s = ledger_size(c, unit_id, &now);

    if (s == ST_OK && (size < 0 || size > now))
        return ST_NOT_FOUND;
    return s;
}

static enum status damaged(struct ctx *c, int64_t unit_id, int64_t size)
{
    return fail(c, ST_FAULT, "ledger of unit %lld lacks nodes below size %lld", (long long)unit_id,
                (long long)size);
}

enum status ledger_root_at(struct ctx *c, int64_t unit_id, int64_t size, struct sha256 *root)
{
    struct stored st;
    struct merkle_source source = { stored_node, &st };
    enum status s = known_size(c, unit_id, size);

    if (s == ST_OK)
        s = nodes_about(c, unit_id, size > 0 ? size - 1 : 0, size, &st);
    if (s == ST_OK && !merkle_root(&source, size, root))
        return damaged(c, unit_id, size);
    return s;
}

enum status ledger_inclusion(struct ctx *c, int64_t unit_id, int64_t seq, int64_t size,
                             struct merkle_proof *proof)
{
    struct stored st;
    struct merkle_source source = { stored_node, &st };
    enum status s = known_size(c, unit_id, size);

    if (s == ST_OK && (seq < 0 || seq >= size))
        return ST_NOT_FOUND;
    if (s == ST_OK)
        s = nodes_about(c, unit_id, seq, size, &st);
    if (s == ST_OK && !merkle_inclusion(&source, seq, size, proof))
        return damaged(c, unit_id, size);
    return s;
}

enum status ledger_consistency(struct ctx *c, int64_t unit_id, int64_t old, int64_t size,
                               struct merkle_proof *proof)
{
    struct stored st;
    struct merkle_source source = { stored_node, &st };
    enum status s = known_size(c, unit_id, size);

    if (s == ST_OK && (old < 0 || old > size))
        return ST_NOT_FOUND;
    if (s == ST_OK)
        s = nodes_about(c, unit_id, old > 0 ? old - 1 : 0, size, &st);
    if (s == ST_OK && !merkle_consistency(&source, old, size, proof))
        return damaged(c, unit_id, size);
    return s;
}

enum status ledger_erase(struct ctx *c, int64_t unit_id, int64_t seq, struct str reason)
{
    struct json j;
    enum status s;

    assert(unit_id == c->who.unit_id);
    s = entry_erase(c, unit_id, seq);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "reason", reason);
    json_close(&j);
    return audit(c, "entry.erased", "entry", seq, json_text(&j));
}
