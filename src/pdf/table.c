/*
 * table.c: tables over many pages.
 *
 * Rows are placed one by one. A merged cell is open from its first row to its last; what of it
 * stands on one page is a segment. A row goes on the page only if every open segment could end
 * after it with its text whole, so a page can break anywhere; a segment too short for its text
 * makes its last row higher. Text that is higher than half a page flows on instead.
 */
#include <math.h>

#include "base/arena.h"
#include "pdf/draw.h"

#define PAD_X 3.5
#define PAD_Y 2.6
#define MAX_COLS 24

struct segment {
    bool open;
    PangoLayout *text;
    double start; /* where it begins on this page */
    int line;     /* of a long text: how much is already printed */
    bool long_text;
};

struct table {
    struct pdf *p;
    const struct pdf_table *t;
    struct face face, head;
    double x[MAX_COLS + 1];
    struct segment seg[MAX_COLS];
    PangoLayout *text[MAX_COLS]; /* of the row being placed */
    int line[MAX_COLS];          /* of a row that is split: lines printed */
    double head_height;
};

static const struct pdf_cell *cell_at(const struct table *s, size_t row, size_t col)
{
    return &s->t->cell[row * s->t->n_col + col];
}

static bool continues(const struct table *s, size_t row, size_t col)
{
    return s->t->col[col].merge && row < s->t->n_row && cell_at(s, row, col)->same;
}

/* ── Cells ── */

static PangoLayout *cell_text(struct table *s, const struct pdf_cell *c, size_t col)
{
    struct face f = s->face;
    struct buf b;

    f.align = s->t->col[col].align;
    f.strong = c->strong;
    if (c->link.n > 0)
        f.ink = INK_INFO;
    buf_init(&b, s->p->arena);
    buf_add(&b, c->text);
    if (c->sub.n > 0) {
        if (c->text.n > 0)
            buf_add_char(&b, '\n');
        buf_add(&b, c->sub);
    }
    PangoLayout *l = text_new(s->p, &f, s->x[col + 1] - s->x[col] - 2 * PAD_X, buf_str(&b));
    if (c->sub.n > 0) {
        PangoAttrList *attrs = pango_attr_list_copy(pango_layout_get_attributes(l));
        PangoAttribute *quiet = pango_attr_foreground_new(0x6b6b, 0x6060, 0x5858);
        PangoAttribute *thin = pango_attr_weight_new(PANGO_WEIGHT_NORMAL);

        quiet->start_index = thin->start_index = (guint)c->text.n;
        pango_attr_list_insert(attrs, quiet);
        pango_attr_list_insert(attrs, thin);
        pango_layout_set_attributes(l, attrs);
        pango_attr_list_unref(attrs);
    }
    return l;
}

static bool is_figure(const struct pdf_cell *c)
{
    return c->mark != MARK_NONE || c->pair;
}

static void cell_figure(struct table *s, const struct pdf_cell *c, size_t col, struct box row)
{
    double w = s->x[col + 1] - s->x[col], size = s->t->small ? 8.5 : 10;
    char text[32];

    if (c->mark != MARK_NONE) {
        draw_mark(s->p, c->mark, s->x[col] + (w - size) / 2, row.y + PAD_Y, size);
        return;
    }
    if (c->achievement < 0)
        (void)snprintf(text, sizeof text, "%.0f / –", c->progress);
    else
        (void)snprintf(text, sizeof text, "%.0f / %.0f", c->progress, c->achievement);
    struct face f = s->face;
    f.align = PDF_RIGHT;
    draw_pair(s->p, (struct box){ s->x[col] + PAD_X, row.y + PAD_Y + 1, w - 2 * PAD_X - 52, 0 },
              c->progress, c->achievement);
    text_line(s->p, &f, (struct box){ s->x[col + 1] - PAD_X - 50, row.y + PAD_Y - 0.5, 50, 0 },
              str_of(text));
}

/* ── Heads and lines ── */

static double head_show(struct table *s, double y, bool ink)
{
    const struct pdf_table *t = s->t;
    double high = 0;

    for (size_t i = 0; i < t->n_col; i++) {
        struct face f = s->head;
        bool tight = t->col[i].align == PDF_CENTRE;
        double pad = tight ? 0.5 : PAD_X, w = s->x[i + 1] - s->x[i] - 2 * pad;

        f.align = t->col[i].align;
        CLEANUP(text_unref) PangoLayout *l = text_new(s->p, &f, w, t->col[i].head);
        high = fmax(high, text_height(l));
        if (ink)
            text_show(s->p, l, s->x[i] + pad, y + PAD_Y + s->head_height - text_height(l), f.ink);
    }
    return high;
}

