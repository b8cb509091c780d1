/* form_view.h: what views/form.html prints. */
#ifndef INTAKE_FORM_VIEW_H
#define INTAKE_FORM_VIEW_H

#include "intake/case.h"

struct public_form {
    struct form_page form; /* the engine's controls */
    struct str title, lead, action, submit;
    struct str personal;          /* what personal data are for; empty: none is asked */
    struct str other;             /* other ways, Markdown */
    const struct part_link *next; /* text: when; href: what happens then (a text here) */
    size_t n_next;
    struct str task;
    int bits;
};

#endif
