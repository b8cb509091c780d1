/*
 * door.c: pdf.h for the program: loads the module for the first document, and hands every call of a
 * drawing on to it.
 */
#include "base/log.h"
#include "pdf/calls.h"

static const struct paper_module *calls_of(const struct pdf *p)
{
    return ((const struct pdf_head *)p)->calls;
}

static const struct paper_module *module(void)
{
    char why[512];
    const struct paper_module *m = module_open("paper", why, sizeof(why));

    if (m == NULL)
        log_line(LOG_ERROR, "paper: %s", why);
    return m;
}

enum status pdf_make(struct arena *a, const struct pdf_options *o,
                     void (*draw)(struct pdf *p, const void *with), const void *with,
                     struct str *bytes)
{
    const struct paper_module *m = module();

    return m == NULL ? ST_FAULT : m->make(a, o, draw, with, bytes);
}

enum status pdf_picture(struct arena *a, const struct pdf_options *o,
                        void (*draw)(struct pdf *p, const void *with), const void *with, int pixels,
                        struct str *png)
{
    const struct paper_module *m = module();

    return m == NULL ? ST_FAULT : m->picture(a, o, draw, with, pixels, png);
}

void pdf_title(struct pdf *p, const struct str *line, size_t n)
{
    calls_of(p)->title(p, line, n);
}

void pdf_heading(struct pdf *p, int level, struct str text)
{
    calls_of(p)->heading(p, level, text);
}

void pdf_text(struct pdf *p, enum pdf_style style, struct str text)
{
    calls_of(p)->text(p, style, text);
}

void pdf_item(struct pdf *p, struct str mark, struct str text)
{
    calls_of(p)->item(p, mark, text);
}

void pdf_link(struct pdf *p, struct str text, struct str url)
{
    calls_of(p)->link(p, text, url);
}

void pdf_space(struct pdf *p, double points)
{
    calls_of(p)->space(p, points);
}

void pdf_need(struct pdf *p, double points)
{
    calls_of(p)->need(p, points);
}

void pdf_break(struct pdf *p)
{
    calls_of(p)->break_page(p);
}

void pdf_letterhead(struct pdf *p, const struct pdf_letterhead *h)
{
    calls_of(p)->letterhead(p, h);
}

void pdf_signatures(struct pdf *p, const struct pdf_signer *s, size_t n)
{
    calls_of(p)->signatures(p, s, n);
}

void pdf_seal(struct pdf *p, const struct pdf_seal *s)
{
    calls_of(p)->seal(p, s);
}

void pdf_big(struct pdf *p, double points, struct str text)
{
    calls_of(p)->big(p, points, text);
}

void pdf_code(struct pdf *p, struct str url, double side)
{
    calls_of(p)->code(p, url, side);
}

void pdf_table(struct pdf *p, const struct pdf_table *t)
{
    calls_of(p)->table(p, t);
}

void pdf_legend(struct pdf *p, const struct pdf_key *k, size_t n)
{
    calls_of(p)->legend(p, k, n);
}

void pdf_facts(struct pdf *p, const struct pdf_fact *f, size_t n)
{
    calls_of(p)->facts(p, f, n);
}

void pdf_flow(struct pdf *p, const struct pdf_flow *f)
{
    calls_of(p)->flow(p, f);
}

void pdf_map(struct pdf *p, const struct pdf_map *m)
{
    calls_of(p)->map(p, m);
}

void pdf_curve(struct pdf *p, const struct pdf_curve *c)
{
    calls_of(p)->curve(p, c);
}

void pdf_radar(struct pdf *p, const struct pdf_radar *c)
{
    calls_of(p)->radar(p, c);
}
