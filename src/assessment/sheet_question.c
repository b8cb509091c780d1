/* sheet_question.c: rows of questions and rules become YAML. */
#include "assessment/sheet_part.h"
#include "base/number.h"

/* ── questions ── */

static void put_pair(struct sheet *s, const struct sheet_row *r, size_t depth, const char *first,
                     const char *second, struct str part)
{
    struct str label = part, key = str_trim(str_cut(&label, '='));

    sheet_indent(s, depth);
    buf_printf(&s->b, "- {%s: ", first);
    if (str_eq(str_of(first), STR("from")))
        sheet_value(s, key);
    else
        sheet_quoted(s, key);
    buf_printf(&s->b, ", %s: ", second);
    sheet_quoted(s, str_trim(label));
    buf_add_char(&s->b, '}');
    sheet_end(s, r->line);
}

static void put_pairs(struct sheet *s, const struct sheet_row *r, const char *key,
                      const char *first, const char *second, struct str cell)
{
    struct str part;

    if (cell.n == 0)
        return;
    sheet_indent(s, 2);
    buf_printf(&s->b, "%s:", key);
    sheet_end(s, r->line);
    cell = sheet_lines(s->a, cell, false);
    while (sheet_next(&cell, &part))
        put_pair(s, r, 3, first, second, part);
}

/* "90 = 5": from which value on which score; `range` has the words. */
static bool is_band(struct str part)
{
    double n;

    return decimal_parse(str_trim(str_cut(&part, '=')), &n);
}

static void put_bands(struct sheet *s, const struct sheet_row *r)
{
    struct str rest = sheet_lines(s->a, r->cell[SHEET_CHOICES], false), part;
    bool any = false;

    while (sheet_next(&rest, &part)) {
        struct str score = part, from = str_trim(str_cut(&score, '='));

        if (!is_band(part))
            continue;
        if (!any) {
            sheet_indent(s, 2);
            buf_add(&s->b, STR("bands:"));
            sheet_end(s, r->line);
        }
        any = true;
        sheet_indent(s, 3);
        buf_add(&s->b, STR("- {from: "));
        sheet_value(s, from);
        buf_add(&s->b, STR(", score: "));
        sheet_value(s, str_trim(score));
        buf_add_char(&s->b, '}');
        sheet_end(s, r->line);
    }
}

/* "min=0; max=4". */
static void put_range(struct sheet *s, const struct sheet_row *r)
{
    struct str rest = sheet_lines(s->a, r->cell[SHEET_CHOICES], false), part;
    bool first = true;

    sheet_indent(s, 2);
    buf_add(&s->b, STR("range: {"));
    while (sheet_next(&rest, &part)) {
        struct str value = part, key = str_trim(str_cut(&value, '='));

        if (is_band(part))
            continue;
        buf_add(&s->b, first ? STR("") : STR(", "));
        sheet_quoted(s, key);
        buf_add(&s->b, STR(": "));
        sheet_value(s, str_trim(value));
        first = false;
    }
    buf_add_char(&s->b, '}');
    sheet_end(s, r->line);
}

static struct str role_word(struct str v)
{
    static const char *const words[][2] = { { "pembilang", "numerator" },
                                            { "penyebut", "denominator" },
                                            { "informasi", "info" } };

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq_nocase(v, str_of(words[i][0])))
            return str_of(words[i][1]);
    return v;
}

static void put_counts(struct sheet *s, struct str question)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        const struct sheet_row *r = &s->row[i];
        struct str take = r->cell[SHEET_MEASURE], measure;

        if (r->kind != SHEET_COUNT || !str_eq_nocase(r->cell[SHEET_IN], question))
            continue;
        if (!any) {
            sheet_indent(s, 2);
            buf_add(&s->b, STR("counts:"));
            sheet_end(s, r->line);
        }
        any = true;
        sheet_indent(s, 3);
        buf_add(&s->b, STR("- {key: "));
        sheet_quoted(s, r->cell[SHEET_CODE]);
        buf_add(&s->b, STR(", label: "));
        sheet_quoted(s, r->cell[SHEET_TEXT]);
        buf_add(&s->b, STR(", role: "));
        sheet_quoted(s, role_word(r->cell[SHEET_ANSWER]));
        measure = str_trim(str_cut(&take, ':'));
        if (measure.n > 0) {
            buf_add(&s->b, STR(", measure: "));
            sheet_quoted(s, measure);
            buf_add(&s->b, STR(", take: "));
            sheet_quoted(s, str_trim(take).n > 0 ? str_trim(take) : STR("value"));
        }
        buf_add_char(&s->b, '}');
        sheet_end(s, r->line);
    }
}

