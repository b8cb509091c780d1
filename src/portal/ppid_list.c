/*
 * ppid_list.c: GET /ppid/informasi, the list of public information by class, and the same as CSV;
 * GET /ppid/dikecualikan, what is exempt, with the test behind it; their files.
 */
#include "base/utf8.h"
#include "core/back.h"
#include "core/kept.h"
#include "core/page.h"
#include "portal/ppid.h"
#include "portal/ppid.view.h"
#include "register/csv_cell.h"

#define HTML STR("text/html; charset=utf-8")
#define WORDS_MAX 200

/* "PPID", above its lists. */
static struct crumb *crumb_of(struct ctx *c)
{
    struct crumb *k = arena_new(c->arena, struct crumb);

    *k = (struct crumb){ tr(c->lang, "ppid.short"), STR("/ppid") };
    return k;
}

/* ── the list ── */

static struct str words_asked(struct ctx *c)
{
    return utf8_prefix(str_trim(query_str(c, "q")), WORDS_MAX);
}

static struct str list_href(struct ctx *c, const char *path, struct str words, struct str class_)
{
    struct str q = words.n > 0
                       ? str_printf(c->arena, "?q=" STR_FMT, STR_ARG(url_part(c->arena, words)))
                       : STR("");

    if (class_.n == 0)
        return str_printf(c->arena, "%s" STR_FMT, path, STR_ARG(q));
    return str_printf(c->arena, "%s" STR_FMT "%cgolongan=" STR_FMT, path, STR_ARG(q),
                      q.n > 0 ? '&' : '?', STR_ARG(url_part(c->arena, class_)));
}

static void fill_chips(struct ctx *c, struct ppid_list *v)
{
    v->chip[v->n_chip++] = (struct part_chip){ tr(c->lang, "ppid.all"),
                                               list_href(c, "/ppid/informasi", v->words, STR("")),
                                               -1, STATE_COUNT, v->chosen.n == 0 };
    for (size_t i = 0; i < v->n_class; i++)
        v->chip[v->n_chip++] =
            (struct part_chip){ v->class_[i].label,
                                list_href(c, "/ppid/informasi", v->words, v->class_[i].name),
                                v->chosen.n == 0 ? (int64_t)v->class_[i].n : -1, STATE_COUNT,
                                str_eq(v->chosen, v->class_[i].name) };
}

static enum status list_make(struct ctx *c)
{
    struct ppid_list v = { .words = words_asked(c),
                           .chosen = utf8_prefix(query_str(c, "golongan"), 20) };
    struct out *o = body_new(c);
    enum status s = ppid_items(c, v.words, v.chosen, &v);

    if (s != ST_OK)
        return s;
    v.narrowed = v.words.n > 0 || v.chosen.n > 0;
    v.may_ask = page_is_there(c, "/ppid/permohonan");
    v.csv_href = list_href(c, "/ppid/informasi.csv", v.words, v.chosen);
    fill_chips(c, &v);

    struct page page = { .title = tr(c->lang, "ppid.list_title"),
                         .about = tr(c->lang, "ppid.list_lede"),
                         .place = PLACE_INFORMATION,
                         .open_face = true,
                         .unlisted = v.narrowed,
                         .crumb = crumb_of(c),
                         .n_crumb = 1 };

    ppid_list_view(o, &v);
    return page_show(c, &page, o);
}

static enum status ppid_show_list(struct ctx *c)
{
    if (query_str(c, "q").n > 0)
        return list_make(c);
    return page_kept(c, c->who.unit_id, HTML, list_make);
}

/* ── the same as a file ── */

static void put_row(struct ctx *c, struct buf *b, const struct str *cell, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_char(b, ',');
        csv_put(b, csv_safe(c->arena, cell[i]));
    }
    buf_add(b, STR("\r\n"));
}

static enum status csv_make(struct ctx *c)
{
    static const char *const head[] = { "ppid.col.number",  "ppid.col.title",  "ppid.col.summary",
                                        "ppid.col.class",   "ppid.col.holder", "ppid.col.maker",
                                        "ppid.col.made",    "ppid.col.form",   "ppid.col.retention",
                                        "ppid.col.renewed", "ppid.col.address" };
    struct str name[ARRAY_LEN(head)];
    struct ppid_list v = { 0 };
    struct buf b;
    enum status s = ppid_items(c, words_asked(c), utf8_prefix(query_str(c, "golongan"), 20), &v);

    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    for (size_t i = 0; i < ARRAY_LEN(head); i++)
        name[i] = tr(c->lang, head[i]);
    put_row(c, &b, name, ARRAY_LEN(head));
    for (size_t k = 0; k < v.n_class; k++) {
        for (size_t i = 0; i < v.class_[k].n; i++) {
            const struct ppid_item *t = &v.class_[k].item[i];
            const struct str cell[] = { t->number,    t->title,   t->summary,  v.class_[k].label,
                                        t->holder,    t->maker,   t->made,     t->form,
                                        t->retention, t->renewed, t->file.href };

            put_row(c, &b, cell, ARRAY_LEN(cell));
        }
    }
    c->res->body = buf_str(&b);
    return ST_OK;
}

