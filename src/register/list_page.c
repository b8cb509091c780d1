/* list_page.c: /register/:register, the records of a register as its address narrows them. */
#include <inttypes.h>

#include "core/listing.h"
#include "http/form.h"
#include "register/hooks.h"
#include "register/list_filter.h"
#include "register/list_page.view.h"

/* Pages that stand beside a list, in this order; with the list's address where they show the same
 * records. */
static const struct {
    const char *pattern, *path, *key;
    enum right right;
    bool same;
    bool drawn; /* only where the register has a drawing for the wall */
} beside[] = {
    { "/register/:register/ekspor.xlsx", "/ekspor.xlsx", "register.to_xlsx", REG_READ, true,
      false },
    { "/register/:register/ekspor.csv", "/ekspor.csv", "register.to_csv", REG_READ, true, false },
    { "/register/:register/ekspor.pdf", "/ekspor.pdf", "register.to_pdf", REG_READ, true, false },
    { "/register/:register/cetak", "/cetak", "register.to_print", REG_READ, false, false },
    { "/register/:register/bagan.pdf", "/bagan.pdf", "register.to_drawing", REG_READ, true, true },
    { "/register/:register/statistik", "/statistik", "register.to_statistics", REG_READ, false,
      false },
    { "/register/:register/impor", "/impor", "register.to_import", REG_MANAGE, false, false },
};

static void add_links(struct ctx *c, struct list_page *v, const struct reg_def *def)
{
    v->link = arena_array(c->arena, ARRAY_LEN(beside) + 1, sizeof(*v->link));
    if (def->n_duty > 0)
        v->link[v->n_link++] =
            (struct part_link){ tr(c->lang, "register.to_duties"),
                                str_printf(c->arena, STR_FMT "/wajib", STR_ARG(v->base)) };
    for (size_t i = 0; i < ARRAY_LEN(beside); i++) {
        bool asked = beside[i].same && v->address.n > 0;

        if (!may(c, beside[i].right, 0) || !page_is_there(c, beside[i].pattern) ||
            (beside[i].drawn && (def->hooks == NULL || def->hooks->list_paper == NULL)))
            continue;
        v->link[v->n_link++] = (struct part_link){
            tr(c->lang, beside[i].key),
            str_printf(c->arena, STR_FMT "%s%s" STR_FMT, STR_ARG(v->base), beside[i].path,
                       asked ? "?" : "", STR_ARG(asked ? v->address : STR(""))),
        };
    }
}

/* ── the head ── */

static bool is_name(const struct reg_def *def, const struct reg_field *f)
{
    for (size_t i = 0; i < def->n_name_by; i++) {
        if (def->name_by[i] == f)
            return true;
    }
    return false;
}

static struct list_head head_of(struct ctx *c, const struct list_page *v,
                                const struct reg_list_query *q, const struct reg_field *f)
{
    bool here = q->order == f;
    struct list_head h = { .text = words_show(c, &f->label),
                           .sort = "none",
                           .number = field_is_number(f),
                           .tight = f->type == FIELD_DATE || f->type == FIELD_TIME,
                           .name = is_name(q->def, f) };
    struct reg_list_query to = *q;

    if (!reg_list_sorts(q->def, f))
        return h;
    to.order = f;
    to.ordered = true;
    to.desc = here && !q->desc;
    to.page = 1;
    h.href = str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(v->base),
                        STR_ARG(reg_list_address(c, &to)));
    if (here)
        h.sort = q->desc ? "descending" : "ascending";
    return h;
}

static bool names_shown(const struct reg_list_query *q)
{
    for (size_t i = 0; i < q->n_column; i++) {
        if (is_name(q->def, q->column[i]))
            return true;
    }
    return false;
}

/* Where records have no number, the name stands in the first column, and not in one more. */
static bool is_repeated(const struct reg_def *def, const struct reg_field *f)
{
    return def->number.n == 0 && def->n_name_by == 1 && def->name_by[0] == f;
}