/* "harus | proses, selesai": counts whose sums agree as the row's answer says. */
static void put_check(struct sheet *s, const struct sheet_row *r)
{
    const struct sheet_word *is = sheet_word_find(sheet_check_words, r->cell[SHEET_ANSWER]);
    struct str right = r->cell[SHEET_CHOICES], left = str_trim(str_cut(&right, '|'));

    sheet_indent(s, 3);
    buf_add(&s->b, STR("- is: "));
    sheet_quoted(s, is != NULL ? str_of(is->key) : r->cell[SHEET_ANSWER]);
    sheet_end(s, r->line);
    sheet_put_list(s, r, 4, "left", left, true);
    sheet_put_list(s, r, 4, "right", str_trim(right), true);
    sheet_put_text(s, r, 4, "say", r->cell[SHEET_TEXT]);
}

static void put_checks(struct sheet *s, struct str question)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        const struct sheet_row *r = &s->row[i];

        if (r->kind != SHEET_CHECK || !str_eq_nocase(r->cell[SHEET_IN], question))
            continue;
        if (!any) {
            sheet_indent(s, 2);
            buf_add(&s->b, STR("checks:"));
            sheet_end(s, r->line);
        }
        any = true;
        put_check(s, r);
    }
}

/* "penuh: tidak ada pengaduan". */
static void put_zero(struct sheet *s, const struct sheet_row *r)
{
    static const char *const words[][2] = { { "penuh", "full" },
                                            { "nol", "none" },
                                            { "lewati", "skip" } };
    struct str note = r->cell[SHEET_ZERO], rule = str_trim(str_cut(&note, ':'));

    if (rule.n == 0)
        return;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq_nocase(rule, str_of(words[i][0])))
            rule = str_of(words[i][1]);
    sheet_indent(s, 2);
    buf_add(&s->b, STR("zero_denominator: {rule: "));
    sheet_quoted(s, rule);
    buf_add(&s->b, STR(", note: "));
    sheet_quoted(s, str_trim(note));
    buf_add_char(&s->b, '}');
    sheet_end(s, r->line);
}

static void put_answer(struct sheet *s, const struct sheet_row *r)
{
    struct str answer = r->cell[SHEET_ANSWER];
    bool drop = str_eq_nocase(answer, STR("penurunan"));

    if (drop || str_eq_nocase(answer, STR("rasio")))
        answer = STR("ratio");
    else if (str_eq_nocase(answer, STR("persen")))
        answer = STR("percent");
    else if (str_eq_nocase(answer, STR("angka")))
        answer = STR("number");
    else if (str_eq_nocase(answer, STR("jumlah")))
        answer = STR("count");
    sheet_put_text(s, r, 2, "answer", answer);
    if (drop)
        sheet_put_text(s, r, 2, "formula", STR("drop"));
    if (str_eq(answer, STR("number"))) {
        put_range(s, r);
        put_bands(s, r);
    } else {
        put_pairs(s, r, "options", "key", "label", r->cell[SHEET_CHOICES]);
    }
    put_counts(s, r->cell[SHEET_CODE]);
    put_checks(s, r->cell[SHEET_CODE]);
    put_zero(s, r);
}

