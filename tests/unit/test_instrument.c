/*
 * test_instrument.c: what is shipped is whole; every mistake in an instrument is named with its
 * line; answers outside their scale are refused.
 */
#include "scoring.h"

#include "text.h"

static void what_is_shipped_is_whole(void **state)
{
    (void)state;
    assert_true(instruments_shipped_n > 0);
    for (size_t i = 0; i < instruments_shipped_n; i++) {
        const struct reg_source *src = &instruments_shipped[i];
        const struct instrument *ins = shipped(str_z(&a, src->name));
        struct reg_source text = { .name = src->name, .text = src->text };
        struct instrument again = { 0 };
        struct reg_mistake *m = NULL;
        size_t n = 0;

        /* The text that a round keeps reads the same as the tree in the program. */
        assert_int_equal(instrument_load(&a, &text, &again, &m, &n), ST_OK);
        assert_str(again.hash, ins->hash);
        assert_int_equal(again.n_question, ins->n_question);
        assert_int_equal(again.n_node, ins->n_node);
        assert_str(src->name, str_printf(&a, STR_FMT ".yaml", STR_ARG(ins->name)));
    }
}

static void the_zone_has_its_questions(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    static const size_t fulfilment[] = { 12, 9, 18, 11, 18, 19 }, reform[] = { 4, 6, 3, 3, 4, 3 };
    static const double weight[] = { 8, 7, 10, 10, 15, 10 };

    (void)state;
    assert_int_equal(ins->n_question, 113);
    for (size_t i = 0; i < 6; i++) {
        struct str one = str_printf(&a, "A.I.%zu", i + 1), two = str_printf(&a, "A.II.%zu", i + 1);
        const struct ins_node *x = &ins->node[ins_node_find(ins, one)];
        const struct ins_node *y = &ins->node[ins_node_find(ins, two)];

        assert_int_equal(x->n_question, fulfilment[i]);
        assert_int_equal(y->n_question, reform[i]);
        assert_value(x->weight + y->weight, weight[i]);
    }
    assert_int_equal(ins_question_area(ins, ins_question_find(ins, STR("a.i.5.iii.c"))), 7);
    assert_int_equal(ins_question_area(ins, ins_question_find(ins, STR("B.I.a.1"))), 0);
}

/* ── mistakes ── */

#define BODY(components, questions) \
    HEAD "weight: 4\ncomponents:\n" components "questions:\n" questions

static const struct {
    const char *text, *says;
    size_t line; /* 0: any */
} wrong_ones[] = {
    { BODY("  - {code: X, name: X, weight: 1}\n  - {code: Y, name: Y, weight: 2.9}\n",
           "  - {code: a, component: X, text: t, answer: abc}\n"
           "  - {code: b, component: Y, text: t, answer: abc}\n"),
      "the weights in total add up to 3.9, but they must come to 4", 0 },
    { BODY("  - {code: X, name: X, weight: 1}\n  - {code: Y, name: Y, weight: null}\n",
           "  - {code: a, component: X, text: t, answer: abc}\n"
           "  - {code: b, component: Y, text: t, answer: abc}\n"),
      "Y has no weight", 16 },
    { BODY("  - {code: X, name: X, weight: 4}\n", "  - {code: a, component: Z, text: t, answer: "
                                                  "abc}\n"),
      "there is no component Z", 17 },
    { BODY("  - {code: X, name: X, weight: 4}\n", "  - {code: a, component: X, text: t, answer: "
                                                  "abx}\n"),
      "unknown answer (a scale, or) 'abx'", 17 },
    { BODY("  - {code: X, name: X, weight: 4}\n",
           "  - {code: a, component: X, text: t, answer: abc, weight: 2}\n"),
      "in X (mean) questions have no weight of their own", 17 },
    { BODY("  - {code: X, name: X, weight: 4}\n",
           "  - {code: a, component: X, text: t, answer: abc}\n"
           "  - {code: A, component: X, text: t, answer: abc}\n"),
      "question A stands twice, first in line 17", 18 },
    { BODY("  - {code: X, name: X, weight: 4}\n",
           "  - {code: a, component: X, text: t, answer: ratio, counts: [{key: n, label: n, role: "
           "numerator}]}\n"),
      "a is a ratio: it needs counts", 17 },
    { BODY("  - {code: X, name: X, weight: 4}\n",
           "  - {code: a, component: X, text: t, answer: abc, options: [{key: A, label: a}, {key: "
           "B, label: b, score: 0.6}, {key: C, label: c}]}\n"),
      "the scale abc scores B with 0.5, not 0.6", 17 },
    { BODY("  - {code: X, name: X, weight: 4, color: red}\n",
           "  - {code: a, component: X, text: t, answer: abc}\n"),
      "unknown key 'color' of a component", 15 },
    { BODY("  - {code: X, name: X, weight: 4}\n  - {code: Y, name: Y, weight: 0}\n",
           "  - {code: a, component: X, text: t, answer: abc}\n"),
      "there is no question in Y", 16 },
    { BODY("  - {code: X, name: X, weight: 4}\n",
           "  - {code: a, component: X, text: t, answer: "
           "abc}\n") "thresholds: [{name: W, title: W, tests: [{of: Q, min: 1}]}]\n",
      "there is no component or question Q", 18 },
    { BODY("  - {code: X, name: X, weight: 4}\n", "  - {code: a, component: X, text: t, answer: "
                                                  "number}\n"),
      "a is a number: it needs range", 17 },
    { HEAD "components: [{code: X, name: X, weight: 4}]\nquestions: [{code: a, component: X, text: "
           "t, answer: abc}]\n",
      "the whole has no weight", 0 },
};

