/*
 * test_instruments.c: what each shipped instrument asks and weighs, its worked examples, and that
 * every indicator, register and measure that one of them names is there.
 */
#include "scoring.h"

#include "measure/binding.h"
#include "text.h"

/* ── sizes ── */

static const struct {
    const char *file;
    size_t questions;
    double top;
} sizes[] = {
    { "akip.yaml", 80, 100 },
    { "evaluasi-kelembagaan.yaml", 43, 100 },
    { "opini-ombudsman.yaml", 27, 100 },
    { "pekppp.yaml", 31, 5 },
    { "pemdi.yaml", 20, 5 },
    { "rb-unit-lke.yaml", 118, 36.3 },
    { "spbe.yaml", 47, 5 },
    { "spip.yaml", 55, 5 },
    { "zi-lke.yaml", 113, 100 },
    { "zona-hijau.yaml", 38, 100 },
};

static void each_has_its_questions(void **state)
{
    (void)state;
    assert_int_equal(instruments_shipped_n, ARRAY_LEN(sizes));
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        const struct instrument *ins = shipped(sizes[i].file);

        assert_int_equal(ins->n_question, sizes[i].questions);
        assert_value(ins->node[0].top, sizes[i].top);
    }
}

static size_t best_option(const struct ins_question *q)
{
    size_t best = 0;

    for (size_t i = 1; i < q->n_option; i++)
        if (q->option[i].score > q->option[best].score)
            best = i;
    return best;
}

static struct answer best_answer(const struct ins_question *q)
{
    struct answer an = { .given = true, .option = INS_NONE, .number = q->max };

    if (q->answer == INS_CHOICE)
        an.option = best_option(q);
    for (size_t i = 0; i < q->n_count; i++) {
        an.has_count[i] = true;
        an.count[i] = q->count[i].role == INS_DENOMINATOR ? 1 : 8;
        if (q->formula == INS_DROP && q->count[i].role == INS_NUMERATOR)
            an.count[i] = 0;
    }
    return an;
}

static void the_best_answers_reach_the_top(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        const struct instrument *ins = shipped(sizes[i].file);
        struct answer *an = blank(ins);
        const struct score *s;

        for (size_t k = 0; k < ins->n_question; k++)
            an[k] = best_answer(&ins->question[k]);
        s = scored(ins, an);
        assert_value(s->node[0].value, sizes[i].top);
        assert_value(s->node[0].percent, 100);
        for (size_t k = 0; k < ins->n_threshold; k++)
            assert_true(s->threshold[k].holds);
        assert_true(ins->n_category == 0 || s->category == &ins->category[0]);
    }
}

static void the_reform_areas_weigh_what_they_should(void **state)
{
    static const struct {
        double fulfilment, reform;
        size_t asked, reformed;
    } area[] = {
        { 2, 3, 12, 4 },   { 1, 2, 2, 2 },      { 2, 1.5, 3, 1 },     { 1, 3.75, 7, 6 },
        { 1.4, 2, 17, 3 }, { 2.5, 3.75, 9, 4 }, { 2.2, 1.95, 20, 4 }, { 2.5, 3.75, 21, 3 }
    };
    const struct instrument *ins = shipped("rb-unit-lke.yaml");

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(area); i++) {
        struct str one = str_printf(&a, "A.I.%zu", i + 1), two = str_printf(&a, "A.III.%zu", i + 1);
        const struct ins_node *x = &ins->node[ins_node_find(ins, one)];
        const struct ins_node *y = &ins->node[ins_node_find(ins, two)];

        assert_value(x->weight, area[i].fulfilment);
        assert_value(y->weight, area[i].reform);
        assert_int_equal(x->n_question, area[i].asked);
        assert_int_equal(y->n_question, area[i].reformed);
        assert_int_equal(ins_node_area(ins, ins_node_find(ins, two)), i + 1);
    }
    for (size_t i = 0; i < ins->n_question; i++)
        assert_false(ins->question[i].confirmed);
}

/* ── worked examples ── */

