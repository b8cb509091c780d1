/* document.c: rows of documents and proofs, each with its entry in the ledger. */
#include "document/document.h"

#include <assert.h>
#include <inttypes.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/job.h"
#include "core/ledger.h"
#include "document/search.h"

const char *const document_categories[] = { "sk",     "laporan", "notulen", "surat", "foto",
                                            "daftar", "sop",     "lainnya", NULL };
const char *const document_classifications[] = { "public", "internal", "restricted", NULL };

bool document_word_known(const char *const *words, struct str word)
{
    for (; *words != NULL; words++) {
        if (str_eq(str_of(*words), word))
            return true;
    }
    return false;
}

const struct document_kind *document_kind_find(const struct app *app, struct str name)
{
    const struct document_kinds *kinds = app->kinds;

    for (size_t i = 0; kinds != NULL && i < kinds->n; i++)
        if (str_eq(kinds->kind[i].name, name))
            return &kinds->kind[i];
    return NULL;
}

bool document_category_known(const struct ctx *c, struct str word)
{
    return document_word_known(document_categories, word) ||
           document_kind_find(c->app, word) != NULL;
}

bool document_sees_restricted(const struct ctx *c)
{
    return c->who.account_id == 0 || may(c, PLAN_OWN, 0) || may(c, PLAN_ENACT, 0);
}

bool document_visible(const struct ctx *c, struct str classification, int64_t uploaded_by)
{
    return !str_eq(classification, STR("restricted")) || uploaded_by == c->who.person_id ||
           document_sees_restricted(c);
}

/* A restricted file of a record goes with the record: who may know of one of those that it proves
 * sees it, and nobody else, whatever the role. */
static enum status restricted_find(struct ctx *c, const struct document *d)
{
    struct proof_use *use = NULL;
    size_t n = 0, records = 0;
    enum status s = proof_uses(c, c->who.unit_id, document_first(d), &use, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct subject_view view = { 0 };

        if (!str_eq(use[i].subject, STR("record")))
            continue;
        records++;
        s = subject_view(c, use[i].subject, use[i].subject_id, &view);
        if (s == ST_OK && view.href.n > 0)
            return ST_OK;
        if (s == ST_NOT_FOUND)
            s = ST_OK;
    }
    if (s != ST_OK)
        return s;
    return records == 0 && document_sees_restricted(c) ? ST_OK : ST_NOT_FOUND;
}

enum status document_find(struct ctx *c, int64_t id, struct document *out)
{
    enum status s = document_by_id(c, c->who.unit_id, id, out);

    if (s == ST_OK && str_eq(out->classification, STR("restricted")) &&
        out->uploaded_by != c->who.person_id)
        s = restricted_find(c, out);
    return s;
}

int64_t document_first(const struct document *d)
{
    return d->has_first_id ? d->first_id : d->id;
}

/* ── Adding ── */

static struct str hash_str(const struct sha256 *h)
{
    return (struct str){ (const char *)h->b, sizeof(h->b) };
}

struct new_document {
    const char *kind;
    struct str name, media_type, content;
    struct sha256 hash;
    int64_t size;
    const struct document *old; /* of which it is the next version; or NULL */
    bool has_words;             /* the reader will look for them, in its text or its picture */
};

static struct str new_detail(struct ctx *c, const struct new_document *n)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "name", n->name);
    json_put_str(&j, "sha256", hex_of(c->arena, n->hash.b, sizeof(n->hash.b)));
    json_put_int(&j, "size", n->size);
    if (n->old != NULL)
        json_put_int(&j, "version_no", n->old->version_no + 1);
    json_close(&j);
    return json_text(&j);
}

/* The words of its name at once; those of its content when the job has read it. */
static enum status add_words(struct ctx *c, int64_t id, const struct new_document *n)
{
    struct str words = search_words(c->arena, c->who.unit_id, n->name, n->content);
    const char *state = n->has_words ? "waiting" : n->content.n > 0 ? "done" : "none";
    enum status s = document_text_put(c, id, c->who.unit_id, str_of(state), words);

    if (s != ST_OK || !n->has_words)
        return s;
    struct json j;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "document", id);
    json_close(&j);
    return job_add(c, "document.text", json_text(&j),
                   str_printf(c->arena, "document.text:%" PRId64, id), c->now);
}

static enum status add(struct ctx *c, const struct new_document *n,
                       const struct document_meta *meta, int64_t *id)
{
    int64_t first = n->old == NULL ? 0 : document_first(n->old);
    struct str class = meta->classification.n > 0 ? meta->classification : STR("internal");

    assert(c->in_tx);
    enum status s =
        document_insert(c, c->who.unit_id, str_of(n->kind), n->name, hash_str(&n->hash),
                        n->media_type, n->size, n->content, first == 0 ? NULL : &first,
                        n->old == NULL ? 1 : n->old->version_no + 1, meta->category, class,
                        meta->effective_from, meta->effective_until, c->who.person_id, c->now, id);
    if (s == ST_OK)
        s = add_words(c, *id, n);
    if (s == ST_OK)
        s = audit(c, n->old == NULL ? "document.added" : "document.version", "document",
                  first == 0 ? *id : first, new_detail(c, n));
    return s;
}

