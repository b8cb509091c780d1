/* office.h: the plain text of office documents, for the search. */
#ifndef READER_OFFICE_H
#define READER_OFFICE_H

#include "reader/reading.h"

/* DOCX, XLSX, PPTX, ODT, ODS, ODP. One frame for each part that holds text. */
bool office_text(struct reading *r);
/* Anything else, as far as it is text: one frame; bytes that are not UTF-8 become U+FFFD. */
bool plain_text(struct reading *r);

#endif
