/* foot.c: the foot of public pages, kept in memory like the pages themselves. */
#include "base/buf.h"
#include "core/app.h"
#include "core/kept.h"
#include "core/page.h"
#include "portal/content.h"
#include "portal/foot.view.h"
#include "portal/foot_view.h"
#include "portal/portal.h"

static void add_link(struct foot_list *list, struct str text, struct str href)
{
    if (list->n < ARRAY_LEN(list->link))
        list->link[list->n++] = (struct part_link){ text, href };
}

/* "Senin–Kamis 08.00–16.00 WIB; Jumat 08.00–16.30 WIB": a line each. */
static void fill_hours(struct foot_view *f, struct str hours)
{
    while (hours.n > 0 && f->n_hours < FOOT_HOURS) {
        struct str one = str_trim(str_cut(&hours, ';'));

        if (one.n > 0)
            f->hours[f->n_hours++] = one;
    }
}

/* "(0726) 123 456" as a telephone dials it. */
static struct str phone_href(struct arena *a, struct str phone)
{
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("tel:"));
    for (size_t i = 0; i < phone.n; i++) {
        if ((phone.p[i] >= '0' && phone.p[i] <= '9') || (phone.p[i] == '+' && b.n == 4))
            buf_add_char(&b, phone.p[i]);
    }
    return buf_str(&b);
}

/* One statement for all: a foot stands under every page. */
static enum status fill_office(struct ctx *c, struct foot_view *f)
{
    struct setting_row *row = NULL;
    size_t n = 0;
    enum status s = portal_settings(c, c->who.unit_id, &row, &n);

    f->office = c->who.unit_name;
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (str_eq(row[i].name, STR("report_address")))
            f->address = row[i].value;
        else if (str_eq(row[i].name, STR("portal_hours")))
            fill_hours(f, row[i].value);
        else if (str_eq(row[i].name, STR("portal_phone")))
            f->phone = row[i].value;
        else
            f->mail = row[i].value;
    }
    f->phone_href = phone_href(c->arena, f->phone);
    f->mail_href = str_printf(c->arena, "mailto:" STR_FMT, STR_ARG(f->mail));
    return s;
}

/* Only what this program has. */
static void fill_routes(struct ctx *c, struct foot_view *f)
{
    static const struct {
        const char *href, *key;
    } site[] = {
        { "/rb", "portal.foot.reform" },
        { "/transparansi", "layout.tab_public_plan" },
        { "/transparansi/rantai", "portal.foot.ledger" },
        { "/transparansi/kunjungan", "portal.foot.visits" },
        { "/data", "portal.foot.data" },
        { "/cari-publik", "portal.foot.search" },
    };

    for (size_t i = 0; i < ARRAY_LEN(site); i++) {
        if (page_is_there(c, site[i].href))
            add_link(&f->site, tr(c->lang, site[i].key), str_of(site[i].href));
    }
}

static enum status fill_pages(struct ctx *c, struct foot_view *f)
{
    struct content_line *page = NULL;
    size_t n = 0;
    enum status s = content_pages(c, STR(""), &page, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct str href = content_href(c->arena, page[i].kind, page[i].name);

        if (str_eq(page[i].place, STR("about")))
            add_link(&f->about, page[i].title, href);
        else if (str_eq(page[i].place, STR("rights")))
            add_link(&f->rights, page[i].title, href);
        else if (str_eq(page[i].place, STR("site")))
            add_link(&f->site, page[i].title, href);
    }
    return s;
}

static enum status foot_draw(struct ctx *c, struct out *o, void *with)
{
    struct foot_view f = { 0 };
    enum status s = fill_office(c, &f);

    (void)with;
    if (s == ST_OK)
        s = fill_pages(c, &f);
    if (s != ST_OK)
        return s;
    f.about.n_own = f.about.n;
    f.rights.n_own = f.rights.n;
    f.site.n_own = f.site.n;
    fill_routes(c, &f);
    foot_body(o, &f);
    return ST_OK;
}

enum status portal_foot(struct ctx *c, struct out *o)
{
    return fragment_kept(c, o, STR("foot"), foot_draw, NULL);
}
