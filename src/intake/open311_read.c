/*
 * open311_read.c: service requests as programs of others read them.
 *
 * Two views, and no third: with the secret code of its receipt a complaint shows its state and its
 * answer, as /lacak does; without it, only what may be published, by the record's number.
 */
#include "intake/open311.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/throttle.h"
#include "intake/case.h"
#include "intake/code.h"
#include "register/list.h"

/* ── one ── */

/* "2026-11-26T00:00:00+07:00": the day alone, for the hour would help to guess who it was. */
static struct str day_time(struct ctx *c, struct str day)
{
    return day.n == 0
               ? day
               : str_printf(c->arena, STR_FMT "T00:00:00+%02d:00", STR_ARG(day), (int)c->who.zone);
}

static struct str text_of(const struct record *r, const char *field)
{
    return record_text(r, reg_field(r->def, str_of(field)));
}

static bool is_answered(const struct record *r)
{
    int i = reg_state_index(r->def, r->state);

    return i >= 0 && (r->def->face->answer_in & (UINT64_C(1) << i)) != 0;
}

static struct str state_of(struct ctx *c, const struct record *r)
{
    int i = reg_state_index(r->def, r->state);

    return i < 0 ? STR("") : words_show(c, &r->def->state[i].label);
}

/* What the two views differ in. */
struct view {
    struct str id, notes, description;
};

static void request_put(struct geo *g, const struct record *r, const struct view *v)
{
    static const char *const empty[] = { "service_notice", "address", "address_id",
                                         "zipcode",        "lat",     "long",
                                         "media_url" };
    struct ctx *c = g->c;
    const struct reg_option *topic = geo_service(r->def, text_of(r, "topic"));
    struct str changed = date_iso(c->arena, day_today(r->changed_at, (int)c->who.zone));

    geo_open(g);
    geo_text(g, "service_request_id", v->id);
    geo_text(g, "status", reg_state_closed(r->def, r->state) ? STR("closed") : STR("open"));
    geo_text(g, "status_notes", v->notes);
    geo_text(g, "service_name", topic == NULL ? STR("") : words_show(c, &topic->label));
    geo_text(g, "service_code", topic == NULL ? STR("") : topic->name);
    geo_text(g, "description", v->description);
    geo_text(g, "agency_responsible", c->who.unit_name);
    geo_text(g, "requested_datetime", day_time(c, text_of(r, "received_on")));
    geo_text(g, "updated_datetime", day_time(c, changed));
    geo_text(g, "expected_datetime", day_time(c, r->due_on));
    for (size_t i = 0; i < ARRAY_LEN(empty); i++)
        geo_text(g, empty[i], STR(""));
    geo_close(g);
}

/* ── with the code ── */

static enum status slow(struct ctx *c, int64_t *wait)
{
    struct throttle t = { 0 };

    throttle_add(c, &t, THROTTLE_TRACK, true);
    return throttle_take(c, &t, wait);
}

static enum status find_by_code(struct ctx *c, const struct reg_def *def, struct str code,
                                struct record *r)
{
    struct sha256 hash = code_hash(c->app, code);
    struct intake_case k = { 0 };
    enum status s =
        case_by_code(c, c->who.unit_id, (struct str){ (const char *)hash.b, sizeof(hash.b) }, &k);

    if (s == ST_OK && !str_eq(k.reg, def->name))
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = record_find(c, def, k.record_id, r);
    if (s == ST_OK)
        c->applicant_of = r->id;
    return s;
}

static enum status own_show(struct ctx *c, const struct reg_def *def, struct str code)
{
    struct record r;
    struct geo g;
    int64_t wait = 0;
    enum status s = slow(c, &wait);

    if (s == ST_OK && wait > 0)
        return geo_error(c, 429, "open311.slow");
    if (s == ST_OK)
        s = find_by_code(c, def, code, &r);
    if (s == ST_NOT_FOUND)
        return geo_error(c, 404, "open311.no_request");
    if (s != ST_OK)
        return s;

    struct str reply = is_answered(&r) ? text_of(&r, "reply") : STR("");
    const struct view v = { code, reply.n > 0 ? reply : state_of(c, &r), text_of(&r, "body") };

    response_header(c->res, "Cache-Control", STR("no-store"));
    geo_begin(&g, c, "service_requests", "request");
    request_put(&g, &r, &v);
    return geo_send(&g, 200);
}

