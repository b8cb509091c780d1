/*
 * test_score.c: the worked examples of the notes on these instruments, to the last digit, and what
 * must hold for every instrument and every set of answers.
 */
#include "scoring.h"

/* ── questions to subcomponent ── */

static void a_mean_times_the_weight(void **state)
{
    const struct instrument *ins =
        loaded(HEAD "weight: 1\ncomponents: [{code: X, name: X, weight: 1}]\nquestions:\n"
                    "  - {code: a, component: X, text: a, answer: abc}\n"
                    "  - {code: b, component: X, text: b, answer: abcd}\n"
                    "  - {code: c, component: X, text: c, answer: abcd}\n");
    struct answer *an = blank(ins);

    (void)state;
    put(ins, an, "a", "A");
    put(ins, an, "b", "B");
    put(ins, an, "c", "B");
    assert_value(value_of(ins, scored(ins, an), "X"), (1 + 0.67 + 0.67) / 3); /* 0.78 */
    assert_true(fabs(value_of(ins, scored(ins, an), "X") - 0.78) < 1e-12);
}

static void a_blank_scores_nothing_and_is_provisional(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "A.I.1.ii.a", "Ya");
    put(ins, an, "A.I.1.ii.c", "A");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.I.1.ii"), 2.0 / 3);
    assert_true(s->provisional);
    assert_int_equal(s->answered, 2);
    put(ins, an, "A.I.1.ii.b", "C"); /* a C scores what a blank does */
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.I.1.ii"), 2.0 / 3); /* 0.67, 66.67% */
    assert_true(fabs(percent_of(ins, s, "A.I.1.ii") - 66.67) < 0.005);
}

static void sums_above(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    static const char *const full[] = { "A.I.1.i.a",   "A.I.1.iii.a", "A.I.1.iii.b",
                                        "A.I.1.iii.c", "A.I.1.iv.a",  "A.I.1.iv.b",
                                        "A.I.1.iv.c",  "A.I.1.iv.d",  "A.I.1.i.b" };
    const struct score *s;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(full); i++)
        put(ins, an, full[i],
            ins->question[ins_question_find(ins, str_of(full[i]))].option[0].key.p[0] == 'Y' ? "Ya"
                                                                                             : "A");
    put(ins, an, "A.I.1.ii.a", "Ya");
    put(ins, an, "A.I.1.ii.b", "C");
    put(ins, an, "A.I.1.ii.c", "A");
    s = scored(ins, an);
    /* 0.50 + 0.67 + 1.00 + 1.50 = 3.67, 91.67% */
    assert_true(fabs(value_of(ins, s, "A.I.1") - 3.67) < 0.005);
    assert_true(fabs(percent_of(ins, s, "A.I.1") - 91.67) < 0.005);
}

/* ── ratios ── */

static void shares_from_counts(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "A.II.1.i.a", "agen=5 perubahan=4");
    put(ins, an, "A.II.1.i.b", "perubahan=4 terintegrasi=3");
    put(ins, an, "A.II.3.iii.a", "tahun_lalu=4 tahun_ini=1");
    put(ins, an, "A.II.5.ii.a", "harus=8 proses=2 selesai=6");
    put(ins, an, "A.II.5.iii.a", "kepala_satker=1 pejabat_wajib=4 lainnya=0 sudah=5");
    put(ins, an, "A.II.5.iii.b", "administrator=1 pengawas=4 fungsional_pelaksana=20 sudah=24");
    put(ins, an, "A.II.6.i.a", "B");
    put(ins, an, "A.II.6.i.b", "terdata=8 dipermudah=6");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.II.1.i"), 1.55);
    assert_value(value_of(ins, s, "A.II.3.iii"), 1.5);
    assert_value(value_of(ins, s, "A.II.5.ii"), 2.25);
    assert_value(value_of(ins, s, "A.II.5.iii"), 1.96);
    assert_value(value_of(ins, s, "A.II.6.i"), 1.775);
}

