/* image.c: decodes PNG (cairo) and JPEG (libjpeg), scales and turns, writes PNG. */
#include "reader/image.h"

#include <setjmp.h>

#include <jpeglib.h>

void surface_free(cairo_surface_t **s)
{
    if (*s != NULL)
        cairo_surface_destroy(*s);
}

void cairo_free(cairo_t **cr)
{
    if (*cr != NULL)
        cairo_destroy(*cr);
}

static cairo_status_t png_write(void *with, const unsigned char *p, unsigned n)
{
    buf_add(with, (struct str){ (const char *)p, n });
    return CAIRO_STATUS_SUCCESS;
}

bool surface_emit(struct reading *r, cairo_surface_t *s)
{
    struct buf png;

    buf_init(&png, r->arena);
    cairo_surface_flush(s);
    if (cairo_surface_write_to_png_stream(s, png_write, &png) != CAIRO_STATUS_SUCCESS)
        return stop(r, REASON_TOO_BIG, STR("PNG"));
    r->emit(r->with, (uint32_t)cairo_image_surface_get_width(s),
            (uint32_t)cairo_image_surface_get_height(s), buf_str(&png));
    r->emit(r->with, 0, 0, STR(""));
    return true;
}

/* Draws `from` into a picture whose longer side is at most max_side, turned by the Exif number. */
static bool scaled(struct reading *r, cairo_surface_t *from, int max_side, int turn,
                   cairo_surface_t **out)
{
    int w = cairo_image_surface_get_width(from), h = cairo_image_surface_get_height(from);
    int side = w > h ? w : h;
    double scale = side > max_side ? (double)max_side / (double)side : 1;
    int sw = (int)((double)w * scale) < 1 ? 1 : (int)((double)w * scale);
    int sh = (int)((double)h * scale) < 1 ? 1 : (int)((double)h * scale);
    bool swapped = turn >= 5;
    CLEANUP(surface_free)
    cairo_surface_t *to =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, swapped ? sh : sw, swapped ? sw : sh);
    CLEANUP(cairo_free) cairo_t *cr = cairo_create(to);
    /* Exif 1-8 as matrices over the scaled picture. */
    const cairo_matrix_t turns[9] = {
        [1] = { 1, 0, 0, 1, 0, 0 },     [2] = { -1, 0, 0, 1, sw, 0 },
        [3] = { -1, 0, 0, -1, sw, sh }, [4] = { 1, 0, 0, -1, 0, sh },
        [5] = { 0, 1, 1, 0, 0, 0 },     [6] = { 0, 1, -1, 0, sh, 0 },
        [7] = { 0, -1, -1, 0, sh, sw }, [8] = { 0, -1, 1, 0, 0, sw },
    };

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_matrix(cr, &turns[turn]);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, from, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
    cairo_paint(cr);
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS)
        return stop(r, REASON_TOO_BIG, STR(""));
    *out = cairo_surface_reference(to);
    return true;
}

struct source {
    struct str rest;
};

