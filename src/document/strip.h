/*
 * strip.h: pictures without what a camera or a program wrote beside the picture: place, time,
 * device, owner, comments, a smaller picture within.
 *
 * JPEG, PNG and WebP are copied part by part, leaving those parts out; the picture itself keeps its
 * bytes. A JPEG's turning is kept, since it belongs to how it looks. PDF and office files are not
 * changed: they may name their author, and the forms that take them say so.
 */
#ifndef DOCUMENT_STRIP_H
#define DOCUMENT_STRIP_H

#include "base/buf.h"
#include "core/ctx.h"
#include "document/media.h"

/* Whether pictures of that kind are stripped. */
bool strip_knows(const struct media *media);
/* Pure: what remains of the bytes, into `out`. False: they are not such a picture after all. */
bool strip_bytes(struct str in, const struct media *media, struct buf *out);

/*
 * Replaces the request's uploads whose bytes are such pictures by stripped ones, as new files in
 * DATA/tmp; before store_take(). *made: what the caller gives back with strip_done() when the store
 * has them. A picture that cannot be read is ST_INVALID with a message that names it.
 */
struct stripped {
    int fd[20];
    size_t n;
};
NODISCARD enum status strip_uploads(struct ctx *c, struct stripped *made);
void strip_done(struct stripped *made);

#endif
