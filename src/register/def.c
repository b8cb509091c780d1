/* def.c: finding things in definitions. */
#include "register/def.h"

#include "core/app.h"
#include "register/hooks.h"

static const char *const type_names[FIELD_TYPES] = {
    [FIELD_TEXT] = "text",       [FIELD_LONGTEXT] = "longtext", [FIELD_INTEGER] = "integer",
    [FIELD_DECIMAL] = "decimal", [FIELD_PERCENT] = "percent",   [FIELD_MONEY] = "money",
    [FIELD_DATE] = "date",       [FIELD_TIME] = "time",         [FIELD_DURATION] = "duration",
    [FIELD_CHOICE] = "choice",   [FIELD_CHOICES] = "choices",   [FIELD_YESNO] = "yesno",
    [FIELD_PERSON] = "person",   [FIELD_UNIT] = "unit",         [FIELD_REF] = "ref",
    [FIELD_FILE] = "file",       [FIELD_TABLE] = "table",       [FIELD_ADDRESS] = "address",
};

const char *field_type_name(enum field_type t)
{
    return (unsigned)t < FIELD_TYPES ? type_names[t] : "?";
}

bool field_is_typed(const struct reg_field *f)
{
    return f->computed.text.n == 0 && f->total.of == NULL;
}

struct str words_show(const struct ctx *c, const struct words *w)
{
    return w->in[c->lang];
}

const struct reg_def *reg_find(const struct app *app, struct str name)
{
    const struct reg_all *all = app->registers;

    for (size_t i = 0; all != NULL && i < all->n; i++) {
        if (str_eq(all->def[i]->name, name))
            return all->def[i];
    }
    return NULL;
}

const struct reg_field *reg_field(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (str_eq(def->field[i].name, name))
            return &def->field[i];
    }
    return NULL;
}

const struct reg_field *hook_field(const struct reg_def *def, int place)
{
    return reg_field(def, str_of(def->hooks->fields[place]));
}

const struct reg_move *reg_move(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_move; i++) {
        if (str_eq(def->move[i].name, name))
            return &def->move[i];
    }
    return NULL;
}

int reg_state_index(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_state; i++) {
        if (str_eq(def->state[i].name, name))
            return (int)i;
    }
    return -1;
}

const struct reg_measure *reg_measure_find(const struct app *app, struct str name)
{
    const struct reg_all *all = app->registers;

    for (size_t i = 0; all != NULL && i < all->n; i++) {
        for (size_t k = 0; k < all->def[i]->n_measure; k++) {
            if (str_eq(all->def[i]->measure[k].name, name))
                return &all->def[i]->measure[k];
        }
    }
    return NULL;
}

enum part_state reg_state_shape(enum state_kind k)
{
    switch (k) {
    case STATE_KIND_ACTIVE:
        return STATE_REPORTED;
    case STATE_KIND_WAITING:
        return STATE_RETURNED;
    case STATE_KIND_DONE:
        return STATE_VERIFIED;
    case STATE_KIND_ENDED:
        return STATE_ENDED;
    case STATE_KIND_NEW:
    default:
        return STATE_PLANNED;
    }
}

bool reg_state_closed(const struct reg_def *def, struct str state)
{
    int i = reg_state_index(def, state);

    return i >= 0 &&
           (def->state[i].kind == STATE_KIND_DONE || def->state[i].kind == STATE_KIND_ENDED);
}
