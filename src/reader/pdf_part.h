/* pdf_part.h: opening a PDF, for the files over poppler. */
#ifndef READER_PDF_PART_H
#define READER_PDF_PART_H

#include <poppler.h>

#include "reader/reading.h"

/* NULL: the reading was stopped with the reason. */
PopplerDocument *pdf_document(struct reading *r);
void pdf_document_free(PopplerDocument **d);
void pdf_page_free(PopplerPage **p);

#endif
