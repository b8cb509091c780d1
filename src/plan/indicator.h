/* indicator.h: what the page of one indicator shows; filled by indicator_page.c, printed by
 * views/indicator.html. */
#ifndef PLAN_INDICATOR_H
#define PLAN_INDICATOR_H

#include "document/evidence.h"
#include "html/part.h"
#include "plan/live.h"
#include "plan/round.h"

/* What somebody typed, shown again when it could not be taken. */
struct typed {
    struct str value, note, obstacle, next_step, reason;
    int to; /* month to postpone to */
    bool months[MONTHS];
    bool has_months; /* months were typed: show those, not the stored ones */
    int64_t version;
};

/* Which of the page's forms was sent and refused. */
enum sent_form {
    SENT_NONE,
    SENT_REPORT,
    SENT_VERIFY,
    SENT_RETURN,
    SENT_POSTPONE,
    SENT_REOPEN,
    SENT_MONTHS
};

struct indicator_page {
    struct round *r;
    const struct item *it;
    const struct item *area, *activity, *sub;
    struct str previous, next; /* refs; empty: none */
    int month;                 /* the one that is looked at */
    const struct month *m;
    enum part_state state;
    bool late;
    struct str path, month_text, title_over;
    struct part_month strip[MONTHS];
    /* What the asker may do now. */
    bool may_report, may_verify, may_return, may_postpone, may_reopen, may_confirm, may_edit;
    bool own_report; /* took part in it: may not verify */
    struct str next_href,
        next_text;       /* the report that waits longest for this verifier; empty: none */
    int64_t n_waiting;   /* how many wait */
    const char *why_not; /* message key: why the month cannot be reported; NULL */
    struct live live;    /* what it comes to now */
    bool by_itself;      /* the value is not typed: live.give */
    /* Forms. */
    struct typed typed;
    enum sent_form sent;
    struct part_error error[4];
    size_t n_error;
    bool conflict; /* both texts are shown */
    struct evidence_form evidence;
    struct evidence_item *proof;
    size_t n_proof;
    /* Steps of the month, oldest first; the last return. */
    struct step_row *step;
    size_t n_step;
    const struct step_row *returned;
    struct str returned_when;
    struct str value_show, target_show, achievement_show, reported_when, verified_when;
    int progress, achievement;
    struct html chart, history;
    struct str *step_when;
};

const char *step_key(struct str kind); /* "plan.step.returned" */
const char *step_icon(struct str kind);
const char *direction_key(enum direction d);

/* Draws the whole page; `status` 200, 409 or 422. */
NODISCARD enum status indicator_draw(struct ctx *c, struct round *r, int month, int status,
                                     enum sent_form sent, const struct typed *typed);

#endif
