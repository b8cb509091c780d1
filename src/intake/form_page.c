/*
 * form_page.c: the public form of a register: GET and POST of its address.
 *
 * The record, its entry in the ledger and its case are one transaction, which also counts the
 * sender's budget. A second click on the button finds that the form's task was used and shows the
 * receipt that the first one made.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/throttle.h"
#include "intake/code.h"
#include "intake/form.view.h"
#include "intake/form_view.h"
#include "intake/work.h"
#include "register/clock_store.h"

/* ── which form ── */

static const struct reg_def *def_of_path(const struct ctx *c)
{
    for (size_t i = 0; c->app->registers != NULL && i < c->app->registers->n; i++) {
        const struct reg_def *def = c->app->registers->def[i];

        if (def->face != NULL && str_eq(def->face->path, str_sub(c->req->path, 1, c->req->path.n)))
            return def;
    }
    return NULL;
}

static enum status enter_form(struct ctx *c, const struct reg_def **def)
{
    *def = def_of_path(c);
    if (*def == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    return intake_enter(c);
}

/* ── drawing ── */

static void say_personal(struct ctx *c, const struct reg_def *def, struct public_form *v)
{
    const struct reg_personal *p = &def->personal_data;
    bool any = false;

    for (size_t i = 0; i < def->face->n_field; i++)
        any = any || def->face->field[i]->personal;
    if (!any || !p->there)
        return;
    struct str args[] = { words_show(c, &p->purpose), words_show(c, &p->basis),
                          int_show(c->arena, p->keep_years, true) };

    v->personal = tr_with(c->arena, c->lang,
                          p->after_closed ? "intake.personal" : "intake.personal_made", args, 3);
}

static void fill_words(struct ctx *c, const struct reg_def *def, struct public_form *v)
{
    const struct reg_public *face = def->face;
    struct part_link *next = arena_array(c->arena, face->n_next + 1, sizeof(*next));

    v->title = words_show(c, &face->title);
    v->lead = words_show(c, &face->lead);
    v->action = str_printf(c->arena, "/" STR_FMT, STR_ARG(face->path));
    v->submit = words_show(c, &face->submit);
    if (v->submit.n == 0)
        v->submit = tr(c->lang, "intake.send");
    v->other = words_show(c, &face->other);
    for (size_t i = 0; i < face->n_next; i++)
        next[i] = (struct part_link){ words_show(c, &face->next[i].when),
                                      words_show(c, &face->next[i].what) };
    v->next = next;
    v->n_next = face->n_next;
    say_personal(c, def, v);
}

static enum status draw(struct ctx *c, const struct reg_form *form, struct public_form *v,
                        int status)
{
    const struct reg_def *def = form->def;
    const struct form_fields fields = { .field = def->face->field, .n = def->face->n_field };
    struct page page = { .open_face = true,
                         .script = { "register-form.js", "upload.js", "public-form.js" } };
    struct out *o;
    enum status s;

    guest_form(c);
    fill_words(c, def, v);
    v->form.maker.file_max = INTAKE_FILE_MB;
    s = form_fill_page(c, form, &fields, &v->form);
    if (s != ST_OK)
        return s;
    v->task = work_new(c, WORK_BITS);
    v->bits = WORK_BITS;
    page.title = v->title;
    page.about = v->lead;
    c->res->status = status;
    o = body_new(c);
    public_form_view(o, v);
    return page_show(c, &page, o);
}

/* What the page that led here knows already: "?f.service=12". Only what is chosen from a list; a
 * choice that is not in it shows as none. */
static void begin_with(struct ctx *c, const struct reg_public *face, struct reg_form *form)
{
    for (size_t i = 0; i < face->n_field; i++) {
        const struct reg_field *f = face->field[i];
        struct str asked =
            query_str(c, str_z(c->arena, str_printf(c->arena, "f." STR_FMT, STR_ARG(f->name))));

        if ((f->type == FIELD_REF || f->type == FIELD_CHOICE) && asked.n > 0 && !f->personal)
            (void)reg_form_put(form, f->name, asked);
    }
}

/* GET /PATH */
static enum status form_show(struct ctx *c)
{
    struct public_form *v = arena_new(c->arena, struct public_form);
    const struct reg_def *def = NULL;
    struct reg_form form;
    enum status s = enter_form(c, &def);

