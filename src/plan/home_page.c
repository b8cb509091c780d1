/* home_page.c: /beranda, what is due for me; and the same as a calendar feed. */
#include "base/buf.h"
#include "base/crypto.h"
#include "core/app.h"
#include "core/ical.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "plan/home.h"
#include "plan/home.view.h"
#include "plan/home_queries.h"

#define HOME_MOST 25 /* lines of one group; the rest stands in the matrix */

static const char *const group_title[DUTY_KINDS] = {
    [DUTY_LATE] = "home.late", [DUTY_RETURNED] = "home.returned", [DUTY_VERIFY] = "home.verify",
    [DUTY_DUE] = "home.due",   [DUTY_CONFIRM] = "home.confirm",   [DUTY_OTHERS] = "home.others",
};

/* The matrix's filter that shows the rest of a group. */
static const char *const group_filter[DUTY_KINDS] = {
    [DUTY_LATE] = "terlambat",  [DUTY_RETURNED] = "dikembalikan", [DUTY_VERIFY] = "dilaporkan",
    [DUTY_DUE] = "jatuh-tempo", [DUTY_CONFIRM] = "konfirmasi",    [DUTY_OTHERS] = "dilaporkan",
};

struct str home_due(struct out *o, const struct duty *d, int32_t today)
{
    struct str day = date_short(o->arena, o->lang, d->due);

    if (d->due == 0)
        return STR("");
    if (d->kind == DUTY_VERIFY || d->kind == DUTY_OTHERS || d->kind == DUTY_RETURNED)
        return tr_with(o->arena, o->lang, "home.since", &day, 1);
    if (d->due == today)
        return tr(o->lang, "home.today");
    return day;
}

const char *home_due_class(const struct duty *d, int32_t today)
{
    if (d->kind == DUTY_LATE || (d->kind == DUTY_DUE && d->due < today))
        return "due over";
    return d->kind == DUTY_DUE && d->due <= today + 3 ? "due soon" : "due muted";
}

struct str desk_due(struct out *o, const struct desk_item *d, int32_t today)
{
    if (d->kind == DESK_WAITING)
        return tr(o->lang, "home.paused");
    return d->due == today ? tr(o->lang, "home.today") : date_short(o->arena, o->lang, d->due);
}

const char *desk_due_class(const struct desk_item *d, int32_t today)
{
    if (d->kind == DESK_LATE)
        return "due over";
    return d->kind == DESK_DUE && d->due <= today + 3 ? "due soon" : "due muted";
}

enum part_state desk_shape(const struct desk_item *d)
{
    static const enum part_state shape[DESK_KINDS] = {
        [DESK_LATE] = STATE_LATE,
        [DESK_DUE] = STATE_REPORTED,
        [DESK_WAITING] = STATE_RETURNED,
    };

    return shape[d->kind];
}

static enum status fill_desk(struct ctx *c, struct home_page *h)
{
    static const char *const title[DESK_KINDS] = {
        [DESK_LATE] = "home.late",
        [DESK_DUE] = "home.desk_due",
        [DESK_WAITING] = "home.waiting",
    };
    struct desk_item *item = NULL;
    size_t n = 0;
    enum status s = clock_desk_of(c, &item, &n);

    for (size_t i = 0; i < n && s == ST_OK;) {
        size_t from = i, most;

        while (i < n && item[i].kind == item[from].kind)
            i++;
        most = i - from > HOME_MOST ? HOME_MOST : i - from;
        h->desk[h->n_desk++] = (struct home_desk){
            .title = title[item[from].kind],
            .item = &item[from],
            .n = most,
            .hidden = i - from - most,
        };
    }
    return s;
}

static void fill_groups(struct ctx *c, const struct duties *d, struct home_page *h)
{
    const struct duty *at = d->duty;

    for (int k = 0; k < DUTY_KINDS; k++) {
        size_t n = d->count[k];

        if (n == 0)
            continue;
        h->group[h->n_group++] = (struct home_group){
            .title = group_title[k],
            .duty = at,
            .n = n > HOME_MOST ? HOME_MOST : n,
            .hidden = n > HOME_MOST ? n - HOME_MOST : 0,
            .more = str_printf(c->arena, "/rencana/" STR_FMT "?keadaan=%s",
                               STR_ARG(d->tree.plan.slug), group_filter[k]),
        };
        at += n;
    }
}

/* The month of today, Monday first, with holidays and how much is due on each day. */
static void fill_calendar(struct ctx *c, const struct calendar *cal, int32_t today,
                          struct home_page *h)
{
    struct civil now = day_civil(today);
    int32_t first = day_of(now.year, now.month, 1);
    int before = (day_civil(first).weekday + 6) % 7;
    int days = days_in_month(now.year, now.month);

