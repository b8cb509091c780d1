/* pdf.c: text and pictures of PDF pages, by poppler and cairo. */
#include "reader/pdf.h"

#include <cairo.h>

#include "reader/image.h"
#include "reader/pdf_part.h"

void pdf_document_free(PopplerDocument **d)
{
    if (*d != NULL)
        g_object_unref(*d);
}

void pdf_page_free(PopplerPage **p)
{
    if (*p != NULL)
        g_object_unref(*p);
}

static void text_free(char **p)
{
    g_free(*p);
}

PopplerDocument *pdf_document(struct reading *r)
{
    GBytes *bytes = g_bytes_new_static(r->in.p, r->in.n);
    GError *error = NULL;
    PopplerDocument *d = poppler_document_new_from_bytes(bytes, NULL, &error);

    g_bytes_unref(bytes);
    if (d == NULL) {
        bool locked = error != NULL && error->code == POPPLER_ERROR_ENCRYPTED;

        (void)stop(r, locked ? REASON_ENCRYPTED : REASON_BROKEN, STR("PDF"));
        g_clear_error(&error);
    }
    return d;
}

bool pdf_text(struct reading *r)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);
    size_t left = READ_MAX_TEXT;

    if (d == NULL)
        return false;
    int pages = poppler_document_get_n_pages(d);

    for (int i = 0; i < pages && i < READ_MAX_PAGES && left > 0; i++) {
        CLEANUP(pdf_page_free) PopplerPage *page = poppler_document_get_page(d, i);
        CLEANUP(text_free) char *text = page == NULL ? NULL : poppler_page_get_text(page);
        struct str s = str_of(text);

        if (s.n > left)
            s.n = 0, left = 0;
        left -= s.n;
        if (s.n > 0)
            r->emit(r->with, (uint32_t)i + 1, 0, s);
    }
    r->emit(r->with, 0, pages < 0 ? 0 : (uint32_t)pages, STR(""));
    return true;
}

bool pdf_preview(struct reading *r, int number, int max_side)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);
    double width = 0, height = 0;

    if (d == NULL)
        return false;
    if (number < 1 || number > poppler_document_get_n_pages(d))
        return stop(r, REASON_NO_PAGE, STR(""));
    CLEANUP(pdf_page_free) PopplerPage *page = poppler_document_get_page(d, number - 1);
    if (page == NULL)
        return stop(r, REASON_BROKEN, STR("PDF"));
    poppler_page_get_size(page, &width, &height);
    if (!(width > 0.1 && height > 0.1 && width < 1e5 && height < 1e5))
        return stop(r, REASON_BROKEN, STR("PDF"));

    double scale = (double)max_side / (width > height ? width : height);
    int w = (int)(width * scale) < 1 ? 1 : (int)(width * scale);
    int h = (int)(height * scale) < 1 ? 1 : (int)(height * scale);
    CLEANUP(surface_free)
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    CLEANUP(cairo_free) cairo_t *cr = cairo_create(surface);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    poppler_page_render(page, cr);
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS)
        return stop(r, REASON_BROKEN, STR("PDF"));
    return surface_emit(r, surface);
}
