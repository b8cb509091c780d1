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

    svg_shape(o, "<rect class=\"heat-%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", shade, x,
              y, CELL_W - 2, CELL_H - 2);
    if (n > 0)
        svg_shape(o, "<text class=\"heat-n-%d\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
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
        svg_shape(o, "<text class=\"tiny\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>",
                  HEAT_LEFT - 6, HEAT_TOP + (4 - l) * CELL_H + CELL_H / 2 + 4, l + 1);
        svg_shape(o, "<text class=\"tiny\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                  HEAT_LEFT + l * CELL_W + CELL_W / 2 - 1, HEAT_TOP + 5 * CELL_H + 14, l + 1);
    }
    diagram_text(o, "tiny", HEAT_LEFT + 5 * CELL_W / 2, HEAT_TOP + 5 * CELL_H + 32, "middle",
                 h->impact);
    svg_shape(o, "<g transform=\"translate(14 %d) rotate(-90)\">", HEAT_TOP + 5 * CELL_H / 2);
    diagram_text(o, "tiny", 0, 0, "middle", h->likelihood);
    svg_shape(o, "</g></svg>");
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

/* Children first; their parent stands in the middle of them. Returns its place. At most DEEP. */
// NOLINTNEXTLINE(misc-no-recursion)
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

static struct diagram_branch branch_of(const struct tree *t, size_t i)
{
    int p = t->node[i].parent;
    struct diagram_branch b = { .dashed = t->node[i].dashed };

    if (t->across) {
        int from = t->x[p] + NODE_W, y = t->y[p] + NODE_H / 2, to = t->y[i] + NODE_H / 2;
        const int x[4] = { from, from + DEPTH / 2, from + DEPTH / 2, t->x[i] };

        memcpy(b.x, x, sizeof(x));
        b.y[0] = b.y[1] = y;
        b.y[2] = b.y[3] = to;
    } else {
        int from = t->y[p] + NODE_H, x = t->x[p] + NODE_W / 2, to = t->x[i] + NODE_W / 2;
        const int y[4] = { from, from + DEPTH / 2, from + DEPTH / 2, t->y[i] };

        memcpy(b.y, y, sizeof(y));
        b.x[0] = b.x[1] = x;
        b.x[2] = b.x[3] = to;
    }
    return b;
}

struct diagram_grown diagram_tree_lay(struct arena *a, const struct diagram_node *node, size_t n,
                                      bool across)
{
    struct tree t = { .node = node, .n = n, .across = across };
    struct diagram_branch *branch = arena_array(a, n + 1, sizeof(*branch));
    size_t lines = 0;

    t.x = arena_array(a, 2 * n + 1, sizeof(int));
    t.y = t.x + n;
    for (size_t i = 0; i < 2 * n; i++)
        t.x[i] = -1;
    for (size_t i = 0; i < n; i++)
        if (node[i].parent < 0)
            (void)place(&t, (int)i, 0);
    for (size_t i = 0; i < n; i++)
        if (t.x[i] >= 0 && node[i].parent >= 0)
            branch[lines++] = branch_of(&t, i);
    int side = t.next > 0 ? t.next - GAP : 0;
    int deep = (t.deepest + 1) * ((across ? NODE_W : NODE_H) + DEPTH) - DEPTH;

    return (struct diagram_grown){
        across ? deep : side, across ? side : deep, NODE_W, NODE_H, t.x, t.y, branch, lines
    };
}

static void tree_line(struct out *o, const struct diagram_branch *b)
{
    svg_shape(o, "<path class=\"%s\" d=\"M%d %dL%d %dL%d %dL%d %d\"/>",
              b->dashed ? "edge dashed" : "edge", b->x[0], b->y[0], b->x[1], b->y[1], b->x[2],
              b->y[2], b->x[3], b->y[3]);
}

void diagram_tree(struct out *o, const struct diagram_node *node, size_t n, bool across,
                  struct str say)
{
    struct diagram_grown g = diagram_tree_lay(o->arena, node, n, across);

    diagram_open(o, (struct diagram_frame){ "chart drawn", "group", g.width + 2, g.height + 2 },
                 say);
    svg_shape(o, "<g transform=\"translate(1 1)\">");
    for (size_t i = 0; i < g.n_branch; i++)
        tree_line(o, &g.branch[i]);
    for (size_t i = 0; i < n; i++)
        if (g.x[i] >= 0)
            diagram_box(o, &node[i], g.x[i], g.y[i]);
    svg_shape(o, "</g></svg>");
}