static void a_ratio_is_cut_to_one_and_to_nothing(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "A.II.1.i.a", "agen=2 perubahan=9");
    put(ins, an, "A.II.3.iii.a", "tahun_lalu=2 tahun_ini=5");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.II.1.i"), 1); /* half of it is blank */
    assert_value(value_of(ins, s, "A.II.3.iii"), 0);
}

static void a_denominator_of_nothing_is_the_instruments_choice(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;
    size_t q = ins_question_find(ins, STR("A.II.5.iii.a"));

    (void)state;
    put(ins, an, "A.II.5.ii.a", "harus=0 proses=0 selesai=0");
    put(ins, an, "A.II.1.i.a", "agen=0 perubahan=0");
    put(ins, an, "A.II.5.iii.a", "kepala_satker=0 pejabat_wajib=0 lainnya=0 sudah=0");
    put(ins, an, "A.II.5.iii.b", "administrator=0 pengawas=0 fungsional_pelaksana=2 sudah=1");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.II.5.ii"), 3);
    assert_value(value_of(ins, s, "A.II.1.i"), 0);
    assert_int_equal(s->question[q].state, SCORE_NO_PART);
    assert_value(value_of(ins, s, "A.II.5.iii"), 1); /* of the other one alone */
}

/* ── the unit's worksheet, area 1 ── */

static void area_one_of_the_units_worksheet(void **state)
{
    const struct instrument *ins = loaded(
        HEAD "weight: 2\ncomponents:\n"
             "  - {code: i, name: i, weight: 0.4}\n  - {code: ii, name: ii, weight: 0.4}\n"
             "  - {code: iii, name: iii, weight: 0.8}\n  - {code: iv, name: iv, weight: 0.4}\n"
             "questions:\n"
             "  - {code: i.a, component: i, text: t, answer: abcd}\n"
             "  - {code: i.b, component: i, text: t, answer: abcd}\n"
             "  - {code: i.c, component: i, text: t, answer: abcd}\n"
             "  - {code: ii.a, component: ii, text: t, answer: yes_no}\n"
             "  - {code: ii.b, component: ii, text: t, answer: abcd}\n"
             "  - {code: ii.c, component: ii, text: t, answer: abc}\n"
             "  - {code: iii.a, component: iii, text: t, answer: abc}\n"
             "  - {code: iii.b, component: iii, text: t, answer: abc}\n"
             "  - {code: iii.c, component: iii, text: t, answer: abc}\n"
             "  - {code: iii.d, component: iii, text: t, answer: abc}\n"
             "  - {code: iv.a, component: iv, text: t, answer: abcd}\n"
             "  - {code: iv.b, component: iv, text: t, answer: abcd}\n");
    static const char *const given[][2] = {
        { "i.a", "A" },   { "i.b", "B" },   { "i.c", "B" },   { "ii.a", "Ya" },
        { "ii.b", "B" },  { "ii.c", "A" },  { "iii.a", "A" }, { "iii.b", "B" },
        { "iii.c", "A" }, { "iii.d", "B" }, { "iv.a", "B" },  { "iv.b", "A" },
    };
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++)
        put(ins, an, given[i][0], given[i][1]);
    s = scored(ins, an);
    assert_value(value_of(ins, s, "i"), 0.312);
    assert_value(value_of(ins, s, "ii"), 0.356);
    assert_value(value_of(ins, s, "iii"), 0.6);
    assert_value(value_of(ins, s, "iv"), 0.334);
    assert_value(value_of(ins, s, "total"), 1.602);
    assert_value(percent_of(ins, s, "total"), 80.1);
    assert_false(s->provisional);
}

static void weights_that_are_not_known_are_shares(void **state)
{
    const struct instrument *ins =
        loaded(HEAD "weight: 1\ncomponents:\n"
                    "  - {code: i, name: i, weight: null, fallback_share: 1.5}\n"
                    "  - {code: ii, name: ii, weight: null, fallback_share: 2}\n"
                    "  - {code: iii, name: iii, fallback_share: 1.5}\nquestions:\n"
                    "  - {code: a, component: i, text: t, answer: abc}\n"
                    "  - {code: b, component: ii, text: t, answer: abc}\n"
                    "  - {code: c, component: iii, text: t, answer: abc}\n");

    (void)state;
    assert_value(ins->node[1].weight, 0.3);
    assert_value(ins->node[2].weight, 0.4);
    assert_value(ins->node[3].weight, 0.3);
    assert_true(ins->node[1].indicative);
    assert_true(ins->node[0].indicative);
}

