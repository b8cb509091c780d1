/*
 * diagram_flow.c: the flow of a procedure: symbols in the lanes of their actors, lines from step to
 * step.
 *
 * A line leaves a symbol at its foot and turns between two rows, where nothing stands; the branch
 * of a decision leaves at its side and runs along the edge of the lane, where no symbol reaches.
 */
#include "html/diagram.h"

#include "html/diagram_draw.h"

#define NUMBER_W 34
#define TEXT_W 232
#define LANE_W 118
#define TIME_W 76
#define HEAD_H 54
#define ROW_H 76
#define SHAPE_W 66
#define SHAPE_H 40
#define LETTERS_ACTIVITY 33
#define LETTERS_LANE 15

static int lane_x(int lane)
{
    return NUMBER_W + TEXT_W + lane * LANE_W + LANE_W / 2;
}

static int row_y(int row)
{
    return HEAD_H + row * ROW_H + ROW_H / 2;
}

static void grid(struct out *o, const struct diagram_flow *f)
{
    int lanes = (int)f->n_lane, bottom = HEAD_H + (int)f->n_step * ROW_H;
    int right = NUMBER_W + TEXT_W + lanes * LANE_W + TIME_W;

    svg_shape(o, "<rect class=\"head\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\"/>", right - 1,
              HEAD_H - 1);
    for (int r = 0; r <= (int)f->n_step; r++)
        svg_shape(o, "<path class=\"g-grid\" d=\"M0 %dH%d\"/>", HEAD_H + r * ROW_H, right);
    for (int l = 0; l <= lanes; l++)
        svg_shape(o, "<path class=\"g-grid\" d=\"M%d 0V%d\"/>", NUMBER_W + TEXT_W + l * LANE_W,
                  bottom);
    svg_shape(o, "<path class=\"g-grid\" d=\"M%d 0V%d\"/>", NUMBER_W, bottom);
    diagram_text(o, "strong", NUMBER_W / 2, HEAD_H / 2 + 4, "middle", f->number);
    diagram_text(o, "strong", NUMBER_W + 8, HEAD_H / 2 + 4, "start", f->activity);
    diagram_text(o, "strong", right - TIME_W / 2, HEAD_H / 2 + 4, "middle", f->time);
    for (int l = 0; l < lanes; l++) {
        int n = diagram_lines(f->lane[l], LETTERS_LANE, 3);

        diagram_wrap(o, "strong",
                     (struct diagram_place){ lane_x(l), HEAD_H / 2 + 12 - n * 8, LETTERS_LANE, 3 },
                     f->lane[l]);
    }
}

static void symbol(struct out *o, const struct diagram_step *s, int x, int y)
{
    int w = SHAPE_W / 2, h = SHAPE_H / 2;

    switch (s->shape) {
    case SHAPE_BEGIN:
    case SHAPE_FINISH:
        svg_shape(o, "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                  x - w, y - h + 4, SHAPE_W, SHAPE_H - 8, h - 4);
        break;
    case SHAPE_DECISION:
        svg_shape(o, "<path class=\"box\" d=\"M%d %dL%d %dL%d %dL%d %dZ\"/>", x, y - h - 4, x + w,
                  y, x, y + h + 4, x - w, y);
        break;
    case SHAPE_DOCUMENT:
        svg_shape(o, "<path class=\"box\" d=\"M%d %dH%dV%dQ%d %d %d %dT%d %dZ\"/>", x - w, y - h,
                  x + w, y + h - 4, x + w / 2, y + h - 12, x, y + h - 4, x - w, y + h - 4);
        break;
    case SHAPE_PROCESS:
    default:
        svg_shape(o, "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", x - w,
                  y - h, SHAPE_W, SHAPE_H);
        break;
    }
}

/* How far the symbol reaches above and below its middle. */
static int reach(enum diagram_shape s)
{
    return s == SHAPE_DECISION                     ? SHAPE_H / 2 + 4
           : s == SHAPE_BEGIN || s == SHAPE_FINISH ? SHAPE_H / 2 - 4
                                                   : SHAPE_H / 2;
}

static void line_on(struct out *o, const struct diagram_flow *f, size_t i)
{
    const struct diagram_step *a = &f->step[i], *b = &f->step[i + 1];
    int from = row_y((int)i) + reach(a->shape) - (a->shape == SHAPE_DOCUMENT ? 6 : 0);
    int turn = HEAD_H + ((int)i + 1) * ROW_H, to = row_y((int)i + 1) - reach(b->shape);

    svg_shape(o, "<path class=\"edge arrow\" d=\"M%d %dV%dH%dV%d\"/>", lane_x(a->lane), from, turn,
              lane_x(b->lane), to - 1);
    svg_shape(o, "<path class=\"tip\" d=\"M%d %dl-4 -8h8z\"/>", lane_x(b->lane), to);
    if (a->shape == SHAPE_DECISION)
        diagram_text(o, "tiny", lane_x(a->lane) + 6, from + 11, "start", f->yes);
}

/* Along the lane's edge; `shift` keeps several branches apart. */
static void line_no(struct out *o, const struct diagram_flow *f, size_t i, int shift)
{
    const struct diagram_step *a = &f->step[i], *b = &f->step[a->branch];
    int side = b->lane < a->lane ? -1 : 1;  /* of the decision */
    int enter = b->lane > a->lane ? -1 : 1; /* of the target */
    int x = lane_x(a->lane), y = row_y((int)i), to = row_y(a->branch) + 6;
    int edge = x + side * (LANE_W / 2 - 6 - shift), tip = lane_x(b->lane) + enter * SHAPE_W / 2;

    svg_shape(o, "<path class=\"edge\" d=\"M%d %dH%dV%dH%d\"/>", x + side * SHAPE_W / 2, y, edge,
              to, tip + enter);
    svg_shape(o, "<path class=\"tip\" d=\"M%d %dl%d -4v8z\"/>", tip, to, enter * 8);
    diagram_text(o, "tiny", x + side * (SHAPE_W / 2 + 2), to > y ? y - 5 : y + 12,
                 side > 0 ? "start" : "end", f->no);
}

void diagram_flow(struct out *o, const struct diagram_flow *f)
{
    int right = NUMBER_W + TEXT_W + (int)f->n_lane * LANE_W + TIME_W, shift = 0;

    diagram_open(
        o,
        (struct diagram_frame){ "chart drawn", "img", right, HEAD_H + (int)f->n_step * ROW_H + 2 },
        f->say);
    grid(o, f);
    for (size_t i = 0; i < f->n_step; i++) {
        const struct diagram_step *s = &f->step[i];
        int y = row_y((int)i), n = diagram_lines(s->text, LETTERS_ACTIVITY, 4);

        svg_shape(o, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>", NUMBER_W / 2,
                  y + 4, (int)i + 1);
        diagram_wrap_left(
            o, "", (struct diagram_place){ NUMBER_W + 8, y + 12 - n * 8, LETTERS_ACTIVITY, 4 },
            s->text);
        diagram_text(o, "", right - TIME_W / 2, y + 4, "middle", s->time);
        symbol(o, s, lane_x(s->lane), y);
        if (i + 1 < f->n_step && s->shape != SHAPE_FINISH)
            line_on(o, f, i);
    }
    for (size_t i = 0; i < f->n_step; i++)
        if (f->step[i].branch >= 0 && f->step[i].branch < (int)f->n_step) {
            line_no(o, f, i, shift);
            shift = (shift + 4) % 12;
        }
    svg_shape(o, "</svg>");
}
