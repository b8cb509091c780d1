/*
 * summary.h: what an office that works in an installation of its own hands to the office above it:
 * one text, signed with the key of its ledger (C2SP signed-note), that says how far its plan is,
 * what its registers hold and what its measures come to. It travels by mail, on a stick or through
 * the API. Figures only: nobody's name stands in it.
 *
 *     runut/1811 ringkasan
 *     {"format":"runut-summary-1","unit":"1811",...}
 *
 *     — runut/1811 base64(key id || Ed25519 signature of the text above the blank line)
 *
 * The first line is no log's name, so that a summary is never taken for a checkpoint.
 */
#ifndef PLAN_SUMMARY_H
#define PLAN_SUMMARY_H

#include "core/ctx.h"
#include "core/route.h"

#define SUMMARY_FORMAT "runut-summary-1"
#define SUMMARY_FIRST " ringkasan"       /* behind the name of the log */
#define SUMMARY_MAX ((size_t)512 * 1024) /* bytes of a note */

/* One line of its tables; what it does not have is below 0. */
struct summary_part {
    struct str name; /* ref of an area; name of a register or of a measure */
    struct str text; /* of an area */
    int64_t indicators, planned, done, verified, late, confirm; /* of an area */
    int64_t records, open;                                      /* of a register; and late */
    bool has_value;
    double value; /* percent of achievement; of a measure its value */
};

struct summary {
    struct str unit, name, signer, note; /* signer: the key, as checkpoint_vkey() writes it */
    int64_t year, made_at, log_size;
    struct summary_part all; /* the whole plan */
    const struct summary_part *area, *record, *measure;
    size_t n_area, n_record, n_measure;
};

/* Of the page's unit. ST_NOT_FOUND: it has no plan of that year that was enacted. */
NODISCARD enum status summary_make(struct ctx *c, int64_t year, struct str *note);

/* Takes a note apart and checks its signature against the key that it names itself. ST_INVALID:
 * it is no summary, or not as it was signed. */
NODISCARD enum status summary_read(struct ctx *c, struct str note, struct summary *out);

/* What this installation knows of the key that signed. */
enum summary_key {
    SUMMARY_KEY_KNOWN, /* the one of the summary before */
    SUMMARY_KEY_NEW,   /* nothing of that office was taken yet */
    SUMMARY_KEY_OTHER  /* another than before */
};

/* Whose it is, and whether it can be taken: ST_INVALID where the office is not one below the
 * page's or works here itself, where something newer was taken already, or its log is shorter than
 * it was. */
NODISCARD enum status summary_judge(struct ctx *c, const struct summary *s, int64_t *about_id,
                                    enum summary_key *key);

/* Keeps it, in a transaction of its own, with its entry in the ledger. A key that is not known has
 * to be `trusted`: somebody has compared it with the office (ST_INVALID otherwise). */
NODISCARD enum status summary_take(struct ctx *c, const struct summary *s, bool trusted,
                                   int64_t *id);

extern const struct route summary_routes[];

#endif
