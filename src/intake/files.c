/*
 * files.c: files that strangers send: stripped, checked, stored; and kept over a form that came
 * back.
 *
 * A file that was stored but whose form was wrong travels in a sealed hidden field (its hash, size,
 * kind and name), so that nobody has to choose it again and nobody can name a file that they never
 * sent.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/token.h"
#include "intake/case.h"

#define SEALED_MAX 1200

/* ── kinds ── */

/* A picture whose metadata we cannot take out is not taken: it would tell where it was made. */
static enum status check_kind(struct ctx *c, const struct stored *file)
{
    struct str type = str_of(file->media->type);

    if (str_starts(type, STR("image/")) && !strip_knows(file->media))
        return refuse_with(c, ST_INVALID, "intake.picture_kind", file->name, STR(""));
    return ST_OK;
}

/* ── from one try to the next ── */

static struct str seal_file(struct ctx *c, const struct reg_field *f, const struct stored *file)
{
    struct str text = str_printf(c->arena, STR_FMT "/" STR_FMT "/%" PRId64 "/%s/" STR_FMT,
                                 STR_ARG(f->name), STR_ARG(hex_of(c->arena, file->hash.b, 32)),
                                 file->size, file->media->type, STR_ARG(file->name));

    return text_seal(c->app, c->arena, TOKEN_FILE, text);
}

/* FIELD/HASH/SIZE/TYPE/SUBTYPE/NAME */
static bool open_file(struct ctx *c, struct str sealed, struct str *field, struct stored *out)
{
    struct str rest = { 0 }, hash, size, major, minor, type;

    if (sealed.n > SEALED_MAX || !text_open(c->app, c->arena, TOKEN_FILE, sealed, &rest))
        return false;
    *field = str_cut(&rest, '/');
    hash = str_cut(&rest, '/');
    size = str_cut(&rest, '/');
    major = str_cut(&rest, '/');
    minor = str_cut(&rest, '/');
    type = str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(major), STR_ARG(minor));
    *out = (struct stored){ .name = rest, .media = media_by_type(type) };
    return out->media != NULL && hex_parse(hash, out->hash.b, sizeof(out->hash.b)) &&
           int_parse(size, &out->size);
}

struct kept_file *intake_kept(struct ctx *c, const struct reg_form *form, size_t *n)
{
    struct kept_file *out = arena_array(c->arena, form->n_file + 1, sizeof(*out));

    for (size_t i = 0; i < form->n_file; i++)
        out[i] = (struct kept_file){ form->file[i].name,
                                     seal_file(c, form->file_field[i], &form->file[i]) };
    *n = form->n_file;
    return out;
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
    struct str id = str_printf(c->arena, "b." STR_FMT, STR_ARG(f->name));

    if (form->n_error < REG_ERRORS_MAX)
        form->error[form->n_error++] = (struct part_error){ str_z(c->arena, id), failure_text(c) };
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

/* Those of an earlier try behind the new ones. */
static void add_kept(struct ctx *c, struct reg_form *form, const struct reg_field *const *field,
                     size_t n)
{
    struct stored *file = arena_array(c->arena, INTAKE_FILES + form->n_file, sizeof(*file));
    const struct reg_field **of =
        arena_array(c->arena, INTAKE_FILES + form->n_file, sizeof(const struct reg_field *));
    size_t k = form->n_file;

    for (size_t i = 0; i < k; i++) {
        file[i] = form->file[i];
        of[i] = form->file_field[i];
    }
    for (size_t i = 0; i < c->req->form.n && k < INTAKE_FILES; i++) {
        struct str name = { 0 };

        if (!str_eq(c->req->form.p[i].name, STR("simpan")) ||
            !open_file(c, c->req->form.p[i].value, &name, &file[k]))
            continue;
        of[k] = reg_field(form->def, name);
        if (of[k] != NULL && is_asked(field, n, of[k]))
            k++;
    }
    form->file = file;
    form->file_field = of;
    form->n_file = k;
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
        s = reg_form_files(c, form);
    strip_done(&made);
    if (s != ST_OK)
        return s;
    check_kinds(c, form);
    add_kept(c, form, field, n);
    return form->n_error > 0 ? refuse(c, ST_INVALID, "register.see_fields") : ST_OK;
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
