/*
 * test_binding.c: the bindings of the plan and the kinds of documents: what is shipped fits the
 * plan, the registers and each other; every mistake in such a file is named with its line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <stdio.h>
#include <stdlib.h>

#include "document/table.h"
#include "measure/binding.h"

static struct arena a;

static int begin(void **state)
{
    (void)state;
    arena_init(&a);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_done(&a);
    return 0;
}

static struct str read_file(const char *path)
{
    FILE *f = fopen(str_printf(&a, "%s/%s", getenv("RUNUT_ROOT"), path).p, "rb");
    char *p = arena_alloc(&a, 1 << 20);
    size_t n;

    assert_non_null(f);
    n = fread(p, 1, 1 << 20, f);
    (void)fclose(f);
    return (struct str){ p, n };
}

/* ── what is shipped ── */

static struct app shipped(void)
{
    struct reg_all *all = arena_new(&a, struct reg_all);
    struct document_kinds *kinds = arena_new(&a, struct document_kinds);
    struct binding_file *file = arena_new(&a, struct binding_file);
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    assert_int_equal(reg_load(&a, reg_shipped, reg_shipped_n, all, &mistake, &n), ST_OK);
    assert_int_equal(document_kinds_read(&a, document_kinds_shipped(), kinds, &mistake, &n), ST_OK);
    assert_int_equal(bindings_read(&a, bindings_shipped(), file, &mistake, &n), ST_OK);
    return (struct app){ .registers = all, .kinds = kinds, .bindings = file };
}

static void names_exist(void **state)
{
    struct app app = shipped();
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    (void)state;
    bindings_check(&a, &app, app.bindings, &mistake, &n);
    for (size_t i = 0; i < n; i++)
        print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(mistake[i].file), mistake[i].line,
                    STR_ARG(mistake[i].text));
    assert_int_equal(n, 0);
}

static const struct binding *bound(const struct binding_file *f, struct str ref)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->v[i].ref, ref))
            return &f->v[i];
    return NULL;
}

/* One binding for each row of the plan, no other; at most 65 of them typed by hand. */
static void every_indicator(void **state)
{
    struct app app = shipped();
    struct table t = { 0 };
    struct table_fault fault = { 0 };
    const struct table_limits limits = { 1 << 20, 5000, 100, 1 << 20 };
    size_t typed = 0;

    (void)state;
    assert_int_equal(
        table_parse_csv(&a, read_file("data/plans/mesuji-2025.csv"), &limits, &t, &fault), ST_OK);
    assert_int_equal(t.n_row, app.bindings->n + 1);
    for (size_t i = 1; i < t.n_row; i++)
        assert_non_null(bound(app.bindings, t.row[i].cell[0]));
    for (size_t i = 0; i < app.bindings->n; i++)
        typed += app.bindings->v[i].kind == BIND_MANUAL;
    assert_true(app.bindings->n - typed >= 130);
}

static bool names_ref(const struct document_kind *k, struct str ref)
{
    for (size_t i = 0; i < k->n_ref; i++)
        if (str_eq(k->ref[i], ref))
            return true;
    return false;
}

/* The two files say the same of which document proves which indicator. */
static void kinds_agree(void **state)
{
    struct app app = shipped();
    size_t n = 0, m = 0;

    (void)state;
    for (size_t i = 0; i < app.bindings->n; i++) {
        const struct binding *b = &app.bindings->v[i];

        if (b->kind != BIND_DOCUMENT)
            continue;
        n++;
        assert_true(names_ref(document_kind_find(&app, b->name), b->ref));
    }
    for (size_t i = 0; i < app.kinds->n; i++)
        m += app.kinds->kind[i].n_ref;
    assert_int_equal(n, m);
}

/* ── mistakes ── */

static void expect(const char *text, size_t line, const char *part)
{
    struct reg_source src = { .name = STR("x.yaml"), .text = str_of(text) };
    struct binding_file f = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;
    bool found = false;

    assert_int_equal(bindings_read(&a, src, &f, &mistake, &n), ST_INVALID);
    for (size_t i = 0; i < n; i++)
        found = found || (mistake[i].line == line && str_has(mistake[i].text, str_of(part)));
    if (!found)
        print_error("wanted %zu: %s\n", line, part);
    for (size_t i = 0; i < n && !found; i++)
        print_error("got %zu: " STR_FMT "\n", mistake[i].line, STR_ARG(mistake[i].text));
    assert_true(found);
}

#define HEAD "plan: rb\nyear: 2025\nbindings:\n"

