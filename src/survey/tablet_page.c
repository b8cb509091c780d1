/*
 * tablet_page.c: /survei/NAME/tablet: the questionnaire on a tablet of the office, for one visitor
 * after the other.
 *
 * The address carries a key that staff start it with, good until the period closes. All is on one
 * page; a script shows it question by question. It is sent, thanked for, and begins anew by itself;
 * nobody can go back to what the visitor before answered: pages are not kept, fields not restored.
 */
#include "core/app.h"
#include "core/identity.h"
#include "core/page.h"
#include "http/response.h"
#include "intake/intake.h"
#include "survey/answer.view.h"
#include "survey/ask.h"
#include "survey/code.h"
#include "survey/pages.h"

#define BACK_SECONDS "8"

static enum status tablet_period(struct ctx *c, struct period *p)
{
    const struct survey_def *def = survey_find(c->app->questionnaires, path_str(c, "name"));
    enum status s = def == NULL ? ST_NOT_FOUND : period_now(c, def->name, p);

    if (s != ST_OK)
        return s;
    return tablet_may(c, p->row.id, query_str(c, "k")) ? ST_OK
                                                       : refuse(c, ST_DENIED, "survey.tablet_key");
}

static struct str address(struct ctx *c, const struct period *p, const char *tail)
{
    return str_printf(c->arena, "/survei/" STR_FMT "/tablet%s?k=" STR_FMT, STR_ARG(p->row.survey),
                      tail, STR_ARG(query_str(c, "k")));
}

static enum status show(struct ctx *c, const struct period *p, const struct answer *a, bool done)
{
    struct tablet_view v = { .lang = c->lang == LANG_EN ? STR("en") : STR("id"),
                             .action = address(c, p, ""),
                             .page_title = period_title(c, p),
                             .done = done };
    struct out *o;

    guest_form(c);
    o = body_new(c);
    ask_fill(c, p, a, 0, &v.ask);
    tablet_page(o, &v);
    response_header(c->res, "Cache-Control", STR("no-store"));
    if (done)
        response_header(c->res, "Refresh",
                        str_printf(c->arena, BACK_SECONDS "; url=" STR_FMT, STR_ARG(v.action)));
    c->res->out = o;
    c->res->status = a->n_error > 0 ? 422 : 200;
    return ST_OK;
}

enum status tablet_show(struct ctx *c)
{
    struct period p = { 0 };
    struct answer a;
    enum status s = tablet_period(c, &p);

    answer_init(&a);
    return s == ST_OK ? show(c, &p, &a, false) : s;
}

enum status tablet_send(struct ctx *c)
{
    struct period p = { 0 };
    struct answer a;
    enum status s = tablet_period(c, &p);

    if (s != ST_OK)
        return s;
    answer_read(c, &p, &a);
    answer_check(c, &p, &a);
    if (a.n_error > 0)
        return show(c, &p, &a, false);
    s = intake_count(c, THROTTLE_DESK); /* the key may have been read from the screen */
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = answer_keep(c, &p, &a, "tablet");
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    return see_other(c, STR_FMT, STR_ARG(address(c, &p, "/selesai")));
}

enum status tablet_thanks(struct ctx *c)
{
    struct period p = { 0 };
    struct answer a;
    enum status s = tablet_period(c, &p);

    answer_init(&a);
    return s == ST_OK ? show(c, &p, &a, true) : s;
}
