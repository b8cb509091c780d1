/* person.c: what a person's fields may hold, and the reach of administrators. */
#include "core/person.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "core/account.h"

void person_form_read(struct ctx *c, struct person_form *f)
{
    *f = (struct person_form){
        .name = form_str(c, "name"),
        .nip = form_str(c, "nip"),
        .position = form_str(c, "position"),
        .section = form_str(c, "section"),
        .email = form_str(c, "email"),
        .version = form_i64(c, "version", 0),
    };
}

static bool is_line(struct str s, size_t max)
{
    return utf8_text(s) && (s.n == 0 || memchr(s.p, '\n', s.n) == NULL) && utf8_length(s) <= max;
}

static bool is_nip(struct str s)
{
    if (s.n == 0)
        return true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    }
    return s.n >= 5 && s.n <= 20;
}

/* Enough to keep what cannot be an address out of mail headers; the rest the mail server knows. */
static bool is_email(struct str s)
{
    size_t at = 0;

    if (s.n == 0)
        return true;
    if (s.n > PERSON_EMAIL_MAX || s.p[0] == '@' || s.p[s.n - 1] == '@')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if (ch <= ' ' || ch >= 0x7f || strchr("<>()[]\\,;:\"", ch) != NULL)
            return false;
        at += ch == '@';
    }
    return at == 1;
}

void person_form_check(struct ctx *c, const struct person_form *form, struct fields *f)
{
    field_wrong(c, f, "name", name_trouble(form->name));
    if (!is_nip(form->nip))
        field_wrong(c, f, "nip", "people.nip_form");
    if (!is_line(form->position, PERSON_TEXT_MAX))
        field_wrong(c, f, "position", "people.text_long");
    if (!is_line(form->section, PERSON_TEXT_MAX))
        field_wrong(c, f, "section", "people.text_long");
    if (!is_email(form->email))
        field_wrong(c, f, "email", "people.email_form");
}

enum status person_of_path(struct ctx *c, struct person *p)
{
    return person_by_id(c, c->who.unit_id, path_i64(c, "id"), p);
}

static bool administers(const struct ctx *c, struct str unit_path)
{
    for (size_t i = 0; i < c->who.n_grant; i++) {
        const struct grant *g = &c->who.grant[i];

        if (role_gives(g->role, PEOPLE_EDIT) &&
            str_has(unit_path, str_printf(c->arena, "/%" PRId64 "/", g->unit_id)))
            return true;
    }
    return false;
}

bool person_within_reach(const struct ctx *c, const struct person_grant *g, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!administers(c, g[i].unit_path))
            return false;
    }
    return true;
}

enum status person_need_reach(struct ctx *c, int64_t person_id)
{
    struct person_grant *g = NULL;
    size_t n = 0;
    enum status s = grant_list(c, person_id, &g, &n);

    if (s != ST_OK || person_within_reach(c, g, n))
        return s;
    return refuse(c, ST_DENIED, "people.beyond_reach");
}
