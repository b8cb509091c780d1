/* publication.c: fills in the record's form, as the editor would. */
#include "portal/publication.h"

#include "core/app.h"
#include "register/record.h"

/* What the register calls it; "news" of the reform is told from other news by its place. */
static struct str topic_of(const struct content_draft *d)
{
    return d->place.n > 0 ? d->place : STR("other");
}

enum status publication_note(struct ctx *c, const struct content_draft *d, int64_t version_no)
{
    const struct reg_def *def = reg_find(c->app, STR("publication"));
    struct reg_form form;
    int64_t id = 0;
    bool put;
    enum status s;

    if (def == NULL)
        return ST_OK;
    reg_form_init(c, &form, def);
    put =
        reg_form_put(&form, STR("title"), d->title) && reg_form_put(&form, STR("kind"), d->kind) &&
        reg_form_put(&form, STR("topic"), topic_of(d)) &&
        reg_form_put(&form, STR("published_on"),
                     date_iso(c->arena, day_today(c->now, (int)c->who.zone))) &&
        reg_form_put(&form, STR("address"), content_href(c->arena, d->kind, d->name)) &&
        reg_form_put(&form, STR("version_no"), str_printf(c->arena, "%lld", (long long)version_no));
    if (!put)
        return fail(c, ST_FAULT, "the register publication lacks a field that the portal fills");
    s = record_create(c, &form, &id);
    if (s == ST_INVALID && form.n_error > 0)
        return fail(c, ST_FAULT, "the register publication refuses: " STR_FMT,
                    STR_ARG(form.error[0].text));
    return s;
}
