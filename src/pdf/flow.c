/*
 * flow.c: the flow table of a procedure as PermenPANRB 35/2012 prints it: one row a step, one lane
 * an actor, the symbols joined by lines.
 *
 * Rows go on a page as far as they fit; where the flow goes on on another page, an off-page
 * connector (a pentagon) stands below the last row and above the next one. A branch to a step of
 * another page ends in a connector with that step's number.
 */
#include "base/arena.h"
#include "pdf/draw.h"

#define PAD 3.0
#define SYMBOL_W 30.0
#define SYMBOL_H 18.0
#define ROW_MIN 38.0
#define LINK_H 24.0 /* the strip of an off-page connector */
#define HEAD_H 36.0

enum side_col { COL_NUMBER, COL_ACTIVITY, COL_NEEDS, COL_TIME, COL_OUTPUT, COL_NOTE, COLS };

struct flow {
    struct pdf *p;
    const struct pdf_flow *f;
    double x[COLS], w[COLS]; /* of the columns with text */
    double lane_x, lane_w;
    double *height;  /* of each row */
    double *top;     /* of the rows of this page */
    size_t from, to; /* the rows of this page */
    bool before, after;
};

static struct str cell(const struct pdf_step *s, enum side_col col)
{
    const struct str text[COLS] = { [COL_ACTIVITY] = s->activity,
                                    [COL_NEEDS] = s->needs,
                                    [COL_TIME] = s->time,
                                    [COL_OUTPUT] = s->output,
                                    [COL_NOTE] = s->note };
    return text[col];
}

static void widths(struct flow *s)
{
    static const double share[COLS] = { 0.03, 0.2, 0.12, 0.07, 0.11, 0.1 };
    double all = s->p->right - s->p->left, x = s->p->left;

    for (int c = 0; c < COLS; c++) {
        s->w[c] = all * share[c];
        s->x[c] = x;
        x += s->w[c];
        if (c == COL_ACTIVITY) {
            s->lane_x = x;
            s->lane_w = all * 0.37 / (double)(s->f->n_lane > 0 ? s->f->n_lane : 1);
            x += all * 0.37;
        }
    }
}

static void row_heights(struct flow *s)
{
    const struct face face = { 7, false, INK_TEXT, PDF_LEFT };

    for (size_t i = 0; i < s->f->n_step; i++) {
        double h = ROW_MIN;

        for (int c = COL_ACTIVITY; c < COLS; c++) {
            PangoLayout *l = text_new(s->p, &face, s->w[c] - 2 * PAD, cell(&s->f->step[i], c));
            double high = text_height(l) + 2 * PAD;

            h = high > h ? high : h;
            text_unref(&l);
        }
        s->height[i] = h;
    }
}

static void text_in(struct flow *s, struct box b, bool strong, struct str text)
{
    struct face face = { 7, strong, INK_TEXT, strong ? PDF_CENTRE : PDF_LEFT };
    PangoLayout *l = text_new(s->p, &face, b.w - 2 * PAD, text);
    double y = strong ? b.y + (b.h - text_height(l)) / 2 : b.y + PAD;

    text_show(s->p, l, b.x + PAD, y, INK_TEXT);
    text_unref(&l);
}

/* Thinner than the lines of the flow, which must not be lost among them. */
static void frame(struct flow *s, struct box b)
{
    draw_line(s->p, (struct box){ b.x, b.y, b.w, 0 }, 0.35, INK_EDGE);
    draw_line(s->p, (struct box){ b.x, b.y + b.h, b.w, 0 }, 0.35, INK_EDGE);
    draw_line(s->p, (struct box){ b.x, b.y, 0, b.h }, 0.35, INK_EDGE);
    draw_line(s->p, (struct box){ b.x + b.w, b.y, 0, b.h }, 0.35, INK_EDGE);
}

