/* control.c: from a field of one value to its control; control_field.c has the others. */
#include "register/control.h"

#include <inttypes.h>

#include "register/pages.h"

#define RADIOS_MAX 5    /* options that stand one below the other */
#define CELL_OPTIONS 30 /* options of a cell before it becomes a field with suggestions */
#define SHORT_MAX 24    /* characters of a narrow field */
#define TEXT_ROWS 4

/* ── options ── */

static struct option *options_new(struct ctx *c, size_t n, const char *first, size_t *k)
{
    struct option *o = arena_array(c->arena, n + 2, sizeof(*o));

    *k = 0;
    if (first != NULL)
        o[(*k)++] = (struct option){ STR(""), tr(c->lang, first), false };
    return o;
}

static bool has_word(struct ctx *c, struct str words, struct str word)
{
    return str_has(str_printf(c->arena, " " STR_FMT " ", STR_ARG(words)),
                   str_printf(c->arena, " " STR_FMT " ", STR_ARG(word)));
}

static void choice_options(struct ctx *c, const struct reg_field *f, const char *first,
                           struct control *out)
{
    size_t k;
    struct option *o = options_new(c, f->n_option, first, &k);
    struct str *note = arena_array(c->arena, f->n_option + 2, sizeof(*note));

    for (size_t i = 0; i < f->n_option; i++) {
        note[k] = words_show(c, &f->option[i].help);
        o[k++] = (struct option){ f->option[i].name, words_show(c, &f->option[i].label),
                                  has_word(c, out->value, f->option[i].name) };
    }
    out->option = o;
    out->note = note;
    out->n_option = k;
}

static void yesno_options(struct ctx *c, const char *first, struct control *out)
{
    size_t k;
    struct option *o = options_new(c, 2, first, &k);

    o[k++] = (struct option){ STR("1"), tr(c->lang, "common.yes"), str_eq(out->value, STR("1")) };
    o[k++] = (struct option){ STR("0"), tr(c->lang, "common.no"), str_eq(out->value, STR("0")) };
    out->option = o;
    out->n_option = k;
}

/* `shown`: what the value is called where it is not among them. */
static void pick_options(struct ctx *c, const struct picks *p, const char *first, struct str shown,
                         struct control *out)
{
    size_t k;
    struct option *o = options_new(c, p->n + 1, first, &k);
    int64_t value = 0;
    bool found = !int_parse(out->value, &value);

    for (size_t i = 0; i < p->n; i++) {
        bool chosen = value != 0 && p->p[i].id == value;

        found = found || chosen;
        o[k++] =
            (struct option){ str_printf(c->arena, "%" PRId64, p->p[i].id), p->p[i].text, chosen };
    }
    if (!found)
        o[k++] = (struct option){ out->value, shown.n > 0 ? shown : out->value, true };
    out->option = o;
    out->n_option = k;
}

static void suggest(struct picks *p, struct str shown, struct control *out)
{
    struct str text = picks_text(p, out->value);

    p->suggested = true;
    out->hint = true;
    out->kind = CONTROL_SUGGEST;
    out->list = p->id;
    out->value = text.n > 0 ? text : shown.n > 0 ? shown : out->value;
    out->max = 300;
}

enum status control_options(struct ctx *c, struct picks_known *known, const struct reg_field *f,
                            struct control *out)
{
    struct picks *p = NULL;
    enum status s;

    out->kind = CONTROL_SELECT;
    if (f->type == FIELD_YESNO) {
        yesno_options(c, "register.any", out);
        return ST_OK;
    }
    if (!field_is_pick(f)) {
        choice_options(c, f, "register.any", out);
        return ST_OK;
    }
    s = picks_find(c, known, f, &p);
    if (s != ST_OK)
        return s;
    if (p->more)
        suggest(p, STR(""), out);
    else
        pick_options(c, p, "register.any", STR(""), out);
    return ST_OK;
}

/* ── one control ── */

