/* layout.h: what the page around every page shows; filled by page.c, printed by
 * views/layout.html. */
#ifndef CORE_LAYOUT_H
#define CORE_LAYOUT_H

#include "core/page.h"

struct tab {
    const char *key, *href;
    bool here;
};

struct layout {
    const struct page *page;
    struct str title; /* the page's; says first when a form came back with errors */
    struct str lang, other_lang, theme, body_class, main_class;
    struct str unit_name, office; /* office: the name without its "KPU" */
    struct str person;            /* empty: nobody has signed in */
    int64_t account;              /* whose drafts a script may show; 0: nobody's */
    struct str here;              /* path and query, to come back to */
    struct str printed_at;
    struct str site;    /* stands behind the title */
    struct str address; /* of the public page, whole */
    bool unlisted;
    const char *feed; /* address of the feed; NULL: none */
    struct out *foot; /* of the public face; NULL: none */
    bool untraced;    /* nothing here leads to a page that sets a cookie, or keeps a choice */
    const char *zone_key;
    int64_t unread;
    struct tab tab[16];
    size_t n_tab;
    struct str note;
    const struct out *body;
    struct str script[4];
    size_t n_script;
};

#endif
