/* when.h: days and times as readers of each language write them. */
#ifndef HTML_WHEN_H
#define HTML_WHEN_H

#include "base/time.h"
#include "html/out.h"

struct str when_day(struct arena *a, enum lang lang, int32_t day);       /* 30 Des 2025 */
struct str when_day_short(struct arena *a, enum lang lang, int32_t day); /* 30 Des */
struct str when_day_long(struct arena *a, enum lang lang, int32_t day);  /* Selasa, 30 Desember 2025 */
struct str when_time(struct arena *a, enum lang lang, int64_t t, enum zone z); /* 9 Des 2025, 14.20 */
/* Kamis, 11 Desember 2025 pukul 10.32 WIB */
struct str when_time_long(struct arena *a, enum lang lang, int64_t t, enum zone z);
const char *when_zone(enum zone z); /* "WIB" */

#endif
