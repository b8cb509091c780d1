/*
 * dispatch.c: from a request to its answer, always in this order: the route; who asks; the page's
 * right; the form's token; the object and its area; the handler; the answer or the error page.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdatomic.h>

#include "base/log.h"
#include "base/number.h"
#include "core/app.h"
#include "core/back.h"
#include "core/cookie.h"
#include "core/device.h"
#include "core/error_page.h"
#include "core/identity.h"
#include "core/signin.h"
#include "core/token.h"
#include "http/router.h"
#include "http/server.h"

#define MAX_ROUTES 1024

struct dispatch {
    const struct app *app;
    struct router *router;
    struct db *const *db_of_thread;
    const struct route *route[MAX_ROUTES];
    size_t n_route;
    /* RUNUT_TEST=1, for tests only: answers say how many statements they took, and X-Test-Later
     * moves the request's clock. */
    bool is_test;
};

/* ── start ── */

static bool route_add(struct dispatch *d, const struct route *r)
{
    if (r->right <= RIGHT_UNSET || r->right >= RIGHT_COUNT) {
        log_line(LOG_ERROR, "route %s has no right: give it one, or say PUBLIC", r->pattern);
        return false;
    }
    if (r->handle == NULL || r->method >= METHOD_OTHER || d->n_route == MAX_ROUTES) {
        log_line(LOG_ERROR, "route %s has no handler or no method", r->pattern);
        return false;
    }
    router_add(d->router, r->method, r->pattern, (int)d->n_route);
    d->route[d->n_route++] = r;
    return true;
}

struct dispatch *dispatch_new(const struct app *app, struct db *const *db_of_thread)
{
    struct dispatch *d = calloc(1, sizeof(*d));
    const char *test = getenv("RUNUT_TEST");
    bool good = true;

    if (d == NULL)
        abort();
    d->app = app;
    d->db_of_thread = db_of_thread;
    d->router = router_new();
    d->is_test = test != NULL && test[0] == '1';
    for (const struct route *const *list = app->routes; *list != NULL; list++) {
        for (const struct route *r = *list; r->pattern != NULL; r++)
            good = route_add(d, r) && good;
    }
    if (!good)
        dispatch_free(d);
    return good ? d : NULL;
}

void dispatch_free(struct dispatch *d)
{
    if (d == NULL)
        return;
    router_free(d->router);
    free(d);
}

/* ── before the body ── */

/* Big bodies are read only from browsers and programs that hold something we once gave out. */
static bool is_acquainted(struct ctx *c)
{
    uint8_t payload[TOKEN_LEN];

    return token_open(c->app, TOKEN_SESSION, cookie_get(c, COOKIE_SESSION), payload) ||
           device_known(c);
}

enum status dispatch_accept(void *with, struct arena *a, struct request *r, enum body *body)
{
    const struct dispatch *d = with;
    struct ctx c = { .arena = a, .app = d->app, .req = r };
    uint8_t guest[TOKEN_LEN];
    int n = router_find(d->router, a, r);

    *body = BODY_NONE;
    if (r->method == GET)
        return ST_OK; /* an unknown address gets a whole page */
    if (n < 0)
        return n == -1 ? ST_NOT_FOUND : ST_INVALID;
    *body = d->route[n]->body == BODY_NONE ? BODY_FORM : d->route[n]->body;
    if (*body == BODY_SEALED)
        request_secret(r);
    if (*body == BODY_FILES && !str_starts(r->path, STR("/api/")) && !is_acquainted(&c))
        *body = BODY_FORM;
    /* A guest's cookie is given out with the form: no stranger sends files before asking for it. */
    if (*body == BODY_OPEN_FILES && !is_acquainted(&c) &&
        !token_open(c.app, TOKEN_GUEST, cookie_get(&c, COOKIE_GUEST), guest))
        *body = BODY_FORM;
    return ST_OK;
}

/* ── the way to the handler ── */

static bool is_for_anybody(const struct route *r)
{
    return right_is_open(r->right);
}

/* Something comes first: a password that nobody else knows, then the second step that a role
 * demands. Leads there; of a form nothing is done. */
static enum status lead_first(struct ctx *c, const struct route *r)
{
    struct str path = c->req->path;
    bool password = identity_owes_password(&c->who);

    if ((!password && !identity_owes_step(&c->who)) || is_for_anybody(r) ||
        str_eq(path, STR("/keluar")))
        return ST_OK;
    if (password ? str_starts(path, STR("/akun/sandi")) : str_eq(path, STR("/akun/dua-langkah")))
        return ST_OK;
    if (r->method != GET || c->is_api)
        return refuse(c, ST_DENIED, password ? "error.change_password" : "error.second_step");
    c->answered = true;
    if (password)
        return see_other(c, "/akun/sandi");
    if (c->req->query.n > 0)
        path = str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(path), STR_ARG(c->req->query));
    return see_other(c, "/akun/dua-langkah?kembali=" STR_FMT, STR_ARG(url_part(c->arena, path)));
}

/* Another site may not make its visitors' browsers send what they know nothing of. An older browser
 * does not say where the form stood. */
static enum status check_site(struct ctx *c)
{
    struct str site = request_header(c->req, "Sec-Fetch-Site");

