/* csv.c: the grammar of RFC 4180. */
#include "base/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

void csv_open(struct csv_in *v, struct arena *a, struct str text)
{
    *v = (struct csv_in){ .arena = a, .text = text, .line = 1 };
}

size_t csv_column(const struct csv_in *v)
{
    return utf8_length(str_sub(v->text, v->line_from, v->at - v->line_from)) + 1;
}

static int peek(const struct csv_in *v)
{
    return v->at < v->text.n ? (unsigned char)v->text.p[v->at] : -1;
}

static void new_line(struct csv_in *v)
{
    v->line++;
    v->line_from = v->at;
}

/* From the opening quote on; "" stands for one quote. */
static bool quoted_cell(struct csv_in *v, struct str *out)
{
    struct csv_in opened = *v;
    struct buf text;
    size_t from = ++v->at;

    buf_init(&text, v->arena);
    for (;;) {
        int ch = peek(v);

        if (ch < 0) {
            *v = opened;
            return false;
        }
        v->at++;
        if (ch == '\n')
            new_line(v);
        if (ch != '"')
            continue;
        buf_add(&text, str_sub(v->text, from, v->at - 1 - from));
        if (peek(v) != '"')
            break;
        buf_add_char(&text, '"');
        from = ++v->at;
    }
    *out = buf_str(&text);
    return peek(v) < 0 || strchr(",\r\n", peek(v)) != NULL;
}

static bool plain_cell(struct csv_in *v, struct str *out)
{
    size_t from = v->at;

    while (peek(v) >= 0 && peek(v) != ',' && peek(v) != '\n' && peek(v) != '\r') {
        if (peek(v) == '"')
            return false;
        v->at++;
    }
    *out = str_sub(v->text, from, v->at - from);
    return true;
}

enum csv_got csv_next(struct csv_in *v, struct str *cell)
{
    if (peek(v) < 0 && !v->in_row)
        return CSV_END;
    if (!v->in_row)
        v->row_line = v->line;
    if (!(peek(v) == '"' ? quoted_cell(v, cell) : plain_cell(v, cell)))
        return CSV_QUOTE;
    v->in_row = peek(v) == ',';
    if (v->in_row) {
        v->at++;
        return CSV_CELL;
    }
    if (peek(v) == '\r')
        v->at++;
    if (peek(v) == '\n')
        v->at++;
    new_line(v);
    return CSV_ROW_ENDS;
}

void csv_quoted(struct buf *b, struct str cell)
{
    buf_add_char(b, '"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] == '"')
            buf_add_char(b, '"');
        buf_add_char(b, cell.p[i]);
    }
    buf_add_char(b, '"');
}
