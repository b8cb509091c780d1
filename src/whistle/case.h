/*
 * case.h: a case as a handler opens it, and what is done with it.
 *
 * The register `whistleblowing` learns of a case when it is acknowledged, by day and class alone;
 * of a case from which somebody is shut out only when it is over, so that a count never tells that
 * person that one exists.
 */
#ifndef WHISTLE_CASE_H
#define WHISTLE_CASE_H

#include "whistle/keyring.h"
#include "whistle/report.h"
#include "whistle/state.h"

/* What the handlers found, sealed with the case. */
struct handling {
    struct str complete;            /* names of report texts that are answered, with blanks */
    struct str gravity, threat;     /* "low", "middle", "high"; empty: not weighed */
    struct str sent_to, number;     /* where it was referred or forwarded, and its number there */
    struct str found;               /* "proved", "partly", "unproved", "unclear" */
    struct str protection;          /* "", "asked", "given", "ended" */
    struct str measures, review_on; /* of the protection */
    struct str assessment;          /* in words */
};

struct opened_case {
    struct whistle_case row;
    struct case_key key;
    struct wbs_report report;
    struct handling handling;
    const struct open_key *mine; /* the handler's own key */
};

/* The case of the path with the session's key. ST_NOT_FOUND: no such case, or not for this key,
 * which look alike. c->answered: the key is not open; the browser was sent to where it is opened.
 */
NODISCARD enum status wbs_case_find(struct ctx *c, struct opened_case *out);
/* The same for a row and sealed key that are at hand; false: noise. */
bool wbs_case_unseal(struct ctx *c, const struct open_key *mine, struct str sealed_key,
                     struct opened_case *out);

/* Inside a transaction. */
NODISCARD enum status wbs_case_note(struct ctx *c, const struct opened_case *k, const char *key,
                                    struct str a1, struct str a2);
NODISCARD enum status wbs_case_save(struct ctx *c, struct opened_case *k);
/* The move, with what it tells the reporter; writes the case, the register and the ledger. */
NODISCARD enum status wbs_case_move(struct ctx *c, struct opened_case *k,
                                    const struct whistle_move *m);
/* record.c: the register follows. *record_id is 0 while it knows nothing. */
NODISCARD enum status wbs_case_record(struct ctx *c, struct opened_case *k,
                                      const struct whistle_move *m);

#endif
