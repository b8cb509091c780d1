/* answer.c: answers from text and back. */
#include "assessment/answer.h"

#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "html/out.h"

static enum status bad(const char **why, const char *key, struct str *about, struct str what)
{
    *why = key;
    *about = what;
    return ST_INVALID;
}

static enum status parse_number(const struct ins_question *q, struct str text, struct answer *out,
                                const char **why, struct str *about)
{
    double max = q->answer == INS_COUNT ? (double)ANSWER_COUNT_MAX : q->max;

    if (!decimal_parse(text, &out->number))
        return bad(why, "answer.not_a_number", about, q->code);
    if (out->number < q->min || out->number > max)
        return bad(why, "answer.out_of_range", about, q->code);
    out->given = true;
    return ST_OK;
}

static enum status parse_counts(const struct ins_question *q, struct str text, struct answer *out,
                                const char **why, struct str *about)
{
    bool all = true;

    while (text.n > 0) {
        struct str value = str_cut(&text, ' '), key = str_cut(&value, '=');
        size_t at = ins_count_find(q, key);
        int64_t n = 0;

        if (key.n == 0 && value.n == 0)
            continue;
        if (at == INS_NONE)
            return bad(why, "answer.no_such_count", about, key);
        if (value.n == 0)
            continue;
        if (!int_parse_range(value, 0, ANSWER_COUNT_MAX, &n))
            return bad(why, "answer.not_a_count", about, q->count[at].key);
        out->count[at] = (double)n;
        out->has_count[at] = true;
    }
    for (size_t i = 0; i < q->n_count; i++)
        all &= out->has_count[i] || q->count[i].role == INS_INFO;
    if (all && q->zero == INS_ZERO_UNSET && answer_denominator(q, out) <= 0)
        return bad(why, "answer.zero_denominator", about, q->code);
    out->given = all;
    return ST_OK;
}

enum status answer_parse(const struct ins_question *q, struct str text, struct answer *out,
                         const char **why, struct str *about)
{
    *out = (struct answer){ .option = INS_NONE };
    text = str_trim(text);
    if (text.n == 0)
        return ST_OK;
    if (text.n > ANSWER_TEXT_MAX)
        return bad(why, "answer.too_long", about, q->code);
    if (q->answer == INS_RATIO)
        return parse_counts(q, text, out, why, about);
    if (q->answer != INS_CHOICE)
        return parse_number(q, text, out, why, about);
    out->option = ins_option_find(q, text);
    out->given = out->option != INS_NONE;
    return out->given ? ST_OK : bad(why, "answer.not_in_scale", about, text);
}

struct str answer_text(struct arena *a, const struct ins_question *q, const struct answer *an)
{
    struct buf b;

    if (q->answer == INS_CHOICE)
        return an->given ? q->option[an->option].key : STR("");
    if (q->answer != INS_RATIO)
        return an->given ? decimal_plain(a, an->number) : STR("");
    buf_init(&b, a);
    for (size_t i = 0; i < q->n_count; i++)
        if (an->has_count[i])
            buf_printf(&b, "%s" STR_FMT "=%.0f", b.n > 0 ? " " : "", STR_ARG(q->count[i].key),
                       an->count[i]);
    return buf_str(&b);
}

double answer_numerator(const struct ins_question *q, const struct answer *an)
{
    double sum = 0;

    for (size_t i = 0; i < q->n_count; i++)
        if (q->count[i].role == INS_NUMERATOR)
            sum += an->count[i];
    return sum;
}

double answer_denominator(const struct ins_question *q, const struct answer *an)
{
    double sum = 0;

    for (size_t i = 0; i < q->n_count; i++)
        if (q->count[i].role == INS_DENOMINATOR)
            sum += an->count[i];
    return sum;
}

static double sum_of(const struct answer *an, const size_t *at, size_t n, bool *all)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += an->count[at[i]];
        *all &= an->has_count[at[i]];
    }
    return sum;
}

bool answer_agrees(const struct answer *an, const struct ins_check *k)
{
    bool all = true;
    double left = sum_of(an, k->left, k->n_left, &all);
    double right = sum_of(an, k->right, k->n_right, &all);

    if (!all)
        return true;
    if (k->is == '=')
        return fabs(left - right) < 0.5; /* whole numbers */
    return k->is == '<' ? left <= right : left >= right;
}

struct str answer_show(const struct ctx *c, const struct ins_question *q, const struct answer *an)
{
    bool id = c->lang == LANG_ID;

    if (!an->given)
        return STR("");
    if (q->answer == INS_CHOICE) {
        const struct ins_option *o = &q->option[an->option];
        struct str label = words_show(c, &o->label);

        if (str_eq(label, o->key))
            return o->key;
        return str_printf(c->arena, STR_FMT ". " STR_FMT, STR_ARG(o->key), STR_ARG(label));
    }
    if (q->answer == INS_PERCENT)
        return str_printf(c->arena, STR_FMT "%%",
                          STR_ARG(decimal_show(c->arena, an->number, 2, id)));
    if (q->answer != INS_RATIO)
        return decimal_show(c->arena, an->number, 4, id);
    return tr_with(
        c->arena, c->lang, "answer.of",
        (const struct str[]){ int_show(c->arena, (int64_t)answer_numerator(q, an), id),
                              int_show(c->arena, (int64_t)answer_denominator(q, an), id) },
        2);
}
