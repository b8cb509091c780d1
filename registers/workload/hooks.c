/*
 * hooks.c of workload: the form of nine columns, as the law has it: what each task needs, how many
 * people there are, and the surplus or shortage.
 */
#include "register/hooks.h"
#include "base/number.h"
#include "core/paper.h"
#include "pdf/pdf.h"

#define COLUMNS 9

enum bound { TASKS, POSITION, LOAD_YEAR, COUNTED_ON, NEED, NEEDED, PRESENT, DIFFERENCE, PLACES };
static const char *const fields[] = { "tasks",  "position", "load_year",  "counted_on", "need",
                                      "needed", "present",  "difference", NULL };

/* The columns of a row of tasks. */
enum column { TASK, OUTPUT, HOURS, EFFECTIVE, VOLUME, ROW_NEED, NOTE };

static struct str shown_at(struct ctx *c, const struct reg_field *table,
                           const struct record_rows *rows, size_t row, enum column col)
{
    size_t i = row * rows->n_column + col;

    return value_show(c, &table->cell[col], &rows->value[i], rows->shown[i]);
}

static void heads(struct ctx *c, struct pdf_col col[COLUMNS])
{
    static const struct {
        const char *key;
        double width;
        enum pdf_align align;
    } head[COLUMNS] = {
        { "workload.no", 4, PDF_RIGHT },        { "workload.task", 30, PDF_LEFT },
        { "workload.output", 10, PDF_LEFT },    { "workload.hours", 10, PDF_RIGHT },
        { "workload.effective", 9, PDF_RIGHT }, { "workload.volume", 9, PDF_RIGHT },
        { "workload.need", 9, PDF_RIGHT },      { "workload.present", 8, PDF_RIGHT },
        { "workload.note", 11, PDF_LEFT },
    };

    for (int i = 0; i < COLUMNS; i++)
        col[i] = (struct pdf_col){ .head = tr(c->lang, head[i].key),
                                   .width = head[i].width,
                                   .align = head[i].align };
}

static void put_row(struct ctx *c, const struct reg_field *table, const struct record_rows *rows,
                    size_t i, struct pdf_cell *cell)
{
    static const enum column place[] = { TASK, OUTPUT, HOURS, EFFECTIVE, VOLUME, ROW_NEED };

    cell[0].text = int_show(c->arena, (int64_t)i + 1, c->lang == LANG_ID);
    for (size_t k = 0; k < sizeof place / sizeof *place; k++)
        cell[k + 1].text = shown_at(c, table, rows, i, place[k]);
    cell[COLUMNS - 1].text = shown_at(c, table, rows, i, NOTE);
}

/* "Jumlah: 2,256, dibulatkan 2; yang ada 3; lebih atau kurang 1." */
static void put_total(struct ctx *c, const struct record *r, struct pdf_cell *cell)
{
    for (int i = 0; i < COLUMNS; i++)
        cell[i].strong = cell[i].tint = true;
    cell[1].text = tr(c->lang, "workload.total");
    cell[6].text = record_show(c, r, hook_field(r->def, NEED), false);
    cell[6].sub = record_show(c, r, hook_field(r->def, NEEDED), false);
    cell[7].text = record_show(c, r, hook_field(r->def, PRESENT), false);
    cell[8].text =
        str_printf(c->arena, STR_FMT ": " STR_FMT, STR_ARG(tr(c->lang, "workload.difference")),
                   STR_ARG(record_show(c, r, hook_field(r->def, DIFFERENCE), false)));
}

static void table(struct ctx *c, const struct record *r, const struct record_rows *rows,
                  struct pdf *p)
{
    struct pdf_col col[COLUMNS];
    struct pdf_cell *cell = arena_array(c->arena, (rows->n_row + 1) * COLUMNS, sizeof *cell);

    heads(c, col);
    for (size_t i = 0; i < rows->n_row; i++)
        put_row(c, hook_field(r->def, TASKS), rows, i, cell + i * COLUMNS);
    put_total(c, r, cell + rows->n_row * COLUMNS);
    pdf_table(
        p,
        &(struct pdf_table){
            .col = col, .n_col = COLUMNS, .cell = cell, .n_row = rows->n_row + 1, .boxed = true });
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound place[] = { POSITION, LOAD_YEAR, COUNTED_ON };
    const struct str title = words_show(c, &r->def->sheet_title);
    struct pdf_fact fact[sizeof place / sizeof *place];
    struct record_rows rows;
    struct paper front;
    enum status s = record_rows(c, r, hook_field(r->def, TASKS), &rows);

    if (s == ST_OK)
        s = paper_of(c, &front);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
        const struct reg_field *f = hook_field(r->def, (int)place[i]);

        fact[i] = (struct pdf_fact){ words_show(c, &f->label), record_show(c, r, f, false) };
    }
    pdf_letterhead(p, &front.letterhead);
    pdf_title(p, &title, 1);
    pdf_facts(p, fact, sizeof place / sizeof *place);
    pdf_space(p, 6);
    table(c, r, &rows, p);
    pdf_signatures(p, &front.signer, 1);
    return ST_OK;
}

const struct reg_hooks workload_hooks = { .fields = fields,
                                          .paper = paper,
                                          .paper_landscape = true };
