/* scan_job.c: one page of a scan. */
#include <inttypes.h>
#include <jansson.h>

#include "base/json.h"
#include "core/app.h"
#include "core/job.h"
#include "core/ledger.h"
#include "document/document.h"
#include "document/reader.h"
#include "document/scan.h"
#include "document/search.h"

struct scan {
    int64_t document_id, page;
    int64_t nth; /* of the pages read of it, from 1 */
    int64_t next;
    bool cut;
    struct document d;
    struct document_words was;
    struct reader_scan found;
};

static void json_done(json_t **j)
{
    json_decref(*j);
}

static int64_t number_of(const json_t *j, const char *name)
{
    return (int64_t)json_integer_value(json_object_get(j, name));
}

static enum status add_page(struct ctx *c, int64_t document_id, int64_t page, int64_t nth)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "document", document_id);
    json_put_int(&j, "page", page);
    json_put_int(&j, "nth", nth);
    json_close(&j);
    return job_add_idle(
        c, "document.scan", json_text(&j),
        str_printf(c->arena, "document.scan:%" PRId64 ":%" PRId64, document_id, page));
}

enum status scan_add(struct ctx *c, int64_t document_id, int64_t page)
{
    return add_page(c, document_id, page, 1);
}

/* ST_NOT_FOUND: it was forgotten meanwhile, or this page was read before the server was stopped. */
static enum status scan_load(struct ctx *c, struct str payload, struct scan *scan)
{
    CLEANUP(json_done) json_t *j = json_loadb(payload.p, payload.n, 0, NULL);

    scan->document_id = number_of(j, "document");
    scan->page = number_of(j, "page");
    scan->nth = number_of(j, "nth");
    enum status s = document_by_id(c, c->who.unit_id, scan->document_id, &scan->d);
    if (s == ST_OK)
        s = document_words_of(c, c->who.unit_id, scan->document_id, &scan->was);
    return s == ST_OK && !str_eq(scan->was.state, STR("waiting")) ? ST_NOT_FOUND : s;
}

/* A page that the reader breaks on has no words; those behind it may have. */
static void read_page(struct ctx *c, struct scan *scan)
{
    struct sha256 hash;

    memcpy(hash.b, scan->d.sha256.p, sizeof(hash.b));
    enum status s =
        reader_scan(c, store_path(c->arena, c->app->data_dir, &hash).p, scan->page, &scan->found);

    if (s == ST_FAULT && scan->page < scan->d.pages)
        scan->found.next = scan->page + 1;
    if (scan->found.next > scan->page && scan->found.next <= READ_MAX_PAGES)
        scan->next = scan->found.next;
    scan->cut = scan->next > 0 && scan->nth >= SCAN_MAX_PAGES;
    if (scan->cut)
        scan->next = 0;
}

static enum status scan_keep(struct ctx *c, const struct scan *scan)
{
    const int64_t scanned = scan->was.scanned + (str_trim(scan->found.text).n > 0);
    const bool photo = str_starts(scan->d.media_type, STR("image/"));
    struct str state = scan->next > 0          ? STR("waiting")
                       : photo && scanned == 0 ? STR("none")
                                               : STR("done");
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = document_text_scanned(
            c, c->who.unit_id, scan->document_id, state,
            search_more(c->arena, c->who.unit_id, scan->was.body_search, scan->found.text), scanned,
            scan->cut);
    if (s == ST_OK && scan->next > 0)
        s = add_page(c, scan->document_id, scan->next, scan->nth + 1);
    if (s == ST_OK && scan->next == 0)
        s = audit(c, scanned > 0 ? "document.scanned" : "document.read", "document",
                  document_first(&scan->d), STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status scan_run(struct ctx *c, struct str payload)
{
    struct scan *scan = arena_new(c->arena, struct scan);
    enum status s = scan_load(c, payload, scan);

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    read_page(c, scan);
    return scan_keep(c, scan);
}
