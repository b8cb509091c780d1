/* control_field.c: fields with their labels and errors; those of several values; how much one form
 * holds. */
#include <inttypes.h>

#include "core/app.h"
#include "register/control.h"
#include "register/expr.h"

/* ── how much a form holds ── */

bool field_is_number(const struct reg_field *f)
{
    return f->type == FIELD_INTEGER || f->type == FIELD_DECIMAL || f->type == FIELD_PERCENT ||
           f->type == FIELD_MONEY || f->type == FIELD_DURATION;
}

static size_t controls_of(const struct reg_field *f)
{
    if (f->type == FIELD_TABLE)
        return 0;
    if (f->type == FIELD_CHOICES)
        return f->n_option;
    return f->type == FIELD_ADDRESS ? 4 : 1;
}

void control_maker_init(struct ctx *c, struct control_maker *m, const struct reg_form *form,
                        const struct reg_field *const *field, size_t n)
{
    *m = (struct control_maker){ .c = c, .form = form, .rows_left = FORM_CONTROLS_MAX };
    for (size_t i = 0; i < n; i++) {
        m->rows_left -= (int64_t)controls_of(field[i]);
        m->n_table += field[i]->type == FIELD_TABLE;
    }
}

static size_t typed_cells(const struct reg_field *table)
{
    size_t n = 0;

    for (size_t i = 0; i < table->n_cell; i++)
        n += field_is_typed(&table->cell[i])
                 ? (table->cell[i].type == FIELD_CHOICES ? table->cell[i].n_option : 1)
                 : 0;
    return n > 0 ? n : 1;
}

int64_t control_rows_max(const struct control_maker *m, const struct reg_field *table)
{
    int64_t room = m->rows_left / (int64_t)(m->n_table > 0 ? m->n_table : 1);
    int64_t fit = room / (int64_t)typed_cells(table);
    int64_t asked = table->max_rows > 0 ? (int64_t)table->max_rows : fit;

    if (fit < 0)
        return 0;
    return fit < asked ? fit : asked;
}

/* ── addresses and files ── */

static struct str shown_of(const struct reg_form *form, const struct reg_field *f)
{
    if (form->old == NULL || f->column < 0)
        return STR("");
    return form->old->shown[f->column];
}

static void address_control(struct control_maker *m, const struct reg_field *f, struct control *out)
{
    static const char *const label[] = { "register.street", "register.village", "register.district",
                                         "register.regency" };
    struct ctx *c = m->c;
    struct control *part = arena_array(c->arena, ARRAY_LEN(label), sizeof(*part));

    out->kind = CONTROL_GROUP;
    out->n_part = (size_t)f->n_column < ARRAY_LEN(label) ? (size_t)f->n_column : ARRAY_LEN(label);
    for (size_t i = 0; i < out->n_part; i++) {
        const struct reg_column *col = &m->form->def->column[f->column + (int)i];

        part[i] = (struct control){
            .name = str_printf(c->arena, "f." STR_FMT, STR_ARG(col->name)),
            .label = tr(c->lang, label[i]),
            .value = m->form->typed[f->column + (int)i],
            .type = "text",
            .max = 200,
            .optional = out->optional || i > 0,
        };
        part[i].error = reg_form_error(m->form, part[i].name);
    }
    out->part = part;
    out->error = STR("");
    out->name = str_printf(c->arena, "g." STR_FMT, STR_ARG(f->name));
}

/* Files that the form, which came back, wants taken away. */
static bool is_ticked(const struct ctx *c, struct str value)
{
    if (c->req == NULL || c->req->method != POST)
        return false;
    for (size_t i = 0; i < c->req->form.n; i++) {
        if (str_eq(c->req->form.p[i].name, STR("lepas")) && str_eq(c->req->form.p[i].value, value))
            return true;
    }
    return false;
}

static void file_control(struct control_maker *m, const struct reg_field *f, struct control *out)
{
    struct ctx *c = m->c;
    struct control_file *file = arena_array(c->arena, m->n_file + 1, sizeof(*file));
    int64_t mb = c->app->upload_max >> 20;

    if (m->file_max > 0 && m->file_max < mb)
        mb = m->file_max;
    out->kind = CONTROL_FILE;
    out->many = f->many;
    out->name = str_printf(c->arena, "b." STR_FMT, STR_ARG(f->name));
    out->error = reg_form_error(m->form, out->name);
    out->limit = int_show(c->arena, mb, c->lang == LANG_ID);
    out->limit_bytes = str_printf(c->arena, "%" PRId64, mb << 20);
    out->limit_key = m->file_max > 0 ? "register.open_files_help"
                     : out->many     ? "register.files_help"
                                     : "register.file_help";
    for (size_t i = 0; i < m->n_file; i++) {
        const struct proof_line *l = &m->file[i];
        struct str id = str_printf(c->arena, "%" PRId64, l->id);

        if (str_eq(l->note, f->name))
            file[out->n_file++] = (struct control_file){
                .value = id,
                .name = l->name,
                .href = str_printf(c->arena, "/dokumen/%" PRId64, l->document_id),
                .gone = is_ticked(c, id),
            };
    }
    out->file = file;
    out->kept = reg_form_kept(c, m->form, f, &out->n_kept);
}

