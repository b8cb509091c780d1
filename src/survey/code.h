/*
 * code.h: one answer for one service contact, without knowing whose it is.
 *
 * A code is 16 letters and digits: a number of 40 bits, and a tag of 40 bits that only this
 * installation can make for that period. Nothing is stored when a code is given out; when it is
 * used, its hash is, beside the answer and without a way from one to the other (docs/adr/019).
 */
#ifndef SURVEY_CODE_H
#define SURVEY_CODE_H

#include "core/ctx.h"

#define SURVEY_CODE_LEN ((size_t)16)

/* The code of a record: always the same, so that its page can be looked at again. It does not
 * contain the record. */
struct str code_of_record(struct ctx *c, int64_t period_id, int64_t record_id);
/* A code for a slip of paper. */
struct str code_issue(struct ctx *c, int64_t period_id);
/* As people type it: blanks, hyphens, small letters, O for 0, I and L for 1. False: it is not one
 * of that period. */
bool code_read(struct ctx *c, int64_t period_id, struct str typed, struct str *code);
struct str code_show(struct arena *a, struct str code); /* "7K2M-0Q9T-..." */

/* ST_CONFLICT (and said): it has been used. Inside the transaction of the answer. */
NODISCARD enum status code_use(struct ctx *c, int64_t period_id, struct str code);
/* The same for the task of a browser that worked (intake/work.h): it serves once. */
NODISCARD enum status code_use_up(struct ctx *c, int64_t period_id, const struct sha256 *task);
NODISCARD enum status code_is_used(struct ctx *c, int64_t period_id, struct str code, bool *used);

/* A link that lets a tablet of the office take answers of that period until it closes. */
struct str tablet_key(struct ctx *c, int64_t period_id);
bool tablet_may(struct ctx *c, int64_t period_id, struct str key);

#endif