/* ── results of the integrity zone ── */

static void results_from_surveys(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "B.I.a.1", "3.70");
    put(ins, an, "B.I.b.1", "B");
    put(ins, an, "B.II.a.1", "3,50");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "B.I.a"), 16.1875); /* 16.19 */
    assert_value(value_of(ins, s, "B.I.b"), 3.75);
    assert_value(value_of(ins, s, "B.II"), 15.3125); /* 15.31 */
    assert_value(value_of(ins, s, "B.I"), 19.9375);  /* 19.94 */
    assert_value(value_of(ins, s, "B"), 35.25);
    /* The least index of each threshold is exactly its limit. */
    put(ins, an, "B.I.a.1", "3.6");
    put(ins, an, "B.II.a.1", "3.2");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "B.I.a"), 15.75);
    assert_value(value_of(ins, s, "B.II"), 14);
}

/* ── raw values out of a range ── */

static void raw_over_top_times_weight(void **state)
{
    const struct instrument *ins = loaded(
        HEAD "weight: 12\ncomponents: [{code: X, name: X, weight: 12, roll: sum}]\nquestions:\n"
             "  - {code: a, component: X, text: t, answer: number, range: {min: 0, max: 100}, "
             "weight: 3}\n"
             "  - {code: b, component: X, text: t, answer: percent, weight: 7}\n"
             "  - {code: c, component: X, text: t, answer: number, range: {min: 0, max: 5}, "
             "weight: 2}\n");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "a", "80");
    put(ins, an, "b", "90");
    put(ins, an, "c", "4");
    s = scored(ins, an);
    assert_value(s->question[0].value, 2.4);
    assert_value(s->question[1].value, 6.3);
    assert_value(s->question[2].value, 1.6);
    assert_value(s->node[0].value, 10.3);
}

/* ── levels ── */

static void levels_weighed_and_lowest(void **state)
{
    const struct instrument *ins = loaded(
        HEAD "weight: 100\nroll: weighted\ncomponents:\n"
             "  - {code: X, name: X, weight: 60, roll: weighted}\n"
             "  - {code: Y, name: Y, weight: 40, roll: min}\nquestions:\n"
             "  - {code: a, component: X, text: t, answer: level, weight: 20}\n"
             "  - {code: b, component: X, text: t, answer: level, weight: 40}\n"
             "  - {code: c, component: Y, text: t, answer: level}\n"
             "  - {code: d, component: Y, text: t, answer: level}\n"
             "categories: {by: value, list: [{name: high, from: 3.5}, {name: low, from: 0}]}\n");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "a", "5");
    put(ins, an, "b", "2");
    put(ins, an, "c", "4");
    put(ins, an, "d", "3");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "X"), 3); /* (20*5 + 40*2) / 60 */
    assert_value(value_of(ins, s, "Y"), 3);
    assert_value(s->node[0].value, 3);
    assert_value(s->node[0].percent, 60);
    assert_int_equal(s->category->name.n, 3);
    put(ins, an, "b", "4");
    put(ins, an, "d", "4");
    assert_value(scored(ins, an)->node[0].value, (60 * (260.0 / 60) + 40 * 4) / 100);
    assert_int_equal(scored(ins, an)->category->name.n, 4);
}

/* ── thresholds ── */

