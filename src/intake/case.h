/* case.h: inside the intake engine: a case as its pages share it. */
#ifndef INTAKE_CASE_H
#define INTAKE_CASE_H

#include "document/strip.h"
#include "intake/intake.h"
#include "intake/queries.h"
#include "register/form_view.h"

/* From here on the program acts for somebody without an account, in the home unit, whoever is
 * signed in: what they hand in or follow here has nothing to do with their account. */
NODISCARD enum status intake_enter(struct ctx *c);
/* What whoever hands something in has left: narrower, and shared with all, where they did no work
 * for it (worked: the form's task, or an application's key). */
struct throttle intake_budget(struct ctx *c, bool worked);
/* "/register/NAME/ID#pemohon": where staff read and answer. */
struct str intake_staff_path(struct ctx *c, const struct record *r);

/* ── receipts that were just made ── */

/* The next page of this browser shows the receipt with its code, for two hours. */
void slip_remember(struct ctx *c, int64_t record_id, struct str code);
/* False: none, or too old. */
bool slip_recall(struct ctx *c, int64_t *record_id, struct str *code);

/* ── the case that is followed ── */

#define CASE_IDLE (2 * HOUR)

void case_remember(struct ctx *c, const struct intake_case *k);
/* The case whose code this browser showed, with its record; c->applicant_of is set. ST_NOT_FOUND:
 * none, too long ago, or the code has been replaced since. */
NODISCARD enum status case_recall(struct ctx *c, struct intake_case *k, struct record *r);

/* ── files of strangers ── */

/* Files are kept for good, so nobody may leave them beyond their budget, whatever comes of the
 * form: asked before they are stored, counted afterwards where the form was not taken. */
NODISCARD enum status intake_may_store(struct ctx *c, const struct throttle *t, const char *key);

/* Pictures are stripped, kinds are checked, and the form takes them. Outside of any transaction.
 * Errors are in the form. */
NODISCARD enum status intake_files(struct ctx *c, struct reg_form *form,
                                   const struct reg_field *const *field, size_t n);

#define INTAKE_FILE_FIELD "berkas" /* of messages */
/* Files of a message; ST_INVALID: *why says what is wrong with one. */
struct said_files {
    struct stored file[INTAKE_FILES];
    size_t n;
    struct str why;
};
NODISCARD enum status said_files_take(struct ctx *c, struct said_files *out);

/* ── messages ── */

struct said_file {
    struct str name, href, tag;
};
struct said {
    struct str who, when, read; /* read: "Sudah dibaca"; empty: not */
    struct str text;
    bool mine;  /* of the side that looks */
    bool fresh; /* of the other side, and not read before */
    struct said_file *file;
    size_t n_file;
};
/* Oldest first; `as_applicant`: who looks. */
NODISCARD enum status said_show(struct ctx *c, const struct record *r, bool as_applicant,
                                struct said **out, size_t *n);
bool said_has_fresh(const struct said *said, size_t n);
/* Inside a transaction: stores it, tells the other side. */
NODISCARD enum status said_put(struct ctx *c, const struct record *r, bool from_applicant,
                               struct str text, const struct said_files *files);

/* ── news ── */

/* Inside a transaction: staff who are to act are told (from a job, so that it costs the sender
 * nothing). what: "arrived", "said". */
NODISCARD enum status tell_staff(struct ctx *c, const struct record *r, const char *what);
/* The applicant gets a notice that holds nothing, where the record has an address for it. */
NODISCARD enum status tell_applicant(struct ctx *c, const struct record *r);

#endif
