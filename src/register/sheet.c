/*
 * sheet.c: GET /register/NAME/ID/cetak.pdf: one record on paper: its fields by section, tables,
 * files, what happened to it, its signature, and where it stands on screen and in the ledger. A
 * register with a paper of its own draws that instead.
 *
 * GET /register/NAME/bagan.pdf: what a register draws above its list, for the wall.
 */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/time_show.h"
#include "register/hooks.h"
#include "register/pages.h"
#include "register/paper.h"
#include "register/paper_queries.h"
#include "register/personal.h"

#define FACTS_MAX (REG_FIELDS_MAX + 8)
#define CELLS_MAX 22 /* columns of a table on paper */

struct sheet {
    struct ctx *c;
    const struct record *r;
    struct paper paper;
    bool personal;
    struct record_rows *rows; /* of each table field */
    struct paper_move *move;
    size_t n_move;
    struct paper_file *file;
    size_t n_file;
    struct pdf_seal page; /* the record on screen */
    struct str page_line[1];
    enum status *hook; /* what its own paper answered */
};

static struct str text(const struct sheet *s, const char *key)
{
    return tr(s->c->lang, key);
}

/* ── Fields ── */

static struct str files_of(const struct sheet *s, const struct reg_field *f)
{
    struct buf b;

    buf_init(&b, s->c->arena);
    for (size_t i = 0; i < s->n_file; i++) {
        if (!str_eq(s->file[i].field, f->name))
            continue;
        if (b.n > 0)
            buf_add(&b, STR("\n"));
        buf_add(&b, s->file[i].name);
    }
    return buf_str(&b);
}

static void draw_section(struct pdf *p, const struct sheet *s, int section, struct str title)
{
    const struct reg_def *def = s->r->def;
    struct pdf_fact fact[REG_FIELDS_MAX];
    size_t n = 0;

    for (size_t i = 0; i < def->n_field && n < ARRAY_LEN(fact); i++) {
        const struct reg_field *f = &def->field[i];
        struct str value;

        if (f->section != section || f->type == FIELD_TABLE)
            continue;
        value = f->type == FIELD_FILE ? files_of(s, f) : record_show(s->c, s->r, f, s->personal);
        if (value.n > 0)
            fact[n++] = (struct pdf_fact){ words_show(s->c, &f->label), value };
    }
    if (n == 0)
        return;
    if (title.n > 0)
        pdf_heading(p, 1, title);
    pdf_facts(p, fact, n);
}

static struct str cell_text(const struct sheet *s, const struct reg_field *f,
                            const struct record_rows *rows, size_t at)
{
    return value_show(s->c, f, &rows->value[at], rows->shown[at]);
}

static void draw_rows(struct pdf *p, const struct sheet *s, const struct reg_field *table,
                      const struct record_rows *rows)
{
    struct pdf_col col[CELLS_MAX];
    size_t n = table->n_cell < CELLS_MAX - 1 ? table->n_cell : CELLS_MAX - 1;
    struct pdf_cell *cell = arena_array(s->c->arena, rows->n_row * (n + 1), sizeof *cell);

    col[0] =
        (struct pdf_col){ .head = text(s, "register.paper.no"), .width = 5, .align = PDF_RIGHT };
    for (size_t k = 0; k < n; k++) {
        const struct reg_shown shown = { COMMON_NONE, &table->cell[k] };

        col[k + 1] =
            (struct pdf_col){ .head = reg_shown_head(s->c, &shown),
                              .width = reg_shown_width(&shown),
                              .align = reg_shown_is_number(&shown) ? PDF_RIGHT : PDF_LEFT };
    }
    for (size_t i = 0; i < rows->n_row; i++) {
        cell[i * (n + 1)].text = int_show(s->c->arena, (int64_t)i + 1, s->c->lang == LANG_ID);
        for (size_t k = 0; k < n; k++)
            cell[i * (n + 1) + k + 1].text =
                cell_text(s, &table->cell[k], rows, i * rows->n_column + k);
    }
    pdf_heading(p, 2, words_show(s->c, &table->label));
    if (rows->n_row == 0)
        pdf_text(p, PDF_QUIET, text(s, "register.paper.nihil"));
    else
        pdf_table(p, &(struct pdf_table){ .col = col,
                                          .n_col = n + 1,
                                          .cell = cell,
                                          .n_row = rows->n_row,
                                          .boxed = true,
                                          .small = n > 5 });
}

