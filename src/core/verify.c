/* verify.c: one pass over a unit's log; see verify.h. */
#include "core/verify.h"

#include <jansson.h>

#include "core/checkpoint_queries.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"

#define BATCH 500

struct numbers {
    int64_t *p;
    size_t n, cap;
};

/* One unit's pass. */
struct pass {
    struct verifier *v;
    const struct ledger_unit *u;
    struct merkle_peaks peaks;
    int64_t next;  /* the number that the next entry must have */
    bool broken;   /* a gap: what follows has no tree to stand in */
    bool differed; /* said once that stored nodes differ */
    struct numbers erased,
        said; /* entries without content; entries that an entry says are erased */
    const struct checkpoint *point;
    size_t n_points, at_point;
    struct ledger_edge edge;
    bool has_edge;
};

void verify_found(struct verifier *v, enum finding_kind kind, struct str unit, int64_t number,
                  struct str more)
{
    struct finding_seen f = { kind, unit, number, more };

    v->n_found++;
    v->found(v->with, &f);
}

static void found(struct pass *p, enum finding_kind kind, int64_t number, struct str more)
{
    verify_found(p->v, kind, p->u->code, number, more);
}

static void remember(struct arena *a, struct numbers *list, int64_t v)
{
    if (list->n == list->cap) {
        int64_t *more = arena_array(a, list->cap * 2 + 64, sizeof(*more));

        if (list->n > 0)
            memcpy(more, list->p, list->n * sizeof(*more));
        list->p = more;
        list->cap = list->cap * 2 + 64;
    }
    list->p[list->n++] = v;
}

/* ── Entries ── */

/* False: the entry is not about a document's content. */
static bool read_document(const struct entry *e, int64_t unit_id, struct document_seen *seen)
{
    json_t *root, *no;
    const char *hex;
    bool good;

    if (!str_eq(e->action, STR("document.added")) && !str_eq(e->action, STR("document.version")))
        return false;
    root = json_loadb(e->detail.p, e->detail.n, 0, NULL);
    hex = json_string_value(json_object_get(root, "sha256"));
    no = json_object_get(root, "version_no");
    *seen = (struct document_seen){
        .unit_id = unit_id,
        .first_id = e->object_id,
        .version_no = no != NULL ? json_integer_value(no) : 1,
    };
    good = hex != NULL && hex_parse(str_of(hex), seen->hash.b, sizeof(seen->hash.b));
    json_decref(root);
    return good;
}

enum status verify_document_now(struct ctx *c, struct document_seen *want, bool *said)
{
    struct entry *row = NULL;
    size_t n = 0;
    enum status s =
        entry_of_object(c, want->unit_id, STR("document"), want->first_id, 200, &row, &n);

    *said = false;
    for (size_t i = 0; s == ST_OK && i < n; i++) {
        struct document_seen seen;

        if (row[i].detail.p != NULL && read_document(&row[i], want->unit_id, &seen) &&
            seen.version_no == want->version_no && sha256_eq(&seen.hash, &want->hash))
            *said = true;
    }
    return s;
}

static void remember_document(struct pass *p, const struct entry *e)
{
    struct documents_seen *d = &p->v->docs;
    struct document_seen seen;

    if (!read_document(e, p->u->id, &seen))
        return;
    if (d->n == d->cap) {
        struct document_seen *more = arena_array(p->v->keep, d->cap * 2 + 64, sizeof(*more));

        if (d->n > 0)
            memcpy(more, d->doc, d->n * sizeof(*more));
        d->doc = more;
        d->cap = d->cap * 2 + 64;
    }
    d->doc[d->n++] = seen;
}

static void check_content(struct pass *p, const struct entry *e)
{
    struct entry_fields f = entry_fields_of(p->u->id, e);
    struct sha256 leaf;

    if (e->salt.p == NULL) {
        remember(p->v->keep, &p->erased, e->seq);
        if (e->detail.p != NULL || e->actor.n != 0)
            found(p, FOUND_ALTERED, e->seq, e->action);
        return;
    }
    leaf = merkle_leaf(e->salt, entry_text(&p->v->scratch, &f));
    if (e->leaf.n != SHA256_LEN || memcmp(leaf.b, e->leaf.p, SHA256_LEN) != 0) {
        found(p, FOUND_ALTERED, e->seq, e->action);
        return;
    }
    /* Only what is proved to have been said counts. */
    if (str_eq(e->action, STR("entry.erased")))
        remember(p->v->keep, &p->said, e->object_id);
    remember_document(p, e);
}

static void check_point(struct pass *p, const struct sha256 *root)
{
    const struct checkpoint *k = &p->point[p->at_point];

    if (k->root.n != SHA256_LEN || memcmp(k->root.p, root->b, SHA256_LEN) != 0)
        found(p, FOUND_CHECKPOINT, k->size, STR(""));
}

/* Every stored checkpoint of this size, and the one from outside. */
static void check_points(struct pass *p)
{
    struct verifier *v = p->v;
    bool outside = v->outside.origin.p != NULL && v->outside.head.size == p->next &&
                   str_eq(v->outside.origin, checkpoint_origin(&v->scratch, p->u->code));
    struct sha256 root;

    if (!outside && (p->at_point == p->n_points || p->point[p->at_point].size != p->next))
        return;
    root = merkle_peaks_root(&p->peaks);
    for (; p->at_point < p->n_points && p->point[p->at_point].size == p->next; p->at_point++)
        check_point(p, &root);
    if (outside && !sha256_eq(&root, &v->outside.head.root))
        found(p, FOUND_CHECKPOINT, v->outside.head.size, STR(""));
}