static void number_input(struct ctx *c, const struct reg_field *f, struct control *out)
{
    int64_t v = 0;

    out->mode = f->type == FIELD_DECIMAL || f->type == FIELD_PERCENT ? "decimal" : "numeric";
    out->narrow = true;
    out->max = 30;
    out->after = f->type == FIELD_PERCENT ? STR("%") : f->uom[c->lang];
    if (f->type != FIELD_MONEY)
        return;
    out->before = STR("Rp");
    if (int_parse(out->value, &v))
        out->value = int_show(c->arena, v, true);
}

static void day_input(struct ctx *c, const struct reg_field *f, struct control *out)
{
    bool time = f->type == FIELD_TIME;
    struct str today = date_iso(c->arena, reg_today(c));

    out->type = time ? "datetime-local" : "date";
    out->narrow = true;
    out->max = 30;
    if (f->past)
        out->latest = time ? str_printf(c->arena, STR_FMT "T23:59", STR_ARG(today)) : today;
    if (f->future)
        out->earliest = time ? str_printf(c->arena, STR_FMT "T00:00", STR_ARG(today)) : today;
}

static void text_input(const struct reg_field *f, struct control *out)
{
    out->max = f->has_max ? (int64_t)f->max : f->type == FIELD_LONGTEXT ? 4000 : 200;
    out->narrow = f->type == FIELD_TEXT && out->max <= SHORT_MAX;
    if (f->type == FIELD_LONGTEXT) {
        out->kind = CONTROL_AREA;
        out->rows = TEXT_ROWS;
    }
}

static void duration_input(struct ctx *c, struct control *out)
{
    out->narrow = true;
    out->max = 10;
    out->after = tr(c->lang, "register.hours_typed");
}

static enum status pick_control(struct control_maker *m, const struct reg_field *f, bool cell,
                                struct str shown, struct control *out)
{
    struct picks *p = NULL;
    enum status s = picks_find(m->c, &m->known, f, &p);

    if (s != ST_OK)
        return s;
    if (p->more || (cell && p->n > CELL_OPTIONS)) {
        suggest(p, shown, out);
        return ST_OK;
    }
    out->kind = CONTROL_SELECT;
    pick_options(m->c, p, out->optional ? "register.none_chosen" : "register.choose", shown, out);
    return ST_OK;
}

static bool explains(const struct reg_field *f)
{
    for (size_t i = 0; i < f->n_option; i++) {
        if (f->option[i].help.in[0].n > 0)
            return true;
    }
    return false;
}

/* Options that say what follows from them stand in full, however many. */
static void choice_control(struct ctx *c, const struct reg_field *f, bool cell, struct control *out)
{
    bool list = cell || (!explains(f) && (out->optional || f->n_option > RADIOS_MAX));
    const char *first = out->optional || cell ? "register.none_chosen" : "register.choose";

    out->kind = list ? CONTROL_SELECT : CONTROL_RADIOS;
    if (f->type == FIELD_YESNO)
        yesno_options(c, list ? first : NULL, out);
    else
        choice_options(c, f, list ? first : NULL, out);
}

enum status control_single(struct control_maker *m, const struct reg_field *f, bool cell,
                           struct str shown, struct control *out)
{
    struct ctx *c = m->c;

    out->kind = CONTROL_INPUT;
    out->type = "text";
    if (field_is_pick(f))
        return pick_control(m, f, cell, shown, out);
    if (f->type == FIELD_DURATION) {
        duration_input(c, out);
    } else if (field_is_number(f)) {
        number_input(c, f, out);
    } else if (f->type == FIELD_DATE || f->type == FIELD_TIME) {
        day_input(c, f, out);
    } else if (f->type == FIELD_CHOICE || f->type == FIELD_YESNO) {
        choice_control(c, f, cell, out);
    } else if (f->type == FIELD_CHOICES) {
        out->kind = CONTROL_TICKS;
        choice_options(c, f, NULL, out);
    } else {
        text_input(f, out);
        out->rows = out->kind == CONTROL_AREA && cell ? 1 : out->rows;
    }
    return ST_OK;
}
