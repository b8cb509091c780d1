/* test_survey.c: indices by the worked examples to the last digit, samples, small cells, and what
 * must hold of every survey. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "survey/result.h"
#include "text.h"

struct world {
    struct arena arena;
    struct survey_all all;
};

static int setup(void **state)
{
    static struct world w;
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    arena_init(&w.arena);
    if (survey_load(&w.arena, survey_shipped, survey_shipped_n, &w.all, &mistake, &n) != ST_OK) {
        for (size_t i = 0; i < n; i++)
            print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(mistake[i].file), mistake[i].line,
                        STR_ARG(mistake[i].text));
        return -1;
    }
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;

    arena_done(&w->arena);
    return 0;
}

static const struct survey_def *def(void **state, const char *name)
{
    struct world *w = *state;

    return survey_find(&w->all, str_of(name));
}

static struct survey_row row(const char *score, const char *profile, int service)
{
    return (struct survey_row){ .score = str_of(score),
                                .profile = str_of(profile),
                                .service = service };
}

static void near(double got, double want, double by)
{
    if (got < want - by || got > want + by)
        print_error("got %.6f, wanted %.6f\n", got, want);
    assert_true(got >= want - by && got <= want + by);
}

/* ── the first worked example ── */

static void four_respondents(void **state)
{
    static const double mean[] = { 3.50, 3.25, 2.75, 4.00, 3.25, 3.50, 3.75, 3.25, 3.25 };
    const struct survey_row rows[] = { row("433434433", "", 1), row("333433434", "", 1),
                                       row("443444443", "", 1), row("332433333", "", 1) };
    struct survey_result r;
    size_t place[SURVEY_ELEMENTS_MAX];

    survey_compute(def(state, "skm"), rows, 4, 0, STR("2026-06-30"), &r);
    assert_true(r.has);
    for (size_t i = 0; i < 9; i++)
        near(r.element[i].mean, mean[i], 1e-12);
    near(r.sum, 30.5 / 9, 1e-12);
    near(survey_round(r.sum), 3.39, 1e-12);
    near(survey_round(r.index), 84.72, 1e-12);
    assert_str(r.grade->grade, STR("B"));
    assert_str(r.element[2].grade->grade, STR("C"));
    near(survey_round(r.element[2].index), 68.75, 1e-12);
    survey_order(def(state, "skm"), &r, place);
    assert_int_equal(place[0], 2);
    assert_int_equal(place[8], 3);
}

/* ── the second: the published averages of an office; the weight must be 1/9 ── */

static void exact_weight_decides_the_grade(void **state)
{
    static const double mean[] = { 3.47, 3.56, 3.44, 3.96, 3.33, 3.44, 3.54, 3.33, 3.75 };
    const struct survey_def *skm = def(state, "skm");
    const struct survey_bands *bands = survey_bands_on(skm, STR("2025-06-30"));
    double sum = 0;

    for (size_t i = 0; i < 9; i++)
        sum += mean[i];
    near(survey_round(sum / 9 * survey_factor(skm)), 88.39, 1e-12);
    assert_str(survey_grade_of(bands, sum / 9 * 25)->grade, STR("A"));
    near(survey_round(sum * 0.111 * 25), 88.30, 1e-12);
    assert_str(survey_grade_of(bands, sum * 0.111 * 25)->grade, STR("B"));
    near(survey_round(sum * 0.11 * 25), 87.51, 1e-12);
    assert_str(survey_grade_of(bands, sum * 0.11 * 25)->grade, STR("B"));
}