/* ── tables ── */

static enum status cell_control(struct control_maker *m, const struct reg_field *table, size_t row,
                                const struct reg_field *f, struct control *out)
{
    const struct reg_cells *cells = &m->form->table[table - m->form->def->field];
    size_t at = row * table->n_cell + (size_t)(f - table->cell);

    *out = (struct control){
        .name = str_printf(m->c->arena, "t." STR_FMT ".%zu." STR_FMT, STR_ARG(table->name), row,
                           STR_ARG(f->name)),
        .label = words_show(m->c, &f->label),
        .value = row < cells->n_row ? cells->typed[at] : STR(""),
        .optional = true,
    };
    out->error = reg_form_error(m->form, out->name);
    return control_single(m, f, true, STR(""), out);
}

/* How many rows are shown: what there is and some empty ones, as far as the form holds them. */
static size_t rows_shown(const struct control_maker *m, const struct reg_field *table, int64_t most)
{
    size_t n = m->form->table[table - m->form->def->field].n_row;

    if (str_eq(m->more, table->name) || n == 0)
        n += ROWS_EMPTY;
    if (n < table->min_rows)
        n = table->min_rows;
    return (int64_t)n > most ? (size_t)most : n;
}

static void table_head(struct ctx *c, const struct reg_field *table, struct control *out)
{
    struct control *part = arena_array(c->arena, table->n_cell + 1, sizeof(*part));

    for (size_t i = 0; i < table->n_cell; i++) {
        const struct reg_field *f = &table->cell[i];

        if (field_is_typed(f))
            part[out->n_part++] = (struct control){ .label = words_show(c, &f->label),
                                                    .help = words_show(c, &f->help),
                                                    .optional = !f->required };
    }
    out->part = part;
}

static enum status table_control(struct control_maker *m, const struct reg_field *table,
                                 struct control *out)
{
    struct arena *a = m->c->arena;
    struct control *cell;
    size_t k = 0;
    enum status s = ST_OK;

    out->kind = CONTROL_TABLE;
    out->field = table->name;
    out->name = str_printf(a, "t." STR_FMT, STR_ARG(table->name));
    out->error = reg_form_error(m->form, out->name);
    out->max_rows = control_rows_max(m, table);
    table_head(m->c, table, out);
    out->n_row = rows_shown(m, table, out->max_rows);
    cell = arena_array(a, out->n_row * table->n_cell + 1, sizeof(*cell));
    for (size_t row = 0; row < out->n_row; row++) {
        for (size_t i = 0; i < table->n_cell && s == ST_OK; i++) {
            if (field_is_typed(&table->cell[i]))
                s = cell_control(m, table, row, &table->cell[i], &cell[k++]);
        }
    }
    out->cell = cell;
    return s;
}

/* ── one field ── */

/* What a field waits for, where the browser can see it by itself. */
static void fill_when(struct ctx *c, const struct reg_def *def, const struct reg_field *f,
                      struct control *out)
{
    struct str name = { 0 }, words = { 0 };
    const struct reg_field *on;
    struct buf b;

    if (f->when.text.n == 0 || !expr_is_simple(c->arena, f->when.text, &name, &words))
        return;
    on = reg_field(def, name);
    if (on == NULL)
        return;
    out->when_name = str_printf(c->arena, "f." STR_FMT, STR_ARG(name));
    out->when_words = str_trim(words);
    buf_init(&b, c->arena);
    for (size_t i = 0; i < on->n_option; i++) {
        struct str word = str_printf(c->arena, " " STR_FMT " ", STR_ARG(on->option[i].name));

        if (!str_has(str_printf(c->arena, " " STR_FMT " ", STR_ARG(out->when_words)), word))
            continue;
        buf_add(&b, b.n > 0 ? STR(", ") : STR(""));
        buf_add(&b, words_show(c, &on->option[i].label));
    }
    if (on->type == FIELD_YESNO)
        buf_add(&b, tr(c->lang, str_eq(out->when_words, STR("1")) ? "common.yes" : "common.no"));
    const struct str args[] = { words_show(c, &on->label), buf_str(&b) };

    out->when_say = tr_with(c->arena, c->lang, "register.only_when", args, ARRAY_LEN(args));
}

enum status control_of(struct control_maker *m, const struct reg_field *f, struct control *out)
{
    struct ctx *c = m->c;

    *out = (struct control){
        .name = str_printf(c->arena, "f." STR_FMT, STR_ARG(f->name)),
        .label = words_show(c, &f->label),
        .help = words_show(c, &f->help),
        .optional = !f->required,
        .personal = f->personal,
        .value = f->column >= 0 ? m->form->typed[f->column] : STR(""),
    };
    out->error = reg_form_error(m->form, out->name);
    fill_when(c, m->form->def, f, out);
    if (f->type == FIELD_TABLE)
        return table_control(m, f, out);
    if (f->type == FIELD_ADDRESS)
        address_control(m, f, out);
    else if (f->type == FIELD_FILE)
        file_control(m, f, out);
    else
        return control_single(m, f, false, shown_of(m->form, f), out);
    return ST_OK;
}
