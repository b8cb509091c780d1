/* webhook.c: signs a notice and hands it to the module that speaks HTTP. */
#include "core/webhook.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/app.h"
#include "core/setting.h"
#include "core/smtp.h"

static struct str key_file(struct ctx *c)
{
    struct str path = str_printf(c->arena, STR_FMT "/keys/hook", STR_ARG(c->app->data_dir));
    char line[512];
    FILE *f = fopen(path.p, "re");
    struct str key = STR("");

    if (f == NULL)
        return key;
    if (fgets(line, sizeof(line), f) != NULL)
        key = str_copy(c->arena, str_trim(str_of(line)));
    (void)fclose(f);
    bytes_wipe(line, sizeof(line));
    return key;
}

enum status webhook_load(struct ctx *c, struct webhook *out)
{
    enum status s = setting_get(c, c->app->home_unit, "hook_url", &out->url);

    if (s == ST_OK && out->url.n > 0)
        out->key = key_file(c);
    return s;
}

struct str webhook_signature(struct arena *a, struct str key, int64_t seconds, struct str body)
{
    struct sha256 mac =
        hmac_sha256(key, str_printf(a, "%" PRId64 "." STR_FMT, seconds, STR_ARG(body)));

    return str_printf(a, "sha256=" STR_FMT, STR_ARG(hex_of(a, mac.b, sizeof(mac.b))));
}

enum status webhook_send(struct ctx *c, const struct webhook *hook, struct str body)
{
    int64_t seconds = c->now / SECOND;
    char reason[512];
    struct str error = STR("");
    const struct smtp_module *module;
    enum status s;

    if (hook->key.n < WEBHOOK_KEY_MIN)
        return fail(c, ST_FAULT, "keys/hook has no key of at least %d signs", WEBHOOK_KEY_MIN);
    module = module_open("smtp", reason, sizeof(reason));
    if (module == NULL)
        return fail(c, ST_FAULT, "%s", reason);
    const struct str header[] = {
        str_printf(c->arena, "X-Runut-Time: %" PRId64, seconds),
        str_printf(c->arena, "X-Runut-Signature: " STR_FMT,
                   STR_ARG(webhook_signature(c->arena, hook->key, seconds, body))),
    };

    s = module->post(c->arena, hook->url, header, ARRAY_LEN(header), body, &error);
    return s == ST_OK ? s : fail(c, s, "webhook: " STR_FMT, STR_ARG(error));
}
