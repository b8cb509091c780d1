/*
 * import_page.c: /register/NAME/impor: a file is read and tried, shown as it would become records,
 * and made on confirmation.
 *
 * The trial judges every row as making it would, and writes nothing: nobody's save waits for a
 * preview, however large the file is. Between the two steps the file lies in the store;
 * its hash and a number of this preview travel in a sealed text, so that only what was shown can be
 * confirmed, and only once: record_import keeps the numbers of previews that were confirmed.
 */
#include <inttypes.h>
#include <unistd.h>

#include "base/json.h"
#include "base/number.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/token.h"
#include "document/evidence.h"
#include "document/store.h"
#include "document/workbook.h"
#include "register/csv_cell.h"
#include "register/import.h"
#include "register/import.view.h"
#include "register/pages.h"
#include "register/paper.h"

/* ── The page ── */

static void describe_columns(struct ctx *c, struct import_view *v)
{
    const struct reg_def *def = c->reg;
    struct import_column_help *out = arena_array(c->arena, def->n_column + 1, sizeof *out);

    for (size_t i = 0; i < def->n_column; i++) {
        if (import_takes(c, def, i))
            out[v->n_column++] = (struct import_column_help){ import_head(c, def, i, c->lang),
                                                              import_help(c, def, i) };
    }
    v->column = out;
}

static enum status show(struct ctx *c, struct import_view *v, int status)
{
    struct reg_crumbs crumbs = reg_crumbs(c, c->reg, NULL);
    struct page page = { .title = tr(c->lang, "register.import.title"),
                         .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n,
                         .script = { "upload.js" } };
    struct out *o = body_new(c);

    v->title = words_show(c, &c->reg->title);
    v->base = reg_href(c, c->reg);
    v->most = int_show(c->arena, IMPORT_ROWS, c->lang == LANG_ID);
    v->max_bytes = str_printf(c->arena, "%" PRId64, c->app->upload_max);
    describe_columns(c, v);
    reg_import_view(o, v);
    c->res->status = status;
    return page_show(c, &page, o);
}

static void show_wrong(struct ctx *c, struct import_view *v, const struct reg_import *im)
{
    struct import_line *line = arena_array(c->arena, im->n_wrong + 1, sizeof *line);

    for (size_t i = 0; i < im->n_wrong; i++)
        line[i] = (struct import_line){ im->wrong[i].line == 0
                                            ? STR("")
                                            : str_printf(c->arena, "%zu", im->wrong[i].line),
                                        im->wrong[i].column, im->wrong[i].text };
    v->wrong = line;
    v->n_wrong = im->n_wrong;
    v->n_more = im->n_more;
    v->n_bad_row = im->n_bad_row;
}

static void one_wrong(struct ctx *c, struct import_view *v, struct str text)
{
    struct import_line *line = arena_new(c->arena, struct import_line);

    line->text = text;
    v->wrong = line;
    v->n_wrong = 1;
}

static void show_preview(struct ctx *c, struct import_view *v, const struct reg_import *im)
{
    struct str *line = arena_array(c->arena, IMPORT_SHOWN, sizeof *line);

    for (size_t i = 0; i < im->n_shown; i++)
        line[i] = str_printf(c->arena, "%zu", im->shown_line[i]);
    v->has_preview = true;
    v->count = int_show(c->arena, im->made, c->lang == LANG_ID);
    v->do_it = im->changed > 0 ? tr(c->lang, "register.import.do_both")
                               : tr_with(c->arena, c->lang, "register.import.do", &v->count, 1);
    v->n_changed = im->changed;
    v->n_same = im->same;
    v->skipped = im->skipped;
    v->n_skipped = im->n_skipped;
    v->head = im->table.row[0].cell;
    v->n_head = im->n_column;
    v->cell = im->shown;
    v->line = line;
    v->n_shown = im->n_shown;
    v->more_rows = (int64_t)im->n_shown < im->made + im->changed;
}

enum status reg_import_show(struct ctx *c)
{
    return show(c, arena_new(c->arena, struct import_view), 200);
}

/* ── The seal of a preview: register, the file's hash, the preview's own number ── */

static struct str seal_of(struct ctx *c, const struct sha256 *hash, struct str mark)
{
    struct str hex = hex_of(c->arena, hash->b, sizeof(hash->b));

    return text_seal(c->app, c->arena, TOKEN_FILE,
                     str_printf(c->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(hex),
                                STR_ARG(mark), STR_ARG(c->reg->name)));
}

static bool seal_open(struct ctx *c, struct str sealed, struct sha256 *hash, struct str *mark)
{
    struct str text = { 0 };

    if (!text_open(c->app, c->arena, TOKEN_FILE, sealed, &text))
        return false;

    struct str hex = str_cut(&text, ' ');

    *mark = str_cut(&text, ' ');
    return mark->n > 0 && str_eq(text, c->reg->name) && hex_parse(hex, hash->b, sizeof(hash->b)) &&
           access(store_path(c->arena, c->app->data_dir, hash).p, R_OK) == 0;
}

static struct str new_mark(struct ctx *c)
{
    uint8_t random[12];

    random_bytes(random, sizeof(random));
    return hex_of(c->arena, random, sizeof(random));
}

/* ── Trying and making ── */

/* POST /register/NAME/impor: the file; shows what it would make. */
enum status reg_import_send(struct ctx *c)
{
    struct import_view *v = arena_new(c->arena, struct import_view);
    struct reg_import *im = arena_new(c->arena, struct reg_import);
    struct stored file = { 0 };
    enum status s = ST_OK;

