/* test_document_files.c: kinds of files, tables, words: what of documents needs no database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail

#include <unistd.h>

#include "base/buf.h"
#include "core/app.h"
#include "crafted.h"
#include "document/media.h"
#include "document/readers.h"
#include "document/search.h"
#include "document/table.h"
#include "text.h"

static const struct table_limits limits = { .bytes = 100000, .rows = 3, .columns = 3, .cell = 20 };

static struct str shown(struct arena *a, const struct table *t)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < t->n_row; i++) {
        buf_printf(&b, "%zu:", t->row[i].line);
        for (size_t k = 0; k < t->row[i].n_cell; k++)
            buf_printf(&b, "[" STR_FMT "]", STR_ARG(t->row[i].cell[k]));
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

static void csv_is_read_as_rfc_4180_says(void **state)
{
    static const struct {
        const char *in, *out;
    } good[] = {
        { "a,b,c\n1,2,3\n", "1:[a][b][c]\n2:[1][2][3]\n" },
        { "\xEF\xBB\xBF"
          "a,b\r\n1,2",
          "1:[a][b]\n2:[1][2]\n" },
        { "\"a,\"\"b\"\"\nc\",d\ne,\n", "1:[a,\"b\"\nc][d]\n3:[e][]\n" },
        { "a\n\n,,\n  \nb\n", "1:[a]\n5:[b]\n" },
        { "a\rb\r", "1:[a]\n2:[b]\n" },
        { "\"\",\"\"\nx", "2:[x]\n" },
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct table_fault fault;
        struct table t;

        assert_int_equal(table_parse_csv(&a, str_of(good[i].in), &limits, &t, &fault), ST_OK);
        assert_str(shown(&a, &t), str_of(good[i].out));
    }
    arena_done(&a);
}

static void csv_faults_have_line_and_column(void **state)
{
    static const struct {
        const char *in, *key;
        size_t line, column;
    } bad[] = {
        { "", "table.empty", 0, 0 },
        { "\n,\n", "table.empty", 0, 0 },
        { "a,b\nc,\xFF", "table.not_utf8", 2, 3 },
        { "a,b\n1,\"x\ny", "table.quote", 2, 3 },
        { "a,b\n\xC3\xA9"
          "1\",x",
          "table.quote", 2, 3 },
        { "\"a\"b", "table.quote", 1, 4 },
        { "a,b,c\n1,2,3,4", "table.too_many_columns", 2, 4 },
        { "a\nb\nc\nd\n", "table.too_many_rows", 4, 0 },
        { "a\n123456789012345678901", "table.cell_too_long", 2, 1 },
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct table_fault fault;
        struct table t;

        assert_int_equal(table_parse_csv(&a, str_of(bad[i].in), &limits, &t, &fault), ST_INVALID);
        assert_string_equal(fault.key, bad[i].key);
        assert_int_equal(fault.line, bad[i].line);
        assert_int_equal(fault.column, bad[i].column);
    }
    arena_done(&a);
}

/* At the limit it is taken; a byte, a row, a column or a character more is not. */
static void csv_limits_are_exact(void **state)
{
    struct table_limits exact = { .bytes = 12, .rows = 2, .columns = 2, .cell = 4 };
    struct table_fault fault;
    struct table t;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_int_equal(table_parse_csv(&a, STR("ab,cd\n1234,5"), &exact, &t, &fault), ST_OK);
    assert_int_equal(table_parse_csv(&a, STR("ab,cd\n1234,56"), &exact, &t, &fault), ST_INVALID);
    assert_string_equal(fault.key, "table.too_big");
    arena_done(&a);
}

/* A million rows are refused at the first that is too many: no time to speak of. */
static void a_million_rows_are_refused_at_once(void **state)
{
    struct table_limits import = { .bytes = 100 << 20, .rows = 20000, .columns = 40, .cell = 4000 };
    struct table_fault fault;
    struct table t;
    struct arena a;
    struct buf b;

    (void)state;
    arena_init(&a);
    buf_init(&b, &a);
    for (int i = 0; i < 1000000; i++)
        buf_add(&b, STR("1,2,3\n"));
    assert_int_equal(table_parse_csv(&a, buf_str(&b), &import, &t, &fault), ST_INVALID);
    assert_string_equal(fault.key, "table.too_many_rows");
    assert_int_equal(fault.line, 20001);
    assert_str(fault.arg, STR("20000"));
    arena_done(&a);
}

