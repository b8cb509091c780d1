/* test_pdf.c: documents as pdftotext reads them back: pages, heads that repeat, text kept whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/pdf.h"

#define ROWS 90

static struct pdf_options a4(void)
{
    return (struct pdf_options){ PDF_A4,
                                 false,
                                 STR("Uji"),
                                 STR("Runut"),
                                 STR(""),
                                 STR("id"),
                                 INT64_C(1764000000000000),
                                 STR("kaki"),
                                 STR("Halaman {1} dari {2}") };
}

static size_t count_of(struct str text, const char *word)
{
    size_t n = 0, len = strlen(word);

    for (size_t i = 0; i + len <= text.n; i++)
        n += memcmp(text.p + i, word, len) == 0;
    return n;
}

/* What `command` prints about the file. */
static struct str shown(struct arena *a, struct str file, const char *command)
{
    char path[] = "/tmp/runut-pdf-XXXXXX", line[128];
    int fd = mkstemp(path);
    struct buf b;

    assert_true(fd >= 0);
    assert_int_equal(write(fd, file.p, file.n), (ssize_t)file.n);
    close(fd);
    (void)snprintf(line, sizeof line, "%s %s%s", command, path,
                   strcmp(command, "pdftotext -layout") == 0 ? " -" : "");
    FILE *f = popen(line, "r");
    assert_non_null(f);
    buf_init(&b, a);
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(&b, (struct str){ part, n });
    assert_int_equal(pclose(f), 0);
    unlink(path);
    return buf_str(&b);
}

static struct str text_of(struct arena *a, struct str file)
{
    return shown(a, file, "pdftotext -layout");
}

static void draw_table(struct pdf *p, const void *with)
{
    const struct pdf_col col[] = {
        { STR("Kepala"), 20, PDF_LEFT, true, false },
        { STR("Baris"), 30, PDF_LEFT, false, false },
        { STR("J"), 3, PDF_CENTRE, false, true },
    };
    static struct pdf_cell cell[ROWS * 3];
    static char name[ROWS][24];

    (void)with;
    for (size_t i = 0; i < ROWS; i++) {
        (void)snprintf(name[i], sizeof name[i], "baris nomor %03zu.", i);
        cell[3 * i] = (struct pdf_cell){ .text = STR("GRUP"), .same = i % 45 != 0 };
        cell[3 * i + 1] = (struct pdf_cell){ .text = str_of(name[i]), .sub = STR("rincian") };
        cell[3 * i + 2] = (struct pdf_cell){ .mark = MARK_LATE };
    }
    pdf_table(p, &(struct pdf_table){ col, 3, cell, ROWS, true, false });
}

static void table_repeats_head_and_merged_text(void **state)
{
    struct arena *a = *state;
    struct pdf_options o = a4();
    struct str file, text;

    assert_int_equal(pdf_make(a, &o, draw_table, NULL, &file), ST_OK);
    text = text_of(a, file);
    size_t pages = count_of(text, "\f");
    assert_true(pages >= 3);
    assert_int_equal(count_of(text, "Kepala"), pages);
    assert_true(count_of(text, "GRUP") >= pages);
    assert_int_equal(count_of(text, "baris nomor"), ROWS); /* none lost, none twice */
    assert_int_equal(count_of(text, "baris nomor 089."), 1);
    assert_int_equal(count_of(text, "kaki"), pages);
    assert_int_equal(count_of(text, "Halaman 1 dari"), 1);
    assert_true(str_has(shown(a, file, "pdfinfo"), STR("Page size:       595.276 x 841.89 pts")));
}

static void draw_long(struct pdf *p, const void *with)
{
    const struct pdf_col col[] = { { STR("A"), 1, PDF_LEFT, true, false },
                                   { STR("B"), 1, PDF_LEFT, false, false } };
    const struct str *text = with;
    struct pdf_cell cell[] = {
        { .text = text[0] }, { .text = text[1] }, { .text = STR("akhir") }, { .text = STR("akhir") }
    };

    pdf_table(p, &(struct pdf_table){ col, 2, cell, 2, false, false });
}

static struct str many_words(struct arena *a, const char *word, int n)
{
    struct buf b;

    buf_init(&b, a);
    for (int i = 0; i < n; i++)
        buf_printf(&b, "%s%04d ", word, i);
    return buf_str(&b);
}

/* Cells higher than a page: on the left a merged one, on the right a row's own. */
static void nothing_of_a_long_cell_is_lost(void **state)
{
    struct arena *a = *state;
    struct pdf_options o = a4();
    struct str file, text;

    for (int left = 0; left < 2; left++) {
        struct str words[] = { left ? many_words(a, "kata", 1500) : STR("pendek"),
                               left ? STR("pendek") : many_words(a, "kata", 1500) };
        assert_int_equal(pdf_make(a, &o, draw_long, words, &file), ST_OK);
        text = text_of(a, file);
        assert_true(count_of(text, "\f") >= 3);
        assert_int_equal(count_of(text, "kata"), 1500);
        assert_int_equal(count_of(text, "kata1499"), 1);
        assert_int_equal(count_of(text, "akhir"), 2);
    }
}

