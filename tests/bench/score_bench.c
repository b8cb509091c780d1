/*
 * score_bench.c: what it costs to score one instrument for every office of the country.
 *
 *   score_bench [UNITS [QUESTIONS]]
 *
 * An instrument is made of so many questions (400) in the manner of the integrity-zone worksheet,
 * and so many rounds (553) as they stand packed in the database. Each round is unpacked and scored,
 * thresholds and all. Prints milliseconds for all of them, the median of five runs on one core.
 */
#include <stdio.h>
#include <stdlib.h>

#include "assessment/load.h"
#include "assessment/round.h"
#include "base/buf.h"
#include "base/number.h"

#define RUNS 5
#define PER_LEAF 10

static void stop(const char *what)
{
    (void)fprintf(stderr, "score_bench: %s\n", what);
    exit(1);
}

static void put_head(struct buf *b, int64_t leaves)
{
    buf_printf(b,
               "instrument: bench\nversion: '1'\ntitle: B\nbrief: B\nlaw: L\nfrom: 2025-01-01\n"
               "confirmed: true\nweight: %lld\nscales:\n  abcd: {A: 1, B: 0.67, C: 0.33, D: 0}\n"
               "components:\n",
               (long long)leaves);
    for (int64_t i = 0; i < leaves; i += PER_LEAF) {
        int64_t n = leaves - i < PER_LEAF ? leaves - i : PER_LEAF;

        buf_printf(b, "  - code: A.%lld\n    name: A\n    weight: %lld\n    children:\n",
                   (long long)i, (long long)n);
        for (int64_t k = 0; k < n; k++)
            buf_printf(b, "      - {code: A.%lld.%lld, name: B, weight: 1}\n", (long long)i,
                       (long long)(i + k));
    }
}

static void put_questions(struct buf *b, int64_t questions)
{
    buf_printf(b, "questions:\n");
    for (int64_t q = 0; q < questions; q++) {
        int64_t leaf = q / PER_LEAF, top = leaf / PER_LEAF * PER_LEAF;

        buf_printf(b, "  - {code: Q.%lld, component: A.%lld.%lld, text: T, answer: %s}\n",
                   (long long)q, (long long)top, (long long)leaf,
                   q % 9 == 0
                       ? "ratio, counts: [{key: d, label: D, role: denominator}, {key: n, "
                         "label: N, role: numerator}], zero_denominator: {rule: none, note: N}"
                       : "abcd");
    }
    buf_printf(b, "thresholds:\n  - {name: T, title: T, tests: [{of: total, min: 1}, {of: A.0, "
                  "min_percent: 50}]}\n");
}

static const struct instrument *make(struct arena *a, int64_t questions)
{
    struct instrument *ins = arena_new(a, struct instrument);
    struct reg_mistake *mistake = NULL;
    size_t n = 0;
    struct buf b;

    buf_init(&b, a);
    put_head(&b, (questions + PER_LEAF - 1) / PER_LEAF);
    put_questions(&b, questions);

    struct reg_source src = { .name = STR("bench.yaml"), .text = buf_str(&b) };

    if (instrument_load(a, &src, ins, &mistake, &n) != ST_OK) {
        (void)fprintf(stderr, "%zu: " STR_FMT "\n", mistake[0].line, STR_ARG(mistake[0].text));
        stop("the instrument has mistakes");
    }
    return ins;
}

static struct str packed(struct arena *a, const struct instrument *ins, int64_t unit)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t q = 0; q < ins->n_question; q++) {
        unsigned dice = (unsigned)(((size_t)unit * 31 + q * 17) % 97);

        if (ins->question[q].answer == INS_RATIO)
            buf_printf(&b, "d=%u n=%u\n", dice % 9, dice % 7);
        else
            buf_printf(&b, "%c\n", (int)('A' + dice % 4));
    }
    return buf_str(&b);
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct arena a;
    const struct instrument *ins;
    struct answer *answer;
    struct score *score;
    struct str *rounds;
    int64_t units = 553, questions = 400, spent[RUNS];
    double sum = 0;

    if ((argc > 1 && !int_parse_range(str_of(argv[1]), 1, 100000, &units)) ||
        (argc > 2 && !int_parse_range(str_of(argv[2]), 1, INS_ASKED_MAX, &questions)))
        stop("usage: score_bench [UNITS [QUESTIONS]]");
    arena_init(&a);
    ins = make(&a, questions);
    answer = arena_array(&a, ins->n_question + 1, sizeof(*answer));
    score = score_new(&a, ins);
    rounds = arena_array(&a, (size_t)units, sizeof(*rounds));
    for (int64_t u = 0; u < units; u++)
        rounds[u] = packed(&a, ins, u);
    for (int run = 0; run < RUNS; run++) {
        int64_t start = time_mono();

        for (int64_t u = 0; u < units; u++) {
            answers_unpack(ins, rounds[u], answer);
            score_run(ins, answer, score);
            sum += score->node[0].value;
        }
        spent[run] = time_mono() - start;
    }
    qsort(spent, RUNS, sizeof(*spent), by_size);
    (void)printf("%lld units, %zu questions: %.1f ms (mean %.2f)\n", (long long)units,
                 ins->n_question, (double)spent[RUNS / 2] / 1000, sum / (double)(units * RUNS));
    arena_done(&a);
    return 0;
}