    if (s != ST_OK)
        return s;
    reg_form_init(c, &form, def);
    begin_with(c, def->face, &form);
    return draw(c, &form, v, 200);
}

/* ── what was typed ── */

static bool is_hidden(const struct reg_public *face, const struct reg_form *form)
{
    struct str chosen = face->identity != NULL ? form->typed[face->identity->column] : STR("");

    for (size_t i = 0; i < face->n_hidden; i++) {
        if (str_eq(chosen, face->hidden[i]->name))
            return true;
    }
    return false;
}

/* Whoever stays unknown is unknown to us too, whatever a browser had filled in. */
static void drop_identity(const struct reg_public *face, struct reg_form *form)
{
    for (size_t i = 0; i < face->n_drop && is_hidden(face, form); i++) {
        const struct reg_field *f = face->drop[i];

        for (int k = 0; f->column >= 0 && k < f->n_column; k++)
            form->typed[f->column + k] = STR("");
    }
}

static enum status read_form(struct ctx *c, const struct reg_def *def, struct reg_form *form)
{
    const struct form_fields fields = { .field = def->face->field, .n = def->face->n_field };
    struct picks_known known = { .n = 0 };

    reg_form_init(c, form, def);
    reg_form_read(c, form, fields.field, fields.n);
    drop_identity(def->face, form);
    if (def->face->channel != NULL)
        (void)reg_form_put(form, def->face->channel->name, STR("portal"));
    return form_settle(c, &known, form, &fields);
}

/* ── saving ── */

static const char *slow_key(const struct work *w)
{
    return w->solved ? "intake.slow" : "intake.slow_plain";
}

static enum status count_sender(struct ctx *c, const struct work *w)
{
    const struct throttle t = intake_budget(c, w->solved);
    int64_t wait = 0;
    enum status s = throttle_count(c, &t, &wait);

    return s == ST_OK && wait > 0 ? intake_slow(c, slow_key(w), wait) : s;
}

static struct str bytes_of(const struct sha256 *h)
{
    return (struct str){ (const char *)h->b, sizeof(h->b) };
}

static enum status hand_in(struct ctx *c, struct reg_form *form, const struct work *w,
                           struct record *made, struct str *code)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    *code = code_new(c->arena);
    const struct sha256 hash = code_hash(c->app, *code);

    if (s == ST_OK)
        s = count_sender(c, w);
    if (s == ST_OK)
        s = record_create(c, form, &made->id);
    if (s == ST_OK)
        s = case_add(c, c->who.unit_id, made->id, form->def->name, bytes_of(&hash),
                     bytes_of(&w->name), c->now, &c->now);
    if (s == ST_OK)
        s = tell_staff(c, made, "arrived");
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* The form's task was used: by the first of two clicks, most likely. */
static enum status is_used(struct ctx *c, const struct work *w, bool *used)
{
    int64_t record_id = 0, shown = 0;
    struct str code;
    enum status s = case_of_task(c, c->who.unit_id, bytes_of(&w->name), used, &record_id);

