/* rule.c: which value of a rule holds on a day: the site's own, else the definition's. */
#include "register/clock_store.h"

static bool rule_of_definition(const struct reg_rule *rule, int32_t day, struct rule_now *out)
{
    for (size_t i = 0; i < rule->n_value; i++) {
        const struct reg_rule_value *v = &rule->value[i];
        int32_t from = 0, until = 0;

        if (!date_parse(v->from, &from) || day < from)
            continue;
        if (v->until.n > 0 && date_parse(v->until, &until) && day > until)
            continue;
        *out = (struct rule_now){ v->value, v->law, v->from, v->until, v->confirmed, false };
        return true;
    }
    return false;
}

bool rule_among(const struct clock_fact *own, size_t n, const struct reg_rule *rule, int32_t day,
                struct rule_now *out)
{
    const struct clock_fact *best = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct clock_fact *v = &own[i];
        int32_t from = 0, until = 0;

        if (!str_eq(v->t1, rule->name) || !date_parse(v->t2, &from) || day < from)
            continue;
        if (v->t3.n > 0 && date_parse(v->t3, &until) && day > until)
            continue;
        if (best == NULL || str_cmp(v->t2, best->t2) > 0)
            best = v;
    }
    if (best == NULL)
        return rule_of_definition(rule, day, out);
    *out = (struct rule_now){ best->value, best->t4, best->t2, best->t3, best->amount != 0, true };
    return true;
}

static struct rule_now of_site(const struct rule_value *v)
{
    return (struct rule_now){ .value = v->value,
                              .law = v->law,
                              .from = v->valid_from,
                              .until = v->valid_until,
                              .confirmed = v->confirmed != 0,
                              .own = true };
}

enum status rule_on(struct ctx *c, const struct reg_def *def, const struct reg_rule *rule,
                    int32_t day, struct rule_now *out)
{
    struct rule_value *own = NULL;
    size_t n = 0;
    enum status s =
        rule_value_on(c, c->who.unit_id, def->name, rule->name, date_iso(c->arena, day), &own, &n);

    if (s != ST_OK)
        return s;
    if (n == 0)
        return rule_of_definition(rule, day, out) ? ST_OK : ST_NOT_FOUND;
    *out = of_site(own);
    return ST_OK;
}

enum status rules_on(struct ctx *c, const struct reg_def *def, int32_t day, struct rule_now *out,
                     bool *held)
{
    struct rule_value *own = NULL;
    size_t n = 0;
    enum status s = rules_entered(c, c->who.unit_id, def->name, date_iso(c->arena, day), &own, &n);

    for (size_t i = 0; i < def->n_rule && s == ST_OK; i++) {
        held[i] = rule_of_definition(&def->rule[i], day, &out[i]);
        /* The latest that holds stands last. */
        for (size_t k = 0; k < n; k++) {
            if (!str_eq(own[k].rule, def->rule[i].name))
                continue;
            out[i] = of_site(&own[k]);
            held[i] = true;
        }
    }
    return s;
}
