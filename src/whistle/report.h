/* report.h: a report as it was filled in, sealed and opened again. */
#ifndef WHISTLE_REPORT_H
#define WHISTLE_REPORT_H

#include "core/field.h"
#include "whistle/queries.h"
#include "whistle/seal.h"

enum {
    REPORT_TEXT_MAX = 20000, /* characters of what happened, and of a message */
    REPORT_LINE_MAX = 4000,  /* of each of the others */
    IDENTITY_MAX = 300,
    FILES_OF_CASE = 40
};

/* Texts of a report, in the order of the form. */
enum report_text {
    REPORT_WHAT,
    REPORT_WHO,
    REPORT_WHEN,
    REPORT_WHERE,
    REPORT_HOW,
    REPORT_EVIDENCE,
    REPORT_BEFORE, /* to whom it was reported before */
    REPORT_TEXTS
};
extern const char *const wbs_report_names[REPORT_TEXTS]; /* of the controls: "apa" */

struct identity {
    struct str name, contact, relation;
};

struct wbs_report {
    struct str text[REPORT_TEXTS];
    struct str class_; /* "corruption" or "other" */
    struct str mode;   /* "open", "confidential", "anonymous" */
    bool protect;
    struct identity identity;
    struct str shut_out; /* persons among the handlers who must not read it, with blanks between */
};

/* One file, cleaned. */
struct clean_file {
    struct str name, type, bytes;
};

/* Takes the uploads of the request and cleans each; the names are ours ("lampiran-1.pdf").
 * ST_INVALID: a message says which kinds are taken. */
NODISCARD enum status wbs_files_clean(struct ctx *c, struct clean_file **out, size_t *n);
/* Inside a transaction. message_id 0: of the report. */
NODISCARD enum status wbs_files_store(struct ctx *c, int64_t unit_id, int64_t case_id,
                                      int64_t message_id, bool delivered,
                                      const struct case_key *key, const struct clean_file *file,
                                      size_t n);
/* Answers with a stored file. */
NODISCARD enum status wbs_file_answer(struct ctx *c, const struct whistle_file *f, int64_t case_id,
                                      const struct case_key *key);

/* From the request's form; what is wrong goes into *f. */
void wbs_report_read(struct ctx *c, struct wbs_report *r, struct fields *f);
struct wbs_report wbs_report_unpack(struct arena *a, struct str packed);
bool wbs_shuts_out(const struct wbs_report *r, int64_t person_id);

/* Who may read it: of the page's unit, and where all of those are shut out, of the unit above.
 * n < all: so many remain; *all as they are, with whom is shut out marked. */
struct readers {
    int64_t unit_id;
    const struct whistle_handler *handler;
    bool *out;
    size_t n, remaining;
};
/* Those of one unit. */
NODISCARD enum status wbs_readers_in(struct ctx *c, const struct wbs_report *r, int64_t unit_id,
                                     struct readers *out);
NODISCARD enum status wbs_readers_find(struct ctx *c, const struct wbs_report *r,
                                       struct readers *out);

/* Seals and stores the report for whoever holds the receipt, which is shown once and kept nowhere.
 */
NODISCARD enum status wbs_report_send(struct ctx *c, const struct wbs_report *r,
                                      const struct readers *to, const struct clean_file *file,
                                      size_t n_file, const struct wbs_slip *receipt);

/* The identity under a key of its own, cut in halves for each two of the readers. Inside a
 * transaction; at least two must remain. */
NODISCARD enum status wbs_identity_store(struct ctx *c, const struct readers *to, int64_t case_id,
                                         const struct identity *id);
struct identity wbs_identity_unpack(struct arena *a, struct str packed);

/* A text of one of the two sides, sealed into its row. */
struct message {
    struct str text, who; /* who: the handler's name; empty: the reporter */
    bool protect;         /* the reporter feels threatened */
};
NODISCARD enum status wbs_message_store(struct ctx *c, int64_t unit_id, int64_t case_id,
                                        const char *kind, const struct case_key *key,
                                        const struct message *m, int64_t *id);
bool wbs_message_open(struct arena *a, const struct whistle_message *row, int64_t case_id,
                      const struct case_key *key, struct message *out);

struct str wbs_today_iso(struct ctx *c);

#endif
