/*
 * files.c: files that strangers send: stripped, checked, stored (register/form_files.c keeps them
 * over a form that came back).
 */
#include "core/app.h"
#include "intake/case.h"

/* ── kinds ── */

/* A picture whose metadata we cannot take out is not taken: it would tell where it was made. */
static enum status check_kind(struct ctx *c, const struct stored *file)
{
    struct str type = str_of(file->media->type);

    if (str_starts(type, STR("image/")) && !strip_knows(file->media))
        return refuse_with(c, ST_INVALID, "intake.picture_kind", file->name, STR(""));
    return ST_OK;
}

static bool is_asked(const struct reg_field *const *field, size_t n, const struct reg_field *f)
{
    for (size_t i = 0; i < n; i++) {
        if (field[i] == f)
            return true;
    }
    return false;
}

enum status intake_may_store(struct ctx *c, const struct throttle *t, const char *key)
{
    int64_t wait = 0;
    enum status s = c->req->n_upload > 0 ? throttle_look(c, t, &wait) : ST_OK;

    return s == ST_OK && wait > 0 ? intake_slow(c, key, wait) : s;
}

static bool is_too_large(const struct upload *u)
{
    return u->size > ((int64_t)INTAKE_FILE_MB << 20);
}

static enum status say_too_large(struct ctx *c, struct str name)
{
    return refuse_with(c, ST_INVALID, "document.too_big", name,
                       str_printf(c->arena, "%d MB", INTAKE_FILE_MB));
}

/* ── the form's ── */

static void say_wrong(struct ctx *c, struct reg_form *form, const struct reg_field *f)
{
    reg_form_wrong_text(c, form, f, NULL, failure_text(c));
    c->failure = (struct failure){ 0 };
}

/* Only what the form asks for and takes; anything else is dropped unread. */
static void keep_asked(struct ctx *c, struct reg_form *form, const struct reg_field *const *field,
                       size_t n)
{
    struct request *r = c->req;
    struct upload *all = arena_array(c->arena, r->n_upload + 1, sizeof(*all));
    size_t kept = 0;

    for (size_t i = 0; i < r->n_upload; i++) {
        struct str name = r->upload[i].field;
        const struct reg_field *f =
            str_starts(name, STR("b.")) ? reg_field(form->def, str_sub(name, 2, name.n)) : NULL;

        if (f == NULL || !is_asked(field, n, f) || r->upload[i].name.n == 0)
            continue;
        if (is_too_large(&r->upload[i]) || kept == INTAKE_FILES) {
            (void)(is_too_large(&r->upload[i]) ? say_too_large(c, r->upload[i].name)
                                               : refuse(c, ST_INVALID, "intake.too_many_files"));
            say_wrong(c, form, f);
            continue;
        }
        all[kept++] = r->upload[i];
    }
    r->upload = all;
    r->n_upload = kept;
}

static void check_kinds(struct ctx *c, struct reg_form *form)
{
    size_t kept = 0;

    for (size_t i = 0; i < form->n_file; i++) {
        if (check_kind(c, &form->file[i]) != ST_OK) {
            say_wrong(c, form, form->file_field[i]);
            continue;
        }
        form->file[kept] = form->file[i];
        form->file_field[kept++] = form->file_field[i];
    }
    form->n_file = kept;
}

enum status intake_files(struct ctx *c, struct reg_form *form, const struct reg_field *const *field,
                         size_t n)
{
    struct stripped made = { .n = 0 };
    enum status s;

    keep_asked(c, form, field, n);
    s = strip_uploads(c, &made);
    if (s == ST_OK)
        s = reg_form_files(c, form, field, n);
    strip_done(&made);
    if (s != ST_OK)
        return s;
    check_kinds(c, form);
    if (form->n_file > INTAKE_FILES)
        reg_form_wrong_text(c, form, NULL, NULL, tr(c->lang, "intake.too_many_files"));
    return ST_OK;
}

/* ── of messages ── */

static enum status check_said(struct ctx *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->req->n_upload; i++) {
        if (is_too_large(&c->req->upload[i]))
            return say_too_large(c, c->req->upload[i].name);
        n += c->req->upload[i].name.n > 0;
    }
    return n > INTAKE_FILES ? refuse(c, ST_INVALID, "intake.too_many_files") : ST_OK;
}

static enum status take_said(struct ctx *c, struct said_files *out)
{
    struct stripped made = { .n = 0 };
    enum status s = check_said(c);

    if (s == ST_OK)
        s = strip_uploads(c, &made);
    for (size_t i = 0; s == ST_OK && i < c->req->n_upload; i++) {
        const struct upload *u = &c->req->upload[i];

        if (!str_eq(u->field, STR(INTAKE_FILE_FIELD)) || u->name.n == 0)
            continue;
        s = store_take(c, u, 1, &out->file[out->n]);
        if (s == ST_OK)
            s = check_kind(c, &out->file[out->n]);
        out->n += s == ST_OK;
    }
    strip_done(&made);
    return s;
}

enum status said_files_take(struct ctx *c, struct said_files *out)
{
    enum status s;

    *out = (struct said_files){ .n = 0 };
    s = take_said(c, out);
    if (s == ST_INVALID)
        out->why = failure_text(c);
    return s;
}
