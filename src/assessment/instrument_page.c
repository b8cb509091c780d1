/*
 * instrument_page.c: /penilaian/instrumen: which instruments there are, and an office's own brought
 * in, as YAML or as a table (sheet.h). The file is read and shown before anything is kept; the seal
 * between the two steps names it by its hash.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "assessment/bring.view.h"
#include "assessment/output.h"
#include "assessment/pages.h"
#include "assessment/sheet.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "core/token.h"
#include "document/store.h"
#include "document/workbook.h"

#define WRONG_SHOWN 100

/* ── the list ── */

static bool is_own(const struct own_row *own, size_t n, struct str hash)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(own[i].hash, hash))
            return true;
    return false;
}

static struct str day_of_text(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : iso;
}

static enum status fill_lines(struct ctx *c, struct instrument_page *p)
{
    const struct instrument **all = NULL;
    struct own_row *own = NULL;
    size_t n = 0, n_own = 0;
    enum status s = instruments_all(c, &all, &n);

    if (s == ST_OK)
        s = instruments_own(c, c->who.unit_id, &own, &n_own);
    if (s != ST_OK)
        return s;
    p->line = arena_array(c->arena, n + 1, sizeof(*p->line));
    for (size_t i = 0; i < n; i++) {
        const struct instrument *ins = all[i];
        struct instrument_line *to = &p->line[p->n_line++];
        struct str base = str_printf(c->arena, "/penilaian/instrumen/" STR_FMT, STR_ARG(ins->hash));

        *to = (struct instrument_line){
            .name = words_show(c, &ins->title),
            .version = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(ins->name),
                                  STR_ARG(ins->version)),
            .law = ins->law,
            .from = day_of_text(c, ins->from),
            .questions = int_show(c->arena, (int64_t)ins->n_question, c->lang == LANG_ID),
            .superseded = ins->superseded,
            .xlsx = str_printf(c->arena, STR_FMT "/lembar.xlsx", STR_ARG(base)),
            .yaml = str_printf(c->arena, STR_FMT "/naskah.yaml", STR_ARG(base)),
            .own = is_own(own, n_own, ins->hash),
            .confirmed = ins->confirmed,
        };
        if (to->own && p->may_bring)
            to->retire = str_printf(c->arena, STR_FMT "/tarik", STR_ARG(base));
    }
    return ST_OK;
}

static enum status show(struct ctx *c, struct instrument_page *p, bool bringing, int status)
{
    static const char *const titles[] = { "instrument.title", "instrument.bring" };
    struct crumb *crumb = arena_array(c->arena, 2, sizeof(*crumb));
    struct page page = { .title = tr(c->lang, titles[bringing]),
                         .place = PLACE_ASSESSMENT,
                         .crumb = crumb,
                         .n_crumb = bringing ? 2 : 1,
                         .script = { "upload.js" } };
    struct out *o = body_new(c);

    crumb[0] = (struct crumb){ tr(c->lang, "assess.title"), STR("/penilaian") };
    crumb[1] = (struct crumb){ tr(c->lang, "instrument.title"), STR("/penilaian/instrumen") };
    p->may_bring = may(c, PLAN_OWN, 0);
    p->max_bytes = str_printf(c->arena, "%" PRId64, c->app->upload_max);
    if (!bringing) {
        enum status s = fill_lines(c, p);

        if (s != ST_OK)
            return s;
        instruments_view(o, p);
    } else {
        instrument_bring_view(o, p);
    }
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status instruments_show(struct ctx *c)
{
    return show(c, arena_new(c->arena, struct instrument_page), false, 200);
}

enum status instrument_bring_show(struct ctx *c)
{
    return show(c, arena_new(c->arena, struct instrument_page), true, 200);
}

/* ── reading what was handed in ── */

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

static enum status read_text(struct ctx *c, const char *path, struct str *out)
{
    CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *p = arena_alloc(c->arena, YAML_BYTES_MAX + 2);
    size_t n = 0;

    if (fd < 0)
        return fail(c, ST_FAULT, "%s: %s", path, strerrorname_np(errno));
    for (ssize_t got; n <= YAML_BYTES_MAX; n += (size_t)got) {
        got = read(fd, p + n, YAML_BYTES_MAX + 1 - n);
        if (got <= 0)
            break;
    }
    *out = (struct str){ p, n };
    return ST_OK;
}

/* What was handed in, as YAML, or what is wrong with the table. */
struct brought {
    struct str text;
    struct sheet_text sheet;
    bool is_table;
    struct reg_mistake *mistake;
    size_t n_mistake;
};

static enum status table_wrong(struct ctx *c, struct brought *b, const struct table_fault *f)
{
    b->mistake = arena_new(c->arena, struct reg_mistake);
    b->mistake->line = f->line;
    b->mistake->text = tr_with(c->arena, c->lang, f->key, &f->arg, 1);
    b->n_mistake = 1;
    return ST_INVALID;
}

static enum status read_table(struct ctx *c, const char *path, struct brought *b)
{
    const struct table_limits limits = {
        .bytes = (int64_t)4 << 20, .rows = SHEET_ROWS_MAX, .columns = 40, .cell = 8000
    };
    struct table t = { 0 };
    struct table_fault fault = { 0 };
    enum status s = table_read(c, path, &limits, &t, &fault);