/* What one record is called, as a head: "Berkas arsip". */
static struct str headed(struct ctx *c, struct str one)
{
    char *z = str_z(c->arena, one);

    if (one.n > 0 && z[0] >= 'a' && z[0] <= 'z')
        z[0] = (char)(z[0] - 'a' + 'A');
    return (struct str){ z, one.n };
}

static void fill_heads(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    v->head = arena_array(c->arena, q->n_column + 1, sizeof(*v->head));
    for (size_t i = 0; i < q->n_column; i++) {
        if (!is_repeated(q->def, q->column[i]))
            v->head[v->n_head++] = head_of(c, v, q, q->column[i]);
    }
    v->name_head = q->def->number.n > 0 ? tr(c->lang, "register.number") : headed(c, v->one);
}

/* ── the rows ── */

static struct list_line line_of(struct ctx *c, const struct reg_list_query *q,
                                const struct record *r)
{
    struct str *cell = arena_array(c->arena, q->n_column + 1, sizeof(*cell));
    struct list_line l = {
        .href = record_href(c, r),
        .name = r->number.n > 0 ? r->number : r->title,
        .tick = str_printf(c->arena, "%" PRId64 ".%" PRId64, r->id, r->version),
        .tick_label = r->title,
        .state = state_show(c, q->def, r->state),
        .due = due_show(c, r),
        .open = r->closed_on.n == 0,
    };
    size_t n = 0;

    if (r->number.n > 0 && !names_shown(q))
        l.second = record_name(r);
    /* Personal fields are never shown in a list: who looks at them is noted, record by record. */
    for (size_t i = 0; i < q->n_column; i++) {
        if (!is_repeated(q->def, q->column[i]))
            cell[n++] = record_show(c, r, q->column[i], false);
    }
    l.cell = cell;
    return l;
}

static void fill_lines(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                       const struct reg_list *list)
{
    v->line = arena_array(c->arena, list->n + 1, sizeof(*v->line));
    for (size_t i = 0; i < list->n; i++)
        v->line[v->n_line++] = line_of(c, q, &list->row[i]);
    v->has_number = q->def->number.n > 0;
    v->has_state = q->def->n_state > 0;
    v->has_due = q->def->n_clock > 0;
}

static void fill_pager(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                       const struct reg_list *list)
{
    v->more = list->more;
    v->pager = (struct part_pager){
        .url = v->address.n > 0 ? str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(v->base),
                                             STR_ARG(v->address))
                                : v->base,
        .total = list->total,
    };
    pager_fit(&v->pager, q->page, REG_LIST_ROWS);
}

/* ── moves of many ── */

/* Moves that ask for nothing but perhaps a reason can be made for many at once. */
static void fill_moves(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    const struct reg_def *def = q->def;

    v->move = arena_array(c->arena, def->n_move + 1, sizeof(*v->move));
    for (size_t i = 0; i < def->n_move && v->n_move < LIST_MOVES_MAX; i++) {
        const struct reg_move *m = &def->move[i];
        bool fits = q->state < 0 || (m->from & (UINT64_C(1) << q->state)) != 0;

        if (m->n_ask == 0 && fits && reg_may(c, def, m->by & ~REG_WHO_OF_ONE, NULL))
            v->move[v->n_move++] = (struct list_move){ m->name, words_show(c, &m->label) };
    }
    v->may_bulk = v->n_move > 0 && v->n_line > 0 && may(c, REG_MANAGE, 0);
}

/* ── the page ── */

/* What the two forms carry along: the address but for what they ask themselves. */
static void fill_kept(struct ctx *c, struct list_page *v)
{
    struct params args = { 0 };
    struct param *keep, *all;

    /* Our own words, encoded by us: it can be read. */
    if (form_parse(c->arena, v->address, QUERY_MAX_FIELDS, &args) != 0)
        return;
    keep = arena_array(c->arena, args.n + 1, sizeof(*keep));
    all = arena_array(c->arena, args.n + 1, sizeof(*all));
    for (size_t i = 0; i < args.n; i++) {
        bool columns = str_eq(args.p[i].name, STR("kolom"));

        if (!columns)
            all[v->n_keep_all++] = args.p[i];
        if (!str_starts(args.p[i].name, STR("f.")) && !str_eq(args.p[i].name, STR("q")))
            keep[v->n_keep++] = args.p[i];
    }
    v->keep = keep;
    v->keep_all = all;
}

