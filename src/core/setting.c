/* setting.c: the list of settings and reading them; their page is setting_page.c. */
#include "core/setting.h"

#include <assert.h>

#include "base/utf8.h"
#include "core/mail.h"
#include "core/message_queries.h"

const struct setting_spec setting_specs[] = {
    { "smtp_url", SETTING_MAIL, SETTING_MAIL_URL, "", 200 },
    { "smtp_from", SETTING_MAIL, SETTING_ADDRESS, "", 200 },
    { "smtp_user", SETTING_MAIL, SETTING_TEXT, "", 200 },
    { "hook_url", SETTING_MAIL, SETTING_WEB_URL, "", 300 },
    { "report_address", SETTING_REPORT, SETTING_TEXT, "", 200 }, /* of the letterhead */
    { "portal_hours", SETTING_PORTAL, SETTING_TEXT, "", 300 },
    { "portal_phone", SETTING_PORTAL, SETTING_TEXT, "", 40 },
    { "portal_license", SETTING_PORTAL, SETTING_TEXT,
      "https://creativecommons.org/licenses/by/4.0/", 200 },
    { "portal_mail", SETTING_PORTAL, SETTING_ADDRESS, "", 200 },
    { "open311_key", SETTING_PORTAL, SETTING_TEXT, "", 80 },
    { "report_place", SETTING_REPORT, SETTING_TEXT, "", 60 },
    { "report_signer_position", SETTING_REPORT, SETTING_TEXT, "", 120 },
    { "report_signer_name", SETTING_REPORT, SETTING_TEXT, "", 120 },
    { "report_signer_nip", SETTING_REPORT, SETTING_TEXT, "", 30 },
    { 0 },
};

static const struct setting_spec *spec_by_name(const char *name)
{
    const struct setting_spec *spec = setting_specs;

    while (spec->name != NULL && strcmp(spec->name, name) != 0)
        spec++;
    assert(spec->name != NULL);
    return spec;
}

enum status setting_get(struct ctx *c, int64_t unit_id, const char *name, struct str *out)
{
    const struct setting_spec *spec = spec_by_name(name);
    struct str value = { 0 };
    enum status s = setting_value(c, unit_id, str_of(name), &value);

    if (s != ST_OK)
        return s;
    *out = value.p != NULL ? value : str_of(spec->otherwise);
    return ST_OK;
}

/* https, or http on this machine alone. */
static bool web_url_ok(struct str value)
{
    bool local =
        str_starts(value, STR("http://127.0.0.1")) || str_starts(value, STR("http://localhost"));

    return (local || str_starts(value, STR("https://"))) && value.n > 9 &&
           !str_has(value, STR(" ")) && !str_has(value, STR("@"));
}

const char *setting_trouble(const struct setting_spec *spec, struct str value)
{
    struct str host;

    if (utf8_length(value) > spec->max)
        return "setting.too_long";
    if (value.n == 0)
        return NULL;
    switch (spec->kind) {
    case SETTING_TEXT:
        return NULL;
    case SETTING_ADDRESS:
        return mail_address_ok(value) ? NULL : "setting.bad_address";
    case SETTING_SWITCH:
        return str_eq(value, STR("0")) || str_eq(value, STR("1")) ? NULL : "setting.bad_value";
    case SETTING_WEB_URL:
        return web_url_ok(value) ? NULL : "setting.bad_web_url";
    case SETTING_MAIL_URL:
        break;
    }
    host = str_sub(value, str_starts(value, STR("smtps://")) ? 8 : 7, value.n);
    if ((!str_starts(value, STR("smtp://")) && !str_starts(value, STR("smtps://"))) ||
        host.n == 0 || host.p[0] == '/' || str_has(value, STR("@")) || str_has(value, STR(" ")))
        return "setting.bad_url";
    return NULL;
}