#define STEPS 40

static void draw_flow(struct pdf *p, const void *with)
{
    static struct pdf_step step[STEPS];
    static char name[STEPS][24];
    const struct str lane[] = { STR("Pemohon"), STR("Petugas") };

    (void)with;
    for (int i = 0; i < STEPS; i++) {
        (void)snprintf(name[i], sizeof name[i], "langkah ke-%03d.", i);
        step[i] = (struct pdf_step){ .lane = (size_t)i % 2,
                                     .symbol = i == 0           ? PDF_BEGIN
                                               : i + 1 == STEPS ? PDF_FINISH
                                               : i % 7 == 3     ? PDF_DECISION
                                                                : PDF_DOCUMENT,
                                     .activity = str_of(name[i]),
                                     .time = STR("10 menit"),
                                     .branch = i % 7 == 3 ? 0 : -1 };
    }
    pdf_flow(p, &(struct pdf_flow){ .number = STR("No"),
                                    .activity = STR("Kegiatan"),
                                    .yes = STR("Ya"),
                                    .no = STR("Tidak"),
                                    .lane = lane,
                                    .n_lane = 2,
                                    .step = step,
                                    .n_step = STEPS });
}

/* Every step once, the head on every page, and a connector wherever the flow leaves one. */
static void flow_goes_on_over_pages(void **state)
{
    struct arena *a = *state;
    struct pdf_options o = a4();
    struct str file, twice, text;

    o.landscape = true;
    assert_int_equal(pdf_make(a, &o, draw_flow, NULL, &file), ST_OK);
    assert_int_equal(pdf_make(a, &o, draw_flow, NULL, &twice), ST_OK);
    assert_true(str_eq(file, twice));
    text = text_of(a, file);
    size_t pages = count_of(text, "\f");
    assert_true(pages >= 3);
    assert_int_equal(count_of(text, "Kegiatan"), pages);
    assert_int_equal(count_of(text, "langkah ke-"), STEPS);
    assert_int_equal(count_of(text, "langkah ke-039."), 1);
    assert_int_equal(count_of(text, "Tidak"), 6);
}

static void draw_paper(struct pdf *p, const void *with)
{
    (void)with;
    pdf_letterhead(p, &(struct pdf_letterhead){ { STR("KOMISI"), STR(""), STR("MESUJI") },
                                                STR("Jalan Contoh") });
    pdf_heading(p, 1, STR("Bab satu"));
    pdf_heading(p, 2, STR("Pasal"));
    pdf_text(p, PDF_BODY, STR("Tersedianya é “kutip” – 84,6%"));
    pdf_link(p, STR("periksa"), STR("https://contoh.go.id/a'b\\c"));
    pdf_signatures(p, &(struct pdf_signer){ STR("Mesuji"), STR("Ketua"), STR("NAMA"), STR("NIP") },
                   1);
    pdf_seal(p, &(struct pdf_seal){ STR("https://contoh.go.id/rantai"), STR("Segel"), NULL, 0 });
}

static void paper_has_its_parts_and_is_the_same_twice(void **state)
{
    struct arena *a = *state;
    struct pdf_options o = a4();
    struct str one, two, text;

    o.paper = PDF_F4;
    o.landscape = true;
    assert_int_equal(pdf_make(a, &o, draw_paper, NULL, &one), ST_OK);
    assert_int_equal(pdf_make(a, &o, draw_paper, NULL, &two), ST_OK);
    assert_true(str_eq(one, two));
    text = text_of(a, one);
    assert_true(str_has(text, STR("KOMISI")) && str_has(text, STR("Jalan Contoh")));
    assert_true(str_has(text, STR("Tersedianya é “kutip” – 84,6%")));
    assert_true(str_has(text, STR("Halaman 1 dari 1")));
    text = shown(a, one, "pdfinfo");
    assert_true(str_has(text, STR("Title:           Uji")));
    assert_true(str_has(text, STR("Page size:       935.433 x 609.449 pts")));
    assert_true(str_has(shown(a, one, "pdfinfo -url"), STR("https://contoh.go.id/a'b")));
}

static int arena_up(void **state)
{
    static struct arena a;

    arena_init(&a);
    *state = &a;
    return 0;
}

static int arena_down(void **state)
{
    arena_done(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(table_repeats_head_and_merged_text, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(flow_goes_on_over_pages, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(nothing_of_a_long_cell_is_lost, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(paper_has_its_parts_and_is_the_same_twice, arena_up,
                                        arena_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
