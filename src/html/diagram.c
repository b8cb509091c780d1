/* diagram.c: maps and trees as SVG; the flow of a procedure stands in diagram_flow.c. */
#include "html/diagram.h"

#include "html/diagram_draw.h"

#define CELL_W 52
#define CELL_H 44
#define HEAT_LEFT 44
#define HEAT_TOP 30

static void heat_cell(struct out *o, const struct diagram_heat *h, int likelihood, int impact)
{
    int x = HEAT_LEFT + impact * CELL_W, y = HEAT_TOP + (4 - likelihood) * CELL_H;
    int n = h->count[likelihood][impact], shade = h->shade[likelihood][impact];

    diagram_shape(o, "<rect class=\"heat-%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                  shade, x, y, CELL_W - 2, CELL_H - 2);
    if (n > 0)
        diagram_shape(
            o, "<text class=\"heat-n-%d\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
            shade, x + CELL_W / 2 - 1, y + CELL_H / 2 + 5, n);
}

void diagram_heat(struct out *o, const struct diagram_heat *h)
{
    diagram_open(o,
                 (struct diagram_frame){ "chart drawn side", "img", HEAT_LEFT + 5 * CELL_W + 4,
                                         HEAT_TOP + 5 * CELL_H + 40 },
                 h->say);
    diagram_text(o, "strong", 0, 16, "start", h->title);
    for (int l = 0; l < 5; l++) {
        for (int i = 0; i < 5; i++)
            heat_cell(o, h, l, i);
        diagram_shape(o, "<text class=\"tiny\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>",
                      HEAT_LEFT - 6, HEAT_TOP + (4 - l) * CELL_H + CELL_H / 2 + 4, l + 1);
        diagram_shape(o, "<text class=\"tiny\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                      HEAT_LEFT + l * CELL_W + CELL_W / 2 - 1, HEAT_TOP + 5 * CELL_H + 14, l + 1);
    }
    diagram_text(o, "tiny", HEAT_LEFT + 5 * CELL_W / 2, HEAT_TOP + 5 * CELL_H + 32, "middle",
                 h->impact);
    diagram_shape(o, "<g transform=\"translate(14 %d) rotate(-90)\">", HEAT_TOP + 5 * CELL_H / 2);
    diagram_text(o, "tiny", 0, 0, "middle", h->likelihood);
    diagram_shape(o, "</g></svg>");
}

/* ── Trees ── */

#define GAP 18   /* between brothers */
#define DEPTH 40 /* between levels */
#define DEEP 12  /* levels at most: a circle ends here */

struct tree {
    const struct diagram_node *node;
    size_t n;
    bool across;
    int *x, *y; /* of the corner; -1: not placed */
    int next;   /* where the next leaf goes, across the levels */
    int deepest;
};

static int breadth(const struct tree *t)
{
    return (t->across ? NODE_H : NODE_W) + GAP;
}

/* Children first; their parent stands in the middle of them. Returns its place. */
static int place(struct tree *t, int at, int depth)
{
    int first = -1, last = -1;

    for (size_t i = 0; depth < DEEP && i < t->n; i++)
        if (t->node[i].parent == at && (int)i != at && t->x[i] < 0) {
            last = place(t, (int)i, depth + 1);
            first = first < 0 ? last : first;
        }
    int mine = first < 0 ? t->next : (first + last) / 2;
    if (first < 0)
        t->next += breadth(t);
    t->x[at] = t->across ? depth * (NODE_W + DEPTH) : mine;
    t->y[at] = t->across ? mine : depth * (NODE_H + DEPTH);
    t->deepest = depth > t->deepest ? depth : t->deepest;
    return mine;
}

static void tree_line(struct out *o, const struct tree *t, size_t i)
{
    int p = t->node[i].parent;
    const char *class = t->node[i].dashed ? "edge dashed" : "edge";

    if (p < 0 || t->x[p] < 0)
        return;
    if (t->across) {
        int x = t->x[p] + NODE_W;

        diagram_shape(o, "<path class=\"%s\" d=\"M%d %dH%dV%dH%d\"/>", class, x,
                      t->y[p] + NODE_H / 2, x + DEPTH / 2, t->y[i] + NODE_H / 2, t->x[i]);
    } else {
        int y = t->y[p] + NODE_H;

        diagram_shape(o, "<path class=\"%s\" d=\"M%d %dV%dH%dV%d\"/>", class, t->x[p] + NODE_W / 2,
                      y, y + DEPTH / 2, t->x[i] + NODE_W / 2, t->y[i]);
    }
}

void diagram_tree(struct out *o, const struct diagram_node *node, size_t n, bool across,
                  struct str say)
{
    struct tree t = { .node = node, .n = n, .across = across };

    t.x = arena_array(o->arena, 2 * n + 1, sizeof(int));
    t.y = t.x + n;
    for (size_t i = 0; i < 2 * n; i++)
        t.x[i] = -1;
    for (size_t i = 0; i < n; i++)
        if (node[i].parent < 0)
            (void)place(&t, (int)i, 0);
    int long_side = t.next > 0 ? t.next - GAP : 0;
    int deep = t.deepest + 1;
    diagram_open(
        o,
        (struct diagram_frame){ "chart drawn", "group",
                                across ? deep * (NODE_W + DEPTH) - DEPTH + 2 : long_side + 2,
                                across ? long_side + 2 : deep * (NODE_H + DEPTH) - DEPTH + 2 },
        say);
    diagram_shape(o, "<g transform=\"translate(1 1)\">");
    for (size_t i = 0; i < n; i++)
        if (t.x[i] >= 0)
            tree_line(o, &t, i);
    for (size_t i = 0; i < n; i++)
        if (t.x[i] >= 0)
            diagram_box(o, &node[i], t.x[i], t.y[i]);
    diagram_shape(o, "</g></svg>");
}
