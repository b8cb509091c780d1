/* image.h: photographs and scans made small. */
#ifndef READER_IMAGE_H
#define READER_IMAGE_H

#include <cairo.h>

#include "reader/reading.h"

bool png_preview(struct reading *r, int max_side);
bool jpeg_preview(struct reading *r, int max_side); /* turned as its camera was held */

void surface_free(cairo_surface_t **s);
void cairo_free(cairo_t **cr);
bool surface_emit(struct reading *r, cairo_surface_t *s); /* as PNG, and the end */

/* The orientation (1-8) that an Exif block gives; 1 when it gives none. */
int exif_orientation(struct str exif);

#endif
