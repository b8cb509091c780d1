/* result.c: means, indices, bands, samples; result.h has the rules. */
#include "survey/result.h"

#include <math.h>

double survey_factor(const struct survey_def *def)
{
    double scale = (double)def->scale;

    switch (def->kind) {
    case SURVEY_PERCEPTION:
        return 4.0 / scale;
    case SURVEY_SKM:
    case SURVEY_SATISFACTION:
        return 100.0 / scale;
    case SURVEY_FREE:
    default:
        return 1.0;
    }
}

double survey_round(double v)
{
    return floor(v * 100.0 + 0.5 + 1e-7) / 100.0;
}

const struct survey_grade *survey_grade_of(const struct survey_bands *bands, double index)
{
    const struct survey_grade *found = NULL;
    double v = survey_round(index);

    for (size_t i = 0; bands != NULL && i < bands->n; i++)
        if (v + 1e-9 >= bands->grade[i].min)
            found = &bands->grade[i];
    return found;
}

static void add_row(const struct survey_def *def, const struct survey_row *row,
                    struct survey_result *out)
{
    for (size_t i = 0; i < def->n_question && i < row->score.n; i++) {
        int v = row->score.p[i] - '0', e = def->question[i].element;

        if (e < 0 || v < 1 || v > (int)def->scale)
            continue;
        out->element[e].sum += v;
        out->element[e].n++;
    }
    out->respondents++;
}

/* From the elements' means to the index. Weights that all divide by n are divided once, so that
 * nine times 1/9 of 4 is 4. */
static void finish(const struct survey_def *def, struct str day, struct survey_result *out)
{
    const struct survey_rule *score = survey_rule_on(def->score, def->n_score, day);
    double factor = survey_factor(def), sum = 0;
    int64_t den = def->n_element > 0 ? def->element[0].den : 1;
    bool same = true;

    for (size_t i = 0; i < def->n_element; i++)
        same = same && def->element[i].den == den;
    out->bands = survey_bands_on(def, day);
    out->has = def->n_element > 0 && def->kind != SURVEY_FREE;
    for (size_t i = 0; i < def->n_element; i++) {
        struct survey_element_result *e = &out->element[i];
        const struct survey_element *d = &def->element[i];

        out->has = out->has && e->n > 0;
        if (e->n == 0)
            continue;
        e->weighted = e->mean * (double)d->num / (double)d->den;
        e->index = e->mean * factor;
        e->grade = survey_grade_of(out->bands, e->index);
        sum += same ? e->mean * (double)d->num : e->weighted;
    }
    if (!out->has)
        return;
    out->sum = same ? sum / (double)den : sum;
    out->index = out->sum * factor;
    out->grade = survey_grade_of(out->bands, out->index);
    if (score != NULL)
        out->score = out->sum / (double)def->scale * score->value;
}

void survey_compute(const struct survey_def *def, const struct survey_row *row, size_t n,
                    int service, struct str day, struct survey_result *out)
{
    *out = (struct survey_result){ 0 };
    for (size_t i = 0; i < n; i++)
        if (service == 0 || row[i].service == service)
            add_row(def, &row[i], out);
    for (size_t i = 0; i < def->n_element; i++) {
        struct survey_element_result *e = &out->element[i];

        e->mean = e->n > 0 ? (double)e->sum / (double)e->n : 0;
    }
    finish(def, day, out);
}

void survey_mean(const struct survey_def *def, const struct survey_result *part, size_t n,
                 struct survey_result *out)
{
    size_t with = 0;

    *out = (struct survey_result){ 0 };
    for (size_t i = 0; i < n; i++) {
        out->respondents += part[i].respondents;
        if (!part[i].has)
            continue;
        with++;
        out->bands = part[i].bands;
        out->sum += part[i].sum;
        out->score += part[i].score;
        for (size_t k = 0; k < def->n_element; k++) {
            out->element[k].n += part[i].element[k].n;
            out->element[k].sum += part[i].element[k].sum;
            out->element[k].mean += part[i].element[k].mean;
        }
    }
    if (with == 0)
        return;
    out->has = true;
    out->sum /= (double)with;
    out->score /= (double)with;
    out->index = out->sum * survey_factor(def);
    out->grade = survey_grade_of(out->bands, out->index);
    for (size_t k = 0; k < def->n_element; k++) {
        struct survey_element_result *e = &out->element[k];

        e->mean /= (double)with;
        e->weighted = e->mean * (double)def->element[k].num / (double)def->element[k].den;
        e->index = e->mean * survey_factor(def);
        e->grade = survey_grade_of(out->bands, e->index);
    }
}

void survey_order(const struct survey_def *def, const struct survey_result *r,
                  size_t place[SURVEY_ELEMENTS_MAX])
{
    for (size_t i = 0; i < def->n_element; i++) {
        size_t k = i;

        for (; k > 0 && r->element[place[k - 1]].mean > r->element[i].mean; k--)
            place[k] = place[k - 1];
        place[k] = i;
    }
}

int64_t survey_sample(int64_t population)
{
    int64_t n = population < 0 ? 0 : population > 1000000000 ? 1000000000 : population;
    /* X2 N P(1-P) / (d2 (N-1) + X2 P(1-P)), all times 100,000: whole numbers. */
    int64_t above = 96025 * n, below = 250 * (n - 1) + 96025;

    return n == 0 ? 0 : (2 * above + below) / (2 * below);
}

/* ── who answered ── */

struct str survey_profile_word(struct str profile, size_t question)
{
    struct str word = str_cut(&profile, '|');

    for (size_t i = 0; i < question; i++)
        word = str_cut(&profile, '|');
    return word;
}

void survey_profile_count(const struct survey_def *def, size_t question,
                          const struct survey_row *row, size_t n, int64_t *count)
{
    const struct survey_profile *p = &def->profile[question];

    for (size_t i = 0; i <= p->n_option; i++)
        count[i] = 0;
    for (size_t i = 0; i < n; i++) {
        int at = survey_option(p, survey_profile_word(row[i].profile, question));

        count[at < 0 ? p->n_option : (size_t)at]++;
    }
}

void survey_hide(const int64_t *count, size_t n, bool *hidden)
{
    size_t n_hidden = 0, next = n;

    for (size_t i = 0; i < n; i++) {
        hidden[i] = count[i] > 0 && count[i] < SURVEY_CELL;
        n_hidden += hidden[i];
    }
    if (n_hidden != 1)
        return;
    for (size_t i = 0; i < n; i++)
        if (count[i] >= SURVEY_CELL && (next == n || count[i] < count[next]))
            next = i;
    if (next < n)
        hidden[next] = true;
}