/* ── XLSX as a table, by the real child ── */

struct book {
    struct app app;
    struct ctx c;
    struct arena a;
    struct crafted z;
    char path[64];
};

static enum status book_read_table(struct book *b, struct str rows, struct table *t,
                                   struct table_fault *fault)
{
    *b = (struct book){ .path = "/tmp/runut-test-XXXXXX" };
    arena_init(&b->a);
    b->app.readers = readers_new(&b->a, getenv("RUNUT_READER"));
    b->c = (struct ctx){ .arena = &b->a, .app = &b->app };
    struct str file = crafted_xlsx(&b->z, rows, NULL, STR(""));
    int fd = mkstemp(b->path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, file.p, file.n), (ssize_t)file.n);
    (void)close(fd);
    return table_read(&b->c, b->path, &limits, t, fault);
}

static void book_close(struct book *b)
{
    (void)unlink(b->path);
    crafted_free(&b->z);
    arena_done(&b->a);
}

static void a_sheet_is_a_table_too(void **state)
{
    struct table_fault fault;
    struct table t;
    struct book b;

    (void)state;
    assert_int_equal(
        book_read_table(
            &b,
            STR("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>7</v></c></row>"
                "<row r=\"4\"><c r=\"B4\" s=\"1\"><v>45658</v></c></row>"),
            &t, &fault),
        ST_OK);
    assert_str(shown(&b.a, &t), STR("2:[Nama][][7]\n4:[][2025-01-01]\n"));
    book_close(&b);
    assert_int_equal(book_read_table(&b, STR("<row><c><f>1</f></c></row>"), &t, &fault),
                     ST_INVALID);
    assert_string_equal(fault.key, "table.xlsx_formula");
    assert_str(fault.arg, STR("A1"));
    book_close(&b);
    assert_int_equal(book_read_table(&b, STR("<row><c r=\"D1\"><v>1</v></c></row>"), &t, &fault),
                     ST_INVALID);
    assert_string_equal(fault.key, "table.too_many_columns");
    book_close(&b);
    assert_int_equal(book_read_table(&b,
                                     STR("<row><c><v>1</v></c></row><row><c><v>1</v></c></row>"
                                         "<row><c><v>1</v></c></row>"),
                                     &t, &fault),
                     ST_OK);
    book_close(&b);
    assert_int_equal(book_read_table(&b,
                                     STR("<row><c><v>1</v></c></row><row><c><v>1</v></c></row>"
                                         "<row><c><v>1</v></c></row><row><c><v>1</v></c></row>"),
                                     &t, &fault),
                     ST_INVALID);
    assert_string_equal(fault.key, "table.too_many_rows");
    assert_int_equal(fault.line, 4);
    book_close(&b);
    assert_int_equal(book_read_table(&b, STR(""), &t, &fault), ST_INVALID);
    assert_string_equal(fault.key, "table.empty");
    book_close(&b);
}

/* ── Kinds of files ── */

static void label_is(struct str head, const char *name, const char *label)
{
    const struct media *m = media_of(head, head, str_of(name));

    assert_string_equal(m == NULL ? "none" : m->label, label);
}

