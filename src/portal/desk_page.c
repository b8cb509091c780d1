/*
 * desk_page.c: the front desk: a tablet on which visitors sign the guest book themselves, their
 * card, and signing out.
 *
 * The tablet is not signed in: whoever stands before it must not hold an officer's session. An
 * officer opens /meja and lets the tablet read the code there; it leads to an address sealed for
 * this office until the end of the day, and to nothing but this form. A card's address is sealed,
 * too, so that nobody turns the pages of others' visits.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/identity.h"
#include "core/page.h"
#include "core/time_show.h"
#include "core/token.h"
#include "core/totp.h"
#include "intake/intake.h"
#include "portal/desk.view.h"
#include "portal/desk_view.h"
#include "portal/pages.h"
#include "portal/queries.h"
#include "register/record.h"

#define NUMBER_MAX 60

/* What a visitor is asked, of all that the register knows. */
static const char *const asked[] = { "name", "origin", "people", "phone", "purpose", "note" };

static const struct reg_def *guest_book(const struct ctx *c)
{
    return reg_find(c->app, STR("guest_book"));
}

/* ── the sealed address ── */

/* "desk UNIT DAY" or "card UNIT RECORD". */
static struct str sealed(struct ctx *c, const char *what, int64_t number)
{
    return text_seal(c->app, c->arena, TOKEN_DESK,
                     str_printf(c->arena, "%s %" PRId64 " %" PRId64, what, c->who.unit_id, number));
}

static bool unseal(struct ctx *c, struct str token, const char *what, int64_t *unit_id,
                   int64_t *number)
{
    struct str text = { 0 };

    return token.n < 200 && text_open(c->app, c->arena, TOKEN_DESK, token, &text) &&
           str_eq(str_cut(&text, ' '), str_of(what)) && int_parse(str_cut(&text, ' '), unit_id) &&
           int_parse(text, number);
}

/* The tablet's address holds on its day only. */
static enum status desk_scope(struct ctx *c)
{
    int64_t unit_id = 0, day = 0;
    enum status s;

    if (!unseal(c, path_str(c, "token"), "desk", &unit_id, &day) || guest_book(c) == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    s = identity_enter_unit(c, unit_id);
    if (s == ST_OK && day != day_today(c->now, (int)c->who.zone))
        return refuse(c, ST_NOT_FOUND, "portal.desk_closed");
    return s;
}

static struct str desk_href(struct ctx *c, const char *rest)
{
    return str_printf(c->arena, "/meja/tamu/" STR_FMT "%s", STR_ARG(path_str(c, "token")), rest);
}

/* ── the officer's side ── */

static enum status door_show(struct ctx *c)
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct desk_door p = { 0 };
    struct page page = { .title = tr(c->lang, "portal.desk_door"), .place = PLACE_CONTENT };
    struct out *body = body_new(c);

    if (guest_book(c) == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    p.href = str_printf(c->arena, STR_FMT "/meja/tamu/" STR_FMT, STR_ARG(c->app->base_url),
                        STR_ARG(sealed(c, "desk", today)));
    p.until = date_long(c->arena, c->lang, today);
    (void)qr_path(c->arena, p.href, &p.qr, &p.qr_size);
    desk_door_view(body, &p);
    return page_show(c, &page, body);
}

/* ── the visitor's form ── */

static void fill_field(struct ctx *c, const struct reg_form *form, const struct reg_field *f,
                       struct desk_field *d)
{
    struct str typed = f->column >= 0 ? form->typed[f->column] : STR("");

    d->f = f;
    d->name = str_printf(c->arena, "f." STR_FMT, STR_ARG(f->name));
    d->label = words_show(c, &f->label);
    d->help = words_show(c, &f->help);
    d->value = typed;
    d->error = reg_form_error(form, d->name);
    d->option = arena_array(c->arena, f->n_option + 1, sizeof(*d->option));
    for (size_t i = 0; i < f->n_option; i++)
        d->option[d->n_option++] =
            (struct option){ f->option[i].name, words_show(c, &f->option[i].label),
                             str_eq(f->option[i].name, typed) };
}

static struct str privacy_text(struct ctx *c, const struct reg_def *def)
{
    const struct str args[] = {
        words_show(c, &def->personal_data.purpose),
        str_printf(c->arena, "%d", def->personal_data.keep_years),
    };

    return def->personal_data.there
               ? tr_with(c->arena, c->lang, "portal.desk_privacy", args, ARRAY_LEN(args))
               : STR("");
}

static enum status form_show(struct ctx *c, const struct reg_form *form, struct desk_form *p)
{
    struct page page = { .title = tr(c->lang, "portal.desk_title"),
                         .open_face = true,
                         .unlisted = true };
    struct out *body;

    guest_form(c);
    body = body_new(c);
    p->action = desk_href(c, "");
    p->leave = desk_href(c, "/pulang");
    p->field = arena_array(c->arena, ARRAY_LEN(asked), sizeof(*p->field));
    for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
        const struct reg_field *f = reg_field(form->def, str_of(asked[i]));

        if (f != NULL)
            fill_field(c, form, f, &p->field[p->n++]);
    }
    p->error = form->error;
    p->n_error = form->n_error;
    p->privacy = privacy_text(c, form->def);
    desk_form_view(body, p);
    return page_show(c, &page, body);
}

