/* scan.c: finds the page, draws it, has it read. */
#include "reader/scan.h"

#include "reader/image.h"
#include "reader/ocr.h"
#include "reader/pdf_part.h"

static void text_free(char **p)
{
    g_free(*p);
}

/* In place: a row of grey is never longer than the row it comes from. */
static struct grey to_grey(cairo_surface_t *s)
{
    const int width = cairo_image_surface_get_width(s), height = cairo_image_surface_get_height(s);
    const size_t w = (size_t)width, stride = (size_t)cairo_image_surface_get_stride(s);
    unsigned char *p = cairo_image_surface_get_data(s);

    cairo_surface_flush(s);
    for (size_t y = 0; y < (size_t)height; y++)
        for (size_t x = 0; x < w; x++) {
            const unsigned char *bgr = p + y * stride + x * 4;

            p[y * w + x] = (unsigned char)((bgr[0] * 29 + bgr[1] * 150 + bgr[2] * 77) >> 8);
        }
    return (struct grey){ p, width, height };
}

static void emit_words(struct reading *r, int page, cairo_surface_t *s)
{
    const struct grey grey = to_grey(s);
    char *words = arena_alloc(r->arena, SCAN_MAX_TEXT);
    size_t n = r->ocr->read(r->engine, &grey, words, SCAN_MAX_TEXT);

    r->emit(r->with, (uint32_t)page, 0, (struct str){ words, n });
}

/* The first page from `page` on that is a picture, and its number in *at; NULL and 0: none. */
static PopplerPage *find_picture(PopplerDocument *d, int page, int *at)
{
    const int pages = poppler_document_get_n_pages(d);

    for (*at = page; *at <= pages && *at <= READ_MAX_PAGES; ++*at) {
        CLEANUP(pdf_page_free) PopplerPage *p = poppler_document_get_page(d, *at - 1);
        CLEANUP(text_free) char *text = p == NULL ? NULL : poppler_page_get_text(p);

        if (p != NULL && pdf_page_is_picture(p, str_of(text)))
            return g_object_ref(p);
    }
    *at = 0;
    return NULL;
}

static bool scan_pdf(struct reading *r, int from)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);
    CLEANUP(surface_free) cairo_surface_t *s = NULL;
    int at = 0, next = 0;

    if (d == NULL)
        return false;
    CLEANUP(pdf_page_free) PopplerPage *page = find_picture(d, from, &at);
    if (page == NULL)
        return stop(r, REASON_NO_PAGE, STR(""));
    if (!pdf_page_draw(r, page, SCAN_DPI / 72.0, SCAN_MAX_SIDE, &s))
        return false;
    emit_words(r, at, s);
    CLEANUP(pdf_page_free) PopplerPage *after = find_picture(d, at + 1, &next);
    r->emit(r->with, 0, (uint32_t)next, STR(""));
    return true;
}

static bool scan_picture(struct reading *r,
                         bool (*open)(struct reading *r, int max_side, cairo_surface_t **out))
{
    CLEANUP(surface_free) cairo_surface_t *s = NULL;

    if (!open(r, SCAN_MAX_SIDE, &s))
        return false;
    emit_words(r, 1, s);
    r->emit(r->with, 0, 0, STR(""));
    return true;
}

bool read_scan(struct reading *r, int page)
{
    switch (shape_of(r->in)) {
    case SHAPE_PDF:
        return scan_pdf(r, page);
    case SHAPE_PNG:
        return scan_picture(r, png_picture);
    case SHAPE_JPEG:
        return scan_picture(r, jpeg_picture);
    case SHAPE_ZIP:
    case SHAPE_OLE:
    case SHAPE_OTHER:
        break;
    }
    return stop(r, REASON_WRONG_TYPE, STR(""));
}
