/* move_page.c: /register/:register/:id/langkah/:move, a move with its question. */
#include "register/form_page.view.h"
#include "register/form_view.h"
#include "register/record_view.h"

static void name_page(struct ctx *c, const struct reg_move *m, const struct record *r,
                      struct form_page *v)
{
    v->is_move = true;
    v->title = words_show(c, &m->label);
    v->about = r->title;
    v->confirm = words_show(c, &m->confirm);
    v->save = v->title;
    v->cancel = record_href(c, r);
    v->action =
        str_printf(c->arena, STR_FMT "/langkah/" STR_FMT, STR_ARG(v->cancel), STR_ARG(m->name));
    v->draft = str_printf(c->arena, "langkah-" STR_FMT, STR_ARG(m->name));
    v->asks_reason = m->reason;
    v->reason = form_str(c, "alasan");
}

static enum status draw(struct ctx *c, const struct reg_move *m, const struct reg_form *form,
                        struct form_page *v, int status)
{
    const struct form_fields fields = form_fields_of(c, c->reg, m, c->record);
    const struct reg_crumbs crumbs = reg_crumbs(c, c->reg, form->old);
    struct page page = { .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n,
                         .script = { "register-form.js", "upload.js", "form-draft.js" } };
    struct out *o = body_new(c);
    enum status s;

    name_page(c, m, form->old, v);
    v->version = form->version;
    s = form_fill_page(c, form, &fields, v);
    if (s != ST_OK)
        return s;
    /* What a move insists on is not optional, whatever the field says. */
    for (size_t i = 0; i < v->n_section; i++) {
        for (size_t k = 0; k < v->section[i].n; k++) {
            for (size_t n = 0; n < m->n_require; n++) {
                struct str name = str_sub(v->section[i].control[k].name, 2, REG_NAME_MAX);

                if (str_eq(name, m->require[n]->name))
                    v->section[i].control[k].optional = false;
            }
        }
    }
    page.title = v->title;
    c->res->status = status;
    form_page_view(o, v);
    return page_show(c, &page, o);
}

static const struct reg_move *move_of_path(struct ctx *c)
{
    return reg_move(c->reg, path_str(c, "move")); /* the scope has found it */
}

/* The state may have changed since the button was shown. */
static enum status refuse_late(struct ctx *c)
{
    struct state_shown now = state_show(c, c->reg, c->record->state);
    const struct str args[] = { now.word };

    return record_draw(c, c->record, 409,
                       tr_with(c->arena, c->lang, "register.move_late", args, ARRAY_LEN(args)));
}

/* GET /register/:register/:id/langkah/:move */
enum status move_show(struct ctx *c)
{
    const struct reg_move *m = move_of_path(c);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct form_fields fields = form_fields_of(c, c->reg, m, c->record);
    struct reg_form form = { 0 };
    enum status s;

    if (!record_may_move(c, c->record, m))
        return refuse_late(c);
    s = reg_form_fill(c, &form, c->record);
    if (s == ST_OK && form_is_personal(c->record, &fields))
        s = record_seen(c, c->record, "seen");
    return s == ST_OK ? draw(c, m, &form, v, 200) : s;
}

static enum status make_move(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                             const struct form_fields *fields)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = form_drop_files(c, c->record, fields);
    if (s == ST_OK)
        s = record_move(c, c->record, m, form, form_str(c, "alasan"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status read_move(struct ctx *c, struct reg_form *form, const struct form_fields *fields)
{
    struct picks_known known = { .n = 0 };
    enum status s = reg_form_fill(c, form, c->record);

    if (s != ST_OK)
        return s;
    reg_form_read(c, form, fields->field, fields->n);
    return form_settle(c, &known, form, fields);
}

/* What was refused comes back: on the move's page where it has one, else on the record's. */
static enum status draw_wrong(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                              enum status why)
{
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct record *fresh = arena_new(c->arena, struct record);
    struct str text = form->n_error > 0 ? reg_form_said(c, form) : failure_text(c);
    bool asks = m->n_ask > 0 || m->reason;
    enum status s;

    if (why != ST_INVALID && why != ST_CONFLICT)
        return why;
    s = record_find(c, c->reg, c->record->id, fresh);
    if (s != ST_OK)
        return s;
    c->record = fresh;
    if (why == ST_CONFLICT && !record_may_move(c, fresh, m))
        return refuse_late(c);
    if (!asks)
        return record_draw(c, fresh, why == ST_CONFLICT ? 409 : 422, text);
    if (why == ST_CONFLICT) {
        struct form_fields fields = form_fields_of(c, c->reg, m, fresh);

        if (fresh->version != form->version)
            s = form_merge(c, form, fresh, &fields, v);
        if (s != ST_OK)
            return s;
    }
    if (m->reason && form_str(c, "alasan").n == 0)
        v->reason_error = tr(c->lang, "register.no_reason");
    else if (form->n_error == 0 && v->clash_by.n == 0)
        v->error = text;
    return draw(c, m, form, v, why == ST_CONFLICT ? 409 : 422);
}

/* POST /register/:register/:id/langkah/:move */
enum status move_send(struct ctx *c)
{
    const struct reg_move *m = move_of_path(c);
    const struct form_fields fields = form_fields_of(c, c->reg, m, c->record);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct reg_form form = { 0 };
    enum status s = read_move(c, &form, &fields);

    if (s != ST_OK)
        return s;
    if (!record_may_move(c, c->record, m))
        return refuse_late(c);
    s = reg_form_files(c, &form, fields.field, fields.n);
    if (s == ST_OK && form_str(c, "baris").n > 0)
        return draw(c, m, &form, v, 200);
    if (s == ST_OK)
        s = make_move(c, m, &form, &fields);
    if (s != ST_OK)
        return draw_wrong(c, m, &form, s);
    struct str done = words_show(c, &m->done);

    if (done.n > 0)
        say(c, "register.moved_done", done, STR(""));
    else
        say(c, "register.moved_note", c->record->title,
            state_show(c, c->reg, c->reg->state[m->to].name).word);
    return see_other(c, STR_FMT, STR_ARG(record_href(c, c->record)));
}
