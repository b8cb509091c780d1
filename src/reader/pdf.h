/* pdf.h: pages of a PDF as text or picture; the only poppler code. */
#ifndef READER_PDF_H
#define READER_PDF_H

#include "reader/reading.h"

bool pdf_text(struct reading *r);
bool pdf_preview(struct reading *r, int page, int max_side);

#endif