/* ── What happened ── */

static struct str state_text(const struct sheet *s, struct str name)
{
    int i = reg_state_index(s->r->def, name);

    return i < 0 ? name : words_show(s->c, &s->r->def->state[i].label);
}

static struct str move_text(const struct sheet *s, const struct paper_move *m)
{
    const struct reg_move *move = reg_move(s->r->def, m->move);

    if (m->move.n == 0)
        return text(s, "register.paper.made");
    if (str_starts(m->move, STR("extend:")))
        return text(s, "register.paper.extended");
    return move != NULL ? words_show(s->c, &move->label) : m->move;
}

static void draw_moves(struct pdf *p, const struct sheet *s)
{
    struct pdf_col col[] = { { .head = text(s, "register.paper.when"), .width = 22 },
                             { .head = text(s, "register.paper.move"), .width = 30 },
                             { .head = text(s, "register.col.state"), .width = 22 },
                             { .head = text(s, "register.paper.who"), .width = 26 },
                             { .head = text(s, "register.paper.reason"), .width = 40 } };
    size_t n = ARRAY_LEN(col);
    struct pdf_cell *cell = arena_array(s->c->arena, s->n_move * n + 1, sizeof *cell);

    if (s->n_move == 0 || s->r->def->n_state == 0) /* plain records only come into being */
        return;
    for (size_t i = 0; i < s->n_move; i++) {
        const struct paper_move *m = &s->move[i];
        struct pdf_cell *row = &cell[i * n];

        row[0].text = time_short(s->c->arena, s->c->lang, m->at, s->c->who.zone);
        row[1].text = move_text(s, m);
        row[2].text = state_text(s, m->to_state);
        row[3].text = m->person;
        row[4].text = m->reason;
    }
    pdf_heading(p, 1, text(s, "register.paper.history"));
    pdf_table(p, &(struct pdf_table){ .col = col, .n_col = n, .cell = cell, .n_row = s->n_move });
}

/* ── The paper ── */

static void draw_front(struct pdf *p, const struct sheet *s)
{
    const struct reg_def *def = s->r->def;
    const struct words *name = def->sheet_title.in[0].n > 0 ? &def->sheet_title : &def->one;
    struct str title[] = { paper_upper(s->c->arena, words_show(s->c, name)), s->r->number };
    struct pdf_fact fact[4];
    size_t n = 0;

    pdf_letterhead(p, &s->paper.letterhead);
    pdf_title(p, title, s->r->number.n > 0 ? 2 : 1);
    if (def->n_state > 0)
        fact[n++] = (struct pdf_fact){ text(s, "register.col.state"), state_text(s, s->r->state) };
    fact[n++] =
        (struct pdf_fact){ text(s, "register.col.created_on"), day_show(s->c, s->r->created_on) };
    if (s->r->due_on.n > 0)
        fact[n++] =
            (struct pdf_fact){ text(s, "register.col.due_on"), day_show(s->c, s->r->due_on) };
    if (s->r->closed_on.n > 0)
        fact[n++] =
            (struct pdf_fact){ text(s, "register.col.closed_on"), day_show(s->c, s->r->closed_on) };
    pdf_facts(p, fact, n);
}

static void draw_fields(struct pdf *p, const struct sheet *s)
{
    const struct reg_def *def = s->r->def;

    draw_section(p, s, -1, STR(""));
    for (size_t i = 0; i < def->n_section; i++)
        draw_section(p, s, (int)i, words_show(s->c, &def->section[i].label));
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE && (s->personal || !def->field[i].personal))
            draw_rows(p, s, &def->field[i], &s->rows[i]);
    }
}

static void draw(struct pdf *p, const void *with)
{
    const struct sheet *s = with;

    draw_front(p, s);
    draw_fields(p, s);
    draw_moves(p, s);
    pdf_signatures(p, &s->paper.signer, 1);
    pdf_seal(p, &s->page);
    pdf_seal(p, &s->paper.seal);
}

