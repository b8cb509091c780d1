/* sheet_read.c: the rows of a table of an instrument, and what they are. */
#include "assessment/sheet_part.h"

const char *const sheet_column_words[SHEET_COLUMNS][2] = {
    [SHEET_KIND] = { "Jenis", "Kind" },
    [SHEET_CODE] = { "Kode", "Code" },
    [SHEET_IN] = { "Bagian dari", "In" },
    [SHEET_TEXT] = { "Uraian", "Text" },
    [SHEET_WEIGHT] = { "Bobot", "Weight" },
    [SHEET_SHARE] = { "Pembanding", "Share" },
    [SHEET_ADDS] = { "Jumlah bobot di dalamnya", "Adds to" },
    [SHEET_ANSWER] = { "Jawaban", "Answer" },
    [SHEET_CHOICES] = { "Pilihan", "Choices" },
    [SHEET_MEASURE] = { "Angka", "Measure" },
    [SHEET_FILL] = { "Isi menurut angka", "Fill" },
    [SHEET_ZERO] = { "Bila penyebut nol", "Zero denominator" },
    [SHEET_EVIDENCE] = { "Bukti", "Evidence" },
    [SHEET_INDICATORS] = { "Indikator", "Indicators" },
    [SHEET_REGISTERS] = { "Register", "Registers" },
    [SHEET_GUIDANCE] = { "Panduan", "Guidance" },
    [SHEET_NOTE] = { "Catatan", "Note" },
    [SHEET_WAIVE] = { "Tidak diminta", "Waive" },
    [SHEET_ALIASES] = { "Kode lain", "Aliases" },
    [SHEET_CONFIRMED] = { "Terkonfirmasi", "Confirmed" },
};

const char *const sheet_kind_words[SHEET_KINDS][2] = {
    [SHEET_HEAD] = { "instrumen", "instrument" },
    [SHEET_SCALE] = { "skala", "scale" },
    [SHEET_COMPONENT] = { "komponen", "component" },
    [SHEET_QUESTION] = { "pertanyaan", "question" },
    [SHEET_COUNT] = { "hitungan", "count" },
    [SHEET_GROUP] = { "kelompok", "group" },
    [SHEET_PART] = { "bagian", "part" },
    [SHEET_THRESHOLD] = { "ambang", "threshold" },
    [SHEET_TEST] = { "uji", "test" },
    [SHEET_CHECK] = { "periksa", "check" },
    [SHEET_CAP] = { "pembatas", "cap" },
    [SHEET_WHEN] = { "bila", "when" },
    [SHEET_CATEGORY] = { "predikat", "category" },
};

const struct sheet_word sheet_test_words[] = {
    { "nilai", "min" },      { "persen", "min_percent" },
    { "di bawah", "below" }, { "di bawah persen", "below_percent" },
    { "jawaban", "answer" }, { NULL, NULL },
};
const struct sheet_word sheet_cap_words[] = {
    { "paling banyak", "at" },
    { "kurangi", "minus" },
    { "kali", "times" },
    { NULL, NULL },
};
const struct sheet_word sheet_check_words[] = {
    { "sama dengan", "=" },
    { "paling banyak", "<=" },
    { "paling sedikit", ">=" },
    { NULL, NULL },
};

const struct sheet_word *sheet_word_find(const struct sheet_word *list, struct str v)
{
    for (; list->word != NULL; list++)
        if (str_eq_nocase(v, str_of(list->word)) || str_eq_nocase(v, str_of(list->key)))
            return list;
    return NULL;
}

const struct sheet_head_word sheet_head_words[] = {
    { "nama", "instrument", false },
    { "versi", "version", true },
    { "judul", "title", true },
    { "singkat", "brief", true },
    { "dasar hukum", "law", true },
    { "berlaku mulai", "from", false },
    { "berlaku sampai", "until", false },
    { "diganti oleh", "superseded", true },
    { "terkonfirmasi", "confirmed", false },
    { "catatan", "note", true },
    { "desimal", "decimals", false },
    { "bobot", "weight", false },
    { "jumlah bobot", "adds_to", false },
    { "gulungan", "roll", false },
    { "wajib", "require", false },
    { "predikat menurut", "by", false },
};
const size_t sheet_head_words_n = ARRAY_LEN(sheet_head_words);

