/* setting_page.h: /pengaturan. */
#ifndef CORE_SETTING_PAGE_H
#define CORE_SETTING_PAGE_H

#include "core/route.h"

/* A panel on the page by which an engine says what wants the administrator's eye and where; made
 * by the functions of app->setting_notes. */
struct setting_note {
    struct str title, text, href, link;
    bool warn;
};

extern const struct route setting_routes[];

#endif
