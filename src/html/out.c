/*
 * out.c: the list of chunks behind a view.
 *
 * Small writes are copied one behind the other into blocks of the arena; a big piece (a cached
 * table, a joined sub-page) is only pointed at. The server sends the chunks as they lie.
 */
#include "html/out.h"

#include <assert.h>
#include <string.h>

enum { BLOCK = 16 * 1024, REF_FROM = 512 };

void out_init(struct out *o, struct arena *a, enum lang lang, struct str csrf)
{
    *o = (struct out){ .arena = a, .lang = lang, .csrf = csrf, .icons = STR("/aset/icons.svg") };
}

static void push(struct out *o, const char *p, size_t n)
{
    if (o->n_chunk == o->cap_chunk) {
        size_t cap = o->cap_chunk * 2 + 16;
        struct out_chunk *bigger = arena_array(o->arena, cap, sizeof *bigger);

        if (o->chunk != NULL)
            memcpy(bigger, o->chunk, o->n_chunk * sizeof *bigger);
        o->chunk = bigger;
        o->cap_chunk = cap;
    }
    assert(o->chunk != NULL);
    o->chunk[o->n_chunk++] = (struct out_chunk){ p, n };
}

void out_raw(struct out *o, const char *p, size_t n)
{
    struct out_chunk *last = o->n_chunk > 0 ? &o->chunk[o->n_chunk - 1] : NULL;

    if (n == 0)
        return;
    if ((size_t)(o->end - o->at) < n) {
        size_t size = n > BLOCK ? n : BLOCK;

        o->at = arena_raw(o->arena, size);
        o->end = o->at + size;
        last = NULL;
    }
    memcpy(o->at, p, n);
    if (last != NULL && last->p + last->n == o->at)
        last->n += n;
    else
        push(o, o->at, n);
    o->at += n;
    o->total += n;
}

void out_ref(struct out *o, struct html h)
{
    if (h.n < REF_FROM) {
        out_raw(o, h.p, h.n);
        return;
    }
    push(o, h.p, h.n);
    o->total += h.n;
}

struct html out_html(struct out *o)
{
    char *all, *at;

    if (o->n_chunk == 0)
        return (struct html){ "", 0 };
    if (o->n_chunk > 1) {
        at = all = arena_raw(o->arena, o->total);
        for (size_t i = 0; i < o->n_chunk; i++) {
            memcpy(at, o->chunk[i].p, o->chunk[i].n);
            at += o->chunk[i].n;
        }
        o->chunk[0] = (struct out_chunk){ all, o->total };
        o->n_chunk = 1;
    }
    assert(o->chunk[0].n == o->total);
    return (struct html){ o->chunk[0].p, o->total };
}

void out_join(struct out *o, const struct out *part)
{
    for (size_t i = 0; i < part->n_chunk; i++)
        out_ref(o, (struct html){ part->chunk[i].p, part->chunk[i].n });
}

struct html html_trusted(struct str s)
{
    return (struct html){ s.p, s.n };
}

void html_csrf(struct out *o)
{
    static const struct str field = { "<input type=\"hidden\" name=\"csrf\" value=\"", 40 };

    out_raw(o, field.p, field.n);
    html_attr_str(o, o->csrf);
    out_raw(o, "\">", 2);
}
