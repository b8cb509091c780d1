/* worksheet.c: a round as XLSX. */
#include "assessment/worksheet.h"

#include "assessment/pages.h"
#include "assessment/paper_queries.h"
#include "base/buf.h"
#include "base/number.h"
#include "core/time_show.h"
#include "document/workbook.h"

const char *const worksheet_words[WS_COLUMNS][2] = {
    [WS_CODE] = { "Kode", "Code" },
    [WS_ANSWER] = { "Jawaban", "Answer" },
    [WS_NOTE] = { "Catatan/penjelasan", "Note" },
};

struct sheet_out {
    struct ctx *c;
    const struct assess *a;
    enum round_kind kind;
    struct workbook *to;
    bool beside; /* the unit's own answers stand before those of the round */
    struct answer_row *row;
    size_t n_row;
    struct answer_proof *proof;
    size_t n_proof;
};

enum { C_CODE, C_TEXT, C_WEIGHT, C_CHOICES, C_SELF, C_SELF_VALUE, C_SELF_NOTE, C_OWN };
/* Behind the fixed columns, those of the round: their first is C_CHOICES + 1 without the unit's. */
enum { O_ANSWER, O_VALUE, O_PERCENT, O_NOTE, O_PROOF, O_COLUMNS };

static size_t own(const struct sheet_out *o, int col)
{
    return (size_t)(o->beside ? C_OWN : C_SELF) + (size_t)col;
}

static const struct answer_row *row_of(const struct sheet_out *o, enum round_kind k,
                                       struct str code)
{
    for (size_t i = 0; i < o->n_row; i++)
        if (o->row[i].round_id == o->a->round[k].row->id && str_eq(o->row[i].question, code))
            return &o->row[i];
    return NULL;
}

/* What a cell shows and worksheet_answer() reads: the key, a figure, a share. */
static struct str typed(struct ctx *c, const struct ins_question *q, const struct answer *an)
{
    if (!an->given)
        return STR("");
    if (q->answer == INS_CHOICE)
        return q->option[an->option].key;
    if (q->answer == INS_RATIO)
        return answer_show(c, q, an);
    return decimal_show(c->arena, an->number, 6, true);
}

static struct str choices(struct ctx *c, const struct ins_question *q)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < q->n_option; i++)
        buf_printf(&b, "%s" STR_FMT ". " STR_FMT, i > 0 ? "\n" : "", STR_ARG(q->option[i].key),
                   STR_ARG(words_show(c, &q->option[i].label)));
    if (q->answer == INS_NUMBER)
        buf_printf(&b, STR_FMT "–" STR_FMT, STR_ARG(decimal_show(c->arena, q->min, 2, true)),
                   STR_ARG(decimal_show(c->arena, q->max, 2, true)));
    if (q->answer == INS_PERCENT)
        buf_add(&b, STR("0–100"));
    return buf_str(&b);
}

static struct str proofs(const struct sheet_out *o, const struct answer_row *row)
{
    struct buf b;

    buf_init(&b, o->c->arena);
    for (size_t i = 0; row != NULL && i < o->n_proof; i++)
        if (o->proof[i].answer_id == row->id)
            buf_printf(&b, "%s" STR_FMT, b.n > 0 ? "\n" : "", STR_ARG(o->proof[i].name));
    return buf_str(&b);
}

/* ── rows ── */

static void figure(const struct sheet_out *o, size_t col, double v)
{
    double scale = 10000; /* what is shown has at most four decimals; sums stay in the program */

    book_number(o->to, col, (double)(int64_t)(v * scale + 0.5) / scale, false);
}

static void counts(struct sheet_out *o, const struct ins_question *q, size_t at)
{
    for (size_t i = 0; i < q->n_count; i++) {
        const struct answer *an = &o->a->round[o->kind].answer[at];
        const struct answer *self = &o->a->round[ROUND_SELF].answer[at];

        book_text(o->to, C_CODE,
                  str_printf(o->c->arena, STR_FMT "/" STR_FMT, STR_ARG(q->code),
                             STR_ARG(q->count[i].key)));
        book_text(o->to, C_TEXT, words_show(o->c, &q->count[i].label));
        book_text(o->to, C_CHOICES, tr(o->c->lang, "worksheet.count"));
        if (o->beside && self->has_count[i])
            book_number(o->to, C_SELF, self->count[i], false);
        if (an->has_count[i])
            book_number(o->to, own(o, O_ANSWER), an->count[i], false);
        book_next_row(o->to);
    }
}

static void question(struct sheet_out *o, size_t at)
{
    const struct ins_question *q = &o->a->ins->question[at];
    const struct assess_round *r = &o->a->round[o->kind], *self = &o->a->round[ROUND_SELF];
    const struct answer_row *row = row_of(o, o->kind, q->code);
    const struct answer_row *mine = row_of(o, ROUND_SELF, q->code);

    book_text(o->to, C_CODE, q->code);
    book_text(o->to, C_TEXT, words_show(o->c, &q->text));
    if (q->weight > 0)
        figure(o, C_WEIGHT, q->weight);
    book_text(o->to, C_CHOICES, choices(o->c, q));
    if (o->beside) {
        book_text(o->to, C_SELF, typed(o->c, q, &self->answer[at]));
        figure(o, C_SELF_VALUE, self->score->question[at].value);
        book_text(o->to, C_SELF_NOTE, mine != NULL ? mine->note : STR(""));
    }
    book_text(o->to, own(o, O_ANSWER), typed(o->c, q, &r->answer[at]));
    if (q->top > 0) {
        figure(o, own(o, O_VALUE), r->score->question[at].value);
        figure(o, own(o, O_PERCENT), r->score->question[at].share * 100);
    }
    book_text(o->to, own(o, O_NOTE), row != NULL ? row->note : STR(""));
    book_text(o->to, own(o, O_PROOF), proofs(o, mine));
    book_next_row(o->to);
    if (q->answer == INS_RATIO)
        counts(o, q, at);
}