static void head_draw(struct table *s)
{
    struct pdf *p = s->p;
    double w = s->x[s->t->n_col] - s->x[0], high = s->head_height + 2 * PAD_Y;

    draw_fill(p, (struct box){ s->x[0], p->y, w, high }, INK_SUNKEN);
    draw_line(p, (struct box){ s->x[0], p->y, w, 0 }, 0.8, INK_SECOND);
    (void)head_show(s, p->y, true);
    if (s->t->boxed)
        for (size_t i = 0; i <= s->t->n_col; i++)
            draw_line(p, (struct box){ s->x[i], p->y, 0, high }, 0.4, INK_EDGE);
    p->y += high;
    draw_line(p, (struct box){ s->x[0], p->y, w, 0 }, 0.8, INK_SECOND);
}

/* Lines left and right of a row, and below it except where a merged cell goes on. */
static void row_lines(struct table *s, size_t row, double y, double high, bool last_part)
{
    const struct pdf_table *t = s->t;

    for (size_t i = 0; i < t->n_col; i++) {
        double w = s->x[i + 1] - s->x[i];

        if (t->boxed)
            draw_line(s->p, (struct box){ s->x[i], y, 0, high }, t->col[i].rule ? 0.9 : 0.4,
                      INK_EDGE);
        else if (t->col[i].rule)
            draw_line(s->p, (struct box){ s->x[i], y, 0, high }, 0.4, INK_LINE);
        if (last_part && !continues(s, row + 1, i))
            draw_line(s->p, (struct box){ s->x[i], y + high, w, 0 }, 0.4,
                      t->boxed ? INK_EDGE : INK_LINE);
    }
    if (t->boxed)
        draw_line(s->p, (struct box){ s->x[t->n_col], y, 0, high }, 0.4, INK_EDGE);
}

/* ── Segments of merged cells ── */

static double seg_height(const struct table *s, size_t col)
{
    const struct segment *g = &s->seg[col];
    double half = page_body(s->p) / 2, h = text_height(g->text) + 2 * PAD_Y;

    return g->long_text ? fmin(h, half) : h;
}

static void seg_open(struct table *s, size_t row, size_t col)
{
    struct segment *g = &s->seg[col];

    if (g->text != NULL)
        g_object_unref(g->text);
    g->text = cell_text(s, cell_at(s, row, col), col);
    g->open = true;
    g->start = s->p->y;
    g->line = 0;
    g->long_text = text_height(g->text) > page_body(s->p) / 2;
}

/* Prints what of the text fits; true when all of it has been printed. */
static bool seg_print(struct table *s, size_t col)
{
    struct segment *g = &s->seg[col];
    int n = pango_layout_get_line_count(g->text);
    struct box b = { s->x[col] + PAD_X, g->start + PAD_Y, 0, s->p->y - g->start - PAD_Y };

    if (!g->long_text || g->line >= n)
        g->line = 0; /* again from the beginning */
    (void)text_show_lines(s->p, g->text, b, &g->line, s->face.ink);
    return g->line >= n;
}

static void page_turn(struct table *s)
{
    double w = s->x[s->t->n_col] - s->x[0];

    for (size_t i = 0; i < s->t->n_col; i++)
        if (s->seg[i].open)
            (void)seg_print(s, i);
    draw_line(s->p, (struct box){ s->x[0], s->p->y, w, 0 }, 0.4, INK_EDGE);
    pdf_break(s->p);
    head_draw(s);
    for (size_t i = 0; i < s->t->n_col; i++)
        s->seg[i].start = s->p->y;
}

/* Closes what ends with this row; long texts that are not done get more pages. */
static void segs_close(struct table *s, size_t row)
{
    for (size_t i = 0; i < s->t->n_col; i++) {
        if (!s->seg[i].open || continues(s, row + 1, i))
            continue;
        while (!seg_print(s, i)) {
            double rest = text_height(s->seg[i].text) + 2 * PAD_Y;

            s->seg[i].open = false; /* already printed on the page that is turned */
            page_turn(s);
            double y = s->p->y;
            s->p->y = fmin(y + rest, s->p->bottom);
            row_lines(s, row, y, s->p->y - y, true);
        }
        s->seg[i].open = false;
    }
}

/* ── Rows ── */

static double row_height(struct table *s, size_t row)
{
    double high = 0;

    for (size_t i = 0; i < s->t->n_col; i++) {
        const struct pdf_cell *c = cell_at(s, row, i);

        if (s->t->col[i].merge)
            continue;
        high = fmax(high, is_figure(c) ? (s->t->small ? 8.5 : 10) : text_height(s->text[i]));
    }
    return high + 2 * PAD_Y;
}

/* How far down the page reaches when it ends after this row. */
static double row_reach(const struct table *s, size_t row, double high)
{
    double end = s->p->y + high;

    for (size_t i = 0; i < s->t->n_col; i++) {
        const struct segment *g = &s->seg[i];

        if (s->t->col[i].merge && g->open && continues(s, row, i))
            end = fmax(end, g->start + seg_height(s, i));
    }
    return end;
}

