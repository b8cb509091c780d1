/*
 * diff.c: the longest common subsequence of lines, by the table that everybody knows.
 *
 * What both texts begin and end with is cut off first, so that the table is small for the usual
 * small change.
 */
#include "portal/diff.h"

struct lines {
    struct str *v;
    size_t n;
};

static struct lines cut(struct arena *a, struct str text)
{
    struct lines l = { 0 };
    size_t many = 1;

    for (size_t i = 0; i < text.n; i++)
        many += text.p[i] == '\n';
    l.v = arena_array(a, many, sizeof(*l.v));
    while (text.n > 0)
        l.v[l.n++] = str_cut(&text, '\n');
    return l;
}

static void put(struct diff *d, enum diff_kind kind, struct str text)
{
    d->line[d->n++] = (struct diff_line){ kind, text };
    d->gone += kind == DIFF_GONE;
    d->came += kind == DIFF_NEW;
}

/* length[i][j]: of the longest run that x from i and y from j have in common. */
static void put_middle(struct arena *a, const struct lines *x, const struct lines *y,
                       struct diff *d)
{
    size_t wide = y->n + 1, i = 0, j = 0;
    uint16_t *length = arena_array(a, (x->n + 1) * wide, sizeof(*length));

    for (size_t r = x->n; r > 0; r--) {
        for (size_t k = y->n; k > 0; k--) {
            size_t at = (r - 1) * wide + k - 1;
            uint16_t down = length[at + wide], right = length[at + 1];

            length[at] = str_eq(x->v[r - 1], y->v[k - 1]) ? (uint16_t)(length[at + wide + 1] + 1)
                         : down > right                   ? down
                                                          : right;
        }
    }
    while (i < x->n || j < y->n) {
        if (i < x->n && j < y->n && str_eq(x->v[i], y->v[j])) {
            put(d, DIFF_SAME, x->v[i++]);
            j++;
        } else if (j == y->n ||
                   (i < x->n && length[(i + 1) * wide + j] >= length[i * wide + j + 1])) {
            put(d, DIFF_GONE, x->v[i++]);
        } else {
            put(d, DIFF_NEW, y->v[j++]);
        }
    }
}

static void put_whole(const struct lines *x, const struct lines *y, struct diff *d)
{
    for (size_t i = 0; i < x->n; i++)
        put(d, DIFF_GONE, x->v[i]);
    for (size_t i = 0; i < y->n; i++)
        put(d, DIFF_NEW, y->v[i]);
}

void diff_lines(struct arena *a, struct str old, struct str now, struct diff *out)
{
    struct lines x = cut(a, old), y = cut(a, now), mx, my;
    size_t head = 0, tail = 0;

    *out = (struct diff){ .line = arena_array(a, x.n + y.n + 1, sizeof(*out->line)) };
    while (head < x.n && head < y.n && str_eq(x.v[head], y.v[head]))
        put(out, DIFF_SAME, x.v[head++]);
    while (tail < x.n - head && tail < y.n - head &&
           str_eq(x.v[x.n - 1 - tail], y.v[y.n - 1 - tail]))
        tail++;
    mx = (struct lines){ x.v + head, x.n - head - tail };
    my = (struct lines){ y.v + head, y.n - head - tail };
    if (mx.n > DIFF_LINES || my.n > DIFF_LINES)
        put_whole(&mx, &my, out);
    else
        put_middle(a, &mx, &my, out);
    for (size_t i = x.n - tail; i < x.n; i++)
        put(out, DIFF_SAME, x.v[i]);
}