static enum status desk_show(struct ctx *c)
{
    struct reg_form form;
    struct desk_form p = { 0 };

    reg_form_init(c, &form, guest_book(c));
    return form_show(c, &form, &p);
}

static enum status make(struct ctx *c, struct reg_form *form, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = record_create(c, form, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status desk_send(struct ctx *c)
{
    const struct reg_def *def = guest_book(c);
    const struct reg_field *field[ARRAY_LEN(asked)];
    struct reg_form form;
    struct desk_form p = { 0 };
    size_t n = 0;
    int64_t id = 0;
    enum status s;

    for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
        field[n] = reg_field(def, str_of(asked[i]));
        n += field[n] != NULL;
    }
    c->for_public = true;
    reg_form_init(c, &form, def);
    reg_form_read(c, &form, field, n);
    s = intake_count(c, THROTTLE_DESK);
    if (s == ST_OK)
        s = make(c, &form, &id);
    if (s == ST_INVALID && form.n_error > 0) {
        c->res->status = 422;
        return form_show(c, &form, &p);
    }
    if (s != ST_OK)
        return s;
    return see_other(c, STR_FMT "/kartu/" STR_FMT, STR_ARG(desk_href(c, "")),
                     STR_ARG(sealed(c, "card", id)));
}

/* ── the card ── */

static struct str field_shown(struct ctx *c, const struct record *r, const char *name)
{
    const struct reg_field *f = reg_field(r->def, str_of(name));

    return f == NULL || !record_filled(r, f) ? STR("") : record_show(c, r, f, false);
}

static enum status card_show(struct ctx *c)
{
    struct record r = { 0 };
    struct desk_card p = { 0 };
    struct page page = { .title = tr(c->lang, "portal.desk_card"),
                         .open_face = true,
                         .unlisted = true };
    struct out *body = body_new(c);
    int64_t unit_id = 0, id = 0;
    enum status s = ST_NOT_FOUND;

    c->for_public = true;
    if (unseal(c, path_str(c, "card"), "card", &unit_id, &id) && unit_id == c->who.unit_id)
        s = record_find(c, guest_book(c), id, &r);
    if (s != ST_OK)
        return s == ST_NOT_FOUND ? refuse(c, s, "error.not_found") : s;
    p = (struct desk_card){
        .office = c->who.unit_name,
        .number = r.number,
        .name = field_shown(c, &r, "name"),
        .origin = field_shown(c, &r, "origin"),
        .purpose = field_shown(c, &r, "purpose"),
        .when = time_short(c->arena, c->lang, r.created_at, c->who.zone),
        .back = desk_href(c, ""),
    };
    (void)qr_path(c->arena, r.number, &p.qr, &p.qr_size);
    desk_card_view(body, &p);
    return page_show(c, &page, body);
}

/* ── signing out ── */

/* *number: whose it was. Numbers follow each other, so no name is shown for one. */
static enum status leave(struct ctx *c, int64_t id, struct str *number)
{
    struct record r = { 0 };
    struct reg_form form = { .def = guest_book(c) };
    const struct reg_field *left = reg_field(form.def, STR("left_at"));
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = record_find(c, form.def, id, &r);

    if (s == ST_OK && (left == NULL || record_filled(&r, left)))
        return refuse(c, ST_CONFLICT, "portal.desk_left_before");
    if (s == ST_OK)
        s = reg_form_fill(c, &form, &r);
    if (s != ST_OK)
        return s;
    form.version = r.version;
    (void)reg_form_put(&form, left->name, default_text(c, left, STR("now")));
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = record_change(c, &r, &form);
    if (s == ST_OK)
        s = tx_commit(&tx);
    *number = r.number;
    return s;
}

static enum status leave_send(struct ctx *c)
{
    struct reg_form form;
    struct desk_form p = { .number = str_sub(form_str(c, "nomor"), 0, NUMBER_MAX) };
    int64_t *id = NULL;
    size_t n = 0;
    enum status s = intake_count(c, THROTTLE_DESK);

    if (s == ST_OK)
        s = p.number.n == 0 ? ST_NOT_FOUND : guest_numbered(c, c->who.unit_id, p.number, &id, &n);
    c->for_public = true;
    if (s == ST_OK)
        s = n == 1 ? leave(c, id[0], &p.left) : ST_NOT_FOUND;
    if (s == ST_NOT_FOUND)
        s = refuse(c, s, "portal.desk_no_number");
    if (s != ST_OK && s != ST_NOT_FOUND && s != ST_CONFLICT)
        return s;
    if (s != ST_OK) {
        p.left_error = failure_text(c);
        c->res->status = 422;
    } else {
        p.number = STR("");
    }
    reg_form_init(c, &form, guest_book(c));
    return form_show(c, &form, &p);
}

const struct route portal_desk_routes[] = {
    { GET, "/meja", PORTAL_EDIT, door_show, NULL, BODY_NONE },
    { GET, "/meja/tamu/:token", PUBLIC, desk_show, desk_scope, BODY_NONE },
    { POST, "/meja/tamu/:token", PUBLIC, desk_send, desk_scope, BODY_FORM },
    { GET, "/meja/tamu/:token/kartu/:card", PUBLIC, card_show, desk_scope, BODY_NONE },
    { POST, "/meja/tamu/:token/pulang", PUBLIC, leave_send, desk_scope, BODY_FORM },
    { .pattern = NULL },
};
