/* error_page.h: what is shown when a request ends otherwise than asked. */
#ifndef CORE_ERROR_PAGE_H
#define CORE_ERROR_PAGE_H

#include "core/ctx.h"

struct error_view {
    struct str title, text;
    struct str number; /* to quote; empty unless it was our fault */
    struct str asker;  /* who is signed in, where that matters */
    struct str home;
};

/* Renders c->failure: a page, or a problem document (RFC 9457) under /api/. Faults get a number to
 * quote, which is logged with their cause, once. */
void error_answer(struct ctx *c, enum status s);

/* The message for request.trouble. */
const char *trouble_key(int http_status);

#endif
