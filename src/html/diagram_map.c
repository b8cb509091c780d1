/*
 * diagram_map.c: a map of goals: bands one above the other, boxes in rows, curves from each box to
 * those that it supports.
 *
 * The highest band is placed first; in the others a box comes to stand under what it supports, as
 * far as its row has room, so that few curves cross.
 */
#include "html/diagram.h"

#include "html/diagram_draw.h"

#define ROW 4     /* boxes beside each other */
#define GAP 22    /* between them */
#define RISE 46   /* between rows: where the curves run */
#define HEAD_H 30 /* of a band's name */
#define FOOT 18   /* below its last row */
#define EDGE 16   /* left and right of the boxes */
#define TIP 8     /* length of an arrow's tip */
#define NOWHERE 99999
#define WIDE (2 * EDGE + ROW * NODE_W + (ROW - 1) * GAP)

struct map {
    const struct diagram_map *is;
    int *x, *y; /* of the corner; x is -1 before a box is placed */
    int *mine;  /* the boxes of the band at work, in the order in which they stand */
    int height;
};

/* Where a box would like to stand: in the middle of what it supports in the bands above; at the end
 * where that is nothing. */
static int wish(const struct map *m, int at)
{
    int sum = 0, n = 0;

    for (size_t i = 0; i < m->is->n_link; i++)
        if (m->is->link[i].from == at && m->x[m->is->link[i].to] >= 0) {
            sum += m->x[m->is->link[i].to];
            n++;
        }
    return n > 0 ? sum / n : NOWHERE;
}

/* What a box supports in its own band; -1: nothing. */
static int neighbour(const struct map *m, int at)
{
    for (size_t i = 0; i < m->is->n_link; i++)
        if (m->is->link[i].from == at && m->is->band_of[m->is->link[i].to] == m->is->band_of[at])
            return m->is->link[i].to;
    return -1;
}

/* Where in the band's row of n a box belongs: after what it supports there, else by its wish; those
 * with the same wish keep the caller's order. */
static int turn_of(const struct map *m, int n, int at)
{
    int beside = neighbour(m, at), i = n;

    for (int k = 0; k < n; k++)
        if (m->mine[k] == beside)
            return k + 1;
    while (i > 0 && wish(m, m->mine[i - 1]) > wish(m, at))
        i--;
    return i;
}

/* Those that lean on no neighbour come first, so that the others find theirs. */
static int choose(struct map *m, int band)
{
    int n = 0;

    for (int leaning = 0; leaning < 2; leaning++)
        for (size_t i = 0; i < m->is->n; i++) {
            if (m->is->band_of[i] != band || (neighbour(m, (int)i) >= 0) != leaning)
                continue;
            int at = turn_of(m, n, (int)i);

            memmove(m->mine + at + 1, m->mine + at, (size_t)(n - at) * sizeof(int));
            m->mine[at] = (int)i;
            n++;
        }
    return n;
}

static int rows_of(int n)
{
    return n > 0 ? (n + ROW - 1) / ROW : 1;
}

static void place(struct map *m, int band)
{
    int n = choose(m, band), rows = rows_of(n), each = (n + rows - 1) / rows;

    for (int i = 0; i < n; i++) {
        int row = i / each, in_row = row == rows - 1 ? n - row * each : each;
        int left = (WIDE - in_row * NODE_W - (in_row - 1) * GAP) / 2;

        m->x[m->mine[i]] = left + i % each * (NODE_W + GAP);
        m->y[m->mine[i]] = m->height + HEAD_H + row * (NODE_H + RISE);
    }
    m->height += HEAD_H + rows * NODE_H + (rows - 1) * RISE + FOOT;
}

static void band_of(struct out *o, struct str name, int top, int height)
{
    svg_shape(o, "<rect class=\"band\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>", top, WIDE,
              height);
    diagram_text(o, "strong", EDGE, top + 20, "start", name);
}

/* From the head of a box to the foot of the one above; from side to side of neighbours; otherwise
 * over the heads of those between. */
static struct diagram_arrow arrow_of(const struct map *m, const struct diagram_link *l)
{
    int x = m->x[l->from] + NODE_W / 2, y = m->y[l->from];
    int to_x = m->x[l->to] + NODE_W / 2, to_y = m->y[l->to];
    int side = to_x < x ? 1 : -1, from_tip = to_y < y ? 1 : -1;
    int bend = RISE / 2;

    if (to_y == y && (x - to_x) * side == NODE_W + GAP) {
        int from = x - side * NODE_W / 2, middle = y + NODE_H / 2, tip = to_x + side * NODE_W / 2;
        int end = tip + side * TIP;

        return (struct diagram_arrow){
            { from, from, end, end }, { middle, middle, middle, middle }, tip, middle, -side, 0
        };
    }
    to_y += to_y < y ? NODE_H : 0;
    return (struct diagram_arrow){ { x, x, to_x, to_x },
                                   { y, y - bend, to_y + from_tip * (TIP + bend),
                                     to_y + from_tip * TIP },
                                   to_x,
                                   to_y,
                                   0,
                                   -from_tip };
}

struct diagram_laid diagram_map_lay(struct arena *a, const struct diagram_map *is)
{
    struct map m = { .is = is };
    int *top = arena_array(a, is->n_band + 1, sizeof(int));
    struct diagram_arrow *arrow = arena_array(a, is->n_link + 1, sizeof(*arrow));

    m.x = arena_array(a, 3 * is->n + 1, sizeof(int));
    m.y = m.x + is->n;
    m.mine = m.y + is->n;
    for (size_t i = 0; i < is->n; i++)
        m.x[i] = -1;
    for (size_t b = 0; b < is->n_band; b++) {
        top[b] = m.height;
        place(&m, (int)b);
    }
    top[is->n_band] = m.height;
    for (size_t i = 0; i < is->n_link; i++)
        arrow[i] = arrow_of(&m, &is->link[i]);
    return (struct diagram_laid){ WIDE, m.height, NODE_W, NODE_H, m.x, m.y, top, arrow };
}

static void line(struct out *o, const struct diagram_arrow *a)
{
    svg_shape(o, "<path class=\"edge\" d=\"M%d %dC%d %d %d %d %d %d\"/>", a->x[0], a->y[0], a->x[1],
              a->y[1], a->x[2], a->y[2], a->x[3], a->y[3]);
    svg_shape(o, "<path class=\"tip\" d=\"M%d %dL%d %dL%d %dz\"/>", a->tip_x, a->tip_y,
              a->x[3] + a->toward_y * 4, a->y[3] + a->toward_x * 4, a->x[3] - a->toward_y * 4,
              a->y[3] - a->toward_x * 4);
}

void diagram_map(struct out *o, const struct diagram_map *is)
{
    struct diagram_laid l = diagram_map_lay(o->arena, is);

    diagram_open(o, (struct diagram_frame){ "chart drawn", "group", l.width + 2, l.height + 2 },
                 is->say);
    svg_shape(o, "<g transform=\"translate(1 1)\">");
    for (size_t b = 0; b < is->n_band; b++)
        band_of(o, is->band[b], l.top[b], l.top[b + 1] - l.top[b]);
    for (size_t i = 0; i < is->n_link; i++)
        line(o, &l.arrow[i]);
    for (size_t i = 0; i < is->n; i++)
        diagram_box(o, &is->node[i], l.x[i], l.y[i]);
    svg_shape(o, "</g></svg>");
}
