/*
 * pdf.h: documents on paper: headings, paragraphs, tables, letterhead, signatures, shapes, QR
 * codes.
 *
 * A document is drawn by one function that pdf_make() calls twice: first without ink, to learn how
 * many pages there are, then for the file. It must do the same both times. The same input gives
 * the same bytes: the date comes from the caller. Every text is UTF-8, already in the reader's
 * language. Lengths are points (1/72 inch) unless a name says mm.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/status.h"
#include "base/str.h"

struct arena;
struct pdf;

enum pdf_paper {
    PDF_A4,
    PDF_F4, /* 215 x 330 mm, the office paper of Indonesia */
    PDF_A3  /* for the wall */
};

struct pdf_options {
    enum pdf_paper paper;
    bool landscape;
    struct str title, author, subject; /* of the file's properties */
    struct str lang;                   /* "id" or "en" */
    int64_t created;                   /* microseconds UTC */
    struct str foot;                   /* left part of every page's foot */
    struct str page_of;                /* right part, e.g. "Halaman {1} dari {2}" */
};

/* The file's bytes in the arena. ST_FAULT where the drawing library fails (out of memory). */
NODISCARD enum status pdf_make(struct arena *a, const struct pdf_options *o,
                               void (*draw)(struct pdf *p, const void *with), const void *with,
                               struct str *bytes);

/* The first page as a PNG, so many pixels wide. */
NODISCARD enum status pdf_picture(struct arena *a, const struct pdf_options *o,
                                  void (*draw)(struct pdf *p, const void *with), const void *with,
                                  int pixels, struct str *png);

/* ── Running text ── */

enum pdf_style { PDF_BODY, PDF_STRONG, PDF_SMALL, PDF_QUIET, PDF_STYLES };
enum pdf_align { PDF_LEFT, PDF_CENTRE, PDF_RIGHT };

/* The document's name in the middle of the page, one line each. */
void pdf_title(struct pdf *p, const struct str *line, size_t n);
/* Level 1 to 3; stays with what follows, and becomes a bookmark. */
void pdf_heading(struct pdf *p, int level, struct str text);
void pdf_text(struct pdf *p, enum pdf_style style, struct str text);
/* A paragraph behind a hanging mark ("1." or "–"). */
void pdf_item(struct pdf *p, struct str mark, struct str text);
/* A paragraph that opens an address. */
void pdf_link(struct pdf *p, struct str text, struct str url);
void pdf_space(struct pdf *p, double points);
void pdf_need(struct pdf *p, double points); /* a new page unless so much is left on this one */
void pdf_break(struct pdf *p);

struct pdf_letterhead {
    struct str line[3]; /* the institution, largest last; empty ones are left out */
    struct str address;
};
void pdf_letterhead(struct pdf *p, const struct pdf_letterhead *h);

/* One who signs: place and date (or empty), position, name, NIP (or empty). */
struct pdf_signer {
    struct str place_date, position, name, nip;
};
/* Side by side, at most three, kept on one page. */
void pdf_signatures(struct pdf *p, const struct pdf_signer *s, size_t n);

/* A QR code with text beside it: a heading and lines; the address is a link. */
struct pdf_seal {
    struct str url, heading;
    const struct str *line;
    size_t n_line;
};
void pdf_seal(struct pdf *p, const struct pdf_seal *s);

/* For posters, in the middle of the page: a text of that size, and a QR code of that side. */
void pdf_big(struct pdf *p, double points, struct str text);
void pdf_code(struct pdf *p, struct str url, double side);

/* ── Tables ── */

/* The shapes of a month's state: told apart by outline alone, so that they survive a grey copy. */
enum pdf_mark {
    MARK_NONE,
    MARK_PLANNED,   /* ring */
    MARK_CONFIRM,   /* dashed ring, question mark */
    MARK_REPORTED,  /* half disc */
    MARK_RETURNED,  /* square, returning arrow */
    MARK_VERIFIED,  /* disc with tick */
    MARK_LATE,      /* diamond, exclamation mark */
    MARK_POSTPONED, /* barred ring */
    MARK_LOCKED     /* padlock */
};

struct pdf_col {
    struct str head;
    double width; /* share of the table's width */
    enum pdf_align align;
    bool merge; /* cells marked `same` become one with the one above */
    bool rule;  /* a stronger line on the left, as where a quarter begins */
};

struct pdf_cell {
    struct str text;
    struct str sub;               /* a second, quiet paragraph */
    struct str link;              /* opens when the text is clicked */
    enum pdf_mark mark;           /* instead of text */
    bool pair;                    /* instead of text: two bars, progress and achievement */
    double progress, achievement; /* 0-100; below 0: no figure yet */
    bool strong;
    bool tint; /* on a grey ground */
    bool same; /* continues the cell above (merge columns only) */
};

struct pdf_table {
    const struct pdf_col *col;
    size_t n_col;
    const struct pdf_cell *cell; /* n_row times n_col */
    size_t n_row;
    bool boxed; /* every line drawn, as decrees are printed; else hairlines between rows */
    bool small; /* 7 point, for wide tables */
};

/* Heads repeat on every page; a row is kept whole unless it is higher than a page; a merged cell
 * shows its text again on each page that it reaches. */
void pdf_table(struct pdf *p, const struct pdf_table *t);

/* One line of marks with their words. */
struct pdf_key {
    enum pdf_mark mark;
    struct str word;
};
void pdf_legend(struct pdf *p, const struct pdf_key *k, size_t n);

/* Name and value, one pair a line; the names share one width. */
struct pdf_fact {
    struct str name, value;
};
void pdf_facts(struct pdf *p, const struct pdf_fact *f, size_t n);

/* ── Procedures ── */

enum pdf_symbol { PDF_BEGIN, PDF_PROCESS, PDF_DECISION, PDF_DOCUMENT, PDF_FINISH };

struct pdf_step {
    size_t lane;
    enum pdf_symbol symbol;
    struct str activity, needs, time, output, note;
    int branch; /* index of the step if not; -1: none */
};

/* One row a step, one lane an actor, the symbols joined by lines; off-page connectors where the
 * flow goes on on another page. */
struct pdf_flow {
    struct str number, activity, actors, quality, needs, time, output, note; /* heads */
    struct str yes, no;
    const struct str *lane;
    size_t n_lane;
    const struct pdf_step *step;
    size_t n_step;
};
void pdf_flow(struct pdf *p, const struct pdf_flow *f);

/* ── Charts ── */

/* Shares of the year's work in percent, at the start of the year and at the end of each month. */
struct pdf_curve {
    double planned[13], reported[13], verified[13];
    int known;            /* months with figures for the last two, 0-12 */
    struct str month[12]; /* short names */
    struct str planned_label, reported_label, verified_label;
};
void pdf_curve(struct pdf *p, const struct pdf_curve *c);

/* Shares in percent around a middle, at least three; `before` (or NULL) is drawn dashed. */
struct pdf_radar {
    const struct str *axis;
    const double *value, *before;
    size_t n;
    struct str caption; /* what the two lines are */
};
void pdf_radar(struct pdf *p, const struct pdf_radar *c);

#endif
