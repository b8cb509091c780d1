/*
 * xlsx.h: what the module that writes XLSX shows (base/module.h): libxlsxwriter brings libcrypto,
 * which takes longer to load than a page to make. workbook.h is what everybody else calls.
 */
#ifndef DOCUMENT_XLSX_H
#define DOCUMENT_XLSX_H

#include "base/module.h"
#include "base/time.h"
#include "document/workbook.h"

struct xlsx; /* an open file */

struct xlsx_options {
    const char *path, *tmp_dir; /* libxlsxwriter writes to a path only */
    const char *title, *author;
    int64_t created; /* seconds UTC */
};

enum xlsx_style {
    XLSX_TEXT,
    XLSX_NUMBER,
    XLSX_GROUPED,
    XLSX_MINUTES,
    XLSX_DATE,
    XLSX_TIME,
    XLSX_STATE /* and the state on top: XLSX_STATE + STATE_LATE */
};

struct xlsx_module {
    struct module head;
    struct xlsx *(*open)(struct arena *a, const struct xlsx_options *o); /* NULL: no room */
    void (*sheet)(struct xlsx *x, struct str name, const struct book_column *column, size_t n,
                  size_t frozen);
    void (*activate)(struct xlsx *x);
    void (*next_row)(struct xlsx *x);
    void (*text)(struct xlsx *x, size_t col, struct str s, unsigned style);
    void (*number)(struct xlsx *x, size_t col, double v, unsigned style);
    void (*moment)(struct xlsx *x, size_t col, const struct civil *v, unsigned style);
    const char *(*close)(struct xlsx *x); /* frees; NULL, or why the file is not good */
};

#endif
