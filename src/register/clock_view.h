/* clock_view.h: what views/clock.html prints: how a term was counted, day by day. */
#ifndef REGISTER_CLOCK_VIEW_H
#define REGISTER_CLOCK_VIEW_H

#include "html/part.h"

struct clock_line {
    struct str month;       /* of the first line of a month; empty else */
    struct str day, number; /* "Jum 5 Des", "3" */
    struct str note;        /* what kind of day, or what happened on it */
    bool off, today;
};

struct clock_step {
    const char *icon;
    struct str when, what, ground;
};

struct clock_page {
    struct str record_href, label;
    struct str left, until, used; /* "11 hari kerja lagi" */
    bool late;                    /* runs past its end */
    enum part_state state;
    struct str state_word;
    struct str began, rule; /* sentences */
    bool unconfirmed;
    struct str forecast; /* a year without holidays; empty: none */
    struct clock_line *line;
    size_t n_line;
    const char *number_key; /* what the numbers are */
    struct clock_step *step;
    size_t n_step;
    bool never;               /* it has not started */
    struct str may_extend;    /* "7 hari kerja, sampai Rabu, 25 November 2026" */
    struct str why_not;       /* why it cannot be extended; both empty: no such thing here */
    struct str action;        /* address of the form */
    int times;                /* extensions so far */
    struct str ground, error; /* typed, and what is wrong with it */
};

#endif
