/* form_page.c: the form of a record, to make one and to change one. */
#include <inttypes.h>

#include "register/form_page.view.h"
#include "register/form_view.h"

/* ── drawing ── */

static void name_page(struct ctx *c, const struct reg_def *def, const struct record *r,
                      struct form_page *v)
{
    struct str one = one_of(c, def), base = reg_href(c, def);

    if (r == NULL) {
        v->title = tr_with(c->arena, c->lang, "register.add", &one, 1);
        v->action = base;
        v->cancel = base;
        v->save = tr_with(c->arena, c->lang, "register.save_new", &one, 1);
        v->draft = STR("baru");
        return;
    }
    v->title = tr_with(c->arena, c->lang, "register.edit_title", &r->title, 1);
    v->cancel = record_href(c, r);
    v->action = str_printf(c->arena, STR_FMT "/ubah", STR_ARG(v->cancel));
    v->save = tr(c->lang, "register.save");
    /* With its version: what was typed before a conflict must not cover what was merged. */
    v->draft = str_printf(c->arena, "ubah-%" PRId64, r->version);
}

static enum status draw(struct ctx *c, const struct reg_form *form,
                        const struct form_fields *fields, struct form_page *v, int status)
{
    const struct reg_crumbs crumbs = reg_crumbs(c, form->def, form->old);
    struct page page = { .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n,
                         .script = { "register-form.js", "upload.js", "form-draft.js" } };
    struct out *o = body_new(c);
    enum status s;

    name_page(c, form->def, form->old, v);
    v->version = form->version;
    v->left_out = fields->left_out;
    s = form_fill_page(c, form, fields, v);
    if (s != ST_OK)
        return s;
    page.title = v->title;
    c->res->status = status;
    form_page_view(o, v);
    return page_show(c, &page, o);
}

/* Tables of the record with more rows than a form holds are left as they are. */
static void leave_out(struct ctx *c, const struct reg_form *form, struct form_fields *fields)
{
    struct control_maker m;
    size_t n = 0;

    control_maker_init(c, &m, form, fields->field, fields->n);
    for (size_t i = 0; i < fields->n; i++) {
        const struct reg_field *f = fields->field[i];
        size_t rows = f->type == FIELD_TABLE ? form->table[f - form->def->field].n_row : 0;

        if (rows > 0 && (int64_t)rows > control_rows_max(&m, f))
            fields->left_out = words_show(c, &f->label);
        else
            fields->field[n++] = f;
    }
    fields->n = n;
}

/* ── a new one ── */

/* What the address brings along ("?f.person=12"): from a duty list, or from a record that it is
 * about. */
static void take_given(struct ctx *c, struct reg_form *form)
{
    for (size_t i = 0; i < c->req->args.n; i++) {
        const struct param *p = &c->req->args.p[i];

        if (str_starts(p->name, STR("f.")))
            (void)reg_form_put(form, str_sub(p->name, 2, p->name.n), p->value);
    }
}

/* GET /register/:register/baru */
enum status record_show_new(struct ctx *c)
{
    struct form_fields fields = form_fields_of(c, c->reg, NULL, NULL);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct reg_form form;

    reg_form_init(c, &form, c->reg);
    take_given(c, &form);
    return draw(c, &form, &fields, v, 200);
}

