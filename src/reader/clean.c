/* clean.c: draws a PDF anew. */
#include <cairo-pdf.h>
#include <setjmp.h>

#include <jpeglib.h>

#include "reader/clean.h"
#include "reader/image.h"
#include "reader/pdf_part.h"

#define QUALITY 80

struct jpeg_out {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr mgr;
    jmp_buf back;
    unsigned char *bytes; /* libjpeg's own */
    unsigned long n;
};

static void on_fatal(j_common_ptr info)
{
    /* The error manager is a member of jpeg_out; client_data leads back to it. */
    longjmp(((struct jpeg_out *)info->client_data)->back, 1);
}

static void jpeg_write(struct jpeg_out *j, cairo_surface_t *from)
{
    unsigned char *p = cairo_image_surface_get_data(from);
    size_t stride = (size_t)cairo_image_surface_get_stride(from);

    jpeg_create_compress(&j->info);
    jpeg_mem_dest(&j->info, &j->bytes, &j->n);
    j->info.image_width = (JDIMENSION)cairo_image_surface_get_width(from);
    j->info.image_height = (JDIMENSION)cairo_image_surface_get_height(from);
    j->info.input_components = 4;
    j->info.in_color_space = JCS_EXT_BGRX; /* cairo's RGB24 on this byte order */
    jpeg_set_defaults(&j->info);
    jpeg_set_quality(&j->info, QUALITY, TRUE);
    jpeg_start_compress(&j->info, TRUE);
    while (j->info.next_scanline < j->info.image_height) {
        JSAMPROW row = p + stride * j->info.next_scanline;

        (void)jpeg_write_scanlines(&j->info, &row, 1);
    }
    jpeg_finish_compress(&j->info);
}

/* The picture's own bytes go into the PDF instead of an unpacked copy. */
static bool attach_jpeg(struct arena *a, cairo_surface_t *from)
{
    struct jpeg_out *j = arena_new(a, struct jpeg_out);
    bool good = false;

    cairo_surface_flush(from);
    j->info.err = jpeg_std_error(&j->mgr);
    j->mgr.error_exit = on_fatal;
    j->info.client_data = j;
    if (setjmp(j->back) == 0) {
        jpeg_write(j, from);
        good = cairo_surface_set_mime_data(from, CAIRO_MIME_TYPE_JPEG, j->bytes, j->n, free,
                                           j->bytes) == CAIRO_STATUS_SUCCESS;
    }
    jpeg_destroy_compress(&j->info);
    return good;
}

static cairo_status_t into_buf(void *with, const unsigned char *p, unsigned n)
{
    buf_add(with, (struct str){ (const char *)p, n });
    return CAIRO_STATUS_SUCCESS;
}

/* Draws one page as a picture onto the new document's page of the same size. */
static bool put_page(struct reading *r, PopplerPage *page, cairo_surface_t *pdf, cairo_t *to)
{
    double width = 0, height = 0, scale = CLEAN_DPI / 72.0;

    poppler_page_get_size(page, &width, &height);
    if (!(width > 1 && height > 1 && width < 5000 && height < 5000))
        return stop(r, REASON_BROKEN, STR("PDF"));
    int w = (int)(width * scale), h = (int)(height * scale);
    CLEANUP(surface_free)
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    CLEANUP(cairo_free) cairo_t *cr = cairo_create(picture);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    poppler_page_render_for_printing(page, cr);
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS || !attach_jpeg(r->arena, picture))
        return stop(r, REASON_TOO_BIG, STR("PDF"));
    cairo_pdf_surface_set_size(pdf, width, height);
    cairo_save(to);
    cairo_scale(to, 1 / scale, 1 / scale);
    cairo_set_source_surface(to, picture, 0, 0);
    cairo_paint(to);
    cairo_restore(to);
    cairo_show_page(to);
    return cairo_status(to) == CAIRO_STATUS_SUCCESS || stop(r, REASON_TOO_BIG, STR("PDF"));
}

static bool redraw(struct reading *r, struct str *out, int *pages)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);
    struct buf b;
    bool good = true;

    if (d == NULL)
        return false;
    *pages = poppler_document_get_n_pages(d);
    if (*pages < 1 || *pages > CLEAN_MAX_PAGES)
        return stop(r, *pages < 1 ? REASON_BROKEN : REASON_TOO_BIG, STR("PDF"));
    buf_init(&b, r->arena);
    CLEANUP(surface_free)
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(into_buf, &b, 595, 842);
    CLEANUP(cairo_free) cairo_t *to = cairo_create(pdf);

    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    for (int i = 0; i < *pages && good; i++) {
        CLEANUP(pdf_page_free) PopplerPage *page = poppler_document_get_page(d, i);

        good = page != NULL ? put_page(r, page, pdf, to) : stop(r, REASON_BROKEN, STR("PDF"));
    }
    cairo_surface_finish(pdf);
    *out = buf_str(&b);
    return good;
}

bool read_clean(struct reading *r)
{
    struct str out = { 0 };
    int pages = 0;

    if (shape_of(r->in) != SHAPE_PDF)
        return stop(r, REASON_WRONG_TYPE, STR(""));
    if (!redraw(r, &out, &pages))
        return false;
    r->emit(r->with, 1, 0, out);
    r->emit(r->with, 0, (uint32_t)pages, STR(""));
    return true;
}