    if (site.n == 0 || str_eq(site, STR("same-origin")) || str_eq(site, STR("none")))
        return ST_OK;
    return refuse(c, ST_DENIED, "error.other_site");
}

static enum status check_token(struct ctx *c, const struct route *r)
{
    struct str given = params_get(c->req->form, "csrf");

    if (c->untraced)
        return r->method == POST ? check_site(c) : ST_OK;
    if (r->method != POST || c->is_api || csrf_matches(c->csrf, given))
        return ST_OK;
    /* A sign-in form from before this browser signed in elsewhere: still its own form. */
    if (r->right == PUBLIC && csrf_matches(csrf_of_guest(c, cookie_get(c, COOKIE_GUEST)), given))
        return ST_OK;
    /* A page that is kept for everybody has a form without a token. What a browser says of where
     * the form stood no other site can make it say. */
    if (r->right == PUBLIC && given.n == 0 &&
        str_eq(request_header(c->req, "Sec-Fetch-Site"), STR("same-origin")))
        return ST_OK;
    return form_is_stale(c);
}

static enum status admit(struct ctx *c, const struct route *r)
{
    enum status s;

    if (!is_for_anybody(r) && c->who.account_id == 0 && c->is_api) {
        c->res->status = 401;
        return refuse(c, ST_DENIED, "error.token");
    }
    if (!is_for_anybody(r) && c->who.account_id == 0)
        return sign_in_first(c);
    s = lead_first(c, r);
    if (s != ST_OK || c->answered)
        return s;
    if (!may(c, r->right, 0) && !right_is_own(r->right) && !right_is_of_register(r->right))
        return refuse(c, ST_DENIED, "error.denied");
    s = check_token(c, r);
    if (s == ST_OK && !c->answered && r->scope != NULL)
        s = r->scope(c);
    if (s != ST_OK || c->answered)
        return s;
    if (!may(c, r->right, c->area) && !(c->is_own && right_is_own(r->right)))
        return refuse(c, ST_DENIED, "error.denied");
    return ST_OK;
}

/* n: the route, from router_find(). */
static enum status answer(const struct dispatch *d, struct ctx *c, struct request *r, int n)
{
    bool untraced = n >= 0 && d->route[n]->right == UNTRACED;
    enum status s = untraced ? identify_nobody(c) : identify(c);

    if (s != ST_OK)
        return s;
    if (r->trouble != 0) {
        c->res->status = r->trouble;
        return refuse_with(c, ST_INVALID, trouble_key(r->trouble),
                           bytes_show(c->arena, c->app->upload_max, c->lang == LANG_ID),
                           (struct str){ 0 });
    }
    if (n == -1)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (n == -2) {
        c->res->status = 405;
        return refuse(c, ST_INVALID, "error.method");
    }

    const struct route *route = d->route[n];
    size_t kept = c->res->n_header; /* a rotated session's cookie goes out whatever happens */

    s = admit(c, route);
    if (s == ST_OK && !c->answered)
        s = route->handle(c);
    if (s != ST_OK)
        c->res->n_header = kept;
    assert(!c->in_tx);
    return s;
}

/* ── after it ── */

static void finish(const struct dispatch *d, struct ctx *c)
{
    struct response *res = c->res;

    if (c->untraced)
        response_header(res, "Referrer-Policy", STR("no-referrer"));
    if (c->noted.n > 0 && !c->is_api && !c->untraced)
        cookie_set(c, COOKIE_NOTE, text_seal(c->app, c->arena, TOKEN_NOTE, c->noted), 60);
    /* All other headers that every answer carries stand in http/response.c. */
    if (str_starts(c->app->base_url, STR("https://")))
        response_header(res, "Strict-Transport-Security", STR("max-age=31536000"));
    if (d->is_test)
        response_header(res, "X-Queries", str_printf(c->arena, "%u", c->n_query));
}

/* A GET for which a worker makes the answer. */
static bool waits(const struct route *r)
{
    return r->body == BODY_NONE_SLOW || r->body == BODY_NONE_SEALED;
}

void dispatch_handle(void *with, unsigned thread, struct arena *a, struct request *r,
                     struct response *res)
{
    const struct dispatch *d = with;
    int n = router_find(d->router, a, r);

    if (n >= 0 && waits(d->route[n]) && r->trouble == 0 && !r->may_wait) {
        res->later = true;
        return;
    }
    if (n >= 0 && d->route[n]->body == BODY_NONE_SEALED)
        request_secret(r);
    struct ctx c = {
        .arena = a,
        .app = d->app,
        .db = d->db_of_thread[thread],
        .req = r,
        .res = res,
        .now = time_now(),
        .is_api = str_starts(r->path, STR("/api/")) || str_starts(r->path, STR("/open311/")),
        .sealed = n >= 0 && d->route[n]->body == BODY_SEALED,
    };
    int64_t later = 0;

    if (d->is_test && int_parse(request_header(r, "X-Test-Later"), &later))
        c.now += later * SECOND;

    if (r->may_wait)
        atomic_fetch_add(d->app->at_work, 1);
    enum status s = answer(d, &c, r, n);

    if (r->may_wait)
        atomic_fetch_sub(d->app->at_work, 1);
    if (s != ST_OK)
        error_answer(&c, s);
    else if (n >= 0 && d->app->answered != NULL)
        d->app->answered(&c, d->route[n]);
    finish(d, &c);
}
