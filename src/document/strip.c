/* strip.c: copies a picture without what stands beside it; strip.h has the idea. */
#include "document/strip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "document/store.h"

/* ── bytes ── */

static unsigned byte_at(struct str s, size_t at)
{
    return at < s.n ? (unsigned char)s.p[at] : 0;
}

static size_t big16(struct str s, size_t at)
{
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

static size_t big32(struct str s, size_t at)
{
    return big16(s, at) << 16 | big16(s, at + 2);
}

static size_t number_of(struct str s, size_t at, size_t n, bool little)
{
    size_t v = 0;

    for (size_t i = 0; i < n; i++)
        v = v << 8 | byte_at(s, little ? at + n - 1 - i : at + i);
    return v;
}

/* ── JPEG ── */

/* How the picture is to be turned (1 to 8), from an Exif segment's content; 1 where it says not. */
static unsigned turning_of(struct str exif)
{
    struct str tiff = str_sub(exif, 6, exif.n);
    bool little = str_starts(tiff, STR("II"));
    size_t at = number_of(tiff, 4, 4, little), n;

    if (!str_starts(exif, (struct str){ "Exif\0\0", 6 }) || at > tiff.n)
        return 1;
    n = number_of(tiff, at, 2, little);
    for (size_t i = 0; i < n && at + 2 + 12 * (i + 1) <= tiff.n; i++) {
        size_t entry = at + 2 + 12 * i, value = number_of(tiff, entry + 8, 2, little);

        if (number_of(tiff, entry, 2, little) == 0x0112)
            return value >= 1 && value <= 8 ? (unsigned)value : 1;
    }
    return 1;
}

static void put_turning(struct buf *out, unsigned turning)
{
    static const char head[] = "\xff\xe1\0\x22"
                               "Exif\0\0"
                               "MM\0\x2a\0\0\0\x08"
                               "\0\x01\x01\x12\0\x03\0\0\0\x01\0";

    buf_add(out, (struct str){ head, sizeof(head) - 1 });
    buf_add_char(out, (char)turning);
    buf_add(out, (struct str){ "\0\0\0\0\0\0", 6 });
}

/* Colours and the frame of the file stay; everything else that programs write goes. */
static bool segment_stays(unsigned marker, struct str content)
{
    if (marker == 0xfe) /* a comment */
        return false;
    if (marker < 0xe0 || marker > 0xef)
        return true;
    return (marker == 0xe0 && str_starts(content, (struct str){ "JFIF", 5 })) ||
           (marker == 0xe2 && str_starts(content, (struct str){ "ICC_PROFILE", 12 })) ||
           (marker == 0xee && str_starts(content, STR("Adobe")));
}

/* The coded picture, up to the next marker that ends it. */
static size_t scan_end(struct str in, size_t at)
{
    while (at + 1 < in.n) {
        unsigned next = byte_at(in, at + 1);

        if (byte_at(in, at) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7))
            return at;
        at++;
    }
    return in.n;
}

static bool strip_jpeg(struct str in, struct buf *out)
{
    size_t at = 2;

    if (big16(in, 0) != 0xffd8)
        return false;
    buf_add(out, str_sub(in, 0, 2));
    while (at + 4 <= in.n && byte_at(in, at) == 0xff) {
        unsigned marker = byte_at(in, at + 1);
        size_t n = big16(in, at + 2), end;

        if (marker == 0xff) { /* filling */
            at++;
            continue;
        }
        if (marker == 0xd9)
            break;
        if (n < 2 || at + 2 + n > in.n)
            return false;
        struct str content = str_sub(in, at + 4, n - 2);
        if (segment_stays(marker, content))
            buf_add(out, str_sub(in, at, n + 2));
        else if (marker == 0xe1 && turning_of(content) != 1)
            put_turning(out, turning_of(content));
        at += 2 + n;
        if (marker != 0xda)
            continue;
        end = scan_end(in, at);
        buf_add(out, str_sub(in, at, end - at));
        at = end;
    }
    /* What stands behind the end is not the picture. */
    buf_add(out, STR("\xff\xd9"));
    return byte_at(in, at) == 0xff && byte_at(in, at + 1) == 0xd9;
}

/* ── PNG ── */

static bool chunk_stays(struct str type)
{
    static const char *const kept[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                        "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
                                        "acTL", "fcTL", "fdAT", "cICP" };

    for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
        if (str_eq(type, str_of(kept[i])))
            return true;
    }
    return false;
}

static bool strip_png(struct str in, struct buf *out)
{
    size_t at = 8;

    if (!str_starts(in, STR("\x89PNG\r\n\x1a\n")))
        return false;
    buf_add(out, str_sub(in, 0, 8));
    while (at + 12 <= in.n) {
        size_t n = big32(in, at);
        struct str type = str_sub(in, at + 4, 4);

        if (n > in.n || at + 12 + n > in.n)
            return false;
        if (chunk_stays(type))
            buf_add(out, str_sub(in, at, 12 + n));
        at += 12 + n;
        if (str_eq(type, STR("IEND")))
            return true;
    }
    return false;
}