    if (s == ST_OK && *used && !(slip_recall(c, &shown, &code) && shown == record_id))
        return refuse(c, ST_CONFLICT, "intake.sent_before");
    return s;
}

static enum status draw_wrong(struct ctx *c, struct reg_form *form, struct public_form *v,
                              enum status s)
{
    if (s != ST_INVALID && s != ST_BUSY)
        return s;
    if (form->n_error == 0)
        v->form.error = failure_text(c);
    return draw(c, form, v, c->res->status >= 400 ? c->res->status : s == ST_BUSY ? 503 : 422);
}

static enum status send(struct ctx *c, struct reg_form *form, const struct work *w)
{
    struct str code = { 0 };
    struct record made = { .def = form->def };
    const struct throttle t = intake_budget(c, w->solved);
    bool brought = c->req->n_upload > 0;
    int64_t wait = 0;
    enum status s = intake_may_store(c, &t, slow_key(w));

    if (s != ST_OK)
        return s;
    s = intake_files(c, form, form->def->face->field, form->def->face->n_field);
    if (s == ST_OK)
        s = hand_in(c, form, w, &made, &code);
    if (s == ST_INVALID && brought && throttle_take(c, &t, &wait) != ST_OK)
        return ST_FAULT;
    if (s != ST_OK)
        return s;
    slip_remember(c, made.id, code);
    return see_other(c, "/lacak/tanda-terima");
}

/* POST /PATH */
static enum status form_send(struct ctx *c)
{
    struct public_form *v = arena_new(c->arena, struct public_form);
    struct work w = work_read(c, form_str(c, "tugas"), form_str(c, "jawab"));
    const struct reg_def *def = NULL;
    struct reg_form form;
    bool used = false;
    enum status s = enter_form(c, &def);

    if (s == ST_OK)
        s = read_form(c, def, &form);
    if (s == ST_OK)
        s = is_used(c, &w, &used);
    if (s == ST_OK && used)
        return see_other(c, "/lacak/tanda-terima");
    if (s == ST_OK && !w.fresh)
        s = refuse(c, ST_INVALID, "intake.too_old");
    if (s == ST_OK)
        s = send(c, &form, &w);
    return s == ST_OK ? s : draw_wrong(c, &form, v, s);
}

/* ── addresses ── */

const struct route *intake_faces(struct arena *a, const struct reg_all *all)
{
    struct route *r = arena_array(a, 2 * all->n + 1, sizeof(*r));
    size_t n = 0;

    for (size_t i = 0; i < all->n; i++) {
        const struct reg_def *def = all->def[i];
        const char *path;

        if (def->face == NULL)
            continue;
        path = str_z(a, str_printf(a, "/" STR_FMT, STR_ARG(def->face->path)));
        r[n++] = (struct route){ GET, path, PUBLIC, form_show, NULL, BODY_NONE };
        r[n++] = (struct route){ POST, path, PUBLIC, form_send, NULL, BODY_OPEN_FILES };
    }
    r[n] = (struct route){ .pattern = NULL };
    return r;
}

/* "/register/:register" meets "register/visitor"; "*rest" the remainder. */
static bool pattern_meets(struct str pattern, struct str path)
{
    while (pattern.n > 0 && path.n > 0) {
        struct str want = str_cut(&pattern, '/'), have = str_cut(&path, '/');

        if (want.n > 0 && want.p[0] == '*')
            return true;
        if (!str_eq(want, have) && (want.n == 0 || want.p[0] != ':'))
            return false;
    }
    return pattern.n == 0 && path.n == 0;
}

static bool is_taken(const struct route *r, struct str path)
{
    struct str pattern = str_sub(str_of(r->pattern), 1, SIZE_MAX);

    return r->right == PUBLIC ? str_eq(pattern, path) : pattern_meets(pattern, path);
}

const struct reg_def *intake_face_taken(const struct reg_all *all,
                                        const struct route *const *routes, struct str *taken)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct reg_public *face = all->def[i]->face;

        for (size_t k = 0; face != NULL && routes[k] != NULL; k++) {
            for (const struct route *r = routes[k]; r->pattern != NULL; r++) {
                if (!is_taken(r, face->path))
                    continue;
                *taken = str_of(r->pattern);
                return all->def[i];
            }
        }
    }
    return NULL;
}