static void mistakes(void **state)
{
    (void)state;
    expect("plan: rb\nyear: 2025\n", 1, "`bindings`");
    expect("year: 2025\nbindings:\n  - {ref: 1.1.1.1, measure: a}\n", 1, "plan");
    expect("plan: rb\nbindings:\n  - {ref: 1.1.1.1, measure: a}\n", 1, "year");
    expect("plan: rb\nyear: 2025\nbinding: 1\nbindings: []\n", 3, "unknown key");
    expect(HEAD "  - {ref: 1.1.1.1}\n", 4, "is missing");
    expect(HEAD "  - {measure: a}\n", 4, "ref is missing");
    expect(HEAD "  - {ref: 1.1, measure: a}\n", 4, "three or four");
    expect(HEAD "  - {ref: 1.1.1.x, measure: a}\n", 4, "three or four");
    expect(HEAD "  - {ref: 1.1.1.1.1, measure: a}\n", 4, "three or four");
    expect(HEAD "  - {ref: 1.1.1.1, measure: A}\n", 4, "a name is");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a, record: b}\n", 4, "one of");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a}\n  - {ref: 1.1.1.1, measure: b}\n", 5, "twice");
    expect(HEAD "  - {ref: 1.1.1.1, manual: x}\n", 4, "{id: .., en: ..}");
    expect(HEAD "  - {ref: 1.1.1.1, manual: {id: x}}\n", 4, "both filled");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a, target: banyak}\n", 4, "number");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a, direction: left}\n", 4, "up or down");
    expect(HEAD "  - {ref: 1.1.1.1, record: a, last_year: true}\n", 4, "needs a measure");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a, also: b}\n", 4, "at most 6");
    expect(HEAD "  - {ref: 1.1.1.1, measure: a, colour: red}\n", 4, "unknown key");
    expect(HEAD "  - [1, 2]\n", 4, "a binding is");
    expect("plan: [\n", 2, "");
}

static void unknown_names(void **state)
{
    const char *text = HEAD "  - {ref: 1.1.1.1, measure: no_such}\n"
                            "  - {ref: 1.1.1.2, document: no_kind}\n"
                            "  - {ref: 1.1.1.3, document: lke_rb, also: [no_such_either]}\n";
    struct app app = shipped();
    struct binding_file f = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    (void)state;
    assert_int_equal(
        bindings_read(&a, (struct reg_source){ .name = STR("x.yaml"), .text = str_of(text) }, &f,
                      &mistake, &n),
        ST_OK);
    bindings_check(&a, &app, &f, &mistake, &n);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(mistake[i].line, 4 + i);
}

static void kind_mistake(const char *text, size_t line)
{
    struct document_kinds kinds = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    assert_int_equal(
        document_kinds_read(&a, (struct reg_source){ .name = STR("k.yaml"), .text = str_of(text) },
                            &kinds, &mistake, &n),
        ST_INVALID);
    assert_true(n > 0);
    assert_int_equal(mistake[0].line, line);
}

static void kinds_mistakes(void **state)
{
    (void)state;
    kind_mistake("kind: []\n", 1);
    kind_mistake("kinds:\n  - {name: x}\n", 2);
    kind_mistake("kinds:\n  - {name: x, label: {id: a}}\n", 2);
    kind_mistake("kinds:\n  - {name: sk, label: {id: a, en: b}}\n", 2);
    kind_mistake("kinds:\n  - {name: x, label: {id: a, en: b}}\n  - {name: x, label: {id: a, en: "
                 "b}}\n",
                 3);
    kind_mistake("kinds:\n  - {name: x, label: {id: a, en: b}, refs: [a.b.c]}\n", 2);
    kind_mistake("kinds:\n  - {name: x, label: {id: a, en: b}, size: 3}\n", 2);
}

/* ── as an indicator keeps it ── */

static void there_and_back(void **state)
{
    static const char *const good[] = { "measure:a", "lastyear:a", "record:b", "document:c",
                                        "manual" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct binding b = binding_parse(str_of(good[i]));

        assert_true(b.kind != BIND_NONE);
        assert_true(str_eq(binding_text(&a, &b), str_of(good[i])));
    }
    assert_int_equal(binding_parse(STR("")).kind, BIND_NONE);
    assert_int_equal(binding_parse(STR("measure:")).kind, BIND_NONE);
    assert_int_equal(binding_parse(STR("jumlah pengaduan")).kind, BIND_NONE);
    assert_true(binding_parse(STR("lastyear:a")).last_year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_exist),    cmocka_unit_test(every_indicator),
        cmocka_unit_test(kinds_agree),    cmocka_unit_test(mistakes),
        cmocka_unit_test(unknown_names),  cmocka_unit_test(kinds_mistakes),
        cmocka_unit_test(there_and_back),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