/* ── without it ── */

static bool is_public(const struct record *r)
{
    return record_int(r, reg_field(r->def, STR("publish"))) != 0 && text_of(r, "public_text").n > 0;
}

static void public_put(struct geo *g, const struct record *r)
{
    const struct view v = { str_printf(g->c->arena, "%" PRId64, r->id), state_of(g->c, r),
                            text_of(r, "public_text") };

    request_put(g, r, &v);
}

static enum status public_show(struct ctx *c, const struct reg_def *def, struct str id)
{
    struct record r;
    struct geo g;
    int64_t n = 0;
    enum status s =
        int_parse_range(id, 1, INT64_MAX, &n) ? record_find(c, def, n, &r) : ST_NOT_FOUND;

    if (s == ST_NOT_FOUND || (s == ST_OK && !is_public(&r)))
        return geo_error(c, 404, "open311.no_request");
    if (s != ST_OK)
        return s;
    geo_begin(&g, c, "service_requests", "request");
    public_put(&g, &r);
    return geo_send(&g, 200);
}

/* GET /open311/v2/requests/ID.json */
enum status geo_request_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    struct str id = geo_name(c, "id"), code;
    enum status s = geo_enter(c, &def);

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    return code_parse(c->arena, id, &code) ? own_show(c, def, code) : public_show(c, def, id);
}

/* What was filed has its id at once, so a token is that id. */
enum status geo_token_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    struct str code;
    struct geo g;
    enum status s = geo_enter(c, &def);

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    if (!code_parse(c->arena, geo_name(c, "id"), &code))
        return geo_error(c, 404, "open311.no_request");
    geo_begin(&g, c, "service_requests", "request");
    geo_open(&g);
    geo_text(&g, "token", code);
    geo_text(&g, "service_request_id", code);
    geo_close(&g);
    return geo_send(&g, 200);
}

/* ── many ── */

/* "2026-11-01T00:00:00Z" or a day; otherwise `other`. */
static int32_t day_asked(struct ctx *c, const char *name, int32_t other)
{
    int32_t day = 0;

    return date_parse(str_sub(query_str(c, name), 0, 10), &day) ? day : other;
}

static void bounds(struct ctx *c, struct reg_list_query *q)
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    int32_t until = day_asked(c, "end_date", today);
    int32_t from = day_asked(c, "start_date", until - GEO_DAYS);

    if (until - from > GEO_DAYS)
        from = until - GEO_DAYS;
    q->from = date_iso(c->arena, from);
    q->until = date_iso(c->arena, until);
}

/* One of "a,b,c", or nothing was asked. */
static bool is_among(struct str list, struct str word)
{
    bool asked = list.n > 0;

    while (list.n > 0) {
        if (str_eq(str_trim(str_cut(&list, ',')), word))
            return true;
    }
    return !asked;
}

static bool is_asked(struct ctx *c, const struct record *r)
{
    struct str status = reg_state_closed(r->def, r->state) ? STR("closed") : STR("open");

    return is_public(r) && is_among(query_str(c, "status"), status) &&
           is_among(query_str(c, "service_code"), text_of(r, "topic")) &&
           is_among(query_str(c, "service_request_id"), str_printf(c->arena, "%" PRId64, r->id));
}

/* GET /open311/v2/requests.json */
enum status geo_requests_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    struct reg_list list = { 0 };
    struct geo g;
    enum status s = geo_enter(c, &def);
    struct reg_list_query q = { .def = def, .state = -1 };

    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    bounds(c, &q);
    q.order = def->order;
    q.desc = def->order_desc;
    q.cond[q.n_cond++] = (struct list_cond){ .field = reg_field(def, STR("publish")),
                                             .op = COND_IS,
                                             .value = { .type = DB_INT, .i = 1 } };
    q.cond[q.n_cond++] =
        (struct list_cond){ .field = reg_field(def, STR("public_text")), .op = COND_FILLED };
    s = reg_list_rows(c, &q, 0, GEO_REQUESTS, &list);
    if (s != ST_OK)
        return s;
    geo_begin(&g, c, "service_requests", "request");
    for (size_t i = 0; i < list.n; i++) {
        if (is_asked(c, &list.row[i]))
            public_put(&g, &list.row[i]);
    }
    return geo_send(&g, 200);
}
