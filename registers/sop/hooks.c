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

    if (!form->given[at] || cells->value == NULL)
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

static void identity(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound place[] = { SOP_NO,    WRITTEN, REVISED,       EFFECTIVE,
                                        STRUCTURE, BASIS,   QUALIFICATION, LINKED,
                                        EQUIPMENT, WARNING, RECORDING };
    struct pdf_fact fact[sizeof place / sizeof *place];
    size_t n = 0;

    for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
        const struct reg_field *f = hook_field(r->def, (int)place[i]);
        struct str value = record_show(c, r, f, false);

        fact[n++] = (struct pdf_fact){ words_show(c, &f->label), value.n > 0 ? value : STR("–") };
    }
    pdf_facts(p, fact, n);
}

static void approval(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct pdf_signer signer = {
        .place_date = record_show(c, r, hook_field(r->def, LEGALISED), false),
        .position = record_text(r, hook_field(r->def, APPROVER_POSITION)),
        .name = record_text(r, hook_field(r->def, APPROVER)),
        .nip = record_text(r, hook_field(r->def, APPROVER_NIP)),
    };

    if (signer.name.n > 0)
        pdf_signatures(p, &signer, 1);
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
    approval(c, r, p);
    if (rows.n_row > 0) {
        pdf_break(p);
        flow_paper(c, table, &rows, p);
    }
    return ST_OK;
}

const struct reg_hooks sop_hooks = {
    .fields = fields, .check = check, .draw = draw, .paper = paper, .paper_landscape = true
};
