/* index_page.c: /register, every register that the asker may look into, by group. */
#include "base/utf8.h"
#include "core/app.h"
#include "core/listing.h"
#include "register/index_page.view.h"
#include "register/index_view.h"
#include "register/page_queries.h"
#include "register/pages.h"

static const char *const groups[] = { "people",  "integrity",      "oversight", "law",   "process",
                                      "service", "accountability", "records",   "supply" };

/* What stands in the tables of counts, read once for all registers. */
struct counts {
    struct register_count *row;
    struct register_late *late;
    size_t n_row, n_late;
};

static enum status read_counts(struct ctx *c, struct counts *k)
{
    enum status s = register_counts(c, c->who.unit_id, &k->row, &k->n_row);

    if (s == ST_OK)
        s = register_lates(c, c->who.unit_id, date_iso(c->arena, reg_today(c)), &k->late,
                           &k->n_late);
    return s;
}

static bool has_subject(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].subject)
            return true;
    }
    return false;
}

/* How many there are is told only to those who may see each of them: a count must not say that a
 * case about the reader exists. */
static void fill_counts(struct ctx *c, const struct reg_def *def, const struct counts *k,
                        struct index_line *l)
{
    if (!reg_reads_all(c, def) || has_subject(def))
        return;
    l->counted = true;
    for (size_t i = 0; i < k->n_row; i++) {
        if (!str_eq(k->row[i].reg, def->name))
            continue;
        l->all += k->row[i].total;
        if (!reg_state_closed(def, k->row[i].state))
            l->open += k->row[i].total;
    }
    for (size_t i = 0; i < k->n_late; i++) {
        if (str_eq(k->late[i].reg, def->name))
            l->late = k->late[i].total;
    }
}

static bool is_meant(struct ctx *c, const struct reg_def *def, struct str words)
{
    struct str all = str_printf(
        c->arena, STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(words_show(c, &def->title)),
        STR_ARG(words_show(c, &def->about)), STR_ARG(words_show(c, &def->one)), STR_ARG(def->name));
    struct str low = str_lower(c->arena, all), rest = str_lower(c->arena, words);

    while (rest.n > 0) {
        struct str word = str_cut(&rest, ' ');

        if (!str_has(low, word))
            return false;
    }
    return true;
}

static void fill_line(struct ctx *c, const struct reg_def *def, const struct counts *k,
                      struct index_line *l)
{
    *l = (struct index_line){
        .title = words_show(c, &def->title),
        .about = words_show(c, &def->about),
        .href = reg_href(c, def),
        .has_states = def->n_state > 0,
    };
    l->late_href = str_printf(c->arena, STR_FMT "?keadaan=terbuka", STR_ARG(l->href));
    fill_counts(c, def, k, l);
}

static void fill_group(struct ctx *c, const char *name, const struct counts *k,
                       struct index_page *page)
{
    const struct reg_all *all = c->app->registers;
    struct index_group *g = &page->group[page->n];

    g->line = arena_array(c->arena, all->n + 1, sizeof(*g->line));
    for (size_t i = 0; i < all->n; i++) {
        const struct reg_def *def = all->def[i];

        if (!str_eq(def->group, str_of(name)) || !reg_lets_in(c, def))
            continue;
        page->all++;
        if (is_meant(c, def, page->words))
            fill_line(c, def, k, &g->line[g->n++]);
    }
    if (g->n == 0)
        return;
    g->title = tr(c->lang, str_z(c->arena, str_printf(c->arena, "register.group.%s", name)));
    page->found += g->n;
    page->n++;
}

enum status index_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "register.title"),
                         .place = PLACE_REGISTER,
                         .script = { "form-draft.js" } };
    struct index_page v = { .words = utf8_prefix(str_trim(query_str(c, "q")), SEARCH_MAX) };
    struct counts k = { 0 };
    struct out *o = body_new(c);
    enum status s = read_counts(c, &k);

    if (s != ST_OK)
        return s;
    v.group = arena_array(c->arena, ARRAY_LEN(groups) + 1, sizeof(*v.group));
    for (size_t i = 0; c->app->registers != NULL && i < ARRAY_LEN(groups); i++)
        fill_group(c, groups[i], &k, &v);
    index_page_view(o, &v);
    return page_show(c, &page, o);
}
