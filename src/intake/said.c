/* said.c: messages between whoever handed something in and the office, with files both ways. */
#include <inttypes.h>

#include "base/json.h"
#include "core/ledger.h"
#include "core/time_show.h"
#include "document/evidence.h"
#include "intake/case.h"

#define SAID_MAX 200 /* messages shown of one case; the newest */

/* ── showing ── */

static struct str href_of(struct ctx *c, bool as_applicant, int64_t document)
{
    return str_printf(c->arena, as_applicant ? "/lacak/berkas/%" PRId64 : "/dokumen/%" PRId64,
                      document);
}

static void add_files(struct ctx *c, const struct intake_said_file *f, size_t n, int64_t message,
                      bool as_applicant, struct said *out)
{
    out->file = arena_array(c->arena, n + 1, sizeof(*out->file));
    for (size_t i = 0; i < n; i++) {
        if (f[i].message_id != message)
            continue;
        out->file[out->n_file++] = (struct said_file){
            .name = f[i].name,
            .href = href_of(c, as_applicant, f[i].document_id),
            .tag = document_tag(c, STR("file"), f[i].media_type, 0, f[i].size),
        };
    }
}

/* Names of officials are not told to strangers. */
static struct str who_said(struct ctx *c, const struct intake_message *m, bool as_applicant)
{
    if (m->from_applicant)
        return tr(c->lang, as_applicant ? "intake.you" : "intake.applicant");
    if (as_applicant)
        return c->who.unit_name;
    return m->person.n > 0 ? m->person : tr(c->lang, "intake.office");
}

static struct said said_one(struct ctx *c, const struct intake_message *m, bool as_applicant)
{
    struct said s = {
        .who = who_said(c, m, as_applicant),
        .when = time_short(c->arena, c->lang, m->sent_at, c->who.zone),
        .text = m->body,
        .mine = m->from_applicant == as_applicant,
        .fresh = m->from_applicant != as_applicant && !m->has_read_at,
    };

    if (s.mine && m->has_read_at) {
        struct str at = time_short(c->arena, c->lang, m->read_at, c->who.zone);

        s.read = tr_with(c->arena, c->lang, "intake.read_at", &at, 1);
    }
    return s;
}

enum status said_show(struct ctx *c, const struct record *r, bool as_applicant, struct said **out,
                      size_t *n)
{
    struct intake_message *m = NULL;
    struct intake_said_file *f = NULL;
    size_t files = 0;
    enum status s = said_list(c, c->who.unit_id, r->id, SAID_MAX, &m, n);

    if (s == ST_OK && *n > 0)
        s = said_files(c, c->who.unit_id, r->id, &f, &files);
    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++) {
        const struct intake_message *one = &m[*n - 1 - i];

        (*out)[i] = said_one(c, one, as_applicant);
        add_files(c, f, files, one->id, as_applicant, &(*out)[i]);
    }
    return ST_OK;
}

bool said_has_fresh(const struct said *said, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (said[i].fresh)
            return true;
    }
    return false;
}

/* ── saying ── */

/* Who may know of the record may see them; its page leaves them to the messages. */
static enum status add_documents(struct ctx *c, const struct record *r, int64_t message,
                                 const struct said_files *files)
{
    const struct proof_meta proof = { .note = STR(PROOF_ELSEWHERE) };
    const struct document_meta meta = { .classification = STR("restricted") };
    enum status s = ST_OK;

    for (size_t i = 0; i < files->n && s == ST_OK; i++) {
        int64_t document = 0;

        s = document_add_file(c, &files->file[i], &meta, &document);
        if (s == ST_OK)
            s = said_file_add(c, c->who.unit_id, message, document);
        if (s == ST_OK)
            s = proof_add(c, document, "record", r->id, &proof);
    }
    return s;
}

/* What was said stays out of the ledger: it may name people. */
static enum status note_said(struct ctx *c, const struct record *r, bool from_applicant,
                             struct str text, size_t files)
{
    struct json j;
    struct sha256 hash = sha256_of(text.p, text.n);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "sha256", hex_of(c->arena, hash.b, sizeof(hash.b)));
    json_put_int(&j, "files", (int64_t)files);
    json_close(&j);
    return audit(c, from_applicant ? "intake.asked" : "intake.answered", "record", r->id,
                 json_text(&j));
}

enum status said_put(struct ctx *c, const struct record *r, bool from_applicant, struct str text,
                     const struct said_files *files)
{
    const int64_t *by = from_applicant ? NULL : &c->who.person_id;
    int64_t id = 0;
    enum status s = said_add(c, c->who.unit_id, r->id, from_applicant, by, text, c->now, &id);

    if (s == ST_OK)
        s = add_documents(c, r, id, files);
    if (s == ST_OK)
        s = from_applicant ? tell_staff(c, r, "said") : tell_applicant(c, r);
    if (s == ST_OK)
        s = note_said(c, r, from_applicant, text, files->n);
    return s;
}
