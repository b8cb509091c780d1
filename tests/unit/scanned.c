/* scanned.c: draws words; see scanned.h. */
#include "scanned.h"

#include <cairo-pdf.h>

#include "base/buf.h"
#include "base/status.h"

#define LETTERS 48

static cairo_status_t keep(void *with, const unsigned char *p, unsigned n)
{
    buf_add(with, (struct str){ (const char *)p, n });
    return CAIRO_STATUS_SUCCESS;
}

static int size_of(const struct sheet *s)
{
    return s->letters > 0 ? s->letters : LETTERS;
}

static void write_words(cairo_t *cr, struct arena *a, struct str words, int size)
{
    cairo_select_font_face(cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
    cairo_set_source_rgb(cr, 0.1, 0.1, 0.15);
    for (int y = 3; words.n > 0; y += 2) {
        cairo_move_to(cr, 2 * size, y * size);
        cairo_show_text(cr, str_z(a, str_cut(&words, '\n')));
    }
}

static void measure(const struct sheet *s, int *width, int *height)
{
    struct str rest = str_of(s->words);
    int lines = 0, longest = 0;

    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');

        lines++;
        longest = (int)line.n > longest ? (int)line.n : longest;
    }
    *width = (longest + 6) * size_of(s) * 2 / 3;
    *height = (lines * 2 + 4) * size_of(s);
}

static cairo_surface_t *draw(struct arena *a, const struct sheet *s)
{
    int width = 0, height = 0;

    measure(s, &width, &height);
    cairo_surface_t *to = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(to);

    cairo_set_source_rgb(cr, 0.96, 0.96, 0.93); /* paper */
    cairo_paint(cr);
    write_words(cr, a, str_of(s->words), size_of(s));
    cairo_destroy(cr);
    return to;
}

struct str scanned_png(struct arena *a, const struct sheet *s)
{
    cairo_surface_t *picture = draw(a, s);
    struct buf b;

    buf_init(&b, a);
    if (cairo_surface_write_to_png_stream(picture, keep, &b) != CAIRO_STATUS_SUCCESS)
        abort();
    cairo_surface_destroy(picture);
    return buf_str(&b);
}

struct str scanned_pdf(struct arena *a, const struct sheet *s, size_t n)
{
    struct buf b;

    buf_init(&b, a);
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(keep, &b, 100, 100);
    cairo_t *cr = cairo_create(pdf);

    for (size_t i = 0; i < n; i++) {
        int width = 0, height = 0;

        measure(&s[i], &width, &height);
        cairo_pdf_surface_set_size(pdf, width * 72.0 / 300, height * 72.0 / 300);
        cairo_save(cr);
        cairo_scale(cr, 72.0 / 300, 72.0 / 300);
        if (s[i].picture) {
            cairo_surface_t *picture = draw(a, &s[i]);

            cairo_set_source_surface(cr, picture, 0, 0);
            cairo_paint(cr);
            cairo_surface_destroy(picture);
        }
        if (s[i].picture) {
            cairo_translate(cr, 0, height - 3 * size_of(&s[i]));
            write_words(cr, a, str_of(s[i].stamped), size_of(&s[i]) / 4);
        } else {
            write_words(cr, a, str_of(s[i].words), size_of(&s[i]));
        }
        cairo_restore(cr);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(pdf);
    cairo_surface_destroy(pdf);
    return buf_str(&b);
}
