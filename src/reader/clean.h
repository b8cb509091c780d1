/*
 * clean.h: the pages of a PDF as pictures in a new one.
 *
 * A PDF carries its author in a dozen places: properties, XMP, attachments, scripts, layers,
 * pictures with their own Exif, text under a black bar. Only what an eye sees on the page goes
 * over. (Pictures are stripped of what is beside them by document/strip.h.)
 */
#ifndef READER_CLEAN_H
#define READER_CLEAN_H

#include "reader/reading.h"

#define CLEAN_MAX_PAGES 60
#define CLEAN_DPI 150

/* Frame: 1, 0, the bytes of the new file; then 0, pages, "". */
bool read_clean(struct reading *r);

#endif
