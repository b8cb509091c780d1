/*
 * forget.c: documents that may no longer be kept (UU 27/2022): their rows, their words, what the
 * ledger told of them, their previews and their bytes. Leaves of the ledger stay, so the log still
 * verifies; copies in backups end with those.
 */
#include <assert.h>
#include <dirent.h>
#include <inttypes.h>
#include <jansson.h>
#include <unistd.h>

#include "base/json.h"
#include "core/app.h"
#include "core/job.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "document/document.h"

#define ENTRIES_MAX 10000 /* of one document */
#define JOB "document.forget"

/* ── rows ── */

/* The bytes go when the rows are gone for certain. */
static enum status forget_later(struct ctx *c, struct str hex, int64_t at)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "sha256", hex);
    json_close(&j);
    return job_add(c, JOB, json_text(&j), str_printf(c->arena, JOB ":" STR_FMT, STR_ARG(hex)), at);
}

static enum status forget_version(struct ctx *c, const struct document *d)
{
    enum status s = document_text_drop(c, c->who.unit_id, d->id);

    if (s == ST_OK)
        s = document_drop(c, c->who.unit_id, d->id);
    if (s != ST_OK || !str_eq(d->kind, STR("file")))
        return s;
    return forget_later(c, hex_of(c->arena, d->sha256.p, d->sha256.n), c->now);
}

static enum status forget_entries(struct ctx *c, int64_t first, struct str why)
{
    struct entry *e = NULL;
    size_t n = 0;
    enum status s = entry_of_object(c, c->who.unit_id, STR("document"), first, ENTRIES_MAX, &e, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++)
        if (e[i].detail.p != NULL)
            s = ledger_erase(c, c->who.unit_id, e[i].seq, why);
    return s;
}

static enum status forget_one(struct ctx *c, int64_t id, struct str why)
{
    struct document d = { 0 }, *version = NULL;
    int64_t held = 0;
    size_t n = 0;
    enum status s = document_by_id(c, c->who.unit_id, id, &d);

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s; /* an older version, gone with the newer */
    s = document_held(c, c->who.unit_id, document_first(&d), &held);
    if (s == ST_OK && held == 0)
        s = document_versions(c, c->who.unit_id, document_first(&d), &version, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = forget_version(c, &version[i]);
    return s == ST_OK && held == 0 ? forget_entries(c, document_first(&d), why) : s;
}

enum status proofs_forget(struct ctx *c, const char *subject, int64_t subject_id, struct str note,
                          struct str why)
{
    int64_t *id = NULL;
    size_t n = 0;
    enum status s;

    assert(c->in_tx);
    s = proofs_noted(c, c->who.unit_id, str_of(subject), subject_id, note, &id, &n);
    if (s == ST_OK && n > 0)
        s = proofs_noted_drop(c, c->who.unit_id, str_of(subject), subject_id, note);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = forget_one(c, id[i], why);
    return s;
}

/* ── bytes ── */

/* Previews are named by the hash, their page and their size. */
static void forget_previews(struct ctx *c, struct str hex)
{
    char *folder =
        str_z(c->arena, str_printf(c->arena, STR_FMT "/cache", STR_ARG(c->app->data_dir)));
    DIR *dir = opendir(folder);
    const struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (str_starts(str_of(entry->d_name), hex))
            (void)unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir != NULL)
        (void)closedir(dir);
}

/* With the writers kept out, so that no row comes to name the file meanwhile; whoever has handed it
 * in and has no row yet is seen by the file's age. */
static enum status forget_run(struct ctx *c, struct str payload)
{
    json_t *j = json_loadb(payload.p, payload.n, 0, NULL);
    const char *hex = json_string_value(json_object_get(j, "sha256"));
    struct sha256 hash;
    bool good = hex != NULL && hex_parse(str_of(hex), hash.b, sizeof(hash.b)), young = false;
    int64_t held = 0;

    json_decref(j);
    if (!good)
        return ST_OK;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = document_hash_held(c, (struct str){ (const char *)hash.b, sizeof(hash.b) }, &held);
    if (s != ST_OK || held > 0)
        return s;
    s = store_forget(c, &hash, &young);
    if (s == ST_OK && young)
        s = forget_later(c, hex_of(c->arena, hash.b, sizeof(hash.b)), c->now + STORE_FRESH);
    if (s == ST_OK && !young)
        forget_previews(c, hex_of(c->arena, hash.b, sizeof(hash.b)));
    return s == ST_OK ? tx_commit(&tx) : s;
}

const struct job_kind document_forget_jobs[] = {
    { JOB, forget_run },
    { NULL, NULL },
};
