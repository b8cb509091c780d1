/* sheet_write.c: an instrument as the table that sheet.c reads. */
#include "assessment/sheet.h"

#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "document/workbook.h"

struct writing {
    struct ctx *c;
    struct workbook *to;
    const struct instrument *ins;
};

static void cell(struct writing *w, enum sheet_column col, struct str v)
{
    book_text(w->to, (size_t)col, v);
}

static void number(struct writing *w, enum sheet_column col, double v)
{
    if (!isnan(v))
        book_number(w->to, (size_t)col, v, false);
}

static void row(struct writing *w, enum sheet_kind kind, struct str code, struct str in,
                struct str text)
{
    cell(w, SHEET_KIND, str_of(sheet_kind_words[kind][0]));
    cell(w, SHEET_CODE, code);
    cell(w, SHEET_IN, in);
    cell(w, SHEET_TEXT, text);
}

static struct str id_of(const struct words *w)
{
    return w->in[LANG_ID];
}

static struct str plain(struct writing *w, double v)
{
    return decimal_show(w->c->arena, v, 6, true);
}

static struct str joined(struct writing *w, const struct str *v, size_t n, const char *between)
{
    struct buf b;

    buf_init(&b, w->c->arena);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s" STR_FMT, i > 0 ? between : "", STR_ARG(v[i]));
    return buf_str(&b);
}

static void confirmed(struct writing *w, bool yes)
{
    if (!yes)
        cell(w, SHEET_CONFIRMED, STR("belum"));
}

/* ── the head and the scales ── */

static void head_row(struct writing *w, const char *word, struct str v)
{
    if (v.n == 0)
        return;
    row(w, SHEET_HEAD, str_of(word), STR(""), v);
    book_next_row(w->to);
}

static void write_head(struct writing *w)
{
    const struct instrument *ins = w->ins;
    const struct ins_node *all = &ins->node[0];
    struct str needs[2];
    size_t n = 0;

    if (ins->needs_note)
        needs[n++] = STR("note");
    if (ins->needs_evidence)
        needs[n++] = STR("evidence");
    head_row(w, "nama", ins->name);
    head_row(w, "versi", ins->version);
    head_row(w, "judul", id_of(&ins->title));
    head_row(w, "singkat", id_of(&ins->brief));
    head_row(w, "dasar hukum", ins->law);
    head_row(w, "berlaku mulai", ins->from);
    head_row(w, "berlaku sampai", ins->until);
    head_row(w, "diganti oleh", ins->superseded);
    head_row(w, "terkonfirmasi", ins->confirmed ? STR("ya") : STR("belum"));
    head_row(w, "catatan", id_of(&ins->note));
    head_row(w, "desimal", str_printf(w->c->arena, "%zu", ins->decimals));
    head_row(w, "bobot", plain(w, all->weight));
    if (fabs(all->adds_to - all->weight) > 1e-9)
        head_row(w, "jumlah bobot", plain(w, all->adds_to));
    head_row(w, "gulungan", str_of(ins_roll_names[all->roll]));
    head_row(w, "wajib", joined(w, needs, n, ", "));
    if (ins->n_category > 0)
        head_row(w, "predikat menurut", ins->by_percent ? STR("persen") : STR("nilai"));
}

/* The first question of each scale names the scale's answers and scores. */
static bool is_first_of_scale(const struct instrument *ins, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (ins->question[i].answer == INS_CHOICE &&
            str_eq(ins->question[i].scale, ins->question[k].scale))
            return false;
    return ins->question[k].answer == INS_CHOICE;
}

static void write_scales(struct writing *w)
{
    for (size_t k = 0; k < w->ins->n_question; k++) {
        const struct ins_question *q = &w->ins->question[k];
        struct buf b;

        if (!is_first_of_scale(w->ins, k))
            continue;
        buf_init(&b, w->c->arena);
        for (size_t i = 0; i < q->n_option; i++)
            buf_printf(&b, "%s" STR_FMT " = " STR_FMT, i > 0 ? "\n" : "", STR_ARG(q->option[i].key),
                       STR_ARG(plain(w, q->option[i].score)));
        row(w, SHEET_SCALE, q->scale, STR(""), STR(""));
        cell(w, SHEET_CHOICES, buf_str(&b));
        book_next_row(w->to);
    }
}

/* ── questions ── */

