/* role_show.c: roles in words. */
#include "core/role_show.h"

struct str role_text(enum lang lang, enum role role)
{
    char key[40];

    (void)snprintf(key, sizeof(key), "role.%s", role_name(role));
    return tr(lang, key);
}

struct str area_text(struct arena *a, enum lang lang, int area)
{
    const struct str args[] = { str_printf(a, "%d", area) };

    return area == 0 ? (struct str){ "", 0 } : tr_with(a, lang, "common.area", args, 1);
}

const struct role_shown *roles_shown(struct ctx *c, const struct grant *g, size_t n)
{
    struct role_shown *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct role_shown){ role_text(c->lang, g[i].role),
                                      area_text(c->arena, c->lang, g[i].area) };
    return out;
}