/* ── WebP ── */

#define VP8X_EXIF 0x08
#define VP8X_XMP 0x04

static void put_little32(struct buf *out, size_t v)
{
    for (int i = 0; i < 4; i++)
        buf_add_char(out, (char)(v >> (8 * i) & 0xff));
}

static void put_webp_part(struct str part, struct buf *out)
{
    char flags = (char)(byte_at(part, 8) & ~(unsigned)(VP8X_EXIF | VP8X_XMP));

    if (str_starts(part, STR("EXIF")) || str_starts(part, STR("XMP ")))
        return;
    if (!str_starts(part, STR("VP8X"))) {
        buf_add(out, part);
        return;
    }
    buf_add(out, str_sub(part, 0, 8));
    buf_add_char(out, flags);
    buf_add(out, str_sub(part, 9, part.n));
}

static bool strip_webp(struct str in, struct buf *out)
{
    struct buf parts;
    size_t at = 12;

    if (!str_starts(in, STR("RIFF")) || !str_eq(str_sub(in, 8, 4), STR("WEBP")))
        return false;
    buf_init(&parts, out->arena);
    while (at + 8 <= in.n) {
        size_t n = number_of(in, at + 4, 4, true), whole = 8 + n + (n & 1);

        if (n > in.n || at + 8 + n > in.n)
            return false;
        put_webp_part(str_sub(in, at, whole), &parts);
        at += whole;
    }
    buf_add(out, STR("RIFF"));
    put_little32(out, 4 + parts.n);
    buf_add(out, STR("WEBP"));
    buf_add(out, buf_str(&parts));
    return parts.n > 0;
}

/* ── by kind ── */

struct stripper {
    const char *type;
    bool (*strip)(struct str in, struct buf *out);
};

static const struct stripper strippers[] = {
    { "image/jpeg", strip_jpeg },
    { "image/png", strip_png },
    { "image/webp", strip_webp },
};

static const struct stripper *stripper_of(const struct media *media)
{
    for (size_t i = 0; media != NULL && i < ARRAY_LEN(strippers); i++) {
        if (strcmp(strippers[i].type, media->type) == 0)
            return &strippers[i];
    }
    return NULL;
}

bool strip_knows(const struct media *media)
{
    return stripper_of(media) != NULL;
}

bool strip_bytes(struct str in, const struct media *media, struct buf *out)
{
    const struct stripper *s = stripper_of(media);

    return s != NULL && s->strip(in, out);
}

/* ── uploads ── */

static enum status write_file(struct ctx *c, struct str bytes, struct upload *u)
{
    int fd = -1;
    enum status s = store_temporary(c, &fd);

    for (size_t done = 0; s == ST_OK && done < bytes.n;) {
        ssize_t n = write(fd, bytes.p + done, bytes.n - done);

        if (n <= 0)
            s = refuse(c, ST_BUSY, "document.disk_full");
        done += n > 0 ? (size_t)n : 0;
    }
    if (s != ST_OK && fd >= 0)
        (void)close(fd);
    if (s != ST_OK)
        return s;
    u->fd = fd;
    u->size = (int64_t)bytes.n;
    u->hash = sha256_of(bytes.p, bytes.n);
    return ST_OK;
}

static enum status strip_mapped(struct ctx *c, struct str in, struct upload *u)
{
    const struct media *media = media_of(str_sub(in, 0, MEDIA_HEAD), STR(""), u->name);
    struct buf out;

    if (!strip_knows(media))
        return ST_OK;
    buf_init(&out, c->arena);
    if (!strip_bytes(in, media, &out))
        return refuse_with(c, ST_INVALID, "document.broken_picture", u->name, STR(""));
    return write_file(c, buf_str(&out), u);
}

/* *u is changed where it was a picture. */
static enum status strip_one(struct ctx *c, struct upload *u)
{
    size_t size = (size_t)u->size;
    void *p;
    enum status s;

    if (size == 0)
        return ST_OK; /* store_take() says so */
    p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, u->fd, 0);
    if (p == MAP_FAILED)
        return fail(c, ST_FAULT, "upload: %s", strerror(errno));
    s = strip_mapped(c, (struct str){ p, size }, u);
    (void)munmap(p, size);
    return s;
}

enum status strip_uploads(struct ctx *c, struct stripped *made)
{
    struct request *r = c->req;
    struct upload *all = arena_array(c->arena, r->n_upload + 1, sizeof(*all));
    enum status s = ST_OK;

    *made = (struct stripped){ .n = 0 };
    for (size_t i = 0; i < r->n_upload && s == ST_OK; i++) {
        all[i] = r->upload[i];
        s = strip_one(c, &all[i]);
        if (s == ST_OK && all[i].fd != r->upload[i].fd && made->n < ARRAY_LEN(made->fd))
            made->fd[made->n++] = all[i].fd;
    }
    if (s == ST_OK)
        r->upload = all;
    else
        strip_done(made);
    return s;
}

void strip_done(struct stripped *made)
{
    for (size_t i = 0; i < made->n; i++)
        (void)close(made->fd[i]);
    made->n = 0;
}
