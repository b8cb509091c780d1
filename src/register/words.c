/* words.c: what a list is narrowed to, as a sentence for papers and files. */
#include "base/buf.h"
#include "core/people_queries.h"
#include "core/time_show.h"
#include "register/paper.h"
#include "register/paper_queries.h"

static void add(struct buf *b, struct str label, struct str value)
{
    if (b->n > 0)
        buf_add(b, STR(" · "));
    buf_printf(b, STR_FMT ": " STR_FMT, STR_ARG(label), STR_ARG(value));
}

/* The name behind an id, as far as it is of this unit. */
static struct str name_of(struct ctx *c, const struct reg_field *f, int64_t id)
{
    struct str name = { 0 };
    struct person person = { 0 };
    struct unit unit = { 0 };
    enum status s = ST_NOT_FOUND;

    if (f->type == FIELD_REF) {
        s = paper_record_title(c, c->who.unit_id, id, &name);
    } else if (f->type == FIELD_PERSON) {
        s = person_by_id(c, c->who.unit_id, id, &person);
        name = person.name;
    } else if (f->type == FIELD_UNIT) {
        s = unit_by_id(c, id, &unit);
        name = unit.name;
    }
    return s == ST_OK ? name : STR("–");
}

static void add_cond(struct ctx *c, struct buf *b, const struct list_cond *cond)
{
    const struct reg_field *f = cond->field;
    struct str label = words_show(c, &f->label), value;

    switch (cond->op) {
    case COND_FILLED:
        value = tr(c->lang, "register.words.filled");
        break;
    case COND_EMPTY:
        value = tr(c->lang, "register.words.empty");
        break;
    case COND_IS:
    case COND_FROM:
    case COND_TO:
    case COND_HAS:
    default:
        value = f->type == FIELD_REF || f->type == FIELD_PERSON || f->type == FIELD_UNIT
                    ? name_of(c, f, cond->value.i)
                    : value_show(c, f, &cond->value, STR(""));
        break;
    }
    if (cond->op == COND_FROM)
        value = tr_with(c->arena, c->lang, "register.words.from", &value, 1);
    else if (cond->op == COND_TO)
        value = tr_with(c->arena, c->lang, "register.words.until", &value, 1);
    add(b, label, value);
}

struct str reg_list_words(struct ctx *c, const struct reg_list_query *q)
{
    struct buf b;

    buf_init(&b, c->arena);
    if (q->words.n > 0)
        add(&b, tr(c->lang, "register.words.words"), q->words);
    if (q->state >= 0)
        add(&b, tr(c->lang, "register.col.state"), words_show(c, &q->def->state[q->state].label));
    else if (q->state == -2)
        add(&b, tr(c->lang, "register.col.state"), tr(c->lang, "register.words.open"));
    if (q->filter != NULL)
        add(&b, tr(c->lang, "register.words.filter"), words_show(c, &q->filter->label));
    if (q->measure != NULL)
        add(&b, words_show(c, &q->measure->label), q->month);
    for (size_t i = 0; i < q->n_cond; i++)
        add_cond(c, &b, &q->cond[i]);
    return buf_str(&b);
}
