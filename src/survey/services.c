/* services.c: walks the register `service` for what a survey can cover. */
#include "survey/services.h"

#include "base/buf.h"
#include "core/app.h"
#include "register/walk.h"
#include "survey/period.h"

static enum status take(struct ctx *c, const struct record *r, const struct walk *w)
{
    static const char *const in_use[] = { "applied", "evaluated", "reviewed" };
    struct buf *b = w->with;
    struct str name = record_text(r, reg_field(r->def, STR("name")));

    (void)c;
    for (size_t i = 0; i < ARRAY_LEN(in_use); i++) {
        if (!str_eq(r->state, str_of(in_use[i])))
            continue;
        buf_add(b, name);
        buf_add_char(b, '\n');
    }
    return ST_OK;
}

enum status services_known(struct ctx *c, struct str survey, struct str *lines)
{
    const struct reg_def *def = reg_find(c->app, STR("service"));
    const struct reg_field *name = def == NULL ? NULL : reg_field(def, STR("name"));
    struct reg_list_query q = { .def = def, .state = -2, .column = &name, .n_column = 1 };
    struct buf b;
    bool cut = false;
    enum status s;

    *lines = STR("");
    if (name == NULL || !str_eq(survey, STR("skm")))
        return ST_OK;
    buf_init(&b, c->arena);
    s = reg_list_each(c, &q, SURVEY_SERVICES_MAX, take, &b, &cut);
    *lines = buf_str(&b);
    return s;
}
