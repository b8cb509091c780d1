/* test_reader.c: the parsers of the reader on crafted files, in process, where the sanitizers see.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "crafted.h"
#include "reader/book.h"
#include "reader/image.h"

struct seen {
    struct buf text; /* "row:column=text" and a newline each */
    bool ended;
};

struct run {
    struct arena a;
    struct seen seen;
    struct reading r;
    struct crafted z;
};

static void note(void *with, uint32_t a, uint32_t b, struct str text)
{
    struct seen *s = with;

    if (a == 0)
        s->ended = true;
    else
        buf_printf(&s->text, "%u:%u=" STR_FMT "\n", (unsigned)a, (unsigned)b, STR_ARG(text));
}

static bool rows(struct run *t, struct str file)
{
    arena_init(&t->a);
    buf_init(&t->seen.text, &t->a);
    t->r = (struct reading){ .arena = &t->a, .in = file, .emit = note, .with = &t->seen };
    return read_rows(&t->r, STR(""));
}

static bool sheet(struct run *t, struct str data, const char *extra, struct str bytes)
{
    *t = (struct run){ 0 };
    return rows(t, crafted_xlsx(&t->z, data, extra, bytes));
}

static void done(struct run *t)
{
    crafted_free(&t->z);
    arena_done(&t->a);
}

static void refused(struct run *t, enum reason reason, struct str where)
{
    assert_string_equal(reason_name(t->r.reason), reason_name(reason));
    if (!str_eq(t->r.where, where))
        print_error("where: " STR_FMT "\n", STR_ARG(t->r.where));
    assert_true(str_eq(t->r.where, where));
    assert_false(t->seen.ended);
    done(t);
}

#define NONE NULL, STR("")

static void cells_come_as_plain_text(void **state)
{
    struct run t;

    (void)state;
    assert_true(sheet(
        &t,
        STR("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
            "<row><c t=\"inlineStr\"><is><t>A &amp; B_x000A_C</t></is></c>"
            "<c s=\"1\"><v>45658</v></c><c s=\"2\"><v>45658.75</v></c>"
            "<c><v>0.30000000000000004</v></c><c><v>-1.5E3</v></c><c t=\"b\"><v>1</v></c>"
            "<c t=\"str\"><v>kata</v></c><c/></row>"
            "<row r=\"9\"><c r=\"AB9\"><v>123456789012</v></c></row>"),
        NONE));
    assert_true(t.seen.ended);
    buf_add_char(&t.seen.text, '\0');
    assert_string_equal(t.seen.text.p,
                        "1:1=Nama\n1:3=Tanggal\n2:1=A & B\nC\n2:2=2025-01-01\n"
                        "2:3=2025-01-01 18:00\n2:4=0.3\n2:5=-1500\n2:6=TRUE\n2:7=kata\n"
                        "9:28=123456789012\n");
    done(&t);
}

static void the_calendar_of_1900_has_a_day_too_many(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_eq(serial_text(&a, 1, false), STR("1900-01-01")));
    assert_true(str_eq(serial_text(&a, 59, false), STR("1900-02-28")));
    assert_true(str_eq(serial_text(&a, 61, false), STR("1900-03-01")));
    assert_true(str_eq(serial_text(&a, 0.5, false), STR("12:00")));
    assert_true(str_eq(serial_text(&a, 45658, false), STR("2025-01-01")));
    assert_true(str_eq(serial_text(&a, 44196, true), STR("2025-01-01")));
    assert_true(format_is_date(STR("[$-421]d mmmm yyyy")));
    assert_true(format_is_date(STR("hh:mm")));
    assert_false(format_is_date(STR("\"dalam hari\" 0.00")));
    assert_false(format_is_date(STR("[Red]#,##0\\d")));
    arena_done(&a);
}

