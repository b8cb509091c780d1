/* saved_page.c: /register/:register/saringan, a list's address kept under a name, for one person.
 */
#include "base/utf8.h"
#include "register/page_queries.h"
#include "register/pages.h"

#define NAME_MAX_CHARS 60
#define ADDRESS_MAX 1000
#define SAVED_MAX 20

/* What reg_list_address() writes, and nothing that could lead elsewhere. */
static bool is_address(struct str s)
{
    static const char extra[] = "=&.,_-~%+";

    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        bool plain =
            (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9');

        if (!plain && memchr(extra, ch, sizeof(extra) - 1) == NULL)
            return false;
    }
    return s.n > 0 && s.n <= ADDRESS_MAX;
}

static enum status keep(struct ctx *c, struct str name, struct str address)
{
    int64_t n = 0;
    enum status s;

    if (name.n == 0 || utf8_length(name) > NAME_MAX_CHARS || !utf8_text(name))
        return refuse(c, ST_INVALID, "register.saved_no_name");
    if (!is_address(address))
        return refuse(c, ST_INVALID, "register.saved_no_address");
    s = saved_many(c, c->who.unit_id, c->who.person_id, c->reg->name, &n);
    if (s == ST_OK && n >= SAVED_MAX)
        return refuse(c, ST_INVALID, "register.saved_too_many");
    return s == ST_OK ? saved_put(c, c->who.unit_id, c->who.person_id, c->reg->name, name, address)
                      : s;
}

/* POST /register/:register/saringan: nama and alamat, or hapus with the number of one. */
enum status saved_send(struct ctx *c)
{
    struct str address = form_str(c, "alamat"), name = form_str(c, "nama");
    int64_t drop = form_i64(c, "hapus", 0), n = 0;
    enum status s = drop > 0 ? saved_drop(c, c->who.unit_id, c->who.person_id, drop, &n)
                             : keep(c, name, address);

    if (s != ST_OK)
        return s;
    if (drop > 0)
        say(c, "register.saved_dropped", STR(""), STR(""));
    else
        say(c, "register.saved_kept", name, STR(""));
    if (!is_address(address))
        return see_other(c, "/register/" STR_FMT, STR_ARG(c->reg->name));
    return see_other(c, "/register/" STR_FMT "?" STR_FMT, STR_ARG(c->reg->name), STR_ARG(address));
}