    if (s == ST_INVALID)
        return table_wrong(c, b, &fault);
    if (s != ST_OK)
        return s;
    sheet_to_yaml(c->arena, &t, &b->sheet);
    b->text = b->sheet.yaml;
    b->mistake = b->sheet.mistake;
    b->n_mistake = b->sheet.n_mistake;
    return b->n_mistake > 0 ? ST_INVALID : ST_OK;
}

/* YAML, told by its first line with a key; else a table. */
static bool is_yaml(struct str text)
{
    while (text.n > 0) {
        struct str line = str_trim(str_cut(&text, '\n'));

        if (line.n > 0 && line.p[0] != '#')
            return str_has(line, STR(": ")) || str_ends(line, STR(":"));
    }
    return false;
}

static enum status read_brought(struct ctx *c, const struct sha256 *hash, struct brought *b)
{
    const char *path = store_path(c->arena, c->app->data_dir, hash).p;
    struct str text = { 0 };
    enum status s = read_text(c, path, &text);

    *b = (struct brought){ 0 };
    if (s != ST_OK)
        return s;
    b->is_table = str_starts(text, STR("PK")) || !utf8_valid(text) || !is_yaml(text);
    if (b->is_table)
        return read_table(c, path, b);
    b->text = text;
    return ST_OK;
}

/* Reads it as an instrument; lines become rows of the table that they came of. */
static enum status load_brought(struct ctx *c, struct brought *b, struct instrument *ins)
{
    struct reg_source src = { .name = STR("instrument"), .text = b->text };
    enum status s = instrument_load(c->arena, &src, ins, &b->mistake, &b->n_mistake);

    if (s == ST_INVALID && b->is_table)
        sheet_rows_of(&b->sheet, b->mistake, b->n_mistake);
    return s;
}

static void show_wrong(struct ctx *c, struct instrument_page *p, const struct brought *b)
{
    p->by_row = b->is_table;
    p->wrong = arena_array(c->arena, WRONG_SHOWN, sizeof(*p->wrong));
    for (size_t i = 0; i < b->n_mistake && i < WRONG_SHOWN; i++)
        p->wrong[p->n_wrong++] = (struct instrument_wrong){
            b->mistake[i].line == 0 ? STR("–") : str_printf(c->arena, "%zu", b->mistake[i].line),
            b->mistake[i].text
        };
}

static enum status one_wrong(struct ctx *c, struct str text)
{
    struct instrument_page *p = arena_new(c->arena, struct instrument_page);
    struct reg_mistake m = { .text = text };
    struct brought b = { .mistake = &m, .n_mistake = 1 };

    show_wrong(c, p, &b);
    return show(c, p, true, 422);
}

/* ── the preview ── */

static void show_preview(struct ctx *c, struct instrument_page *p, const struct instrument *ins)
{
    bool id = c->lang == LANG_ID;
    size_t open = 0;

    p->previews = true;
    p->ins = ins;
    p->part = arena_array(c->arena, ins->n_node + 1, sizeof(*p->part));
    for (size_t k = 1; k < ins->n_node; k++) {
        const struct ins_node *n = &ins->node[k];

        if (n->depth > 2)
            continue;
        p->part[p->n_part++] = (struct instrument_part_line){
            .code = n->code,
            .name = words_show(c, &n->name),
            .weight = ins_weight(c, n->weight),
            .questions = int_show(c->arena, (int64_t)n->n_question, id),
        };
    }
    for (size_t i = 0; i < ins->n_question; i++)
        open += !ins->question[i].confirmed;
    p->unconfirmed = int_show(c->arena, (int64_t)open, id);
}

static enum status is_known(struct ctx *c, struct str hash, bool *known)
{
    const struct instrument **all = NULL;
    size_t n = 0;
    enum status s = instruments_all(c, &all, &n);

    *known = false;
    for (size_t i = 0; i < n && s == ST_OK; i++)
        *known |= str_eq(all[i]->hash, hash);
    return s;
}

/* POST /penilaian/instrumen/impor */
enum status instrument_bring_send(struct ctx *c)
{
    struct instrument_page *p = arena_new(c->arena, struct instrument_page);
    struct instrument *ins = arena_new(c->arena, struct instrument);
    struct stored file = { 0 };
    struct brought b = { 0 };
    enum status s;

