/* test_whistle.c: terms, moves, sealing, receipt codes, small cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "whistle/keyring.h"
#include "whistle/seal.h"
#include "whistle/stat.h"
#include "whistle/state.h"

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    crypto_init();
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

/* ── terms ── */

/* Received Monday 9 November 2026: acknowledged by the 16th; if that is done on the 12th, feedback
 * by 12 February 2027. */
static void terms_end_as_the_worked_example_says(void **state)
{
    int32_t received = day_of(2026, 11, 9), acknowledged = day_of(2026, 11, 12);

    (void)state;
    assert_int_equal(whistle_acknowledge_by(received), day_of(2026, 11, 16));
    assert_int_equal(whistle_feedback_by(received, acknowledged), day_of(2027, 2, 12));
    /* Nobody acknowledged it: from the end of the seven days. */
    assert_int_equal(whistle_feedback_by(received, 0), day_of(2027, 2, 16));
    /* A month without that day ends on its last. */
    assert_int_equal(whistle_feedback_by(received, day_of(2026, 11, 30)), day_of(2027, 2, 28));
    assert_int_equal(whistle_feedback_by(received, day_of(2027, 11, 29)), day_of(2028, 2, 29));
}

static void one_term_runs_at_a_time(void **state)
{
    struct whistle_term t = whistle_term(STR("2026-11-09"), STR(""), STR(""));

    (void)state;
    assert_true(t.acknowledge);
    assert_int_equal(t.due, day_of(2026, 11, 16));
    t = whistle_term(STR("2026-11-09"), STR("2026-11-12"), STR(""));
    assert_false(t.acknowledge);
    assert_int_equal(t.due, day_of(2027, 2, 12));
    t = whistle_term(STR("2026-11-09"), STR("2026-11-12"), STR("2027-01-04"));
    assert_int_equal(t.due, 0);
}

/* ── moves ── */

static void moves_lead_from_known_states_to_known_states(void **state)
{
    (void)state;
    for (const struct whistle_move *m = whistle_moves; m->name != NULL; m++) {
        struct str from = str_of(m->from);
        size_t n = 0;

        assert_string_equal(whistle_state(str_of(m->to))->name, m->to);
        while (from.n > 0) {
            struct str one = str_cut(&from, ' ');

            if (one.n == 0)
                continue;
            n++;
            assert_true(str_eq(str_of(whistle_state(one)->name), one));
            assert_true(whistle_move_fits(m, one));
        }
        assert_true(n > 0);
        assert_false(whistle_move_fits(m, STR("")));
        assert_ptr_equal(whistle_move(str_of(m->name)), m);
    }
    assert_null(whistle_move(STR("vanish")));
    assert_false(whistle_move_fits(whistle_move(STR("acknowledge")), STR("closed")));
}

/* ── sealing ── */

static void fields_come_back_as_they_were(void **state)
{
    struct param in[] = { { STR("apa"), STR("baris satu\nbaris dua") },
                          { STR("kosong"), STR("") },
                          { STR("isi"), { "\0\xff\0", 3 } } };
    struct str packed = wbs_fields_pack(&arena, (struct params){ in, ARRAY_LEN(in) });
    struct params out = wbs_fields_unpack(&arena, packed);

    (void)state;
    assert_int_equal(out.n, ARRAY_LEN(in));
    for (size_t i = 0; i < out.n; i++) {
        assert_true(str_eq(out.p[i].name, in[i].name));
        assert_true(str_eq(out.p[i].value, in[i].value));
    }
}

static void damaged_fields_give_none(void **state)
{
    struct param in[] = { { STR("apa"), STR("isi") } };
    struct str packed = wbs_fields_pack(&arena, (struct params){ in, 1 });

    (void)state;
    for (size_t n = 1; n < packed.n; n++)
        assert_int_equal(wbs_fields_unpack(&arena, str_sub(packed, 0, n)).n, 0);
    assert_int_equal(wbs_fields_unpack(&arena, (struct str){ "\xff\xff\xff\xff", 4 }).n, 0);
    assert_int_equal(wbs_fields_unpack(&arena, STR("")).n, 0);
}

