/* router.h: from method and path to the number of a route; ":name" takes one segment, "*name" the
 * rest. */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include "http/request.h"

struct router;

struct router *router_new(void);
void router_free(struct router *r);
/* Patterns are static text. Aborts on a doubled route: a mistake of ours. */
void router_add(struct router *r, enum method m, const char *pattern, int number);
/* The number, with r->path_args filled; -1: no such path; -2: the path exists, the method does not.
 * Literal segments win over ":name". */
int router_find(const struct router *r, struct arena *a, struct request *req);

#endif
