/*
 * hooks.c of performance_agreement: its paper in the form of PermenPANRB 53/2014: the promise of
 * the first party, what the second does, both signatures, and the annex on pages of its own.
 */
#include "register/hooks.h"
#include "pdf/pdf.h"

enum bound {
    ANNEX,
    PROGRAMMES,
    YEAR,
    STRUCTURE,
    FIRST_NAME,
    FIRST_POSITION,
    SECOND_NAME,
    SECOND_POSITION,
    PLACE,
    SIGNED_ON,
    BUDGET
};
static const char *const fields[] = { "annex",       "programmes",      "year",
                                      "structure",   "first_name",      "first_position",
                                      "second_name", "second_position", "place",
                                      "signed_on",   "budget",          NULL };

enum annex_column { GOAL, INDICATOR, TARGET };
enum programme_column { LINE, NAME, AMOUNT };

static struct str text(const struct record *r, enum bound place)
{
    return record_text(r, hook_field(r->def, (int)place));
}

static struct str shown(struct ctx *c, const struct record *r, enum bound place)
{
    return record_show(c, r, hook_field(r->def, (int)place), false);
}

static void party(struct ctx *c, struct pdf *p, struct str name, struct str position,
                  const char *as)
{
    const struct pdf_fact fact[] = { { tr(c->lang, "agreement.name"), name },
                                     { tr(c->lang, "agreement.position"), position } };

    pdf_facts(p, fact, 2);
    pdf_space(p, 4);
    pdf_text(p, PDF_BODY, tr(c->lang, as));
}

static void promise(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct str place = text(r, PLACE), day = shown(c, r, SIGNED_ON);
    struct str at = place.n > 0 && day.n > 0
                        ? str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(place), STR_ARG(day))
                        : day;
    const struct pdf_signer signer[] = {
        { .place_date = STR(" "),
          .position = text(r, SECOND_POSITION),
          .name = text(r, SECOND_NAME) },
        { .place_date = at.n > 0 ? at : STR(" "),
          .position = text(r, FIRST_POSITION),
          .name = text(r, FIRST_NAME) },
    };

    pdf_text(p, PDF_BODY, tr(c->lang, "agreement.opening"));
    pdf_space(p, 6);
    party(c, p, text(r, FIRST_NAME), text(r, FIRST_POSITION), "agreement.first");
    pdf_space(p, 6);
    party(c, p, text(r, SECOND_NAME), text(r, SECOND_POSITION), "agreement.second");
    pdf_space(p, 8);
    pdf_text(p, PDF_BODY, tr(c->lang, "agreement.promise"));
    pdf_space(p, 6);
    pdf_text(p, PDF_BODY, tr(c->lang, "agreement.supervision"));
    pdf_space(p, 14);
    pdf_signatures(p, signer, 2);
}

static struct str cell_text(const struct record_rows *rows, size_t row, int col)
{
    const struct db_value *v = &rows->value[row * rows->n_column + (size_t)col];

    return v->null ? STR("") : v->s;
}

static void annex(struct ctx *c, const struct record_rows *rows, struct pdf *p)
{
    const struct pdf_col col[] = {
        { .head = tr(c->lang, "agreement.number"), .width = 6, .align = PDF_CENTRE },
        { .head = tr(c->lang, "agreement.goal"), .width = 38, .merge = true },
        { .head = tr(c->lang, "agreement.indicator"), .width = 40 },
        { .head = tr(c->lang, "agreement.target"), .width = 16, .align = PDF_CENTRE },
    };
    struct pdf_cell *cell = arena_array(c->arena, rows->n_row * 4 + 1, sizeof *cell);

    for (size_t i = 0; i < rows->n_row; i++) {
        struct str goal = cell_text(rows, i, GOAL);

        cell[i * 4] = (struct pdf_cell){ .text = str_printf(c->arena, "%zu", i + 1) };
        cell[i * 4 + 1] =
            (struct pdf_cell){ .text = goal,
                               .same = i > 0 && str_eq(goal, cell_text(rows, i - 1, GOAL)) };
        cell[i * 4 + 2] = (struct pdf_cell){ .text = cell_text(rows, i, INDICATOR) };
        cell[i * 4 + 3] = (struct pdf_cell){ .text = cell_text(rows, i, TARGET) };
    }
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 4, .cell = cell, .n_row = rows->n_row, .boxed = true });
}

static void programmes(struct ctx *c, const struct record *r, const struct record_rows *rows,
                       struct pdf *p)
{
    const struct reg_field *table = hook_field(r->def, PROGRAMMES);
    const struct pdf_col col[] = {
        { .head = tr(c->lang, "agreement.number"), .width = 6, .align = PDF_CENTRE },
        { .head = tr(c->lang, "agreement.programme"), .width = 66 },
        { .head = tr(c->lang, "agreement.budget"), .width = 28, .align = PDF_RIGHT },
    };
    size_t n = rows->n_row;
    struct pdf_cell *cell = arena_array(c->arena, (n + 1) * 3, sizeof *cell);

    for (size_t i = 0; i < n; i++) {
        struct str line = rows->shown[i * rows->n_column + LINE], name = cell_text(rows, i, NAME);

        cell[i * 3] = (struct pdf_cell){ .text = str_printf(c->arena, "%zu", i + 1) };
        cell[i * 3 + 1] = (struct pdf_cell){ .text = line.n > 0 ? line : name };
        cell[i * 3 + 2] =
            (struct pdf_cell){ .text =
                                   value_show(c, &table->cell[AMOUNT],
                                              &rows->value[i * rows->n_column + AMOUNT], STR("")) };
    }
    cell[n * 3 + 1] = (struct pdf_cell){ .text = tr(c->lang, "agreement.sum"), .strong = true };
    cell[n * 3 + 2] = (struct pdf_cell){ .text = shown(c, r, BUDGET), .strong = true };
    pdf_space(p, 12);
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 3, .cell = cell, .n_row = n + 1, .boxed = true });
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct record_rows goals, lines;
    enum status s = record_rows(c, r, hook_field(r->def, ANNEX), &goals);
    struct str year = str_printf(c->arena, "%d", (int)record_int(r, hook_field(r->def, YEAR)));
    const struct str title[] = { tr_with(c->arena, c->lang, "agreement.title", &year, 1),
                                 shown(c, r, STRUCTURE) };
    const struct str annexed[] = { tr_with(c->arena, c->lang, "agreement.annex", &year, 1),
                                   shown(c, r, STRUCTURE) };

    if (s == ST_OK)
        s = record_rows(c, r, hook_field(r->def, PROGRAMMES), &lines);
    if (s != ST_OK)
        return s;
    pdf_title(p, title, 2);
    promise(c, r, p);
    pdf_break(p);
    pdf_title(p, annexed, 2);
    annex(c, &goals, p);
    if (lines.n_row > 0)
        programmes(c, r, &lines, p);
    return ST_OK;
}

const struct reg_hooks performance_agreement_hooks = { .fields = fields, .paper = paper };
