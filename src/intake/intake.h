/*
 * intake.h: what the public hands in to a register whose definition says `public:`, and how it is
 * followed: form, receipt, tracking, messages.
 *
 * A record and its case (intake_case: hash of the code, entry of the ledger) are made in one
 * transaction. Nothing of who sent it is kept besides what was typed: no address, no browser.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "core/job.h"
#include "core/route.h"
#include "core/throttle.h"
#include "document/document.h"
#include "register/pages.h"
#include "register/public.h"

#define INTAKE_FILE_MB 25       /* of one file; the server's BODY_OPEN_FILES has the same limit */
#define INTAKE_FILES 5          /* of one form */
#define INTAKE_MESSAGE_MAX 4000 /* characters */

/* /lacak, /transparansi/periksa, and what staff do on a record's page. */
extern const struct route intake_routes[];
extern const struct record_panel intake_panel;
extern const struct record_watch intake_watch;
/* app->moved: the applicant gets a notice where the move says so. */
enum status intake_moved(struct ctx *c, const struct record *r, const struct reg_move *m);
extern const struct job_kind intake_jobs[];

/* Too many attempts: answers 429 with how long to wait. */
enum status intake_slow(struct ctx *c, const char *key, int64_t wait);
/* Counts what an address sends against that budget; ST_BUSY (and answered so): too often. */
NODISCARD enum status intake_count(struct ctx *c, enum throttle_kind kind);

/* GET and POST of every public form, made at start from the definitions, ending with a route whose
 * pattern is NULL. */
const struct route *intake_faces(struct arena *a, const struct reg_all *all);
/* A public form whose address another page has, or that would shadow one that needs a right; NULL:
 * none. *taken is that page's pattern. */
const struct reg_def *intake_face_taken(const struct reg_all *all,
                                        const struct route *const *routes, struct str *taken);

/* The questionnaire that is offered when a case is closed. app->surveys, NULL-terminated: each is
 * asked for the name in the definition until one knows it. */
struct intake_survey {
    /* The address where it is answered, once for this record and without telling who; ST_NOT_FOUND:
     * no such questionnaire, or it was answered or is closed. */
    enum status (*offer)(struct ctx *c, const struct record *r, struct str name,
                         struct part_link *out);
};

/* Sample records, inside a transaction: the case of a record that was just made, with that code
 * (empty: any), and a message about it. */
NODISCARD enum status intake_sample(struct ctx *c, const struct reg_def *def, int64_t record_id,
                                    struct str code);
NODISCARD enum status intake_sample_say(struct ctx *c, const struct record *r, bool from_applicant,
                                        struct str text);

#endif