const struct sheet_row *sheet_find(const struct sheet *s, enum sheet_kind kind, struct str code)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->row[i].kind == kind && str_eq_nocase(s->row[i].cell[SHEET_CODE], code))
            return &s->row[i];
    return NULL;
}

void sheet_mistake(struct sheet *s, size_t line, struct str text)
{
    if (s->out->n_mistake < SHEET_MISTAKES_TOLD)
        s->out->mistake[s->out->n_mistake++] = (struct reg_mistake){ .line = line, .text = text };
}

static bool is_word(struct str s, const char *const word[2])
{
    return str_eq_nocase(s, str_of(word[0])) || str_eq_nocase(s, str_of(word[1]));
}

/* Where each column stands; -1: it is not there. */
static void find_columns(struct sheet *s, const struct table_row *head, int at[SHEET_COLUMNS])
{
    for (int k = 0; k < SHEET_COLUMNS; k++)
        at[k] = -1;
    for (size_t i = 0; i < head->n_cell; i++) {
        struct str cell = str_trim(head->cell[i]);
        int k = 0;

        while (k < SHEET_COLUMNS && !is_word(cell, sheet_column_words[k]))
            k++;
        if (k < SHEET_COLUMNS && at[k] < 0)
            at[k] = (int)i;
        else if (cell.n > 0)
            sheet_mistake(s, head->line,
                          str_printf(s->a, "there is no column '" STR_FMT "', or it stands twice",
                                     STR_ARG(cell)));
    }
    if (at[SHEET_CODE] < 0 || at[SHEET_TEXT] < 0)
        sheet_mistake(s, head->line,
                      str_printf(s->a, "the first row must name the columns, at least %s and %s",
                                 sheet_column_words[SHEET_CODE][0],
                                 sheet_column_words[SHEET_TEXT][0]));
}

/* A row that does not say what it is: a question where an answer is asked, else a component. */
static bool kind_of(struct sheet *s, struct sheet_row *r)
{
    struct str word = r->cell[SHEET_KIND];

    if (word.n == 0) {
        r->kind = r->cell[SHEET_ANSWER].n > 0 || r->cell[SHEET_CHOICES].n > 0 ? SHEET_QUESTION
                                                                              : SHEET_COMPONENT;
        return true;
    }
    for (int k = 0; k < SHEET_KINDS; k++) {
        if (is_word(word, sheet_kind_words[k])) {
            r->kind = (enum sheet_kind)k;
            return true;
        }
    }
    sheet_mistake(
        s, r->line,
        str_printf(s->a,
                   "'" STR_FMT "' is no kind of row: instrumen, skala, komponen, pertanyaan, "
                   "hitungan, periksa, kelompok, bagian, ambang, uji, predikat, pembatas or "
                   "bila",
                   STR_ARG(word)));
    return false;
}

/* "A.I.1.i" of "A.I.1.i.a". */
static struct str parent_code(struct str code)
{
    size_t n = code.n;

    while (n > 0 && code.p[n - 1] != '.')
        n--;
    return str_sub(code, 0, n > 0 ? n - 1 : 0);
}

void sheet_read(struct sheet *s, const struct table *t)
{
    int at[SHEET_COLUMNS];

    find_columns(s, &t->row[0], at);
    s->row = arena_array(s->a, t->n_row, sizeof(*s->row));
    for (size_t i = 1; i < t->n_row && s->out->n_mistake == 0; i++) {
        struct sheet_row *r = &s->row[s->n];

        *r = (struct sheet_row){ .line = t->row[i].line };
        for (int k = 0; k < SHEET_COLUMNS; k++)
            if (at[k] >= 0 && (size_t)at[k] < t->row[i].n_cell)
                r->cell[k] = str_trim(t->row[i].cell[at[k]]);
        if (!kind_of(s, r))
            continue;
        if (r->cell[SHEET_IN].n == 0 && (r->kind == SHEET_COMPONENT || r->kind == SHEET_QUESTION))
            r->cell[SHEET_IN] = parent_code(r->cell[SHEET_CODE]);
        s->n++;
    }
}
