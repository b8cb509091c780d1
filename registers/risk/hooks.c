/*
 * hooks.c of risk: the map of likelihood and impact, before and after control, above the list (of
 * what the list shows) and on each risk's page. Where a band ends is a dated rule of the register.
 */
#include "register/hooks.h"
#include "base/buf.h"
#include "register/clock.h"
#include "register/list.h"
#include "register/pages.h"

#include "risk_map.view.h"

#define MAP_RISKS_MAX 2000

enum bound {
    INHERENT_L,
    INHERENT_I,
    RESIDUAL_L,
    RESIDUAL_I,
    INHERENT_LEVEL,
    RESIDUAL_LEVEL,
    PLACES
};
static const char *const fields[] = { "inherent_likelihood",
                                      "inherent_impact",
                                      "residual_likelihood",
                                      "residual_impact",
                                      "inherent_level",
                                      "residual_level",
                                      NULL };

/* Lowest band first; the highest ends at 25. */
static const char *const band_rule[RISK_BANDS - 1] = { "band_very_low", "band_low", "band_medium",
                                                       "band_high" };
static const char *const band_word[RISK_BANDS] = { "risk.band.very_low", "risk.band.low",
                                                   "risk.band.medium", "risk.band.high",
                                                   "risk.band.very_high" };

static const struct reg_rule *rule_named(const struct reg_def *def, const char *name)
{
    for (size_t i = 0; i < def->n_rule; i++)
        if (str_eq(def->rule[i].name, str_of(name)))
            return &def->rule[i];
    return NULL;
}

/* The highest level of each band today. */
static enum status band_ends(struct ctx *c, const struct reg_def *def, int end[RISK_BANDS])
{
    static const int usual[RISK_BANDS] = { 5, 10, 15, 20, 25 };

    for (int i = 0; i < RISK_BANDS; i++) {
        const struct reg_rule *rule = i < RISK_BANDS - 1 ? rule_named(def, band_rule[i]) : NULL;
        struct rule_now now = { .value = usual[i] };

        if (rule != NULL) {
            enum status s = rule_on(c, def, rule, reg_today(c), &now);
            if (s != ST_OK && s != ST_NOT_FOUND)
                return s;
        }
        end[i] = (int)now.value;
    }
    return ST_OK;
}

static int band_of(const int end[RISK_BANDS], int level)
{
    int b = 0;

    while (b < RISK_BANDS - 1 && level > end[b])
        b++;
    return b;
}

static struct str levels_href(struct ctx *c, const struct reg_def *def, const char *field,
                              const struct risk_band *b)
{
    return str_printf(c->arena, STR_FMT "?f.%s.dari=%d&f.%s.sampai=%d", STR_ARG(reg_href(c, def)),
                      field, b->from, field, b->to);
}

static enum status map_init(struct ctx *c, const struct reg_def *def, struct risk_map *m,
                            int end[RISK_BANDS])
{
    enum status s = band_ends(c, def, end);

    *m = (struct risk_map){ .inherent = { .title = tr(c->lang, "risk.map.inherent") },
                            .residual = { .title = tr(c->lang, "risk.map.residual") } };
    m->inherent.likelihood = m->residual.likelihood = tr(c->lang, "risk.map.likelihood");
    m->inherent.impact = m->residual.impact = tr(c->lang, "risk.map.impact");
    for (int l = 0; l < 5; l++)
        for (int i = 0; i < 5; i++)
            m->inherent.shade[l][i] = m->residual.shade[l][i] = 1 + band_of(end, (l + 1) * (i + 1));
    for (int b = 0; b < RISK_BANDS; b++) {
        struct risk_band *band = &m->band[RISK_BANDS - 1 - b];

        *band = (struct risk_band){ .word = band_word[b],
                                    .from = b > 0 ? end[b - 1] + 1 : 1,
                                    .to = end[b] };
        band->inherent_href = levels_href(c, def, "inherent_level", band);
        band->residual_href = levels_href(c, def, "residual_level", band);
    }
    return s;
}

static int64_t put(struct diagram_heat *h, int64_t likelihood, int64_t impact)
{
    if (likelihood < 1 || likelihood > 5 || impact < 1 || impact > 5)
        return 0;
    h->count[likelihood - 1][impact - 1]++;
    return likelihood * impact;
}

static void add(struct risk_map *m, const int end[RISK_BANDS], const struct record *r)
{
    const struct reg_def *def = r->def;
    int64_t before = put(&m->inherent, record_int(r, hook_field(def, INHERENT_L)),
                         record_int(r, hook_field(def, INHERENT_I)));
    int64_t after = put(&m->residual, record_int(r, hook_field(def, RESIDUAL_L)),
                        record_int(r, hook_field(def, RESIDUAL_I)));

    if (before > 0)
        m->band[RISK_BANDS - 1 - band_of(end, (int)before)].inherent++;
    if (after > 0)
        m->band[RISK_BANDS - 1 - band_of(end, (int)after)].residual++;
}

/* "Risiko melekat: 3 sangat tinggi, 2 tinggi." */
static struct str finding(struct ctx *c, const struct risk_map *m, bool residual)
{
    struct buf b;

    buf_init(&b, c->arena);
    buf_add(&b, residual ? m->residual.title : m->inherent.title);
    buf_add(&b, STR(": "));
    for (int i = 0; i < RISK_BANDS; i++)
        buf_printf(&b, "%s%d " STR_FMT, i > 0 ? ", " : "",
                   (int)(residual ? m->band[i].residual : m->band[i].inherent),
                   STR_ARG(tr(c->lang, m->band[i].word)));
    return buf_str(&b);
}

static void show(struct ctx *c, struct risk_map *m, struct out *o)
{
    m->inherent.say = finding(c, m, false);
    m->residual.say = finding(c, m, true);
    risk_map_view(o, m);
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q;
    struct reg_list list = { 0 };
    struct risk_map m;
    int end[RISK_BANDS];
    enum status s = map_init(c, def, &m, end);

    if (s != ST_OK)
        return s;
    reg_list_read(c, def, &q);
    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.column = column;
    q.n_column = PLACES;
    s = reg_list_rows(c, &q, 0, MAP_RISKS_MAX, &list);
    if (s != ST_OK || list.n == 0)
        return s;
    for (size_t i = 0; i < list.n; i++)
        add(&m, end, &list.row[i]);
    show(c, &m, o);
    return ST_OK;
}

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    struct risk_map m;
    int end[RISK_BANDS];
    enum status s = map_init(c, r->def, &m, end);

    if (s != ST_OK || !record_filled(r, hook_field(r->def, INHERENT_L)))
        return s;
    m.one = true;
    add(&m, end, r);
    show(c, &m, o);
    return ST_OK;
}

const struct reg_hooks risk_hooks = { .fields = fields, .draw = draw, .draw_list = draw_list };
