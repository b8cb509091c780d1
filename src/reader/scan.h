/*
 * scan.h: words that are a picture: a photograph, a page of a PDF without text of its own.
 */
#ifndef READER_SCAN_H
#define READER_SCAN_H

#include "reader/reading.h"

#define SCAN_DPI 300       /* what Tesseract was taught with; less loses small print */
#define SCAN_MAX_SIDE 4000 /* pixels: the longer side of a folio sheet (330 mm) at SCAN_DPI */
#define SCAN_MAX_TEXT ((size_t)256 << 10) /* bytes of one page */
#define SCAN_SECONDS \
    60 /* of computing for one page; a full one takes 3 to 6 on a processor of 2020 */

/* Reads one page: the first from `page` (from 1) on that is a picture. Frames: its number, 0, its
 * words; 0, the number of the next that is a picture (0: none), "". A picture is a page 1. */
bool read_scan(struct reading *r, int page);

#endif
