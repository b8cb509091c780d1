/* duty_page.c: /register/:register/wajib, who owes, has filed and is late. */
#include <inttypes.h>

#include "register/duty_page.view.h"
#include "register/duty_view.h"

#define YEAR_FIRST 2000
#define YEAR_LAST 2199

static const struct {
    const char *word, *key;
    enum part_state shape;
} looks[] = {
    { "", "common.all", STATE_COUNT },
    { "belum", "register.duty_owed", STATE_PLANNED },
    { "terlambat", "register.duty_late", STATE_LATE },
    { "sudah", "register.duty_filed", STATE_VERIFIED },
};

static bool is_seen(size_t look, enum duty_state s)
{
    switch (look) {
    case 1:
        return s == DUTY_OWED || s == DUTY_LATE;
    case 2:
        return s == DUTY_LATE;
    case 3:
        return s == DUTY_FILED || s == DUTY_FILED_LATE;
    default:
        return true;
    }
}

static size_t look_asked(struct ctx *c)
{
    struct str word = query_str(c, "keadaan");

    for (size_t i = 1; i < ARRAY_LEN(looks); i++) {
        if (str_eq(word, str_of(looks[i].word)))
            return i;
    }
    return 0;
}

static struct state_shown shown(const struct ctx *c, enum duty_state s)
{
    switch (s) {
    case DUTY_LATE:
        return (struct state_shown){ STATE_LATE, tr(c->lang, "register.duty_late") };
    case DUTY_FILED:
        return (struct state_shown){ STATE_VERIFIED, tr(c->lang, "register.duty_filed") };
    case DUTY_FILED_LATE:
        return (struct state_shown){ STATE_VERIFIED, tr(c->lang, "register.duty_filed_late") };
    case DUTY_OWED:
    default:
        return (struct state_shown){ STATE_PLANNED, tr(c->lang, "register.duty_owed") };
    }
}

/* ── one duty ── */

static int64_t count_of(const struct duty_list *l, size_t look)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->n; i++)
        n += is_seen(look, l->row[i].state);
    return n;
}

static void fill_chips(struct ctx *c, const struct duty_page *v, const struct duty_list *l,
                       size_t look, struct duty_shown *out)
{
    for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
        int64_t n = count_of(l, i);

        if (i == 2 && n == 0 && look != 2)
            continue;
        out->chip[out->n_chip++] = (struct part_chip){
            .text = tr(c->lang, looks[i].key),
            .href = str_printf(c->arena, STR_FMT "/wajib?tahun=" STR_FMT "%s%s#" STR_FMT,
                               STR_ARG(v->base), STR_ARG(v->year), i > 0 ? "&keadaan=" : "",
                               looks[i].word, STR_ARG(out->name)),
            .count = n,
            .state = looks[i].shape,
            .current = i == look,
        };
    }
}

/* The form of what is owed, with whom it is for filled in. */
static struct str file_href(struct ctx *c, const struct duty_page *v, const struct reg_duty *d,
                            const struct duty_row *r)
{
    struct str href;

    if (r->filed != 0 || !may(c, REG_CREATE, 0))
        return STR("");
    href = str_printf(c->arena, STR_FMT "/baru?f." STR_FMT "=%" PRId64, STR_ARG(v->base),
                      STR_ARG(d->filed_by->name), r->who);
    if (d->per != DUTY_YEAR || d->year == NULL)
        return href;
    return str_printf(c->arena, STR_FMT "&f." STR_FMT "=" STR_FMT, STR_ARG(href),
                      STR_ARG(d->year->name), STR_ARG(v->year));
}

static void fill_lines(struct ctx *c, const struct duty_page *v, const struct reg_duty *d,
                       const struct duty_list *l, struct duty_shown *out)
{
    size_t look = look_asked(c);

    out->line = arena_array(c->arena, l->n + 1, sizeof(*out->line));
    for (size_t i = 0; i < l->n; i++) {
        const struct duty_row *r = &l->row[i];

        if (!is_seen(look, r->state))
            continue;
        out->line[out->n++] = (struct duty_line){
            .name = r->name,
            .href = r->filed == 0
                        ? STR("")
                        : str_printf(c->arena, STR_FMT "/%" PRId64, STR_ARG(v->base), r->filed),
            .file = file_href(c, v, d, r),
            .when = day_show(c, r->day),
            .state = shown(c, r->state),
        };
    }
}

static void fill_figures(struct ctx *c, const struct duty_list *l, struct duty_shown *out)
{
    bool id = c->lang == LANG_ID;
    double share = l->n == 0 ? 0 : 100.0 * (double)l->n_filed / (double)l->n;

    out->owed = int_show(c->arena, (int64_t)l->n, id);
    out->filed = int_show(c->arena, (int64_t)l->n_filed, id);
    out->late = int_show(c->arena, (int64_t)l->n_late, id);
    out->percent = l->n == 0 ? -1 : (int)share;
    out->share = l->n == 0 ? tr(c->lang, "register.nil")
                           : str_printf(c->arena, STR_FMT "%%",
                                        STR_ARG(decimal_show(c->arena, share, 1, id)));
    out->due = day_show(c, l->due);
    out->more = l->more;
}

static enum status fill_duty(struct ctx *c, struct duty_page *v, const struct reg_duty *d, int year)
{
    struct duty_shown *out = &v->duty[v->n++];
    struct duty_list l = { 0 };
    enum status s = duty_read(c, c->reg, d, year, &l);

    if (s != ST_OK)
        return s;
    *out = (struct duty_shown){ .name = d->name,
                                .label = words_show(c, &d->label),
                                .per_year = d->per == DUTY_YEAR };
    fill_figures(c, &l, out);
    fill_chips(c, v, &l, look_asked(c), out);
    fill_lines(c, v, d, &l, out);
    v->per_year = v->per_year || out->per_year;
    return ST_OK;
}

/* ── the page ── */

static struct str year_href(struct ctx *c, const struct duty_page *v, int year)
{
    if (year < YEAR_FIRST || year > YEAR_LAST)
        return STR("");
    return str_printf(c->arena, STR_FMT "/wajib?tahun=%d", STR_ARG(v->base), year);
}

/* GET /register/:register/wajib */
enum status duty_show(struct ctx *c)
{
    const struct reg_def *def = c->reg;
    const struct reg_crumbs crumbs = reg_crumbs(c, def, NULL);
    struct page page = { .place = PLACE_REGISTER, .crumb = crumbs.crumb, .n_crumb = crumbs.n };
    struct duty_page v = { .base = reg_href(c, def), .own_only = !reg_reads_all(c, def) };
    struct str name = words_show(c, &def->title);
    struct out *o = body_new(c);
    int this_year = day_civil(reg_today(c)).year;
    int64_t asked = query_i64(c, "tahun", this_year);
    int year = asked < YEAR_FIRST || asked > YEAR_LAST ? this_year : (int)asked;
    enum status s = ST_OK;

    if (def->n_duty == 0)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    v.title = tr_with(c->arena, c->lang, "register.duties", &name, 1);
    v.year = str_printf(c->arena, "%d", year);
    v.before = year_href(c, &v, year - 1);
    v.after = year_href(c, &v, year + 1);
    v.duty = arena_array(c->arena, def->n_duty + 1, sizeof(*v.duty));
    for (size_t i = 0; i < def->n_duty && s == ST_OK; i++)
        s = fill_duty(c, &v, &def->duty[i], year);
    if (s != ST_OK)
        return s;
    page.title = v.title;
    duty_page_view(o, &v);
    return page_show(c, &page, o);
}
