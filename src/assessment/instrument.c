/* instrument.c: finding things in an instrument by what people call them. */
#include "assessment/instrument.h"

const char *const ins_answer_names[INS_ANSWERS + 1] = {
    [INS_CHOICE] = "choice", [INS_PERCENT] = "percent", [INS_NUMBER] = "number",
    [INS_RATIO] = "ratio",   [INS_COUNT] = "count",
};
const char *const ins_roll_names[INS_ROLLS + 1] = {
    [INS_SUM] = "sum",           [INS_MEAN] = "mean", [INS_POINTS] = "points",
    [INS_WEIGHTED] = "weighted", [INS_MIN] = "min",
};

static bool is_called(struct str code, const struct str *alias, size_t n, struct str name)
{
    bool is = str_eq_nocase(code, name);

    for (size_t i = 0; i < n && !is; i++)
        is = str_eq_nocase(alias[i], name);
    return is;
}

size_t ins_question_find(const struct instrument *i, struct str code)
{
    for (size_t k = 0; k < i->n_question; k++) {
        const struct ins_question *q = &i->question[k];

        if (is_called(q->code, q->alias, q->n_alias, code))
            return k;
    }
    return INS_NONE;
}

size_t ins_node_find(const struct instrument *i, struct str code)
{
    for (size_t k = 0; k < i->n_node; k++) {
        const struct ins_node *n = &i->node[k];

        if (is_called(n->code, n->alias, n->n_alias, code))
            return k;
    }
    return INS_NONE;
}

static int area_of(const struct instrument *i, size_t node)
{
    for (size_t g = 0; g < i->n_group; g++) {
        for (size_t p = 0; p < i->group[g].n_part; p++) {
            const struct ins_part *part = &i->group[g].part[p];

            for (size_t k = 0; k < part->n_node && part->area > 0; k++)
                if (part->node[k] == node)
                    return part->area;
        }
    }
    return 0;
}

int ins_node_area(const struct instrument *i, size_t node)
{
    int area = 0;

    while (node != INS_NONE && area == 0) {
        area = area_of(i, node);
        node = i->node[node].parent;
    }
    return area;
}

int ins_question_area(const struct instrument *i, size_t question)
{
    return ins_node_area(i, i->question[question].node);
}

size_t ins_option_find(const struct ins_question *q, struct str key)
{
    for (size_t k = 0; k < q->n_option; k++)
        if (str_eq_nocase(q->option[k].key, key))
            return k;
    return INS_NONE;
}

size_t ins_count_find(const struct ins_question *q, struct str key)
{
    for (size_t k = 0; k < q->n_count; k++)
        if (str_eq_nocase(q->count[k].key, key))
            return k;
    return INS_NONE;
}
