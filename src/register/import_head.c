/* import_head.c: which column of a file is which field, and what the template says of each. */
#include "register/column.h"
#include "register/import.h"

#include "base/buf.h"
#include "base/number.h"
#include "register/record.h"

bool import_takes(struct ctx *c, const struct reg_def *def, size_t column)
{
    const struct reg_field *f = def->column[column].field;

    return field_is_typed(f) && (!f->personal || reg_may(c, def, def->personal, NULL));
}

struct str import_head(struct ctx *c, const struct reg_def *def, size_t column, enum lang lang)
{
    static const char *const parts[] = { "register.import.street", "register.import.village",
                                         "register.import.district", "register.import.regency" };
    const struct reg_field *f = def->column[column].field;
    size_t part = column - (size_t)f->column;
    struct str args[] = { f->label.in[lang], STR("") };

    if (f->type != FIELD_ADDRESS || part >= ARRAY_LEN(parts))
        return args[0];
    args[1] = tr(lang, parts[part]);
    return tr_with(c->arena, lang, "register.import.part", args, 2);
}

/* ── The file's head ── */

/* A list that others keep has its own words. */
static bool is_named_there(struct ctx *c, const struct reg_def *def, size_t column, struct str low)
{
    for (size_t i = 0; i < def->import.n_head; i++) {
        const struct reg_import_head *h = &def->import.head[i];

        for (size_t k = 0; h->field->column == (int)column && k < h->n_name; k++) {
            if (str_eq(low, str_lower(c->arena, h->name[k])))
                return true;
        }
    }
    return false;
}

static bool is_named(struct ctx *c, const struct reg_def *def, size_t column, struct str low)
{
    return is_named_there(c, def, column, low) || str_eq(low, def->column[column].name) ||
           str_eq(low, str_lower(c->arena, import_head(c, def, column, LANG_ID))) ||
           str_eq(low, str_lower(c->arena, import_head(c, def, column, LANG_EN)));
}

/* A head without the unit of measure that exports write behind it: "Luas (m2)". */
static struct str without_uom(struct str s)
{
    size_t at = s.n;

    if (!str_ends(s, STR(")")))
        return s;
    while (at > 0 && s.p[at - 1] != '(')
        at--;
    return at > 0 ? str_trim(str_sub(s, 0, at - 1)) : s;
}

static int column_named(struct ctx *c, const struct reg_def *def, struct str head)
{
    struct str low = str_lower(c->arena, str_trim(head)), bare = without_uom(low);

    for (size_t i = 0; i < def->n_column; i++) {
        if (is_named(c, def, i, low))
            return (int)i;
    }
    for (size_t i = 0; i < def->n_column && bare.n < low.n; i++) {
        if (is_named(c, def, i, bare))
            return (int)i;
    }
    return -1;
}

/* What every export has and no import takes: the number, the state, the days of the record. */
static bool is_passed_over(struct ctx *c, struct str head)
{
    struct str low = str_lower(c->arena, str_trim(head));

    for (int k = COMMON_NUMBER; k < COMMON_COLUMNS; k++) {
        const struct reg_shown shown = { (enum common_column)k, NULL };

        for (int lang = 0; lang < 2; lang++) {
            struct ctx other = *c;

            other.lang = (enum lang)lang;
            if (str_eq(low, str_lower(c->arena, reg_shown_head(&other, &shown))))
                return true;
        }
    }
    return low.n == 0;
}

static void find_column(struct reg_import *im, size_t at, struct str head)
{
    struct ctx *c = im->c;
    int found = column_named(c, im->def, head);
    const char *trouble = NULL;

    im->column[at] = -1;
    if (found < 0)
        trouble = is_passed_over(c, head) ? NULL : "register.import.unknown_column";
    else if (!field_is_typed(im->def->column[found].field))
        return; /* computed: the file may have it, and it is computed anew */
    else if (!import_takes(c, im->def, (size_t)found))
        trouble = "register.import.personal_column";
    for (size_t i = 0; i < at && found >= 0; i++) {
        if (im->column[i] == found)
            trouble = "register.import.column_twice";
    }
    if (trouble != NULL && found < 0 && im->key >= 0 && im->def->import.skip_others)
        im->skipped[im->n_skipped++] = head;
    else if (trouble != NULL)
        import_wrong_add(im, im->table.row[0].line, head, tr(c->lang, trouble));
    else
        im->column[at] = found;
}

static bool has_column(const struct reg_import *im, size_t column)
{
    for (size_t i = 0; i < im->n_column; i++) {
        if (im->column[i] == (int)column)
            return true;
    }
    return false;
}

/* Where the file has the key by which its rows are known; -1: nowhere. */
static int find_key(struct reg_import *im)
{
    const struct reg_field *key = im->def->import.key;

    for (size_t i = 0; key != NULL && i < im->n_column; i++) {
        if (column_named(im->c, im->def, im->table.row[0].cell[i]) == key->column)
            return (int)i;
    }
    return -1;
}

