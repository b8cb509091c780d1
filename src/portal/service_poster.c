/* service_poster.c: a service's standard on one page of paper, to hang up where people wait. */
#include "core/paper.h"
#include "portal/service.h"

struct poster {
    struct ctx *c;
    const struct service_page *p;
    struct paper paper;
    struct pdf_seal seal;
    struct str seal_line[1];
};

static void items(const struct poster *d, struct pdf *p, const char *key, const struct str *line,
                  size_t n)
{
    if (n == 0)
        return;
    pdf_heading(p, 1, tr(d->c->lang, key));
    for (size_t i = 0; i < n; i++)
        pdf_item(p, str_printf(d->c->arena, "%zu.", i + 1), line[i]);
}

static void steps(const struct poster *d, struct pdf *p)
{
    const struct service_page *s = d->p;

    if (s->n_step == 0)
        return;
    pdf_heading(p, 1, tr(d->c->lang, "service.steps"));
    for (size_t i = 0; i < s->n_step; i++) {
        const struct service_step *one = &s->step[i];
        struct str text = one->by_whom.n > 0 ? str_printf(d->c->arena, STR_FMT " (" STR_FMT ")",
                                                          STR_ARG(one->step), STR_ARG(one->by_whom))
                                             : one->step;

        pdf_item(p, str_printf(d->c->arena, "%zu.", i + 1), text);
    }
}

static struct str with_note(const struct poster *d, struct str value, struct str note)
{
    return note.n == 0
               ? value
               : str_printf(d->c->arena, STR_FMT ". " STR_FMT, STR_ARG(value), STR_ARG(note));
}

static void draw(struct pdf *p, const void *with)
{
    const struct poster *d = with;
    const struct service_page *s = d->p;
    enum lang lang = d->c->lang;
    struct str title[] = { tr(lang, "service.poster"), s->name };
    const struct pdf_fact fact[] = {
        { tr(lang, "service.time"), with_note(d, s->time, s->time_note) },
        { tr(lang, "service.fee"), with_note(d, s->fee, s->fee_note) },
        { tr(lang, "service.product"), s->product },
        { tr(lang, "service.complaints"), s->complaints },
    };

    pdf_letterhead(p, &d->paper.letterhead);
    pdf_title(p, title, 2);
    pdf_text(p, PDF_BODY, s->summary);
    items(d, p, "service.requirements", s->requirement, s->n_requirement);
    steps(d, p);
    pdf_space(p, 8);
    pdf_facts(p, fact, ARRAY_LEN(fact));
    if (s->pledge.n > 0) {
        pdf_heading(p, 1, tr(lang, "service.pledge"));
        pdf_text(p, PDF_BODY, s->pledge);
        pdf_text(p, PDF_QUIET, s->pledge_by);
    }
    pdf_seal(p, &d->seal);
}

enum status service_poster(struct ctx *c, const struct service_page *p, struct str *pdf)
{
    struct poster *d = arena_new(c->arena, struct poster);
    enum status s;

    d->c = c;
    d->p = p;
    s = paper_of(c, &d->paper);
    if (s != ST_OK)
        return s;
    d->seal_line[0] = tr(c->lang, "service.poster_scan");
    d->seal = (struct pdf_seal){
        .url = paper_url(c, str_printf(c->arena, "/layanan/" STR_FMT, STR_ARG(p->code))),
        .heading = p->name,
        .line = d->seal_line,
        .n_line = 1,
    };
    d->paper.options.title = p->name;
    s = pdf_make(c->arena, &d->paper.options, draw, d, pdf);
    return s == ST_OK ? ST_OK : fail(c, s, "the poster of a service could not be drawn");
}
