/*
 * sheet.c: the cells of one sheet, in order, as plain text.
 *
 * A formula is refused with its cell: the value that stands beside it is what some program computed
 * some day, and nothing here can compute it again.
 */
#include "reader/book.h"

#include <math.h>

#include "base/number.h"
#include "base/time.h"
#include "base/utf8.h"

#define MAX_ROW 1048576
#define MAX_COLUMN 16384

enum cell_type {
    CELL_NUMBER,
    CELL_SHARED,
    CELL_INLINE,
    CELL_TEXT,
    CELL_BOOL,
    CELL_ERROR,
    CELL_DATE
};

struct sheet {
    const struct book *book;
    uint32_t row, column; /* of the cell being read; from 1 */
    uint32_t rows, cells; /* those that hold something */
    uint32_t row_seen;    /* the last row that held something */
    enum cell_type type;
    int64_t style;
    bool in_cell, in_value, in_inline, in_phonetic;
    struct buf text;
};

static struct str cell_name(struct arena *a, uint32_t row, uint32_t column)
{
    char letters[4] = { 0 };
    int n = 0;

    for (uint32_t c = column; c > 0 && n < 3; c = (c - 1) / 26)
        letters[n++] = (char)('A' + (c - 1) % 26);
    struct buf out;
    buf_init(&out, a);
    while (n > 0)
        buf_add_char(&out, letters[--n]);
    buf_printf(&out, "%u", (unsigned)row);
    return buf_str(&out);
}

/* "AB12" as column and row; both from 1. */
static bool cell_parse(struct str s, uint32_t *row, uint32_t *column)
{
    uint32_t c = 0;
    int64_t number = 0;
    size_t i = 0;

    for (; i < s.n && i < 4 && s.p[i] >= 'A' && s.p[i] <= 'Z'; i++)
        c = c * 26 + (uint32_t)(s.p[i] - 'A') + 1;
    if (c == 0 || c > MAX_COLUMN || !int_parse_range(str_sub(s, i, s.n), 1, MAX_ROW, &number))
        return false;
    *column = c;
    *row = (uint32_t)number;
    return true;
}

static enum cell_type type_of(struct str t)
{
    static const struct {
        struct str name;
        enum cell_type type;
    } types[] = {
        { { "s", 1 }, CELL_SHARED }, { { "inlineStr", 9 }, CELL_INLINE },
        { { "str", 3 }, CELL_TEXT }, { { "b", 1 }, CELL_BOOL },
        { { "e", 1 }, CELL_ERROR },  { { "d", 1 }, CELL_DATE },
    };

    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        if (str_eq(types[i].name, t))
            return types[i].type;
    }
    return CELL_NUMBER;
}

static bool broken_cell(struct xml_walk *w, const struct sheet *s)
{
    return stop(w->r, REASON_BROKEN, cell_name(w->r->arena, s->row, s->column));
}

static bool row_start(struct xml_walk *w, struct sheet *s, const char **attrs)
{
    int64_t row = (int64_t)s->row + 1;

    if (xml_has(attrs, "r") && !int_parse_range(xml_attr(attrs, "r"), row, MAX_ROW, &row))
        return stop(w->r, REASON_BROKEN, w->part->name);
    if (row > MAX_ROW)
        return stop(w->r, REASON_BROKEN, w->part->name);
    s->row = (uint32_t)row;
    s->column = 0;
    return true;
}

static bool cell_start(struct xml_walk *w, struct sheet *s, const char **attrs)
{
    uint32_t row = s->row, column = s->column + 1;

    if (xml_has(attrs, "r") && !cell_parse(xml_attr(attrs, "r"), &row, &column))
        return stop(w->r, REASON_BROKEN, w->part->name);
    if (row != s->row || s->row == 0 || column <= s->column || column > MAX_COLUMN)
        return stop(w->r, REASON_BROKEN, cell_name(w->r->arena, row, column));
    s->column = column;
    s->type = type_of(xml_attr(attrs, "t"));
    s->style = 0;
    (void)int_parse_range(xml_attr(attrs, "s"), 0, BOOK_MAX_STYLES, &s->style);
    s->in_cell = true;
    s->text.n = 0;
    return true;
}

static bool sheet_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct sheet *s = w->with;

    if (str_eq(name, STR("row")))
        return row_start(w, s, attrs);
    if (str_eq(name, STR("c")))
        return cell_start(w, s, attrs);
    if (!s->in_cell)
        return true;
    if (str_eq(name, STR("f")))
        return stop(w->r, REASON_FORMULA, cell_name(w->r->arena, s->row, s->column));
    if (str_eq(name, STR("rPh")))
        s->in_phonetic = true;
    if (str_eq(name, STR("is")))
        s->in_inline = true;
    if (str_eq(name, STR("v")) || (s->in_inline && !s->in_phonetic && str_eq(name, STR("t"))))
        s->in_value = true;
    return true;
}

static bool sheet_text(struct xml_walk *w, struct str text)
{
    struct sheet *s = w->with;

    if (!s->in_value)
        return true;
    if (s->text.n + text.n > READ_MAX_CELL_CHARS * 8)
        return stop(w->r, REASON_LONG_TEXT, cell_name(w->r->arena, s->row, s->column));
    buf_add(&s->text, text);
    return true;
}

struct str text_unescape(struct arena *a, struct str s)
{
    static const struct {
        char code[8];
        char is;
    } codes[] = {
        { "_x000D_", '\r' }, { "_x000A_", '\n' }, { "_x0009_", '\t' }, { "_x005F_", '_' }
    };
    struct buf out;

