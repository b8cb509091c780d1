/*
 * state.h: the states of a case, its moves, and its two terms.
 *
 * Built on the four steps of ISO 37002 (receive, assess, address, conclude). The terms are those of
 * Directive (EU) 2019/1937 Article 9: acknowledged within 7 days, feedback within 3 months of that;
 * the numbers of the KPU decree on this channel are not known, so both are adopted as the bar.
 */
#ifndef WHISTLE_STATE_H
#define WHISTLE_STATE_H

#include "html/part.h"
#include "whistle/queries.h"

#define ACKNOWLEDGE_DAYS 7
#define FEEDBACK_MONTHS 3

struct whistle_state {
    const char *name;  /* "info_requested", as stored and in the register */
    const char *label; /* for handlers */
    const char *told;  /* to the reporter: what it is */
    const char *next;  /* and what comes then */
    enum part_state shape;
    bool closed;
};
/* An unknown name is the first state. */
const struct whistle_state *whistle_state(struct str name);

enum { MOVE_FEEDBACK = 1, MOVE_TELL = 2, MOVE_WHY = 4, MOVE_WHERE = 8, MOVE_FOUND = 16 };

struct whistle_move {
    const char *name, *label;
    const char *from; /* states, with a blank before and behind each */
    const char *to;
    /* MOVE_FEEDBACK: the reporter is told how it ended, which ends the second term; MOVE_TELL: the
     * reporter is asked something; MOVE_WHY: a note says why; MOVE_WHERE: to whom it went, with its
     * number; MOVE_FOUND: what was found. */
    unsigned needs;
};
extern const struct whistle_move whistle_moves[];         /* ends with a NULL name */
const struct whistle_move *whistle_move(struct str name); /* NULL: none */
bool whistle_move_fits(const struct whistle_move *m, struct str state);

/* Last days: neither the day of the report nor that of the acknowledgement counts. */
int32_t whistle_acknowledge_by(int32_t received);
/* From the acknowledgement, or without one from the end of its term. */
int32_t whistle_feedback_by(int32_t received, int32_t acknowledged);

/* Which term runs and until when; 0: none. */
struct whistle_term {
    bool acknowledge; /* else feedback */
    int32_t due;
};
struct whistle_term whistle_term(struct str received, struct str acknowledged, struct str feedback);

/* "Paling lambat Selasa, 16 Desember 2025 ...": what the reporter may expect. */
struct str whistle_next(struct ctx *c, const struct whistle_case *row);

#endif
