/* api_summary.c: signed summaries as JSON: an office's own is read, those of others are taken. */
#include "base/time.h"
#include "plan/api.h"
#include "plan/summary.h"

enum status api_summary(struct ctx *c)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);
    struct str note = { 0 };
    struct json j;
    enum status s = summary_make(c, query_i64(c, "year", now.year), &note);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "note", note);
    json_close(&j);
    return api_send(c, &j);
}

/* A key that is not known must be named: whoever sends it has compared it with the office. */
enum status api_take_summary(struct ctx *c)
{
    struct summary sum = { 0 };
    struct json j;
    json_t *body = NULL;
    int64_t id = 0;
    enum status s = api_body(c, &body);

    if (s == ST_OK)
        s = summary_read(c, api_text(body, "note"), &sum);
    if (s == ST_OK)
        s = summary_take(c, &sum, str_eq(api_text(body, "key"), sum.signer), &id);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "id", id);
    json_put_str(&j, "unit", sum.unit);
    json_put_int(&j, "year", sum.year);
    json_close(&j);
    return api_send(c, &j);
}
