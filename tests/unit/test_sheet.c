/*
 * test_sheet.c: an instrument out of a table: what is good becomes one, every mistake names its
 * row, and what people type into a worksheet is understood.
 */
#include "scoring.h"

#include "assessment/sheet.h"
#include "assessment/worksheet.h"
#include "text.h"

#define HEADS \
    "Jenis,Kode,Bagian dari,Uraian,Bobot,Jawaban,Pilihan,Bila penyebut nol,Terkonfirmasi\n"
#define BEGIN                                                                                      \
    HEADS "instrumen,nama,,uji-coba,,,,,\ninstrumen,versi,,2027,,,,,\ninstrumen,judul,,Uji,,,,,\n" \
          "instrumen,singkat,,Uji,,,,,\ninstrumen,dasar hukum,,\"Surat 1/2027\",,,,,\n"            \
          "instrumen,berlaku mulai,,2027-01-01,,,,,\ninstrumen,terkonfirmasi,,belum,,,,,\n"        \
          "instrumen,bobot,,10,,,,,\nskala,abc,,,,,\"A = 1; B = 0,5; C = 0\",,\n"

static struct table table_of(const char *csv)
{
    const struct table_limits limits = { 1 << 20, SHEET_ROWS_MAX, 40, 8000 };
    struct table_fault fault = { 0 };
    struct table t = { 0 };

    assert_int_equal(table_parse_csv(&a, str_of(csv), &limits, &t, &fault), ST_OK);
    return t;
}

/* The instrument, or the first mistake with its row. */
static const struct instrument *read_csv(const char *csv, size_t *row, struct str *says)
{
    struct instrument *ins = arena_new(&a, struct instrument);
    struct table t = table_of(csv);
    struct sheet_text text;
    struct reg_mistake *m = NULL;
    size_t n = 0;

    sheet_to_yaml(&a, &t, &text);
    *row = 0;
    if (text.n_mistake > 0) {
        *row = text.mistake[0].line;
        *says = text.mistake[0].text;
        return NULL;
    }
    struct reg_source src = { .name = STR("uji.xlsx"), .text = text.yaml };
    if (instrument_load(&a, &src, ins, &m, &n) == ST_OK)
        return ins;
    sheet_rows_of(&text, m, n);
    *row = m[0].line;
    *says = m[0].text;
    return NULL;
}

static void a_good_table(void **state)
{
    static const char csv[] = BEGIN
        "komponen,A,,Satu,6,,,,\nkomponen,A.1,,Anak,6,,,,\nkomponen,B,,Dua,\"4\",,,,\n"
        "pertanyaan,A.1.a,,\"Ada \"\"SK\"\"?\",,abc,\"A = Semua; B = Sebagian; C = Belum\",,belum\n"
        "pertanyaan,B.a,,Berapa?,,rasio,,penuh: tidak ada yang tertunda,\n"
        "hitungan,selesai,B.a,Selesai,,pembilang,,,\nhitungan,semua,B.a,Semua,,penyebut,,,\n"
        "periksa,,B.a,Selesai tidak melebihi semua,,paling banyak,selesai | semua,,\n"
        "pertanyaan,B.b,,Indeks,,angka,\"min=0; max=4; 3,5=5; 2=3; 0=1\",,\n"
        "kelompok,area,,Area,,,,,\nbagian,1,area,Satu,1,,A.1,,\nbagian,2,area,Dua,,,B,,\n"
        "ambang,LULUS,,Lulus,,,,,\nuji,total,LULUS,,7,nilai,,,\nuji,tiap area,LULUS,,60,persen,,,\n"
        "instrumen,predikat menurut,,persen,,,,,\npredikat,AA,,Istimewa,90,di atas,,,\n"
        "predikat,D,,Kurang,0,mulai,,,\n"
        "pembatas,P1,B,Tanpa SK paling banyak dua,2,paling banyak,,,belum\n"
        "bila,A.1.a,P1,,,jawaban,B; C,,\nbila,A,P1,,50,di bawah persen,,,\n"
        "pembatas,P2,A,Dikurangi,\"0,5\",kurangi,,,\nbila,B.b,P2,,1,di bawah,,,\n";
    size_t row = 0;
    struct str says = STR("");
    const struct instrument *ins = read_csv(csv, &row, &says);

    (void)state;
    if (ins == NULL)
        print_error("%zu: " STR_FMT "\n", row, STR_ARG(says));
    assert_non_null(ins);
    assert_str(ins->name, STR("uji-coba"));
    assert_int_equal(ins->n_question, 3);
    assert_str(ins->question[0].text.in[LANG_ID], STR("Ada \"SK\"?"));
    assert_false(ins->question[0].confirmed);
    assert_int_equal(ins->question[1].zero, INS_ZERO_FULL);
    assert_int_equal(ins->question[1].n_count, 2);
    assert_value(ins->question[2].max, 4);
    assert_int_equal(ins->n_threshold, 1);
    assert_true(ins->threshold[0].test[1].has_min_percent);
    assert_true(ins->by_percent);
    assert_true(ins->category[0].above);
    assert_int_equal(ins->question[1].n_check, 1);
    assert_int_equal(ins->question[1].check[0].is, '<');
    assert_int_equal(ins->question[2].n_band, 3);
    assert_value(ins->question[2].band[0].score, 5);
    assert_int_equal(ins->n_cap, 2);
    assert_value(ins->cap[0].at, 2);
    assert_false(ins->cap[0].confirmed);
    assert_int_equal(ins->cap[0].when[0].n_answer, 2);
    assert_value(ins->cap[0].when[1].below_percent, 50);
    assert_true(ins->cap[1].has_minus && ins->cap[1].when[0].question == 2);
}

