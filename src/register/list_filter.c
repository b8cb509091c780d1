/* list_filter.c: what narrows a list: chips, the form, what holds now, saved lists. */
#include "register/list_filter.h"

#include <inttypes.h>

#include "base/buf.h"
#include "core/time_show.h"
#include "register/sql.h"

static struct str address_of(struct ctx *c, const struct list_page *v,
                             const struct reg_list_query *q)
{
    struct str a = reg_list_address(c, q);

    if (a.n == 0)
        return v->base;
    return str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(v->base), STR_ARG(a));
}

/* ── chips ── */

/* What is counted is the whole register: beside other conditions the numbers would mislead. */
static bool is_plain(const struct reg_list_query *q)
{
    return q->words.n == 0 && q->n_cond == 0 && q->measure == NULL && q->from.n == 0 &&
           q->until.n == 0;
}

static struct part_chip state_chip(struct ctx *c, const struct list_page *v,
                                   const struct reg_list_query *q, int state)
{
    struct reg_list_query to = *q;

    to.state = state;
    to.page = 1;
    return (struct part_chip){ .href = address_of(c, v, &to),
                               .state = STATE_COUNT,
                               .count = -1,
                               .current = q->state == state };
}

void list_state_chips(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                      const int64_t *by_state, int64_t all)
{
    const struct reg_def *def = q->def;
    int64_t open = 0;

    if (def->n_state == 0)
        return;
    v->chip = arena_array(c->arena, def->n_state + 2, sizeof(*v->chip));
    for (size_t i = 0; i < def->n_state; i++)
        open += reg_state_closed(def, def->state[i].name) ? 0 : by_state[i];
    v->chip[0] = state_chip(c, v, q, -1);
    v->chip[0].text = tr(c->lang, "common.all");
    v->chip[0].count = all;
    v->chip[1] = state_chip(c, v, q, -2);
    v->chip[1].text = tr(c->lang, "register.open");
    v->chip[1].count = open;
    v->n_chip = 2;
    for (size_t i = 0; i < def->n_state; i++) {
        struct part_chip chip = state_chip(c, v, q, (int)i);

        if (by_state[i] == 0 && !chip.current)
            continue;
        chip.text = words_show(c, &def->state[i].label);
        chip.count = by_state[i];
        chip.state = reg_state_shape(def->state[i].kind);
        v->chip[v->n_chip++] = chip;
    }
    for (size_t i = 0; i < v->n_chip && (!is_plain(q) || q->filter != NULL); i++)
        v->chip[i].count = -1;
}

/* How many of the register each filter holds; of a long one that is not counted for every page. */
#define COUNTED_MAX 5000

static enum status count_filters(struct ctx *c, const struct reg_def *def, struct part_chip *chip)
{
    struct db_rows rows = { 0 };
    struct stmt q;
    enum status s;

    stmt_init(&q, c);
    for (size_t i = 0; i < def->n_filter; i++) {
        stmt_put(&q, i > 0 ? ", COUNT(*) FILTER (WHERE " : "SELECT COUNT(*) FILTER (WHERE ");
        stmt_expr(&q, def, &def->filter[i].where, "r", true);
        stmt_put(&q, ")");
        stmt_col(&q, DB_INT);
    }
    stmt_put(&q, " FROM (SELECT * FROM ");
    stmt_name(&q, sql_table(c->arena, def));
    stmt_put(&q, " WHERE unit_id = ");
    (void)stmt_int(&q, c->who.unit_id);
    stmt_put(&q, ") AS r WHERE 1 = 1");
    sql_guard(&q, def);
    s = stmt_run(&q, &rows, NULL);
    for (size_t i = 0; s == ST_OK && i < def->n_filter; i++)
        chip[i].count = rows.cell[i].i;
    return s;
}

enum status list_filter_chips(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                              int64_t all)
{
    const struct reg_def *def = q->def;

    v->filter = arena_array(c->arena, def->n_filter + 1, sizeof(*v->filter));
    for (size_t i = 0; i < def->n_filter; i++) {
        struct reg_list_query to = *q;
        bool current = q->filter == &def->filter[i];

        to.filter = current ? NULL : &def->filter[i];
        to.page = 1;
        v->filter[v->n_filter++] = (struct part_chip){
            .text = words_show(c, &def->filter[i].label),
            .href = address_of(c, v, &to),
            .count = -1,
            .state = STATE_COUNT,
            .current = current,
        };
    }
    if (def->n_filter == 0 || all > COUNTED_MAX || !is_plain(q) || q->state != -1)
        return ST_OK;
    return count_filters(c, def, v->filter);
}

/* ── what holds now ── */