static struct str answer_word(const struct ins_question *q)
{
    if (q->answer == INS_CHOICE)
        return q->scale;
    if (q->answer == INS_RATIO)
        return q->formula == INS_DROP ? STR("penurunan") : STR("rasio");
    if (q->answer == INS_PERCENT)
        return STR("persen");
    return q->answer == INS_NUMBER ? STR("angka") : STR("jumlah");
}

static struct str choices(struct writing *w, const struct ins_question *q)
{
    struct buf b;

    buf_init(&b, w->c->arena);
    for (size_t i = 0; i < q->n_option; i++)
        buf_printf(&b, "%s" STR_FMT " = " STR_FMT, i > 0 ? "\n" : "", STR_ARG(q->option[i].key),
                   STR_ARG(id_of(&q->option[i].label)));
    if (q->answer == INS_NUMBER)
        buf_printf(&b, "min = " STR_FMT "\nmax = " STR_FMT, STR_ARG(plain(w, q->min)),
                   STR_ARG(plain(w, q->max)));
    for (size_t i = 0; i < q->n_band; i++)
        buf_printf(&b, "\n" STR_FMT " = " STR_FMT, STR_ARG(plain(w, q->band[i].from)),
                   STR_ARG(plain(w, q->band[i].score)));
    return buf_str(&b);
}

static struct str measure_word(struct writing *w, struct str measure, enum ins_take take)
{
    static const char *const takes[] = { "value", "part", "base" };

    if (measure.n == 0 || take == INS_VALUE)
        return measure;
    return str_printf(w->c->arena, STR_FMT ":%s", STR_ARG(measure), takes[take]);
}

static struct str fill_words(struct writing *w, const struct ins_question *q)
{
    struct buf b;

    buf_init(&b, w->c->arena);
    for (size_t i = 0; i < q->n_fill; i++)
        buf_printf(&b, "%s" STR_FMT " = " STR_FMT, i > 0 ? "; " : "",
                   STR_ARG(plain(w, q->fill[i].from)), STR_ARG(q->fill[i].answer));
    return buf_str(&b);
}

static struct str zero_words(struct writing *w, const struct ins_question *q)
{
    static const char *const words[INS_ZEROS] = { "", "penuh", "nol", "lewati" };

    if (q->answer != INS_RATIO || q->zero == INS_ZERO_UNSET)
        return STR("");
    return str_printf(w->c->arena, "%s: " STR_FMT, words[q->zero], STR_ARG(id_of(&q->zero_note)));
}

static void write_counts(struct writing *w, const struct ins_question *q)
{
    static const char *const roles[] = { "pembilang", "penyebut", "informasi" };

    for (size_t i = 0; i < q->n_count; i++) {
        row(w, SHEET_COUNT, q->count[i].key, q->code, id_of(&q->count[i].label));
        cell(w, SHEET_ANSWER, str_of(roles[q->count[i].role]));
        cell(w, SHEET_MEASURE, measure_word(w, q->count[i].measure, q->count[i].take));
        book_next_row(w->to);
    }
}

static struct str counts_named(struct writing *w, const struct ins_question *q, const size_t *at,
                               size_t n)
{
    struct str *key = arena_array(w->c->arena, n + 1, sizeof(*key));

    for (size_t i = 0; i < n; i++)
        key[i] = q->count[at[i]].key;
    return joined(w, key, n, ", ");
}

static void write_checks(struct writing *w, const struct ins_question *q)
{
    for (size_t i = 0; i < q->n_check; i++) {
        const struct ins_check *k = &q->check[i];
        size_t word = k->is == '=' ? 0 : k->is == '<' ? 1 : 2;

        row(w, SHEET_CHECK, STR(""), q->code, id_of(&k->say));
        cell(w, SHEET_ANSWER, str_of(sheet_check_words[word].word));
        cell(w, SHEET_CHOICES,
             str_printf(w->c->arena, STR_FMT " | " STR_FMT,
                        STR_ARG(counts_named(w, q, k->left, k->n_left)),
                        STR_ARG(counts_named(w, q, k->right, k->n_right))));
        book_next_row(w->to);
    }
}

static struct str waived(struct writing *w, const struct ins_question *q)
{
    struct str word[2];
    size_t n = 0;

    if (q->no_note)
        word[n++] = STR("note");
    if (q->no_evidence)
        word[n++] = STR("evidence");
    return joined(w, word, n, ", ");
}