static void check_edge(struct pass *p)
{
    struct str peaks = merkle_peaks_bytes(&p->peaks);

    if (p->has_edge && p->edge.size == p->next && !str_eq(p->edge.peaks, peaks))
        found(p, FOUND_EDGE, p->edge.size, STR(""));
}

static void check_tree(struct pass *p, const struct entry *e)
{
    struct sha256 made[MERKLE_LEVELS], leaf = { { 0 } };
    unsigned n;

    if (e->leaf.n == SHA256_LEN)
        memcpy(leaf.b, e->leaf.p, SHA256_LEN);
    n = merkle_append(&p->peaks, &leaf, made);
    if ((e->nodes.n != n * sizeof(made[0]) ||
         (n > 0 && memcmp(e->nodes.p, made, e->nodes.n) != 0)) &&
        !p->differed) {
        found(p, FOUND_NODES, e->seq, STR(""));
        p->differed = true; /* everything above it differs too */
    }
}

static void check_entry(struct pass *p, const struct entry *e)
{
    if (e->seq != p->next) {
        found(p, FOUND_MISSING, p->next, str_printf(&p->v->scratch, "%lld", (long long)e->seq - 1));
        p->broken = true;
        p->next = e->seq;
    }
    check_content(p, e);
    if (!p->broken)
        check_tree(p, e);
    p->next++;
    if (!p->broken) {
        check_points(p);
        check_edge(p);
    }
}

static enum status read_entries(struct pass *p)
{
    struct verifier *v = p->v;
    struct arena *was = v->c->arena;
    enum status s = ST_OK;
    size_t n = BATCH;

    v->c->arena = &v->scratch;
    while (s == ST_OK && n == BATCH) {
        struct entry *row = NULL;

        s = entry_since(v->c, p->u->id, p->next, BATCH, &row, &n);
        for (size_t i = 0; s == ST_OK && i < n; i++)
            check_entry(p, &row[i]);
        if (s == ST_OK)
            v->n_entries += (int64_t)n;
        arena_reset(&v->scratch);
        if (v->progress != NULL)
            v->progress(v->with, v->n_entries);
    }
    v->c->arena = was;
    return s;
}

/* ── What lies beside the entries ── */

static enum status load_points(struct pass *p)
{
    struct verifier *v = p->v;
    struct checkpoint *k = NULL;
    enum status s = checkpoint_all(v->c, p->u->id, &k, &p->n_points);

    if (s != ST_OK)
        return s;
    p->point = k;
    v->n_checkpoints += (int64_t)p->n_points;
    for (size_t i = 0; i < p->n_points; i++) {
        struct checkpoint_head h = { 0 };
        bool signed_ok = false;

        if (!checkpoint_read(v->c->arena, k[i].note, v->c->app->sign_public, &h, &signed_ok) ||
            !signed_ok || h.head.size != k[i].size || k[i].root.n != SHA256_LEN ||
            memcmp(h.head.root.b, k[i].root.p, SHA256_LEN) != 0 ||
            !str_eq(h.origin, checkpoint_origin(v->c->arena, p->u->code)))
            found(p, FOUND_SIGNATURE, k[i].size, STR(""));
    }
    return ST_OK;
}

/* The log's row as it was before the entries were read: on a running server both grow. */
static enum status load_edge(struct pass *p)
{
    enum status s = ledger_now(p->v->c, p->u->id, &p->edge);

    p->has_edge = s == ST_OK;
    return s == ST_NOT_FOUND ? ST_OK : s;
}

/* Whatever was read had been committed together with a row that counts it. */
static enum status check_edge_after(struct pass *p)
{
    struct ledger_edge now = { 0 };
    enum status s = ledger_now(p->v->c, p->u->id, &now);

    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    if (now.size < p->next)
        found(p, FOUND_EDGE, now.size, STR(""));
    if (p->has_edge && p->edge.size > p->next)
        found(p, FOUND_CUT, p->edge.size, str_printf(p->v->keep, "%lld", (long long)p->next));
    return ST_OK;
}

static void check_cut(struct pass *p)
{
    struct verifier *v = p->v;
    struct str have = str_printf(v->keep, "%lld", (long long)p->next);

    if (p->n_points > 0 && p->point[p->n_points - 1].size > p->next)
        found(p, FOUND_CUT, p->point[p->n_points - 1].size, have);
    if (v->outside.origin.p != NULL && v->outside.head.size > p->next &&
        str_eq(v->outside.origin, checkpoint_origin(v->keep, p->u->code)))
        found(p, FOUND_CUT, v->outside.head.size, have);
}

static int by_number(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

    return a < b ? -1 : a > b;
}

static void check_erased(struct pass *p)
{
    if (p->said.n > 0)
        qsort(p->said.p, p->said.n, sizeof(int64_t), by_number);
    for (size_t i = 0; i < p->erased.n; i++)
        if (p->said.n == 0 ||
            bsearch(&p->erased.p[i], p->said.p, p->said.n, sizeof(int64_t), by_number) == NULL)
            found(p, FOUND_ERASED, p->erased.p[i], STR(""));
}

enum status verify_log(struct verifier *v, const struct ledger_unit *u)
{
    struct pass p = { .v = v, .u = u };
    enum status s = load_points(&p);

    if (s == ST_OK)
        s = load_edge(&p);
    if (s == ST_OK) {
        check_points(&p); /* of the empty log */
        check_edge(&p);
        s = read_entries(&p);
    }
    if (s == ST_OK)
        s = check_edge_after(&p);
    if (s != ST_OK)
        return s;
    check_cut(&p);
    check_erased(&p);
    return ST_OK;
}