static void mistakes_name_their_row(void **state)
{
    static const struct {
        const char *csv;
        size_t row;
        const char *says;
    } bad[] = {
        { "Jenis,Kode,Uraian,Warna\n", 1, "no column 'Warna'" },
        { "Jenis,Uraian\nkomponen,x\n", 1, "first row must name" },
        { BEGIN "sesuatu,A,,Satu,6,,,,\n", 11, "no kind of row" },
        { BEGIN "komponen,A,Z,Satu,6,,,,\n", 11, "'Z', which is not in the table" },
        { BEGIN "hitungan,x,Q,Satu,6,,,,\n", 11, "'Q', which is not in the table" },
        { BEGIN "instrumen,warna,,merah,,,,,\nkomponen,A,,Satu,10,,,,\n", 11, "has no 'warna'" },
        /* Weights that do not add up: at the component that they are in. */
        { BEGIN "komponen,A,,Satu,10,,,,\nkomponen,A.1,,Anak,6,,,,\nkomponen,A.2,,Anak,5,,,,\n"
                "pertanyaan,A.1.a,,T,,abc,,,\npertanyaan,A.2.a,,T,,abc,,,\n",
          11, "add up to 11" },
        { BEGIN "komponen,A,,Satu,,,,,\npertanyaan,A.a,,T,,abc,,,\n", 11, "no weight" },
        { BEGIN "komponen,A,,Satu,10,,,,\npertanyaan,A.a,,T,,abcd,,,\n", 12, "abcd" },
        { BEGIN "komponen,A,,Satu,10,,,,\npertanyaan,A.a,,T,,abc,\"A = x; Q = y; C = z\",,\n", 12,
          "no answer Q" },
        { BEGIN "komponen,A,,Satu,10,,,,\npertanyaan,X.a,,T,,abc,,,\n", 12, "no component X" },
        { BEGIN "komponen,A,,Satu,sepuluh,,,,\npertanyaan,A.a,,T,,abc,,,\n", 11, "number" },
        { BEGIN "komponen,A,,Satu,10,,,,\npertanyaan,A.a,,T,,abc,,,\npertanyaan,A.a,,T,,abc,,,\n",
          13, "stands twice" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        size_t row = 0;
        struct str says = STR("");

        if (read_csv(bad[i].csv, &row, &says) != NULL || row != bad[i].row ||
            !str_has(says, str_of(bad[i].says))) {
            print_error("%zu: row %zu: " STR_FMT "\n", i, row, STR_ARG(says));
            _fail(__FILE__, __LINE__);
        }
    }
}

/* A cell cannot add keys to the text that is made of it. */
static void cells_stay_cells(void **state)
{
    static const char csv[] = HEADS
        "instrumen,nama,,\"x\nconfirmed: true\",,,,,\ninstrumen,bobot,,\"10\ncaps: []\",,,,,\n";
    struct table t = table_of(csv);
    struct sheet_text text;

    (void)state;
    sheet_to_yaml(&a, &t, &text);
    assert_false(str_has(text.yaml, STR("\nconfirmed: true")));
    assert_false(str_has(text.yaml, STR("\ncaps:")));
}

static void typed_answers(void **state)
{
    static const struct {
        const char *code, *typed, *is;
    } cells[] = {
        { "A.I.1.i.a", "ya", "ya" },   { "A.I.1.i.a", "Y", "Ya" },
        { "A.I.1.i.b", " b ", "b" },   { "A.I.1.i.b", "A. Mekanisme jelas", "A" },
        { "A.I.1.i.b", "Z", "Z" },     { "B.I.a.1", "3,7", "3.7" },
        { "B.I.a.1", "tiga", "tiga" }, { "A.I.1.i.b", "Tanpa seleksi", "C" },
    };
    const struct instrument *ins = shipped("zi-lke.yaml");

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
        size_t q = ins_question_find(ins, str_of(cells[i].code));

        assert_str(worksheet_answer(&a, &ins->question[q], str_of(cells[i].typed)),
                   str_of(cells[i].is));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_table),
        cmocka_unit_test(mistakes_name_their_row),
        cmocka_unit_test(cells_stay_cells),
        cmocka_unit_test(typed_answers),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
