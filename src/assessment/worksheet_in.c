/* worksheet_in.c: answers out of a worksheet. */
#include "assessment/worksheet.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/number.h"
#include "base/utf8.h"

#define WORKSHEET_COLUMNS_MAX 60

struct intake {
    struct ctx *c;
    const struct assess *a;
    enum round_kind kind;
    struct worksheet_in *out;
    int at[WS_COLUMNS];
    struct answer_row *row;
    size_t n_row;
    /* What the sheet says of each question. */
    struct said {
        size_t line;
        bool answer, note; /* there is a cell for it */
        struct str value, text;
        struct str count[INS_COUNTS_MAX];
        bool has_count[INS_COUNTS_MAX];
    } * said;
};

static void wrong_at(struct intake *in, size_t line, int column, struct str text)
{
    struct worksheet_in *out = in->out;

    if (out->n_wrong == WORKSHEET_WRONG_MAX) {
        out->n_more++;
        return;
    }
    out->wrong[out->n_wrong++] =
        (struct worksheet_wrong){ line, column < 0 ? STR("") : str_of(worksheet_words[column][0]),
                                  text };
}

static struct str told(struct intake *in, const char *key, struct str one)
{
    return tr_with(in->c->arena, in->c->lang, key, &one, 1);
}

/* ── what people type ── */

/* The answer whose words stand in the cell, with or without its key. */
static struct str by_label(const struct ins_question *q, struct str s)
{
    for (size_t i = 0; i < q->n_option; i++)
        for (int k = 0; k < 2; k++)
            if (str_eq_nocase(q->option[i].label.in[k], s))
                return q->option[i].key;
    return s;
}

struct str worksheet_answer(struct arena *a, const struct ins_question *q, struct str typed)
{
    struct str rest = str_trim(typed), key;
    double v;

    if (q->answer == INS_CHOICE) {
        if (ins_option_find(q, rest) != INS_NONE)
            return rest;
        if (str_eq_nocase(rest, STR("y")) || str_eq_nocase(rest, STR("yes")))
            return STR("Ya");
        if (str_eq_nocase(rest, STR("t")) || str_eq_nocase(rest, STR("no")))
            return STR("Tidak");
        key = str_trim(str_cut(&rest, '.')); /* "A. Semua pegawai" */
        if (rest.n > 0 && ins_option_find(q, key) != INS_NONE)
            return key;
        return by_label(q, str_trim(typed));
    }
    if (str_ends(rest, STR("%")))
        rest = str_trim(str_sub(rest, 0, rest.n - 1));
    return decimal_parse(rest, &v) ? decimal_plain(a, v) : rest;
}

/* ── rows ── */

static bool find_columns(struct intake *in, const struct table_row *head)
{
    for (int k = 0; k < WS_COLUMNS; k++) {
        in->at[k] = -1;
        for (size_t i = 0; i < head->n_cell && in->at[k] < 0; i++) {
            struct str cell = str_trim(head->cell[i]);

            if (str_eq_nocase(cell, str_of(worksheet_words[k][0])) ||
                str_eq_nocase(cell, str_of(worksheet_words[k][1])) ||
                (k == WS_NOTE && str_eq_nocase(cell, STR("Catatan"))))
                in->at[k] = (int)i;
        }
    }
    if (in->at[WS_CODE] >= 0 && in->at[WS_ANSWER] >= 0)
        return true;
    wrong_at(in, head->line, in->at[WS_CODE] < 0 ? WS_CODE : WS_ANSWER,
             tr(in->c->lang, "worksheet.no_column"));
    return false;
}

static struct str cell_of(const struct intake *in, const struct table_row *r, int col)
{
    if (in->at[col] < 0 || (size_t)in->at[col] >= r->n_cell)
        return STR("");
    return str_trim(r->cell[in->at[col]]);
}

