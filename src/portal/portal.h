/*
 * portal.h: the public face of an office: home, foot, pages, search, feed, open data.
 *
 * Everything a stranger reads without a form is made once for each state of the office's data and
 * then served from memory (core/kept.h).
 */
#ifndef PORTAL_PORTAL_H
#define PORTAL_PORTAL_H

#include "core/route.h"
#include "html/out.h"

/* Under every public page: where and when the office is open, the visitor's rights, about this
 * site. app->public_foot. */
enum status portal_foot(struct ctx *c, struct out *o);

#endif
