/* verify.c: reads every document's file again, and holds rows against the logs. */
#include "document/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "core/app.h"
#include "document/store.h"
#include "document/verify_queries.h"

#define BATCH 200
#define MOST_PROOFS 1000
#define BLOCK ((size_t)256 * 1024)

bool file_hash(const char *path, struct sha256 *hash, int64_t *size)
{
    struct hasher h;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *block = fd >= 0 ? malloc(BLOCK) : NULL;
    ssize_t n = -1;
    int why;

    *size = 0;
    if (block == NULL) {
        if (fd >= 0)
            close(fd);
        return false;
    }
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    hasher_init(&h);
    while ((n = read(fd, block, BLOCK)) > 0) {
        hasher_add(&h, block, (size_t)n);
        *size += n;
    }
    why = errno;
    *hash = hasher_end(&h);
    free(block);
    close(fd);
    errno = why;
    return n == 0;
}

static void check_file(struct verifier *v, const struct verify_file *f)
{
    struct sha256 want, have;
    int64_t size = 0;
    struct str path;

    if (f->sha256.n != SHA256_LEN) {
        verify_found(v, FOUND_DOCUMENT_DIFFERS, STR(""), 0, STR("sha256"));
        return;
    }
    memcpy(want.b, f->sha256.p, SHA256_LEN);
    path = store_path(&v->scratch, v->c->app->data_dir, &want);
    if (!file_hash(path.p, &have, &size))
        verify_found(v, FOUND_FILE_GONE, STR(""), 0, path);
    else if (size != f->size || !sha256_eq(&want, &have))
        verify_found(v, FOUND_FILE_DIFFERS, STR(""), 0, path);
}

static enum status check_files(struct verifier *v, struct files_verified *f)
{
    struct sha256 after = { { 0 } };
    size_t n = BATCH, after_n = 0;
    enum status s = ST_OK;

    while (s == ST_OK && n == BATCH) {
        struct verify_file *row = NULL;

        s = verify_file_page(v->c, (struct str){ (const char *)after.b, after_n }, BATCH, &row, &n);
        for (size_t i = 0; s == ST_OK && i < n; i++) {
            check_file(v, &row[i]);
            f->files++;
            f->bytes += row[i].size;
            if (f->progress != NULL)
                f->progress(v->with, f->files, f->bytes);
        }
        if (s == ST_OK && n > 0) {
            after_n = row[n - 1].sha256.n < SHA256_LEN ? row[n - 1].sha256.n : SHA256_LEN;
            memcpy(after.b, row[n - 1].sha256.p, after_n);
        }
        arena_reset(&v->scratch);
    }
    return s;
}

/* ── Rows against the logs ── */

static int by_name(const void *x, const void *y)
{
    const struct document_seen *a = x, *b = y;

    if (a->unit_id != b->unit_id)
        return a->unit_id < b->unit_id ? -1 : 1;
    if (a->first_id != b->first_id)
        return a->first_id < b->first_id ? -1 : 1;
    return a->version_no < b->version_no ? -1 : a->version_no > b->version_no;
}

static enum status check_row(struct verifier *v, const struct verify_document *d)
{
    struct document_seen key = { .unit_id = d->unit_id,
                                 .first_id = d->first_id,
                                 .version_no = d->version_no };
    struct document_seen *seen = NULL;
    struct sha256 own;
    bool said = false;
    enum status s = ST_OK;

    if (d->sha256.n == SHA256_LEN)
        memcpy(key.hash.b, d->sha256.p, SHA256_LEN);
    if (v->docs.n > 0)
        seen = bsearch(&key, v->docs.doc, v->docs.n, sizeof(key), by_name);
    if (seen != NULL) {
        seen->found = true;
        said = d->sha256.n == SHA256_LEN && sha256_eq(&seen->hash, &key.hash);
    } else {
        s = verify_document_now(v->c, &key, &said);
    }
    if (s != ST_OK)
        return s;
    if (!said)
        verify_found(v, FOUND_DOCUMENT_DIFFERS, d->code, d->id, STR(""));
    if (str_eq(d->kind, STR("file")))
        return ST_OK;
    own = sha256_of(d->content.p, d->content.n);
    if (d->sha256.n != SHA256_LEN || memcmp(own.b, d->sha256.p, SHA256_LEN) != 0)
        verify_found(v, FOUND_DOCUMENT_DIFFERS, d->code, d->id, STR("content"));
    return ST_OK;
}

static enum status check_rows(struct verifier *v, struct files_verified *f)
{
    int64_t after = 0;
    size_t n = BATCH;
    enum status s = ST_OK;

    if (v->docs.n > 0)
        qsort(v->docs.doc, v->docs.n, sizeof(*v->docs.doc), by_name);
    while (s == ST_OK && n == BATCH) {
        struct verify_document *row = NULL;

        s = verify_document_page(v->c, after, BATCH, &row, &n);
        for (size_t i = 0; s == ST_OK && i < n; i++) {
            s = check_row(v, &row[i]);
            after = row[i].id;
            f->documents++;
        }
        arena_reset(&v->scratch);
    }
    for (size_t i = 0; s == ST_OK && i < v->docs.n; i++)
        if (!v->docs.doc[i].found)
            verify_found(v, FOUND_DOCUMENT_GONE, STR(""), v->docs.doc[i].first_id, STR(""));
    return s;
}

static enum status check_proofs(struct verifier *v)
{
    struct verify_proof *row = NULL;
    size_t n = 0;
    enum status s = verify_proof_lost(v->c, MOST_PROOFS, &row, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++)
        verify_found(v, FOUND_PROOF, row[i].code, row[i].id, row[i].subject);
    arena_reset(&v->scratch);
    return s;
}

enum status verify_documents(struct verifier *v, struct files_verified *f)
{
    struct arena *was = v->c->arena;
    enum status s;

    v->c->arena = &v->scratch;
    s = check_files(v, f);
    if (s == ST_OK)
        s = check_rows(v, f);
    if (s == ST_OK)
        s = check_proofs(v);
    v->c->arena = was;
    return s;
}
