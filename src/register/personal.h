/*
 * personal.h: personal data of records (UU 27/2022): what is past its time and is struck or
 * removed, everything about one person, and who looked.
 */
#ifndef REGISTER_PERSONAL_H
#define REGISTER_PERSONAL_H

#include "core/job.h"
#include "register/pages.h"

/* Whether the definition has personal fields. */
bool reg_has_personal(const struct reg_def *def);
/* Records that a definition's retention has come to, in the page's unit: their ids, at most `max`.
 * A definition without personal data has none. */
NODISCARD enum status personal_past(struct ctx *c, const struct reg_def *def, int64_t max,
                                    int64_t **id, size_t *n);
/* personal_sql.c: empties the personal columns of a record and of its tables' rows. */
NODISCARD enum status personal_strike(struct ctx *c, const struct record *r);
/* Records that name the person (0: nobody) in any field, or hold the text (empty: none) in one. */
NODISCARD enum status personal_named(struct ctx *c, const struct reg_def *def, int64_t person_id,
                                     struct str text, int64_t max, int64_t **id, size_t *n);

/* Does what the definitions say with what is past its time, in the page's unit: strikes personal
 * fields, or removes the record; each in a transaction of its own, with its entry in the ledger.
 * What older entries say of it is erased. Acts as the system. dry: only counts. */
struct retained {
    int64_t struck, removed;
};
#define RETAIN_MAX 5000 /* records of one run */
NODISCARD enum status retain_run(struct ctx *c, bool dry, struct retained *out);
extern const struct job_tick personal_ticks[]; /* once a day */

/* Everything about somebody of the unit, or about a name or number, as JSON. */
NODISCARD enum status personal_export(struct ctx *c, int64_t person_id, struct str text,
                                      struct str *json, int64_t *records);

/* Who looked at the record's personal data, for those with the right; of app->panels. */
extern const struct record_panel access_panel;

struct setting_note;
enum status personal_setting_note(struct ctx *c, struct setting_note *out);
enum status personal_show(struct ctx *c);
enum status personal_send_export(struct ctx *c);

#endif
