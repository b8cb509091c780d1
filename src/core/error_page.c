/* error_page.c: refusals and faults in words, as a page or as JSON. */
#include "core/error_page.h"

#include "base/json.h"
#include "base/log.h"
#include "core/app.h"
#include "core/error.view.h"
#include "core/page.h"

static int http_status(const struct ctx *c, enum status s)
{
    static const int of[] = {
        [ST_OK] = 500,       [ST_NOT_FOUND] = 404, [ST_DENIED] = 403, [ST_INVALID] = 422,
        [ST_CONFLICT] = 409, [ST_BUSY] = 503,      [ST_FAULT] = 500,
    };

    return c->res->status >= 400 ? c->res->status : of[s];
}

const char *trouble_key(int http_status)
{
    switch (http_status) {
    case 404:
        return "error.not_found";
    case 405:
        return "error.method";
    case 408:
        return "error.timeout";
    case 413:
        return "error.too_large";
    case 415:
        return "error.media_type";
    case 503:
        return "error.busy";
    case 507:
        return "error.disk_full";
    default:
        return "error.unreadable";
    }
}

/* Logs what happened and returns the number that leads to the line. */
static struct str log_fault(struct ctx *c)
{
    uint8_t n[3];
    const struct failure *f = &c->failure;

    random_bytes(n, sizeof(n));

    struct str number = str_printf(c->arena, "G-%02X%02X%02X", n[0], n[1], n[2]);

    log_line(LOG_ERROR, STR_FMT " %s " STR_FMT ": %s:%d: " STR_FMT, STR_ARG(number),
             c->untraced             ? "-"
             : c->req->method == GET ? "GET"
                                     : "POST",
             STR_ARG(c->untraced ? STR("-") : c->req->path), f->file != NULL ? f->file : "-",
             f->line, STR_ARG(f->detail));
    return number;
}

static const char *title_key(int status)
{
    switch (status) {
    case 401:
    case 403:
        return "error.title_denied";
    case 404:
        return "error.title_not_found";
    case 405:
        return "error.title_method";
    case 409:
        return "error.title_conflict";
    case 413:
        return "error.title_too_large";
    case 429:
        return "error.title_slow";
    case 500:
    case 507:
        return "error.title_fault";
    case 503:
        return "error.title_busy";
    default:
        return "error.title_invalid";
    }
}

static void problem(struct ctx *c, int status, struct str number)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "type", STR("about:blank"));
    json_put_str(&j, "title", tr(c->lang, title_key(status)));
    json_put_int(&j, "status", status);
    json_put_str(&j, "detail", failure_text(c));
    if (number.n > 0)
        json_put_str(&j, "number", number);
    json_close(&j);
    c->res->status = status;
    c->res->body = json_text(&j);
    response_header(c->res, "Content-Type", STR("application/problem+json"));
    response_header(c->res, "Content-Disposition", STR("attachment; filename=\"api.json\""));
    if (status == 401)
        response_header(c->res, "WWW-Authenticate", STR("Bearer"));
}

/* Who is signed in and asks for what is not theirs. */
static void log_refusal(struct ctx *c)
{
    log_line(LOG_WARN, "refused: account %lld, %s " STR_FMT, (long long)c->who.account_id,
             c->req->method == GET ? "GET" : "POST", STR_ARG(c->req->path));
}

static void say_plainly(struct ctx *c)
{
    c->res->out = NULL;
    c->res->page = NULL;
    c->res->body = tr(c->lang, "error.title_fault");
    response_header(c->res, "Content-Type", STR("text/plain; charset=utf-8"));
}

void error_answer(struct ctx *c, enum status s)
{
    int status = http_status(c, s);
    struct str number = { 0 };

    if (c->failure.status == ST_OK)
        c->failure.status = s;
    if (status == 500 || status == 507)
        number = log_fault(c);
    if (s == ST_DENIED && c->who.account_id != 0 && !c->untraced)
        log_refusal(c);
    if (c->res->fd >= 0)
        c->res->fd_size = 0; /* server.c closes it */
    if (c->is_api) {
        problem(c, status, number);
        return;
    }

    struct error_view v = {
        .title = tr(c->lang, title_key(status)),
        .text = failure_text(c),
        .number = number,
        .asker = status == 403 ? c->who.name : (struct str){ 0 },
        .home = c->who.account_id != 0 ? STR("/beranda") : STR("/"),
    };
    struct page p = { .title = v.title, .open_face = c->who.account_id == 0 };
    struct out *o = body_new(c);

    error_view(o, &v);
    c->res->status = status;
    if (page_show(c, &p, o) != ST_OK)
        say_plainly(c);
    c->res->status = status;
}
