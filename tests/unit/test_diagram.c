/* test_diagram.c: diagrams keep every node once, survive circles, and let nothing through
 * unescaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "html/diagram.h"
#include "html/diagram_draw.h"

static struct str html_of(struct out *o)
{
    struct html h = out_html(o);

    return (struct str){ h.p, h.n };
}

static size_t count_of(struct str text, const char *word)
{
    size_t n = 0, len = strlen(word);

    for (size_t i = 0; i + len <= text.n; i++)
        n += memcmp(text.p + i, word, len) == 0;
    return n;
}

static void map_shows_counts_where_there_are_some(void **state)
{
    struct out *o = *state;
    struct diagram_heat h = { .title = STR("Risiko <melekat>"), .say = STR("3 \"tinggi\"") };

    for (int l = 0; l < 5; l++)
        for (int i = 0; i < 5; i++)
            h.shade[l][i] = 1 + (l + i) / 2;
    h.count[3][3] = 3;
    diagram_heat(o, &h);
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<rect"), 25);
    assert_int_equal(count_of(s, "class=\"heat-n-4\""), 1);
    assert_int_equal(count_of(s, ">3</text>"), 3); /* the count and the two axes */
    assert_true(str_has(s, STR("Risiko &lt;melekat&gt;")));
    assert_true(str_has(s, STR("aria-label=\"3 &#34;tinggi&#34;\"")) ||
                str_has(s, STR("&quot;tinggi&quot;")));
}

static void tree_places_brothers_under_their_parent(void **state)
{
    struct out *o = *state;
    const struct diagram_node node[] = {
        { .parent = -1, .title = STR("Ketua") },
        { .parent = 0, .title = STR("Kiri"), .href = STR("/register/organisation/7") },
        { .parent = 0, .title = STR("Kanan"), .dashed = true, .shade = 1 },
    };

    diagram_tree(o, node, 3, false, STR("Bagan"));
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<rect"), 3);
    assert_int_equal(count_of(s, "class=\"edge"), 2);
    assert_int_equal(count_of(s, "edge dashed"), 1);
    assert_int_equal(count_of(s, "box warn"), 1);
    assert_true(str_has(s, STR("href=\"/register/organisation/7\"")));
    /* Two leaves of 196 with 18 between them; their parent in the middle. */
    assert_true(str_has(s, STR("viewBox=\"0 0 412 198\"")));
    assert_true(str_has(s, STR("<rect class=\"box\" x=\"107\" y=\"0\"")));
}

/* Two that are each other's parents, and one that is its own: left out, and it ends. */
static void tree_ends_where_parents_lead_in_a_circle(void **state)
{
    struct out *o = *state;
    const struct diagram_node node[] = {
        { .parent = 1, .title = STR("A") },
        { .parent = 0, .title = STR("B") },
        { .parent = 2, .title = STR("C") },
        { .parent = -1, .title = STR("D") },
    };

    diagram_tree(o, node, 4, true, STR(""));
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<rect"), 1);
    assert_true(str_has(s, STR(">D</text>")));
}

static void flow_joins_every_step_and_branch(void **state)
{
    struct out *o = *state;
    const struct diagram_step step[] = {
        { 0, SHAPE_BEGIN, STR("Mengajukan <script>"), STR("10 menit"), -1 },
        { 1, SHAPE_DECISION, STR("Lengkap?"), STR("5 menit"), 0 },
        { 1, SHAPE_DOCUMENT, STR("Mencatat"), STR("5 menit"), -1 },
        { 0, SHAPE_FINISH, STR("Menerima"), STR("5 menit"), 99 },
    };
    const struct diagram_flow f = { .step = step,
                                    .n_step = 4,
                                    .lane = { STR("Pemohon"), STR("Petugas") },
                                    .n_lane = 2,
                                    .yes = STR("Ya"),
                                    .no = STR("Tidak"),
                                    .say = STR("Alur") };

    diagram_flow(o, &f);
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "class=\"edge arrow\""), 3); /* from each to the next */
    assert_int_equal(count_of(s, "class=\"tip\""),
                     4); /* and the branch; not to a step that is not there */
    assert_int_equal(count_of(s, ">Tidak</text>"), 1);
    assert_true(str_has(s, STR("&lt;script&gt;")));
}

static void lines_break_between_words_and_letters(void **state)
{
    struct out *o = *state;

    assert_int_equal(diagram_lines(STR("satu dua tiga"), 8, 9), 2);
    assert_int_equal(diagram_lines(STR("tanpasepatahspasi"), 5, 9), 4);
    assert_int_equal(diagram_lines(STR(""), 5, 9), 0);
    assert_int_equal(
        diagram_wrap(o, "x", (struct diagram_place){ 0, 0, 5, 2 }, STR("éééééééééééé")), 2);
    struct str s = html_of(o);
    assert_true(str_has(s, STR(">ééééé</text>")));
    assert_true(str_has(s, STR(">éééé…</text>")));
}

static int up(void **state)
{
    static struct arena a;
    static struct out o;

    arena_init(&a);
    out_init(&o, &a, LANG_ID, STR(""));
    *state = &o;
    return 0;
}

static int down(void **state)
{
    arena_done(((struct out *)*state)->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(map_shows_counts_where_there_are_some, up, down),
        cmocka_unit_test_setup_teardown(tree_places_brothers_under_their_parent, up, down),
        cmocka_unit_test_setup_teardown(tree_ends_where_parents_lead_in_a_circle, up, down),
        cmocka_unit_test_setup_teardown(flow_joins_every_step_and_branch, up, down),
        cmocka_unit_test_setup_teardown(lines_break_between_words_and_letters, up, down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
