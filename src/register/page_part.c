/* page_part.c: what the pages of registers share: addresses, states, terms, crumbs. */
#include <inttypes.h>

#include "core/app.h"
#include "core/time_show.h"
#include "register/pages.h"

#define SOON_DAYS 3

struct str reg_href(struct ctx *c, const struct reg_def *def)
{
    return str_printf(c->arena, "/register/" STR_FMT, STR_ARG(def->name));
}

struct str record_href(struct ctx *c, const struct record *r)
{
    return str_printf(c->arena, "/register/" STR_FMT "/%" PRId64, STR_ARG(r->def->name), r->id);
}

int32_t reg_today(const struct ctx *c)
{
    return day_today(c->now, (int)c->who.zone);
}

struct str day_show(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : STR("");
}

struct state_shown state_show(const struct ctx *c, const struct reg_def *def, struct str state)
{
    int i = reg_state_index(def, state);

    if (i < 0)
        return (struct state_shown){ STATE_COUNT, STR("") };
    return (struct state_shown){ reg_state_shape(def->state[i].kind),
                                 words_show(c, &def->state[i].label) };
}

struct due_shown due_show(struct ctx *c, const struct record *r)
{
    struct due_shown d = { DUE_NONE, STR(""), STR("") };
    int32_t day = 0, left;

    /* What is closed waits for nothing. */
    if (r->closed_on.n > 0 || !date_parse(r->due_on, &day))
        return d;
    d.text = date_short(c->arena, c->lang, day);
    left = day - reg_today(c);
    d.kind = left < 0 ? DUE_OVER : left <= SOON_DAYS ? DUE_SOON : DUE_LATER;
    struct str n = int_show(c->arena, left < 0 ? -left : left, c->lang == LANG_ID);

    if (left == 0)
        d.left = tr(c->lang, "register.due_today");
    else
        d.left =
            tr_with(c->arena, c->lang, left < 0 ? "register.due_over" : "register.due_left", &n, 1);
    return d;
}

struct str one_of(struct ctx *c, const struct reg_def *def)
{
    struct str one = words_show(c, &def->one);
    bool word =
        one.n > 1 && one.p[0] >= 'A' && one.p[0] <= 'Z' && one.p[1] >= 'a' && one.p[1] <= 'z';

    if (!word)
        return one; /* "SOP" */
    return str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(str_lower(c->arena, str_sub(one, 0, 1))),
                      STR_ARG(str_sub(one, 1, one.n)));
}

struct str record_name(const struct record *r)
{
    struct str rest;

    if (r->number.n == 0 || !str_starts(r->title, r->number))
        return r->title;
    rest = str_sub(r->title, r->number.n, r->title.n);
    while (rest.n > 0 && (rest.p[0] == ' ' || rest.p[0] == ':' || rest.p[0] == ','))
        rest = str_sub(rest, 1, rest.n);
    if (str_starts(rest, STR("·")))
        rest = str_trim(str_sub(rest, sizeof("·") - 1, rest.n));
    return rest.n > 0 ? rest : r->title;
}

struct reg_crumbs reg_crumbs(struct ctx *c, const struct reg_def *def, const struct record *r)
{
    struct reg_crumbs out = { .n = 2 };

    out.crumb[0] = (struct crumb){ tr(c->lang, "register.title"), STR("/register") };
    out.crumb[1] = (struct crumb){ words_show(c, &def->title), reg_href(c, def) };
    if (r != NULL)
        out.crumb[out.n++] =
            (struct crumb){ r->number.n > 0 ? r->number : r->title, record_href(c, r) };
    return out;
}
