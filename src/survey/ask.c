/* ask.c: questions, choices and what the other parts hold, for the pages that ask. */
#include "survey/ask.h"

#include "base/number.h"

int ask_parts(const struct survey_def *def)
{
    return (int)def->n_part + (def->n_profile > 0 || def->open.in[0].n > 0 ? 1 : 0);
}

static struct str error_of(const struct answer *a, struct str control)
{
    for (size_t i = 0; i < a->n_error; i++)
        if (str_eq(str_of(a->error[i].field), control))
            return a->error[i].text;
    return STR("");
}

static struct str digit(struct ctx *c, char ch)
{
    return str_copy(c->arena, (struct str){ &ch, ch == '-' ? 0 : 1 });
}

/* ── one question ── */

/* The best answer first. */
static struct ask_question scale_question(struct ctx *c, const struct period *p,
                                          const struct answer *a, size_t i)
{
    const struct survey_def *def = p->def;
    const struct survey_question *q = &def->question[i];
    struct ask_choice *choice = arena_array(c->arena, def->scale, sizeof(*choice));
    struct str control = answer_control(c, "q", q->name);
    const struct str args[] = { int_show(c->arena, (int64_t)i + 1, true),
                                int_show(c->arena, (int64_t)def->n_question, true) };

    for (size_t k = 0; k < def->scale; k++) {
        size_t v = def->scale - k;

        choice[k] = (struct ask_choice){ digit(c, (char)('0' + v)), words_show(c, &q->label[v - 1]),
                                         a->score[i] == (char)('0' + v) };
    }
    return (struct ask_question){
        .control = control,
        .over = tr_with(c->arena, c->lang, "survey.question_of", args, ARRAY_LEN(args)),
        .text = words_show(c, &q->ask),
        .error = error_of(a, control),
        .choice = choice,
        .n = def->scale,
    };
}

static struct ask_question profile_question(struct ctx *c, const struct period *p,
                                            const struct answer *a, size_t i)
{
    const struct survey_profile *f = &p->def->profile[i];
    struct ask_choice *choice = arena_array(c->arena, f->n_option, sizeof(*choice));
    struct str control = answer_control(c, "p", f->name);

    for (size_t k = 0; k < f->n_option; k++)
        choice[k] = (struct ask_choice){ f->option[k].name, words_show(c, &f->option[k].label),
                                         str_eq(f->option[k].name, a->profile[i]) };
    return (struct ask_question){
        .control = control,
        .text = words_show(c, &f->label),
        .error = error_of(a, control),
        .choice = choice,
        .n = f->n_option,
    };
}

static struct ask_question service_question(struct ctx *c, const struct period *p,
                                            const struct answer *a)
{
    struct ask_choice *choice = arena_array(c->arena, p->n_service, sizeof(*choice));

    for (size_t i = 0; i < p->n_service; i++)
        choice[i] = (struct ask_choice){ str_printf(c->arena, "%d", (int)p->service[i].ord),
                                         p->service[i].name, a->service == p->service[i].ord };
    return (struct ask_question){
        .control = STR("layanan"),
        .over = tr(c->lang, "survey.before"),
        .text = tr(c->lang, "survey.which_service"),
        .error = error_of(a, STR("layanan")),
        .choice = choice,
        .n = p->n_service,
    };
}

/* ── a part ── */

static void hide(struct ask_view *v, struct str name, struct str value)
{
    if (value.n > 0)
        v->hidden[v->n_hidden++] = (struct ask_hidden){ name, value };
}

static void fill_questions(struct ctx *c, const struct period *p, const struct answer *a, int part,
                           struct ask_view *v)
{
    bool asks_service = p->n_service > 1;

    if (asks_service && part <= 1)
        v->question[v->n_question++] = service_question(c, p, a);
    else if (asks_service && a->service > 0)
        hide(v, STR("layanan"), str_printf(c->arena, "%d", (int)a->service));
    for (size_t k = 0; k < p->def->n_part; k++) {
        const struct survey_part *sp = &p->def->part[k];

        for (size_t i = sp->first; i < sp->first + sp->n; i++) {
            if (part == 0 || part == (int)k + 1)
                v->question[v->n_question++] = scale_question(c, p, a, i);
            else
                hide(v, answer_control(c, "q", p->def->question[i].name), digit(c, a->score[i]));
        }
    }
}

static void fill_last(struct ctx *c, const struct period *p, const struct answer *a, bool here,
                      struct ask_view *v)
{
    for (size_t i = 0; i < p->def->n_profile; i++) {
        if (here)
            v->profile[v->n_profile++] = profile_question(c, p, a, i);
        else
            hide(v, answer_control(c, "p", p->def->profile[i].name), a->profile[i]);
    }
    v->has_open = here && p->def->open.in[0].n > 0;
    v->open = words_show(c, &p->def->open);
    v->comment = a->comment;
    v->comment_error = error_of(a, STR("saran"));
    v->comment_max = str_printf(c->arena, "%d", SURVEY_COMMENT_MAX);
    if (!here)
        hide(v, STR("saran"), a->comment);
}

static struct str law_of(struct ctx *c, const struct survey_def *def)
{
    struct str all = def->n_law > 0 ? def->law[0] : STR("");

    for (size_t i = 1; i < def->n_law; i++)
        all = str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(all), STR_ARG(def->law[i]));
    return all;
}

void ask_fill(struct ctx *c, const struct period *p, const struct answer *a, int part,
              struct ask_view *v)
{
    size_t most = p->def->n_question + p->def->n_profile + 4;

    v->part = part;
    v->parts = ask_parts(p->def);
    v->title = words_show(c, &p->def->ask);
    v->lead = words_show(c, &p->def->lead);
    v->over = period_title(c, p);
    v->law = law_of(c, p->def);
    v->question = arena_array(c->arena, most, sizeof(*v->question));
    v->profile = arena_array(c->arena, most, sizeof(*v->profile));
    v->hidden = arena_array(c->arena, most, sizeof(*v->hidden));
    fill_questions(c, p, a, part, v);
    fill_last(c, p, a, part == 0 || part > (int)p->def->n_part, v);
    v->error = a->error;
    v->n_error = a->n_error;
}

int ask_wrong_part(struct ctx *c, const struct period *p, const struct answer *a)
{
    struct str control = str_of(a->error[0].field);

    if (str_eq(control, STR("layanan")))
        return 1;
    for (size_t k = 0; k < p->def->n_part; k++) {
        const struct survey_part *sp = &p->def->part[k];

        for (size_t i = sp->first; i < sp->first + sp->n; i++)
            if (str_eq(control, answer_control(c, "q", p->def->question[i].name)))
                return (int)k + 1;
    }
    return ask_parts(p->def);
}
