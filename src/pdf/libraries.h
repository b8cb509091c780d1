/* libraries.h: read before banned.h takes effect, because these headers name what it bans. */
#ifndef PDF_LIBRARIES_H
#define PDF_LIBRARIES_H

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#endif
