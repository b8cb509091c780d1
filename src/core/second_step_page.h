/* second_step_page.h: the part of /pengaturan where an administrator demands the second step. */
#ifndef CORE_SECOND_STEP_PAGE_H
#define CORE_SECOND_STEP_PAGE_H

#include "core/ctx.h"

struct second_step_choice {
    struct str name, text, use; /* use: how many hold the role here; empty: nobody */
    bool chosen, folded;        /* folded: nobody holds it, and nothing is asked of it */
};

struct second_step_part {
    struct str was; /* as it is stored, to come back with the form */
    struct second_step_choice *choice;
    size_t n, n_folded;
};

NODISCARD enum status second_step_fill(struct ctx *c, struct second_step_part *p);

#endif
