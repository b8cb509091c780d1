/*
 * carried.h: a form that outlived its session: what it held travels through the sign-in page in
 * hidden fields ("f.NAME"; "n.FIELD" names a file to be chosen again) and is offered for sending
 * again afterwards. Only for requests from our own pages, and never for passwords.
 */
#ifndef CORE_CARRIED_H
#define CORE_CARRIED_H

#include "core/signin.h"

/* Of the request at hand, whose form nobody may send now. Empty where it must not be carried. */
struct carried carried_of_request(struct ctx *c);
/* Of the sign-in form that carries it. */
struct carried carried_of_form(struct ctx *c);

#endif
