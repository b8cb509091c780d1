/*
 * form_files.c: the files of a form: stored when they arrive, and kept over a form that came back.
 *
 * A file that was stored but whose form was wrong travels in a sealed hidden field (its field,
 * hash, size, kind and name), so that nobody has to choose it again and nobody can name a file that
 * they never sent.
 */
#include <inttypes.h>
#include <unistd.h>

#include "base/number.h"
#include "core/app.h"
#include "core/token.h"
#include "register/form.h"

#define SEALED_MAX 1200
#define KEPT "simpan"

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
           int_parse(size, &out->size) &&
           access(store_path(c->arena, c->app->data_dir, &out->hash).p, R_OK) == 0;
}

struct kept_file *reg_form_kept(struct ctx *c, const struct reg_form *f,
                                const struct reg_field *field, size_t *n)
{
    struct kept_file *out = arena_array(c->arena, f->n_file + 1, sizeof(*out));

    *n = 0;
    for (size_t i = 0; i < f->n_file; i++)
        if (f->file_field[i] == field)
            out[(*n)++] = (struct kept_file){ f->file[i].name, seal_file(c, field, &f->file[i]) };
    return out;
}

/* ── taking them ── */

struct asked {
    const struct reg_field *const *field;
    size_t n;
};

/* The field that a name means, where the form asks for it and it has room. */
static const struct reg_field *field_for(const struct reg_form *f, const struct asked *asked,
                                         struct str name)
{
    const struct reg_field *field = reg_field(f->def, name);
    bool is_asked = false;

    for (size_t i = 0; i < asked->n; i++)
        is_asked = is_asked || asked->field[i] == field;
    if (field == NULL || field->type != FIELD_FILE || !is_asked)
        return NULL;
    for (size_t i = 0; !field->many && i < f->n_file; i++)
        if (f->file_field[i] == field)
            return NULL;
    return field;
}

static enum status take_upload(struct ctx *c, struct reg_form *f, const struct asked *asked,
                               const struct upload *u)
{
    const struct reg_field *field = str_starts(u->field, STR("b."))
                                        ? field_for(f, asked, str_sub(u->field, 2, REG_NAME_MAX))
                                        : NULL;

    if (field == NULL || (u->size == 0 && u->name.n == 0))
        return ST_OK;
    enum status s = store_take(c, u, 1, &f->file[f->n_file]);

    if (s == ST_INVALID) {
        reg_form_wrong_text(c, f, field, NULL, failure_text(c));
        c->failure = (struct failure){ 0 };
        return ST_OK;
    }
    if (s == ST_OK)
        f->file_field[f->n_file++] = field;
    return s;
}

enum status reg_form_files(struct ctx *c, struct reg_form *f, const struct reg_field *const *field,
                           size_t n)
{
    const struct asked asked = { field, n };
    size_t most = c->req->n_upload + c->req->form.n;
    enum status s = ST_OK;

    f->file = arena_array(c->arena, most + 1, sizeof(*f->file));
    f->file_field = arena_array(c->arena, most + 1, sizeof(const struct reg_field *));
    f->n_file = 0;
    for (size_t i = 0; i < c->req->n_upload && s == ST_OK; i++)
        s = take_upload(c, f, &asked, &c->req->upload[i]);
    for (size_t i = 0; i < c->req->form.n && s == ST_OK; i++) {
        const struct param *p = &c->req->form.p[i];
        struct str name = { 0 };

        if (!str_eq(p->name, STR(KEPT)) || !open_file(c, p->value, &name, &f->file[f->n_file]))
            continue;
        f->file_field[f->n_file] = field_for(f, &asked, name);
        f->n_file += f->file_field[f->n_file] != NULL;
    }
    return s;
}
