/* column.c: columns of files and papers. */
#include "register/column.h"

#include "core/time_show.h"

static const struct {
    const char *name, *key;
    double width;
} commons[COMMON_COLUMNS] = {
    [COMMON_NUMBER] = { "number", "register.col.number", 22 },
    [COMMON_TITLE] = { "title", "register.col.title", 40 },
    [COMMON_STATE] = { "state", "register.col.state", 18 },
    [COMMON_CREATED_ON] = { "created_on", "register.col.created_on", 13 },
    [COMMON_CREATOR] = { "creator", "register.col.creator", 24 },
    [COMMON_DUE_ON] = { "due_on", "register.col.due_on", 13 },
    [COMMON_CLOSED_ON] = { "closed_on", "register.col.closed_on", 13 },
};

/* By a name as `print: columns` has it: a field, or number, title, state, created_on, creator,
 * due_on, closed_on. False: neither. */
static bool reg_shown_named(const struct reg_def *def, struct str name, struct reg_shown *out)
{
    const struct reg_field *f = reg_field(def, name);

    if (f != NULL) {
        *out = (struct reg_shown){ COMMON_NONE, f };
        return true;
    }
    for (int i = COMMON_NUMBER; i < COMMON_COLUMNS; i++) {
        if (str_eq(name, str_of(commons[i].name))) {
            *out = (struct reg_shown){ (enum common_column)i, NULL };
            return true;
        }
    }
    return false;
}

struct str reg_shown_head(struct ctx *c, const struct reg_shown *col)
{
    if (col->common != COMMON_NONE)
        return tr(c->lang, commons[col->common].key);

    struct str head = words_show(c, &col->field->label), uom = col->field->uom[c->lang];

    return uom.n == 0 ? head
                      : str_printf(c->arena, STR_FMT " (" STR_FMT ")", STR_ARG(head), STR_ARG(uom));
}

/* What a type's values are in a file, and how wide a column of them wants to be. */
static const struct {
    enum cell_kind kind;
    double width;
} types[FIELD_TYPES] = {
    [FIELD_TEXT] = { CELL_TEXT, 32 },        [FIELD_LONGTEXT] = { CELL_TEXT, 48 },
    [FIELD_INTEGER] = { CELL_NUMBER, 13 },   [FIELD_DECIMAL] = { CELL_NUMBER, 13 },
    [FIELD_PERCENT] = { CELL_NUMBER, 13 },   [FIELD_MONEY] = { CELL_GROUPED, 18 },
    [FIELD_DATE] = { CELL_DAY, 13 },         [FIELD_TIME] = { CELL_INSTANT, 18 },
    [FIELD_DURATION] = { CELL_MINUTES, 13 }, [FIELD_CHOICE] = { CELL_TEXT, 20 },
    [FIELD_CHOICES] = { CELL_TEXT, 32 },     [FIELD_YESNO] = { CELL_TEXT, 10 },
    [FIELD_PERSON] = { CELL_TEXT, 24 },      [FIELD_UNIT] = { CELL_TEXT, 28 },
    [FIELD_REF] = { CELL_TEXT, 32 },         [FIELD_FILE] = { CELL_TEXT, 24 },
    [FIELD_TABLE] = { CELL_TEXT, 48 },       [FIELD_ADDRESS] = { CELL_TEXT, 48 },
};

double reg_shown_width(const struct reg_shown *col)
{
    return col->common != COMMON_NONE ? commons[col->common].width : types[col->field->type].width;
}

bool reg_shown_is_number(const struct reg_shown *col)
{
    if (col->common != COMMON_NONE)
        return false;

    enum cell_kind k = types[col->field->type].kind;

    return k == CELL_NUMBER || k == CELL_GROUPED || k == CELL_MINUTES;
}

/* ── Cells ── */

static struct shown_cell day_cell(struct ctx *c, struct str iso)
{
    struct shown_cell cell = { .kind = CELL_DAY };

