/* list_read.c: what a list shows, from its address and back. */
#include "base/buf.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/back.h"
#include "register/list.h"

#define WORDS_MAX 200

/* ── conditions by field ── */

static void add_cond(struct ctx *c, struct reg_list_query *q, const struct reg_field *f,
                     enum cond_op op, struct str text)
{
    struct list_cond *cond = &q->cond[q->n_cond];
    const struct reg_field plain = { .type = f->type == FIELD_CHOICES ? FIELD_CHOICE : f->type,
                                     .option = f->option,
                                     .n_option = f->n_option,
                                     .column = f->column };

    if (q->n_cond == LIST_CONDS_MAX)
        return;
    *cond = (struct list_cond){ .field = f, .op = op, .typed = text };
    /* A day is a good end of a range of times; limits of the field do not matter here. */
    if (f->type == FIELD_TIME && text.n == 10)
        text =
            str_printf(c->arena, STR_FMT "T%s", STR_ARG(text), op == COND_TO ? "23:59" : "00:00");
    if (op != COND_FILLED && op != COND_EMPTY &&
        value_parse(c, &plain, text, &cond->value) != NULL) {
        q->bad = words_show(c, &f->label);
        return;
    }
    if (f->type == FIELD_CHOICES && op == COND_IS)
        cond->op = COND_HAS;
    q->n_cond++;
}

/* "f.FIELD", "f.FIELD.dari", "f.FIELD.sampai", "f.FIELD.isi" */
static void read_cond(struct ctx *c, struct reg_list_query *q, struct str name, struct str value)
{
    struct str rest = str_sub(name, 2, name.n);
    struct str field_name = str_cut(&rest, '.');
    const struct reg_field *f = reg_field(q->def, field_name);

    if (f == NULL || f->column < 0 || f->personal || value.n == 0 || value.n > WORDS_MAX)
        return;
    if (rest.n == 0)
        add_cond(c, q, f, COND_IS, value);
    else if (str_eq(rest, STR("dari")))
        add_cond(c, q, f, COND_FROM, value);
    else if (str_eq(rest, STR("sampai")))
        add_cond(c, q, f, COND_TO, value);
    else if (str_eq(rest, STR("isi")))
        add_cond(c, q, f, str_eq(value, STR("ya")) ? COND_FILLED : COND_EMPTY, value);
}

/* ── columns and order ── */

static void default_columns(struct ctx *c, struct reg_list_query *q)
{
    q->column = arena_array(c->arena, q->def->n_field + 1, sizeof(const struct reg_field *));
    for (size_t i = 0; i < q->def->n_field; i++) {
        if (q->def->field[i].list && q->def->field[i].column >= 0)
            q->column[q->n_column++] = &q->def->field[i];
    }
}

static void read_columns(struct ctx *c, struct reg_list_query *q, struct str names)
{
    default_columns(c, q);
    if (names.n == 0)
        return;
    q->n_column = 0;
    while (names.n > 0) {
        const struct reg_field *f = reg_field(q->def, str_trim(str_cut(&names, ',')));
        bool twice = false;

        for (size_t i = 0; i < q->n_column; i++)
            twice = twice || q->column[i] == f;
        if (f != NULL && f->column >= 0 && !twice)
            q->column[q->n_column++] = f;
    }
    if (q->n_column == 0)
        default_columns(c, q);
}

bool reg_list_sorts(const struct reg_def *def, const struct reg_field *f)
{
    return f->filter || f->unique || f->owner || f == def->order || f == def->on;
}

/* What lies between two values is found in the order of its index, and so it is shown. */
static const struct reg_field *order_of_range(const struct reg_list_query *q)
{
    for (size_t i = 0; i < q->n_cond; i++) {
        const struct list_cond *cond = &q->cond[i];

        if ((cond->op == COND_FROM || cond->op == COND_TO) && reg_list_sorts(q->def, cond->field))
            return cond->field;
    }
    return NULL;
}

static void read_order(struct reg_list_query *q, struct str name)
{
    const struct reg_field *range = order_of_range(q);

    q->order = q->def->order;
    q->desc = q->def->order == NULL || q->def->order_desc;
    if (range != NULL && range != q->order) {
        q->order = range;
        q->desc = true;
    }
    if (name.n == 0)
        return;
    bool desc = name.p[0] == '-';
    const struct reg_field *f = reg_field(q->def, str_sub(name, desc ? 1 : 0, name.n));

    if (f == NULL || f->column < 0 || f->personal)
        return;
    q->order = f;
    q->desc = desc;
    q->ordered = true;
}

