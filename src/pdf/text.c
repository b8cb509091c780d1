/* text.c: text on the page: layouts, lines, links, and what running text is made of. */
#include "base/arena.h"
#include "pdf/draw.h"

static const char *const face_families = "Inter, DejaVu Sans, Noto Sans, sans-serif";

/* ── Layouts ── */

PangoLayout *text_new(struct pdf *p, const struct face *f, double width, struct str text)
{
    static const PangoAlignment align[] = {
        [PDF_LEFT] = PANGO_ALIGN_LEFT,
        [PDF_CENTRE] = PANGO_ALIGN_CENTER,
        [PDF_RIGHT] = PANGO_ALIGN_RIGHT,
    };
    PangoLayout *l = pango_layout_new(p->text);
    PangoFontDescription *d = pango_font_description_new();
    PangoAttrList *attrs = pango_attr_list_new();

    pango_font_description_set_family_static(d, face_families);
    pango_font_description_set_weight(d, f->strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(d, (int)(f->size * PANGO_SCALE));
    pango_layout_set_font_description(l, d);
    pango_font_description_free(d);
    pango_attr_list_insert(attrs, pango_attr_font_features_new("tnum=1")); /* figures in columns */
    pango_layout_set_attributes(l, attrs);
    pango_attr_list_unref(attrs);
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, align[f->align]);
    if (width > 0)
        pango_layout_set_width(l, (int)(width * PANGO_SCALE));
    pango_layout_set_text(l, text.p, (int)text.n);
    return l;
}

void text_unref(PangoLayout **l)
{
    if (*l != NULL)
        g_object_unref(*l);
}

double text_height(PangoLayout *l)
{
    int h = 0;

    pango_layout_get_size(l, NULL, &h);
    return (double)h / PANGO_SCALE;
}

double text_width(PangoLayout *l)
{
    int w = 0;

    pango_layout_get_size(l, &w, NULL);
    return (double)w / PANGO_SCALE;
}

void text_show(struct pdf *p, PangoLayout *l, double x, double y, enum ink ink)
{
    if (p->cr == NULL)
        return;
    draw_ink(p, ink);
    cairo_move_to(p->cr, x, y);
    pango_cairo_show_layout(p->cr, l);
}

double text_show_lines(struct pdf *p, PangoLayout *l, struct box b, int *line, enum ink ink)
{
    PangoLayoutIter *it = pango_layout_get_iter(l);
    double start = -1, used = 0;
    int n = 0;

    do {
        int top = 0, bottom = 0;
        PangoRectangle r;

        if (n++ < *line)
            continue;
        pango_layout_iter_get_line_yrange(it, &top, &bottom);
        if (start < 0)
            start = (double)top / PANGO_SCALE;
        double end = (double)bottom / PANGO_SCALE - start;
        if (end > b.h + 0.01)
            break;
        used = end;
        *line = n;
        if (p->cr == NULL)
            continue;
        pango_layout_iter_get_line_extents(it, NULL, &r);
        draw_ink(p, ink);
        cairo_move_to(p->cr, b.x + (double)r.x / PANGO_SCALE,
                      b.y - start + (double)pango_layout_iter_get_baseline(it) / PANGO_SCALE);
        pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(it));
    } while (pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    return used;
}

