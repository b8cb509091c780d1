/*
 * reading.h: one file being read by the sandboxed child, and why the reading stopped.
 *
 * The child answers in frames on its standard output: three 32-bit little-endian numbers (a, b, the
 * length of the text) and the text. The last frame has a = 0 for a file that was read to its end,
 * or a = FRAME_REASON with b = the reason and, as text, where it was found. A stream without one of
 * the two broke off.
 */
#ifndef READER_READING_H
#define READER_READING_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"

#define FRAME_REASON UINT32_MAX
#define FRAME_HEAD 12

/* Also the child's exit code. The user's message is "reader." and the reason's name. */
enum reason {
    REASON_NONE,
    REASON_USAGE = 2, /* called wrongly: ours */
    REASON_SANDBOX,   /* the door could not be closed: ours */
    REASON_WRONG_TYPE = 10,
    REASON_BROKEN,        /* where: the part */
    REASON_FORMULA,       /* where: the cell */
    REASON_ERROR_VALUE,   /* where: the cell */
    REASON_EXTERNAL_LINK, /* where: the part */
    REASON_ENTITY,        /* a document type declaration; where: the part */
    REASON_ENCRYPTED,
    REASON_TOO_BIG, /* unpacks to too much */
    REASON_TOO_MANY_PARTS,
    REASON_TOO_MANY_ROWS,
    REASON_TOO_MANY_CELLS,
    REASON_LONG_TEXT, /* where: the cell */
    REASON_NO_SHEET,
    REASON_NO_PAGE,
    REASON_NO_OCR, /* nothing here reads pictures; where: what is missing */
    REASON_COUNT
};

/* "formula"; NULL for a number that is no reason. */
const char *reason_name(unsigned reason);

#define READ_MAX_PARTS 1000
#define READ_MAX_UNPACKED (INT64_C(200) << 20)
#define READ_MAX_RATIO 200 /* looked at above READ_RATIO_FROM unpacked bytes */
#define READ_RATIO_FROM (INT64_C(20) << 20)
#define READ_MAX_ROWS 100000
#define READ_MAX_CELLS 2000000
#define READ_MAX_CELL_CHARS ((size_t)32767)
#define READ_MAX_TEXT ((size_t)4 << 20) /* bytes of text kept for the search; more is cut off */
#define READ_MAX_PAGES 2000
#define READ_MAX_PIXELS (INT64_C(80) * 1000 * 1000)

struct ocr_module;
struct TessBaseAPI;

struct reading {
    struct arena *arena;
    struct str in; /* the whole file */
    void (*emit)(void *with, uint32_t a, uint32_t b, struct str text);
    void *with;
    uint32_t max_rows;            /* 0: READ_MAX_ROWS */
    const struct ocr_module *ocr; /* ocr.h; NULL: nothing here reads pictures */
    struct TessBaseAPI *engine;   /* what it opened */
    enum reason reason;
    struct str where;
};

/* Notes the first reason; always false, so that callers can `return stop(...)`. */
bool stop(struct reading *r, enum reason reason, struct str where);

/* The modes. False: r->reason says why. */
bool read_rows(struct reading *r, struct str sheet); /* xlsx.c; frames: row, column, text */
/* Frames: page, 1 for the first page whose words are a picture (0 for the others), text; 0, pages,
 * "". */
bool read_text(struct reading *r);
bool read_preview(struct reading *r, int page, int max_side); /* frame: width, height, PNG */

/* What the first bytes say, enough to choose a reader. */
enum shape { SHAPE_OTHER, SHAPE_PDF, SHAPE_ZIP, SHAPE_OLE, SHAPE_PNG, SHAPE_JPEG };
enum shape shape_of(struct str in);

#endif