/* Area 1 = 1.602 = 80.1%; shares of area 4: 0.30, 0.40, 0.30. */
static void a_reform_area(void **state)
{
    static const char *const given[][2] = {
        { "A.I.1.i.a", "A" },   { "A.I.1.i.b", "B" },   { "A.I.1.i.c", "B" },
        { "A.I.1.ii.a", "Ya" }, { "A.I.1.ii.b", "B" },  { "A.I.1.ii.c", "A" },
        { "A.I.1.iii.a", "A" }, { "A.I.1.iii.b", "B" }, { "A.I.1.iii.c", "A" },
        { "A.I.1.iii.d", "B" }, { "A.I.1.iv.a", "B" },  { "A.I.1.iv.b", "A" },
    };
    const struct instrument *ins = shipped("rb-unit-lke.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++)
        put(ins, an, given[i][0], given[i][1]);
    s = scored(ins, an);
    assert_value(value_of(ins, s, "A.I.1.i"), 0.312);
    assert_value(value_of(ins, s, "A.I.1.ii"), 0.356);
    assert_value(value_of(ins, s, "A.I.1.iii"), 0.6);
    assert_value(value_of(ins, s, "A.I.1.iv"), 0.334);
    assert_value(value_of(ins, s, "A.I.1"), 1.602);
    assert_value(percent_of(ins, s, "A.I.1"), 80.1);
    assert_value(ins->node[ins_node_find(ins, STR("A.I.4.i"))].weight, 0.3);
    assert_value(ins->node[ins_node_find(ins, STR("A.I.4.ii"))].weight, 0.4);
    assert_true(ins->node[ins_node_find(ins, STR("A.I.4"))].indicative);
}

static void answer_all(const struct instrument *ins, struct answer *an, const char *node,
                       const char *text)
{
    const struct ins_node *n = &ins->node[ins_node_find(ins, str_of(node))];

    for (size_t i = n->question; i < n->question + n->n_question; i++)
        put(ins, an, str_z(&a, ins->question[i].code), text);
}

/* 69.00, grade B. */
static void accountability(void **state)
{
    static const char *const given[][2] = {
        { "1.a", "A" }, { "1.b", "BB" }, { "1.c", "B" },  { "2.a", "BB" },
        { "2.b", "B" }, { "2.c", "CC" }, { "3.a", "A" },  { "3.b", "BB" },
        { "3.c", "B" }, { "4.a", "B" },  { "4.b", "CC" }, { "4.c", "C" },
    };
    const struct instrument *ins = shipped("akip.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(given); i++)
        answer_all(ins, an, given[i][0], given[i][1]);
    s = scored(ins, an);
    assert_value(value_of(ins, s, "1"), 23.1);
    assert_value(value_of(ins, s, "2"), 20.1);
    assert_value(value_of(ins, s, "3"), 11.55);
    assert_value(value_of(ins, s, "4"), 14.25);
    assert_value(s->node[0].value, 69);
    assert_str(s->category->name, STR("B"));
}

/* Structure 2.875 and achievement 3.65 of the notes; with both goals at 3: 1.2 + 0.8625 + 1.095. */
static void internal_control(void **state)
{
    static const char *const reached[] = { "3", "4", "5", "3", "3", "3", "3" };
    const struct instrument *ins = shipped("spip.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    answer_all(ins, an, "P", "3");
    answer_all(ins, an, "S", "3");
    answer_all(ins, an, "K", "Tidak");
    answer_all(ins, an, "M", "3");
    answer_all(ins, an, "I", "4");
    put(ins, an, "S.2.2", "2");
    put(ins, an, "S.4.1", "4");
    put(ins, an, "S.5.2", "2");
    for (size_t i = 0; i < ARRAY_LEN(reached); i++)
        put(ins, an, str_printf(&a, "H.%zu", i + 1).p, reached[i]);
    s = scored(ins, an);
    assert_value(value_of(ins, s, "S"), 2.875);
    assert_value(value_of(ins, s, "H"), 3.65);
    assert_value(s->node[0].value, 3.1575);
    assert_str(s->category->name, STR("Terdefinisi"));
    assert_value(value_of(ins, s, "I"), 4); /* an index of its own */

    put(ins, an, "K.1", "Komunikasi"); /* 3 and more become 1, a 2 stays */
    put(ins, an, "S.1.8", "2");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "S.1"), (7 * 1 + 2) / 8.0);
    put(ins, an, "K.1", "Penerapan");
    assert_value(value_of(ins, scored(ins, an), "S.1"), 2);
}

/* 0.30 + 0.25 + 0.35 + 0.27 + 0.30 + 0.38 + 0.75 = 2.60, good. */
static void digital_government(void **state)
{
    static const char *const level[] = { "3", "3", "3", "2", "3", "2", "2", "2", "2", "2",
                                         "1", "2", "3", "3", "3", "2", "3", "2", "3", "3" };
    const struct instrument *ins = shipped("pemdi.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    assert_int_equal(ins->n_question, ARRAY_LEN(level));
    for (size_t i = 0; i < ARRAY_LEN(level); i++)
        put(ins, an, str_z(&a, ins->question[i].code), level[i]);
    s = scored(ins, an);
    assert_value(s->node[0].value, 2.6);
    assert_str(s->category->name, STR("Baik"));
}

/* 75% F-02 and 25% F-03: 0.75 x 3 + 0.25 x 4 = 3.25. */
static void service_performance(void **state)
{
    const struct instrument *ins = shipped("pekppp.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    answer_all(ins, an, "F2", "3");
    put(ins, an, "F3.1", "4");
    s = scored(ins, an);
    assert_value(value_of(ins, s, "F2"), 3);
    assert_value(s->node[0].value, 3.25);
    assert_str(s->category->name, STR("B-"));
}

/* A sum over its maximum: all 4 of 5 are 80, which is still effective, not very. */
static void the_organisation(void **state)
{
    const struct instrument *ins = shipped("evaluasi-kelembagaan.yaml");
    struct answer *an = blank(ins);
    const struct score *s;

    (void)state;
    answer_all(ins, an, "total", "4");
    s = scored(ins, an);
    assert_value(s->node[0].value, 80);
    assert_str(s->category->name, STR("P-4"));
}

/* ── what they name ── */

static bool is_bound(const struct binding_file *f, struct str ref)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->v[i].ref, ref))
            return true;
    return false;
}