/* Areas as whole components, so that the example's figures can be given as they are. */
static const char *const zone = HEAD
    "weight: 100\ncomponents:\n"
    "  - code: A\n    name: A\n    weight: 60\n    children:\n"
    "      - {code: A.1, name: A, weight: 8}\n      - {code: A.2, name: A, weight: 7}\n"
    "      - {code: A.3, name: A, weight: 10}\n      - {code: A.4, name: A, weight: 10}\n"
    "      - {code: A.5, name: A, weight: 15}\n      - {code: A.6, name: A, weight: 10}\n"
    "  - code: B\n    name: B\n    weight: 40\n    children:\n"
    "      - code: B.I\n        name: B\n        weight: 22.5\n        children:\n"
    "          - {code: B.I.a, name: B, weight: 17.5}\n"
    "          - {code: B.I.b, name: B, weight: 5}\n"
    "      - {code: B.II, name: B, weight: 17.5}\nquestions:\n"
    "  - {code: q1, component: A.1, text: t, answer: number, range: {min: 0, max: 8}}\n"
    "  - {code: q2, component: A.2, text: t, answer: number, range: {min: 0, max: 7}}\n"
    "  - {code: q3, component: A.3, text: t, answer: number, range: {min: 0, max: 10}}\n"
    "  - {code: q4, component: A.4, text: t, answer: number, range: {min: 0, max: 10}}\n"
    "  - {code: q5, component: A.5, text: t, answer: number, range: {min: 0, max: 15}}\n"
    "  - {code: q6, component: A.6, text: t, answer: number, range: {min: 0, max: 10}}\n"
    "  - {code: r1, component: B.I.a, text: t, answer: number, range: {min: 0, max: 4}}\n"
    "  - {code: r2, component: B.I.b, text: t, answer: percent}\n"
    "  - {code: r3, component: B.II, text: t, answer: number, range: {min: 0, max: 4}}\n"
    "groups:\n  - name: area\n    title: A\n    parts:\n"
    "      - {name: '1', title: A, of: [A.1]}\n      - {name: '2', title: A, of: [A.2]}\n"
    "      - {name: '3', title: A, of: [A.3]}\n      - {name: '4', title: A, of: [A.4]}\n"
    "      - {name: '5', title: A, of: [A.5]}\n      - {name: '6', title: A, of: [A.6]}\n"
    "thresholds:\n"
    "  - name: WBK\n    title: W\n    tests:\n"
    "      - {of: total, min: 75}\n      - {of: A, min: 40}\n"
    "      - {each: area, min_percent: 60}\n      - {of: B.I, min: 18.25}\n"
    "      - {of: B.I.a, min: 15.75}\n      - {of: B.I.b, min: 2.5}\n      - {of: B.II, min: 14}\n"
    "  - name: WBBM\n    title: W\n    tests:\n"
    "      - {of: total, min: 85}\n      - {of: A, min: 48}\n"
    "      - {each: area, min_percent: 75}\n      - {of: B.I, min: 19.5}\n"
    "      - {of: B.I.a, min: 15.75}\n      - {of: B.I.b, min: 3.75}\n"
    "      - {of: B.II, min: 15.75}\n";

static void thresholds_with_several_conditions(void **state)
{
    static const char *const given[][2] = {
        { "q1", "6.9" }, { "q2", "5.2" }, { "q3", "7.6" }, { "q4", "8.4" }, { "q5", "12.1" },
        { "q6", "8.4" }, { "r1", "3.7" }, { "r2", "75" },  { "r3", "3.5" },
    };
    static const double share[] = { 86.25, 74.29, 76.00, 84.00, 80.67, 84.00 };
    const struct instrument *ins = loaded(zone);
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++)
        put(ins, an, given[i][0], given[i][1]);
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A"), 48.6);
    assert_value(value_of(ins, s, "total"), 83.85);
    assert_true(s->threshold[0].holds);
    assert_false(s->threshold[1].holds);
    assert_int_equal(s->threshold[1].n_test, 12);
    for (size_t i = 0; i < 6; i++)
        assert_true(fabs(s->threshold[1].test[2 + i].percent - share[i]) < 0.005);
    for (size_t i = 0; i < 12; i++) /* the total, area 2 and the service survey */
        assert_int_equal(s->threshold[1].test[i].holds, i != 0 && i != 3 && i != 11);
}