    if (!str_has(s, STR("_x00")))
        return str_copy(a, s);
    buf_init(&out, a);
    while (s.n > 0) {
        size_t took = 0;

        for (size_t i = 0; i < ARRAY_LEN(codes) && took == 0; i++) {
            if (str_eq_nocase(str_sub(s, 0, 7), str_of(codes[i].code))) {
                buf_add_char(&out, codes[i].is);
                took = 7;
            }
        }
        if (took == 0) {
            buf_add_char(&out, s.p[0]);
            took = 1;
        }
        s = str_sub(s, took, s.n);
    }
    return buf_str(&out);
}

/* Day 1 is 1900-01-01; the format believes in a 29 February 1900, so later days are one too high.
 */
struct str serial_text(struct arena *a, double v, bool from_1904)
{
    int64_t seconds = (int64_t)floor(v * 86400.0 + 0.5);
    int64_t day = seconds / 86400, rest = seconds % 86400;
    int32_t origin = from_1904 ? day_of(1904, 1, 1) : day_of(1899, 12, day < 60 ? 31 : 30);
    int hour = (int)(rest / 3600), minute = (int)(rest / 60 % 60), second = (int)(rest % 60);
    struct buf out;

    buf_init(&out, a);
    if (day > 0 || from_1904)
        buf_add(&out, date_iso(a, origin + (int32_t)day));
    if (rest == 0 && out.n > 0)
        return buf_str(&out);
    if (out.n > 0)
        buf_add_char(&out, ' ');
    buf_printf(&out, "%02d:%02d", hour, minute);
    if (second > 0)
        buf_printf(&out, ":%02d", second);
    return buf_str(&out);
}

/* As a reader of the sheet sees it: at most 15 digits, a point, no exponent where it fits. */
static struct str number_text(struct arena *a, double v)
{
    if (fabs(v) < 1e15 && v == floor(v))
        return str_printf(a, "%.0f", v == 0 ? 0.0 : v);
    if (fabs(v) >= 1e15 || fabs(v) < 1e-9)
        return str_printf(a, "%.15g", v);

    int digits = 14 - (int)floor(log10(fabs(v)));
    struct str s = str_printf(a, "%.*f", digits < 0 ? 0 : digits, v);

    if (str_has(s, STR("."))) {
        while (s.p[s.n - 1] == '0')
            s.n--;
        if (s.p[s.n - 1] == '.')
            s.n--;
    }
    return s;
}

static bool number_cell(struct xml_walk *w, const struct sheet *s, struct str raw, struct str *out)
{
    char *z = str_z(w->r->arena, raw), *end = NULL;
    double v = strtod(z, &end);
    bool date = (size_t)s->style < s->book->n_style && s->book->is_date[s->style];

    if (end == z || *end != '\0' || !isfinite(v) || str_has(raw, STR("x")))
        return broken_cell(w, s);
    /* 2958465 is 9999-12-31, the last day the format knows. */
    if (date && v >= 0 && v < 2958466)
        *out = serial_text(w->r->arena, v, s->book->from_1904);
    else
        *out = number_text(w->r->arena, v);
    return true;
}

static bool cell_value(struct xml_walk *w, const struct sheet *s, struct str *out)
{
    struct str raw = buf_str(&s->text);
    int64_t i = 0;

    *out = (struct str){ "", 0 };
    switch (s->type) {
    case CELL_SHARED:
        if (raw.n == 0)
            return true;
        if (!int_parse_range(raw, 0, (int64_t)s->book->n_string - 1, &i))
            return broken_cell(w, s);
        *out = s->book->string[i];
        return true;
    case CELL_INLINE:
    case CELL_TEXT:
    case CELL_DATE:
        *out = text_unescape(w->r->arena, raw);
        return true;
    case CELL_BOOL:
        *out = str_eq(raw, STR("1")) ? STR("TRUE") : STR("FALSE");
        return true;
    case CELL_ERROR:
        return stop(w->r, REASON_ERROR_VALUE, cell_name(w->r->arena, s->row, s->column));
    case CELL_NUMBER:
        break;
    }
    return raw.n == 0 || number_cell(w, s, raw, out);
}

static bool cell_end(struct xml_walk *w, struct sheet *s)
{
    uint32_t max_rows = w->r->max_rows == 0 ? READ_MAX_ROWS : w->r->max_rows;
    struct str text;

    s->in_cell = s->in_inline = s->in_value = s->in_phonetic = false;
    if (!cell_value(w, s, &text))
        return false;
    if (text.n == 0)
        return true;
    if (utf8_length(text) > READ_MAX_CELL_CHARS)
        return stop(w->r, REASON_LONG_TEXT, cell_name(w->r->arena, s->row, s->column));
    if (s->row_seen != s->row && ++s->rows > max_rows)
        return stop(w->r, REASON_TOO_MANY_ROWS, str_printf(w->r->arena, "%u", (unsigned)max_rows));
    s->row_seen = s->row;
    if (++s->cells > READ_MAX_CELLS)
        return stop(w->r, REASON_TOO_MANY_CELLS, STR(""));
    w->r->emit(w->r->with, s->row, s->column, text);
    return true;
}

static bool sheet_end(struct xml_walk *w, struct str name)
{
    struct sheet *s = w->with;

    if (!s->in_cell)
        return true;
    if (str_eq(name, STR("c")))
        return cell_end(w, s);
    if (str_eq(name, STR("v")) || str_eq(name, STR("t")))
        s->in_value = false;
    else if (str_eq(name, STR("rPh")))
        s->in_phonetic = false;
    else if (str_eq(name, STR("is")))
        s->in_inline = false;
    return true;
}

bool sheet_read(struct reading *r, const struct book *b, const struct part *part)
{
    struct sheet s = { .book = b };
    struct xml_walk w = {
        .r = r, .with = &s, .start = sheet_start, .end = sheet_end, .text = sheet_text
    };

    buf_init(&s.text, r->arena);
    return xml_walk(&w, part);
}