double text_line(struct pdf *p, const struct face *f, struct box b, struct str text)
{
    CLEANUP(text_unref) PangoLayout *l = text_new(p, f, b.w, text);

    pango_layout_set_ellipsize(l, PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode(l, TRUE);
    text_show(p, l, b.x, b.y, f->ink);
    return text_width(l);
}

/* The address in a tag's attribute: quotes and backslashes escaped for cairo's own parser. */
void link_begin(struct pdf *p, struct str url)
{
    struct buf b;

    if (p->cr == NULL || url.n == 0)
        return;
    buf_init(&b, p->arena);
    buf_add(&b, STR("uri='"));
    for (size_t i = 0; i < url.n; i++) {
        if (url.p[i] == '\'' || url.p[i] == '\\')
            buf_add_char(&b, '\\');
        buf_add_char(&b, url.p[i]);
    }
    buf_add(&b, STR("'"));
    cairo_tag_begin(p->cr, CAIRO_TAG_LINK, str_z(p->arena, buf_str(&b)));
}

void link_end(struct pdf *p, struct str url)
{
    if (p->cr != NULL && url.n != 0)
        cairo_tag_end(p->cr, CAIRO_TAG_LINK);
}

/* ── Running text ── */

/* A paragraph over as many pages as it takes. */
static void flow(struct pdf *p, const struct face *f, double indent, struct str text)
{
    double w = p->right - p->left - indent;
    CLEANUP(text_unref) PangoLayout *l = text_new(p, f, w, text);
    int n = pango_layout_get_line_count(l), line = 0;

    if (n < 4) /* too short to be torn apart */
        pdf_need(p, text_height(l));
    while (line < n) {
        struct box b = { p->left + indent, p->y, w, p->bottom - p->y };
        double used = text_show_lines(p, l, b, &line, f->ink);

        if (used <= 0 && p->y <= p->top)
            break; /* a line higher than a page: nothing more to be done */
        p->y += used;
        if (line < n)
            pdf_break(p);
    }
}

static const struct face styles[PDF_STYLES] = {
    [PDF_BODY] = { 9.5, false, INK_TEXT, PDF_LEFT },
    [PDF_STRONG] = { 9.5, true, INK_TEXT, PDF_LEFT },
    [PDF_SMALL] = { 8, false, INK_TEXT, PDF_LEFT },
    [PDF_QUIET] = { 8, false, INK_QUIET, PDF_LEFT },
};

void pdf_text(struct pdf *p, enum pdf_style style, struct str text)
{
    flow(p, &styles[style], 0, text);
    pdf_space(p, 5);
}

void pdf_item(struct pdf *p, struct str mark, struct str text)
{
    const struct face *f = &styles[PDF_BODY];
    CLEANUP(text_unref) PangoLayout *l = text_new(p, f, 0, mark);

    pdf_need(p, 2 * text_height(l));
    text_show(p, l, p->left + 4, p->y, INK_QUIET);
    flow(p, f, 20, text);
    pdf_space(p, 3);
}

void pdf_link(struct pdf *p, struct str text, struct str url)
{
    const struct face f = { 9, false, INK_INFO, PDF_LEFT };
    CLEANUP(text_unref) PangoLayout *l = text_new(p, &f, p->right - p->left, text);
    double y = page_take(p, text_height(l) + 4);

    link_begin(p, url);
    text_show(p, l, p->left, y, f.ink);
    link_end(p, url);
}

void pdf_title(struct pdf *p, const struct str *line, size_t n)
{
    const struct face f = { 12, true, INK_TEXT, PDF_CENTRE };

    for (size_t i = 0; i < n; i++) {
        CLEANUP(text_unref) PangoLayout *l = text_new(p, &f, p->right - p->left, line[i]);
        double y = page_take(p, text_height(l) + 1);
        text_show(p, l, p->left, y, f.ink);
    }
    pdf_space(p, 10);
}

static void bookmark(struct pdf *p, int level, struct str text)
{
    char at[64];

    if (p->cr == NULL || cairo_surface_get_type(p->surface) != CAIRO_SURFACE_TYPE_PDF)
        return;
    (void)snprintf(at, sizeof at, "page=%d pos=[%d %d]", p->page, (int)p->left, (int)p->y);
    p->outline[level - 1] = cairo_pdf_surface_add_outline(
        p->surface, level > 1 ? p->outline[level - 2] : CAIRO_PDF_OUTLINE_ROOT,
        str_z(p->arena, text), at, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    for (int deeper = level; deeper < 3; deeper++)
        p->outline[deeper] = p->outline[level - 1];
}

void pdf_heading(struct pdf *p, int level, struct str text)
{
    static const double sizes[] = { 12.5, 10.5, 9.5 }, before[] = { 14, 9, 6 };
    const struct face f = { sizes[level - 1], true, INK_TEXT, PDF_LEFT };
    CLEANUP(text_unref) PangoLayout *l = text_new(p, &f, p->right - p->left, text);

    if (p->y > p->top)
        pdf_space(p, before[level - 1]);
    pdf_need(p, text_height(l) + 70);
    bookmark(p, level, text);
    if (level == 1) { /* a hairline with a short maroon start, as on screen */
        draw_line(p, (struct box){ p->left, p->y, p->right - p->left, 0 }, 0.5, INK_LINE);
        draw_line(p, (struct box){ p->left, p->y, 26, 0 }, 1.6, INK_BRAND);
        p->y += 6;
    }
    text_show(p, l, p->left, p->y, f.ink);
    p->y += text_height(l) + (level == 1 ? 5 : 3);
}
