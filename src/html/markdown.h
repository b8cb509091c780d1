/*
 * markdown.h: text as editors write it (CommonMark with tables), to HTML.
 *
 * libmd4c reads it; what it finds is written through the same escapes as a view's values, so no
 * markup of the text ever reaches a page: raw HTML is text, addresses pass html_url(), pictures are
 * ours or only their words. Headings begin at h2, because the page has its h1.
 */
#ifndef HTML_MARKDOWN_H
#define HTML_MARKDOWN_H

#include "html/out.h"

#define MARKDOWN_MAX 60000 /* bytes; the caller refuses longer ones */
#define MARKDOWN_DEPTH 24  /* of lists, quotes and emphasis in each other */

struct markdown_link {
    struct str href, text; /* as written; of a picture its address and words */
    bool picture;
};

/* What stands in a text, for checks, search and summaries. */
struct markdown {
    struct str plain; /* its words without marks, one paragraph a line */
    struct markdown_link *link;
    size_t n_link;
};

/* False: nested deeper than MARKDOWN_DEPTH; what was written until there stays. */
bool markdown_write(struct out *o, struct str text);
/* The same without writing; *out in the arena. */
bool markdown_read(struct arena *a, struct str text, struct markdown *out);

#endif
