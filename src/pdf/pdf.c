/*
 * pdf.c: from options and a drawing function to the bytes of a file: fonts, pages, feet.
 *
 * Each document gets a font map of its own and frees it: nothing is shared between threads, and
 * nothing stays in memory behind a report. Static fonts are preferred: cairo would embed a variable
 * one glyph by glyph, without its weight.
 */
#include <math.h>

#include "base/arena.h"
#include "base/time.h"
#include "pdf/draw.h"
#include "pdf/libraries.h"

static void prefer_static(FcPattern *pattern, gpointer with)
{
    (void)with;
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
}

static PangoFontMap *fonts_open(void)
{
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);

    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map), prefer_static, NULL, NULL);
    return map;
}

static void text_open(struct pdf *p)
{
    PangoFontMap *map = fonts_open();
    cairo_font_options_t *fo = cairo_font_options_create();

    cairo_font_options_set_hint_style(fo, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(fo, CAIRO_HINT_METRICS_OFF);
    p->text = pango_font_map_create_context(map);
    pango_cairo_context_set_font_options(p->text, fo);
    pango_cairo_context_set_resolution(p->text, 72);
    pango_context_set_round_glyph_positions(p->text, FALSE);
    cairo_font_options_destroy(fo);
    g_object_unref(map);
}

static void paper_set(struct pdf *p)
{
    static const double sizes[][2] = {
        [PDF_A4] = { 210, 297 }, [PDF_F4] = { 215, 330 }, [PDF_A3] = { 297, 420 }
    };
    const double *s = sizes[p->o->paper];
    bool wide = p->o->landscape;

    p->width = mm(wide ? s[1] : s[0]);
    p->height = mm(wide ? s[0] : s[1]);
    p->left = mm(wide ? 12 : 20);
    p->right = p->width - p->left;
    p->top = mm(wide ? 12 : 16);
    p->bottom = p->height - mm(18);
}

/* ── Pages ── */

static struct str page_number(struct pdf *p)
{
    struct buf b;

    buf_init(&b, p->arena);
    for (size_t i = 0; i < p->o->page_of.n; i++) {
        struct str rest = str_sub(p->o->page_of, i, 3);

        if (str_eq(rest, STR("{1}")) || str_eq(rest, STR("{2}"))) {
            buf_printf(&b, "%d", rest.p[1] == '1' ? p->page : p->pages);
            i += 2;
        } else {
            buf_add_char(&b, p->o->page_of.p[i]);
        }
    }
    return buf_str(&b);
}

static void page_end(struct pdf *p)
{
    const struct face left = { 7.5, false, INK_QUIET, PDF_LEFT };
    const struct face right = { 7.5, false, INK_SECOND, PDF_RIGHT };
    double y = p->height - mm(13), w = p->right - p->left;

    if (p->cr == NULL)
        return;
    draw_line(p, (struct box){ p->left, y, w, 0 }, 0.4, INK_LINE);
    text_line(p, &left, (struct box){ p->left, y + 4, w - 110, 0 }, p->o->foot);
    text_line(p, &right, (struct box){ p->right - 105, y + 4, 105, 0 }, page_number(p));
    cairo_show_page(p->cr);
}

void pdf_break(struct pdf *p)
{
    page_end(p);
    p->page++;
    p->y = p->top;
}

void pdf_need(struct pdf *p, double points)
{
    if (p->y + points > p->bottom && p->y > p->top)
        pdf_break(p);
}

void pdf_space(struct pdf *p, double points)
{
    p->y = fmin(p->y + points, p->bottom);
}

double page_body(const struct pdf *p)
{
    return p->bottom - p->top;
}

double page_take(struct pdf *p, double height)
{
    pdf_need(p, height);
    double y = p->y;
    p->y += height;
    return y;
}

/* ── The file ── */

static cairo_status_t file_write(void *with, const unsigned char *data, unsigned n)
{
    buf_add(with, (struct str){ (const char *)data, n });
    return CAIRO_STATUS_SUCCESS;
}

static void file_describe(const struct pdf *p)
{
    const struct pdf_options *o = p->o;
    char *when = str_z(p->arena, time_iso(p->arena, o->created));

    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, str_z(p->arena, o->title));
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR,
                                   str_z(p->arena, o->author));
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_SUBJECT,
                                   str_z(p->arena, o->subject));
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Runut");
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_MOD_DATE, when);
}

static void draw_once(struct pdf *p, void (*draw)(struct pdf *p, const void *with),
                      const void *with)
{
    p->page = 1;
    p->y = p->top;
    p->outline[0] = p->outline[1] = p->outline[2] = 0;
    draw(p, with);
    page_end(p);
}

/* Fonts, paper, and the first, inkless drawing. */
static void begin(struct pdf *p, void (*draw)(struct pdf *p, const void *with), const void *with)
{
    paper_set(p);
    text_open(p);
    pango_context_set_language(p->text, pango_language_from_string(str_z(p->arena, p->o->lang)));
    draw_once(p, draw, with);
    p->pages = p->page;
}

/* Ends the drawing; `last` still writes to the surface. */
static enum status end(struct pdf *p, cairo_status_t last)
{
    cairo_status_t cs = cairo_status(p->cr);

    cairo_destroy(p->cr);
    cairo_surface_finish(p->surface);
    if (cs == CAIRO_STATUS_SUCCESS)
        cs = cairo_surface_status(p->surface);
    cairo_surface_destroy(p->surface);
    g_object_unref(p->text);
    return cs == CAIRO_STATUS_SUCCESS && last == CAIRO_STATUS_SUCCESS ? ST_OK : ST_FAULT;
}

enum status pdf_make(struct arena *a, const struct pdf_options *o,
                     void (*draw)(struct pdf *p, const void *with), const void *with,
                     struct str *bytes)
{
    struct pdf p = { .head = { &paper_module }, .o = o, .arena = a };
    struct buf file;

    buf_init(&file, a);
    begin(&p, draw, with);
    p.surface = cairo_pdf_surface_create_for_stream(file_write, &file, p.width, p.height);
    cairo_pdf_surface_restrict_to_version(p.surface, CAIRO_PDF_VERSION_1_5);
    file_describe(&p);
    p.cr = cairo_create(p.surface);
    draw_once(&p, draw, with);

    enum status s = end(&p, CAIRO_STATUS_SUCCESS);
    if (s == ST_OK)
        *bytes = buf_str(&file);
    return s;
}

enum status pdf_picture(struct arena *a, const struct pdf_options *o,
                        void (*draw)(struct pdf *p, const void *with), const void *with, int pixels,
                        struct str *png)
{
    struct pdf p = { .head = { &paper_module }, .o = o, .arena = a };
    struct buf file;

    buf_init(&file, a);
    begin(&p, draw, with);
    double scale = pixels / p.width;
    p.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, (int)(p.height * scale));
    p.cr = cairo_create(p.surface);
    cairo_scale(p.cr, scale, scale);
    draw_fill(&p, (struct box){ 0, 0, p.width, p.height }, INK_WHITE);
    draw_once(&p, draw, with);

    enum status s = end(&p, cairo_surface_write_to_png_stream(p.surface, file_write, &file));
    if (s == ST_OK)
        *png = buf_str(&file);
    return s;
}