    if (c->req->n_upload != 1 || c->req->upload[0].size == 0)
        return one_wrong(c, tr(c->lang, "bring.no_file"));
    s = store_take(c, c->req->upload, 1, &file);
    if (s == ST_INVALID)
        return one_wrong(c, failure_text(c));
    if (s == ST_OK)
        s = read_brought(c, &file.hash, &b);
    if (s == ST_OK)
        s = load_brought(c, &b, ins);
    if (s == ST_INVALID) {
        show_wrong(c, p, &b);
        return show(c, p, true, 422);
    }
    if (s == ST_OK)
        s = is_known(c, ins->hash, &p->known);
    if (s != ST_OK)
        return s;
    show_preview(c, p, ins);
    p->file = file.name;
    p->token = text_seal(c->app, c->arena, TOKEN_FILE,
                         str_printf(c->arena, STR_FMT " instrumen",
                                    STR_ARG(hex_of(c->arena, file.hash.b, sizeof(file.hash.b)))));
    return show(c, p, true, 200);
}

static bool seal_open(struct ctx *c, struct sha256 *hash)
{
    struct str text = { 0 }, hex;

    if (!text_open(c->app, c->arena, TOKEN_FILE, form_str(c, "berkas"), &text))
        return false;
    hex = str_cut(&text, ' ');
    return str_eq(text, STR("instrumen")) && hex_parse(hex, hash->b, sizeof(hash->b)) &&
           access(store_path(c->arena, c->app->data_dir, hash).p, R_OK) == 0;
}

/* POST /penilaian/instrumen/impor/terapkan */
enum status instrument_bring_confirm(struct ctx *c)
{
    struct instrument_page *p = arena_new(c->arena, struct instrument_page);
    const struct instrument *ins = NULL;
    struct brought b = { 0 };
    struct sha256 hash;
    enum status s;

    if (!seal_open(c, &hash))
        return one_wrong(c, tr(c->lang, "bring.no_file"));
    s = read_brought(c, &hash, &b);
    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = instrument_bring(c, form_str(c, "nama"), b.text, &ins, &b.mistake, &b.n_mistake);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID) {
        show_wrong(c, p, &b);
        return show(c, p, true, 422);
    }
    if (s != ST_OK)
        return s;
    say(c, "instrument.brought", words_show(c, &ins->brief), ins->version);
    return see_other(c, "/penilaian/instrumen");
}

/* ── taking one out ── */

static enum status by_path(struct ctx *c, const struct instrument **ins)
{
    const struct instrument **all = NULL;
    struct str hash = path_str(c, "hash");
    size_t n = 0;
    enum status s = instruments_all(c, &all, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (!str_eq(all[i]->hash, hash))
            continue;
        *ins = all[i];
        return ST_OK;
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
}

static void send_as(struct ctx *c, const struct instrument *ins, const char *type,
                    const char *suffix)
{
    response_header(c->res, "Content-Type", str_of(type));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"" STR_FMT "-" STR_FMT ".%s\"",
                               STR_ARG(ins->name), STR_ARG(ins->version), suffix));
}

enum status instrument_send_xlsx(struct ctx *c)
{
    const struct instrument *ins = NULL;
    enum status s = by_path(c, &ins);

    if (s == ST_OK)
        s = sheet_write(c, ins, &c->res->body);
    if (s == ST_OK)
        send_as(c, ins, XLSX_TYPE, "xlsx");
    return s;
}

enum status instrument_send_yaml(struct ctx *c)
{
    const struct instrument *ins = NULL;
    enum status s = by_path(c, &ins);

    if (s == ST_OK)
        s = instrument_source(c, ins->hash, &c->res->body);
    if (s == ST_OK)
        send_as(c, ins, "text/plain; charset=utf-8", "yaml");
    return s;
}

/* POST /penilaian/instrumen/HASH/tarik: no longer offered; what began with it goes on. */
enum status instrument_send_retire(struct ctx *c)
{
    struct str hash = path_str(c, "hash");
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = instrument_own_retire(c, c->who.unit_id, hash, c->now);
    if (s == ST_CONFLICT) /* not this office's own, or retired already */
        return ST_NOT_FOUND;
    if (s == ST_OK)
        s = audit(c, "instrument.retired", "unit", c->who.unit_id,
                  str_printf(c->arena, "{\"hash\":\"" STR_FMT "\"}", STR_ARG(hash)));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "instrument.said_retired", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/penilaian/instrumen");
}
