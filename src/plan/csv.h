/* csv.h: the plan as CSV: the same bytes that were imported, where nothing has changed. */
#ifndef PLAN_CSV_H
#define PLAN_CSV_H

#include "base/buf.h"
#include "plan/import.h"

struct str plan_csv(struct arena *a, const struct plan_tree *t);
/* With every column, for the program itself. */
struct str plan_csv_whole(struct arena *a, const struct plan_tree *t);
/* One cell as the form wants it: quoted when it must be, or always. */
void csv_cell(struct buf *b, const struct csv_form *form, struct str s);

#endif
