/*
 * visit.c: the numbers in memory, and writing them.
 *
 * A table of fixed size under one lock: whoever asks for many different addresses cannot make it
 * grow, because only addresses that exist are counted, and under their pattern.
 */
#include "portal/visit.h"

#include <pthread.h>
#include <stdatomic.h>

#include "core/app.h"
#include "portal/queries.h"

#define SLOTS 512 /* pages of one quarter of a minute; the rest is counted next time */
#define PAGE_MAX 80

struct slot {
    int64_t unit_id, views, visits;
    int32_t day;
    uint8_t n;
    char page[PAGE_MAX];
};

struct visits {
    pthread_mutex_t lock;
    atomic_ullong written;
    size_t n;
    struct slot slot[SLOTS];
};

struct visits *visits_new(void)
{
    struct visits *v = calloc(1, sizeof(*v));

    if (v == NULL || pthread_mutex_init(&v->lock, NULL) != 0)
        abort();
    return v;
}

void visits_free(struct visits *v)
{
    if (v == NULL)
        return;
    (void)pthread_mutex_destroy(&v->lock);
    free(v);
}

/* ── what counts ── */

/* Where the number of views of a single page could say too much, only the door is counted. */
static bool is_quiet(struct str pattern)
{
    static const char *const quiet[] = { "/wbs/", "/lacak/", "/meja/" };

    for (size_t i = 0; i < ARRAY_LEN(quiet); i++) {
        if (str_starts(pattern, str_of(quiet[i])))
            return true;
    }
    return false;
}

/* Pages only: no files of the program, no feeds, nothing for other programs. */
static bool is_page(const struct ctx *c, const struct route *r)
{
    struct str pattern = str_of(r->pattern);

    return r->method == GET && r->right == PUBLIC && !c->is_api && c->who.account_id == 0 &&
           (c->res->status == 0 || c->res->status == 200) && !is_quiet(pattern) &&
           memchr(pattern.p, '.', pattern.n) == NULL && !str_eq(pattern, STR("/sehat")) &&
           !str_eq(pattern, STR("/metrik"));
}

static bool is_robot(struct str agent)
{
    static const char *const words[] = { "bot",   "crawl", "spider", "slurp",
                                         "curl/", "wget",  "python" };

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct str word = str_of(words[i]);

        for (size_t k = 0; k + word.n <= agent.n; k++) {
            if (str_eq_nocase(str_sub(agent, k, word.n), word))
                return true;
        }
    }
    return false;
}

/* The pattern; a page that the office named is counted by its name. */
static struct str page_of(const struct ctx *c, const struct route *r)
{
    struct str pattern = str_of(r->pattern);

    return str_ends(pattern, STR("/:name")) ? c->req->path : pattern;
}

static bool begins_visit(const struct request *req)
{
    struct str site = request_header(req, "Sec-Fetch-Site");

    if (site.n > 0)
        return !str_eq(site, STR("same-origin"));
    return request_header(req, "Referer").n == 0;
}

/* With the lock held. */
static void add(struct visits *v, const struct visit_count *c)
{
    struct slot *s = NULL;

    for (size_t i = 0; i < v->n && s == NULL; i++) {
        struct slot *one = &v->slot[i];

        if (one->unit_id == c->unit_id && one->day == c->day &&
            str_eq(c->page, (struct str){ one->page, one->n }))
            s = one;
    }
    if (s == NULL && v->n == SLOTS)
        return;
    if (s == NULL) {
        s = &v->slot[v->n++];
        *s = (struct slot){ .unit_id = c->unit_id, .day = c->day, .n = (uint8_t)c->page.n };
        memcpy(s->page, c->page.p, c->page.n);
    }
    s->views += c->views;
    s->visits += c->visits;
}

void visit_note(const struct ctx *c, const struct route *r)
{
    struct visits *v = c->app->visits;
    struct str page;

    if (v == NULL || !is_page(c, r))
        return;
    page = page_of(c, r);
    if (page.n > PAGE_MAX || request_header(c->req, "Sec-Purpose").n > 0 ||
        is_robot(request_header(c->req, "User-Agent")))
        return;

    const struct visit_count one = { c->who.unit_id, day_today(c->now, (int)c->who.zone), page, 1,
                                     begins_visit(c->req) };

    (void)pthread_mutex_lock(&v->lock);
    add(v, &one);
    (void)pthread_mutex_unlock(&v->lock);
}

size_t visits_take(struct visits *v, struct arena *a, struct visit_count *out, size_t max)
{
    size_t n = 0;

    (void)pthread_mutex_lock(&v->lock);
    for (; v->n > 0 && n < max; n++) {
        const struct slot *s = &v->slot[--v->n];

        out[n] =
            (struct visit_count){ s->unit_id, s->day, str_copy(a, (struct str){ s->page, s->n }),
                                  s->views, s->visits };
    }
    (void)pthread_mutex_unlock(&v->lock);
    return n;
}

/* ── writing ── */

uint64_t visits_written(struct visits *v)
{
    return v == NULL ? 0 : atomic_load(&v->written);
}

/* They could not be written now: counted again, for the next time. */
static void put_back(struct visits *v, const struct visit_count *one, size_t n)
{
    (void)pthread_mutex_lock(&v->lock);
    for (size_t i = 0; i < n; i++)
        add(v, &one[i]);
    (void)pthread_mutex_unlock(&v->lock);
}

static enum status flush_tick(struct ctx *c)
{
    struct visit_count *one = arena_array(c->arena, SLOTS, sizeof(*one));
    size_t n = c->app->visits == NULL ? 0 : visits_take(c->app->visits, c->arena, one, SLOTS);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = ST_OK;

    if (n == 0)
        return ST_OK;
    s = tx_begin(c, &tx);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = visit_add(c, one[i].unit_id, date_iso(c->arena, one[i].day), one[i].page, one[i].views,
                      one[i].visits);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        put_back(c->app->visits, one, n);
    else
        atomic_fetch_add(&c->app->visits->written, 1);
    return s;
}

const struct job_tick visit_ticks[] = {
    { "visit", 15 * SECOND, flush_tick },
    { "visit.month", HOUR, visit_month_tick },
    { NULL, 0, NULL },
};