/* Parts of a weighted component without weights weigh 1 each in memory, and say nothing here. */
static bool weighs_evenly(const struct instrument *ins, size_t k)
{
    const struct ins_node *n = &ins->node[k];
    double sum = 0;

    for (size_t i = k + 1; i < n->end; i = ins->node[i].end)
        sum += ins->node[i].weight;
    for (size_t i = 0; n->end == k + 1 && i < n->n_question; i++)
        sum += ins->question[n->question + i].weight;
    return n->roll == INS_WEIGHTED && fabs(sum - n->adds_to) > 1e-6;
}

static void write_question(struct writing *w, const struct ins_question *q)
{
    const struct ins_node *in = &w->ins->node[q->node];
    bool weighs = q->weight > 0 && !weighs_evenly(w->ins, q->node) &&
                  (in->roll == INS_SUM || in->roll == INS_WEIGHTED);

    row(w, SHEET_QUESTION, q->code, in->code, id_of(&q->text));
    if (weighs)
        number(w, SHEET_WEIGHT, q->weight);
    cell(w, SHEET_ANSWER, answer_word(q));
    cell(w, SHEET_CHOICES, choices(w, q));
    cell(w, SHEET_MEASURE, measure_word(w, q->measure, q->take));
    cell(w, SHEET_FILL, fill_words(w, q));
    cell(w, SHEET_ZERO, zero_words(w, q));
    cell(w, SHEET_EVIDENCE, joined(w, q->evidence, q->n_evidence, "\n"));
    cell(w, SHEET_INDICATORS, joined(w, q->indicator, q->n_indicator, ", "));
    cell(w, SHEET_REGISTERS, joined(w, q->reg, q->n_reg, ", "));
    cell(w, SHEET_GUIDANCE, id_of(&q->guidance));
    cell(w, SHEET_NOTE, id_of(&q->note));
    cell(w, SHEET_WAIVE, waived(w, q));
    cell(w, SHEET_ALIASES, joined(w, q->alias, q->n_alias, ", "));
    confirmed(w, q->confirmed);
    book_next_row(w->to);
    write_counts(w, q);
    write_checks(w, q);
}

static void write_component(struct writing *w, const struct ins_node *n)
{
    const struct instrument *ins = w->ins;
    bool leaf = n->end == (size_t)(n - ins->node) + 1;
    enum ins_roll usual = leaf ? INS_MEAN : INS_SUM;

    row(w, SHEET_COMPONENT, n->code, n->parent == 0 ? STR("") : ins->node[n->parent].code,
        id_of(&n->name));
    if (weighs_evenly(ins, n->parent))
        cell(w, SHEET_WEIGHT, STR(""));
    else if (isnan(n->share) || !n->indicative)
        number(w, SHEET_WEIGHT, n->weight);
    else
        number(w, SHEET_SHARE, n->share);
    if (fabs(n->adds_to - n->weight) > 1e-9)
        number(w, SHEET_ADDS, n->adds_to);
    if (n->roll != usual)
        cell(w, SHEET_ANSWER, str_of(ins_roll_names[n->roll]));
    cell(w, SHEET_NOTE, id_of(&n->note));
    cell(w, SHEET_ALIASES, joined(w, n->alias, n->n_alias, ", "));
    confirmed(w, n->confirmed);
    book_next_row(w->to);
    for (size_t i = 0; leaf && i < n->n_question; i++)
        write_question(w, &ins->question[n->question + i]);
}

/* ── rules ── */

static void write_groups(struct writing *w)
{
    for (size_t i = 0; i < w->ins->n_group; i++) {
        const struct ins_group *g = &w->ins->group[i];

        row(w, SHEET_GROUP, g->name, STR(""), id_of(&g->title));
        book_next_row(w->to);
        for (size_t k = 0; k < g->n_part; k++) {
            const struct ins_part *p = &g->part[k];
            struct str *code = arena_array(w->c->arena, p->n_node + 1, sizeof(*code));

            for (size_t n = 0; n < p->n_node; n++)
                code[n] = w->ins->node[p->node[n]].code;
            row(w, SHEET_PART, p->name, g->name, id_of(&p->title));
            if (p->area > 0)
                number(w, SHEET_WEIGHT, p->area);
            cell(w, SHEET_CHOICES, joined(w, code, p->n_node, ", "));
            book_next_row(w->to);
        }
    }
}

static struct str looked_at(struct writing *w, const struct ins_test *t)
{
    if (t->group != INS_NONE)
        return str_printf(w->c->arena, "tiap " STR_FMT, STR_ARG(w->ins->group[t->group].name));
    return t->node != INS_NONE ? w->ins->node[t->node].code : w->ins->question[t->question].code;
}

