/* scoring.h: what the tests of instruments and scores share: instruments out of texts, answers by
 * code. */
#ifndef TESTS_UNIT_SCORING_H
#define TESTS_UNIT_SCORING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <math.h>

#include "assessment/load.h"
#include "assessment/score.h"

static struct arena a;

static inline int begin(void **state)
{
    (void)state;
    arena_init(&a);
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    arena_done(&a);
    return 0;
}

#define HEAD                                                                                       \
    "instrument: t\nversion: '1'\ntitle: T\nbrief: T\nlaw: L\nfrom: 2025-01-01\nconfirmed: true\n" \
    "scales:\n  yes_no: {Ya: 1, Tidak: 0}\n  abc: {A: 1, B: 0.5, C: 0}\n"                          \
    "  abcd: {A: 1, B: 0.67, C: 0.33, D: 0}\n  level: {\"1\": 1, \"2\": 2, \"3\": 3, \"4\": 4, "   \
    "\"5\": 5}\n"

static inline const struct instrument *loaded(const char *text)
{
    struct instrument *ins = arena_new(&a, struct instrument);
    struct reg_source src = { .name = STR("t.yaml"), .text = str_of(text) };
    struct reg_mistake *m = NULL;
    size_t n = 0;

    if (instrument_load(&a, &src, ins, &m, &n) != ST_OK) {
        for (size_t i = 0; i < n; i++)
            print_error("%zu: " STR_FMT "\n", m[i].line, STR_ARG(m[i].text));
        _fail(__FILE__, __LINE__);
    }
    return ins;
}

static inline const struct instrument *shipped(const char *name)
{
    struct instrument *ins = arena_new(&a, struct instrument);
    struct reg_mistake *m = NULL;
    size_t n = 0;

    for (size_t i = 0; i < instruments_shipped_n; i++) {
        if (!str_eq(instruments_shipped[i].name, str_of(name)))
            continue;
        assert_int_equal(instrument_load(&a, &instruments_shipped[i], ins, &m, &n), ST_OK);
        return ins;
    }
    print_error("no instrument %s\n", name);
    _fail(__FILE__, __LINE__);
    return NULL;
}

static inline struct answer *blank(const struct instrument *ins)
{
    struct answer *an = arena_array(&a, ins->n_question + 1, sizeof(*an));

    for (size_t i = 0; i < ins->n_question; i++)
        an[i].option = INS_NONE;
    return an;
}

static inline void put(const struct instrument *ins, struct answer *an, const char *code,
                       const char *text)
{
    size_t q = ins_question_find(ins, str_of(code));
    const char *why = NULL;
    struct str about = { 0 };

    if (q == INS_NONE ||
        answer_parse(&ins->question[q], str_of(text), &an[q], &why, &about) != ST_OK) {
        print_error("%s: %s\n", code, q == INS_NONE ? "no such question" : why);
        _fail(__FILE__, __LINE__);
    }
}

static inline const struct score *scored(const struct instrument *ins, const struct answer *an)
{
    struct score *s = score_new(&a, ins);

    score_run(ins, an, s);
    return s;
}

static inline double value_of(const struct instrument *ins, const struct score *s, const char *code)
{
    size_t k = ins_node_find(ins, str_of(code));

    assert_int_not_equal(k, INS_NONE);
    return s->node[k].value;
}

static inline double percent_of(const struct instrument *ins, const struct score *s,
                                const char *code)
{
    size_t k = ins_node_find(ins, str_of(code));

    assert_int_not_equal(k, INS_NONE);
    return s->node[k].percent;
}

#define assert_value(got, wanted) assert_value_at((got), (wanted), __FILE__, __LINE__)
static inline void assert_value_at(double got, double wanted, const char *file, int line)
{
    if (fabs(got - wanted) < 1e-9)
        return;
    print_error("got %.12g, wanted %.12g\n", got, wanted);
    _fail(file, line);
}

#endif
