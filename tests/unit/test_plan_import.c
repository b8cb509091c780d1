/* test_plan_import.c: a plan's file: what is read, what is refused and how, and that it comes back
 * as the same bytes. Pure: no database. */
#include "text.h"
#undef fail /* ours is in ctx.h */

#include "base/arena.h"
#include "base/buf.h"
#include "base/number.h"
#include "plan/csv.h"
#include "plan/import.h"

#define HEAD                                                                              \
    "ref,area_no,area,activity_no,activity,sub_no,sub_activity,sub_details,indicator_no," \
    "indicator,indicator_details,marks_seen,months,months_basis,source_line,note"
#define ROW(ref, no, months, basis) \
    ref ",1,Area,1,Kegiatan,1,Sub,," no ",Indikator " no ",,3,\"" months "\"," basis ",7,catatan"

static struct arena arena;

static enum status check(struct str bytes, struct import *im)
{
    struct table t = { 0 };
    struct table_fault fault = { 0 };

    *im = (struct import){ 0 };
    csv_form_sniff(bytes, &im->form);
    assert_int_equal(table_parse_csv(&arena, bytes, &import_limits, &t, &fault), ST_OK);
    return import_check(&arena, &t, im);
}

static struct str text(const char *z)
{
    return str_of(z);
}

/* The rows as the plan would hold them, written again. */
static struct str write_again(const struct import *im)
{
    struct plan_tree t = { 0 };
    size_t last[ITEM_LEVELS] = { 0 };

    t.plan.csv_form = csv_form_text(&arena, &im->form);
    t.item = arena_array(&arena, im->n_row * 4, sizeof(*t.item));
    for (size_t i = 0; i < im->n_row; i++) {
        const struct plan_row *r = &im->row[i];

        for (int l = 0; l <= (r->no[3] > 0 ? 3 : 2); l++) {
            struct item *it = &t.item[t.n_item];
            struct str ref = str_printf(&arena, "%d", r->no[0]);

            for (int k = 1; k <= l; k++)
                ref = str_printf(&arena, STR_FMT ".%d", STR_ARG(ref), r->no[k]);
            *it = (struct item){ .level = (enum item_level)l,
                                 .ref = ref,
                                 .text = r->text[l],
                                 .parent = l > 0 ? last[l - 1] : t.n_item };
            it->details = l == LEVEL_SUB         ? r->sub_details
                          : l == LEVEL_INDICATOR ? r->details
                                                 : STR("");
            last[l] = t.n_item++;
        }
        struct item *it = &t.item[t.n_item - 1];

        it->tracked = true;
        it->ref = r->ref;
        it->months_plan = r->months_plan;
        it->basis = r->basis;
        it->direction = r->direction;
        it->note = r->note;
        it->marks_seen = r->marks_seen;
        it->source_line = r->source_line;
        it->uom = r->uom;
        it->target_text = r->target_text;
        it->target.has = r->target.n > 0 && decimal_parse(r->target, &it->target.v);
    }
    return plan_csv(&arena, &t);
}

/* A file of the project; the test may be started from anywhere. */
static struct str slurp(const char *name)
{
    const char *root = getenv("RUNUT_ROOT");
    struct str path = str_printf(&arena, "%s/%s", root != NULL ? root : ".", name);
    FILE *f = fopen(str_z(&arena, path), "rb");
    char *p = arena_alloc(&arena, 1 << 20);
    size_t n;

    assert_non_null(f);
    n = fread(p, 1, 1 << 20, f);
    (void)fclose(f);
    return (struct str){ p, n };
}

static void the_2025_plan(void **unused)
{
    struct str bytes = slurp("data/plans/mesuji-2025.csv");
    struct import im;

    (void)unused;
    assert_int_equal(check(bytes, &im), ST_OK);
    assert_int_equal(im.areas, 8);
    assert_int_equal(im.activities, 31);
    assert_int_equal(im.subs, 84);
    assert_int_equal(im.indicators, 175);
    assert_int_equal(im.n_row, 176);
    assert_str(im.row[0].ref, STR("1.1.1.1"));
    assert_int_equal(im.row[0].basis, BASIS_INFERRED);
    assert_true(im.row[0].planned[2] && !im.row[0].planned[3]);
    assert_str(write_again(&im), bytes);
}

