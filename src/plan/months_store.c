/* months_store.c: reads and rebuilds the months of an indicator. */
#include "plan/months_store.h"

enum status months_read(struct ctx *c, int64_t indicator_id, struct month out[MONTHS])
{
    struct month_row *row = NULL;
    size_t n = 0;
    enum status s = months_of(c, c->who.unit_id, indicator_id, &row, &n);

    if (s != ST_OK)
        return s;
    if (n != MONTHS)
        return fail(c, ST_FAULT, "indicator %d has %zu months", (int)indicator_id, n);
    for (size_t i = 0; i < MONTHS; i++) {
        struct month *m = &out[i];

        *m = (struct month){ .row = row[i] };
        if (row[i].month != (int64_t)i + 1 || !month_state_parse(row[i].state, &m->state))
            return fail(c, ST_FAULT, "month row %d cannot be read", (int)row[i].id);
        m->plan = (struct month_plan){ .planned = row[i].planned != 0,
                                       .certain = row[i].certain != 0,
                                       .postponed = row[i].postponed_from != 0 };
    }
    return ST_OK;
}

/* Of the latest verified month that says anything about the target. */
static struct real latest_achievement(const struct item *it, const struct month m[MONTHS])
{
    for (int i = MONTHS - 1; i >= 0; i--) {
        struct real value = { m[i].row.has_value != 0, m[i].row.value }, worth;

        if (m[i].state != MONTH_VERIFIED)
            continue;
        worth = achievement_of(it->direction, it->target, value);
        if (worth.has)
            return worth;
    }
    return (struct real){ 0 };
}

enum status months_pack(struct ctx *c, const struct item *it, const struct month m[MONTHS],
                        int late)
{
    char *packed = arena_alloc(c->arena, MONTHS), *lates = arena_alloc(c->arena, MONTHS);
    struct real worth = latest_achievement(it, m);

    for (size_t i = 0; i < MONTHS; i++) {
        bool was = i < it->late_months.n && it->late_months.p[i] == 'l';

        packed[i] = month_char(m[i].state, m[i].plan);
        lates[i] = was || (int)i + 1 == late ? 'l' : '.';
    }
    return indicator_set_months(c, c->who.unit_id, it->id, (struct str){ packed, MONTHS },
                                (struct str){ lates, MONTHS }, worth.has, worth.v);
}

enum status months_rebuild(struct ctx *c, const struct item *it)
{
    struct month m[MONTHS] = { 0 };
    enum status s = months_read(c, it->id, m);

    return s == ST_OK ? months_pack(c, it, m, 0) : s;
}

void months_pack_plan(const bool planned[MONTHS], enum months_basis basis, char out[MONTHS])
{
    for (size_t i = 0; i < MONTHS; i++) {
        if (basis == BASIS_UNKNOWN)
            out[i] = '?';
        else if (!planned[i])
            out[i] = '.';
        else
            out[i] = basis == BASIS_INFERRED ? 'i' : 'p';
    }
}

enum status months_replan(struct ctx *c, const struct item *it, const bool planned[MONTHS],
                          enum months_basis basis, struct str text)
{
    char packed[MONTHS];
    int64_t n = 0;
    enum status s;

    months_pack_plan(planned, basis, packed);
    s = months_set_plan(c, c->who.unit_id, it->id, (struct str){ packed, MONTHS }, &n);
    if (s == ST_OK)
        s = indicator_set_plan(c, c->who.unit_id, it->id, it->indicator_version,
                               str_of(months_basis_names[basis]), text);
    return s == ST_OK ? months_rebuild(c, it) : s;
}
