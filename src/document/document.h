/*
 * document.h: documents, their versions, and what they prove.
 *
 * A document is a file of the store, a link or a text. Its content never changes; a better file is
 * a new version, a row of its own. A proof joins one version to what it proves; while that is still
 * open, the proof follows to the new version, afterwards it stays with what was verified.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "core/ctx.h"
#include "core/job.h"
#include "core/route.h"
#include "document/queries.h"
#include "document/store.h"

#define DOCUMENT_MAX_LINK 2000
#define DOCUMENT_MAX_TEXT 20000
#define DOCUMENT_MAX_NAME 200

struct document_meta {
    struct str category;       /* one of document_categories, or empty */
    struct str classification; /* "public", "internal", "restricted"; empty: internal */
    struct str effective_from, effective_until; /* dates, or p == NULL */
};

/* Words stored in document.category; their texts are "document.category." and the word. */
extern const char *const document_categories[]; /* ends with NULL */
extern const char *const document_classifications[];
bool document_word_known(const char *const *words, struct str word);

/* Named kinds, which prove indicators of a plan; kept in document.category like the words above.
 * app->kinds: made at start out of data/document_kinds.yaml; NULL: none. */
struct document_kind {
    struct str name, label[2]; /* by enum lang */
    const struct str *ref;     /* indicators of the plan */
    size_t n_ref;
};
struct document_kinds {
    const struct document_kind *kind;
    size_t n;
};
const struct document_kind *document_kind_find(const struct app *app, struct str name);
/* Whether a document may be of that category: one of the words, or a kind. */
bool document_category_known(const struct ctx *c, struct str word);

/* Each inside the caller's transaction, with its ledger entry and the job that reads its words. A
 * file that this unit has already under that name is taken again instead of a second row. */
NODISCARD enum status document_add_file(struct ctx *c, const struct stored *file,
                                        const struct document_meta *meta, int64_t *id);
NODISCARD enum status document_add_link(struct ctx *c, struct str name, struct str url,
                                        const struct document_meta *meta, int64_t *id);
NODISCARD enum status document_add_text(struct ctx *c, struct str name, struct str text,
                                        const struct document_meta *meta, int64_t *id);
/* `old` as it was read; ST_CONFLICT when somebody was faster. */
NODISCARD enum status document_new_version(struct ctx *c, const struct document *old,
                                           const struct stored *file, int64_t *id);
/* Name, category, classification, dates; the ledger keeps what was. */
NODISCARD enum status document_change(struct ctx *c, const struct document *old, int64_t version,
                                      struct str name, const struct document_meta *meta);

/* The id that all versions share, and under which the ledger speaks of them. */
int64_t document_first(const struct document *d);
/* A document of the page's unit that the asker may see; ST_NOT_FOUND otherwise. */
NODISCARD enum status document_find(struct ctx *c, int64_t id, struct document *out);
/* Answers with its file, to be kept and not shown, whoever asks: the caller has asked whether they
 * may. */
NODISCARD enum status document_send(struct ctx *c, const struct document *d);
/* Restricted ones are for who uploaded them, for the plan's owner and for leadership; those of
 * records (document_find()) for whoever may know of the record. */
bool document_visible(const struct ctx *c, struct str classification, int64_t uploaded_by);
bool document_sees_restricted(const struct ctx *c);

/* What a proof leads to, as its engine names it: month, plan, team, finding. */
struct subject_view {
    struct str text; /* "7.6.2.1 November 2025" */
    struct str href;
    bool open; /* not verified yet: a new version may take the old one's place */
};

struct proof_subject {
    const char *name; /* as in proof.subject */
    /* ST_NOT_FOUND: there is none of that id in the unit. */
    enum status (*view)(struct ctx *c, int64_t id, struct subject_view *out);
};

/* app->subjects: arrays of all engines, NULL-terminated; each ends with one whose name is NULL. A
 * kind that is not listed is shown by its name and number. */
NODISCARD enum status subject_view(struct ctx *c, struct str subject, int64_t id,
                                   struct subject_view *out);

struct proof_meta {
    struct str note;
    struct str effective_from, effective_until; /* p == NULL: as the document says */
};

/* Inside a transaction. Proving the same twice changes nothing. `meta` may be NULL. */
NODISCARD enum status proof_add(struct ctx *c, int64_t document_id, const char *subject,
                                int64_t subject_id, const struct proof_meta *meta);
NODISCARD enum status proof_remove(struct ctx *c, int64_t proof_id);
/* The evidence of something, oldest first, without what the asker may not see. */
NODISCARD enum status proof_list(struct ctx *c, const char *subject, int64_t subject_id,
                                 struct proof_line **out, size_t *n);

/* Takes away what proves the subject under that note (all where it is empty), and forgets the
 * documents that nothing else names: rows, words, previews, what the ledger told of them, and, by a
 * job, their bytes. `why`: the law, for the ledger. Inside a transaction. */
NODISCARD enum status proofs_forget(struct ctx *c, const char *subject, int64_t subject_id,
                                    struct str note, struct str why);

extern const struct job_kind document_jobs[], document_forget_jobs[];
extern const struct route document_routes[];

#endif