static void a_sealed_text_opens_in_its_place_only(void **state)
{
    struct case_key key, other;
    struct str text = { 0 };

    (void)state;
    random_bytes(key.b, sizeof(key.b));
    random_bytes(other.b, sizeof(other.b));
    struct str sealed =
        wbs_seal_make(&arena, STR("rahasia"), wbs_about_case(&arena, 7, "report"), &key, 2048);

    assert_int_equal(sealed.n, 2048 + LOCK_MORE);
    assert_true(wbs_seal_open(&arena, sealed, wbs_about_case(&arena, 7, "report"), &key, &text));
    assert_true(str_eq(text, STR("rahasia")));
    assert_false(wbs_seal_open(&arena, sealed, wbs_about_case(&arena, 8, "report"), &key, &text));
    assert_false(wbs_seal_open(&arena, sealed, wbs_about_case(&arena, 7, "handling"), &key, &text));
    assert_false(wbs_seal_open(&arena, sealed, wbs_about_case(&arena, 7, "report"), &other, &text));
    assert_false(wbs_seal_open(&arena, str_sub(sealed, 0, 20), wbs_about_case(&arena, 7, "report"),
                               &key, &text));
}

/* The length of what is stored says no more than how many blocks it takes. */
static void lengths_are_whole_blocks(void **state)
{
    struct case_key key = { { 1 } };
    static const char text[5000];

    (void)state;
    for (size_t n = 0; n <= sizeof(text); n += 61) {
        struct str s = wbs_seal_make(&arena, (struct str){ text, n }, STR("x"), &key, 2048);

        assert_int_equal((s.n - LOCK_MORE) % 2048, 0);
        assert_true(s.n - LOCK_MORE >= n + 4);
    }
}

static void a_key_opens_for_its_holder_alone(void **state)
{
    uint8_t pub[2][BOX_PUBLIC_LEN], secret[2][BOX_SECRET_LEN];
    struct case_key key, out;

    (void)state;
    box_keypair(pub[0], secret[0]);
    box_keypair(pub[1], secret[1]);
    random_bytes(key.b, sizeof(key.b));
    struct str sealed = wbs_key_seal(&arena, &key, pub[0]), noise = wbs_key_noise(&arena);

    assert_true(wbs_key_open(sealed, pub[0], secret[0], &out));
    assert_memory_equal(out.b, key.b, sizeof(key.b));
    assert_false(wbs_key_open(sealed, pub[1], secret[1], &out));
    /* For who is shut out: the same length, and nothing in it. */
    assert_int_equal(noise.n, sealed.n);
    assert_false(wbs_key_open(noise, pub[0], secret[0], &out));
}

static void halves_join_to_the_key(void **state)
{
    struct case_key key, one, other, joined;

    (void)state;
    random_bytes(key.b, sizeof(key.b));
    wbs_key_halve(&key, &one, &other);
    assert_memory_not_equal(one.b, key.b, sizeof(key.b));
    assert_memory_not_equal(other.b, key.b, sizeof(key.b));
    joined = wbs_key_join(&one, &other);
    assert_memory_equal(joined.b, key.b, sizeof(key.b));
}

static void a_secret_key_opens_with_its_passphrase(void **state)
{
    uint8_t salt[STRETCH_SALT_LEN] = { 5 }, secret[BOX_SECRET_LEN], out[BOX_SECRET_LEN];
    struct stretched right, wrong, dear;

    (void)state;
    random_bytes(secret, sizeof(secret));
    assert_int_equal(stretch(STR("kuda baterai"), salt, false, &right), ST_OK);
    assert_int_equal(stretch(STR("kuda bateria"), salt, false, &wrong), ST_OK);
    assert_int_equal(stretch(STR("kuda baterai"), salt, true, &dear), ST_OK);
    assert_memory_not_equal(right.b, dear.b, sizeof(dear.b));
    struct str locked = wbs_secret_lock(&arena, secret, &right);

    assert_true(wbs_secret_unlock(locked, &right, out));
    assert_memory_equal(out, secret, sizeof(out));
    assert_false(wbs_secret_unlock(locked, &wrong, out));
}

/* ── codes ── */

