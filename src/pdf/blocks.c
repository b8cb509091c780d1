/* blocks.c: what an official paper has beside its text: letterhead, signatures, seal, facts. */
#include <math.h>

#include "base/arena.h"
#include "pdf/draw.h"

void pdf_letterhead(struct pdf *p, const struct pdf_letterhead *h)
{
    const struct face name = { 13, true, INK_TEXT, PDF_CENTRE };
    const struct face address = { 8, false, INK_SECOND, PDF_CENTRE };
    double w = p->right - p->left;

    for (size_t i = 0; i < ARRAY_LEN(h->line); i++) {
        if (h->line[i].n == 0)
            continue;
        CLEANUP(text_unref) PangoLayout *l = text_new(p, &name, w, h->line[i]);
        text_show(p, l, p->left, p->y, name.ink);
        p->y += text_height(l);
    }
    if (h->address.n > 0) {
        CLEANUP(text_unref) PangoLayout *l = text_new(p, &address, w, h->address);
        p->y += 2;
        text_show(p, l, p->left, p->y, address.ink);
        p->y += text_height(l);
    }
    p->y += 6;
    draw_line(p, (struct box){ p->left, p->y, w, 0 }, 1.8, INK_TEXT);
    draw_line(p, (struct box){ p->left, p->y + 2.4, w, 0 }, 0.5, INK_TEXT);
    p->y += 14;
}

/* ── Signatures ── */

static double signer_show(struct pdf *p, const struct pdf_signer *s, struct box b)
{
    const struct face plain = { 9.5, false, INK_TEXT, PDF_LEFT };
    const struct face strong = { 9.5, true, INK_TEXT, PDF_LEFT };
    const struct str line[] = { s->place_date, s->position, s->name, s->nip };
    double y = b.y;

    for (size_t i = 0; i < ARRAY_LEN(line); i++) {
        const struct face *f = i == 2 ? &strong : &plain;
        CLEANUP(text_unref) PangoLayout *l = text_new(p, f, b.w, line[i]);

        if (i == 2)
            y = fmax(y, b.y + 30) + 46; /* room to sign; names stand level */
        if (b.h > 0)
            text_show(p, l, b.x, y, f->ink);
        if (line[i].n > 0 || i == 0)
            y += text_height(l) + 1;
    }
    return y - b.y;
}

void pdf_signatures(struct pdf *p, const struct pdf_signer *s, size_t n)
{
    double w = fmin((p->right - p->left) / (double)(n > 1 ? n : 2) - 14, 230), high = 0;

    for (size_t i = 0; i < n; i++)
        high = fmax(high, signer_show(p, &s[i], (struct box){ 0, 0, w, 0 }));
    pdf_space(p, 16);
    double y = page_take(p, high);
    for (size_t i = 0; i < n; i++) { /* the last one stands at the right, as letters have it */
        double gap = n > 1 ? (p->right - p->left - w) / (double)(n - 1) : 0;
        double x = n > 1 ? p->left + gap * (double)i : p->right - w;
        (void)signer_show(p, &s[i], (struct box){ x, y, w, 1 });
    }
    pdf_space(p, 12);
}

/* ── Seal ── */

void pdf_seal(struct pdf *p, const struct pdf_seal *s)
{
    const struct face head = { 8.5, true, INK_TEXT, PDF_LEFT };
    const struct face line = { 7.5, false, INK_SECOND, PDF_LEFT };
    const struct face url = { 7.5, false, INK_INFO, PDF_LEFT };
    double size = mm(23), x = p->left + size + 10;
    double y = page_take(p, size + 8) + 4;

    draw_qr(p, s->url, p->left, y, size);
    double at = y + 2;
    text_line(p, &head, (struct box){ x, at, p->right - x, 0 }, s->heading);
    at += 13;
    for (size_t i = 0; i < s->n_line; i++) {
        text_line(p, &line, (struct box){ x, at, p->right - x, 0 }, s->line[i]);
        at += 10.5;
    }
    link_begin(p, s->url);
    text_line(p, &url, (struct box){ x, at, p->right - x, 0 }, s->url);
    link_end(p, s->url);
}

/* ── Posters ── */

void pdf_big(struct pdf *p, double points, struct str text)
{
    const struct face face = { points, true, INK_TEXT, PDF_CENTRE };
    CLEANUP(text_unref) PangoLayout *l = text_new(p, &face, p->right - p->left, text);
    double y = page_take(p, text_height(l) + points * 0.3);

    text_show(p, l, p->left, y, face.ink);
}

void pdf_code(struct pdf *p, struct str url, double side)
{
    double y = page_take(p, side + 12), x = (p->left + p->right - side) / 2;

    link_begin(p, url);
    draw_qr(p, url, x, y + 6, side);
    link_end(p, url);
}

/* ── Facts and legend ── */

void pdf_facts(struct pdf *p, const struct pdf_fact *f, size_t n)
{
    const struct face name = { 9.5, false, INK_SECOND, PDF_LEFT };
    const struct face value = { 9.5, false, INK_TEXT, PDF_LEFT };
    double wide = 0, most = (p->right - p->left) * 0.4;

    for (size_t i = 0; i < n; i++) {
        CLEANUP(text_unref) PangoLayout *l = text_new(p, &name, 0, f[i].name);
        wide = fmax(wide, fmin(text_width(l), most));
    }
    for (size_t i = 0; i < n; i++) {
        CLEANUP(text_unref) PangoLayout *a = text_new(p, &name, wide + 1, f[i].name);
        CLEANUP(text_unref)
        PangoLayout *b = text_new(p, &value, p->right - p->left - wide - 18, f[i].value);
        double y = page_take(p, fmax(text_height(a), text_height(b)) + 2);

        text_show(p, a, p->left, y, name.ink);
        text_line(p, &name, (struct box){ p->left + wide + 6, y, 8, 0 }, STR(":"));
        text_show(p, b, p->left + wide + 16, y, value.ink);
    }
    pdf_space(p, 6);
}

void pdf_legend(struct pdf *p, const struct pdf_key *k, size_t n)
{
    const struct face f = { 7.5, false, INK_SECOND, PDF_LEFT };
    double x = p->left, high = 11;

    pdf_need(p, 2 * high);
    for (size_t i = 0; i < n; i++) {
        CLEANUP(text_unref) PangoLayout *l = text_new(p, &f, 0, k[i].word);
        double w = 12 + text_width(l) + 14;

        if (x + w > p->right + 14 && x > p->left) {
            x = p->left;
            p->y += high;
        }
        draw_mark(p, k[i].mark, x, p->y + 0.6, 8);
        text_show(p, l, x + 12, p->y, f.ink);
        x += w;
    }
    p->y += high + 4;
}
