/* record_history.c: the ledger's entries of a record, told in the words of its definition. */
#include <inttypes.h>

#include "core/ledger.h"
#include "register/clock_desk.h"
#include "register/picks.h"
#include "register/record_view.h"

static const struct reg_column *column_of(const struct reg_def *def, struct str key)
{
    for (size_t i = 0; i < def->n_column; i++) {
        if (str_eq(def->column[i].name, key))
            return &def->column[i];
    }
    return NULL;
}

static struct str label_of(struct ctx *c, const void *with, struct str key)
{
    /* What the ledger needs and nobody reads. */
    static const char *const untold[] = { "register", "version", "sha256",
                                          "files",    "made_on", "same_as" };
    const struct record *r = with;
    const struct reg_column *col = column_of(r->def, key);
    const struct reg_field *f = col != NULL ? col->field : reg_field(r->def, key);

    if (f != NULL)
        return words_show(c, &f->label);
    if (str_eq(key, STR("state")))
        return tr(c->lang, "register.state");
    if (str_eq(key, STR("number")))
        return tr(c->lang, "register.number");
    if (str_eq(key, STR("reason")))
        return tr(c->lang, "register.reason");
    if (str_eq(key, STR("clock")))
        return tr(c->lang, "field.clock");
    if (str_eq(key, STR("amount")))
        return tr(c->lang, "field.amount");
    for (size_t i = 0; i < ARRAY_LEN(untold); i++) {
        if (str_eq(key, str_of(untold[i])))
            return (struct str){ NULL, 0 };
    }
    return key;
}

/* Values stand in the ledger as they are typed: numbers of persons and records, words of choices.
 */
static struct str value_of(struct ctx *c, const void *with, struct str key, struct str value)
{
    const struct record *r = with;
    const struct reg_def *def = r->def;
    const struct reg_column *col = column_of(def, key);
    const struct reg_move *m;
    struct db_value v = { 0 };

    if (str_eq(key, STR("state")))
        return state_show(c, def, value).word;
    if (str_eq(key, STR("move"))) {
        m = reg_move(def, value);
        const struct str label = m != NULL ? words_show(c, &m->label) : value;

        return tr_with(c->arena, c->lang, "register.took_step", &label, 1);
    }
    if (str_eq(key, STR("clock"))) {
        const struct reg_clock *k = reg_clock(def, value);

        return k != NULL ? words_show(c, &k->label) : value;
    }
    if (col == NULL && reg_field(def, key) != NULL)
        return str_eq(value, STR("0")) ? STR("")
                                       : tr_with(c->arena, c->lang, "register.rows", &value, 1);
    if (col == NULL || value.n == 0 || str_starts(value, STR("•••")))
        return value;
    /* Limits of the day do not matter to what was written once. */
    const struct reg_field plain = { .type = col->field->type,
                                     .option = col->field->option,
                                     .n_option = col->field->n_option,
                                     .uom = { col->field->uom[0], col->field->uom[1] },
                                     .has_max = true,
                                     .max = 1e15,
                                     .has_min = true,
                                     .min = -1e15 };
    size_t at = (size_t)(col - def->column);

    if (value_parse(c, &plain, value, &v) != NULL)
        return value;
    if (col->type == DB_INT && r->shown[at].n > 0 && r->value[at].i == v.i)
        return r->shown[at];
    if (field_is_pick(col->field))
        return str_printf(c->arena, "#%" PRId64, v.i);
    return value_show(c, col->field, &v, value);
}

enum status record_history(struct ctx *c, const struct record *r, struct out *o)
{
    const struct history_words words = { r, label_of, value_of, "move" };

    return history_show_as(c, o, "record", r->id, &words);
}
