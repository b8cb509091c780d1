/* stat.c: counting a year's cases, and what of it may be shown. */
#include "whistle/stat.h"

#include "whistle/queries.h"
#include "whistle/state.h"

/* ── small cells ── */

static bool is_small(int64_t v)
{
    return v > 0 && v < SMALL_CELL;
}

static size_t smallest_shown(const int64_t *cell, const bool *hidden, size_t n)
{
    size_t best = n;

    for (size_t i = 0; i < n; i++) {
        if (!hidden[i] && (best == n || cell[i] < cell[best]))
            best = i;
    }
    return best;
}

void wbs_stat_hide(const int64_t *cell, bool *hidden, size_t n)
{
    int64_t sum = 0;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        hidden[i] = is_small(cell[i]);
        count += hidden[i];
        sum += hidden[i] ? cell[i] : 0;
    }
    /* The total tells the sum of what is hidden: it must be of two cells at least, and not small.
     */
    while (count > 0 && (count == 1 || sum < SMALL_CELL)) {
        size_t i = smallest_shown(cell, hidden, n);

        if (i == n)
            return;
        hidden[i] = true;
        count++;
        sum += cell[i];
    }
}

bool wbs_stat_share_hidden(int64_t part, int64_t whole)
{
    return whole < SMALL_CELL || is_small(part) || is_small(whole - part);
}

/* ── counting ── */

static const struct whistle_stat empty = {
    .table = {
        { .title = "whistle.stat_class",
          .name = { "whistle.class_corruption", "whistle.class_other" },
          .n = STAT_CLASSES },
        { .title = "whistle.stat_end",
          .name = { "whistle.stat_open", "whistle.stat_passed", "whistle.state.closed",
                    "whistle.state.insufficient", "whistle.state.out_of_scope" },
          .n = STAT_ENDS },
        { .title = "whistle.stat_quarter",
          .name = { "whistle.quarter_1", "whistle.quarter_2", "whistle.quarter_3",
                    "whistle.quarter_4" },
          .n = STAT_QUARTERS },
    },
    .share = { { .name = "whistle.stat_acknowledged" }, { .name = "whistle.stat_feedback" } },
};

static size_t end_of(struct str state)
{
    if (str_eq(state, STR("closed")))
        return 2;
    if (str_eq(state, STR("insufficient")))
        return 3;
    if (str_eq(state, STR("out_of_scope")))
        return 4;
    return str_eq(state, STR("referred")) || str_eq(state, STR("forwarded"));
}

static void count(const struct whistle_fact *f, struct whistle_stat *s)
{
    int32_t received = 0, acknowledged = 0, feedback = 0;

    (void)date_parse(f->received_on, &received);
    s->received++;
    s->table[0].cell[str_eq(f->class, STR("corruption")) ? 0 : 1]++;
    s->table[1].cell[end_of(f->state)]++;
    s->table[2].cell[(day_civil(received).month - 1) / 3]++;
    s->share[0].whole++;
    if (!date_parse(f->acknowledged_on, &acknowledged))
        return;
    s->share[0].part += acknowledged <= whistle_acknowledge_by(received);
    if (!date_parse(f->feedback_on, &feedback))
        return;
    s->share[1].whole++;
    s->share[1].part += feedback <= whistle_feedback_by(received, acknowledged);
}

enum status whistle_stat_of(struct ctx *c, int year, struct whistle_stat *out)
{
    struct whistle_fact *f = NULL;
    size_t n = 0;
    enum status s = whistle_facts(c, c->who.unit_id, date_iso(c->arena, day_of(year, 1, 1)),
                                  date_iso(c->arena, day_of(year, 12, 31)), &f, &n);

    if (s != ST_OK)
        return s;
    *out = empty;
    out->year = year;
    for (size_t i = 0; i < n; i++)
        count(&f[i], out);
    out->nil = out->received == 0;
    out->small = is_small(out->received);
    for (size_t i = 0; i < STAT_TABLES; i++)
        wbs_stat_hide(out->table[i].cell, out->table[i].hidden, out->table[i].n);
    for (size_t i = 0; i < ARRAY_LEN(out->share); i++) {
        struct stat_share *h = &out->share[i];

        h->nil = h->whole == 0;
        h->hidden = wbs_stat_share_hidden(h->part, h->whole);
    }
    return ST_OK;
}

/* ── in words ── */

struct str wbs_stat_cell_show(struct ctx *c, const struct stat_table *t, size_t i)
{
    return t->hidden[i] ? tr(c->lang, "whistle.hidden")
                        : int_show(c->arena, t->cell[i], c->lang == LANG_ID);
}

struct str wbs_stat_share_show(struct ctx *c, const struct stat_share *s)
{
    if (s->nil)
        return tr(c->lang, "whistle.nil");
    if (s->hidden)
        return tr(c->lang, "whistle.hidden");

    double share = 100.0 * (double)s->part / (double)s->whole;
    struct str shown = decimal_show(c->arena, share, 1, c->lang == LANG_ID);

    return str_printf(c->arena, STR_FMT "%%", STR_ARG(shown));
}

struct str wbs_stat_total_show(struct ctx *c, const struct whistle_stat *s)
{
    if (s->nil)
        return tr(c->lang, "whistle.nil");
    return s->small ? tr(c->lang, "whistle.hidden")
                    : int_show(c->arena, s->received, c->lang == LANG_ID);
}
