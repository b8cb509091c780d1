/* time_show.h: days and instants as people read them, in the reader's language. */
#ifndef CORE_TIME_SHOW_H
#define CORE_TIME_SHOW_H

#include "base/time.h"
#include "html/out.h"

/* "Selasa, 30 Desember 2025" */
struct str date_long(struct arena *a, enum lang lang, int32_t day);
/* "30 Des 2025" */
struct str date_short(struct arena *a, enum lang lang, int32_t day);
/* "Selasa, 30 Desember 2025 pukul 09.12 WIB" */
struct str time_show(struct arena *a, enum lang lang, int64_t t, enum zone zone);
/* "30 Des 2025 09.12" */
struct str time_short(struct arena *a, enum lang lang, int64_t t, enum zone zone);
struct str month_name(enum lang lang, int month); /* "Desember"; month 1 to 12 */
struct str month_short(enum lang lang, int month);

#endif