static void component(struct sheet_out *o, size_t k)
{
    const struct ins_node *n = &o->a->ins->node[k];
    const struct assess_round *r = &o->a->round[o->kind], *self = &o->a->round[ROUND_SELF];

    book_text(o->to, C_CODE, n->code);
    book_text(o->to, C_TEXT, words_show(o->c, &n->name));
    figure(o, C_WEIGHT, n->weight);
    if (o->beside)
        figure(o, C_SELF_VALUE, self->score->node[k].value);
    figure(o, own(o, O_VALUE), r->score->node[k].value);
    figure(o, own(o, O_PERCENT), r->score->node[k].percent);
    book_next_row(o->to);
    for (size_t i = 0; n->end == k + 1 && i < n->n_question; i++)
        question(o, n->question + i);
}

/* ── sheets ── */

/* "Jawaban" of the unit's own round; of another "Jawaban" too, and the unit's "Jawaban mandiri". */
static void long_sheet(struct sheet_out *o)
{
    struct ctx *c = o->c;
    struct book_column col[C_OWN + O_COLUMNS];
    size_t n = 0;

    col[n++] = (struct book_column){ str_of(worksheet_words[WS_CODE][0]), 14 };
    col[n++] = (struct book_column){ tr(c->lang, "worksheet.text"), 60 };
    col[n++] = (struct book_column){ tr(c->lang, "worksheet.weight"), 9 };
    col[n++] = (struct book_column){ tr(c->lang, "worksheet.choices"), 44 };
    if (o->beside) {
        col[n++] = (struct book_column){ tr(c->lang, "worksheet.self_answer"), 12 };
        col[n++] = (struct book_column){ tr(c->lang, "worksheet.self_value"), 10 };
        col[n++] = (struct book_column){ tr(c->lang, "worksheet.self_note"), 40 };
    }
    col[n++] = (struct book_column){ str_of(worksheet_words[WS_ANSWER][0]), 12 };
    col[n++] = (struct book_column){ tr(c->lang, "worksheet.value"), 10 };
    col[n++] = (struct book_column){ STR("%"), 9 };
    col[n++] = (struct book_column){ str_of(worksheet_words[WS_NOTE][0]), 48 };
    col[n++] = (struct book_column){ tr(c->lang, "worksheet.evidence"), 48 };
    book_sheet(o->to, STR("LKE"), col, n, 2);
    for (size_t k = 0; k < o->a->ins->n_node; k++)
        component(o, k);
}

static void fact(struct sheet_out *o, const char *key, struct str v)
{
    book_text(o->to, 0, tr(o->c->lang, key));
    book_text(o->to, 1, v);
    book_next_row(o->to);
}

static void result_sheet(struct sheet_out *o)
{
    struct ctx *c = o->c;
    const struct instrument *ins = o->a->ins;
    const struct score *s = o->a->round[o->kind].score;
    const struct book_column col[] = { { tr(c->lang, "worksheet.result"), 34 },
                                       { tr(c->lang, "worksheet.value"), 60 } };

    book_sheet(o->to, tr(c->lang, "worksheet.result_sheet"), col, ARRAY_LEN(col), 1);
    fact(o, "worksheet.unit", c->who.unit_name);
    fact(o, "worksheet.instrument", words_show(c, &ins->title));
    fact(o, "worksheet.law", ins->law);
    fact(o, "worksheet.version",
         str_printf(c->arena, STR_FMT " " STR_FMT " (" STR_FMT ")", STR_ARG(ins->name),
                    STR_ARG(ins->version), STR_ARG(str_sub(ins->hash, 0, 12))));
    fact(o, "worksheet.year", str_printf(c->arena, "%lld", (long long)o->a->head.year));
    fact(o, "worksheet.round", tr(c->lang, round_key(o->kind)));
    fact(o, "worksheet.total", ins_figure(c, ins, s->node[0].value));
    if (s->category != NULL)
        fact(o, "worksheet.category", s->category->name);
    for (size_t i = 0; i < ins->n_threshold; i++) {
        book_text(o->to, 0, ins->threshold[i].name);
        book_text(o->to, 1,
                  tr(c->lang, s->threshold[i].holds ? "worksheet.held" : "worksheet.not_held"));
        book_next_row(o->to);
    }
}

enum status worksheet_write(struct ctx *c, const struct assess *a, enum round_kind k,
                            struct str *bytes)
{
    CLEANUP(book_drop) struct workbook *book = NULL;
    struct sheet_out o = { .c = c, .a = a, .kind = k, .beside = k != ROUND_SELF };
    enum status s = answers_of(c, c->who.unit_id, a->head.id, &o.row, &o.n_row);

    if (s == ST_OK)
        s = answer_documents(c, c->who.unit_id, a->head.id, &o.proof, &o.n_proof);
    if (s == ST_OK)
        s = book_open(c, assess_title(c, a), &book);
    if (s != ST_OK)
        return s;
    o.to = book;
    long_sheet(&o);
    result_sheet(&o);
    return book_bytes(book, bytes);
}
