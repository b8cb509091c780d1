/* find.h: records of all registers at once, for the one search field of every page. */
#ifndef REGISTER_FIND_H
#define REGISTER_FIND_H

#include "register/record.h"

struct record_found {
    const struct reg_def *def;
    int64_t id;
    struct str title;
};

/* Those that the asker may know of, newest first; at most `max`, looking at no more than four times
 * as many. */
NODISCARD enum status records_search(struct ctx *c, struct str asked, size_t max,
                                     struct record_found **out, size_t *n);

#endif