/* "A.II.1.i.a/agen" */
static void take_count(struct intake *in, const struct table_row *r, struct str code)
{
    struct str key = code, of = str_cut(&key, '/');
    size_t q = ins_question_find(in->a->ins, of), at;
    struct str cell = cell_of(in, r, WS_ANSWER);

    at = q == INS_NONE ? INS_NONE : ins_count_find(&in->a->ins->question[q], key);
    if (at == INS_NONE) {
        wrong_at(in, r->line, WS_CODE, told(in, "worksheet.no_code", code));
        return;
    }
    in->said[q].line = in->said[q].line == 0 ? r->line : in->said[q].line;
    in->said[q].has_count[at] = true;
    in->said[q].count[at] = cell;
}

static void take_question(struct intake *in, const struct table_row *r, size_t q)
{
    struct said *s = &in->said[q];

    if (s->answer) {
        wrong_at(in, r->line, WS_CODE, told(in, "worksheet.twice", in->a->ins->question[q].code));
        return;
    }
    s->line = r->line;
    s->answer = true;
    s->note = in->at[WS_NOTE] >= 0;
    s->value = cell_of(in, r, WS_ANSWER);
    s->text = cell_of(in, r, WS_NOTE);
}

static void take_row(struct intake *in, const struct table_row *r)
{
    struct str code = cell_of(in, r, WS_CODE);
    size_t q;

    if (code.n == 0)
        return;
    if (str_has(code, STR("/"))) {
        take_count(in, r, code);
        return;
    }
    q = ins_question_find(in->a->ins, code);
    if (q != INS_NONE)
        take_question(in, r, q);
    else if (ins_node_find(in->a->ins, code) == INS_NONE)
        wrong_at(in, r->line, WS_CODE, told(in, "worksheet.no_code", code));
}

/* ── what would change ── */

static const struct answer_row *row_of(const struct intake *in, struct str code)
{
    for (size_t i = 0; i < in->n_row; i++)
        if (in->row[i].round_id == in->a->round[in->kind].row->id &&
            str_eq(in->row[i].question, code))
            return &in->row[i];
    return NULL;
}

/* The counts as an answer; those that the sheet does not name stay as they are. */
static struct str counts_text(struct intake *in, size_t q, const struct said *s)
{
    const struct ins_question *of = &in->a->ins->question[q];
    const struct answer *now = &in->a->round[in->kind].answer[q];
    struct buf b;

    buf_init(&b, in->c->arena);
    for (size_t i = 0; i < of->n_count; i++) {
        struct str v = s->count[i];

        if (!s->has_count[i] && now->has_count[i])
            v = decimal_plain(in->c->arena, now->count[i]);
        if (v.n > 0)
            buf_printf(&b, "%s" STR_FMT "=" STR_FMT, b.n > 0 ? " " : "", STR_ARG(of->count[i].key),
                       STR_ARG(v));
    }
    return buf_str(&b);
}

static bool read_value(struct intake *in, size_t q, struct str *value)
{
    const struct ins_question *of = &in->a->ins->question[q];
    const struct said *s = &in->said[q];
    struct answer an;
    struct str about = { 0 };
    const char *why = NULL;

    *value = of->answer == INS_RATIO ? counts_text(in, q, s)
                                     : worksheet_answer(in->c->arena, of, s->value);
    if (answer_parse(of, *value, &an, &why, &about) != ST_OK) {
        wrong_at(in, s->line, WS_ANSWER, told(in, why, about));
        return false;
    }
    *value = answer_text(in->c->arena, of, &an);
    return true;
}

