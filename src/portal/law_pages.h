/* law_pages.h: the handlers and routes of /jdih. */
#ifndef PORTAL_LAW_PAGES_H
#define PORTAL_LAW_PAGES_H

#include "core/publish.h"
#include "core/route.h"

enum status law_show_list(struct ctx *c);
enum status law_feed_json(struct ctx *c);
enum status law_feed_atom(struct ctx *c);

extern const struct route law_routes[];
extern const struct public_source law_source;

#endif
