/* route.h: one line per page. The dispatcher checks right, method, token and body; handlers never
 * do. */
#ifndef CORE_ROUTE_H
#define CORE_ROUTE_H

#include "core/ctx.h"

struct route {
    enum method method;
    const char *pattern;
    enum right right;
    enum status (*handle)(struct ctx *c);
    /* Finds the object that the path names and sets c->area before the right is checked; an object
     * of another unit is ST_NOT_FOUND. NULL where the right does not depend on the object. */
    enum status (*scope)(struct ctx *c);
    enum body body; /* of a POST, where BODY_NONE means BODY_FORM */
};

/* Arrays end with a route whose pattern is NULL. */

#endif
