/* team_subject.c: core has the teams and document the proofs, and neither may know the other. */
#include "app/team_subject.h"

#include <inttypes.h>

#include "core/people_queries.h"

static enum status team_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    struct team t = { 0 };
    enum status s = team_by_id(c, c->who.unit_id, id, &t);

    if (s == ST_OK)
        *out = (struct subject_view){
            .text = t.name,
            .href = str_printf(c->arena, "/tim/%" PRId64, id),
            .open = true,
        };
    return s;
}

const struct proof_subject team_subjects[] = {
    { "team", team_view },
    { NULL, NULL },
};