static void eighty_is_not_above_eighty(void **state)
{
    const struct instrument *ins =
        loaded(HEAD "weight: 36.3\ncomponents: [{code: X, name: X, weight: 36.3}]\nquestions:\n"
                    "  - {code: a, component: X, text: t, answer: percent}\n"
                    "  - {code: b, component: X, text: t, answer: percent}\n"
                    "  - {code: c, component: X, text: t, answer: percent}\n"
                    "categories: {by: percent, list: [{name: A, above: 80}, {name: BB, above: 70}, "
                    "{name: D, from: 0}]}\n");
    struct answer *an = blank(ins);

    (void)state;
    put(ins, an, "a", "70");
    put(ins, an, "b", "80");
    put(ins, an, "c", "90");
    assert_int_equal(scored(ins, an)->category->name.n, 2);
    put(ins, an, "c", "90.01");
    assert_int_equal(scored(ins, an)->category->name.n, 1);
    assert_int_equal(scored(ins, blank(ins))->category->name.p[0], 'D');
}

/* ── caps ── */

static void caps_and_penalties(void **state)
{
    const struct instrument *ins =
        loaded(HEAD "weight: 10\ncomponents:\n  - {code: X, name: X, weight: 6}\n"
                    "  - {code: Y, name: Y, weight: 4}\nquestions:\n"
                    "  - {code: a, component: X, text: t, answer: yes_no}\n"
                    "  - {code: b, component: Y, text: t, answer: percent}\n"
                    "caps:\n  - {on: Y, when: [{of: a, answer: [Tidak]}], at: 1, note: n}\n"
                    "  - {on: total, when: [{of: Y, below_percent: 50}], minus: 2, note: n}\n");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    put(ins, an, "a", "Ya");
    put(ins, an, "b", "100");
    assert_value(scored(ins, an)->node[0].value, 10);
    put(ins, an, "b", "40");
    assert_value(scored(ins, an)->node[0].value, 6 + 1.6 - 2);
    put(ins, an, "a", "Tidak");
    put(ins, an, "b", "100");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "Y"), 1);
    assert_value(s->node[ins_node_find(ins, STR("Y"))].before, 4);
    assert_int_equal(s->node[ins_node_find(ins, STR("Y"))].cap, 0);
    assert_value(s->node[0].value, 1); /* what a cap looks at has no caps: Y was 100 % */
    put(ins, an, "b", "0");
    assert_value(scored(ins, an)->node[0].value, 0); /* never below nothing */
}

/* ── what always holds ── */

static uint32_t random_state;

static uint32_t roll(uint32_t below)
{
    random_state = random_state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (random_state >> 8) % below;
}

static struct answer any_answer(const struct ins_question *q)
{
    struct answer an = { .given = roll(6) > 0, .option = INS_NONE };

    if (!an.given)
        return an;
    if (q->answer == INS_CHOICE)
        an.option = roll((uint32_t)q->n_option);
    an.number = q->min + (q->max - q->min) * roll(1001) / 1000;
    for (size_t i = 0; i < q->n_count; i++) {
        an.count[i] = roll(12);
        an.has_count[i] = true;
    }
    return an;
}

/* Better or the same, and still an answer. */
static struct answer raised(const struct ins_question *q, struct answer an)
{
    if (!an.given)
        return any_answer(q);
    if (q->answer == INS_CHOICE) {
        for (size_t o = 0; o < q->n_option; o++)
            if (q->option[o].score > q->option[an.option].score && roll(2) == 0)
                an.option = o;
    } else if (q->answer != INS_RATIO) {
        an.number += (q->max - an.number) * roll(100) / 100;
    } else {
        for (size_t i = 0; i < q->n_count; i++)
            if (q->count[i].role == INS_NUMERATOR && q->formula == INS_SHARE)
                an.count[i] += roll(3);
    }
    return an;
}

static bool is_in(const struct instrument *ins, size_t node, size_t question)
{
    const struct ins_node *n = &ins->node[node];

    return question >= n->question && question < n->question + n->n_question;
}

/* A law may say that what reaches 3 becomes 1 (SPIP after a corruption case): there more is less.
 */