    if (c->req->n_upload != 1 || c->req->upload[0].size == 0) {
        one_wrong(c, v, tr(c->lang, "register.import.no_file"));
        return show(c, v, 422);
    }
    s = store_take(c, c->req->upload, 1, &file);
    if (s == ST_INVALID) {
        one_wrong(c, v, failure_text(c));
        return show(c, v, 422);
    }
    if (s == ST_OK)
        s = import_open(c, c->reg, store_path(c->arena, c->app->data_dir, &file.hash).p, im);
    if (s == ST_OK)
        s = import_try(im);
    if (s == ST_INVALID) {
        show_wrong(c, v, im);
        return show(c, v, 422);
    }
    if (s != ST_OK)
        return s;
    show_preview(c, v, im);
    v->file = file.name;
    v->token = seal_of(c, &file.hash, new_mark(c));
    return show(c, v, 200);
}

static enum status note_import(struct ctx *c, const struct reg_import *im,
                               const struct sha256 *hash, struct str mark)
{
    struct json j;
    enum status s =
        import_note(c, c->who.unit_id, mark, c->reg->name, c->now, c->who.person_id, im->made);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", c->reg->name);
    json_put_int(&j, "records", im->made);
    if (im->changed > 0)
        json_put_int(&j, "changed", im->changed);
    json_put_str(&j, "sha256", hex_of(c->arena, hash->b, sizeof(hash->b)));
    json_close(&j);
    return audit(c, "register.imported", "unit", c->who.unit_id, json_text(&j));
}

/* POST /register/NAME/impor/terapkan: what was shown; all of it, once, or nothing. */
enum status reg_import_confirm(struct ctx *c)
{
    struct import_view *v = arena_new(c->arena, struct import_view);
    struct reg_import *im = arena_new(c->arena, struct reg_import);
    struct sha256 hash;
    struct str mark = { 0 };
    struct import_done before = { 0 };
    enum status s;

    if (!seal_open(c, form_str(c, "berkas"), &hash, &mark)) {
        one_wrong(c, v, tr(c->lang, "register.import.no_file"));
        return show(c, v, 422);
    }
    s = import_noted(c, c->who.unit_id, mark, &before);
    if (s == ST_OK) {
        say(c, "register.import.said_twice", int_show(c->arena, before.made, c->lang == LANG_ID),
            STR(""));
        return see_other(c, "/register/" STR_FMT, STR_ARG(c->reg->name));
    }
    if (s != ST_NOT_FOUND)
        return s;
    s = import_open(c, c->reg, store_path(c->arena, c->app->data_dir, &hash).p, im);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        if (s == ST_OK)
            s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = import_rows(im);
        if (s == ST_OK)
            s = note_import(c, im, &hash, mark);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID) { /* something has changed since it was shown */
        show_wrong(c, v, im);
        return show(c, v, 409);
    }
    if (s != ST_OK)
        return s;
    say(c, im->key < 0 ? "register.import.said" : "register.import.said_keyed",
        int_show(c->arena, im->made, c->lang == LANG_ID),
        int_show(c->arena, im->changed, c->lang == LANG_ID));
    return see_other(c, "/register/" STR_FMT, STR_ARG(c->reg->name));
}

/* ── The template ── */

static struct str help_cell(struct ctx *c, size_t column, bool first)
{
    struct str help = import_help(c, c->reg, column);

    return first ? str_printf(c->arena, "# " STR_FMT, STR_ARG(help)) : help;
}

enum status reg_import_csv(struct ctx *c)
{
    const struct reg_def *def = c->reg;
    struct buf head, help;
    bool first = true;

    buf_init(&head, c->arena);
    buf_init(&help, c->arena);
    for (size_t i = 0; i < def->n_column; i++) {
        if (!import_takes(c, def, i))
            continue;
        if (!first) {
            buf_add_char(&head, ',');
            buf_add_char(&help, ',');
        }
        csv_put(&head, csv_safe(c->arena, import_head(c, def, i, c->lang)));
        csv_put(&help, csv_safe(c->arena, help_cell(c, i, first)));
        first = false;
    }
    reg_send_bytes(c, def, STR("contoh"), "csv",
                   str_printf(c->arena, "\xEF\xBB\xBF" STR_FMT "\r\n" STR_FMT "\r\n",
                              STR_ARG(buf_str(&head)), STR_ARG(buf_str(&help))));
    return ST_OK;
}

enum status reg_import_xlsx(struct ctx *c)
{
    const struct reg_def *def = c->reg;
    CLEANUP(book_drop) struct workbook *book = NULL;
    struct book_column *col = arena_array(c->arena, def->n_column + 1, sizeof *col);
    size_t n = 0;
    struct str bytes = { 0 };
    enum status s = book_open(c, words_show(c, &def->title), &book);

    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < def->n_column; i++) {
        if (import_takes(c, def, i))
            col[n++] = (struct book_column){ import_head(c, def, i, c->lang), 26 };
    }
    book_sheet(book, tr(c->lang, "register.import.sheet"), col, n, 0);
    n = 0;
    for (size_t i = 0; i < def->n_column; i++) {
        if (!import_takes(c, def, i))
            continue;
        book_text(book, n, help_cell(c, i, n == 0));
        n++;
    }
    book_next_row(book);
    s = book_bytes(book, &bytes);
    if (s == ST_OK)
        reg_send_bytes(c, def, STR("contoh"), "xlsx", bytes);
    return s;
}
