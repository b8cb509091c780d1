/* track_view.h: what views/track.html prints: the page on which somebody follows their case. */
#ifndef INTAKE_TRACK_VIEW_H
#define INTAKE_TRACK_VIEW_H

#include "intake/case.h"
#include "register/clock_view.h"
#include "register/record_view.h"

struct track_step {
    struct str when, what, said; /* said: the reason, where it is for the applicant */
    bool by_applicant;
};

struct track_clock {
    struct clock_page page;
    struct str id;
};

struct track_file {
    struct str name, href, tag;
};

struct track_part { /* a field with its value or its files */
    struct str label, text;
    bool lines, hidden;
    struct track_file *file;
    size_t n_file;
};

struct track_move {
    struct str label, href;
};

struct track_page {
    const struct record *r;
    struct str title, number, one;
    struct state_shown state;
    bool closed;
    struct track_part *own, *answer;
    size_t n_own, n_answer;
    struct track_step *step;
    size_t n_step;
    struct track_clock *clock;
    size_t n_clock;
    struct said *said;
    size_t n_said;
    struct track_move *move;
    size_t n_move;
    struct part_link survey; /* href empty: none */
    struct str text, error;  /* of the message: typed, and what is wrong */
    struct str file_mb, file_bytes;
};

struct track_ask {          /* the form for the code */
    struct str code, error; /* as typed, and what is wrong with it */
    struct str text;        /* a message that waits for the code; empty: none */
};

NODISCARD enum status track_fill(struct ctx *c, const struct record *r, struct track_page *v);
/* Whether the applicant may make the move now. */
bool track_may(const struct record *r, const struct reg_move *m);

#endif
