/* carried.c: collects what a form held. */
#include "core/carried.h"

#include "core/back.h"
#include "core/cookie.h"

static bool is_secret(struct str name)
{
    return str_eq(name, STR("csrf")) || str_starts(name, STR("password")) ||
           str_starts(name, STR("code"));
}

struct carried carried_of_request(struct ctx *c)
{
    const struct request *r = c->req;
    struct carried out = { .to = r->path };
    struct param *field = arena_array(c->arena, r->form.n + 1, sizeof(*field));
    struct param *file = arena_array(c->arena, r->n_upload + 1, sizeof(*file));

    if (c->sealed || !from_own_page(c) || r->method != POST)
        return (struct carried){ 0 };
    if (r->query.n > 0)
        out.to = str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(r->path), STR_ARG(r->query));
    if (!is_own_address(out.to))
        return (struct carried){ 0 };
    for (size_t i = 0; i < r->form.n; i++) {
        if (!is_secret(r->form.p[i].name))
            field[out.n_field++] = r->form.p[i];
    }
    for (size_t i = 0; i < r->n_upload; i++)
        file[out.n_file++] = (struct param){ r->upload[i].field, r->upload[i].name };
    out.field = field;
    out.file = file;
    return out;
}

struct carried carried_of_form(struct ctx *c)
{
    const struct params *form = &c->req->form;
    struct carried out = { .to = form_str(c, "ke") };
    struct param *field = arena_array(c->arena, form->n + 1, sizeof(*field));
    struct param *file = arena_array(c->arena, form->n + 1, sizeof(*file));

    if (!is_own_address(out.to))
        return (struct carried){ 0 };
    for (size_t i = 0; i < form->n; i++) {
        struct str name = form->p[i].name, bare = str_sub(name, 2, name.n);

        if (str_starts(name, STR("f.")) && !is_secret(bare))
            field[out.n_field++] = (struct param){ bare, form->p[i].value };
        else if (str_starts(name, STR("n.")))
            file[out.n_file++] = (struct param){ bare, form->p[i].value };
    }
    out.field = field;
    out.file = file;
    return out;
}
