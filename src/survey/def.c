/* def.c: what a questionnaire says on a day, and the whole of it as text. */
#include "survey/def.h"

#include "base/json.h"

const struct survey_def *survey_find(const struct survey_all *all, struct str name)
{
    for (size_t i = 0; all != NULL && i < all->n; i++)
        if (str_eq(all->def[i]->name, name))
            return all->def[i];
    return NULL;
}

const struct survey_bands *survey_bands_on(const struct survey_def *def, struct str day)
{
    const struct survey_bands *found = NULL;

    for (size_t i = 0; i < def->n_bands; i++)
        if (str_cmp(def->bands[i].from, day) <= 0)
            found = &def->bands[i];
    return found;
}

const struct survey_rule *survey_rule_on(const struct survey_rule *rule, size_t n, struct str day)
{
    const struct survey_rule *found = NULL;

    for (size_t i = 0; i < n; i++)
        if (str_cmp(rule[i].from, day) <= 0)
            found = &rule[i];
    return found;
}

int survey_option(const struct survey_profile *p, struct str name)
{
    for (size_t i = 0; i < p->n_option; i++)
        if (str_eq(p->option[i].name, name))
            return (int)i;
    return -1;
}

/* JSON is YAML, so the same reader takes it; YAML_DEPTH_MAX bounds it. */
// NOLINTNEXTLINE(misc-no-recursion)
static void put(struct json *j, const struct yaml *v)
{
    switch (v->kind) {
    case YAML_TEXT:
        /* true and false stand bare, as the reader of flags wants them. */
        if (!v->quoted && str_eq(v->text, STR("true")))
            json_bool(j, true);
        else if (!v->quoted && str_eq(v->text, STR("false")))
            json_bool(j, false);
        else
            json_str(j, v->text);
        break;
    case YAML_LIST:
        json_open(j, '[');
        for (size_t i = 0; i < v->n; i++)
            put(j, v->item[i].value);
        json_close(j);
        break;
    case YAML_MAP:
    default:
        json_open(j, '{');
        for (size_t i = 0; i < v->n; i++) {
            json_key(j, str_z(j->buf.arena, v->item[i].key));
            put(j, v->item[i].value);
        }
        json_close(j);
        break;
    }
}

struct str survey_text(struct arena *a, const struct survey_def *def)
{
    struct json j;

    json_init(&j, a);
    put(&j, def->tree);
    return json_text(&j);
}
