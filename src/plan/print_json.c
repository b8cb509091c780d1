/* print_json.c: the plan as JSON: the tree, flat and in order, each item with its ref and its
 * parent's. */
#include "base/json.h"
#include "plan/print.h"

static void put_real(struct json *j, const char *key, struct real v)
{
    json_key(j, key);
    if (v.has)
        json_number(j, v.v);
    else
        json_none(j);
}

static void put_tracked(struct json *j, const struct plan_tree *t, const struct item *it, int today)
{
    json_put_str(j, "months", it->months);
    json_put_str(j, "months_plan", it->months_plan);
    json_put_str(j, "months_basis", str_of(months_basis_names[it->basis]));
    json_key(j, "late");
    json_open(j, '[');
    for (int m = 0; m < MONTHS; m++)
        if (month_shown(it->months.p[m], t->plan.year, m + 1, today) == 'l')
            json_int(j, m + 1);
    json_close(j);
    json_put_str(j, "direction", str_of(direction_name(it->direction)));
    put_real(j, "target", it->target);
    json_put_str(j, "target_text", it->target_text);
    json_put_str(j, "uom", it->uom);
    put_real(j, "achievement", it->achievement);
    json_put_str(j, "pic", it->pic_name);
}

static void put_item(struct json *j, const struct plan_tree *t, const struct item *it, int today)
{
    json_open(j, '{');
    json_put_str(j, "ref", it->ref);
    json_put_str(j, "level", str_of(item_level_names[it->level]));
    if (it->level != LEVEL_AREA)
        json_put_str(j, "parent", t->item[it->parent].ref);
    json_put_str(j, "text", it->text);
    json_put_str(j, "details", it->details);
    json_put_str(j, "note", it->note);
    if (it->tracked)
        put_tracked(j, t, it, today);
    json_close(j);
}

struct str print_json(struct ctx *c, const struct plan_tree *t)
{
    struct json j;
    int today = today_month(c);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "unit", c->who.unit_code);
    json_put_str(&j, "plan", t->plan.slug);
    json_put_str(&j, "kind", str_of(plan_kind_names[t->plan.kind]));
    json_put_int(&j, "year", t->plan.year);
    json_put_int(&j, "revision", t->plan.revision);
    json_put_str(&j, "state", str_of(plan_state_names[t->plan.state]));
    json_put_str(&j, "title", t->plan.title);
    json_put_str(&j, "decree", t->plan.decree);
    json_put_str(&j, "decree_date", t->plan.decree_date);
    json_key(&j, "items");
    json_open(&j, '[');
    for (size_t i = 0; i < t->n_item; i++)
        put_item(&j, t, &t->item[i], today);
    json_close(&j);
    json_close(&j);
    return json_text(&j);
}
