/*
 * encode.h: gzip and brotli, whole or put together from parts compressed earlier.
 *
 * A gzip body may be made of pieces: those that change are compressed now, and a big fragment that
 * many pages share goes in as it was compressed once (raw deflate that ends with a full flush).
 */
#ifndef HTTP_ENCODE_H
#define HTTP_ENCODE_H

#include "base/arena.h"
#include "base/str.h"

enum encoding { ENC_PLAIN, ENC_GZIP, ENC_BROTLI, ENC_COUNT };

/* Which of them an Accept-Encoding header allows, as bits (1 << ENC_x); ENC_PLAIN always. */
unsigned encodings_accepted(const char *header);
const char *encoding_name(enum encoding e); /* as in Content-Encoding */

/* A piece of a body: plain, or also with its compressed form. */
struct piece {
    struct str plain;
    struct str part; /* from deflate_part(); empty: compress it now */
    uint32_t crc;    /* of plain, where part is there */
};

/* The working memory of a compressor, kept by a thread from one body to the next. */
struct deflater;
struct deflater *deflater_new(void);
void deflater_free(struct deflater *d);

/* One gzip body of all pieces, in the arena. Fast (level 2): for bodies that are sent once. */
struct str gzip_pieces(struct deflater *d, struct arena *a, const struct piece *piece, size_t n);

/* The same for bytes that are kept: slower and smaller. malloc'ed; empty when not smaller. */
struct str gzip_kept(struct str plain);
struct str brotli_kept(struct str plain);
struct str deflate_part(struct str plain, uint32_t *crc);

#endif