static struct new_document of_file(const struct stored *f)
{
    return (struct new_document){ .kind = "file",
                                  .name = f->name,
                                  .media_type = str_of(f->media->type),
                                  .hash = f->hash,
                                  .size = f->size,
                                  .has_words = f->media->text || f->media->preview };
}

enum status document_add_file(struct ctx *c, const struct stored *f,
                              const struct document_meta *meta, int64_t *id)
{
    struct new_document n = of_file(f);
    bool known = false;
    enum status s =
        document_same(c, c->who.unit_id, hash_str(&f->hash), f->name, c->who.person_id, &known, id);

    if (s != ST_OK || known)
        return s;
    return add(c, &n, meta, id);
}

static bool is_web_address(struct str url)
{
    if (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://")))
        return false;
    for (size_t i = 0; i < url.n; i++) {
        if ((unsigned char)url.p[i] <= ' ' || url.p[i] == '"' || url.p[i] == '<')
            return false;
    }
    return url.n > 10 && url.n <= DOCUMENT_MAX_LINK && utf8_text(url);
}

enum status document_add_link(struct ctx *c, struct str name, struct str url,
                              const struct document_meta *meta, int64_t *id)
{
    struct new_document n = { .kind = "link",
                              .media_type = STR("text/uri-list"),
                              .content = url,
                              .hash = sha256_of(url.p, url.n),
                              .size = (int64_t)url.n };

    if (!is_web_address(url))
        return refuse(c, ST_INVALID, "document.bad_link");
    n.name = utf8_prefix(name.n > 0 ? name : url, DOCUMENT_MAX_NAME);
    return add(c, &n, meta, id);
}

enum status document_add_text(struct ctx *c, struct str name, struct str text,
                              const struct document_meta *meta, int64_t *id)
{
    struct new_document n = { .kind = "text",
                              .media_type = STR("text/plain"),
                              .content = text,
                              .hash = sha256_of(text.p, text.n),
                              .size = (int64_t)text.n };
    struct str rest = text;

    if (text.n == 0 || text.n > DOCUMENT_MAX_TEXT || !utf8_text(text))
        return refuse(c, ST_INVALID, "document.bad_text");
    n.name = utf8_prefix(name.n > 0 ? name : str_trim(str_cut(&rest, '\n')), 80);
    return add(c, &n, meta, id);
}

/* Proofs of what is not verified yet go over to the new version. */
static enum status move_proofs(struct ctx *c, const struct document *old, int64_t id)
{
    struct proof_use *use = NULL;
    size_t n = 0;
    enum status s = proof_uses(c, c->who.unit_id, document_first(old), &use, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct subject_view view = { 0 };

        if (use[i].document_id != old->id)
            continue;
        s = subject_view(c, use[i].subject, use[i].subject_id, &view);
        if (s == ST_OK && view.open)
            s = proof_move(c, c->who.unit_id, use[i].id, id);
    }
    return s;
}

enum status document_new_version(struct ctx *c, const struct document *old,
                                 const struct stored *file, int64_t *id)
{
    struct new_document n = of_file(file);
    struct document_meta meta = { old->category, old->classification, old->effective_from,
                                  old->effective_until };

    if (!old->is_latest || !str_eq(old->kind, STR("file")))
        return refuse(c, ST_CONFLICT, "document.not_latest");
    if (str_eq(old->sha256, hash_str(&file->hash)))
        return refuse(c, ST_INVALID, "document.same_content");
    n.old = old;
    enum status s = document_superseded(c, c->who.unit_id, old->id, old->version);
    if (s == ST_CONFLICT)
        return refuse(c, s, "document.not_latest");
    if (s == ST_OK)
        s = add(c, &n, &meta, id);
    if (s == ST_OK)
        s = move_proofs(c, old, *id);
    return s;
}

enum status document_change(struct ctx *c, const struct document *old, int64_t version,
                            struct str name, const struct document_meta *meta)
{
    struct json j;

    assert(c->in_tx);
    enum status s = document_set_meta(c, c->who.unit_id, old->id, version, name, meta->category,
                                      meta->classification, meta->effective_from,
                                      meta->effective_until, old->retention_until);
    if (s == ST_CONFLICT)
        return refuse(c, s, "document.changed_meanwhile");
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "name", old->name, name);
    json_put_change(&j, "category", old->category, meta->category);
    json_put_change(&j, "classification", old->classification, meta->classification);
    json_put_change(&j, "effective_from", old->effective_from, meta->effective_from);
    json_put_change(&j, "effective_until", old->effective_until, meta->effective_until);
    json_close(&j);
    if (s == ST_OK)
        s = audit(c, "document.changed", "document", document_first(old), json_text(&j));
    return s;
}