static const struct reg_filter *filter_of(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_filter; i++) {
        if (str_eq(def->filter[i].name, name))
            return &def->filter[i];
    }
    return NULL;
}

static bool month_good(struct str month)
{
    int32_t day = 0;
    char text[11];

    if (month.n != 7)
        return false;
    memcpy(text, month.p, 7);
    memcpy(text + 7, "-01", 4);
    return date_parse(str_of(text), &day);
}

static struct str date_of(struct ctx *c, const char *name)
{
    struct str s = query_str(c, name);
    int32_t day = 0;

    return date_parse(s, &day) ? s : STR("");
}

void reg_list_read(struct ctx *c, const struct reg_def *def, struct reg_list_query *q)
{
    struct str state = query_str(c, "keadaan"), words = str_trim(query_str(c, "q"));
    const struct params *args = &c->req->args;

    *q = (struct reg_list_query){ .def = def, .state = -1 };
    q->words = utf8_prefix(words, WORDS_MAX);
    if (state.n > 0)
        q->state = str_eq(state, STR("terbuka")) ? -2 : reg_state_index(def, state);
    q->filter = filter_of(def, query_str(c, "saring"));
    for (size_t i = 0; i < args->n; i++) {
        if (str_starts(args->p[i].name, STR("f.")))
            read_cond(c, q, args->p[i].name, str_trim(args->p[i].value));
    }
    if (month_good(query_str(c, "bulan"))) {
        q->month = query_str(c, "bulan");
        q->measure = reg_measure_find(c->app, query_str(c, "ukuran"));
    }
    if (q->measure != NULL && q->measure->def != def)
        q->measure = NULL;
    q->from = date_of(c, "dari");
    q->until = date_of(c, "sampai");
    read_columns(c, q, query_str(c, "kolom"));
    read_order(q, query_str(c, "urut"));
    q->page = query_i64(c, "hal", 1);
    if (q->page < 1 || q->page > 1000000)
        q->page = 1;
}

/* ── and back ── */

static void add_pair(struct ctx *c, struct buf *b, struct str name, struct str value)
{
    if (value.n == 0)
        return;
    if (b->n > 0)
        buf_add_char(b, '&');
    buf_add(b, name);
    buf_add_char(b, '=');
    buf_add(b, url_part(c->arena, value));
}

static const char *const op_suffix[] = {
    [COND_IS] = "",        [COND_HAS] = "",        [COND_FROM] = ".dari",
    [COND_TO] = ".sampai", [COND_FILLED] = ".isi", [COND_EMPTY] = ".isi",
};

static bool is_default_columns(const struct reg_list_query *q)
{
    size_t at = 0;

    for (size_t i = 0; i < q->def->n_field; i++) {
        const struct reg_field *f = &q->def->field[i];

        if (!f->list || f->column < 0)
            continue;
        if (at == q->n_column || q->column[at++] != f)
            return false;
    }
    return at == q->n_column;
}

static struct str columns_text(struct ctx *c, const struct reg_list_query *q)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < q->n_column && !is_default_columns(q); i++) {
        if (i > 0)
            buf_add_char(&b, ',');
        buf_add(&b, q->column[i]->name);
    }
    return buf_str(&b);
}

struct str reg_list_address(struct ctx *c, const struct reg_list_query *q)
{
    struct buf b;

    buf_init(&b, c->arena);
    add_pair(c, &b, STR("q"), q->words);
    if (q->state >= 0)
        add_pair(c, &b, STR("keadaan"), q->def->state[q->state].name);
    if (q->state == -2)
        add_pair(c, &b, STR("keadaan"), STR("terbuka"));
    if (q->filter != NULL)
        add_pair(c, &b, STR("saring"), q->filter->name);
    for (size_t i = 0; i < q->n_cond; i++)
        add_pair(c, &b,
                 str_printf(c->arena, "f." STR_FMT "%s", STR_ARG(q->cond[i].field->name),
                            op_suffix[q->cond[i].op]),
                 q->cond[i].typed);
    if (q->measure != NULL) {
        add_pair(c, &b, STR("ukuran"), q->measure->name);
        add_pair(c, &b, STR("bulan"), q->month);
    }
    add_pair(c, &b, STR("dari"), q->from);
    add_pair(c, &b, STR("sampai"), q->until);
    if (q->ordered)
        add_pair(c, &b, STR("urut"),
                 str_printf(c->arena, "%s" STR_FMT, q->desc ? "-" : "", STR_ARG(q->order->name)));
    add_pair(c, &b, STR("kolom"), columns_text(c, q));
    return buf_str(&b);
}
