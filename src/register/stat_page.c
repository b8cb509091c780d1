/* stat_page.c: /register/NAME/statistik, and the same figures as CSV and XLSX. */
#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/workbook.h"
#include "register/csv_cell.h"
#include "register/pages.h"
#include "register/paper.h"
#include "register/stat.view.h"

static int year_of(struct ctx *c)
{
    int now = time_civil(c->now, (int)c->who.zone).year;
    int64_t year = query_i64(c, "tahun", now);

    return year < 1950 || year > 2199 ? now : (int)year;
}

static void years(struct ctx *c, struct stat_view *v)
{
    int now = time_civil(c->now, (int)c->who.zone).year;

    for (int i = 0; i < (int)ARRAY_LEN(v->year); i++)
        v->year[v->n_year++] = (struct part_chip){
            .text = str_printf(c->arena, "%d", now - i),
            .href = str_printf(c->arena, STR_FMT "/statistik?tahun=%d", STR_ARG(v->base), now - i),
            .count = -1,
            .state = STATE_COUNT,
            .current = v->stat->year == now - i,
        };
}

/* The finding in words: how many, and the fullest month. */
static struct str month_words(struct ctx *c, const struct reg_stat *s)
{
    int most = 0;

    for (int m = 1; m < 12; m++) {
        if (s->month[0][m] > s->month[0][most])
            most = m;
    }
    struct str args[] = { str_printf(c->arena, "%d", s->year),
                          int_show(c->arena, s->sum, c->lang == LANG_ID),
                          month_name(c->lang, most + 1),
                          int_show(c->arena, s->month[0][most], c->lang == LANG_ID) };

    return tr_with(c->arena, c->lang, "register.stat.month_say", args, ARRAY_LEN(args));
}

/* What engines above registers have to show here. */
static enum status draw_more(struct ctx *c, int year, struct html *out)
{
    struct out *o = body_new(c);
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && c->app->stat_parts != NULL && c->app->stat_parts[i] != NULL;
         i++)
        s = c->app->stat_parts[i](c, c->reg, year, o);
    *out = out_html(o);
    return s;
}

enum status stat_show(struct ctx *c)
{
    struct reg_stat *stat = arena_new(c->arena, struct reg_stat);
    struct stat_view *v = arena_new(c->arena, struct stat_view);
    struct reg_crumbs crumbs = reg_crumbs(c, c->reg, NULL);
    struct page page = { .title = tr(c->lang, "register.stat.title"),
                         .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n };
    enum status s = stat_read(c, c->reg, year_of(c), stat);

    if (s != ST_OK)
        return s;
    *v = (struct stat_view){ .title = words_show(c, &c->reg->title),
                             .base = reg_href(c, c->reg),
                             .stat = stat,
                             .this_year = str_printf(c->arena, "%d", stat->year),
                             .last_year = str_printf(c->arena, "%d", stat->year - 1),
                             .month_say = month_words(c, stat),
                             .own_only = !reg_reads_all(c, c->reg) };
    years(c, v);
    if (!v->own_only)
        s = draw_more(c, stat->year, &v->more);
    if (s != ST_OK)
        return s;

    struct out *o = body_new(c);

    stat_body(o, v);
    return page_show(c, &page, o);
}

/* ── Files: group, what, how many, one a line ── */

struct stat_line {
    struct str group, label;
    int64_t many;
};

struct stat_lines {
    struct stat_line line[2 * 12 + STAT_CHARTS_MAX * 64 + REG_STATES_MAX + 128];
    size_t n;
};

static void add(struct stat_lines *l, struct str group, struct str label, int64_t many)
{
    if (l->n < ARRAY_LEN(l->line))
        l->line[l->n++] = (struct stat_line){ group, label, many };
}

static void add_group(struct stat_lines *l, const struct stat_group *g)
{
    for (size_t i = 0; i < g->n; i++)
        add(l, g->title, g->count[i].label, g->count[i].many);
}

static void lines(struct ctx *c, const struct reg_stat *s, struct stat_lines *l)
{
    for (int y = 0; y < 2; y++) {
        for (int m = 0; m < 12; m++)
            add(l, tr(c->lang, "register.stat.by_month"),
                str_printf(c->arena, "%04d-%02d", s->year - y, m + 1), s->month[y][m]);
    }
    add_group(l, &s->state);
    for (size_t i = 0; i < s->n_chart; i++)
        add_group(l, &s->chart[i]);
    for (size_t i = 0; i < s->n_clock; i++) {
        const struct stat_clock *k = &s->clock[i];

        add(l, k->label, tr(c->lang, "register.stat.met"), k->met);
        add(l, k->label, tr(c->lang, "register.stat.missed"), k->missed);
        add(l, k->label, tr(c->lang, "register.stat.running"), k->running);
        add(l, k->label, tr(c->lang, "register.stat.late"), k->late);
    }
    add_group(l, &s->age);
}

static enum status read_lines(struct ctx *c, struct stat_lines **out)
{
    struct reg_stat *stat = arena_new(c->arena, struct reg_stat);
    enum status s = stat_read(c, c->reg, year_of(c), stat);

    *out = arena_new(c->arena, struct stat_lines);
    if (s == ST_OK)
        lines(c, stat, *out);
    return s;
}

static const char *const heads[] = { "register.stat.group", "register.stat.what",
                                     "register.stat.many" };

enum status stat_csv(struct ctx *c)
{
    struct stat_lines *l = NULL;
    struct buf b;
    enum status s = read_lines(c, &l);

    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    buf_add(&b, STR("\xEF\xBB\xBF"));
    for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
        csv_put(&b, tr(c->lang, heads[i]));
        buf_add(&b, i + 1 < ARRAY_LEN(heads) ? STR(",") : STR("\r\n"));
    }
    for (size_t i = 0; i < l->n; i++) {
        csv_put(&b, csv_safe(c->arena, l->line[i].group));
        buf_add_char(&b, ',');
        csv_put(&b, csv_safe(c->arena, l->line[i].label));
        buf_printf(&b, ",%lld\r\n", (long long)l->line[i].many);
    }
    reg_send_bytes(c, c->reg, STR("statistik"), "csv", buf_str(&b));
    return ST_OK;
}

enum status stat_xlsx(struct ctx *c)
{
    CLEANUP(book_drop) struct workbook *book = NULL;
    struct book_column col[ARRAY_LEN(heads)];
    struct stat_lines *l = NULL;
    struct str bytes = { 0 };
    enum status s = read_lines(c, &l);

    if (s == ST_OK)
        s = book_open(c, words_show(c, &c->reg->title), &book);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        col[i] = (struct book_column){ tr(c->lang, heads[i]), i == 2 ? 12 : 34 };
    book_sheet(book, tr(c->lang, "register.stat.title"), col, ARRAY_LEN(heads), 0);
    for (size_t i = 0; i < l->n; i++) {
        book_text(book, 0, l->line[i].group);
        book_text(book, 1, l->line[i].label);
        book_number(book, 2, (double)l->line[i].many, true);
        book_next_row(book);
    }
    s = book_bytes(book, &bytes);
    if (s == ST_OK)
        reg_send_bytes(c, c->reg, STR("statistik"), "xlsx", bytes);
    return s;
}