static enum status make(struct ctx *c, struct reg_form *form, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = record_create(c, form, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* The form again, with what was typed and why it was not taken. */
static enum status draw_wrong(struct ctx *c, struct reg_form *form,
                              const struct form_fields *fields, struct form_page *v, enum status s)
{
    if (s != ST_INVALID && s != ST_CONFLICT)
        return s;
    if (form->n_error == 0)
        v->error = failure_text(c);
    return draw(c, form, fields, v, s == ST_CONFLICT ? 409 : 422);
}

/* Where one goes who may make a record but not read it. */
static enum status go_to_new(struct ctx *c, int64_t id)
{
    struct record r = { 0 };
    enum status s = record_find(c, c->reg, id, &r);

    if (s == ST_OK) {
        say(c, "register.made_note", r.title, STR(""));
        return see_other(c, STR_FMT, STR_ARG(record_href(c, &r)));
    }
    if (s != ST_NOT_FOUND)
        return s;
    say(c, "register.made_blind", words_show(c, &c->reg->one), STR(""));
    return see_other(c, "/register");
}

/* POST /register/:register */
enum status record_send_new(struct ctx *c)
{
    struct form_fields fields = form_fields_of(c, c->reg, NULL, NULL);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct picks_known known = { .n = 0 };
    struct reg_form form;
    int64_t id = 0;
    enum status s;

    reg_form_init(c, &form, c->reg);
    reg_form_read(c, &form, fields.field, fields.n);
    s = form_settle(c, &known, &form, &fields);
    if (s == ST_OK)
        s = reg_form_files(c, &form, fields.field, fields.n);
    if (s == ST_OK && form_str(c, "baris").n > 0)
        return draw(c, &form, &fields, v, 200);
    if (s == ST_OK)
        s = make(c, &form, &id);
    if (s != ST_OK)
        return draw_wrong(c, &form, &fields, v, s);
    return go_to_new(c, id);
}

/* ── changing one ── */

/* GET /register/:register/:id/ubah */
enum status record_show_edit(struct ctx *c)
{
    struct form_fields fields = form_fields_of(c, c->reg, NULL, c->record);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct reg_form form = { 0 };
    enum status s;

    if (reg_state_closed(c->reg, c->record->state))
        return refuse(c, ST_CONFLICT, "register.closed");
    s = reg_form_fill(c, &form, c->record);
    if (s == ST_OK && form_is_personal(c->record, &fields))
        s = record_seen(c, c->record, "seen");
    if (s != ST_OK)
        return s;
    leave_out(c, &form, &fields);
    return draw(c, &form, &fields, v, 200);
}

static bool is_named(const struct ctx *c, const char *name, struct str value)
{
    for (size_t i = 0; i < c->req->form.n; i++) {
        if (str_eq(c->req->form.p[i].name, str_of(name)) && str_eq(c->req->form.p[i].value, value))
            return true;
    }
    return false;
}

/* After a conflict the reader ticks where the text that is stored shall stay. */
static void take_stored(struct ctx *c, struct reg_form *form, const struct reg_form *stored)
{
    const struct reg_def *def = form->def;

    for (size_t i = 0; i < def->n_column; i++) {
        if (is_named(c, "pakai", def->column[i].name))
            form->typed[i] = stored->typed[i];
    }
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE && is_named(c, "pakai", def->field[i].name))
            form->table[i] = stored->table[i];
    }
}

static enum status read_edit(struct ctx *c, struct reg_form *form, struct form_fields *fields)
{
    struct picks_known known = { .n = 0 };
    struct reg_form stored = { 0 };
    enum status s = reg_form_fill(c, form, c->record);

    if (s == ST_OK)
        s = reg_form_fill(c, &stored, c->record);
    if (s != ST_OK)
        return s;
    leave_out(c, form, fields);
    reg_form_read(c, form, fields->field, fields->n);
    take_stored(c, form, &stored);
    return form_settle(c, &known, form, fields);
}

static enum status change(struct ctx *c, struct reg_form *form, const struct form_fields *fields)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = form_drop_files(c, c->record, fields);
    if (s == ST_OK)
        s = record_change(c, c->record, form);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status draw_conflict(struct ctx *c, struct reg_form *form,
                                 const struct form_fields *fields, struct form_page *v)
{
    struct record *fresh = arena_new(c->arena, struct record);
    enum status s = record_find(c, c->reg, c->record->id, fresh);

    if (s != ST_OK)
        return s;
    if (reg_state_closed(c->reg, fresh->state))
        return refuse(c, ST_CONFLICT, "register.closed");
    if (fresh->version == form->version)
        return draw_wrong(c, form, fields, v, ST_CONFLICT);
    s = form_merge(c, form, fresh, fields, v);
    return s == ST_OK ? draw(c, form, fields, v, 409) : s;
}

/* POST /register/:register/:id/ubah */
enum status record_send_edit(struct ctx *c)
{
    struct form_fields fields = form_fields_of(c, c->reg, NULL, c->record);
    struct form_page *v = arena_new(c->arena, struct form_page);
    struct reg_form form = { 0 };
    enum status s = read_edit(c, &form, &fields);

    if (s == ST_OK)
        s = reg_form_files(c, &form, fields.field, fields.n);
    if (s == ST_OK && form_str(c, "baris").n > 0)
        return draw(c, &form, &fields, v, 200);
    if (s == ST_OK)
        s = change(c, &form, &fields);
    if (s == ST_CONFLICT)
        return draw_conflict(c, &form, &fields, v);
    if (s != ST_OK)
        return draw_wrong(c, &form, &fields, v, s);
    say(c, "register.changed_note", c->record->title, STR(""));
    return see_other(c, STR_FMT, STR_ARG(record_href(c, c->record)));
}