static void every_mistake_has_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wrong_ones); i++) {
        struct reg_source src = { .name = STR("t.yaml"), .text = str_of(wrong_ones[i].text) };
        struct instrument ins = { 0 };
        struct reg_mistake *m = NULL;
        size_t n = 0;
        bool said = false;

        assert_int_equal(instrument_load(&a, &src, &ins, &m, &n), ST_INVALID);
        for (size_t k = 0; k < n; k++)
            said |= str_has(m[k].text, str_of(wrong_ones[i].says)) &&
                    (wrong_ones[i].line == 0 || wrong_ones[i].line == m[k].line);
        if (!said)
            for (size_t k = 0; k < n; k++)
                print_error("case %zu: %zu: " STR_FMT "\n", i, m[k].line, STR_ARG(m[k].text));
        assert_true(said);
    }
}

/* ── answers ── */

static void refused(const struct ins_question *q, const char *text, const char *key)
{
    struct answer an;
    const char *why = "";
    struct str about = { 0 };

    assert_int_equal(answer_parse(q, str_of(text), &an, &why, &about), ST_INVALID);
    assert_string_equal(why, key);
}

static void answers_outside_their_scale(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    const struct ins_question *choice = &ins->question[ins_question_find(ins, STR("A.I.1.i.b"))];
    const struct ins_question *number = &ins->question[ins_question_find(ins, STR("B.I.a.1"))];
    const struct ins_question *ratio = &ins->question[ins_question_find(ins, STR("A.II.1.i.a"))];

    (void)state;
    refused(choice, "D", "answer.not_in_scale");
    refused(choice, "A B", "answer.not_in_scale");
    refused(number, "4.01", "answer.out_of_range");
    refused(number, "-0.1", "answer.out_of_range");
    refused(number, "nan", "answer.not_a_number");
    refused(ratio, "agen=-1", "answer.not_a_count");
    refused(ratio, "agen=1.5", "answer.not_a_count");
    refused(ratio, "agent=1", "answer.no_such_count");
    refused(ratio, "agen=1000000000001", "answer.not_a_count");
}

static void a_denominator_without_a_rule_is_refused(void **state)
{
    const struct instrument *ins =
        loaded(BODY("  - {code: X, name: X, weight: 4}\n",
                    "  - {code: a, component: X, text: t, answer: ratio, counts: [{key: n, label: "
                    "n, role: numerator}, {key: d, label: d, role: denominator}]}\n"));

    (void)state;
    refused(&ins->question[0], "n=0 d=0", "answer.zero_denominator");
}

static void answers_go_to_text_and_back(void **state)
{
    const struct instrument *ins = shipped("zi-lke.yaml");
    static const char *const pairs[][3] = {
        { "A.I.1.i.b", "b", "B" },
        { "A.I.1.i.a", "ya", "Ya" },
        { "B.I.a.1", "3,70", "3.7" },
        { "A.II.1.i.a", "perubahan=4  agen=5", "agen=5 perubahan=4" },
        { "A.II.1.i.a", "agen=5 perubahan=", "agen=5" },
        { "A.I.1.i.b", " ", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        const struct ins_question *q = &ins->question[ins_question_find(ins, str_of(pairs[i][0]))];
        struct answer an;
        const char *why = NULL;
        struct str about = { 0 };

        assert_int_equal(answer_parse(q, str_of(pairs[i][1]), &an, &why, &about), ST_OK);
        assert_str(answer_text(&a, q, &an), str_of(pairs[i][2]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shipped_is_whole),
        cmocka_unit_test(the_zone_has_its_questions),
        cmocka_unit_test(every_mistake_has_its_line),
        cmocka_unit_test(answers_outside_their_scale),
        cmocka_unit_test(a_denominator_without_a_rule_is_refused),
        cmocka_unit_test(answers_go_to_text_and_back),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
