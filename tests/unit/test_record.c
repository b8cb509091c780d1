/*
 * test_record.c: records of a register that exists only here, on both databases: made, changed,
 * moved, guarded, removed; and its table when the definition grows.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "register/form_check.h"
#include "register/hooks.h"
#include "register/save.h"
#include "register/table.h"
#include "register_bench.h"

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const struct pair tool[] = { { "item", "Bor" }, { "kind", "tool" }, { NULL, NULL } };

static void numbers_have_no_gaps(struct bench *b)
{
    const struct pair bad[] = { { "item", "Mobil" }, { "kind", "car" }, { NULL, NULL } };
    struct reg_form f;
    int64_t id = 0, first = bench_made(b, tool);

    assert_int_equal(bench_make(b, bad, &f, &id), ST_INVALID); /* taken and given back */
    assert_str(bench_found(b, first).number, STR("PJ-0001/1811/III/2025"));
    assert_str(bench_found(b, bench_made(b, tool)).number, STR("PJ-0002/1811/III/2025"));
    assert_str(bench_found(b, first).title, STR("PJ-0001/1811/III/2025 · Bor"));
    assert_str(record_text(&(struct record){ .def = b->def, .value = bench_found(b, first).value },
                           reg_field(b->def, STR("lent_on"))),
               STR("2025-03-04"));
}

static void wrong_input_is_named(struct bench *b)
{
    const struct {
        struct pair pair[4];
        const char *control;
    } cases[] = {
        { { { "kind", "tool" } }, "f.item" },
        { { { "item", "Ini terlalu panjang sekali" }, { "kind", "tool" } }, "f.item" },
        { { { "item", "Bor" }, { "kind", "boat" } }, "f.kind" },
        { { { "item", "Bor" }, { "kind", "car" } }, "f.plate" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "code", "ab" } }, "f.code" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "lent_on", "2025-02-30" } }, "f.lent_on" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "borrower", "3" } },
          "f.borrower" }, /* of another unit */
        { { { "item", "Bor" }, { "kind", "tool" }, { "back_on", "2025-03-01" } }, "f.back_on" },
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct reg_form f;
        int64_t id = 0;

        assert_int_equal(bench_make(b, cases[i].pair, &f, &id), ST_INVALID);
        assert_int_equal(f.n_error, 1);
        assert_string_equal(f.error[0].field, cases[i].control);
    }
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_loan"), 0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry"), 0);
}

static void everything_is_told_at_once(struct bench *b)
{
    const struct {
        struct pair pair[7];
        const char *control[6];
    } cases[] = {
        { { { "item", "Ini terlalu panjang sekali" },
            { "kind", "car" },
            { "code", "ab" },
            { "borrower", "3" },
            { "back_on", "2025-03-01" } },
          { "f.item", "f.code", "f.borrower", "f.plate", "f.back_on" } },
        /* What looks at a wrong value says nothing of its own. */
        { { { "kind", "boat" } }, { "f.kind", "f.item" } },
        { { { "kind", "tool" }, { "lent_on", "x" }, { "back_on", "2025-03-01" } },
          { "f.lent_on", "f.item" } },
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct reg_form f;
        int64_t id = 0;
        size_t n = 0;

        assert_int_equal(bench_make(b, cases[i].pair, &f, &id), ST_INVALID);
        for (; cases[i].control[n] != NULL; n++)
            assert_string_equal(f.error[n].field, cases[i].control[n]);
        assert_int_equal(f.n_error, n);
    }
}

static void what_is_unique_stays_so(struct bench *b)
{
    const struct pair one[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "code", "AB12" }, { NULL, NULL }
    };
    struct reg_form f;
    int64_t id = bench_made(b, one), other = 0;
    struct record r = bench_found(b, id);

    assert_int_equal(bench_make(b, one, &f, &other), ST_INVALID);
    assert_string_equal(f.error[0].field, "f.code");
    assert_int_equal(bench_change(b, &r, one, &f), ST_OK); /* its own */
}

static void two_editors(struct bench *b)
{
    struct record first = bench_found(b, bench_made(b, tool)), second = bench_found(b, first.id);
    struct reg_form f;
    const struct pair a[] = { { "item", "Gerinda" }, { NULL, NULL } },
                      z[] = { { "item", "Palu" }, { NULL, NULL } };

    assert_int_equal(bench_change(b, &first, a, &f), ST_OK);
    assert_int_equal(bench_change(b, &second, z, &f), ST_CONFLICT);
    assert_str(
        record_text(&(struct record){ .def = b->def, .value = bench_found(b, first.id).value },
                    reg_field(b->def, STR("item"))),
        STR("Gerinda"));
}