static bool may_fall(const struct instrument *ins)
{
    for (size_t i = 0; i < ins->n_cap; i++)
        for (size_t k = 0; k < ins->cap[i].n_when; k++)
            if (ins->cap[i].when[k].has_min || ins->cap[i].when[k].has_min_percent)
                return true;
    return false;
}

static void hold_properties(const struct instrument *ins, size_t rounds)
{
    struct answer *an = blank(ins);
    struct score *before = score_new(&a, ins), *after = score_new(&a, ins);
    bool falls = may_fall(ins);

    for (size_t t = 0; t < rounds; t++) {
        size_t k = roll((uint32_t)ins->n_question);
        struct answer old;
        enum score_state was, is;

        for (size_t i = 0; i < ins->n_question; i++)
            an[i] = any_answer(&ins->question[i]);
        score_run(ins, an, before);
        old = an[k];
        an[k] = raised(&ins->question[k], old);
        score_run(ins, an, after);
        was = before->question[k].state;
        is = after->question[k].state;
        for (size_t n = 0; n < ins->n_node; n++) {
            /* Only its ancestors move ... */
            if (!is_in(ins, n, k) && ins->n_cap == 0)
                assert_true(memcmp(&before->node[n], &after->node[n], sizeof(before->node[n])) ==
                            0);
            /* ... and up, unless it left or entered the mean. */
            if (was != SCORE_NO_PART && is != SCORE_NO_PART && was != SCORE_ZERO &&
                (was != SCORE_BLANK || ins->n_cap == 0) && !falls)
                assert_true(after->node[n].value >= before->node[n].value - 1e-9);
            assert_true(after->node[n].value >= -1e-9);
            assert_true(after->node[n].value <= ins->node[n].top + 1e-9);
            assert_true(after->node[n].answered <= after->node[n].asked);
        }
        an[k] = old;
    }
}

static void more_is_never_less(void **state)
{
    (void)state;
    random_state = 20251231;
    hold_properties(loaded(zone), 300);
    for (size_t i = 0; i < instruments_shipped_n; i++)
        hold_properties(shipped(str_z(&a, instruments_shipped[i].name)), 300);
}

static void the_best_answers_bring_all_and_the_worst_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < instruments_shipped_n; i++) {
        const struct instrument *ins = shipped(str_z(&a, instruments_shipped[i].name));
        struct answer *an = blank(ins);
        const struct score *s;

        for (size_t k = 0; k < ins->n_question; k++) {
            const struct ins_question *q = &ins->question[k];

            an[k].given = true;
            an[k].number = q->max;
            for (size_t o = 0; o < q->n_option; o++)
                if (an[k].option == INS_NONE || q->option[o].score > q->option[an[k].option].score)
                    an[k].option = o;
            for (size_t c = 0; c < q->n_count; c++)
                an[k].count[c] = q->count[c].role != INS_NUMERATOR ? 4
                                 : q->formula == INS_DROP          ? 0
                                                                   : 100;
        }
        s = scored(ins, an);
        assert_value(s->node[0].value, ins->node[0].top);
        assert_false(s->provisional);
        for (size_t t = 0; t < ins->n_threshold; t++)
            assert_true(s->threshold[t].holds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_times_the_weight),
        cmocka_unit_test(a_blank_scores_nothing_and_is_provisional),
        cmocka_unit_test(sums_above),
        cmocka_unit_test(shares_from_counts),
        cmocka_unit_test(a_ratio_is_cut_to_one_and_to_nothing),
        cmocka_unit_test(a_denominator_of_nothing_is_the_instruments_choice),
        cmocka_unit_test(area_one_of_the_units_worksheet),
        cmocka_unit_test(weights_that_are_not_known_are_shares),
        cmocka_unit_test(results_from_surveys),
        cmocka_unit_test(raw_over_top_times_weight),
        cmocka_unit_test(levels_weighed_and_lowest),
        cmocka_unit_test(thresholds_with_several_conditions),
        cmocka_unit_test(eighty_is_not_above_eighty),
        cmocka_unit_test(caps_and_penalties),
        cmocka_unit_test(more_is_never_less),
        cmocka_unit_test(the_best_answers_bring_all_and_the_worst_nothing),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