static void a_formula_is_refused_with_its_cell(void **state)
{
    struct run t;

    (void)state;
    assert_false(sheet(&t, STR("<row r=\"7\"><c r=\"B7\"><f>SUM(A1)</f><v>3</v></c></row>"), NONE));
    refused(&t, REASON_FORMULA, STR("B7"));
    assert_false(sheet(&t, STR("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row>"), NONE));
    refused(&t, REASON_ERROR_VALUE, STR("A2"));
}

static void links_to_other_files_are_refused(void **state)
{
    struct run t;

    (void)state;
    assert_false(sheet(&t, STR(""), "xl/externalLinks/externalLink1.xml", STR("<x/>")));
    refused(&t, REASON_EXTERNAL_LINK, STR("xl/externalLinks/externalLink1.xml"));
    assert_false(
        sheet(&t, STR(""), "xl/worksheets/_rels/sheet1.xml.rels",
              STR("<Relationships><Relationship Id=\"a\" Type=\"x/oleObject\" "
                  "Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>")));
    refused(&t, REASON_EXTERNAL_LINK, STR("xl/worksheets/_rels/sheet1.xml.rels"));
    assert_true(
        sheet(&t, STR(""), "xl/worksheets/_rels/sheet1.xml.rels",
              STR("<Relationships><Relationship Id=\"a\" Type=\"x/hyperlink\" "
                  "Target=\"https://kpu.go.id\" TargetMode=\"External\"/></Relationships>")));
    done(&t);
}

static void entities_never_expand(void **state)
{
    struct run t;

    (void)state;
    assert_false(
        sheet(&t, STR(""), "xl/worksheets/_rels/sheet1.xml.rels",
              STR("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")));
    refused(&t, REASON_ENTITY, STR("xl/worksheets/_rels/sheet1.xml.rels"));
}

static void a_broken_part_is_named(void **state)
{
    static const struct {
        struct str rows, where;
    } bad[] = {
        { { "<row><c><v>1</c></row>", 22 }, { "xl/worksheets/sheet1.xml", 24 } },
        { { "<row><c r=\"A1\"><v>x</v></c></row>", 33 }, { "A1", 2 } },
        { { "<row><c t=\"s\"><v>2</v></c></row>", 32 }, { "A1", 2 } },
        { { "<row><c r=\"B1\"/><c r=\"A1\"/></row>", 34 }, { "A1", 2 } },
        { { "<row r=\"2\"/><row r=\"2\"/>", 24 }, { "xl/worksheets/sheet1.xml", 24 } },
        { { "<row r=\"1\"><c r=\"A2\"/></row>", 28 }, { "A2", 2 } },
        { { "<row r=\"0\"/>", 12 }, { "xl/worksheets/sheet1.xml", 24 } },
    };
    struct run t;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        assert_false(sheet(&t, bad[i].rows, NONE));
        refused(&t, REASON_BROKEN, bad[i].where);
    }
    assert_false(sheet(&t, STR(""), "xl/sharedStrings.xml", STR("<sst/>")));
    refused(&t, REASON_BROKEN, STR("xl/sharedStrings.xml"));
}

/* One byte changed anywhere, or the end cut off: never a crash, and never other text than before.
 */
static void a_damaged_file_gives_no_wrong_rows(void **state)
{
    struct run t;
    struct str right = { NULL, 0 };
    struct crafted z;
    struct str file =
        crafted_xlsx(&z, STR("<row><c t=\"inlineStr\"><is><t>Laporan</t></is></c></row>"), NONE);

    (void)state;
    t = (struct run){ 0 };
    assert_true(rows(&t, file));
    right = buf_str(&t.seen.text);
    char keep[64];
    assert_true(right.n < sizeof(keep));
    memcpy(keep, right.p, right.n);
    right.p = keep;
    arena_done(&t.a);
    for (size_t i = 0; i < file.n; i += 3) {
        t = (struct run){ 0 };
        z.p[i] = (char)(z.p[i] ^ 0x15);
        if (rows(&t, file))
            assert_true(str_eq(buf_str(&t.seen.text), right));
        arena_done(&t.a);
        z.p[i] = (char)(z.p[i] ^ 0x15);
        t = (struct run){ 0 };
        (void)rows(&t, str_sub(file, 0, i));
        assert_int_not_equal(t.r.reason, REASON_NONE);
        arena_done(&t.a);
    }
    crafted_free(&z);
}

