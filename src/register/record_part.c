/* record_part.c: the fields of a record as facts, tables and files, section by section. */
#include <inttypes.h>

#include "register/control.h"
#include "register/record_view.h"

/* ── facts ── */

/* No link to a page that would not open: where only owners read, it may be another's. */
static bool may_open(struct ctx *c, const struct reg_def *def, int64_t id)
{
    struct record there;

    return reg_lets_in(c, def) &&
           (reg_reads_all(c, def) || record_find(c, def, id, &there) == ST_OK);
}

/* "/penilaian/1": a page of ours, written by an engine or somebody who copied its address. */
static bool is_our_path(struct str s)
{
    return s.n > 1 && s.p[0] == '/' && s.p[1] >= 'a' && s.p[1] <= 'z' && !str_has(s, STR(" "));
}

static struct str href_of(struct ctx *c, const struct record *r, const struct reg_field *f)
{
    if (f->type == FIELD_TEXT && !f->personal && is_our_path(record_text(r, f)))
        return record_text(r, f);
    if (f->type != FIELD_REF || !record_filled(r, f) || !may_open(c, f->to, record_int(r, f)))
        return STR("");
    return str_printf(c->arena, "/register/" STR_FMT "/%" PRId64, STR_ARG(f->to->name),
                      record_int(r, f));
}

static void add_fact(struct ctx *c, const struct record *r, const struct reg_field *f,
                     bool personal, struct fact_section *s)
{
    struct fact one = { .label = words_show(c, &f->label),
                        .text = record_show(c, r, f, personal),
                        .href = href_of(c, r, f),
                        .computed = !field_is_typed(f),
                        .lines = f->type == FIELD_LONGTEXT };

    one.hidden = f->personal && !personal && one.text.n > 0;
    /* What was not asked has nothing to say. */
    if (one.text.n == 0 && f->when.text.n > 0)
        return;
    s->fact[s->n++] = one;
}

/* ── tables ── */

static enum status add_table(struct ctx *c, const struct record *r, const struct reg_field *f,
                             bool personal, struct fact_section *s)
{
    struct record_rows rows = { 0 };
    size_t n = f->n_cell;
    struct str *head = arena_array(c->arena, n + 1, sizeof(*head)), *cell;
    bool *number = arena_array(c->arena, n + 1, sizeof(*number));
    bool *computed = arena_array(c->arena, n + 1, sizeof(*computed));
    enum status st = record_rows(c, r, f, &rows);

    if (st != ST_OK || rows.n_row == 0)
        return st;
    cell = arena_array(c->arena, rows.n_row * n + 1, sizeof(*cell));
    for (size_t i = 0; i < n; i++) {
        head[i] = words_show(c, &f->cell[i].label);
        number[i] = field_is_number(&f->cell[i]);
        computed[i] = !field_is_typed(&f->cell[i]);
    }
    for (size_t i = 0; i < rows.n_row * n; i++) {
        const struct reg_field *col = &f->cell[i % n];
        bool hide = (f->personal || col->personal) && !personal && !rows.value[i].null;

        cell[i] = hide ? STR("•••") : value_show(c, col, &rows.value[i], rows.shown[i]);
    }
    s->table[s->n_table++] = (struct fact_table){
        words_show(c, &f->label), head, number, computed, n, cell, rows.n_row
    };
    return ST_OK;
}

/* ── files ── */

struct files {
    struct proof_line *line;
    struct evidence_item *item;
    bool *used;
    size_t n;
};

static void add_files(struct ctx *c, const struct reg_field *f, bool personal, struct files *files,
                      struct fact_section *s)
{
    bool hide = f->personal && !personal;
    struct fact_files *out = &s->files[s->n_files];

    *out = (struct fact_files){ .label = words_show(c, &f->label),
                                .item = arena_array(c->arena, files->n + 1, sizeof(*out->item)) };
    for (size_t i = 0; i < files->n; i++) {
        if (!str_eq(files->line[i].note, f->name))
            continue;
        files->used[i] = true;
        out->item[out->n++] = files->item[i];
        out->item[out->n - 1].note = STR(""); /* the field's name */
    }
    if (out->n > 0 && hide)
        s->fact[s->n++] = (struct fact){ .label = out->label, .hidden = true };
    else if (out->n > 0)
        s->n_files++;
}

static void add_others(struct ctx *c, const struct files *files, struct record_page *v)
{
    v->other =
        (struct fact_files){ .label = tr(c->lang, "register.other_files"),
                             .item = arena_array(c->arena, files->n + 1, sizeof(*v->other.item)) };
    for (size_t i = 0; i < files->n; i++) {
        if (!files->used[i] && !str_eq(files->line[i].note, STR(PROOF_ELSEWHERE)))
            v->other.item[v->other.n++] = files->item[i];
    }
}

/* ── sections ── */

static enum status fill_section(struct ctx *c, struct record_page *v, int section, bool personal,
                                struct files *files)
{
    const struct reg_def *def = v->r->def;
    struct fact_section *out = &v->section[v->n_section];
    enum status s = ST_OK;

    *out = (struct fact_section){
        .title = section < 0 ? STR("") : words_show(c, &def->section[section].label),
        .fact = arena_array(c->arena, def->n_field + 1, sizeof(*out->fact)),
        .table = arena_array(c->arena, def->n_field + 1, sizeof(*out->table)),
        .files = arena_array(c->arena, def->n_field + 1, sizeof(*out->files)),
    };
    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        const struct reg_field *f = &def->field[i];

        if (f->section != section)
            continue;
        if (f->type == FIELD_TABLE)
            s = add_table(c, v->r, f, personal, out);
        else if (f->type == FIELD_FILE)
            add_files(c, f, personal, files, out);
        else
            add_fact(c, v->r, f, personal, out);
    }
    if (out->n + out->n_table + out->n_files > 0)
        v->n_section++;
    return s;
}

enum status record_fill_sections(struct ctx *c, struct record_page *v, bool personal)
{
    const struct reg_def *def = v->r->def;
    struct files files = { 0 };
    enum status s = proof_list(c, "record", v->r->id, &files.line, &files.n);

    if (s == ST_OK)
        s = evidence_items(c, files.line, files.n, STR(""), &files.item);
    if (s != ST_OK)
        return s;
    files.used = arena_array(c->arena, files.n + 1, sizeof(*files.used));
    v->section = arena_array(c->arena, def->n_section + 1, sizeof(*v->section));
    for (int i = -1; i < (int)def->n_section && s == ST_OK; i++)
        s = fill_section(c, v, i, personal, &files);
    add_others(c, &files, v);
    return s;
}