static void bands_begin_where_the_law_says(void **state)
{
    const struct survey_bands *b = survey_bands_on(def(state, "skm"), STR("2025-01-01"));

    assert_str(survey_grade_of(b, 25.0)->grade, STR("D"));
    assert_str(survey_grade_of(b, 64.994)->grade, STR("D"));
    assert_str(survey_grade_of(b, 65.0)->grade, STR("C"));
    assert_str(survey_grade_of(b, 76.604)->grade, STR("C"));
    assert_str(survey_grade_of(b, 76.605)->grade, STR("B"));
    assert_str(survey_grade_of(b, 76.61)->grade, STR("B"));
    assert_str(survey_grade_of(b, 88.30)->grade, STR("B"));
    assert_str(survey_grade_of(b, 88.31)->grade, STR("A"));
    assert_str(survey_grade_of(b, 100.0)->grade, STR("A"));
    assert_null(survey_bands_on(def(state, "skm"), STR("2016-12-31")));
}

static void perfect_is_full(void **state)
{
    const struct survey_row best[] = { row("444444444", "", 1) },
                            worst[] = { row("111111111", "", 1) };
    const struct survey_row stars[] = { row("66666", "", 1) };
    struct survey_result r;

    survey_compute(def(state, "skm"), best, 1, 0, STR("2026-01-01"), &r);
    assert_true(r.index >= 100.0 && r.index <= 100.0);
    survey_compute(def(state, "skm"), worst, 1, 0, STR("2026-01-01"), &r);
    assert_true(r.index >= 25.0 && r.index <= 25.0);
    survey_compute(def(state, "spak"), stars, 1, 0, STR("2026-01-01"), &r);
    near(r.index, 4.0, 1e-12);
    near(r.score, 17.5, 1e-12);
}

/* SPAK with means 5.7, 5.8, 5.9, 6.0, 5.6: index 3.87, 16.92 of 17.5 points. */
static void perception_of_stars(void **state)
{
    static const char *const tenth[] = { "66665", "66665", "66665", "66665", "66666",
                                         "66666", "66666", "56666", "55666", "55566" };
    struct survey_row rows[10];
    struct survey_result r;

    for (size_t i = 0; i < 10; i++)
        rows[i] = row(tenth[i], "", 1);
    survey_compute(def(state, "spak"), rows, 10, 0, STR("2026-01-01"), &r);
    near(r.element[0].mean, 5.7, 1e-12);
    near(r.element[1].mean, 5.8, 1e-12);
    near(r.element[2].mean, 5.9, 1e-12);
    near(r.element[3].mean, 6.0, 1e-12);
    near(r.element[4].mean, 5.6, 1e-12);
    near(survey_round(r.index), 3.87, 1e-12);
    near(survey_round(r.score), 16.92, 1e-12);
    assert_str(r.grade->grade, STR("WBK"));
}

static void questions_passed_over_do_not_count(void **state)
{
    const struct survey_row rows[] = { row("4--------", "", 1), row("244444444", "", 1) };
    struct survey_result r;

    survey_compute(def(state, "skm"), rows, 2, 0, STR("2026-01-01"), &r);
    near(r.element[0].mean, 3.0, 1e-12);
    near(r.element[1].mean, 4.0, 1e-12);
    assert_int_equal(r.element[1].n, 1);
    survey_compute(def(state, "skm"), rows, 1, 0, STR("2026-01-01"), &r);
    assert_false(r.has); /* eight elements nobody judged */
}

/* Two services, one with three answers and one with one: pooled and by mean differ. */
static void pooled_or_mean(void **state)
{
    const struct survey_row rows[] = { row("444444444", "", 1), row("444444444", "", 1),
                                       row("444444444", "", 1), row("222222222", "", 2) };
    struct survey_result all, part[2], mean;

    survey_compute(def(state, "skm"), rows, 4, 0, STR("2026-01-01"), &all);
    survey_compute(def(state, "skm"), rows, 4, 1, STR("2026-01-01"), &part[0]);
    survey_compute(def(state, "skm"), rows, 4, 2, STR("2026-01-01"), &part[1]);
    survey_mean(def(state, "skm"), part, 2, &mean);
    near(all.index, 87.5, 1e-9);
    near(mean.index, 75.0, 1e-9);
    assert_int_equal(mean.respondents, 4);
}

/* ── samples ── */

