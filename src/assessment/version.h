/*
 * version.h: the instruments that there are, each version under the hash of its text.
 *
 * Those of the program and of the site's folder are read when first asked for; those that an office
 * brought in, or that an older assessment keeps, lie in instrument_text. Once read they stay in
 * memory: a text never changes under its hash.
 */
#ifndef ASSESSMENT_VERSION_H
#define ASSESSMENT_VERSION_H

#include "assessment/load.h"
#include "core/ctx.h"

#define INSTRUMENT_STORE_MAX 128 /* versions kept in memory; more are read each time */

/* Of the process; app->instruments. `site`: files of the site's folder, checked before. */
struct instrument_store;
struct instrument_store *instrument_store_new(const struct reg_source *site, size_t n);
void instrument_store_free(struct instrument_store *s); /* accepts NULL */

/* The version of that hash. ST_NOT_FOUND: no such text. */
NODISCARD enum status instrument_get(struct ctx *c, struct str hash, const struct instrument **out);
/* What may be begun with: of each name the version that holds on the day (the latest `from`); the
 * site's before the program's, the office's own before both. */
NODISCARD enum status instruments_offered(struct ctx *c, int32_t day,
                                          const struct instrument ***out, size_t *n);
/* Every version there is to compare with: of the program, the site and the office. */
NODISCARD enum status instruments_all(struct ctx *c, const struct instrument ***out, size_t *n);
/* Inside a transaction: the text under its hash, so that what begins with it keeps it. */
NODISCARD enum status instrument_keep(struct ctx *c, const struct instrument *ins);
/*
 * Inside a transaction: a text that an office brings in. ST_INVALID: *mistake says what is wrong,
 * each with its line. The text lies in the request's arena as long as *out is used.
 */
NODISCARD enum status instrument_bring(struct ctx *c, struct str file, struct str text,
                                       const struct instrument **out, struct reg_mistake **mistake,
                                       size_t *n_mistake);
/* The text of a version, as it came. */
NODISCARD enum status instrument_source(struct ctx *c, struct str hash, struct str *text);

#endif