static struct str cond_value(struct ctx *c, struct list_page *v, const struct list_cond *cond)
{
    struct picks *p = NULL;
    struct str text;

    if (!field_is_pick(cond->field))
        return value_show(c, cond->field, &cond->value, cond->typed);
    if (picks_find(c, &v->known, cond->field, &p) != ST_OK)
        return cond->typed;
    text = picks_text(p, cond->typed);
    return text.n > 0 ? text : cond->typed;
}

static struct str cond_text(struct ctx *c, struct list_page *v, const struct list_cond *cond)
{
    static const char *const key[] = {
        [COND_IS] = "register.cond_is",       [COND_FROM] = "register.cond_from",
        [COND_TO] = "register.cond_to",       [COND_FILLED] = "register.cond_filled",
        [COND_EMPTY] = "register.cond_empty", [COND_HAS] = "register.cond_is",
    };
    bool bare = cond->op == COND_FILLED || cond->op == COND_EMPTY;
    const struct str args[] = { words_show(c, &cond->field->label),
                                bare ? STR("") : cond_value(c, v, cond) };

    return tr_with(c->arena, c->lang, key[cond->op], args, ARRAY_LEN(args));
}

static void add_active(struct ctx *c, struct list_page *v, struct str text,
                       const struct reg_list_query *without)
{
    v->active[v->n_active++] = (struct list_active){ text, address_of(c, v, without) };
}

static struct str measure_text(struct ctx *c, const struct reg_list_query *q)
{
    struct str label = words_show(c, &q->measure->label);

    if (q->month.n == 0)
        return label;
    return str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(label), STR_ARG(q->month));
}

void list_active_now(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    struct reg_list_query to = *q;

    v->active = arena_array(c->arena, q->n_cond + 3, sizeof(*v->active));
    to.page = 1;
    if (q->words.n > 0) {
        to.words = STR("");
        add_active(c, v, tr_with(c->arena, c->lang, "register.cond_words", &q->words, 1), &to);
        to.words = q->words;
    }
    if (q->measure != NULL) {
        to.measure = NULL;
        add_active(c, v, measure_text(c, q), &to);
        to.measure = q->measure;
    }
    for (size_t i = 0; i < q->n_cond; i++) {
        struct reg_list_query one = to;

        one.n_cond = 0;
        for (size_t k = 0; k < q->n_cond; k++) {
            if (k != i)
                one.cond[one.n_cond++] = q->cond[k];
        }
        add_active(c, v, cond_text(c, v, &q->cond[i]), &one);
    }
}

/* ── the form ── */

static struct str typed_of(const struct reg_list_query *q, const struct reg_field *f,
                           enum cond_op op)
{
    for (size_t i = 0; i < q->n_cond; i++) {
        const struct list_cond *cond = &q->cond[i];
        bool same = cond->op == op || (op == COND_IS && cond->op == COND_HAS);

        if (cond->field == f && same)
            return cond->typed;
    }
    return STR("");
}

static bool is_span(const struct reg_field *f)
{
    return field_is_number(f) || f->type == FIELD_DATE || f->type == FIELD_TIME;
}

static bool is_filtered(const struct reg_field *f)
{
    if (f->column < 0 || f->personal)
        return false;
    if (is_span(f) || f->type == FIELD_CHOICE || f->type == FIELD_CHOICES ||
        f->type == FIELD_YESNO || field_is_pick(f))
        return true;
    return f->type == FIELD_TEXT && f->filter;
}

static struct control span_end(struct ctx *c, const struct reg_list_query *q,
                               const struct reg_field *f, enum cond_op op)
{
    bool day = f->type == FIELD_DATE || f->type == FIELD_TIME;
    struct str label = words_show(c, &f->label);

    return (struct control){
        .name = str_printf(c->arena, "f." STR_FMT ".%s", STR_ARG(f->name),
                           op == COND_FROM ? "dari" : "sampai"),
        .label = tr_with(c->arena, c->lang,
                         op == COND_FROM ? "register.from_of" : "register.until_of", &label, 1),
        .value = typed_of(q, f, op),
        .type = day ? "date" : "text",
        .mode = day ? NULL : "decimal",
        .max = 30,
    };
}

static enum status filter_field(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                                const struct reg_field *f)
{
    struct list_filter_field *out = &v->field[v->n_field++];

    *out = (struct list_filter_field){ .control = {
                                           .name =
                                               str_printf(c->arena, "f." STR_FMT, STR_ARG(f->name)),
                                           .label = words_show(c, &f->label),
                                           .value = typed_of(q, f, COND_IS),
                                           .type = "text",
                                           .max = 200,
                                       } };
    if (is_span(f)) {
        out->from = span_end(c, q, f, COND_FROM);
        out->until = span_end(c, q, f, COND_TO);
        return ST_OK;
    }
    if (f->type == FIELD_TEXT)
        return ST_OK;
    return control_options(c, &v->known, f, &out->control);
}