static void sample_sizes(void **state)
{
    static const int pair[][2] = {
        { 10, 10 },    { 50, 44 },    { 100, 80 },   { 150, 108 },   { 200, 132 },
        { 220, 140 },  { 260, 155 },  { 300, 169 },  { 340, 181 },   { 400, 196 },
        { 480, 214 },  { 500, 217 },  { 1000, 278 }, { 1200, 291 },  { 1500, 306 },
        { 2000, 322 }, { 2200, 327 }, { 5000, 357 }, { 10000, 370 }, { 1000000, 384 },
        { 0, 0 },      { 1, 1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++)
        assert_int_equal(survey_sample(pair[i][0]), pair[i][1]);
    assert_int_equal(survey_sample(-5), 0);
}

static void more_people_never_need_fewer(void **state)
{
    int64_t last = 0;

    (void)state;
    for (int64_t n = 0; n < 20000; n++) {
        int64_t need = survey_sample(n);

        assert_true(need >= last && need <= n);
        last = need;
    }
}

/* ── properties ── */

static uint64_t dice = 88172645463325252u;

static int roll(int n)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return (int)(dice % (uint64_t)n);
}

/* One answer made better never lowers the index, nor any element. */
static void better_is_never_less(void **state)
{
    struct world *w = *state;

    for (size_t d = 0; d < w->all.n; d++) {
        const struct survey_def *def = w->all.def[d];

        for (int round = 0; round < 300; round++) {
            char score[8][SURVEY_QUESTIONS_MAX + 1] = { { 0 } };
            struct survey_row rows[8];
            struct survey_result before, after;
            int who = roll(8), what = roll((int)def->n_question);

            for (int i = 0; i < 8; i++) {
                for (size_t q = 0; q < def->n_question; q++)
                    score[i][q] = (char)('1' + roll((int)def->scale));
                rows[i] = row(score[i], "", 1);
            }
            survey_compute(def, rows, 8, 0, STR("2026-01-01"), &before);
            if (score[who][what] < (char)('0' + def->scale))
                score[who][what]++;
            survey_compute(def, rows, 8, 0, STR("2026-01-01"), &after);
            assert_true(after.index >= before.index - 1e-12);
            assert_true(after.index <= (def->kind == SURVEY_PERCEPTION ? 4 : 100) + 1e-9);
            for (size_t e = 0; e < def->n_element; e++)
                assert_true(after.element[e].mean >= before.element[e].mean);
        }
    }
}

static void weights_are_one(void **state)
{
    struct world *w = *state;

    assert_int_equal(w->all.n, 6);
    for (size_t d = 0; d < w->all.n; d++) {
        double sum = 0;

        for (size_t e = 0; e < w->all.def[d]->n_element; e++)
            sum += (double)w->all.def[d]->element[e].num / (double)w->all.def[d]->element[e].den;
        near(sum, 1, 1e-12);
    }
}

/* ── small cells ── */

static void small_cells_cannot_be_subtracted(void **state)
{
    const int64_t alone[] = { 40, 3, 12, 0 }, two[] = { 40, 3, 2 }, none[] = { 7, 9 };
    bool hidden[4];

    (void)state;
    survey_hide(alone, 4, hidden);
    assert_false(hidden[0]);
    assert_true(hidden[1]);
    assert_true(hidden[2]); /* the next smallest, else 55 - 52 tells */
    assert_false(hidden[3]);
    survey_hide(two, 3, hidden);
    assert_true(!hidden[0] && hidden[1] && hidden[2]);
    survey_hide(none, 2, hidden);
    assert_true(!hidden[0] && !hidden[1]);
}

static void profiles_are_counted(void **state)
{
    const struct survey_row rows[] = { row("4", "male||sma", 1), row("4", "female||sma", 1),
                                       row("4", "||", 1), row("4", "male", 1) };
    int64_t count[8];

    survey_profile_count(def(state, "skm"), 0, rows, 4, count);
    assert_int_equal(count[0], 2);
    assert_int_equal(count[1], 1);
    assert_int_equal(count[2], 1);
    survey_profile_count(def(state, "skm"), 2, rows, 4, count);
    assert_int_equal(count[2], 2);
    assert_int_equal(count[6], 2);
}