static void head_cell(struct flow *s, struct box b, struct str text)
{
    draw_fill(s->p, b, INK_SUNKEN);
    frame(s, b);
    text_in(s, b, true, text);
}

static void head(struct flow *s, double y)
{
    const struct pdf_flow *f = s->f;
    double lanes = s->lane_w * (double)f->n_lane, half = HEAD_H / 2;
    double quality = s->w[COL_NEEDS] + s->w[COL_TIME] + s->w[COL_OUTPUT];

    head_cell(s, (struct box){ s->x[COL_NUMBER], y, s->w[COL_NUMBER], HEAD_H }, f->number);
    head_cell(s, (struct box){ s->x[COL_ACTIVITY], y, s->w[COL_ACTIVITY], HEAD_H }, f->activity);
    head_cell(s, (struct box){ s->lane_x, y, lanes, half }, f->actors);
    for (size_t l = 0; l < f->n_lane; l++)
        head_cell(s, (struct box){ s->lane_x + s->lane_w * (double)l, y + half, s->lane_w, half },
                  f->lane[l]);
    head_cell(s, (struct box){ s->x[COL_NEEDS], y, quality, half }, f->quality);
    head_cell(s, (struct box){ s->x[COL_NEEDS], y + half, s->w[COL_NEEDS], half }, f->needs);
    head_cell(s, (struct box){ s->x[COL_TIME], y + half, s->w[COL_TIME], half }, f->time);
    head_cell(s, (struct box){ s->x[COL_OUTPUT], y + half, s->w[COL_OUTPUT], half }, f->output);
    head_cell(s, (struct box){ s->x[COL_NOTE], y, s->w[COL_NOTE], HEAD_H }, f->note);
}

static void row(struct flow *s, size_t i)
{
    const struct pdf_step *step = &s->f->step[i];
    double y = s->top[i], h = s->height[i];
    char number[16];

    (void)snprintf(number, sizeof number, "%zu", i + 1);
    frame(s, (struct box){ s->x[COL_NUMBER], y, s->w[COL_NUMBER], h });
    text_in(s, (struct box){ s->x[COL_NUMBER], y, s->w[COL_NUMBER], h }, true, str_of(number));
    for (int c = COL_ACTIVITY; c < COLS; c++) {
        struct box b = { s->x[c], y, s->w[c], h };

        frame(s, b);
        text_in(s, b, false, cell(step, c));
    }
    for (size_t l = 0; l < s->f->n_lane; l++)
        frame(s, (struct box){ s->lane_x + s->lane_w * (double)l, y, s->lane_w, h });
}

/* ── Symbols and lines ── */

static double middle_x(const struct flow *s, size_t lane)
{
    return s->lane_x + s->lane_w * ((double)lane + 0.5);
}

static double middle_y(const struct flow *s, size_t i)
{
    return s->top[i] + s->height[i] / 2;
}

static double symbol_w(const struct flow *s)
{
    return SYMBOL_W < s->lane_w - 14 ? SYMBOL_W : s->lane_w - 14;
}

static void path(struct flow *s, const double *xy, size_t n, bool closed)
{
    cairo_t *cr = s->p->cr;

    if (cr == NULL)
        return;
    draw_ink(s->p, INK_TEXT);
    cairo_set_line_width(cr, 1);
    cairo_move_to(cr, xy[0], xy[1]);
    for (size_t i = 1; i < n; i++)
        cairo_line_to(cr, xy[2 * i], xy[2 * i + 1]);
    if (closed)
        cairo_close_path(cr);
    cairo_stroke(cr);
}

static void tip(struct flow *s, double x, double y, double dx, double dy)
{
    cairo_t *cr = s->p->cr;

    if (cr == NULL)
        return;
    draw_ink(s->p, INK_TEXT);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x - 5 * dx + 2.4 * dy, y - 5 * dy + 2.4 * dx);
    cairo_line_to(cr, x - 5 * dx - 2.4 * dy, y - 5 * dy - 2.4 * dx);
    cairo_close_path(cr);
    cairo_fill(cr);
}

