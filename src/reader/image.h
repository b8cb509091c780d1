/* image.h: photographs and scans made small. */
#ifndef READER_IMAGE_H
#define READER_IMAGE_H

#include <cairo.h>

#include "reader/reading.h"

/* Pictures whose longer side is at most max_side, the caller's to free. False: r->reason. */
bool png_picture(struct reading *r, int max_side, cairo_surface_t **out);
/* Turned as its camera was held. */
bool jpeg_picture(struct reading *r, int max_side, cairo_surface_t **out);

void surface_free(cairo_surface_t **s);
void cairo_free(cairo_t **cr);
bool surface_emit(struct reading *r, cairo_surface_t *s); /* as PNG, and the end */

/* The orientation (1-8) that an Exif block gives; 1 when it gives none. */
int exif_orientation(struct str exif);

#endif
