/* field.c: collects what is wrong with a form. */
#include "core/field.h"

void field_wrong_with(struct ctx *c, struct fields *f, const char *name, const char *key,
                      struct str a1)
{
    const struct str args[] = { a1 };

    if (f->n == FIELDS_MAX || key == NULL)
        return;
    f->error[f->n++] =
        (struct part_error){ name, tr_with(c->arena, c->lang, key, args, ARRAY_LEN(args)) };
}

void field_wrong(struct ctx *c, struct fields *f, const char *name, const char *key)
{
    field_wrong_with(c, f, name, key, (struct str){ 0 });
}

struct str field_error(const struct fields *f, const char *name)
{
    for (size_t i = 0; f != NULL && i < f->n; i++) {
        if (f->error[i].field != NULL && strcmp(f->error[i].field, name) == 0)
            return f->error[i].text;
    }
    return (struct str){ 0 };
}
