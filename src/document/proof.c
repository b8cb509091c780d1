/* proof.c: what documents prove. */
#include <assert.h>
#include <inttypes.h>

#include "base/json.h"
#include "core/app.h"
#include "core/ledger.h"
#include "document/document.h"

static const struct proof_subject *subject_find(const struct app *app, struct str name)
{
    const struct proof_subject *const *list = app->subjects;

    for (; list != NULL && *list != NULL; list++) {
        for (const struct proof_subject *one = *list; one->name != NULL; one++) {
            if (str_eq(str_of(one->name), name))
                return one;
        }
    }
    return NULL;
}

enum status subject_view(struct ctx *c, struct str subject, int64_t id, struct subject_view *out)
{
    const struct proof_subject *known = subject_find(c->app, subject);

    *out = (struct subject_view){
        .text = str_printf(c->arena, STR_FMT " %" PRId64, STR_ARG(subject), id), .href = STR("")
    };
    if (known == NULL)
        return ST_OK;
    enum status s = known->view(c, id, out);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static struct str proof_detail(struct ctx *c, const char *subject, int64_t subject_id,
                               struct str note)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "subject", str_of(subject));
    json_put_int(&j, "subject_id", subject_id);
    if (note.n > 0)
        json_put_str(&j, "note", note);
    json_close(&j);
    return json_text(&j);
}

enum status proof_add(struct ctx *c, int64_t document_id, const char *subject, int64_t subject_id,
                      const struct proof_meta *meta)
{
    static const struct proof_meta none = { .note = { "", 0 } };
    const struct proof_meta *m = meta == NULL ? &none : meta;
    struct document d = { 0 };
    bool known = false;
    int64_t id = 0;

    assert(c->in_tx);
    enum status s = document_by_id(c, c->who.unit_id, document_id, &d); /* is it of this unit? */
    if (s == ST_OK)
        s = proof_known(c, c->who.unit_id, document_id, str_of(subject), subject_id, &known, &id);
    if (s != ST_OK || known)
        return s;
    s = proof_insert(c, c->who.unit_id, document_id, str_of(subject), subject_id,
                     m->note.p == NULL ? STR("") : m->note, m->effective_from, m->effective_until,
                     c->who.person_id, c->now, &id);
    if (s == ST_OK)
        s = audit(c, "proof.added", "document", document_first(&d),
                  proof_detail(c, subject, subject_id, m->note));
    return s;
}

enum status proof_remove(struct ctx *c, int64_t proof_id)
{
    struct proof_row row = { 0 };
    struct document d = { 0 };

    assert(c->in_tx);
    enum status s = proof_by_id(c, c->who.unit_id, proof_id, &row);
    if (s == ST_OK)
        s = document_by_id(c, c->who.unit_id, row.document_id, &d);
    if (s == ST_OK)
        s = proof_delete(c, c->who.unit_id, proof_id);
    if (s == ST_OK)
        s = audit(c, "proof.removed", "document", document_first(&d),
                  proof_detail(c, str_z(c->arena, row.subject), row.subject_id, STR("")));
    return s;
}

enum status proof_list(struct ctx *c, const char *subject, int64_t subject_id,
                       struct proof_line **out, size_t *n)
{
    struct proof_line *line = NULL;
    size_t all = 0, kept = 0;
    enum status s = proof_lines(c, c->who.unit_id, str_of(subject), subject_id, &line, &all);

    if (s != ST_OK)
        return s;
    /* Whoever sees a record sees its files. */
    bool of_record = strcmp(subject, "record") == 0;

    for (size_t i = 0; i < all; i++) {
        if (of_record || document_visible(c, line[i].classification, line[i].uploaded_by))
            line[kept++] = line[i];
    }
    *out = line;
    *n = kept;
    return ST_OK;
}
