/* history_view.h: what views/history.html prints. */
#ifndef CORE_HISTORY_VIEW_H
#define CORE_HISTORY_VIEW_H

#include "html/out.h"

struct history_change {
    struct str label, old, now;
    bool changed; /* old and now; else only now */
};

struct history_line {
    const char *icon;
    struct str when, actor, what;
    struct str number, href; /* of the entry's proof */
    struct str leaf;         /* its first bytes */
    bool erased;
    struct history_change *change;
    size_t n;
};

#endif
