/* access.c: who looked at personal fields of a record (UU 27/2022). */
#include "register/page_queries.h"
#include "register/record.h"

enum status record_seen(struct ctx *c, const struct record *r, const char *what)
{
    int64_t today =
        (int64_t)day_today(c->now, (int)c->who.zone) * DAY - (int64_t)c->who.zone * HOUR;
    int64_t n = 0;
    enum status s =
        access_noted(c, c->who.unit_id, r->id, c->who.person_id, str_of(what), today, &n);

    if (s != ST_OK || n > 0)
        return s;
    /* Asked first without writing: most looks are not the first of the day. */
    return access_note(c, c->who.unit_id, r->id, c->who.person_id, c->now, str_of(what), today, &n);
}
