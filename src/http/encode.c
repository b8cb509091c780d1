/*
 * encode.c: gzip and brotli.
 */
#include "http/encode.h"

#include <assert.h>
#include <brotli/encode.h>
#include <stdlib.h>
#include <zlib.h>

enum { LEVEL_NOW = 2, LEVEL_KEPT = 6, BROTLI_KEPT = 5, GZIP_HEAD = 10, GZIP_TAIL = 8 };

struct deflater {
    z_stream z;
};

/* A buffer in an arena that a z_stream writes to. */
struct sink {
    struct arena *arena;
    char *p;
    size_t n, cap;
};

/* Whether the parameters of a coding say that it is not wanted: "q=0", "q=0.0". */
static bool refused(struct str params)
{
    while (params.n > 0) {
        struct str value = str_trim(str_cut(&params, ';'));
        struct str name = str_trim(str_cut(&value, '='));

        if (!str_eq_nocase(name, STR("q")))
            continue;
        value = str_trim(value);
        for (size_t i = 0; i < value.n; i++) {
            if (value.p[i] != '0' && value.p[i] != '.')
                return false;
        }
        return true;
    }
    return false;
}

unsigned encodings_accepted(const char *header)
{
    struct str rest = str_of(header);
    unsigned bits = 1U << ENC_PLAIN;

    while (rest.n > 0) {
        struct str params = str_cut(&rest, ',');
        struct str name = str_trim(str_cut(&params, ';'));

        if (refused(params))
            continue;
        if (str_eq_nocase(name, STR("gzip")))
            bits |= 1U << ENC_GZIP;
        else if (str_eq_nocase(name, STR("br")))
            bits |= 1U << ENC_BROTLI;
    }
    return bits;
}

const char *encoding_name(enum encoding e)
{
    static const char *const name[] = {
        [ENC_PLAIN] = "identity", [ENC_GZIP] = "gzip", [ENC_BROTLI] = "br"
    };

    return name[e];
}

struct deflater *deflater_new(void)
{
    struct deflater *d = calloc(1, sizeof(*d));

    if (d == NULL || deflateInit2(&d->z, LEVEL_NOW, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    return d;
}

void deflater_free(struct deflater *d)
{
    if (d == NULL)
        return;
    (void)deflateEnd(&d->z);
    free(d);
}

static void sink_room(struct sink *s, size_t more)
{
    if (s->cap - s->n >= more)
        return;
    size_t cap = (s->cap + more) * 2;
    char *p = arena_raw(s->arena, cap);

    if (s->n > 0)
        memcpy(p, s->p, s->n);
    s->p = p;
    s->cap = cap;
}

/* zlib's interface does not know const. */
static Bytef *input_of(struct str s)
{
    union {
        const char *in;
        Bytef *out;
    } u = { .in = s.p };

    return u.out;
}

static void squeeze(z_stream *z, struct str in, int flush, struct sink *out)
{
    int code = Z_OK;

    z->next_in = input_of(in);
    z->avail_in = (uInt)in.n;
    do {
        sink_room(out, 4096);
        z->next_out = (Bytef *)out->p + out->n;
        z->avail_out = (uInt)(out->cap - out->n);
        code = deflate(z, flush);
        out->n = out->cap - z->avail_out;
        assert(code != Z_STREAM_ERROR);
    } while (z->avail_out == 0 && code != Z_STREAM_END);
}

static void put_u32(char *p, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (char)(v >> (8 * i));
}

struct str gzip_pieces(struct deflater *d, struct arena *a, const struct piece *piece, size_t n)
{
    static const char head[GZIP_HEAD] = { 0x1f, (char)0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
    struct sink out = { .arena = a };
    size_t total = 0, fresh = 0, parts = 0;
    uLong crc = crc32(0, NULL, 0);

    for (size_t i = 0; i < n; i++) {
        total += piece[i].plain.n;
        fresh += piece[i].part.n > 0 ? 0 : piece[i].plain.n;
        parts += piece[i].part.n;
    }
    sink_room(&out, fresh / 8 + parts / 2 + 1024);
    assert(out.p != NULL);
    memcpy(out.p, head, sizeof(head));
    out.n = sizeof(head);
    (void)deflateReset(&d->z);
    for (size_t i = 0; i < n; i++) {
        if (piece[i].part.n == 0) {
            crc = crc32(crc, input_of(piece[i].plain), (uInt)piece[i].plain.n);
            squeeze(&d->z, piece[i].plain, Z_NO_FLUSH, &out);
            continue;
        }
        /* The flush ends at a byte and forgets what was before, so that nothing after the part
         * refers across it. */
        squeeze(&d->z, (struct str){ .p = "", .n = 0 }, Z_FULL_FLUSH, &out);
        sink_room(&out, piece[i].part.n);
        memcpy(out.p + out.n, piece[i].part.p, piece[i].part.n);
        out.n += piece[i].part.n;
        crc = crc32_combine(crc, piece[i].crc, (z_off_t)piece[i].plain.n);
    }
    squeeze(&d->z, (struct str){ .p = "", .n = 0 }, Z_FINISH, &out);
    sink_room(&out, GZIP_TAIL);
    put_u32(out.p + out.n, (uint32_t)crc);
    put_u32(out.p + out.n + 4, (uint32_t)total);
    return (struct str){ .p = out.p, .n = out.n + GZIP_TAIL };
}

/* Compresses once into memory that is kept; window bits say gzip (31) or raw deflate (-15). */
static struct str deflate_kept(struct str plain, int window_bits, int last)
{
    z_stream z = { 0 };

    if (deflateInit2(&z, LEVEL_KEPT, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    size_t cap = deflateBound(&z, plain.n) + 64;
    char *p = malloc(cap);

    if (p == NULL)
        abort();
    z.next_in = input_of(plain);
    z.avail_in = (uInt)plain.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)cap;
    (void)deflate(&z, last);
    size_t n = cap - z.avail_out;

    assert(z.avail_in == 0);
    (void)deflateEnd(&z);
    char *fit = realloc(p, n);

    return (struct str){ .p = fit == NULL ? p : fit, .n = n };
}

struct str gzip_kept(struct str plain)
{
    struct str s = deflate_kept(plain, 15 + 16, Z_FINISH);

    if (s.n < plain.n)
        return s;
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): it is freed as what zlib calls it
    free(input_of(s));
    return (struct str){ 0 };
}

struct str deflate_part(struct str plain, uint32_t *crc)
{
    *crc = (uint32_t)crc32(crc32(0, NULL, 0), input_of(plain), (uInt)plain.n);
    return deflate_kept(plain, -15, Z_FULL_FLUSH);
}

struct str brotli_kept(struct str plain)
{
    size_t n = BrotliEncoderMaxCompressedSize(plain.n);
    uint8_t *p = malloc(n == 0 ? 1 : n);

    if (p == NULL)
        abort();
    if (n == 0 ||
        !BrotliEncoderCompress(BROTLI_KEPT, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, plain.n,
                               (const uint8_t *)plain.p, &n, p) ||
        n >= plain.n) {
        free(p);
        return (struct str){ 0 };
    }
    void *fit = realloc(p, n);

    return (struct str){ .p = fit == NULL ? (char *)p : fit, .n = n };
}
