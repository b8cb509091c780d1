/* health.c: is it alive, how is it doing, and in which language. */
#include <inttypes.h>

#include "base/json.h"
#include "core/app.h"
#include "core/back.h"
#include "core/cookie.h"
#include "core/core_routes.h"
#include "core/people_queries.h"
#include "http/server.h"

static bool is_local(const struct ctx *c)
{
    struct str from = c->req->client;

    /* A proxy on this machine is local too; whoever came through it is not. */
    if (request_header(c->req, "X-Forwarded-For").n > 0 ||
        request_header(c->req, "Forwarded").n > 0 || request_header(c->req, "Via").n > 0)
        return false;
    return str_starts(from, STR("127.")) || str_eq(from, STR("::1")) ||
           str_starts(from, STR("::ffff:127."));
}

/* GET /sehat: whether requests can be answered from the database. */
static enum status health(struct ctx *c)
{
    int64_t one = 0;
    struct json j;
    enum status s = database_answers(c, &one);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "status", s == ST_OK ? STR("ok") : STR("error"));
    /* What runs here is nobody's business but the operator's. */
    if (is_local(c)) {
        json_put_str(&j, "version", STR(RUNUT_VERSION));
        json_put_str(&j, "database",
                     db_kind(c->db) == DB_SQLITE ? STR("sqlite") : STR("postgresql"));
    }
    json_close(&j);
    c->res->status = s == ST_OK ? 200 : 503;
    c->res->body = json_text(&j);
    response_header(c->res, "Content-Type", STR("application/json"));
    return ST_OK;
}

/* GET /metrik: for Prometheus on this machine; to others there is no such page. */
static enum status metrics(struct ctx *c)
{
    struct buf b;

    if (!is_local(c))
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    buf_init(&b, c->arena);
    if (c->app->server != NULL && *c->app->server != NULL)
        server_metrics(*c->app->server, &b);
    c->res->body = buf_str(&b);
    response_header(c->res, "Content-Type", STR("text/plain; version=0.0.4; charset=utf-8"));
    return ST_OK;
}

/* GET /bahasa?ke=en&kembali=/...: the language of a guest, or of this browser. */
static enum status language(struct ctx *c)
{
    struct str to = query_str(c, "ke");

    if (!str_eq(to, STR("id")) && !str_eq(to, STR("en")))
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    cookie_set(c, COOKIE_LANG, to, INT64_C(365) * 86400);
    return go_back(c, query_str(c, "kembali"), "/");
}

const struct route core_routes[] = {
    { .method = GET, .pattern = "/sehat", .right = PUBLIC, .handle = health },
    { .method = GET, .pattern = "/metrik", .right = PUBLIC, .handle = metrics },
    { .method = GET, .pattern = "/bahasa", .right = PUBLIC, .handle = language },
    { 0 },
};