static void other_ways_of_writing_come_back(void **unused)
{
    static const char *const same[] = {
        HEAD "\n" ROW("1.1.1.1", "1", "1,2", "inferred") "\n",
        "\xEF\xBB\xBF" HEAD "\n" ROW("1.1.1.1", "1", "1,2", "certain"),
        HEAD ",target,uom\n" ROW("1.1.1.1", "1", "1,2", "certain") ",84.6,percent\n",
        HEAD ",direction\n" ROW("1.1.1.1", "1", "1,2", "certain") ",done\n",
        HEAD ",direction\n" ROW("1.1.1.1", "1", "1,2", "certain") ",\n",
        "note,"
        "ref,area_no,area,activity_no,activity,sub_no,sub_activity,sub_details,"
        "indicator_no,indicator,indicator_details,marks_seen,months,months_basis,source_line\n"
        "\"a, \"\"b\"\"\nc\",1.1.1,1,A,1,B,1,C,,,,,0,,unknown,9\n",
    };
    struct import im;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(same); i++) {
        struct str s = text(same[i]);

        assert_int_equal(check(s, &im), ST_OK);
        assert_str(write_again(&im), s);
    }
}

static void expect(const char *rows, size_t line, const char *column, const char *key)
{
    struct str bytes = str_printf(&arena, "%s\n%s", HEAD, rows);
    struct import im;

    assert_int_equal(check(bytes, &im), ST_INVALID);
    for (size_t i = 0; i < im.n_error; i++)
        if (strcmp(im.error[i].key, key) == 0 && im.error[i].line == line &&
            (column == NULL
                 ? im.error[i].column == NULL
                 : im.error[i].column != NULL && strcmp(im.error[i].column, column) == 0))
            return;
    print_error("%s: ", rows);
    for (size_t i = 0; i < im.n_error; i++)
        print_error("%s ", im.error[i].key);
    print_error("no %s at line %zu\n", key, line);
    _fail(__FILE__, __LINE__);
}

static void each_fault_is_named(void **unused)
{
    (void)unused;
    expect(ROW("1.1.1.1", "1", "13", "certain"), 2, "months", "plan.import.month_range");
    expect(ROW("1.1.1.1", "1", "2,1", "certain"), 2, "months", "plan.import.months");
    expect(ROW("1.1.1.1", "1", "1", "maybe"), 2, "months_basis", "plan.import.basis");
    expect(ROW("1.1.1.1", "1", "1", "unknown"), 2, "months", "plan.import.months_unknown");
    expect(ROW("1.1.1.1", "1", "", "certain"), 2, "months", "plan.import.months_missing");
    expect(ROW("1.1.1.2", "1", "1", "certain"), 2, "ref", "plan.import.ref_differs");
    expect(ROW("1.1.1.1", "1", "1", "certain") "\n" ROW("1.1.1.1", "1", "1", "certain"), 3, "ref",
           "plan.import.ref_doubled");
    expect("1.1.1.1,1,Area,1,,1,Sub,,1,Ind,,3,1,certain,,", 2, "activity", "plan.import.no_parent");
    expect("1.1.1.1,1,Area,,Keg,1,Sub,,1,Ind,,3,1,certain,,", 2, "activity_no",
           "plan.import.not_number");
    expect("1.1.1.1,1,Area,01,Keg,1,Sub,,1,Ind,,3,1,certain,,", 2, "activity_no",
           "plan.import.not_number");
    expect("1.1.1.1,1,Area,1,Keg,1,Sub,,1,,,3,1,certain,,", 2, "indicator", "plan.import.no_text");
    expect("1.1.1,1,Area,1,Keg,1,Sub,,,,rinci,3,1,certain,,", 2, "indicator_details",
           "plan.import.details_of_nothing");
    expect("1.1.1,1,Area,1,Keg,1,Sub,,,,,3,1,certain,,\n" ROW("1.1.1.1", "1", "1", "certain"), 3,
           "indicator_no", "plan.import.tracked_twice");
    expect(ROW("1.1.1.1", "1", "1", "certain") ",x", 2, NULL, "plan.import.cell_count");
    expect("1.1.1.1,1,Area,1,Keg,1,Sub,,1,=A1,,3,1,certain,,", 2, "indicator",
           "plan.import.formula");
    expect("1.1.1.1,1,Area,1,Keg,1,Sub,,1,Ind,,-1,1,certain,,", 2, "marks_seen",
           "plan.import.not_count");
}