static void bombs_are_refused_before_they_burst(void **state)
{
    struct run t;
    size_t n = (size_t)READ_RATIO_FROM + 65536;
    char *zeros = calloc(1, n);

    (void)state;
    assert_non_null(zeros);
    assert_false(sheet(&t, STR(""), "xl/media/a.bin", (struct str){ zeros, n }));
    refused(&t, REASON_TOO_BIG, STR("xl/media/a.bin"));
    assert_true(sheet(&t, STR(""), "xl/media/a.bin", (struct str){ zeros, n - 131072 }));
    done(&t);
    free(zeros);
}

static void parts_have_a_limit(void **state)
{
    (void)state;
    for (int most = READ_MAX_PARTS; most <= READ_MAX_PARTS + 1; most++) {
        struct run t = { 0 };
        char name[32];

        crafted_open(&t.z, 1 << 20);
        crafted_book(&t.z);
        crafted_add(&t.z, "xl/worksheets/sheet1.xml", STR("<worksheet/>"));
        for (int i = 7; i < most; i++) {
            (void)snprintf(name, sizeof(name), "xl/media/%d", i);
            crafted_add(&t.z, name, STR("x"));
        }
        struct str file = crafted_close(&t.z);
        assert_true(rows(&t, file) == (most == READ_MAX_PARTS));
        if (most > READ_MAX_PARTS)
            refused(&t, REASON_TOO_MANY_PARTS, STR(""));
        else
            done(&t);
    }
}

static void rows_and_texts_have_limits(void **state)
{
    struct arena a;
    struct buf b;
    struct run t = { 0 };

    (void)state;
    arena_init(&a);
    for (size_t n = READ_MAX_CELL_CHARS; n <= READ_MAX_CELL_CHARS + 1; n++) {
        buf_init(&b, &a);
        buf_add(&b, STR("<row><c t=\"inlineStr\"><is><t>"));
        for (size_t i = 0; i < n; i++)
            buf_add(&b, STR("é"));
        buf_add(&b, STR("</t></is></c></row>"));
        assert_true(sheet(&t, buf_str(&b), NONE) == (n == READ_MAX_CELL_CHARS));
        if (n > READ_MAX_CELL_CHARS)
            refused(&t, REASON_LONG_TEXT, STR("A1"));
        else
            done(&t);
    }
    buf_init(&b, &a);
    for (int i = 0; i < 12; i++)
        buf_add(&b, STR("<row><c><v>1</v></c></row><row/>"));
    struct str file = crafted_xlsx(&t.z, buf_str(&b), NONE);
    for (uint32_t most = 11; most <= 12; most++) {
        arena_init(&t.a);
        t.seen = (struct seen){ 0 };
        buf_init(&t.seen.text, &t.a);
        t.r = (struct reading){
            .arena = &t.a, .in = file, .emit = note, .with = &t.seen, .max_rows = most
        };
        assert_true(read_rows(&t.r, STR("lembar1")) == (most == 12));
        assert_int_equal(t.r.reason, most == 12 ? REASON_NONE : REASON_TOO_MANY_ROWS);
        arena_done(&t.a);
    }
    arena_init(&t.a);
    t.r = (struct reading){ .arena = &t.a, .in = file, .emit = note, .with = &t.seen };
    assert_false(read_rows(&t.r, STR("Lembar2")));
    assert_int_equal(t.r.reason, REASON_NO_SHEET);
    done(&t);
    arena_done(&a);
}

