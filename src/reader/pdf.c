/* pdf.c: text and pictures of PDF pages, by poppler and cairo. */
#include "reader/pdf.h"

#include <cairo.h>
#include <math.h>

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

/* A signature's stamp or "Dipindai dengan .." has less. */
#define FEW_WORDS 30

static bool has_few_words(struct str text)
{
    size_t n = 0;
    bool in_word = false;

    for (size_t i = 0; i < text.n && n < FEW_WORDS; i++) {
        bool blank = (unsigned char)text.p[i] <= ' ';

        n += !blank && !in_word;
        in_word = !blank;
    }
    return n < FEW_WORDS;
}

/* A scanner may cut a page into strips, so all count together. */
static bool is_mostly_image(PopplerPage *page)
{
    GList *all = poppler_page_get_image_mapping(page);
    double width = 0, height = 0, covered = 0;

    poppler_page_get_size(page, &width, &height);
    for (const GList *l = all; l != NULL; l = l->next) {
        const PopplerRectangle *r = &((const PopplerImageMapping *)l->data)->area;

        covered += (r->x2 - r->x1) * (r->y2 - r->y1);
    }
    poppler_page_free_image_mapping(all);
    return covered >= width * height / 2;
}

bool pdf_page_is_picture(PopplerPage *page, struct str text)
{
    return str_trim(text).n == 0 || (has_few_words(text) && is_mostly_image(page));
}

bool pdf_text(struct reading *r)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);
    size_t left = READ_MAX_TEXT;
    bool pictures = false;

    if (d == NULL)
        return false;
    int pages = poppler_document_get_n_pages(d);

    for (int i = 0; i < pages && i < READ_MAX_PAGES && left > 0; i++) {
        CLEANUP(pdf_page_free) PopplerPage *page = poppler_document_get_page(d, i);
        CLEANUP(text_free) char *text = page == NULL ? NULL : poppler_page_get_text(page);
        struct str s = str_of(text);
        bool first = page != NULL && !pictures && pdf_page_is_picture(page, s);

        if (s.n > left)
            s.n = 0, left = 0;
        left -= s.n;
        if (s.n > 0 || first)
            r->emit(r->with, (uint32_t)i + 1, first, s);
        pictures = pictures || first;
    }
    r->emit(r->with, 0, pages < 0 ? 0 : (uint32_t)pages, STR(""));
    return true;
}

bool pdf_page_draw(struct reading *r, PopplerPage *page, double scale, int max_side,
                   cairo_surface_t **out)
{
    double width = 0, height = 0;

    poppler_page_get_size(page, &width, &height);
    if (!(width > 0.1 && height > 0.1 && width < 1e5 && height < 1e5))
        return stop(r, REASON_BROKEN, STR("PDF"));
    scale = fmin(scale, (double)max_side / fmax(width, height));
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
    *out = cairo_surface_reference(surface);
    return true;
}

bool pdf_picture(struct reading *r, int number, int max_side, cairo_surface_t **out)
{
    CLEANUP(pdf_document_free) PopplerDocument *d = pdf_document(r);

    if (d == NULL)
        return false;
    if (number < 1 || number > poppler_document_get_n_pages(d))
        return stop(r, REASON_NO_PAGE, STR(""));
    CLEANUP(pdf_page_free) PopplerPage *page = poppler_document_get_page(d, number - 1);
    if (page == NULL)
        return stop(r, REASON_BROKEN, STR("PDF"));
    return pdf_page_draw(r, page, HUGE_VAL, max_side, out);
}
