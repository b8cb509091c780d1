/* setting_page.h: /pengaturan. */
#ifndef CORE_SETTING_PAGE_H
#define CORE_SETTING_PAGE_H

#include "core/route.h"

extern const struct route setting_routes[];

#endif
