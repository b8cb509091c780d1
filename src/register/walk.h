/*
 * walk.h: every record of a list, one after the other, in pages: for files, which may be long. The
 * memory of one page is given back before the next is read.
 */
#ifndef REGISTER_WALK_H
#define REGISTER_WALK_H

#include "register/list.h"

#define WALK_PAGE 500
#define WALK_MAX 100000 /* rows of one file */

/* Calls `each` for at most `max` records; what it needs for longer it copies into `keep`.
 * *cut: there are more. */
struct walk {
    struct arena *keep;
    int64_t n; /* records so far, from 0 */
    void *with;
};
NODISCARD enum status reg_list_each(struct ctx *c, const struct reg_list_query *q, int64_t max,
                                    enum status (*each)(struct ctx *c, const struct record *r,
                                                        const struct walk *w),
                                    void *with, bool *cut);

#endif
