/* answer.c: reads, checks and keeps answers; answer.h has the rules. */
#include "survey/answer.h"

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"

int64_t answer_id(void)
{
    return (int64_t)(random_u64() >> 2) + 1;
}

void answer_init(struct answer *a)
{
    *a = (struct answer){ 0 };
    memset(a->score, '-', SURVEY_QUESTIONS_MAX);
}

struct str answer_control(struct ctx *c, const char *kind, struct str name)
{
    return str_printf(c->arena, "%s." STR_FMT, kind, STR_ARG(name));
}

void answer_wrong(struct answer *a, struct str control, struct str text)
{
    if (a->n_error < SURVEY_ERRORS_MAX)
        a->error[a->n_error++] = (struct part_error){ control.p, text };
}

static struct str control_z(struct ctx *c, const char *kind, struct str name)
{
    struct str s = answer_control(c, kind, name);

    return (struct str){ str_z(c->arena, s), s.n };
}

void answer_put_score(struct ctx *c, const struct period *p, struct answer *a, size_t question,
                      struct str text)
{
    const struct survey_question *q = &p->def->question[question];
    int64_t v = 0;
    struct str most = int_show(c->arena, (int64_t)p->def->scale, true);
    const struct str args[] = { words_show(c, &q->ask), most };

    if (text.n == 0 || str_eq(text, STR("-")))
        return;
    if (int_parse_range(text, 1, (int64_t)p->def->scale, &v))
        a->score[question] = (char)('0' + v);
    else
        answer_wrong(a, control_z(c, "q", q->name),
                     tr_with(c->arena, c->lang, "survey.wrong.scale", args, ARRAY_LEN(args)));
}

void answer_put_profile(struct ctx *c, const struct period *p, struct answer *a, size_t question,
                        struct str word)
{
    const struct survey_profile *f = &p->def->profile[question];
    struct str label = words_show(c, &f->label);

    if (word.n == 0)
        return;
    if (survey_option(f, word) >= 0)
        a->profile[question] = word;
    else
        answer_wrong(a, control_z(c, "p", f->name),
                     tr_with(c->arena, c->lang, "survey.wrong.profile", &label, 1));
}

void answer_put_service(struct ctx *c, const struct period *p, struct answer *a, struct str text)
{
    if (p->n_service == 1)
        a->service = p->service[0].ord;
    if (text.n > 0 && !int_parse_range(text, 1, (int64_t)p->n_service, &a->service))
        answer_wrong(a, STR("layanan"), tr(c->lang, "survey.wrong.service"));
}

void answer_read(struct ctx *c, const struct period *p, struct answer *a)
{
    answer_init(a);
    answer_put_service(c, p, a, form_str(c, "layanan"));
    for (size_t i = 0; i < p->def->n_question; i++)
        answer_put_score(c, p, a, i, form_str(c, control_z(c, "q", p->def->question[i].name).p));
    for (size_t i = 0; i < p->def->n_profile; i++)
        answer_put_profile(c, p, a, i, form_str(c, control_z(c, "p", p->def->profile[i].name).p));
    if (p->def->open.in[0].n > 0)
        a->comment = form_str(c, "saran");
    if (utf8_length(a->comment) > SURVEY_COMMENT_MAX)
        answer_wrong(a, STR("saran"), tr(c->lang, "survey.wrong.comment"));
}

void answer_check(struct ctx *c, const struct period *p, struct answer *a)
{
    bool some = false;

    for (size_t i = 0; i < p->def->n_question; i++)
        some = some || a->score[i] != '-';
    if (a->n_error > 0)
        return;
    if (a->service == 0)
        answer_wrong(a, STR("layanan"), tr(c->lang, "survey.wrong.service"));
    if (!some)
        answer_wrong(a, control_z(c, "q", p->def->question[0].name),
                     tr(c->lang, "survey.wrong.empty"));
}

static struct str profile_text(struct ctx *c, const struct period *p, const struct answer *a)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < p->def->n_profile; i++) {
        if (i > 0)
            buf_add_char(&b, '|');
        buf_add(&b, a->profile[i]);
    }
    return buf_str(&b);
}

enum status answer_keep(struct ctx *c, const struct period *p, const struct answer *a,
                        const char *channel)
{
    int64_t unit = c->who.unit_id;
    struct str day = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct str score = { a->score, p->def->n_question };
    struct survey_period now = { 0 };
    enum status s = period_by_id(c, unit, p->row.id, &now);

    /* Papers and files may still come in after the links are closed. */
    if (s == ST_OK && !str_eq(now.state, STR("collecting")) &&
        !(str_eq(now.state, STR("closed")) &&
          (str_eq(str_of(channel), STR("paper")) || str_eq(str_of(channel), STR("file")))))
        return refuse(c, ST_CONFLICT, "survey.not_open");
    if (s == ST_OK)
        s = answer_add(c, answer_id(), unit, p->row.id, day, str_of(channel), a->service,
                       str_copy(c->arena, score), profile_text(c, p, a));
    if (s == ST_OK && a->comment.n > 0)
        s = comment_add(c, answer_id(), unit, p->row.id, a->comment, STR("waiting"));
    return s;
}