    h->month =
        str_printf(c->arena, STR_FMT " %d", STR_ARG(month_name(c->lang, now.month)), now.year);
    h->n_cell = ((size_t)before + (size_t)days + 6) / 7 * 7;
    for (int i = 0; i < days; i++) {
        struct home_day *cell = &h->cell[before + i];

        cell->day = i + 1;
        cell->today = first + i == today;
        cell->off = calendar_kind(cal, first + i, &cell->name) != DAY_WORK;
    }
    for (size_t i = 0; i < h->duties->n; i++) {
        const struct duty *d = &h->duties->duty[i];

        if (d->kind == DUTY_DUE && d->due >= first && d->due < first + days)
            h->cell[before + d->due - first].due++;
    }
    for (size_t k = 0; k < h->n_desk; k++) {
        for (size_t i = 0; i < h->desk[k].n; i++) {
            const struct desk_item *d = &h->desk[k].item[i];

            if (d->kind == DESK_DUE && d->due >= first && d->due < first + days)
                h->cell[before + d->due - first].due++;
        }
    }
}

/* How many of a kind stand in the registers, beside the plan's. */
static size_t on_desk(const struct home_page *h, enum desk_kind kind)
{
    for (size_t i = 0; i < h->n_desk; i++) {
        if (h->desk[i].item[0].kind == kind)
            return h->desk[i].n + h->desk[i].hidden;
    }
    return 0;
}

/* "11 terlambat, 4 perlu dikerjakan."; of what there is none of, nothing is said. */
static struct str lede_of(struct ctx *c, const struct duties *d, const struct home_page *h)
{
    const struct {
        const char *key;
        size_t n;
    } part[] = {
        { "home.lede_late", d->count[DUTY_LATE] + on_desk(h, DESK_LATE) },
        { "home.lede_due", d->count[DUTY_RETURNED] + d->count[DUTY_DUE] + on_desk(h, DESK_DUE) },
        { "home.lede_verify", d->count[DUTY_VERIFY] },
        { "home.lede_confirm", d->count[DUTY_CONFIRM] },
    };
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < ARRAY_LEN(part); i++) {
        struct str n = int_show(c->arena, (int64_t)part[i].n, c->lang == LANG_ID);

        if (part[i].n == 0)
            continue;
        buf_add(&b, buf_str(&b).n > 0 ? STR(", ") : STR(""));
        buf_add(&b, tr_with(c->arena, c->lang, part[i].key, &n, 1));
    }
    if (buf_str(&b).n == 0)
        return tr(c->lang, "home.lede_idle");
    buf_add(&b, STR("."));
    return buf_str(&b);
}

static void fill_words(struct ctx *c, const struct duties *d, int32_t today, struct home_page *h)
{
    int hour = time_civil(c->now, (int)c->who.zone).hour;
    const char *greet = hour < 11 ? "home.morning" : hour < 15 ? "home.noon" : "home.evening";

    h->greeting = tr_with(c->arena, c->lang, greet, &c->who.name, 1);
    h->date = date_long(c->arena, c->lang, today);
    h->lede = lede_of(c, d, h);
}

static void fill_area_names(struct home_page *h)
{
    for (size_t i = 0; i < h->duties->tree.n_item; i++) {
        const struct item *it = &h->duties->tree.item[i];

        if (it->level == LEVEL_AREA && it->area >= 0 && it->area < 10)
            h->area_text[it->area] = it->text;
    }
}

static enum status home_show_with(struct ctx *c, struct str feed)
{
    struct home_page h = { .feed = feed };
    struct duties d = { 0 };
    struct calendar cal = { 0 };
    int32_t today = day_today(c->now, (int)c->who.zone);
    int64_t has_feed = 0;
    struct page page = { .title = tr(c->lang, "home.title"), .place = PLACE_HOME };
    struct out *o = body_new(c);
    enum status s = duties_of(c, &d);

    h.duties = &d;
    if (s == ST_OK)
        s = calendar_load(c, c->who.unit_id, &cal);
    if (s == ST_OK)
        s = feed_has(c, c->who.account_id, &has_feed);
    if (s == ST_OK)
        s = fill_desk(c, &h);
    if (s != ST_OK)
        return s;
    h.has_feed = has_feed != 0;
    fill_area_names(&h);
    fill_groups(c, &d, &h);
    fill_calendar(c, &cal, today, &h);
    fill_words(c, &d, today, &h);
    home_page(o, &h, today);
    return page_show(c, &page, o);
}

static enum status home_show(struct ctx *c)
{
    return home_show_with(c, (struct str){ 0 });
}

