/*
 * kept.h: pages and big fragments kept in memory under the version of what they show.
 *
 * The version of all that a unit shows is the size of its ledger, because every change of state
 * writes an entry there in the same transaction, together with the local date, because "late" and
 * "today" depend on it. So nothing expires and nothing has to be thrown away: see docs/adr/002.
 */
#ifndef CORE_KEPT_H
#define CORE_KEPT_H

#include "core/ctx.h"

/*
 * Answers with the page of this address (path, query and language) from memory, or lets `make`
 * answer and keeps that. For pages that look the same to everybody: no name, no form, no note.
 * `make` sets c->res as ever; an answer other than 200 is not kept. `type` is its media type.
 */
NODISCARD enum status page_kept(struct ctx *c, int64_t unit_id, struct str type,
                                enum status (*make)(struct ctx *c));

/*
 * The same for a page that shows more than what the ledger knows of: `stamp` is a number that
 * changes with the rest.
 */
NODISCARD enum status page_kept_with(struct ctx *c, uint64_t stamp, struct str type,
                                     enum status (*make)(struct ctx *c));

/*
 * The same for what programs and printers read, which shows nothing of its address and depends on
 * no more of it than the path and `args` (what its arguments mean, in one spelling; mostly empty).
 * Whatever else somebody writes behind the "?" is the same answer, so that nobody makes the server
 * draw one paper a thousand times.
 */
NODISCARD enum status bytes_kept(struct ctx *c, int64_t unit_id, struct str type, struct str args,
                                 enum status (*make)(struct ctx *c));

/* The same for a file, which has nothing of a page around it: for whoever is signed in, too. Its
 * right has been checked before. */
NODISCARD enum status file_kept(struct ctx *c, int64_t unit_id, struct str type,
                                enum status (*make)(struct ctx *c));

/*
 * Writes a fragment into `o` from memory, or lets `draw` write it and keeps that. `key` names the
 * fragment and all that it depends on besides the unit's data and the language. It must not contain
 * a form's token.
 */
NODISCARD enum status fragment_kept(struct ctx *c, struct out *o, struct str key,
                                    enum status (*draw)(struct ctx *c, struct out *o, void *with),
                                    void *with);

/*
 * A text kept the same way, in no language: what takes long to count and changes seldom. *out stays
 * until the answer has gone out.
 */
NODISCARD enum status text_kept(struct ctx *c, struct str key,
                                enum status (*make)(struct ctx *c, void *with, struct str *out),
                                void *with, struct str *out);

/* Numbers kept the same way, under a key that no other kind has ("list ..."); *out is a copy in the
 * request's memory. Inside a transaction, and where nothing is kept, they are made. */
struct numbers {
    const int64_t *at;
    size_t n;
};
NODISCARD enum status numbers_kept(struct ctx *c, struct str key,
                                   enum status (*make)(struct ctx *c, void *with,
                                                       struct numbers *out),
                                   void *with, struct numbers *out);

/*
 * Numbers that are brought up to date instead of being made anew. The first of them is the size of
 * the unit's ledger that they follow. False where none are kept, and inside a transaction; else
 * the caller releases last->kept (cached_release()).
 */
struct numbers_last {
    const struct cached *kept;
    size_t n;
};
bool numbers_last(struct ctx *c, struct str key, struct numbers_last *last);
/* Copies those from `from` on; from + n is at most last->n. */
void numbers_copy(const struct numbers_last *last, size_t from, size_t n, int64_t *to);
void numbers_keep(struct ctx *c, struct str key, const struct numbers *n);

#endif
