/* csv_cell.h: cells of CSV files that are opened in spreadsheets. */
#ifndef REGISTER_CSV_CELL_H
#define REGISTER_CSV_CELL_H

#include "base/buf.h"

/* A text that begins like a formula gets an apostrophe before it: spreadsheets then show it and
 * compute nothing. csv_plain() takes it away again, so that what was exported can be imported. */
struct str csv_safe(struct arena *a, struct str s);
struct str csv_plain(struct str s);
/* In quotes where it needs them (RFC 4180). */
void csv_put(struct buf *b, struct str s);

#endif