    if (!date_parse(iso, &cell.day))
        return (struct shown_cell){ .kind = CELL_TEXT, .text = iso };
    cell.text = date_short(c->arena, c->lang, cell.day);
    return cell;
}

static struct shown_cell state_cell(struct ctx *c, const struct record *r)
{
    int i = reg_state_index(r->def, r->state);

    if (i < 0)
        return (struct shown_cell){ .kind = CELL_TEXT };
    return (struct shown_cell){ .kind = CELL_SHAPE,
                                .text = words_show(c, &r->def->state[i].label),
                                .shape = reg_state_shape(r->def->state[i].kind) };
}

static struct shown_cell common_cell(struct ctx *c, const struct record *r, enum common_column k)
{
    switch (k) {
    case COMMON_NUMBER:
        return (struct shown_cell){ .kind = CELL_TEXT, .text = r->number };
    case COMMON_STATE:
        return state_cell(c, r);
    case COMMON_CREATED_ON:
        return day_cell(c, r->created_on);
    case COMMON_CREATOR:
        return (struct shown_cell){ .kind = CELL_TEXT, .text = r->creator };
    case COMMON_DUE_ON:
        return day_cell(c, r->due_on);
    case COMMON_CLOSED_ON:
        return day_cell(c, r->closed_on);
    case COMMON_NONE:
    case COMMON_TITLE:
    case COMMON_COLUMNS:
    default:
        return (struct shown_cell){ .kind = CELL_TEXT, .text = r->title };
    }
}

struct shown_cell reg_shown_cell(struct ctx *c, const struct record *r, const struct reg_shown *col)
{
    const struct reg_field *f = col->field;
    struct shown_cell cell = { .kind = CELL_TEXT };

    if (col->common != COMMON_NONE)
        return common_cell(c, r, col->common);
    if (!record_filled(r, f))
        return cell;
    cell.text = record_show(c, r, f, false);
    if (f->personal)
        return cell;
    cell.kind = types[f->type].kind;
    if (cell.kind == CELL_DAY && !date_parse(record_text(r, f), &cell.day))
        cell.kind = CELL_TEXT;
    else if (cell.kind == CELL_INSTANT)
        cell.at = record_int(r, f);
    else if (f->type == FIELD_DECIMAL || f->type == FIELD_PERCENT)
        cell.number = record_real(r, f);
    else if (cell.kind != CELL_TEXT && cell.kind != CELL_DAY)
        cell.number = (double)record_int(r, f);
    return cell;
}

/* ── Which columns ── */

struct reg_shown *reg_list_shown(struct ctx *c, const struct reg_list_query *q, size_t *n)
{
    const struct reg_def *def = q->def;
    struct reg_shown *out = arena_array(c->arena, q->n_column + 4, sizeof *out);

    *n = 0;
    if (def->number.n > 0)
        out[(*n)++].common = COMMON_NUMBER;
    for (size_t i = 0; i < q->n_column; i++)
        out[(*n)++].field = q->column[i];
    if (def->n_state > 0)
        out[(*n)++].common = COMMON_STATE;
    if (def->n_clock > 0)
        out[(*n)++].common = COMMON_DUE_ON;
    if (*n == 0)
        out[(*n)++].common = COMMON_TITLE;
    return out;
}

struct reg_shown *reg_print_shown(struct ctx *c, const struct reg_def *def, size_t *n)
{
    struct reg_list_query q = { .def = def };
    struct reg_shown *out = arena_array(c->arena, def->print.n_column + 1, sizeof *out);

    *n = 0;
    for (size_t i = 0; i < def->print.n_column; i++)
        *n += reg_shown_named(def, def->print.column[i], &out[*n]);
    if (*n > 0)
        return out;
    q.column = arena_array(c->arena, def->n_field + 1, sizeof(const struct reg_field *));
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].list)
            q.column[q.n_column++] = &def->field[i];
    }
    return reg_list_shown(c, &q, n);
}
