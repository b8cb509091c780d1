/*
 * banned.h: force-included; makes the calls that hurt into compile errors.
 * Where one is truly needed at a library's border, say `#undef` beside the reason.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef BANNED_AFTER /* headers of a folder's own libraries that use what we ban (set in \
                       meson.build) */
#include BANNED_AFTER
#endif

#undef alloca /* glibc has it as a macro */

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok atoi atol atof gets
#pragma GCC poison gmtime localtime asctime rand srand system tmpnam mktemp
/* glib's own headers say these two; the few files over it are built with RUNUT_GLIB. */
#ifndef RUNUT_GLIB
#pragma GCC poison ctime alloca
#endif

#endif