/* ── the file format ── */

static void a_period_keeps_the_whole_questionnaire(void **state)
{
    struct world *w = *state;

    for (size_t i = 0; i < w->all.n; i++) {
        struct reg_source src = { .name = STR("kept"),
                                  .text = survey_text(&w->arena, w->all.def[i]) };
        struct survey_all again = { 0 };
        struct reg_mistake *mistake = NULL;
        size_t n = 0;

        assert_int_equal(survey_load(&w->arena, &src, 1, &again, &mistake, &n), ST_OK);
        assert_str(survey_text(&w->arena, again.def[0]), src.text);
        assert_int_equal(again.def[0]->n_question, w->all.def[i]->n_question);
        assert_str(again.def[0]->title.in[0], w->all.def[i]->title.in[0]);
    }
}

static void wrong(void **state, const char *from, const char *to, const char *say)
{
    struct world *w = *state;
    struct str text = survey_text(&w->arena, survey_find(&w->all, STR("complaint")));
    const char *at = strstr(str_z(&w->arena, text), from);
    struct reg_source src = { .name = STR("x.yaml") };
    struct survey_all out = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    assert_non_null(at);
    src.text = str_printf(&w->arena, "%.*s%s%s", (int)(strstr(text.p, from) - text.p), text.p, to,
                          at + strlen(from));
    assert_int_equal(survey_load(&w->arena, &src, 1, &out, &mistake, &n), ST_INVALID);
    for (size_t i = 0; i < n; i++) {
        assert_str(mistake[i].file, STR("x.yaml"));
        assert_true(mistake[i].line > 0);
        if (strstr(str_z(&w->arena, mistake[i].text), say) != NULL)
            return;
    }
    print_error("nobody said \"%s\", but: " STR_FMT "\n", say, STR_ARG(mistake[0].text));
    fail();
}

static void mistakes_are_named(void **state)
{
    wrong(state, "\"weight\":\"1/4\"", "\"weight\":\"1/5\"", "add up to 19/20, not to 1");
    wrong(state, "\"weight\":\"1/4\"", "\"weight\":\"0.25\"", "a weight is a fraction");
    wrong(state, "\"kind\":\"satisfaction\"", "\"kind\":\"satisfied\"", "unknown kind");
    wrong(state, "\"element\":\"easy\"", "\"element\":\"hard\"", "there is no element 'hard'");
    wrong(state, "\"scale\":\"4\"", "\"scale\":\"5\"", "4 labels on a scale of 5");
    wrong(state, "\"minutes\"", "\"minuts\"", "did you mean 'minutes'");
    wrong(state, "\"min\":\"65\"", "\"min\":\"20\"", "grades ascend");
    wrong(state, "\"name\":\"q2\"", "\"name\":\"q1\"", "stands twice");
    wrong(state, "\"confirmed\":false", "\"confirmed\":\"no\"", "true or false");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_respondents),
        cmocka_unit_test(exact_weight_decides_the_grade),
        cmocka_unit_test(bands_begin_where_the_law_says),
        cmocka_unit_test(perfect_is_full),
        cmocka_unit_test(perception_of_stars),
        cmocka_unit_test(questions_passed_over_do_not_count),
        cmocka_unit_test(pooled_or_mean),
        cmocka_unit_test(sample_sizes),
        cmocka_unit_test(more_people_never_need_fewer),
        cmocka_unit_test(better_is_never_less),
        cmocka_unit_test(weights_are_one),
        cmocka_unit_test(small_cells_cannot_be_subtracted),
        cmocka_unit_test(profiles_are_counted),
        cmocka_unit_test(a_period_keeps_the_whole_questionnaire),
        cmocka_unit_test(mistakes_are_named),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