static void draw_own(struct pdf *p, const void *with)
{
    const struct sheet *s = with;
    enum status did = s->r->def->hooks->paper(s->c, s->r, p);

    if (*s->hook == ST_OK)
        *s->hook = did;
}

static enum status gather(struct sheet *s)
{
    struct ctx *c = s->c;
    const struct reg_def *def = s->r->def;
    enum status st = paper_of(c, &s->paper);

    s->rows = arena_array(c->arena, def->n_field + 1, sizeof *s->rows);
    for (size_t i = 0; st == ST_OK && i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE)
            st = record_rows(c, s->r, &def->field[i], &s->rows[i]);
    }
    if (st == ST_OK)
        st = paper_moves(c, c->who.unit_id, s->r->id, &s->move, &s->n_move);
    if (st == ST_OK)
        st = paper_files(c, c->who.unit_id, s->r->id, &s->file, &s->n_file);
    s->page_line[0] = tr(c->lang, "register.paper.page_how");
    s->page = (struct pdf_seal){ .url = paper_url(c, record_href(c, s->r)),
                                 .heading = s->r->title,
                                 .line = s->page_line,
                                 .n_line = 1 };
    s->paper.options.title = s->r->title;
    return st;
}

enum status reg_paper_sheet(struct ctx *c, const struct record *r, struct str *pdf)
{
    struct sheet *s = arena_new(c->arena, struct sheet);
    enum status hook = ST_OK, st;
    bool own = r->def->hooks != NULL && r->def->hooks->paper != NULL;

    *s = (struct sheet){
        .c = c, .r = r, .personal = reg_may(c, r->def, r->def->personal, r), .hook = &hook
    };
    st = gather(s);
    if (st != ST_OK)
        return st;
    s->paper.options.landscape = own && r->def->hooks->paper_landscape;
    st = pdf_make(c->arena, &s->paper.options, own ? draw_own : draw, s, pdf);
    if (st != ST_OK)
        return fail(c, st, "the sheet could not be drawn");
    return hook;
}

enum status sheet_pdf(struct ctx *c)
{
    struct str pdf = { 0 };
    enum status s = ST_OK;

    /* Written down before it leaves: what cannot be logged is not printed. */
    if (reg_has_personal(c->reg) && reg_may(c, c->reg, c->reg->personal, c->record))
        s = record_seen(c, c->record, "exported");
    if (s == ST_OK)
        s = reg_paper_sheet(c, c->record, &pdf);
    if (s == ST_OK)
        reg_send_bytes(c, c->reg, str_printf(c->arena, "%" PRId64, c->record->id), "pdf", pdf);
    return s;
}

/* ── What stands above a list ── */

struct list_drawing {
    struct ctx *c;
    struct paper paper;
    enum status *hook;
};

static void draw_above(struct pdf *p, const void *with)
{
    const struct list_drawing *d = with;

    pdf_letterhead(p, &d->paper.letterhead);
    enum status did = d->c->reg->hooks->list_paper(d->c, d->c->reg, p);
    if (*d->hook == ST_OK)
        *d->hook = did;
    pdf_signatures(p, &d->paper.signer, 1);
}

enum status drawn_pdf(struct ctx *c)
{
    enum status hook = ST_OK, s;
    struct list_drawing d = { .c = c, .hook = &hook };
    struct str pdf = { 0 };

    if (c->reg->hooks == NULL || c->reg->hooks->list_paper == NULL)
        return ST_NOT_FOUND;
    s = paper_of(c, &d.paper);
    if (s != ST_OK)
        return s;
    d.paper.options.paper = PDF_A3;
    d.paper.options.landscape = true;
    d.paper.options.title = words_show(c, &c->reg->title);
    s = pdf_make(c->arena, &d.paper.options, draw_above, &d, &pdf);
    if (s != ST_OK)
        return fail(c, s, "the drawing could not be printed");
    if (hook == ST_OK)
        reg_send_bytes(c, c->reg, STR("bagan"), "pdf", pdf);
    return hook;
}