/* The same for cells that begin with this row: their text must fit below its start. */
static double row_reach_new(struct table *s, size_t row, double high)
{
    double end = row_reach(s, row, high), half = page_body(s->p) / 2;

    for (size_t i = 0; i < s->t->n_col; i++) {
        if (!s->t->col[i].merge || continues(s, row, i))
            continue;
        CLEANUP(text_unref) PangoLayout *l = cell_text(s, cell_at(s, row, i), i);
        end = fmax(end, s->p->y + fmin(text_height(l) + 2 * PAD_Y, half));
    }
    return end;
}

static double row_stretch(const struct table *s, size_t row, double high)
{
    for (size_t i = 0; i < s->t->n_col; i++) {
        const struct segment *g = &s->seg[i];

        if (g->open && !continues(s, row + 1, i)) {
            double need = g->start + text_height(g->text) + 2 * PAD_Y - s->p->y;
            high = fmax(high, fmin(need, s->p->bottom - s->p->y));
        }
    }
    return high;
}

static void row_cells(struct table *s, size_t row, struct box b)
{
    for (size_t i = 0; i < s->t->n_col; i++) {
        const struct pdf_cell *c = cell_at(s, row, i);

        if (s->t->col[i].merge)
            continue;
        if (c->tint) {
            double w = s->x[i + 1] - s->x[i];

            draw_fill(s->p, (struct box){ s->x[i], b.y, w, b.h }, INK_SUNKEN);
            draw_line(s->p, (struct box){ s->x[i], b.y, w, 0 }, 0.4, INK_EDGE); /* once more */
        }
        if (is_figure(c)) {
            if (s->line[i] == 0)
                cell_figure(s, c, i, b);
            s->line[i] = 1;
            continue;
        }
        struct box inner = { s->x[i] + PAD_X, b.y + PAD_Y, 0, b.h - 2 * PAD_Y };
        link_begin(s->p, c->link);
        (void)text_show_lines(s->p, s->text[i], inner, &s->line[i],
                              c->link.n > 0 ? INK_INFO : s->face.ink);
        link_end(s->p, c->link);
    }
}

static double row_rest(const struct table *s, size_t row)
{
    double rest = 0;

    for (size_t i = 0; i < s->t->n_col; i++) {
        if (s->t->col[i].merge || is_figure(cell_at(s, row, i)))
            continue;
        int n = pango_layout_get_line_count(s->text[i]);
        if (s->line[i] < n)
            rest = fmax(rest, text_height(s->text[i]) * (n - s->line[i]) / n + 2 * PAD_Y + 1);
    }
    return rest;
}

static void row_place(struct table *s, size_t row, double high)
{
    for (;;) {
        double room = s->p->bottom - s->p->y, part = fmin(high, room);
        double y = s->p->y;

        row_cells(s, row, (struct box){ 0, y, 0, part });
        double rest = row_rest(s, row);
        row_lines(s, row, y, part, rest <= 0);
        s->p->y += part;
        if (rest <= 0 || (part >= room && room >= page_body(s->p)))
            break;
        page_turn(s);
        high = rest;
    }
}

static void row_show(struct table *s, size_t row)
{
    for (size_t i = 0; i < s->t->n_col; i++) {
        s->text[i] = s->t->col[i].merge ? NULL : cell_text(s, cell_at(s, row, i), i);
        s->line[i] = 0;
    }
    double high = row_height(s, row);
    bool at_top = s->p->y <= s->p->top + s->head_height + 2 * PAD_Y + 0.1;
    if (!at_top && row_reach_new(s, row, high) > s->p->bottom &&
        (high < page_body(s->p) * 0.8 || s->p->bottom - s->p->y < page_body(s->p) / 4))
        page_turn(s);
    for (size_t i = 0; i < s->t->n_col; i++)
        if (s->t->col[i].merge && !continues(s, row, i))
            seg_open(s, row, i);
    row_place(s, row, row_stretch(s, row, high));
    segs_close(s, row);
    for (size_t i = 0; i < s->t->n_col; i++)
        text_unref(&s->text[i]);
}

void pdf_table(struct pdf *p, const struct pdf_table *t)
{
    struct table s = { .p = p, .t = t };
    double size = t->small ? 7 : 8.5, sum = 0;

    if (t->n_col == 0 || t->n_col > MAX_COLS)
        return;
    s.face = (struct face){ size, false, INK_TEXT, PDF_LEFT };
    s.head = (struct face){ size, true, INK_SECOND, PDF_LEFT };
    for (size_t i = 0; i < t->n_col; i++)
        sum += t->col[i].width;
    s.x[0] = p->left;
    for (size_t i = 0; i < t->n_col; i++)
        s.x[i + 1] = s.x[i] + (p->right - p->left) * t->col[i].width / sum;
    s.head_height = head_show(&s, 0, false);

    pdf_need(p, s.head_height + 2 * PAD_Y + 40);
    head_draw(&s);
    for (size_t row = 0; row < t->n_row; row++)
        row_show(&s, row);
    for (size_t i = 0; i < t->n_col; i++)
        text_unref(&s.seg[i].text);
    pdf_space(p, 8);
}
