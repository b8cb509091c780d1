/* open_records.c: records that everybody may read; open_records.h has the idea. */
#include "portal/open_records.h"

#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/document.h"
#include "register/clock.h"

/* For as long as it lasts, the program itself looks: what it may hand out is said by the query. */
struct looking {
    bool was;
    int64_t account;
};

static struct looking look_begin(struct ctx *c)
{
    struct looking l = { c->for_public, c->who.account_id };

    c->for_public = true;
    c->who.account_id = 0;
    return l;
}

static void look_end(struct ctx *c, const struct looking *l)
{
    c->for_public = l->was;
    c->who.account_id = l->account;
}

struct reg_list_query open_query(const struct ctx *c, const char *reg, struct str state)
{
    const struct reg_def *def = reg_find(c->app, str_of(reg));
    struct reg_list_query q = { .def = def, .state = -1, .page = 1 };

    if (def == NULL)
        return q;
    q.state = reg_state_index(def, state);
    q.order = def->order;
    q.desc = def->order == NULL || def->order_desc;
    if (q.state < 0) /* the site's own definition has no such state: nothing is open */
        q.def = NULL;
    return q;
}

enum status open_list(struct ctx *c, const struct reg_list_query *q, int64_t skip, int64_t max,
                      struct reg_list *out)
{
    struct looking l;
    enum status s;

    *out = (struct reg_list){ 0 };
    if (q->def == NULL)
        return ST_OK;
    l = look_begin(c);
    s = reg_list_rows(c, q, skip, max, out);
    look_end(c, &l);
    return s;
}

enum status open_groups(struct ctx *c, const struct reg_list_query *q,
                        const struct reg_field *const *field, size_t n, int64_t max,
                        struct db_rows *out)
{
    struct looking l;
    enum status s;

    *out = (struct db_rows){ 0 };
    if (q->def == NULL)
        return ST_OK;
    l = look_begin(c);
    s = reg_list_groups(c, q, field, n, max, out);
    look_end(c, &l);
    return s;
}

enum status open_record(struct ctx *c, const char *reg, struct str state, int64_t id,
                        struct record *out)
{
    const struct reg_def *def = reg_find(c->app, str_of(reg));
    struct looking l;
    enum status s;

    if (def == NULL)
        return ST_NOT_FOUND;
    l = look_begin(c);
    s = record_find(c, def, id, out);
    look_end(c, &l);
    return s == ST_OK && !str_eq(out->state, state) ? ST_NOT_FOUND : s;
}

/* ── values ── */

struct str open_show(struct ctx *c, const struct record *r, const char *field)
{
    const struct reg_field *f = reg_field(r->def, str_of(field));

    return f == NULL ? STR("") : record_show(c, r, f, false);
}

struct str open_text(const struct record *r, const char *field)
{
    const struct reg_field *f = reg_field(r->def, str_of(field));

    return f == NULL || f->personal ? STR("") : record_text(r, f);
}

enum status open_rule(struct ctx *c, const char *reg, const char *rule, struct open_rule *out)
{
    const struct reg_def *def = reg_find(c->app, str_of(reg));
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct rule_now now = { 0 };
    enum status s = ST_NOT_FOUND;

    *out = (struct open_rule){ 0 };
    for (size_t i = 0; def != NULL && i < def->n_rule; i++) {
        if (str_eq(def->rule[i].name, str_of(rule)))
            s = rule_on(c, def, &def->rule[i], today, &now);
    }
    if (s == ST_OK)
        *out = (struct open_rule){ (int64_t)(now.value + 0.5), now.law, now.confirmed };
    return s == ST_NOT_FOUND ? ST_OK : s;
}

/* ── files ── */

static bool named(const char *const *field, struct str name)
{
    for (size_t i = 0; field[i] != NULL; i++) {
        if (str_eq(name, str_of(field[i])))
            return true;
    }
    return false;
}

enum status open_send(struct ctx *c, const struct record *r, const char *const *field,
                      int64_t document_id)
{
    struct open_file *file = NULL;
    struct document d = { 0 };
    size_t n = 0;
    bool found = false;
    enum status s = open_files(c, c->who.unit_id, r->id, &file, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++)
        found = found || (file[i].id == document_id && named(field, file[i].field));
    if (s == ST_OK && !found)
        s = refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s == ST_OK)
        s = document_by_id(c, c->who.unit_id, document_id, &d);
    return s == ST_OK ? document_send(c, &d) : s;
}

struct str open_size(struct ctx *c, struct str name, int64_t size)
{
    struct str suffix = STR(""), rest = name;
    bool id = c->lang == LANG_ID, large = size >= 1000000;
    struct str much = large ? decimal_show(c->arena, (double)size / 1e6, 1, id)
                            : int_show(c->arena, (size + 999) / 1000, id);

    while (rest.n > 0) {
        suffix = str_cut(&rest, '.');
        if (suffix.n == name.n) /* it has none */
            suffix = STR("");
    }
    return str_printf(c->arena, STR_FMT "%s" STR_FMT " %s", STR_ARG(suffix),
                      suffix.n > 0 ? ", " : "", STR_ARG(much), large ? "MB" : "kB");
}
