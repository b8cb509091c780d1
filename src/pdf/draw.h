/* draw.h: what the files of this folder share: the page being filled, its colours and text. */
#ifndef PDF_DRAW_H
#define PDF_DRAW_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/buf.h"
#include "pdf/calls.h"

struct pdf {
    struct pdf_head head;
    const struct pdf_options *o;
    struct arena *arena;
    PangoContext *text;
    cairo_t *cr; /* NULL while pages are only counted */
    cairo_surface_t *surface;
    double width, height;            /* of the paper */
    double left, right, top, bottom; /* edges of what may be printed on */
    double y;                        /* where the next thing goes */
    int page, pages;                 /* this one, and how many the counting found */
    int outline[3];                  /* the last bookmark of each level */
};

enum ink {
    INK_TEXT,
    INK_SECOND,
    INK_QUIET,
    INK_EDGE,
    INK_LINE,
    INK_SUNKEN,
    INK_BRAND,
    INK_BRAND_SOFT,
    INK_INFO,
    INK_WARN,
    INK_OK,
    INK_BAD,
    INK_WHITE
};

struct face {
    double size; /* points */
    bool strong;
    enum ink ink;
    enum pdf_align align;
};

struct box {
    double x, y, w, h;
};

static inline double mm(double v)
{
    return v * 72.0 / 25.4;
}

/* Everything below draws nothing while pages are counted. */
void draw_ink(struct pdf *p, enum ink ink);
void draw_line(struct pdf *p, struct box from_by, double thick, enum ink ink);
void draw_fill(struct pdf *p, struct box b, enum ink ink);
void draw_mark(struct pdf *p, enum pdf_mark mark, double x, double y, double size);
void draw_pair(struct pdf *p, struct box b, double progress, double achievement);
void draw_qr(struct pdf *p, struct str text, double x, double y, double size);

/* Laid-out text of at most `width`; the caller unrefs. */
PangoLayout *text_new(struct pdf *p, const struct face *f, double width, struct str text);
void text_unref(PangoLayout **l);
double text_height(PangoLayout *l);
double text_width(PangoLayout *l);
void text_show(struct pdf *p, PangoLayout *l, double x, double y, enum ink ink);
/* Lines from *line on that fit in `height`; advances *line, returns the height used. */
double text_show_lines(struct pdf *p, PangoLayout *l, struct box b, int *line, enum ink ink);
/* One line at a place, cut with an ellipsis when it is too long; returns its width. */
double text_line(struct pdf *p, const struct face *f, struct box b, struct str text);

void link_begin(struct pdf *p, struct str url);
void link_end(struct pdf *p, struct str url);

/* Takes the height from the page, on a new one if it does not fit; returns where it starts. */
double page_take(struct pdf *p, double height);
double page_body(const struct pdf *p); /* height of an empty page's body */

#endif
