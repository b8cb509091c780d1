/* format.c: the forms in which a plan leaves the program. */
#include "plan/csv.h"
#include "plan/export.h"
#include "plan/print.h"

static enum status write_csv(struct ctx *c, const struct plan_tree *t,
                             const struct matrix_filter *f, struct str *bytes)
{
    (void)f;
    *bytes = plan_csv(c->arena, t);
    return ST_OK;
}

static enum status write_json(struct ctx *c, const struct plan_tree *t,
                              const struct matrix_filter *f, struct str *bytes)
{
    (void)f;
    *bytes = print_json(c, t);
    return ST_OK;
}

static const struct plan_format formats[] = {
    { "csv", "text/csv; charset=utf-8", write_csv },
    { "xlsx", XLSX_TYPE, print_workbook },
    { "pdf", PDF_TYPE, print_matrix },
    { "json", "application/json", write_json },
};

const struct plan_format *plan_format_by_name(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(formats); i++)
        if (str_eq(name, str_of(formats[i].name)))
            return &formats[i];
    return NULL;
}