static void put_question(struct sheet *s, const struct sheet_row *r)
{
    struct str take = r->cell[SHEET_MEASURE], measure = str_trim(str_cut(&take, ':'));

    sheet_indent(s, 1);
    buf_add(&s->b, STR("- code: "));
    sheet_quoted(s, r->cell[SHEET_CODE]);
    sheet_end(s, r->line);
    sheet_put_text(s, r, 2, "component", r->cell[SHEET_IN]);
    sheet_put_text(s, r, 2, "text", r->cell[SHEET_TEXT]);
    sheet_put_value(s, r, 2, "weight", r->cell[SHEET_WEIGHT]);
    put_answer(s, r);
    sheet_put_text(s, r, 2, "measure", measure);
    sheet_put_text(s, r, 2, "take", str_trim(take));
    put_pairs(s, r, "fill", "from", "answer", r->cell[SHEET_FILL]);
    sheet_put_list(s, r, 2, "evidence", r->cell[SHEET_EVIDENCE], false);
    sheet_put_list(s, r, 2, "indicators", r->cell[SHEET_INDICATORS], true);
    sheet_put_list(s, r, 2, "registers", r->cell[SHEET_REGISTERS], true);
    sheet_put_list(s, r, 2, "waive", r->cell[SHEET_WAIVE], true);
    sheet_put_list(s, r, 2, "aliases", r->cell[SHEET_ALIASES], true);
    sheet_put_text(s, r, 2, "guidance", r->cell[SHEET_GUIDANCE]);
    sheet_put_text(s, r, 2, "note", r->cell[SHEET_NOTE]);
    sheet_put_flag(s, r, 2);
}

void sheet_put_questions(struct sheet *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        if (s->row[i].kind != SHEET_QUESTION)
            continue;
        if (!any) {
            buf_add(&s->b, STR("questions:"));
            sheet_end(s, 0);
        }
        any = true;
        put_question(s, &s->row[i]);
    }
}

/* ── groups, thresholds, classes ── */

/* Begins "- name: .., title: .." of a row; its own list follows under `list`. */
static void put_named(struct sheet *s, const struct sheet_row *r, bool first, const char *section,
                      const char *list)
{
    if (first) {
        buf_printf(&s->b, "%s:", section);
        sheet_end(s, 0);
    }
    sheet_indent(s, 1);
    buf_add(&s->b, STR("- name: "));
    sheet_quoted(s, r->cell[SHEET_CODE]);
    sheet_end(s, r->line);
    sheet_put_text(s, r, 2, "title", r->cell[SHEET_TEXT]);
    sheet_indent(s, 2);
    buf_printf(&s->b, "%s:", list);
    sheet_end(s, r->line);
}

static void put_part(struct sheet *s, const struct sheet_row *r)
{
    sheet_indent(s, 3);
    buf_add(&s->b, STR("- name: "));
    sheet_quoted(s, r->cell[SHEET_CODE]);
    sheet_end(s, r->line);
    sheet_put_text(s, r, 4, "title", r->cell[SHEET_TEXT]);
    sheet_put_value(s, r, 4, "area", r->cell[SHEET_WEIGHT]);
    sheet_put_list(s, r, 4, "of", r->cell[SHEET_CHOICES], true);
}

/* Code: what is looked at, or "tiap KELOMPOK" for each part of a group. */
static void put_test(struct sheet *s, const struct sheet_row *r)
{
    struct str code = r->cell[SHEET_CODE];
    bool each = str_starts(code, STR("tiap ")) || str_starts(code, STR("each "));
    struct str word = r->cell[SHEET_ANSWER];
    const struct sheet_word *how = sheet_word_find(
        sheet_test_words, str_eq_nocase(word, STR("percent")) ? STR("persen") : word);
    const char *key = how != NULL ? how->key : "min";

    sheet_indent(s, 3);
    buf_printf(&s->b, "- %s: ", each ? "each" : "of");
    sheet_quoted(s, each ? str_trim(str_sub(code, 5, code.n)) : code);
    sheet_end(s, r->line);
    if (str_eq(str_of(key), STR("answer")))
        sheet_put_list(s, r, 4, key, r->cell[SHEET_CHOICES], false);
    else
        sheet_put_value(s, r, 4, key, r->cell[SHEET_WEIGHT]);
    sheet_put_text(s, r, 4, "note", r->cell[SHEET_NOTE]);
    sheet_put_flag(s, r, 4);
}