/* An address holds at most QUERY_MAX_FIELDS values, so the form stays well below. */
#define FILTER_FIELDS_MAX 40

enum status list_filter_fields(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    const struct reg_def *def = q->def;
    const struct reg_field **field =
        arena_array(c->arena, def->n_field + 1, sizeof(const struct reg_field *));
    size_t n = 0;

    for (size_t i = 0; i < def->n_field && n < FILTER_FIELDS_MAX; i++) {
        if (is_filtered(&def->field[i]))
            field[n++] = &def->field[i];
    }
    enum status s = picks_read(c, &v->known, field, n);
    v->field = arena_array(c->arena, n + 1, sizeof(*v->field));
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = filter_field(c, v, q, field[i]);
    v->fields_open = q->n_cond > 0;
    return s;
}

/* ── columns ── */

void list_columns(struct ctx *c, struct list_page *v, const struct reg_list_query *q)
{
    const struct reg_def *def = q->def;

    v->column = arena_array(c->arena, def->n_field + 1, sizeof(*v->column));
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];
        bool shown = false;

        if (f->column < 0 || f->personal)
            continue;
        for (size_t k = 0; k < q->n_column; k++)
            shown = shown || q->column[k] == f;
        v->column[v->n_column++] =
            (struct list_column){ str_printf(c->arena, "k." STR_FMT, STR_ARG(f->name)),
                                  words_show(c, &f->label), shown };
    }
}

/* ── the address as it should be ── */

static bool is_ticked_column(const struct ctx *c, const struct reg_field *f)
{
    for (size_t i = 0; i < c->req->args.n; i++) {
        const struct param *p = &c->req->args.p[i];

        if (str_starts(p->name, STR("k.")) && str_eq(str_sub(p->name, 2, p->name.n), f->name))
            return true;
    }
    return false;
}

static bool has_ticks(const struct ctx *c)
{
    for (size_t i = 0; i < c->req->args.n; i++) {
        if (str_starts(c->req->args.p[i].name, STR("k.")))
            return true;
    }
    return false;
}

static bool has_empty(const struct ctx *c)
{
    for (size_t i = 0; i < c->req->args.n; i++) {
        if (c->req->args.p[i].value.n == 0)
            return true;
    }
    return false;
}

/* "f.host=Budi Santoso", from a field with suggestions: the number takes the name's place. */
static enum status settle_names(struct ctx *c, const struct reg_def *def, bool *changed)
{
    struct params *args = &c->req->args;
    struct param *p = arena_copy(c->arena, args->p, args->n * sizeof(*args->p));
    struct picks_known known = { .n = 0 };
    enum status s = ST_OK;

    for (size_t i = 0; i < args->n && s == ST_OK; i++) {
        const struct reg_field *f = str_starts(p[i].name, STR("f."))
                                        ? reg_field(def, str_sub(p[i].name, 2, p[i].name.n))
                                        : NULL;
        struct str typed = str_trim(p[i].value);
        struct picks *picks = NULL;
        int64_t id = 0;

        if (f == NULL || !field_is_pick(f) || typed.n == 0 || int_parse(typed, &id))
            continue;
        s = picks_find(c, &known, f, &picks);
        if (s == ST_OK)
            s = picks_settle(c, f, picks, &p[i].value);
        *changed = true;
    }
    args->p = p;
    return s;
}

static void take_ticked(struct ctx *c, struct reg_list_query *q)
{
    const struct reg_field **column =
        arena_array(c->arena, q->def->n_field + 1, sizeof(const struct reg_field *));

    q->column = column;
    q->n_column = 0;
    for (size_t i = 0; i < q->def->n_field; i++) {
        const struct reg_field *f = &q->def->field[i];

        if (f->column >= 0 && is_ticked_column(c, f))
            column[q->n_column++] = f;
    }
}

enum status list_read_address(struct ctx *c, const struct reg_def *def, struct reg_list_query *q)
{
    bool ticks = has_ticks(c), untidy = ticks || has_empty(c);
    enum status s = settle_names(c, def, &untidy);

    if (s != ST_OK)
        return s;
    reg_list_read(c, def, q);
    if (ticks)
        take_ticked(c, q);
    if (!untidy || q->bad.n > 0)
        return ST_OK;
    struct str a = reg_list_address(c, q);

    c->answered = true;
    return see_other(c, "/register/" STR_FMT "%s" STR_FMT, STR_ARG(def->name), a.n > 0 ? "?" : "",
                     STR_ARG(a));
}