static enum status ppid_send_csv(struct ctx *c)
{
    struct str words = words_asked(c), kind = utf8_prefix(query_str(c, "golongan"), 20);
    struct str args =
        str_printf(c->arena, "%zu " STR_FMT STR_FMT, kind.n, STR_ARG(kind), STR_ARG(words));

    response_header(c->res, "Content-Disposition",
                    STR("attachment; filename=\"daftar-informasi-publik.csv\""));
    return bytes_kept(c, c->who.unit_id, STR("text/csv; charset=utf-8"), args, csv_make);
}

/* ── what is exempt ── */

static struct ppid_exempt exempt_of(struct ctx *c, const struct record *r)
{
    return (struct ppid_exempt){
        .title = open_text(r, "title"),
        .scope = open_text(r, "scope"),
        .ground = open_show(c, r, "ground"),
        .statute = open_text(r, "statute"),
        .harm = open_text(r, "harm"),
        .benefit = open_text(r, "benefit"),
        .interest = open_text(r, "interest"),
        .balance = open_text(r, "balance"),
        .from = open_show(c, r, "valid_from"),
        .until = open_show(c, r, "valid_until"),
        .decree = open_text(r, "decree_no"),
    };
}

/* Where a period has ended the information is open, whether or not somebody has said so. */
static enum status exempt_make(struct ctx *c)
{
    struct reg_list_query q = open_query(c, "exempt_information", STR("exempt"));
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct ppid_exempts v = { 0 };
    struct reg_list list = { 0 };
    struct out *o = body_new(c);
    enum status s = open_list(c, &q, 0, PPID_ITEMS_MAX, &list);

    if (s != ST_OK)
        return s;
    v.row = arena_array(c->arena, list.n + 1, sizeof(*v.row));
    for (size_t i = 0; i < list.n; i++) {
        if (str_cmp(open_text(&list.row[i], "valid_until"), today) >= 0)
            v.row[v.n++] = exempt_of(c, &list.row[i]);
    }

    struct page page = { .title = tr(c->lang, "ppid.exempt_title"),
                         .about = tr(c->lang, "ppid.exempt_lede"),
                         .place = PLACE_INFORMATION,
                         .open_face = true,
                         .crumb = crumb_of(c),
                         .n_crumb = 1 };

    ppid_exempt_view(o, &v);
    return page_show(c, &page, o);
}

static enum status ppid_show_exempt(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, exempt_make);
}

/* ── files ── */

static enum status send(struct ctx *c, const char *reg)
{
    static const char *const field[] = { "document", NULL };
    struct record r = { 0 };
    enum status s = open_record(c, reg, OPEN_PUBLISHED, path_i64(c, "id"), &r);

    if (s == ST_NOT_FOUND)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    return s == ST_OK ? open_send(c, &r, field, path_i64(c, "file")) : s;
}

/* GET /ppid/informasi/:id/berkas/:file */
static enum status ppid_download(struct ctx *c)
{
    return send(c, "public_information");
}

/* GET /ppid/laporan/:id/berkas/:file */
static enum status ppid_report_download(struct ctx *c)
{
    return send(c, "information_report");
}

const struct route ppid_routes[] = {
    { GET, "/ppid", PUBLIC, ppid_show, NULL, BODY_NONE },
    { GET, "/ppid/informasi", PUBLIC, ppid_show_list, NULL, BODY_NONE },
    { GET, "/ppid/informasi.csv", PUBLIC, ppid_send_csv, NULL, BODY_NONE },
    { GET, "/ppid/informasi/:id/berkas/:file", PUBLIC, ppid_download, NULL, BODY_NONE },
    { GET, "/ppid/dikecualikan", PUBLIC, ppid_show_exempt, NULL, BODY_NONE },
    { GET, "/ppid/laporan/:id/berkas/:file", PUBLIC, ppid_report_download, NULL, BODY_NONE },
    { 0 },
};