static enum status with_parts(struct bench *b, struct reg_form *f, const char *const *amount,
                              int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    reg_form_init(&b->c, f, b->def);
    (void)reg_form_put(f, STR("item"), STR("Bor"));
    (void)reg_form_put(f, STR("kind"), STR("tool"));
    for (size_t i = 0; amount[i] != NULL; i++) {
        assert_true(reg_form_put_cell(&b->c, f, STR("parts"), i * 2, STR("part"), STR("Mata")));
        assert_true(
            reg_form_put_cell(&b->c, f, STR("parts"), i * 2, STR("amount"), str_of(amount[i])));
    }
    if (s == ST_OK)
        s = record_create(&b->c, f, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static void rows_are_kept_and_summed(struct bench *b)
{
    const char *const good[] = { "3", "4", NULL }, *const many[] = { "6", "5", NULL },
                      *const bad[] = { "0", "60", NULL };
    const struct reg_field *parts = reg_field(b->def, STR("parts"));
    struct record_rows rows = { 0 };
    struct reg_form f;
    int64_t id = 0, other = 0;

    assert_int_equal(with_parts(b, &f, good, &id), ST_OK);
    struct record r = bench_found(b, id);
    assert_int_equal(record_rows(&b->c, &r, parts, &rows), ST_OK);
    assert_int_equal(rows.n_row, 2); /* the empty row between them is gone */
    assert_int_equal(rows.value[3].i, 4);
    assert_int_equal(record_int(&r, reg_field(b->def, STR("part_sum"))), 7);
    assert_int_equal(with_parts(b, &f, many, &other), ST_INVALID); /* a check over the total */
    assert_int_equal(with_parts(b, &f, bad, &other), ST_INVALID);
    assert_string_equal(f.error[0].field, "t.parts.0.amount");
    assert_int_equal(f.n_error, 1); /* a total of wrong rows is none to be judged */
    reg_form_init(&b->c, &f, b->def);
    assert_true(reg_form_put_cell(&b->c, &f, STR("parts"), 4, STR("part"), STR("x")));
    assert_false(reg_form_put_cell(&b->c, &f, STR("parts"), 5, STR("part"), STR("x")));
    struct reg_cells *cells = &f.table[parts - b->def->field];
    *cells = (struct reg_cells){ .n_row = 400, /* more than one statement takes */
                                 .value = arena_array(&b->t.arena, 800, sizeof(*cells->value)) };
    for (size_t i = 0; i < 800; i++)
        cells->value[i] = value_int(3);
    assert_int_equal(form_totals(&b->c, &f), ST_OK);
    assert_int_equal(f.value[reg_field(b->def, STR("part_sum"))->column].i, 1200);
}

static void moves_are_guarded(struct bench *b)
{
    const struct pair lent[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "lent_on", "2025-01-01" }, { NULL, NULL }
    };
    const struct pair late[] = { { "back_on", "2025-06-01" }, { NULL, NULL } },
                      soon[] = { { "back_on", "2025-02-01" }, { NULL, NULL } };
    int64_t id = bench_made(b, lent);

    assert_int_equal(bench_move(b, id, "lend", NULL, ""), ST_DENIED); /* whoever made it */
    bench_act(b, ROLE_ADMIN, BUDI);
    assert_int_equal(bench_move(b, id, "take_back", soon, ""), ST_CONFLICT); /* out of order */
    assert_int_equal(bench_move(b, id, "lend", NULL, ""), ST_OK);
    assert_int_equal(bench_move(b, id, "lend", NULL, ""), ST_CONFLICT);
    assert_int_equal(bench_move(b, id, "take_back", NULL, ""),
                     ST_INVALID); /* back_on is required */
    assert_int_equal(bench_move(b, id, "take_back", late, ""), ST_INVALID); /* the guard */
    assert_str(bench_found(b, id).state, STR("lent"));
    assert_int_equal(bench_move(b, id, "take_back", soon, ""), ST_OK);
    struct record r = bench_found(b, id);
    assert_str(r.closed_on, STR("2025-03-04"));
    assert_int_equal(record_int(&r, reg_field(b->def, STR("days_out"))), 31);
    struct reg_form f;
    assert_int_equal(bench_change(b, &r, soon, &f), ST_CONFLICT);        /* closed */
    assert_int_equal(bench_move(b, id, "reopen", NULL, ""), ST_INVALID); /* no reason */
    assert_int_equal(bench_move(b, id, "reopen", NULL, "Salah catat"), ST_OK);
    r = bench_found(b, id);
    assert_str(r.closed_on, STR(""));
    assert_false(record_filled(&r, reg_field(b->def, STR("back_on"))));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_move"), 4);
}

static void nobody_sees_what_is_not_theirs(struct bench *b)
{
    const struct pair about_ani[] = { { "item", "Bor" },
                                      { "kind", "tool" },
                                      { "accused", "1" },
                                      { "borrower", "2" },
                                      { NULL, NULL } };
    struct record r = { 0 };
    int64_t plain = bench_made(b, tool), id = bench_made(b, about_ani);

    assert_int_equal(record_find(&b->c, b->def, id, &r),
                     ST_NOT_FOUND); /* Ani, although she administers */
    bench_act(b, ROLE_STAFF, BUDI);
    assert_int_equal(record_find(&b->c, b->def, id, &r), ST_OK);
    assert_int_equal(record_find(&b->c, b->def, plain, &r), ST_NOT_FOUND);
    b->c.who.unit_id = 2;
    bench_act(b, ROLE_ADMIN, BUDI);
    assert_int_equal(record_find(&b->c, b->def, plain, &r), ST_NOT_FOUND);
}

static void personal_values_stay_out_of_the_ledger(struct bench *b)
{
    const struct pair p[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "phone", "0812999" }, { NULL, NULL }
    };
    struct record r = bench_found(b, bench_made(b, p));
    const struct reg_field *phone = reg_field(b->def, STR("phone"));

    assert_str(record_show(&b->c, &r, phone, false), STR("•••"));
    assert_str(record_show(&b->c, &r, phone, true), STR("0812999"));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE detail LIKE '%0812999%'"),
                     0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE detail LIKE '%Bor%'"), 1);
}

