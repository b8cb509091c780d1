/* text_job.c: reads the words of what was uploaded, in the background, and makes its first preview.
 * Words that are a picture are left to scan_job.c. */
#include <inttypes.h>
#include <jansson.h>

#include "core/app.h"
#include "core/job.h"
#include "core/ledger.h"
#include "document/document.h"
#include "document/preview.h"
#include "document/reader.h"
#include "document/scan.h"
#include "document/search.h"

static void json_done(json_t **j)
{
    json_decref(*j);
}

/* A file that cannot be read stays findable by its name; that it could not be read is kept. */
static enum status read_words(struct ctx *c, const struct document *d, const char **state,
                              struct reader_text *text)
{
    const struct media *m = media_by_type(d->media_type);
    struct sha256 hash;

    if (m != NULL && m->preview && !m->text)
        text->picture = 1; /* it is nothing else */
    if (m == NULL || !m->text)
        return ST_OK;
    memcpy(hash.b, d->sha256.p, sizeof(hash.b));
    enum status s = reader_text(c, store_path(c->arena, c->app->data_dir, &hash).p, text);

    if (s == ST_OK) {
        *state = "done";
        return s;
    }
    *state = "failed";
    *text = (struct reader_text){ 0 };
    c->failure = (struct failure){ 0 };
    return ST_OK;
}

static enum status text_run(struct ctx *c, struct str payload)
{
    CLEANUP(json_done) json_t *j = json_loadb(payload.p, payload.n, 0, NULL);
    struct document d = { 0 };
    struct reader_text text = { 0 };
    const char *state = "none";
    enum status s = document_by_id(c, c->who.unit_id,
                                   (int64_t)json_integer_value(json_object_get(j, "document")), &d);

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    text.text = d.content; /* of a link or a text */
    if (d.sha256.n == SHA256_LEN && str_eq(d.kind, STR("file")))
        s = read_words(c, &d, &state, &text);
    if (s != ST_OK)
        return s;
    if (text.picture > 0)
        state = "waiting";

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = document_text_put(c, d.id, c->who.unit_id, str_of(state),
                              search_words(c->arena, c->who.unit_id, d.name, text.text));
    if (s == ST_OK && text.picture > 0)
        s = scan_add(c, d.id, text.picture);
    if (s == ST_OK && text.pages > 0)
        s = document_set_pages(c, c->who.unit_id, d.id, text.pages);
    if (s == ST_OK) /* what the unit shows has changed */
        s = audit(c, "document.read", "document", document_first(&d), STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_OK)
        preview_prepare(c, &d);
    return s;
}

const struct job_kind document_jobs[] = {
    { "document.text", text_run },
    { "document.scan", scan_run },
    { NULL, NULL },
};
