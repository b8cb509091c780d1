/* signin.c: signing in and out. */
#include "core/signin.h"

enum status sign_in_first(struct ctx *c)
{
    return refuse(c, ST_DENIED, "error.denied");
}

enum status form_is_stale(struct ctx *c)
{
    return refuse(c, ST_DENIED, "error.denied");
}

const struct route signin_routes[] = { { 0 } };