/* Rows of `kind`, each with its rows of `part` below it. */
static void put_lists(struct sheet *s, enum sheet_kind kind, enum sheet_kind part,
                      const char *section, const char *list)
{
    bool first = true;

    for (size_t i = 0; i < s->n; i++) {
        if (s->row[i].kind != kind)
            continue;
        put_named(s, &s->row[i], first, section, list);
        first = false;
        for (size_t k = 0; k < s->n; k++) {
            if (s->row[k].kind != part ||
                !str_eq_nocase(s->row[k].cell[SHEET_IN], s->row[i].cell[SHEET_CODE]))
                continue;
            if (part == SHEET_PART)
                put_part(s, &s->row[k]);
            else
                put_test(s, &s->row[k]);
        }
    }
}

static struct str class_rule(const struct sheet *s)
{
    const struct sheet_row *r = sheet_find(s, SHEET_HEAD, STR("predikat menurut"));
    bool percent = r != NULL && (str_eq_nocase(r->cell[SHEET_TEXT], STR("persen")) ||
                                 str_eq_nocase(r->cell[SHEET_TEXT], STR("percent")));

    return percent ? STR("percent") : STR("value");
}

static void put_classes(struct sheet *s)
{
    bool first = true;

    for (size_t i = 0; i < s->n; i++) {
        const struct sheet_row *r = &s->row[i];
        bool above = str_starts(r->cell[SHEET_ANSWER], STR("di atas")) ||
                     str_eq_nocase(r->cell[SHEET_ANSWER], STR("above"));

        if (r->kind != SHEET_CATEGORY)
            continue;
        if (first) {
            buf_add(&s->b, STR("categories:"));
            sheet_end(s, 0);
            buf_printf(&s->b, "  by: " STR_FMT, STR_ARG(class_rule(s)));
            sheet_end(s, 0);
            buf_add(&s->b, STR("  list:"));
            sheet_end(s, 0);
        }
        first = false;
        sheet_indent(s, 2);
        buf_add(&s->b, STR("- name: "));
        sheet_quoted(s, r->cell[SHEET_CODE]);
        sheet_end(s, r->line);
        sheet_put_text(s, r, 3, "title", r->cell[SHEET_TEXT]);
        sheet_put_value(s, r, 3, above ? "above" : "from", r->cell[SHEET_WEIGHT]);
    }
}

static void put_cap(struct sheet *s, const struct sheet_row *r)
{
    const struct sheet_word *does = sheet_word_find(sheet_cap_words, r->cell[SHEET_ANSWER]);

    sheet_indent(s, 1);
    buf_add(&s->b, STR("- on: "));
    sheet_quoted(s, r->cell[SHEET_IN]);
    sheet_end(s, r->line);
    sheet_put_value(s, r, 2, does != NULL ? does->key : "at", r->cell[SHEET_WEIGHT]);
    sheet_put_text(s, r, 2, "note", r->cell[SHEET_TEXT]);
    sheet_put_flag(s, r, 2);
    sheet_indent(s, 2);
    buf_add(&s->b, STR("when:"));
    sheet_end(s, r->line);
    for (size_t k = 0; k < s->n; k++) {
        if (s->row[k].kind == SHEET_WHEN &&
            str_eq_nocase(s->row[k].cell[SHEET_IN], r->cell[SHEET_CODE]))
            put_test(s, &s->row[k]);
    }
}

static void put_caps(struct sheet *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        if (s->row[i].kind != SHEET_CAP)
            continue;
        if (!any) {
            buf_add(&s->b, STR("caps:"));
            sheet_end(s, 0);
        }
        any = true;
        put_cap(s, &s->row[i]);
    }
}

void sheet_put_rules(struct sheet *s)
{
    put_lists(s, SHEET_GROUP, SHEET_PART, "groups", "parts");
    put_lists(s, SHEET_THRESHOLD, SHEET_TEST, "thresholds", "tests");
    put_classes(s);
    put_caps(s);
}