static cairo_status_t png_read(void *with, unsigned char *p, unsigned n)
{
    struct source *s = with;

    if (n > s->rest.n)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(p, s->rest.p, n);
    s->rest = str_sub(s->rest, n, s->rest.n);
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t big_endian(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;

    return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

bool png_picture(struct reading *r, int max_side, cairo_surface_t **out)
{
    struct source source = { r->in };

    if (r->in.n < 33)
        return stop(r, REASON_BROKEN, STR("PNG"));
    int64_t w = big_endian(r->in.p + 16), h = big_endian(r->in.p + 20);
    if (w < 1 || h < 1 || w > 32767 || h > 32767 || w * h > READ_MAX_PIXELS)
        return stop(r, REASON_TOO_BIG, STR("PNG"));

    CLEANUP(surface_free)
    cairo_surface_t *from = cairo_image_surface_create_from_png_stream(png_read, &source);
    if (cairo_surface_status(from) != CAIRO_STATUS_SUCCESS)
        return stop(r, REASON_BROKEN, STR("PNG"));
    return scaled(r, from, max_side, 1, out);
}

struct jpeg_trouble {
    struct jpeg_error_mgr mgr;
    jmp_buf back;
};

static void jpeg_fatal(j_common_ptr info)
{
    struct jpeg_trouble *t = (struct jpeg_trouble *)(void *)info->err;

    longjmp(t->back, 1);
}

static void jpeg_silent(j_common_ptr info)
{
    (void)info;
}

static uint32_t exif_number(struct str e, size_t at, size_t n, bool little)
{
    uint32_t v = 0;

    if (at + n > e.n)
        return 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | (unsigned char)e.p[at + (little ? n - 1 - i : i)];
    return v;
}

int exif_orientation(struct str exif)
{
    if (!str_starts(exif, STR("Exif\0\0")))
        return 1;
    struct str tiff = str_sub(exif, 6, exif.n);
    bool little = str_starts(tiff, STR("II"));
    size_t at = exif_number(tiff, 4, 4, little);

    if (at > tiff.n)
        return 1;
    size_t entries = exif_number(tiff, at, 2, little);
    for (size_t i = 0; i < entries && i < 100; i++) {
        size_t entry = at + 2 + i * 12;
        uint32_t value = exif_number(tiff, entry + 8, 2, little);

        if (exif_number(tiff, entry, 2, little) == 0x0112)
            return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

static int jpeg_turn(const struct jpeg_decompress_struct *info)
{
    for (jpeg_saved_marker_ptr m = info->marker_list; m != NULL; m = m->next) {
        if (m->marker == JPEG_APP0 + 1)
            return exif_orientation((struct str){ (const char *)m->data, m->data_length });
    }
    return 1;
}

static void jpeg_rows(struct jpeg_decompress_struct *info, cairo_surface_t *to)
{
    unsigned char *p = cairo_image_surface_get_data(to);
    size_t stride = (size_t)cairo_image_surface_get_stride(to);

    cairo_surface_flush(to);
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = p + stride * info->output_scanline;

        (void)jpeg_read_scanlines(info, &row, 1);
    }
    cairo_surface_mark_dirty(to);
}

/* Everything that libjpeg may jump out of; nothing here is on the stack of the caller. */
static bool jpeg_decode(struct jpeg_decompress_struct *info, struct str in, int max_side,
                        cairo_surface_t **to, int *turn)
{
    jpeg_mem_src(info, (const unsigned char *)in.p, in.n);
    jpeg_save_markers(info, JPEG_APP0 + 1, 0xFFFF);
    (void)jpeg_read_header(info, TRUE);
    if ((int64_t)info->image_width * info->image_height > READ_MAX_PIXELS * 2)
        return false;
    info->out_color_space = JCS_EXT_BGRX; /* cairo's RGB24 on this byte order */
    info->scale_num = 1;
    info->scale_denom = 1;
    while (info->scale_denom < 8 &&
           (int)(info->image_width / (info->scale_denom * 2)) >= max_side &&
           (int)(info->image_height / (info->scale_denom * 2)) >= max_side)
        info->scale_denom *= 2;
    (void)jpeg_start_decompress(info);
    *turn = jpeg_turn(info);
    *to = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)info->output_width,
                                     (int)info->output_height);
    if (cairo_surface_status(*to) != CAIRO_STATUS_SUCCESS)
        return false;
    jpeg_rows(info, *to);
    return true;
}

bool jpeg_picture(struct reading *r, int max_side, cairo_surface_t **out)
{
    struct jpeg_decompress_struct *info = arena_new(r->arena, struct jpeg_decompress_struct);
    struct jpeg_trouble *t = arena_new(r->arena, struct jpeg_trouble);
    cairo_surface_t **to = arena_new(r->arena, cairo_surface_t *);
    int *turn = arena_new(r->arena, int);
    bool ok = false;

    *turn = 1;
    info->err = jpeg_std_error(&t->mgr);
    t->mgr.error_exit = jpeg_fatal;
    t->mgr.output_message = jpeg_silent;
    if (setjmp(t->back) == 0) {
        jpeg_create_decompress(info);
        ok = jpeg_decode(info, r->in, max_side, to, turn);
    } else {
        ok = false;
    }
    jpeg_destroy_decompress(info);
    if (ok)
        ok = scaled(r, *to, max_side, *turn, out);
    else
        (void)stop(r, REASON_BROKEN, STR("JPEG"));
    surface_free(to);
    return ok;
}