/* What the definition gives to rows that come with a key. */
static bool is_set(const struct reg_import *im, const struct reg_field *f)
{
    for (size_t i = 0; im->key >= 0 && i < im->def->import.n_set; i++) {
        if (im->def->import.set[i].field == f)
            return true;
    }
    return false;
}

/* Fields that every record must have, and that no row of this file could fill. */
static void find_missing(struct reg_import *im)
{
    for (size_t i = 0; i < im->def->n_column; i++) {
        const struct reg_field *f = im->def->column[i].field;

        if (f->required && field_is_typed(f) && f->when.text.n == 0 && f->otherwise.n == 0 &&
            f->column == (int)i && !has_column(im, i) && !is_set(im, f))
            import_wrong_add(im, im->table.row[0].line, import_head(im->c, im->def, i, im->c->lang),
                             tr(im->c->lang, "register.import.missing_column"));
    }
}

/* Rows of the template that explain: the first cell begins with "#". */
static void drop_help(struct reg_import *im)
{
    struct table_row *row = arena_array(im->c->arena, im->table.n_row + 1, sizeof *row);
    size_t n = 0;

    for (size_t i = 0; i < im->table.n_row; i++) {
        const struct table_row *r = &im->table.row[i];

        if (i == 0 || r->n_cell == 0 || !str_starts(str_trim(r->cell[0]), STR("#")))
            row[n++] = *r;
    }
    im->table = (struct table){ row, n };
    im->n_row = n > 0 ? n - 1 : 0;
}

static enum status read_persons(struct reg_import *im)
{
    enum status s = import_persons(im->c, im->c->who.unit_id, &im->person, &im->n_person);

    for (size_t i = 0; s == ST_OK && i < im->n_person; i++) {
        im->person[i].name = str_lower(im->c->arena, im->person[i].name);
        im->person[i].nip = import_digits(im->c, im->person[i].nip);
    }
    return s;
}

static struct str fault_text(struct ctx *c, const struct table_fault *f)
{
    struct str args[] = { f->arg };
    struct str text = tr_with(c->arena, c->lang, f->key, args, 1);

    return text;
}

enum status import_open(struct ctx *c, const struct reg_def *def, const char *path,
                        struct reg_import *im)
{
    static const struct table_limits limits = {
        .bytes = 20 << 20, .rows = IMPORT_ROWS + 100, .columns = IMPORT_COLUMNS, .cell = 20000
    };
    struct table_fault fault = { 0 };
    struct str most = int_show(c->arena, IMPORT_ROWS, c->lang == LANG_ID);
    enum status s;

    *im = (struct reg_import){ .c = c, .def = def, .keep = c->arena };
    s = table_read(c, path, &limits, &im->table, &fault);
    if (s == ST_INVALID && strcmp(fault.key, "table.too_many_rows") != 0) {
        import_wrong_add(im, fault.line, STR(""), fault_text(c, &fault));
        return ST_INVALID;
    }
    if (s != ST_OK && s != ST_INVALID)
        return s;
    if (s == ST_OK)
        drop_help(im);
    if (s == ST_INVALID || im->n_row > IMPORT_ROWS) {
        import_wrong_add(im, 0, STR(""),
                         tr_with(c->arena, c->lang, "register.import.too_many", &most, 1));
        return ST_INVALID;
    }
    im->n_column = im->table.row[0].n_cell;
    im->key = find_key(im);
    for (size_t i = 0; i < im->n_column; i++)
        find_column(im, i, im->table.row[0].cell[i]);
    find_missing(im);
    if (im->n_row == 0)
        import_wrong_add(im, 0, STR(""), tr(c->lang, "register.import.no_rows"));
    return im->n_wrong > 0 ? ST_INVALID : read_persons(im);
}

/* ── The template ── */

static void add_options(struct ctx *c, struct buf *b, const struct reg_field *f)
{
    for (size_t i = 0; i < f->n_option; i++) {
        buf_add(b, i > 0 ? STR(" / ") : STR(" "));
        buf_add(b, words_show(c, &f->option[i].label));
    }
}

struct str import_help(struct ctx *c, const struct reg_def *def, size_t column)
{
    const struct reg_field *f = def->column[column].field;
    struct str key = str_printf(c->arena, "register.import.type.%s", field_type_name(f->type));
    struct buf b;

    buf_init(&b, c->arena);
    buf_add(&b, tr(c->lang, f->required && f->when.text.n == 0 && f->otherwise.n == 0
                                ? "register.import.must"
                                : "register.import.may"));
    buf_add(&b, STR(" "));
    buf_add(&b, tr(c->lang, key.p));
    add_options(c, &b, f);
    if (f->help.in[0].n > 0) {
        buf_add(&b, STR(" "));
        buf_add(&b, words_show(c, &f->help));
    }
    return buf_str(&b);
}
