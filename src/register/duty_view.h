/* duty_view.h: what the duty lists of a register show; prepared by duty_page.c. */
#ifndef REGISTER_DUTY_VIEW_H
#define REGISTER_DUTY_VIEW_H

#include "register/duty.h"
#include "register/pages.h"

struct duty_line {
    struct str name, href, file, when; /* href: of what was filed; file: of the form for it */
    struct state_shown state;
};

struct duty_shown {
    struct str name, label, due, share; /* share: "84,6%", or the word for nothing */
    struct str owed, filed, late;
    int percent; /* -1: nobody owes */
    struct part_chip chip[4];
    size_t n_chip;
    struct duty_line *line;
    size_t n;
    bool more, per_year, has_due;
};

struct duty_page {
    struct str title, base, year, before, after; /* addresses of the years beside; empty: none */
    struct duty_shown *duty;
    size_t n;
    bool per_year, own_only;
};

#endif