static void other_files_are_no_workbooks(void **state)
{
    static const struct {
        struct str file;
        enum reason reason;
    } bad[] = {
        { { "", 0 }, REASON_WRONG_TYPE },
        { { "nama;nilai\n", 11 }, REASON_WRONG_TYPE },
        { { "%PDF-1.7", 8 }, REASON_WRONG_TYPE },
        { { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12 }, REASON_ENCRYPTED },
        { { "PK\x03\x04....", 8 }, REASON_BROKEN },
    };
    struct run t;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        t = (struct run){ 0 };
        assert_false(rows(&t, bad[i].file));
        assert_int_equal(t.r.reason, bad[i].reason);
        arena_done(&t.a);
    }
    t = (struct run){ 0 };
    crafted_open(&t.z, 4096);
    crafted_add(&t.z, "word/document.xml", STR("<w/>"));
    assert_false(rows(&t, crafted_close(&t.z)));
    refused(&t, REASON_WRONG_TYPE, STR("_rels/.rels"));
}

static void words_of(struct run *t, struct str file)
{
    arena_init(&t->a);
    buf_init(&t->seen.text, &t->a);
    t->r = (struct reading){ .arena = &t->a, .in = file, .emit = note, .with = &t->seen };
    assert_true(read_text(&t->r));
    assert_true(t->seen.ended);
}

static void office_documents_give_their_words(void **state)
{
    struct run t = { 0 };

    (void)state;
    crafted_open(&t.z, 8192);
    crafted_add(&t.z, "word/document.xml",
                STR("<w:document xmlns:w=\"w\"><w:p><w:r><w:t>Notulen</w:t></w:r><w:tab/>"
                    "<w:r><w:t>rapat</w:t></w:r></w:p><w:instrText>HYPERLINK</w:instrText>"
                    "</w:document>"));
    words_of(&t, crafted_close(&t.z));
    assert_true(str_eq(buf_str(&t.seen.text), STR("1:0=Notulen rapat\n\n")));
    done(&t);
    t = (struct run){ 0 };
    crafted_open(&t.z, 8192);
    crafted_add(&t.z, "content.xml",
                STR("<o:body xmlns:o=\"o\" xmlns:t=\"t\"><t:p>Daftar<t:s/>hadir</t:p></o:body>"));
    words_of(&t, crafted_close(&t.z));
    assert_true(str_eq(buf_str(&t.seen.text), STR("1:0=Daftar hadir\n\n")));
    done(&t);
    t = (struct run){ 0 };
    words_of(&t, STR("caf\xC3\xA9 \xFF\xC3 a\0b"));
    assert_true(
        str_eq(buf_str(&t.seen.text), STR("1:0=caf\xC3\xA9 \xEF\xBF\xBD\xEF\xBF\xBD a\xEF\xBF\xBD"
                                          "b\n")));
    arena_done(&t.a);
}

static void a_photograph_knows_how_it_was_held(void **state)
{
    (void)state;
    assert_int_equal(
        exif_orientation(STR("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0")),
        6);
    assert_int_equal(
        exif_orientation(STR("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0")),
        3);
    assert_int_equal(exif_orientation(STR("Exif\0\0II*\0\xFF\xFF\xFF\xFF")), 1);
    assert_int_equal(
        exif_orientation(STR("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0")),
        1);
    assert_int_equal(exif_orientation(STR("JFIF")), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_as_plain_text),
        cmocka_unit_test(the_calendar_of_1900_has_a_day_too_many),
        cmocka_unit_test(a_formula_is_refused_with_its_cell),
        cmocka_unit_test(links_to_other_files_are_refused),
        cmocka_unit_test(entities_never_expand),
        cmocka_unit_test(a_broken_part_is_named),
        cmocka_unit_test(a_damaged_file_gives_no_wrong_rows),
        cmocka_unit_test(bombs_are_refused_before_they_burst),
        cmocka_unit_test(parts_have_a_limit),
        cmocka_unit_test(rows_and_texts_have_limits),
        cmocka_unit_test(other_files_are_no_workbooks),
        cmocka_unit_test(office_documents_give_their_words),
        cmocka_unit_test(a_photograph_knows_how_it_was_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