static void write_test_row(struct writing *w, enum sheet_kind kind, struct str in,
                           const struct ins_test *t, size_t word)
{
    const double limit[] = { t->min, t->min_percent, t->below, t->below_percent, NAN };

    row(w, kind, looked_at(w, t), in, STR(""));
    number(w, SHEET_WEIGHT, limit[word]);
    cell(w, SHEET_ANSWER, str_of(sheet_test_words[word].word));
    if (isnan(limit[word]))
        cell(w, SHEET_CHOICES, joined(w, t->answer, t->n_answer, "\n"));
    cell(w, SHEET_NOTE, id_of(&t->note));
    confirmed(w, t->confirmed);
    book_next_row(w->to);
}

/* A condition of a threshold or of a cap: a row for each of what it asks, which all must hold. */
static void write_test(struct writing *w, enum sheet_kind kind, struct str in,
                       const struct ins_test *t)
{
    const bool has[] = { t->has_min, t->has_min_percent, t->has_below, t->has_below_percent,
                         t->n_answer > 0 };

    for (size_t i = 0; i < ARRAY_LEN(has); i++)
        if (has[i])
            write_test_row(w, kind, in, t, i);
}

static void write_thresholds(struct writing *w)
{
    for (size_t i = 0; i < w->ins->n_threshold; i++) {
        const struct ins_threshold *t = &w->ins->threshold[i];

        row(w, SHEET_THRESHOLD, t->name, STR(""), id_of(&t->title));
        book_next_row(w->to);
        for (size_t k = 0; k < t->n_test; k++)
            write_test(w, SHEET_TEST, t->name, &t->test[k]);
    }
}

static void write_classes(struct writing *w)
{
    for (size_t i = 0; i < w->ins->n_category; i++) {
        const struct ins_category *k = &w->ins->category[i];

        row(w, SHEET_CATEGORY, k->name, STR(""), id_of(&k->title));
        number(w, SHEET_WEIGHT, k->from);
        cell(w, SHEET_ANSWER, k->above ? STR("di atas") : STR("mulai"));
        book_next_row(w->to);
    }
}

static void write_caps(struct writing *w)
{
    for (size_t i = 0; i < w->ins->n_cap; i++) {
        const struct ins_cap *k = &w->ins->cap[i];
        struct str name = str_printf(w->c->arena, "P%zu", i + 1);

        row(w, SHEET_CAP, name,
            k->node != INS_NONE ? w->ins->node[k->node].code : w->ins->question[k->question].code,
            id_of(&k->note));
        number(w, SHEET_WEIGHT, k->has_at ? k->at : k->has_minus ? k->minus : k->times);
        cell(w, SHEET_ANSWER, str_of(sheet_cap_words[k->has_at ? 0 : k->has_minus ? 1 : 2].word));
        confirmed(w, k->confirmed);
        book_next_row(w->to);
        for (size_t t = 0; t < k->n_when; t++)
            write_test(w, SHEET_WHEN, name, &k->when[t]);
    }
}

static double width_of(enum sheet_column c)
{
    if (c == SHEET_TEXT || c == SHEET_CHOICES || c == SHEET_EVIDENCE)
        return 48;
    return c == SHEET_NOTE || c == SHEET_GUIDANCE || c == SHEET_ZERO ? 30 : 14;
}

enum status sheet_write(struct ctx *c, const struct instrument *ins, struct str *bytes)
{
    CLEANUP(book_drop) struct workbook *book = NULL;
    struct writing w = { .c = c, .ins = ins };
    struct book_column col[SHEET_COLUMNS];
    enum status s = book_open(c, id_of(&ins->title), &book);

    if (s != ST_OK)
        return s;
    w.to = book;
    for (int k = 0; k < SHEET_COLUMNS; k++)
        col[k] = (struct book_column){ str_of(sheet_column_words[k][0]),
                                       width_of((enum sheet_column)k) };
    book_sheet(book, STR("Instrumen"), col, SHEET_COLUMNS, 2);
    write_head(&w);
    write_scales(&w);
    for (size_t i = 1; i < ins->n_node; i++)
        write_component(&w, &ins->node[i]);
    write_groups(&w);
    write_thresholds(&w);
    write_classes(&w);
    write_caps(&w);
    return book_bytes(book, bytes);
}
