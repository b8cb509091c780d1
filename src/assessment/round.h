/*
 * round.h: an assessment: one instrument, unit and year, and the rounds that stand side by side.
 *
 * - The unit answers (self) and sends its round in. Only then do the others answer, each in its own
 *   round: the verifier, the internal and the external evaluator, at last what all agree on.
 * - What is not sent in is seen by those who may write it, except the unit's own round, which the
 *   unit sees while it grows. A sent round is locked; it is opened again by a return with a reason.
 * - Nobody answers as verifier or evaluator where the unit's answer is their own.
 * - The version of the instrument never changes (version.h). Every answer also stands packed in its
 *   round, written in the same transaction: one row is all that a score needs.
 */
#ifndef ASSESSMENT_ROUND_H
#define ASSESSMENT_ROUND_H

#include "assessment/queries.h"
#include "assessment/score.h"
#include "assessment/version.h"
#include "core/ctx.h"

enum round_kind {
    ROUND_SELF,
    ROUND_VERIFIER,
    ROUND_INTERNAL,
    ROUND_EXTERNAL,
    ROUND_CONSENSUS,
    ROUND_KINDS
};
extern const char *const round_names[ROUND_KINDS + 1]; /* as stored: "self"; NULL ends */
extern const char *const round_words[ROUND_KINDS + 1]; /* in addresses: "mandiri" */
extern const enum right round_rights[ROUND_KINDS];
const char *round_key(enum round_kind k); /* of its name on screen */

struct assess_round {
    const struct round_row *row;
    bool visible;          /* the asker may see its answers */
    bool open;             /* it can be written now, by who may */
    struct answer *answer; /* one a question; blank where it is not visible */
    struct score *score;   /* NULL where it is not visible */
};

struct assess {
    struct assessment head;
    const struct instrument *ins;
    struct assess_round round[ROUND_KINDS];
};

/* An assessment of the page's unit with its rounds. ST_NOT_FOUND: there is none. `scores`: also
 * what they come to. */
NODISCARD enum status assess_open(struct ctx *c, int64_t id, bool scores, struct assess *out);
/* What of rights decides that: equal masks see the same pages. */
unsigned assess_mask(const struct ctx *c);
/* Whether the asker may write that round's answer to the question now; says nothing. */
bool round_writable(const struct ctx *c, const struct assess *a, enum round_kind k,
                    size_t question);

/* Begins one: keeps the instrument's text, makes the rounds, carries over last year's answers where
 * `carry`. Inside a transaction. ST_CONFLICT: there is one of that instrument and year. */
struct assess_new {
    const struct instrument *ins;
    int64_t year;
    struct str part;
    bool carry;
};
NODISCARD enum status assess_begin(struct ctx *c, const struct assess_new *n, int64_t *id,
                                   size_t *carried);

/* What somebody answered, to be saved. */
struct saving {
    enum round_kind kind;
    size_t question;
    struct str value, note, desk_note, talk_note;
    int64_t version; /* of the answer as it was shown; 0: there was none */
};
#define ANSWER_NOTE_MAX 4000
/*
 * Saves it with its packed form, the round's score and the ledger, inside a transaction. *id and
 * *version are those of the answer as it now stands. ST_CONFLICT: somebody else saved it meanwhile,
 * or the round is closed. ST_INVALID: the answer is outside its scale, a text too long. The same
 * saved twice by the same person is not a conflict: the first acknowledgement may have been lost.
 */
NODISCARD enum status answer_save(struct ctx *c, const struct assess *a, const struct saving *in,
                                  int64_t *id, int64_t *version);
/* The unit's reply to an evaluator's note. */
NODISCARD enum status answer_reply(struct ctx *c, const struct assess *a, size_t question,
                                   enum round_kind k, int64_t version, struct str reply);

/* What an evaluator leaves blank is filled with what the unit answered (what is agreed: with the
 * last evaluator's answer), except where that is their own. Inside a transaction; *n: how many. */
NODISCARD enum status assess_agree(struct ctx *c, const struct assess *a, enum round_kind k,
                                   size_t *n);

/* Moves, inside a transaction. */
NODISCARD enum status assess_send_in(struct ctx *c, const struct assess *a, enum round_kind k,
                                     struct str note);
NODISCARD enum status assess_give_back(struct ctx *c, const struct assess *a, enum round_kind k,
                                       struct str reason);
NODISCARD enum status assess_close(struct ctx *c, const struct assess *a, int64_t version,
                                   bool close, struct str reason);

/* The packed form of a round's answers, one line a question. */
struct str answers_pack(struct arena *a, const struct instrument *ins, const struct answer *an);
/* Reads it; what a line holds that is no answer (never written by us) is blank. */
void answers_unpack(const struct instrument *ins, struct str packed, struct answer *out);

/* "LKE Zona Integritas 2025". */
struct str assess_title(struct ctx *c, const struct assess *a);

#endif