static enum status fill_saved(struct ctx *c, struct list_page *v, const struct reg_def *def)
{
    struct saved_row *row = NULL;
    enum status s = saved_list(c, c->who.unit_id, c->who.person_id, def->name, &row, &v->n_saved);

    if (s != ST_OK)
        return s;
    v->saved = arena_array(c->arena, v->n_saved + 1, sizeof(*v->saved));
    for (size_t i = 0; i < v->n_saved; i++)
        v->saved[i] = (struct list_saved){ row[i].id, row[i].name,
                                           str_printf(c->arena, STR_FMT "?" STR_FMT,
                                                      STR_ARG(v->base), STR_ARG(row[i].address)) };
    return ST_OK;
}

static enum status read_page(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    int64_t *by_state = arena_array(c->arena, q->def->n_state + 1, sizeof(*by_state)), all = 0;
    struct reg_list list = { 0 };
    enum status s = reg_list_counts(c, q->def, by_state, &all);

    if (s == ST_OK)
        s = reg_list_page(c, q, &list);
    if (s == ST_OK)
        s = fill_saved(c, v, q->def);
    if (s == ST_OK)
        s = list_filter_fields(c, v, q);
    if (s == ST_OK)
        s = list_filter_chips(c, v, q, all);
    if (s != ST_OK)
        return s;
    list_state_chips(c, v, q, by_state, all);
    list_active_now(c, v, q);
    list_columns(c, v, q);
    fill_heads(c, v, q);
    fill_lines(c, v, q, &list);
    fill_pager(c, v, q, &list);
    fill_moves(c, v, q);
    add_links(c, v, q->def);
    return ST_OK;
}

static enum status draw_hook(struct ctx *c, struct list_page *v, const struct reg_def *def)
{
    struct out *o = body_new(c);
    enum status s = ST_OK;

    if (def->hooks != NULL && def->hooks->draw_list != NULL)
        s = def->hooks->draw_list(c, def, o);
    v->drawn = out_html(o);
    return s;
}

static void describe(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    const struct reg_def *def = q->def;

    v->title = words_show(c, &def->title);
    v->about = words_show(c, &def->about);
    v->one = one_of(c, def);
    v->base = reg_href(c, def);
    v->address = reg_list_address(c, q);
    v->words = q->words;
    v->bad = q->bad;
    v->narrowed = q->words.n > 0 || q->state != -1 || q->filter != NULL || q->n_cond > 0 ||
                  q->measure != NULL;
    v->may_create = may(c, REG_CREATE, 0);
    v->reads_all = reg_reads_all(c, def);
    fill_kept(c, v);
}

/* GET /register/:register */
enum status list_show_register(struct ctx *c)
{
    const struct crumb crumb[] = { { tr(c->lang, "register.title"), STR("/register") } };
    struct page page = { .title = words_show(c, &c->reg->title),
                         .place = PLACE_REGISTER,
                         .landscape = true,
                         .crumb = crumb,
                         .n_crumb = 1,
                         .script = { "register-list.js" } };
    struct list_page *v = arena_new(c->arena, struct list_page);
    struct reg_list_query *q = arena_new(c->arena, struct reg_list_query);
    struct out *o = body_new(c);
    enum status s = list_read_address(c, c->reg, q);

    if (s != ST_OK || c->answered)
        return s;
    describe(c, v, q);
    s = read_page(c, v, q);
    if (s == ST_OK)
        s = draw_hook(c, v, c->reg);
    if (s != ST_OK)
        return s;
    list_page_view(o, v);
    return page_show(c, &page, o);
}