static void kinds_are_told_by_content(void **state)
{
    (void)state;
    label_is(STR("%PDF-1.7\n"), "a.txt", "PDF");
    label_is(STR("\x89PNG\r\n\x1A\n...."), "a", "PNG");
    label_is(STR("\xFF\xD8\xFF\xE0"), "a.jpg", "JPEG");
    label_is(STR("RIFF....WEBPVP8 "), "a", "WebP");
    label_is(STR("....ftypisom"), "a.mp4", "MP4");
    label_is(STR("....ftypheic"), "a", "HEIC");
    label_is(STR("....ftypqt  "), "a.mov", "none");
    label_is(STR("a,b\n1,2\n"), "rekap.CSV", "CSV");
    label_is(STR("catatan"), "x", "TXT");
    label_is(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a.doc", "DOC");
    label_is(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a.msi", "none");
    label_is(STR(""), "a.txt", "none");
    label_is(STR("a\0b"), "a.txt", "none");
    label_is(STR("\x7F"
                 "ELF"),
             "a.pdf", "none");
    label_is(STR("MZ\x90\0"), "a.exe", "none");
}

/* What a browser might run is not taken, whatever it is called. */
static void markup_is_no_text(void **state)
{
    (void)state;
    label_is(STR("<html><script>"), "a.txt", "none");
    label_is(STR("  \n<svg xmlns="), "a.csv", "none");
    label_is(STR("\xEF\xBB\xBF \n<!DOCTYPE html>"), "a.txt", "none");
    label_is(STR("<?xml version='1.0'?>"), "a.xml", "none");
    label_is(STR("#!/bin/sh\n"), "a.txt", "none");
}

static void zip_label(const char *const *names, const char *label)
{
    struct crafted z;

    crafted_open(&z, 8192);
    for (; *names != NULL; names++)
        crafted_add(&z, *names, STR("x"));
    label_is(crafted_close(&z), "a", label);
    crafted_free(&z);
}

static void office_documents_are_told_by_their_parts(void **state)
{
    (void)state;
    zip_label((const char *const[]){ "[Content_Types].xml", "word/document.xml", NULL }, "DOCX");
    zip_label(
        (const char *const[]){ "_rels/.rels", "xl/workbook.xml", "[Content_Types].xml", NULL },
        "XLSX");
    zip_label((const char *const[]){ "[Content_Types].xml", "ppt/presentation.xml", NULL }, "PPTX");
    zip_label((const char *const[]){ "word/document.xml", NULL }, "ZIP");
    zip_label((const char *const[]){ "foto.jpg", NULL }, "ZIP");
    label_is(STR("PK\x03\x04"
                 "01234567890123\x27\0\0\0....\x08\0\0\0mimetypeapplication/"
                 "vnd.oasis.opendocument.textPK"),
             "a", "ODT");
}

static void words_are_the_same_for_both_databases(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_str(search_words(&a, 7, STR("Rekap-Nov 2025.pdf"),
                            STR("PENGADUAN, rekap; \xC3\x89tat (8.4.1)")),
               STR("u7xrekap u7xnov u7x2025 u7xpdf u7xpengaduan u7x\xC3\xA9tat u7x8 u7x4 u7x1"));
    assert_str(search_question(&a, 7, STR("  Pengadu* OR \"x\" ")), STR("u7xpengadu* u7xor* u7xx"));
    assert_str(search_question(&a, 7, STR("*** --")), STR(""));
    assert_str(search_question(&a, 7, STR("a1 b2 c3 d4 e5 f6 g7 h8 i9")),
               STR("u7xa1* u7xb2* u7xc3* u7xd4* u7xe5* u7xf6* u7xg7* u7xh8*"));

    struct buf b;
    buf_init(&b, &a);
    for (int i = 0; i < 60000; i++)
        buf_printf(&b, "kata%d ", i);
    assert_true(search_words(&a, 1, STR("n"), buf_str(&b)).n <= SEARCH_MAX_BYTES);
    /* Each once, however many there are. */
    struct str once = str_sub(buf_str(&b), 0, 20000);
    struct str twice = str_printf(&a, STR_FMT " " STR_FMT, STR_ARG(once), STR_ARG(once));

    assert_str(search_words(&a, 1, STR("n"), twice), search_words(&a, 1, STR("n"), once));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_read_as_rfc_4180_says),
        cmocka_unit_test(csv_faults_have_line_and_column),
        cmocka_unit_test(csv_limits_are_exact),
        cmocka_unit_test(a_million_rows_are_refused_at_once),
        cmocka_unit_test(a_sheet_is_a_table_too),
        cmocka_unit_test(kinds_are_told_by_content),
        cmocka_unit_test(markup_is_no_text),
        cmocka_unit_test(office_documents_are_told_by_their_parts),
        cmocka_unit_test(words_are_the_same_for_both_databases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
