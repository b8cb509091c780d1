/* holiday.c: the holidays of a unit from the database, and those that come with the program. */
#include "core/calendar.h"
#include "core/calendar_queries.h"
#include "core/job.h"
#include "core/rows.h"
#include "core/seed.h"

static const char *const kind_text[] = {
    [DAY_HOLIDAY] = "national",
    [DAY_JOINT_LEAVE] = "joint_leave",
    [DAY_LOCAL] = "local",
};

enum day_kind calendar_kind_of(struct str word)
{
    for (size_t i = 0; i < ARRAY_LEN(kind_text); i++)
        if (kind_text[i] != NULL && str_eq(word, str_of(kind_text[i])))
            return (enum day_kind)i;
    return DAY_LOCAL;
}

enum status calendar_load(struct ctx *c, int64_t unit_id, struct calendar *out)
{
    struct holiday *row = NULL;
    struct calendar_holiday *h;
    size_t n = 0, k = 0;
    enum status s = holiday_of_unit(c, unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    h = arena_array(c->arena, n, sizeof(*h));
    for (size_t i = 0; i < n; i++) {
        if (!date_parse(row[i].day, &h[k].day))
            continue;
        h[k].kind = calendar_kind_of(row[i].kind);
        h[k].name = row[i].name;
        k++;
    }
    *out = (struct calendar){ h, k };
    return ST_OK;
}

enum status calendar_touched(struct ctx *c)
{
    return job_add(c, "clock.recount", STR("{}"),
                   str_printf(c->arena, "clock.recount:%lld", (long long)c->who.unit_id), c->now);
}

/* ── What comes with the program ── */

static enum status seed_row(void *with, const struct csv_row *row)
{
    struct ctx *c = with;
    int32_t day;

    if (row->line == 1)
        return ST_OK; /* names of the columns */
    if (row->n != 4 || !date_parse(row->field[0], &day))
        return fail(c, ST_FAULT, "data/holidays.csv: line %zu", row->line);
    return holiday_put(c, row->field[0], 0, row->field[1], row->field[2], row->field[3]);
}

enum status calendar_seed(struct ctx *c)
{
    size_t bad = 0;

    return csv_read(c->arena, (struct str){ seed_holidays, seed_holidays_len }, seed_row, c, &bad);
}