static void a_text_at_its_limit_and_beyond(void **unused)
{
    char *at = arena_alloc(&arena, IMPORT_TEXT_MAX + 2);
    struct import im;

    (void)unused;
    memset(at, 'x', IMPORT_TEXT_MAX + 1);
    at[IMPORT_TEXT_MAX] = '\0';
    assert_int_equal(
        check(str_printf(&arena, "%s\n1.1.1.1,1,A,1,B,1,C,,1,%s,,,1,certain,,", HEAD, at), &im),
        ST_OK);
    at[IMPORT_TEXT_MAX] = 'x';
    assert_int_equal(
        check(str_printf(&arena, "%s\n1.1.1.1,1,A,1,B,1,C,,1,%s,,,1,certain,,", HEAD, at), &im),
        ST_INVALID);
    assert_string_equal(im.error[0].key, "plan.import.too_long");
}

static void all_errors_at_once_up_to_a_hundred(void **unused)
{
    struct import im;
    struct buf b;

    (void)unused;
    buf_init(&b, &arena);
    buf_add(&b, STR(HEAD "\n"));
    for (int i = 1; i <= 130; i++)
        buf_printf(&b, "1.1.1.%d,1,A,1,B,1,C,,%d,I,,,13,certain,,\n", i, i);
    assert_int_equal(check(buf_str(&b), &im), ST_INVALID);
    assert_int_equal(im.n_error, 100);
    assert_int_equal(im.n_more, 30);
    assert_int_equal(im.error[99].line, 101);
}

/* n rows of one sub-activity each, so that nothing but their number is remarkable. */
static struct str many_rows(int n)
{
    struct buf b;

    buf_init(&b, &arena);
    buf_add(&b, STR(HEAD "\n"));
    for (int i = 0; i < n; i++)
        buf_printf(&b, "%d.%d.1,%d,A,%d,B,1,C,,,,,,1,certain,,\n", i / 900 + 1, i % 900 + 1,
                   i / 900 + 1, i % 900 + 1);
    return buf_str(&b);
}

static void rows_at_the_limit_and_a_million(void **unused)
{
    int limit = (int)import_limits.rows - 1;
    struct table t = { 0 };
    struct table_fault fault = { 0 };
    struct import im;
    struct buf b;

    (void)unused;
    assert_int_equal(check(many_rows(limit), &im), ST_OK);
    assert_int_equal(im.n_row, limit);
    assert_int_equal(table_parse_csv(&arena, many_rows(limit + 1), &import_limits, &t, &fault),
                     ST_INVALID);
    assert_string_equal(fault.key, "table.too_many_rows");
    assert_int_equal(fault.line, import_limits.rows + 1);

    buf_init(&b, &arena);
    for (int i = 0; i < 1000000; i++)
        buf_add(&b, STR("a,b\n"));
    fault = (struct table_fault){ 0 };
    assert_int_equal(table_parse_csv(&arena, buf_str(&b), &import_limits, &t, &fault), ST_INVALID);
    assert_string_equal(fault.key, "table.too_many_rows");
}

static int begin(void **unused)
{
    (void)unused;
    arena_init(&arena);
    return 0;
}

static int end(void **unused)
{
    (void)unused;
    arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_2025_plan),
        cmocka_unit_test(other_ways_of_writing_come_back),
        cmocka_unit_test(each_fault_is_named),
        cmocka_unit_test(a_text_at_its_limit_and_beyond),
        cmocka_unit_test(all_errors_at_once_up_to_a_hundred),
        cmocka_unit_test(rows_at_the_limit_and_a_million),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