static void what_is_removed_is_gone(struct bench *b)
{
    int64_t id = bench_made(b, tool);
    struct record none = { 0 };

    bench_remove(b, id);
    assert_int_equal(record_find(&b->c, b->def, id, &none), ST_NOT_FOUND);
    assert_int_equal(testdb_int(&b->t, "SELECT n FROM record_count WHERE state = 'asked'"), 0);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'record.removed'"), 1);
}

/* The register with one line more, or with a word replaced. */
static void load_with(struct bench *b, const char *old, const char *new_, struct reg_all *out)
{
    struct reg_source source = bench_source(b, "tests/unit/registers/loan.yaml");
    const char *text = source.text.p, *at = strstr(text, old);

    assert_non_null(at);
    source.text =
        str_printf(&b->t.arena, "%.*s%s%s", (int)(at - text), text, new_, at + strlen(old));
    bench_load(b, &source, 1, out);
}

static void tables_grow_and_never_shrink(struct bench *b)
{
    struct reg_all all = { 0 };
    struct str why = STR("");
    int64_t id = bench_made(b, tool);

    load_with(
        b, "checks:\n",
        "  - {name: note, type: longtext, label: {id: Catatan, en: Note}}\n"
        "  - {name: twice, type: integer, label: {id: Dua, en: Two}, computed: \"days_out * 2\"}\n"
        "checks:\n",
        &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_OK);
    b->all = all;
    b->def = all.def[0];
    assert_false(record_filled(&(struct record){ .def = b->def, .value = bench_found(b, id).value },
                               reg_field(b->def, STR("note"))));
    load_with(b, "name: item, type: text", "name: item, type: integer", &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_INVALID);
    assert_true(str_has(why, STR("record_loan.item")));
    load_with(b, "name: plate", "name: licence", &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_INVALID);
    assert_true(str_has(why, STR("record_loan.plate")));
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open_with(&b, on->kind, "loan.yaml");
    on->test(&b);
    bench_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(numbers_have_no_gaps),
        ON_EACH_DB(wrong_input_is_named),
        ON_EACH_DB(everything_is_told_at_once),
        ON_EACH_DB(what_is_unique_stays_so),
        ON_EACH_DB(two_editors),
        ON_EACH_DB(rows_are_kept_and_summed),
        ON_EACH_DB(moves_are_guarded),
        ON_EACH_DB(nobody_sees_what_is_not_theirs),
        ON_EACH_DB(personal_values_stay_out_of_the_ledger),
        ON_EACH_DB(what_is_removed_is_gone),
        ON_EACH_DB(tables_grow_and_never_shrink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
