/*
 * bulk_page.c: /register/:register/massal, one move for the records that were ticked.
 *
 * First it shows which ones can be moved and which cannot, then it moves each in a transaction of
 * its own and says of each what happened: one that somebody else changed meanwhile does not keep
 * the others back.
 */
#include "register/bulk_page.view.h"
#include "register/bulk_view.h"

#include <inttypes.h>

/* "12.3": the record and its version as it was shown. */
static bool read_tick(struct str tick, int64_t *id, int64_t *version)
{
    struct str rest = tick;
    struct str first = str_cut(&rest, '.');

    return int_parse(first, id) && int_parse(rest, version);
}

static struct str refusal(struct ctx *c, enum status s, const struct reg_form *form)
{
    if (s == ST_CONFLICT && c->failure.key == NULL)
        return tr(c->lang, "register.changed_meanwhile");
    if (form->n_error > 0)
        return reg_form_said(c, form);
    return failure_text(c);
}

static enum status move_now(struct ctx *c, const struct record *r, const struct reg_move *m,
                            struct reg_form *form, struct str reason)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = record_move(c, r, m, form, reason);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* What is wrong with one record does not end the others; only a fault does. */
static enum status move_one(struct ctx *c, const struct record *r, const struct reg_move *m,
                            int64_t version, struct bulk_line *line)
{
    struct reg_form form = { 0 };
    enum status s = reg_form_fill(c, &form, r);

    if (s != ST_OK)
        return s;
    form.version = version;
    s = move_now(c, r, m, &form, form_str(c, "alasan"));
    line->done = s == ST_OK;
    if (s == ST_OK)
        line->state = state_show(c, r->def, r->def->state[m->to].name);
    else if (s == ST_FAULT || s == ST_BUSY)
        return s;
    else
        line->why = refusal(c, s, &form);
    c->failure = (struct failure){ 0 };
    return ST_OK;
}

static struct str cannot(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    struct state_shown now = state_show(c, r->def, r->state);

    if (!reg_may(c, r->def, m->by, r))
        return tr(c->lang, "register.not_allowed");
    if (!record_may_move(c, r, m))
        return tr_with(c->arena, c->lang, "register.move_late", &now.word, 1);
    if (m->other && (record_is_own(c, r) || r->created_by == c->who.person_id))
        return tr(c->lang, "register.own");
    return STR("");
}

static enum status look_at_one(struct ctx *c, const struct reg_move *m, struct str tick,
                               struct bulk_page *v)
{
    struct bulk_line *line = &v->line[v->n];
    struct record r = { 0 };
    int64_t id = 0, version = 0;
    enum status s = read_tick(tick, &id, &version) ? record_find(c, c->reg, id, &r) : ST_NOT_FOUND;

    if (s == ST_NOT_FOUND) {
        c->failure = (struct failure){ 0 };
        return ST_OK; /* nothing that the asker may know of */
    }
    if (s != ST_OK)
        return s;
    *line = (struct bulk_line){ .tick = tick,
                                .title = r.title,
                                .href = record_href(c, &r),
                                .why = cannot(c, &r, m),
                                .state = state_show(c, r.def, r.state) };
    v->n++;
    v->n_can += line->why.n == 0;
    if (!v->answered || line->why.n > 0)
        return ST_OK;
    s = move_one(c, &r, m, version, line);
    v->n_done += line->done;
    return s;
}

static enum status draw(struct ctx *c, struct bulk_page *v, int status)
{
    const struct reg_crumbs crumbs = reg_crumbs(c, c->reg, NULL);
    struct page page = {
        .title = v->title, .place = PLACE_REGISTER, .crumb = crumbs.crumb, .n_crumb = crumbs.n
    };
    struct out *o = body_new(c);

    c->res->status = status;
    bulk_page_view(o, v);
    return page_show(c, &page, o);
}

/* POST /register/:register/massal */
enum status bulk_send(struct ctx *c)
{
    const struct reg_move *m = reg_move(c->reg, form_str(c, "langkah"));
    struct bulk_page v = { .base = reg_href(c, c->reg),
                           .address = form_str(c, "alamat"),
                           .reason = form_str(c, "alasan") };
    bool sure = form_str(c, "yakin").n > 0;
    enum status s = ST_OK;

    if (m == NULL || m->n_ask > 0)
        return refuse(c, ST_INVALID, "register.bulk_no_move");
    v.move = m->name;
    v.label = words_show(c, &m->label);
    v.title = tr_with(c->arena, c->lang, "register.bulk_title", &v.label, 1);
    v.confirm = words_show(c, &m->confirm);
    v.asks_reason = m->reason;
    if (sure && m->reason && v.reason.n == 0)
        v.reason_error = tr(c->lang, "register.no_reason");
    v.answered = sure && v.reason_error.n == 0;
    v.line = arena_array(c->arena, REG_LIST_ROWS + 1, sizeof(*v.line));
    for (size_t i = 0; i < c->req->form.n && s == ST_OK && v.n < REG_LIST_ROWS; i++) {
        if (str_eq(c->req->form.p[i].name, STR("baris")))
            s = look_at_one(c, m, c->req->form.p[i].value, &v);
    }
    if (s != ST_OK)
        return s;
    return draw(c, &v, v.reason_error.n > 0 || v.n == 0 ? 422 : 200);
}
