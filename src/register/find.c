/* find.c: records of all registers at once. */
#include "register/find.h"

#include "core/app.h"
#include "register/asked.h"
#include "register/queries.h"
#include "register/sql.h"

/* Where everybody with the asker's role reads everything, nothing more has to be asked. */
static enum status may_know(struct ctx *c, const struct reg_def *def, int64_t id, bool *known)
{
    struct record r;
    enum status s;

    *known = true;
    if (!sql_is_guarded(c, def))
        return ST_OK;
    s = record_find(c, def, id, &r);
    *known = s == ST_OK;
    return s == ST_NOT_FOUND ? ST_OK : s;
}

enum status records_search(struct ctx *c, struct str asked, size_t max, struct record_found **out,
                           size_t *n)
{
    struct str words = STR("");
    struct record_hit *hit = NULL;
    size_t n_hit = 0;
    enum status s = asked_words(c, asked, &words);

    *n = 0;
    *out = arena_array(c->arena, max + 1, sizeof(**out));
    if (s == ST_OK && words.n > 0)
        s = records_found(c, c->who.unit_id, words, (int64_t)max * 4, &hit, &n_hit);
    for (size_t i = 0; i < n_hit && *n < max && s == ST_OK; i++) {
        const struct reg_def *def = reg_find(c->app, hit[i].reg);
        bool known = false;

        if (def == NULL)
            continue;
        s = may_know(c, def, hit[i].id, &known);
        if (s == ST_OK && known)
            (*out)[(*n)++] = (struct record_found){ def, hit[i].id, hit[i].title };
    }
    return s;
}
