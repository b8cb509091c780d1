/* pdf_part.h: a PDF and its pages, for the files over poppler. */
#ifndef READER_PDF_PART_H
#define READER_PDF_PART_H

#include <cairo.h>
#include <poppler.h>

#include "reader/reading.h"

/* NULL: the reading was stopped with the reason. */
PopplerDocument *pdf_document(struct reading *r);
void pdf_document_free(PopplerDocument **d);
void pdf_page_free(PopplerPage **p);
/* Draws it on white; `scale` is pixels per point, as far as max_side pixels reach for the longer
 * side. The surface is the caller's to free. False: r->reason. */
bool pdf_page_draw(struct reading *r, PopplerPage *page, double scale, int max_side,
                   cairo_surface_t **out);
/* Whether its words, if it has any, have to be read from the picture: it has none of its own, or so
 * few beside a picture over half of it that they are a stamp on a scan. `text` is its own. */
bool pdf_page_is_picture(PopplerPage *page, struct str text);

#endif
