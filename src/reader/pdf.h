/* pdf.h: pages of a PDF as text or picture; the only poppler code. */
#ifndef READER_PDF_H
#define READER_PDF_H

#include <cairo.h>

#include "reader/reading.h"

bool pdf_text(struct reading *r);
/* A page (from 1) whose longer side has max_side pixels, the caller's to free. */
bool pdf_picture(struct reading *r, int page, int max_side, cairo_surface_t **out);

#endif
