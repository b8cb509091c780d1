/* load_part.c: numbers of some law within a questionnaire: from which day, and whether confirmed.
 */
#include "survey/load_part.h"

#include <stddef.h>

#define DATED_MAX 20

static void dates_ascend(struct load *l, const struct yaml *list)
{
    for (size_t i = 1; list->kind == YAML_LIST && i < list->n; i++) {
        const struct yaml *a = yaml_get(list->item[i - 1].value, "from");
        const struct yaml *b = yaml_get(list->item[i].value, "from");

        if (a != NULL && b != NULL && str_cmp(a->text, b->text) >= 0)
            wrong(l, b->line, "the dates of `from` ascend");
    }
}

static const struct survey_rule *load_rules(struct load *l, const struct yaml *v, const char *what,
                                            size_t *n)
{
    static const struct load_key keys[] = {
        { "value", take_number, offsetof(struct survey_rule, value), true, 0 },
        { "from", take_date, offsetof(struct survey_rule, from), true, 0 },
        { "law", take_text, offsetof(struct survey_rule, law), true, 0 },
        { "confirmed", take_flag, offsetof(struct survey_rule, confirmed), true, 0 },
        { 0 },
    };
    size_t many = load_list(l, v, what, DATED_MAX);
    struct survey_rule *r = arena_array(l->a, many + 1, sizeof(*r));

    for (size_t i = 0; i < many; i++) {
        (void)load_map(l, v->item[i].value, keys, what, &r[i]);
        if (r[i].value < 0)
            wrong(l, v->item[i].value->line, "%s is not below 0", what);
    }
    dates_ascend(l, v);
    *n = many;
    return r;
}

void survey_take_minimum(struct load *l, const struct yaml *v, void *to)
{
    struct survey_def *def = to;

    def->minimum = load_rules(l, v, "a minimum", &def->n_minimum);
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "say how many answers are needed before a figure is shown");
}

void survey_take_score(struct load *l, const struct yaml *v, void *to)
{
    struct survey_def *def = to;

    def->score = load_rules(l, v, "a score", &def->n_score);
}

static void take_grades(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "min", take_number, offsetof(struct survey_grade, min), true, 0 },
        { "grade", take_text, offsetof(struct survey_grade, grade), true, 0 },
        { "label", take_words, offsetof(struct survey_grade, label), true, 0 },
        { 0 },
    };
    struct survey_bands *b = to;
    size_t n = load_list(l, v, "grades", 20);
    struct survey_grade *g = arena_array(l->a, n + 1, sizeof(*g));

    for (size_t i = 0; i < n; i++) {
        (void)load_map(l, v->item[i].value, keys, "a grade", &g[i]);
        if (i > 0 && g[i].min <= g[i - 1].min)
            wrong(l, v->item[i].value->line, "grades ascend by `min`");
    }
    b->grade = g;
    b->n = n;
}

void survey_take_bands(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "from", take_date, offsetof(struct survey_bands, from), true, 0 },
        { "law", take_text, offsetof(struct survey_bands, law), true, 0 },
        { "confirmed", take_flag, offsetof(struct survey_bands, confirmed), true, 0 },
        { "grades", take_grades, 0, true, 0 },
        { 0 },
    };
    struct survey_def *def = to;
    size_t n = load_list(l, v, "bands", DATED_MAX);
    struct survey_bands *b = arena_array(l->a, n + 1, sizeof(*b));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "bands", &b[i]);
    dates_ascend(l, v);
    def->bands = b;
    def->n_bands = n;
}
