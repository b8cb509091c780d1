/*
 * hooks.c of sop: the flow of a procedure, drawn from its table of steps: on the page, and on paper
 * behind the identity block, in the form of PermenPANRB 35/2012.
 */
#include "register/hooks.h"
#include "pdf/pdf.h"
#include "register/pages.h"

#include "sop_flow.view.h"

enum bound {
    STEPS,
    NAME,
    SOP_NO,
    STRUCTURE,
    WRITTEN,
    REVISED,
    EFFECTIVE,
    APPROVER,
    APPROVER_POSITION,
    APPROVER_NIP,
    BASIS,
    QUALIFICATION,
    LINKED,
    EQUIPMENT,
    WARNING,
    RECORDING,
    LEGALISED,
    PLACES
};
static const char *const fields[] = { "steps",        "name",         "sop_no",
                                      "structure",    "written_on",   "revised_on",
                                      "effective_on", "approver",     "approver_position",
                                      "approver_nip", "basis",        "qualification",
                                      "linked",       "equipment",    "warning",
                                      "recording",    "legalised_on", NULL };

enum column { ACTIVITY, ACTOR, SHAPE, NEEDS, MINUTES, OUTPUT, BRANCH, NOTE, COLUMNS };

static struct str text_at(const struct record_rows *rows, size_t row, enum column col)
{
    const struct db_value *v = &rows->value[row * rows->n_column + col];

    return v->null ? STR("") : v->s;
}

static struct str shown_at(struct ctx *c, const struct reg_field *table,
                           const struct record_rows *rows, size_t row, enum column col)
{
    size_t i = row * rows->n_column + col;

    return value_show(c, &table->cell[col], &rows->value[i], rows->shown[i]);
}

static int shape_at(const struct record_rows *rows, size_t row)
{
    static const char *const name[] = { "begin", "process", "decision", "document", "finish" };
    struct str shape = text_at(rows, row, SHAPE);

    for (int i = 0; i < 5; i++)
        if (str_eq(shape, str_of(name[i])))
            return i;
    return SHAPE_PROCESS;
}

/* The index of the step that a decision goes to if not; -1: none. */
static int branch_at(const struct record_rows *rows, size_t row)
{
    const struct db_value *v = &rows->value[row * rows->n_column + BRANCH];

    return v->null || v->i < 1 || v->i > (int64_t)rows->n_row ? -1 : (int)v->i - 1;
}

/* The actor's lane, a new one for a new actor; what does not fit stands in the last. */
static int lane_of(struct str *lane, size_t *n, struct str actor, bool *cut)
{
    for (size_t i = 0; i < *n; i++)
        if (str_eq(lane[i], actor))
            return (int)i;
    if (*n == DIAGRAM_LANES_MAX) {
        *cut = true;
        return DIAGRAM_LANES_MAX - 1;
    }
    lane[*n] = actor;
    return (int)(*n)++;
}

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    const struct reg_field *table = hook_field(r->def, STEPS);
    struct record_rows rows;
    struct sop_flow v = { 0 };
    enum status s = record_rows(c, r, table, &rows);

    if (s != ST_OK || rows.n_row == 0)
        return s;
    struct diagram_step *step = arena_array(c->arena, rows.n_row, sizeof(*step));
    for (size_t i = 0; i < rows.n_row; i++)
        step[i] = (struct diagram_step){
            .lane = lane_of(v.flow.lane, &v.flow.n_lane, text_at(&rows, i, ACTOR), &v.cut),
            .shape = (enum diagram_shape)shape_at(&rows, i),
            .text = text_at(&rows, i, ACTIVITY),
            .time = shown_at(c, table, &rows, i, MINUTES),
            .branch = branch_at(&rows, i),
        };
    v.flow.step = step;
    v.flow.n_step = rows.n_row;
    v.flow.number = tr(c->lang, "sop.flow.number");
    v.flow.activity = tr(c->lang, "sop.flow.activity");
    v.flow.time = tr(c->lang, "sop.flow.time");
    v.flow.yes = tr(c->lang, "common.yes");
    v.flow.no = tr(c->lang, "common.no");
    struct str args[2] = { int_show(c->arena, (int64_t)rows.n_row, c->lang == LANG_ID),
                           int_show(c->arena, (int64_t)v.flow.n_lane, c->lang == LANG_ID) };
    v.flow.say = tr_with(c->arena, c->lang, "sop.flow.say", args, 2);
    sop_flow_view(o, &v);
    return ST_OK;
}

/* ── Checked when saved ── */

/* A branch names a step that is there. */
static enum status check(struct ctx *c, struct reg_form *form)
{
    const struct reg_field *table = hook_field(form->def, STEPS);
    size_t at = (size_t)(table - form->def->field);
    const struct reg_cells *cells = &form->table[at];

    if (!form->given[at] || cells->value == NULL || form->wrong[at])
        return ST_OK;
    for (size_t i = 0; i < cells->n_row; i++) {
        const struct db_value *branch = &cells->value[i * table->n_cell + BRANCH];
        bool is_there = branch->null || (branch->i >= 1 && branch->i <= (int64_t)cells->n_row &&
                                         branch->i != (int64_t)i + 1);
        if (!is_there) {
            reg_form_wrong(c, form, table, "sop.flow.bad_branch",
                           int_show(c->arena, (int64_t)i + 1, c->lang == LANG_ID));
            break;
        }
    }
    return ST_OK;
}

