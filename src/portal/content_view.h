/* content_view.h: what the pages of content show; prepared by content_page.c and edit_*.c. */
#ifndef PORTAL_CONTENT_VIEW_H
#define PORTAL_CONTENT_VIEW_H

#include "portal/content.h"
#include "portal/diff.h"

struct content_page {
    const struct content *k;
    struct str over;  /* what it is, and of which day */
    struct str image; /* address of its picture; empty: none */
    struct str edit;  /* address of its form, for whoever may; empty: not */
    bool shipped;     /* the office has not written its own yet */
    struct html body;
};

struct news_line {
    struct str href, title, summary, day;
};

struct news_page {
    struct news_line *line;
    size_t n;
    struct str older; /* address; empty: there is nothing older */
};

struct desk_line {
    struct str title, href, show, kind, state, place, saved, name;
    bool shipped, out; /* shipped: not the office's yet; out: everybody reads it */
};

struct desk_page {
    struct desk_line *line;
    size_t n;
};

struct edit_page {
    struct content_draft d;
    const struct fields *fields;
    struct str word; /* "halaman" or "berita" */
    struct str action, show, past;
    struct str image; /* address of the picture it has */
    struct str max;   /* bytes of one file, in words */
    bool made, conflict, previewed;
    struct html preview, history;
    struct option place[5], state[3];
};

struct past_line {
    struct str href, when, saver, state, title;
    int64_t number;
    bool now;
};

struct past_page {
    struct str title, edit;
    struct past_line *line;
    size_t n;
};

struct version_page {
    const struct content_past *v;
    struct str title, back, restore, when, before; /* before: "versi 3", empty: it is the first */
    struct diff diff;
    bool now;
    int64_t version; /* of the row */
};

#endif
