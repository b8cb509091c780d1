/* record_page.c: /register/:register/:id, one record, and the question whether to remove it. */
#include <inttypes.h>

#include "core/app.h"
#include "core/time_show.h"
#include "register/hooks.h"
#include "register/record_page.view.h"
#include "register/record_view.h"

static void fill_buttons(struct ctx *c, struct record_page *v)
{
    const struct reg_def *def = v->r->def;

    v->button = arena_array(c->arena, def->n_move + 1, sizeof(*v->button));
    for (size_t i = 0; i < def->n_move; i++) {
        const struct reg_move *m = &def->move[i];

        bool mine = record_is_own(c, v->r) || v->r->created_by == c->who.person_id;

        /* Nobody is offered to check their own. */
        if (!record_may_move(c, v->r, m) || (m->other && mine))
            continue;
        v->button[v->n_button++] = (struct record_button){
            .label = words_show(c, &m->label),
            .href = str_printf(c->arena, STR_FMT "/langkah/" STR_FMT, STR_ARG(v->base),
                               STR_ARG(m->name)),
            .plain = m->n_ask == 0 && !m->reason && words_show(c, &m->confirm).n == 0,
        };
    }
}

static struct str made_text(struct ctx *c, const struct record *r)
{
    const struct str args[] = { time_short(c->arena, c->lang, r->created_at, c->who.zone),
                                r->creator.n > 0       ? r->creator
                                : r->def->face != NULL ? tr(c->lang, "register.by_public")
                                                       : tr(c->lang, "history.system") };

    return tr_with(c->arena, c->lang, "register.made", args, ARRAY_LEN(args));
}

static void describe(struct ctx *c, struct record_page *v)
{
    const struct record *r = v->r;

    v->base = record_href(c, r);
    v->name = record_name(r);
    v->number = r->number;
    v->one = words_show(c, &r->def->one);
    v->made = made_text(c, r);
    v->state = state_show(c, r->def, r->state);
    v->due = due_show(c, r);
    v->closed = reg_state_closed(r->def, r->state);
    v->may_edit = may(c, REG_EDIT, 0) && !v->closed;
    v->may_remove = may(c, REG_REMOVE, 0);
    if (page_is_there(c, "/register/:register/:id/cetak.pdf"))
        v->print = str_printf(c->arena, STR_FMT "/cetak.pdf", STR_ARG(v->base));
    fill_buttons(c, v);
}

/* Personal fields are shown when they are asked for, by those with the right, and that is noted. */
static enum status look_at_personal(struct ctx *c, struct record_page *v)
{
    bool any = false;

    for (size_t i = 0; i < v->r->def->n_field; i++) {
        const struct reg_field *f = &v->r->def->field[i];

        any = any || (f->personal && (f->column < 0 || record_filled(v->r, f)));
    }
    v->has_hidden = any && may(c, REG_PERSONAL, 0);
    v->shows_personal = v->has_hidden && query_str(c, "pribadi").n > 0;
    return v->shows_personal ? record_seen(c, v->r, "seen") : ST_OK;
}

static enum status draw_panels(struct ctx *c, const struct record *r, struct out *below,
                               struct out *aside)
{
    const struct record_panel *const *panel = c->app->panels;
    enum status s = ST_OK;

    for (; panel != NULL && *panel != NULL && s == ST_OK; panel++)
        s = (*panel)->draw(c, r, (*panel)->aside ? aside : below);
    return s;
}

static enum status draw_parts(struct ctx *c, struct record_page *v)
{
    struct out *below = body_new(c), *aside = body_new(c), *history = body_new(c);
    struct out *drawn = body_new(c);
    const struct reg_hooks *hooks = v->r->def->hooks;
    enum status s = draw_panels(c, v->r, below, aside);

    if (s == ST_OK && hooks != NULL && hooks->draw != NULL)
        s = hooks->draw(c, v->r, drawn);
    if (s == ST_OK)
        s = record_history(c, v->r, history);
    if (s != ST_OK)
        return s;
    v->drawn = out_html(drawn);
    v->panels = out_html(below);
    v->aside = out_html(aside);
    v->history = out_html(history);
    return ST_OK;
}

enum status record_draw(struct ctx *c, const struct record *r, int status, struct str error)
{
    const struct reg_crumbs crumbs = reg_crumbs(c, r->def, NULL);
    struct page page = {
        .title = r->title,
        .place = PLACE_REGISTER,
        .crumb = crumbs.crumb,
        .n_crumb = crumbs.n,
        .script = { "form-draft.js" }, /* forgets what the form before it kept */
    };
    struct record_page *v = arena_new(c->arena, struct record_page);
    struct out *o = body_new(c);
    enum status s;

    v->r = r;
    v->error = error;
    describe(c, v);
    s = look_at_personal(c, v);
    if (s == ST_OK)
        s = record_fill_sections(c, v, v->shows_personal);
    if (s == ST_OK)
        s = record_fill_clocks(c, v);
    if (s == ST_OK)
        s = record_fill_related(c, v);
    if (s == ST_OK)
        s = draw_parts(c, v);
    if (s != ST_OK)
        return s;
    c->res->status = status;
    record_page_view(o, v);
    return page_show(c, &page, o);
}

/* GET /register/:register/:id */
enum status record_show_page(struct ctx *c)
{
    return record_draw(c, c->record, 200, STR(""));
}

/* ── removing ── */

static enum status draw_remove(struct ctx *c, int status, struct str error)
{
    const struct record *r = c->record;
    const struct reg_crumbs crumbs = reg_crumbs(c, r->def, r);
    struct page page = { .title = tr_with(c->arena, c->lang, "register.remove_title", &r->title, 1),
                         .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n };
    struct out *o = body_new(c);

    c->res->status = status;
    record_remove_view(o, r, record_href(c, r), form_str(c, "alasan"), error);
    return page_show(c, &page, o);
}

/* GET /register/:register/:id/hapus */
enum status record_ask_remove(struct ctx *c)
{
    return draw_remove(c, 200, STR(""));
}

static enum status remove_now(struct ctx *c, const struct record *r, struct str reason)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = record_remove(c, r, reason);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /register/:register/:id/hapus */
enum status record_send_remove(struct ctx *c)
{
    struct str reason = form_str(c, "alasan");
    enum status s;

    if (reason.n == 0)
        return draw_remove(c, 422, tr(c->lang, "register.no_reason"));
    s = remove_now(c, c->record, reason);
    if (s == ST_INVALID || s == ST_CONFLICT)
        return draw_remove(c, s == ST_CONFLICT ? 409 : 422, failure_text(c));
    if (s != ST_OK)
        return s;
    say(c, "register.removed", c->record->title, STR(""));
    return see_other(c, "/register/" STR_FMT, STR_ARG(c->reg->name));
}