static void codes_are_sixteen_digits_however_typed(void **state)
{
    char digits[CODE_DIGITS];
    unsigned seen[10] = { 0 };

    (void)state;
    assert_true(wbs_code_read(STR(" 1234-5678 9012.3456 "), digits));
    assert_memory_equal(digits, "1234567890123456", CODE_DIGITS);
    assert_true(str_eq(wbs_code_show(&arena, digits), STR("1234 5678 9012 3456")));
    assert_false(wbs_code_read(STR("123456789012345"), digits));
    assert_false(wbs_code_read(STR("12345678901234567"), digits));
    assert_false(wbs_code_read(STR("12345678901234a6"), digits));
    assert_false(wbs_code_read(STR(""), digits));
    for (int i = 0; i < 500; i++) {
        wbs_code_draw(digits);
        for (size_t k = 0; k < CODE_DIGITS; k++) {
            assert_in_range(digits[k], '0', '9');
            seen[digits[k] - '0']++;
        }
    }
    for (int i = 0; i < 10; i++) /* 800 each is expected */
        assert_in_range(seen[i], 650, 950);
}

/* ── figures ── */

/* Of every table: no small cell stands there, and what is hidden cannot be had by subtraction. */
/* Making one takes a fifth of a second of a core, which whoever is sending needs more. */
static void receipts_are_made_when_nobody_is_sending(void **state)
{
    struct whistle *w = whistle_new();
    struct wbs_slip r = { 0 };
    int ready = 0;

    (void)state;
    while (wbs_receipt_wanted(w) && wbs_receipt_put(w, &r))
        ready++;
    assert_int_equal(ready, 32);
    for (; ready > 4; ready--) {
        assert_true(wbs_receipt_take(w, &r));
        assert_false(wbs_receipt_wanted(w));
    }
    assert_true(wbs_receipt_take(w, &r));
    assert_true(wbs_receipt_wanted(w));
    whistle_free(w);
}

static void small_cells_cannot_be_computed(void **state)
{
    int64_t cell[4];
    bool hidden[4];

    (void)state;
    for (int v = 0; v < 9 * 9 * 9 * 9; v++) {
        int64_t total = 0, sum = 0;
        size_t n = 0;

        for (int i = 0, rest = v; i < 4; i++, rest /= 9) {
            cell[i] = rest % 9;
            total += cell[i];
        }
        wbs_stat_hide(cell, hidden, 4);
        for (size_t i = 0; i < 4; i++) {
            if (hidden[i]) {
                n++;
                sum += cell[i];
            } else {
                assert_true(cell[i] == 0 || cell[i] >= SMALL_CELL);
            }
        }
        assert_int_not_equal(n, 1);
        assert_true(n == 0 || n == 4 || sum >= SMALL_CELL);
        (void)total;
    }
}

static void shares_show_no_small_rest(void **state)
{
    (void)state;
    assert_true(wbs_stat_share_hidden(3, 4));
    assert_true(wbs_stat_share_hidden(9, 10));
    assert_true(wbs_stat_share_hidden(1, 20));
    assert_false(wbs_stat_share_hidden(10, 10));
    assert_false(wbs_stat_share_hidden(0, 10));
    assert_false(wbs_stat_share_hidden(11, 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_end_as_the_worked_example_says),
        cmocka_unit_test(one_term_runs_at_a_time),
        cmocka_unit_test(moves_lead_from_known_states_to_known_states),
        cmocka_unit_test(fields_come_back_as_they_were),
        cmocka_unit_test(damaged_fields_give_none),
        cmocka_unit_test(a_sealed_text_opens_in_its_place_only),
        cmocka_unit_test(lengths_are_whole_blocks),
        cmocka_unit_test(a_key_opens_for_its_holder_alone),
        cmocka_unit_test(halves_join_to_the_key),
        cmocka_unit_test(a_secret_key_opens_with_its_passphrase),
        cmocka_unit_test(codes_are_sixteen_digits_however_typed),
        cmocka_unit_test(receipts_are_made_when_nobody_is_sending),
        cmocka_unit_test(small_cells_cannot_be_computed),
        cmocka_unit_test(shares_show_no_small_rest),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