static bool is_register(const struct reg_all *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->def[i]->name, name))
            return true;
    return false;
}

static bool is_measure(const struct reg_all *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->def[i]->n_measure; k++)
            if (str_eq(all->def[i]->measure[k].name, name))
                return true;
    return false;
}

static size_t gone(const struct instrument *ins, const struct ins_question *q, const char *what,
                   struct str name)
{
    print_error(STR_FMT ":%zu: " STR_FMT " names %s " STR_FMT ", which is not there\n",
                STR_ARG(ins->file), q->line, STR_ARG(q->code), what, STR_ARG(name));
    return 1;
}

static size_t gone_of(const struct instrument *ins, const struct ins_question *q,
                      const struct reg_all *all, const struct binding_file *bound)
{
    size_t n = 0;

    for (size_t k = 0; k < q->n_indicator; k++)
        if (!is_bound(bound, q->indicator[k]))
            n += gone(ins, q, "indicator", q->indicator[k]);
    for (size_t k = 0; k < q->n_reg; k++)
        if (!is_register(all, q->reg[k]))
            n += gone(ins, q, "register", q->reg[k]);
    for (size_t k = 0; k < q->n_count; k++)
        if (q->count[k].measure.n > 0 && !is_measure(all, q->count[k].measure))
            n += gone(ins, q, "measure", q->count[k].measure);
    if (q->measure.n > 0 && !is_measure(all, q->measure))
        n += gone(ins, q, "measure", q->measure);
    return n;
}

static void names_exist(void **state)
{
    struct reg_all *all = arena_new(&a, struct reg_all);
    struct binding_file *bound = arena_new(&a, struct binding_file);
    struct reg_mistake *mistake = NULL;
    size_t n = 0, missing = 0;

    (void)state;
    assert_int_equal(reg_load(&a, reg_shipped, reg_shipped_n, all, &mistake, &n), ST_OK);
    assert_int_equal(bindings_read(&a, bindings_shipped(), bound, &mistake, &n), ST_OK);
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        const struct instrument *ins = shipped(sizes[i].file);

        for (size_t k = 0; k < ins->n_question; k++)
            missing += gone_of(ins, &ins->question[k], all, bound);
    }
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_its_questions),
        cmocka_unit_test(the_best_answers_reach_the_top),
        cmocka_unit_test(the_reform_areas_weigh_what_they_should),
        cmocka_unit_test(a_reform_area),
        cmocka_unit_test(accountability),
        cmocka_unit_test(internal_control),
        cmocka_unit_test(digital_government),
        cmocka_unit_test(service_performance),
        cmocka_unit_test(the_organisation),
        cmocka_unit_test(names_exist),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
