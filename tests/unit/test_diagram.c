/* test_diagram.c: diagrams keep every node once, survive circles, and let nothing through
 * unescaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

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

enum { MAP_NODES = 23 };

/* Corners of the boxes, in the order in which they are drawn. */
static size_t boxes_of(struct str s, int x[MAP_NODES], int y[MAP_NODES])
{
    const char *at = s.p;
    size_t n = 0;

    while ((at = strstr(at, "<rect class=\"box")) != NULL && n < MAP_NODES) {
        at = strstr(at, " x=\"");
        if (at == NULL || sscanf(at, " x=\"%d\" y=\"%d\"", &x[n], &y[n]) != 2)
            break;
        n++;
    }
    return n;
}

/* Boxes of three bands, some of them in circles within a band and across: each stands in its band,
 * inside the picture, and beside all others. */
static void map_of_goals_keeps_boxes_apart(void **state)
{
    struct out *o = *state;
    const struct str band[] = { STR("Atas"), STR("Tengah <b>"), STR("Kosong"), STR("Bawah") };
    struct diagram_node node[MAP_NODES] = { { .title = STR("Pertama"), .shade = 1 } };
    struct diagram_link link[MAP_NODES];
    int of[MAP_NODES], x[MAP_NODES], y[MAP_NODES], width = 0, height = 0;

    for (int i = 0; i < MAP_NODES; i++) {
        of[i] = i % 3 == 2 ? 3 : i % 3;
        link[i] = (struct diagram_link){ i, (i * 7 + 3) % MAP_NODES };
    }
    diagram_map(
        o, &(struct diagram_map){ band, 4, node, of, MAP_NODES, link, MAP_NODES, STR("Peta") });
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "class=\"band\""), 4);
    assert_int_equal(count_of(s, "class=\"edge\""), MAP_NODES);
    assert_int_equal(count_of(s, "box warn"), 1);
    assert_true(str_has(s, STR("Tengah &lt;b&gt;")));
    assert_int_equal(boxes_of(s, x, y), MAP_NODES);
    assert_int_equal(sscanf(strstr(s.p, "viewBox"), "viewBox=\"0 0 %d %d\"", &width, &height), 2);
    for (int i = 0; i < MAP_NODES; i++) {
        assert_in_range(x[i], 0, width - NODE_W);
        assert_in_range(y[i], 0, height - NODE_H);
        for (int k = 0; k < MAP_NODES; k++) {
            assert_true(k == i || abs(x[i] - x[k]) >= NODE_W || abs(y[i] - y[k]) >= NODE_H);
            assert_true(of[i] >= of[k] || y[i] + NODE_H < y[k]);
        }
    }
}

/* What it supports stands above it; what supports it in its own band beside it. */
static void map_of_goals_puts_supporters_near(void **state)
{
    struct out *o = *state;
    const struct str band[] = { STR("Atas"), STR("Bawah") };
    const struct diagram_node node[5] = { 0 };
    const int of[] = { 0, 0, 1, 1, 1 };
    /* 2 and 3 support the right and the left one; 4 supports 3. */
    const struct diagram_link link[] = { { 2, 1 }, { 3, 0 }, { 4, 3 } };
    int x[MAP_NODES], y[MAP_NODES];

    diagram_map(o, &(struct diagram_map){ band, 2, node, of, 5, link, 3, STR("Peta") });
    assert_int_equal(boxes_of(html_of(o), x, y), 5);
    assert_true(x[0] < x[1] && x[3] < x[4] && x[4] < x[2]);
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
        cmocka_unit_test_setup_teardown(map_of_goals_keeps_boxes_apart, up, down),
        cmocka_unit_test_setup_teardown(map_of_goals_puts_supporters_near, up, down),
        cmocka_unit_test_setup_teardown(flow_joins_every_step_and_branch, up, down),
        cmocka_unit_test_setup_teardown(lines_break_between_words_and_letters, up, down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
