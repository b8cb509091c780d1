/*
 * setting.h: named values of a unit that its administrator changes at /pengaturan. Values that hold
 * for the whole installation (mail) lie with the home unit.
 */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include "core/ctx.h"

enum setting_kind {
    SETTING_TEXT,
    SETTING_MAIL_URL,
    SETTING_WEB_URL,
    SETTING_ADDRESS,
    SETTING_SWITCH
};

/* A form of its own on the page. */
enum setting_group {
    SETTING_REPORT, /* of each unit */
    SETTING_PORTAL, /* of each unit: what its public pages say of the office */
    SETTING_MAIL,   /* of the installation: shown and kept at the home unit only */
    SETTING_GROUPS
};

struct setting_spec {
    const char *name; /* its label is setting.NAME, its help setting.NAME.help */
    enum setting_group group;
    enum setting_kind kind;
    const char *otherwise; /* when nothing is entered */
    size_t max;
};

/* Ends with a NULL name. */
extern const struct setting_spec setting_specs[];

/* The value, or what holds without one. The name must be one of setting_specs. */
NODISCARD enum status setting_get(struct ctx *c, int64_t unit_id, const char *name,
                                  struct str *out);
/* The message key of what is wrong with a value; NULL when nothing is. */
const char *setting_trouble(const struct setting_spec *spec, struct str value);

#endif