/* Rounded at both ends. */
static void terminator(struct flow *s, struct box b)
{
    cairo_t *cr = s->p->cr;
    double r = b.h / 2;

    if (cr == NULL)
        return;
    draw_ink(s->p, INK_TEXT);
    cairo_set_line_width(cr, 1);
    cairo_new_sub_path(cr);
    cairo_arc(cr, b.x + b.w - r, b.y + r, r, -1.5708, 1.5708);
    cairo_arc(cr, b.x + r, b.y + r, r, 1.5708, 4.7124);
    cairo_close_path(cr);
    cairo_stroke(cr);
}

/* A sheet whose foot is a wave. */
static void document(struct flow *s, struct box b)
{
    cairo_t *cr = s->p->cr;

    if (cr == NULL)
        return;
    draw_ink(s->p, INK_TEXT);
    cairo_set_line_width(cr, 1);
    cairo_move_to(cr, b.x, b.y + b.h - 2);
    cairo_line_to(cr, b.x, b.y);
    cairo_line_to(cr, b.x + b.w, b.y);
    cairo_line_to(cr, b.x + b.w, b.y + b.h - 3);
    cairo_curve_to(cr, b.x + b.w * 0.7, b.y + b.h - 7, b.x + b.w * 0.4, b.y + b.h + 4, b.x,
                   b.y + b.h - 2);
    cairo_stroke(cr);
}

static void symbol(struct flow *s, size_t i)
{
    const struct pdf_step *step = &s->f->step[i];
    double w = symbol_w(s), x = middle_x(s, step->lane) - w / 2, h = SYMBOL_H;
    double y = middle_y(s, i) - h / 2;
    const double diamond[] = { x + w / 2, y - 3,     x + w, y + h / 2,
                               x + w / 2, y + h + 3, x,     y + h / 2 };
    const double square[] = { x, y, x + w, y, x + w, y + h, x, y + h };

    switch (step->symbol) {
    case PDF_BEGIN:
    case PDF_FINISH:
        terminator(s, (struct box){ x, y, w, h });
        break;
    case PDF_DECISION:
        path(s, diamond, 4, true);
        break;
    case PDF_DOCUMENT:
        document(s, (struct box){ x, y, w, h });
        break;
    case PDF_PROCESS:
    default:
        path(s, square, 4, true);
        break;
    }
}

static double reach(const struct pdf_step *step)
{
    return SYMBOL_H / 2 + (step->symbol == PDF_DECISION ? 3 : 0);
}

/* The pentagon that says: goes on elsewhere. */
static void connector(struct flow *s, double x, double y, struct str text)
{
    const double xy[] = { x - 8, y, x + 8, y, x + 8, y + 8, x, y + 14, x - 8, y + 8 };
    const struct face face = { 6, false, INK_TEXT, PDF_CENTRE };

    path(s, xy, 5, true);
    text_line(s->p, &face, (struct box){ x - 8, y + 1, 16, 0 }, text);
}

static void small(struct flow *s, double x, double y, struct str text)
{
    const struct face face = { 6, false, INK_TEXT, PDF_LEFT };

    text_line(s->p, &face, (struct box){ x, y, 40, 0 }, text);
}

static void line_on(struct flow *s, size_t i)
{
    const struct pdf_step *a = &s->f->step[i], *b = &s->f->step[i + 1];
    double x = middle_x(s, a->lane), from = middle_y(s, i) + reach(a);

    if (a->symbol == PDF_DECISION)
        small(s, x + 2, from, s->f->yes);
    if (i + 1 >= s->to) {
        const double down[] = { x, from, x, s->top[i] + s->height[i] + 4 };

        path(s, down, 2, false);
        connector(s, x, s->top[i] + s->height[i] + 4, str_printf(s->p->arena, "%zu", i + 2));
        return;
    }
    double turn = s->top[i + 1] - 4, to = middle_y(s, i + 1) - reach(b), end = middle_x(s, b->lane);
    const double way[] = { x, from, x, turn, end, turn, end, to };

    path(s, way, 4, false);
    tip(s, end, to, 0, 1);
}

