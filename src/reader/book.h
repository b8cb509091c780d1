/* book.h: what a workbook says about its sheets, before one of them is read. */
#ifndef READER_BOOK_H
#define READER_BOOK_H

#include "reader/xml.h"

#define BOOK_MAX_SHEETS 200
#define BOOK_MAX_STYLES 65536
#define BOOK_MAX_FORMATS 4096

struct sheet_ref {
    struct str name, rel; /* rel: the id of its relationship */
};

struct book {
    struct str workbook;     /* the part's name, "xl/workbook.xml" */
    struct str sheet_target; /* of the chosen sheet */
    struct str strings_name, styles_name;
    struct sheet_ref sheet[BOOK_MAX_SHEETS];
    size_t n_sheet;
    bool from_1904;
    unsigned char *is_date; /* by cell style */
    size_t n_style;
    struct str *string; /* shared texts */
    size_t n_string, cap_string;
};

/* Reads relationships, sheets, styles and shared texts; finds the sheet of that name, or the first
 * when the name is empty. */
bool book_read(struct reading *r, const struct parts *parts, struct str sheet, struct book *b);

/* sheet.c: emits the cells that hold something. */
bool sheet_read(struct reading *r, const struct book *b, const struct part *part);

/* "_x000D_" and its like, as spreadsheets write what XML cannot hold. */
struct str text_unescape(struct arena *a, struct str s);
/* A cell's number as a date, a time or both, by the serial day. */
struct str serial_text(struct arena *a, double v, bool from_1904);
/* Whether a number format shows a date. */
bool format_is_date(struct str code);

#endif
