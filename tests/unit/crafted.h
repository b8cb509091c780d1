/* crafted.h: office documents made by tests, right and wrong. */
#ifndef TESTS_CRAFTED_H
#define TESTS_CRAFTED_H

#include "base/arena.h"
#include "base/buf.h"

/* A ZIP file of parts. */
struct crafted {
    void *archive;
    char *p;
    size_t n, cap;
};

void crafted_open(struct crafted *z, size_t cap);
void crafted_add(struct crafted *z, const char *name, struct str data);
struct str crafted_close(struct crafted *z); /* the file; free with crafted_free() */
void crafted_free(struct crafted *z);

/* The parts of a workbook with one sheet, "Lembar1", besides the sheet itself: two shared texts
 * ("Nama", "Tanggal"), styles 0 plain, 1 date, 2 date and time. */
void crafted_book(struct crafted *z);
/* A whole workbook whose sheetData is `rows`, with one part more when `extra` is not NULL. */
struct str crafted_xlsx(struct crafted *z, struct str rows, const char *extra, struct str data);

#endif
