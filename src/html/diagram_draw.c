/* diagram_draw.c: writing SVG, and texts cut into lines. */
#include "html/diagram_draw.h"

#include <stdarg.h>

#include "base/utf8.h"

#define LINE 15    /* from one line of text to the next */
#define LETTERS 27 /* of a line in a box */

void diagram_open(struct out *o, struct diagram_frame f, struct str say)
{
    svg_shape(o,
              "<svg class=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"%s\" "
              "aria-label=\"",
              f.class, f.width, f.height, f.width, f.height, f.role);
    html_attr(o, say);
    svg_shape(o, "\">");
}

void diagram_text(struct out *o, const char *class, int x, int y, const char *anchor, struct str s)
{
    svg_shape(o, "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">", class, x, y, anchor);
    html_text(o, s);
    svg_shape(o, "</text>");
}

/* Bytes of the next line: as many whole words as fit, or a part of one that never would. */
static size_t line_bytes(struct str s, int letters)
{
    size_t at = 0, end = 0;
    int seen = 0;

    while (at < s.n) {
        if (s.p[at] == ' ')
            end = at;
        if (seen == letters)
            return end > 0 ? end : at;
        at++;
        while (at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
            at++;
        seen++;
    }
    return s.n;
}

static struct str without_lead(struct str s, size_t from)
{
    while (from < s.n && s.p[from] == ' ')
        from++;
    return str_sub(s, from, s.n - from);
}

int diagram_lines(struct str s, int letters, int most)
{
    int n = 0;

    while (s.n > 0 && n < most) {
        s = without_lead(s, line_bytes(s, letters));
        n++;
    }
    return n;
}

static int wrap(struct out *o, const char *class, struct diagram_place at, struct str s,
                const char *anchor)
{
    int n = 0;

    while (s.n > 0 && n < at.lines) {
        bool last = n == at.lines - 1;
        size_t fit = line_bytes(s, at.letters);
        bool cut = last && fit < s.n;

        if (cut)
            fit = line_bytes(s, at.letters - 1);
        svg_shape(o, "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">", class, at.x,
                  at.y + n * LINE, anchor);
        html_text(o, str_sub(s, 0, fit));
        svg_shape(o, "%s</text>", cut ? "…" : "");
        s = without_lead(s, fit);
        n++;
    }
    return n;
}

int diagram_wrap(struct out *o, const char *class, struct diagram_place at, struct str s)
{
    return wrap(o, class, at, s, "middle");
}

int diagram_wrap_left(struct out *o, const char *class, struct diagram_place at, struct str s)
{
    return wrap(o, class, at, s, "start");
}

void diagram_box(struct out *o, const struct diagram_node *d, int x, int y)
{
    static const char *const class[] = { "box", "box warn", "box good" };

    if (d->href.n > 0) {
        svg_shape(o, "<a href=\"");
        html_url(o, d->href);
        svg_shape(o, "\">");
    }
    svg_shape(o, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>",
              class[d->shade], x, y, NODE_W, NODE_H);
    int lines = diagram_wrap(
        o, "strong", (struct diagram_place){ x + NODE_W / 2, y + 18, LETTERS, 2 }, d->title);
    diagram_wrap(o, "",
                 (struct diagram_place){ x + NODE_W / 2, y + 18 + 15 * lines, LETTERS + 1,
                                         d->note.n > 0 || lines > 1 ? 1 : 2 },
                 d->text);
    diagram_wrap(o, "tiny",
                 (struct diagram_place){ x + NODE_W / 2, y + NODE_H - 9, LETTERS + 4, 1 }, d->note);
    if (d->href.n > 0)
        svg_shape(o, "</a>");
}
