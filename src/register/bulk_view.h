/* bulk_view.h: one move for many records: the question, and what became of each. */
#ifndef REGISTER_BULK_VIEW_H
#define REGISTER_BULK_VIEW_H

#include "register/pages.h"

struct bulk_line {
    struct str tick, title, href, why; /* why: it was not made, or cannot be */
    struct state_shown state;
    bool done;
};

struct bulk_page {
    struct str title, base, address, move, label, confirm, reason, reason_error;
    struct bulk_line *line;
    size_t n, n_done, n_can;
    bool asks_reason, answered; /* answered: what happened, not what is asked */
};

#endif
