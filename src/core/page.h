/* page.h: from a page's own HTML to the whole page, with head, navigation, notes and foot. */
#ifndef CORE_PAGE_H
#define CORE_PAGE_H

#include "core/ctx.h"

struct crumb {
    struct str text, href;
};

enum place {
    PLACE_NONE,
    PLACE_HOME,
    PLACE_PLAN,
    PLACE_REGISTER,
    PLACE_ASSESSMENT,
    PLACE_SURVEY,
    PLACE_FINDING,
    PLACE_DOCUMENT,
    PLACE_REPORT,
    PLACE_DASHBOARD,
    PLACE_PEOPLE,
    PLACE_SETTING,
    PLACE_CONTENT,
    /* of the public face */
    PLACE_SERVICE,
    PLACE_INFORMATION,
    PLACE_LEGAL,
    PLACE_OPEN,
    PLACE_TRACK
};

struct page {
    struct str title;
    enum place place; /* the tab that is marked */
    bool full_width, landscape;
    /* The public face: its head, larger text, no tabs; with full_width the body brings its own
     * <div class="wrap">. */
    bool open_face;
    /* Of the public face, for search engines and for whoever shares the address: what the page is
     * about in one sentence; the address under which it is known (empty: its path without the
     * query); whether it stays out of search engines. */
    struct str about, canonical;
    bool unlisted;
    const struct crumb *crumb;
    size_t n_crumb;
    const char *script[3]; /* names of files under assets/, e.g. "upload.js" */
};

/* An output for the body of a page, in the request's language and with its CSRF token. */
struct out *body_new(struct ctx *c);
/* Answers 200 (or c->res->status when set) with the layout around the body. */
enum status page_show(struct ctx *c, const struct page *p, struct out *body);

/* Whether a page is there, by its pattern: links lead only to what the program has. */
bool page_is_there(const struct ctx *c, const char *pattern);

#endif
