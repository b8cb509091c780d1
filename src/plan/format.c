/* format.c: the forms in which a plan leaves the program. */
#include "plan/csv.h"
#include "plan/export.h"

static enum status write_csv(struct ctx *c, const struct plan_tree *t, struct str *bytes)
{
    *bytes = plan_csv(c->arena, t);
    return ST_OK;
}

static const struct plan_format formats[] = {
    { "csv", "text/csv; charset=utf-8", write_csv },
};

const struct plan_format *plan_format_by_name(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(formats); i++)
        if (str_eq(name, str_of(formats[i].name)))
            return &formats[i];
    return NULL;
}