/* ── the feed ── */

static struct str feed_hash(struct ctx *c, struct str secret)
{
    struct sha256 h = sha256_of(secret.p, secret.n);

    return hex_of(c->arena, h.b, sizeof(h.b));
}

/* POST /beranda/kalender: a new secret address; the one before stops working. */
static enum status home_make_feed(struct ctx *c)
{
    uint8_t secret[20];
    struct str word;
    enum status s;

    random_bytes(secret, sizeof(secret));
    word = base64url_of(c->arena, secret, sizeof(secret));
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = feed_set(c, c->who.account_id, feed_hash(c, word));
        if (s == ST_OK)
            s = audit(c, "account.feed_made", "account", c->who.account_id, STR("{}"));
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return s;
    return home_show_with(c, str_printf(c->arena, STR_FMT "/kalender/" STR_FMT ".ics",
                                        STR_ARG(c->app->base_url), STR_ARG(word)));
}

static enum status feed_enter(struct ctx *c, const struct feed_owner *f)
{
    c->lang = str_eq(f->lang, STR("en")) ? LANG_EN : LANG_ID;
    c->who = (struct who){ .person_id = f->person_id, .account_id = -1, .name = f->name };
    return identity_enter_unit(c, f->unit_id);
}

/* What lies with the reader in the registers and has an end. */
static enum status feed_desk(struct ctx *c, struct buf *b)
{
    struct desk_item *item = NULL;
    size_t n = 0;
    enum status s = clock_desk_of(c, &item, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        const struct desk_item *one = &item[i];

        if (one->kind == DESK_WAITING)
            continue;
        ical_add(
            b, &(struct ical_event){
                   .stamp = c->now,
                   .day = one->due,
                   .text = words_show(c, &one->def->title),
                   .uid = str_printf(c->arena, STR_FMT "#" STR_FMT "@" STR_FMT, STR_ARG(one->href),
                                     STR_ARG(one->clock->name), STR_ARG(c->who.unit_code)),
                   .summary =
                       str_printf(c->arena, STR_FMT ": " STR_FMT,
                                  STR_ARG(words_show(c, &one->clock->label)), STR_ARG(one->title)),
                   .url = str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(c->app->base_url),
                                     STR_ARG(one->href)),
                   .alarm_days = one->kind == DESK_DUE ? 2 : 0,
               });
    }
    return s;
}

static enum status feed_write(struct ctx *c, const struct duties *d, struct buf *b)
{
    enum status s;

    ical_open(b, str_printf(c->arena, "Runut · " STR_FMT, STR_ARG(c->who.unit_name)));
    for (size_t i = 0; i < d->n; i++) {
        const struct duty *one = &d->duty[i];
        struct ical_event e = { .stamp = c->now, .day = one->due, .text = one->why };

        if (one->due == 0 || (one->kind != DUTY_DUE && one->kind != DUTY_LATE))
            continue;
        e.uid = str_printf(c->arena, STR_FMT "@" STR_FMT, STR_ARG(one->href),
                           STR_ARG(c->who.unit_code));
        e.summary =
            str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(one->ref), STR_ARG(one->text));
        e.url =
            str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(c->app->base_url), STR_ARG(one->href));
        e.alarm_days = one->kind == DUTY_DUE ? 2 : 0;
        ical_add(b, &e);
    }
    s = feed_desk(c, b);
    ical_close(b);
    return s;
}

/* GET /kalender/:file: "SECRET.ics". */
static enum status home_send_feed(struct ctx *c)
{
    struct str file = path_str(c, "file");
    struct feed_owner owner = { 0 };
    struct duties d = { 0 };
    struct buf b;
    enum status s;

    if (!str_ends(file, STR(".ics")) || file.n > 64)
        return ST_NOT_FOUND;
    s = feed_owner_by(c, feed_hash(c, str_sub(file, 0, file.n - 4)), &owner);
    if (s == ST_OK)
        s = feed_enter(c, &owner);
    if (s == ST_OK)
        s = duties_of(c, &d);
    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    s = feed_write(c, &d, &b);
    if (s != ST_OK)
        return s;
    response_header(c->res, "Content-Type", STR("text/calendar; charset=utf-8"));
    c->res->body = buf_str(&b);
    return ST_OK;
}

const struct route home_routes[] = {
    { GET, "/beranda", SIGNED_IN, home_show, NULL, BODY_NONE },
    { POST, "/beranda/kalender", SIGNED_IN, home_make_feed, NULL, BODY_FORM },
    { GET, "/kalender/:file", PUBLIC, home_send_feed, NULL, BODY_NONE },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
