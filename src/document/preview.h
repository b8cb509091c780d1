/* preview.h: pages as pictures, made once and kept in DATA/cache by the content they show. */
#ifndef DOCUMENT_PREVIEW_H
#define DOCUMENT_PREVIEW_H

#include "document/document.h"

#define PREVIEW_SMALL 240 /* in lists */
#define PREVIEW_LARGE 1200

/* An open file with the PNG, made now when it is not in the cache. ST_NOT_FOUND: there is no such
 * page, or nothing to see of this kind of file. */
NODISCARD enum status preview_open(struct ctx *c, const struct document *d, int page, int side,
                                   int *fd, int64_t *size);
/* Makes the first page's pictures ahead of the first look; a failure only means that it is made
 * later. */
void preview_prepare(struct ctx *c, const struct document *d);
bool preview_possible(const struct document *d);

#endif