static void line_no(struct flow *s, size_t i, double shift)
{
    const struct pdf_step *a = &s->f->step[i], *b = &s->f->step[a->branch];
    size_t at = (size_t)a->branch;
    double side = b->lane < a->lane ? -1 : 1, enter = b->lane > a->lane ? -1 : 1;
    double x = middle_x(s, a->lane) + side * symbol_w(s) / 2, y = middle_y(s, i);
    double edge = middle_x(s, a->lane) + side * (s->lane_w / 2 - 3 - shift);

    small(s, side > 0 ? x + 1 : x - 18, y - 8, s->f->no);
    if (at < s->from || at >= s->to) {
        const double out[] = { x, y, edge, y, edge, y + 4 };

        path(s, out, 3, false);
        connector(s, edge, y + 4, str_printf(s->p->arena, "%zu", at + 1));
        return;
    }
    double to = middle_y(s, at) + 4, end = middle_x(s, b->lane) + enter * symbol_w(s) / 2;
    const double way[] = { x, y, edge, y, edge, to, end, to };

    path(s, way, 4, false);
    tip(s, end, to, -enter, 0);
}

/* ── Pages ── */

/* How many rows from s->from on fit between here and the foot of the page. */
static void fit(struct flow *s, double room)
{
    double used = HEAD_H + (s->from > 0 ? LINK_H : 0);

    s->to = s->from;
    while (s->to < s->f->n_step) {
        bool last = s->to + 1 == s->f->n_step;

        if (s->to > s->from && used + s->height[s->to] + (last ? 0 : LINK_H) > room)
            break;
        used += s->height[s->to++];
    }
}

static void page(struct flow *s)
{
    struct pdf *p = s->p;
    double y = p->y, shift = 0;

    head(s, y);
    y += HEAD_H;
    if (s->from > 0)
        y += LINK_H;
    for (size_t i = s->from; i < s->to; i++) {
        s->top[i] = y;
        y += s->height[i];
    }
    for (size_t i = s->from; i < s->to; i++) {
        row(s, i);
        symbol(s, i);
    }
    if (s->from > 0) {
        const struct pdf_step *first = &s->f->step[s->from];
        double x = middle_x(s, first->lane), top = s->top[s->from] - LINK_H + 4;
        const double down[] = { x, top + 14, x, middle_y(s, s->from) - reach(first) };

        connector(s, x, top, str_printf(p->arena, "%zu", s->from));
        path(s, down, 2, false);
        tip(s, x, down[3], 0, 1);
    }
    for (size_t i = s->from; i < s->to; i++) {
        if (i + 1 < s->f->n_step && s->f->step[i].symbol != PDF_FINISH)
            line_on(s, i);
        if (s->f->step[i].branch >= 0 && s->f->step[i].branch < (int)s->f->n_step) {
            line_no(s, i, shift);
            shift = shift >= 4 ? 0 : shift + 2;
        }
    }
    p->y = y + (s->to < s->f->n_step ? LINK_H : 0);
}

void pdf_flow(struct pdf *p, const struct pdf_flow *f)
{
    struct flow s = { .p = p, .f = f };

    if (f->n_step == 0 || f->n_lane == 0)
        return;
    s.height = arena_array(p->arena, f->n_step, sizeof(double));
    s.top = arena_array(p->arena, f->n_step, sizeof(double));
    widths(&s);
    row_heights(&s);
    pdf_need(p, HEAD_H + s.height[0] + LINK_H);
    for (;;) {
        fit(&s, p->bottom - p->y);
        page(&s);
        if (s.to >= f->n_step)
            return;
        s.from = s.to;
        pdf_break(p);
    }
}