/* ── On paper ── */

static struct str label_of(struct ctx *c, const struct record *r, enum bound place)
{
    return words_show(c, &hook_field(r->def, (int)place)->label);
}

static struct str shown(struct ctx *c, const struct record *r, enum bound place)
{
    struct str v = record_show(c, r, hook_field(r->def, (int)place), false);

    return v.n > 0 ? v : STR("–");
}

/* Position, room for the signature, name and NIP. */
static struct str approval(struct ctx *c, const struct record *r)
{
    struct str name = record_text(r, hook_field(r->def, APPROVER));
    struct str nip = record_text(r, hook_field(r->def, APPROVER_NIP));

    if (name.n == 0)
        return STR("–");
    return str_printf(c->arena, STR_FMT "\n\n\n\n" STR_FMT "%s" STR_FMT,
                      STR_ARG(record_text(r, hook_field(r->def, APPROVER_POSITION))), STR_ARG(name),
                      nip.n > 0 ? "\nNIP " : "", STR_ARG(nip));
}

/* The unit on the left, number and dates on the right. */
static void identity(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound place[] = { WRITTEN, REVISED, LEGALISED, EFFECTIVE };
    struct pdf_col col[] = { { .head = shown(c, r, STRUCTURE), .width = 46, .merge = true },
                             { .head = label_of(c, r, SOP_NO), .width = 20 },
                             { .head = shown(c, r, SOP_NO), .width = 34 } };
    struct pdf_cell cell[6 * 3] = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < sizeof place / sizeof *place; i++, n++) {
        cell[n * 3 + 1].text = label_of(c, r, place[i]);
        cell[n * 3 + 2].text = shown(c, r, place[i]);
    }
    cell[n * 3 + 1].text = tr(c->lang, "sop.flow.approved");
    cell[n * 3 + 2].text = approval(c, r);
    n++;
    cell[n * 3 + 1].text = label_of(c, r, NAME);
    cell[n * 3 + 2].text = shown(c, r, NAME);
    cell[n * 3 + 2].strong = true;
    for (size_t i = 1; i <= n; i++)
        cell[i * 3].same = true;
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 3, .cell = cell, .n_row = n + 1, .boxed = true });
}

/* Two blocks of the front sheet side by side. */
static void blocks(struct ctx *c, const struct record *r, struct pdf *p, enum bound left,
                   enum bound right)
{
    struct pdf_col col[] = { { .head = label_of(c, r, left), .width = 50 },
                             { .head = label_of(c, r, right), .width = 50 } };
    struct pdf_cell cell[] = { { .text = shown(c, r, left) }, { .text = shown(c, r, right) } };

    pdf_table(
        p, &(struct pdf_table){ .col = col, .n_col = 2, .cell = cell, .n_row = 1, .boxed = true });
}

static void flow_heads(struct ctx *c, struct pdf_flow *f)
{
    f->number = tr(c->lang, "sop.flow.number");
    f->activity = tr(c->lang, "sop.flow.activity");
    f->actors = tr(c->lang, "sop.flow.actors");
    f->quality = tr(c->lang, "sop.flow.quality");
    f->needs = tr(c->lang, "sop.flow.needs");
    f->time = tr(c->lang, "sop.flow.time");
    f->output = tr(c->lang, "sop.flow.output");
    f->note = tr(c->lang, "sop.flow.note");
    f->yes = tr(c->lang, "common.yes");
    f->no = tr(c->lang, "common.no");
}

static void flow_paper(struct ctx *c, const struct reg_field *table, const struct record_rows *rows,
                       struct pdf *p)
{
    struct pdf_step *step = arena_array(c->arena, rows->n_row, sizeof(*step));
    struct str *lane = arena_array(c->arena, DIAGRAM_LANES_MAX, sizeof(*lane));
    struct pdf_flow f = { .lane = lane, .step = step, .n_step = rows->n_row };
    bool cut = false;

    for (size_t i = 0; i < rows->n_row; i++)
        step[i] = (struct pdf_step){
            .lane = (size_t)lane_of(lane, &f.n_lane, text_at(rows, i, ACTOR), &cut),
            .symbol = (enum pdf_symbol)shape_at(rows, i),
            .activity = text_at(rows, i, ACTIVITY),
            .needs = text_at(rows, i, NEEDS),
            .time = shown_at(c, table, rows, i, MINUTES),
            .output = text_at(rows, i, OUTPUT),
            .note = text_at(rows, i, NOTE),
            .branch = branch_at(rows, i),
        };
    flow_heads(c, &f);
    pdf_flow(p, &f);
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    const struct reg_field *table = hook_field(r->def, STEPS);
    struct record_rows rows;
    struct str title[2] = { words_show(c, &r->def->sheet_title),
                            record_text(r, hook_field(r->def, NAME)) };
    enum status s = record_rows(c, r, table, &rows);

    if (s != ST_OK)
        return s;
    pdf_title(p, title, 2);
    identity(c, r, p);
    blocks(c, r, p, BASIS, QUALIFICATION);
    blocks(c, r, p, LINKED, EQUIPMENT);
    blocks(c, r, p, WARNING, RECORDING);
    if (rows.n_row > 0) {
        pdf_break(p);
        flow_paper(c, table, &rows, p);
    }
    return ST_OK;
}

const struct reg_hooks sop_hooks = {
    .fields = fields, .check = check, .draw = draw, .paper = paper, .paper_landscape = true
};