static void add_change(struct intake *in, size_t q, struct str value)
{
    const struct said *s = &in->said[q];
    const struct answer_row *row = row_of(in, in->a->ins->question[q].code);
    struct worksheet_change *to = &in->out->change[in->out->n_change];

    *to = (struct worksheet_change){ .line = s->line, .question = q, .value = value };
    if (row != NULL) {
        to->old_value = row->value;
        to->old_note = row->note;
        to->version = row->version;
        to->desk_note = row->desk_note;
        to->talk_note = row->talk_note;
    }
    to->note = s->note ? s->text : to->old_note;
    /* An empty cell is a question that the sheet leaves alone. */
    if (value.n == 0)
        to->value = to->old_value;
    if (to->note.n == 0)
        to->note = to->old_note;
    if (str_eq(to->value, to->old_value) && str_eq(to->note, to->old_note)) {
        in->out->n_same++;
        return;
    }
    to->overwrites = (to->old_value.n > 0 && !str_eq(to->value, to->old_value)) ||
                     (to->old_note.n > 0 && !str_eq(to->note, to->old_note));
    in->out->n_over += to->overwrites;
    in->out->n_change++;
}

static void take_changes(struct intake *in)
{
    for (size_t q = 0; q < in->a->ins->n_question; q++) {
        size_t before = in->out->n_change;
        struct str value;

        if (in->said[q].line == 0)
            continue;
        if (in->said[q].text.n > ANSWER_NOTE_MAX)
            wrong_at(in, in->said[q].line, WS_NOTE, tr(in->c->lang, "assess.note_too_long"));
        if (!read_value(in, q, &value))
            continue;
        add_change(in, q, value);
        if (in->out->n_change > before && !round_writable(in->c, in->a, in->kind, q))
            wrong_at(in, in->said[q].line, WS_ANSWER, tr(in->c->lang, "worksheet.not_yours"));
    }
}

static struct str stamp_of(struct ctx *c, const struct round_row *row)
{
    struct sha256 hash = sha256_of(row->answers.p, row->answers.n);

    return str_printf(c->arena, "%lld-" STR_FMT, (long long)row->version,
                      STR_ARG(str_sub(hex_of(c->arena, hash.b, sizeof(hash.b)), 0, 16)));
}

static enum status read_table(struct intake *in, const char *path, struct table *t)
{
    const struct table_limits limits = {
        .bytes = (int64_t)8 << 20, .rows = 4000, .columns = WORKSHEET_COLUMNS_MAX, .cell = 32767
    };
    struct table_fault fault = { 0 };
    enum status s = table_read(in->c, path, &limits, t, &fault);

    if (s == ST_INVALID)
        wrong_at(in, fault.line, -1, told(in, fault.key, fault.arg));
    return s;
}

enum status worksheet_read(struct ctx *c, const struct assess *a, enum round_kind k,
                           const char *path, struct worksheet_in *out)
{
    struct intake in = { .c = c, .a = a, .kind = k, .out = out };
    struct table t = { 0 };
    enum status s;

    *out = (struct worksheet_in){ 0 };
    out->wrong = arena_array(c->arena, WORKSHEET_WRONG_MAX, sizeof(*out->wrong));
    out->change = arena_array(c->arena, a->ins->n_question + 1, sizeof(*out->change));
    in.said = arena_array(c->arena, a->ins->n_question + 1, sizeof(*in.said));
    s = read_table(&in, path, &t);
    if (s == ST_OK)
        s = answers_of(c, c->who.unit_id, a->head.id, &in.row, &in.n_row);
    if (s != ST_OK)
        return s;
    if (find_columns(&in, &t.row[0])) {
        for (size_t i = 1; i < t.n_row; i++)
            take_row(&in, &t.row[i]);
        take_changes(&in);
    }
    out->stamp = stamp_of(c, a->round[k].row);
    return out->n_wrong > 0 ? ST_INVALID : ST_OK;
}

enum status worksheet_save(struct ctx *c, const struct assess *a, enum round_kind k,
                           const struct worksheet_in *in)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < in->n_change && s == ST_OK; i++) {
        const struct worksheet_change *w = &in->change[i];
        struct saving one = { .kind = k,
                              .question = w->question,
                              .value = w->value,
                              .note = w->note,
                              .desk_note = w->desk_note,
                              .talk_note = w->talk_note,
                              .version = w->version };
        int64_t id = 0, version = 0;

        s = answer_save(c, a, &one, &id, &version);
    }
    return s;
}
