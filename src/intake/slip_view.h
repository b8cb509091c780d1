/* slip_view.h: what views/slip.html prints: the receipt. */
#ifndef INTAKE_SLIP_VIEW_H
#define INTAKE_SLIP_VIEW_H

#include "intake/case.h"

#define SLIP_FACTS_MAX 12

struct slip_fact {
    struct str name, value;
};

struct slip {
    struct str title, code, number, url;
    struct slip_fact fact[SLIP_FACTS_MAX];
    size_t n_fact;
    struct str entry, leaf; /* number of the entry; its hash, in groups */
    struct str qr;          /* of the address with the code behind its '#' */
    int qr_size;
    const struct part_link *next;
    size_t n_next;
};

#endif
