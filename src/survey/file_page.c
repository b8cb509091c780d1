/*
 * file_page.c: answers as CSV, out and in. A file that comes in is taken whole or not at all; every
 * row that is wrong is named with its line.
 */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/rows.h"
#include "document/store.h"
#include "document/workbook.h"
#include "survey/answer.h"
#include "survey/pages.h"
#include "survey/sheet.h"
#include "survey/show.h"

#define IMPORT_BYTES ((int64_t)2 << 20)
#define IMPORT_ROWS 5000
#define IMPORT_ERRORS 50

static void send_as(struct ctx *c, struct str type, struct str name)
{
    response_header(c->res, "Content-Type", type);
    response_header(c->res, "Cache-Control", STR("no-store"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"" STR_FMT "\"", STR_ARG(name)));
}

/* ── out ── */

static void put_row(struct buf *b, const struct period *p, const struct survey_row *r)
{
    buf_printf(b, STR_FMT "," STR_FMT ",%d", STR_ARG(r->day), STR_ARG(r->channel), r->service);
    for (size_t i = 0; i < p->def->n_question; i++)
        buf_printf(b, ",%c", i < r->score.n ? r->score.p[i] : '-');
    for (size_t i = 0; i < p->def->n_profile; i++)
        buf_printf(b, "," STR_FMT, STR_ARG(survey_profile_word(r->profile, i)));
    buf_add_char(b, '\n');
}

enum status answers_csv(struct ctx *c)
{
    struct period p = { 0 };
    struct survey_row *row = NULL;
    size_t n = 0;
    struct buf b;
    enum status s = period_of_path(c, &p);

    if (s == ST_OK)
        s = period_rows(c, &p, &row, &n);
    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    buf_add(&b, STR("hari,saluran,layanan"));
    for (size_t i = 0; i < p.def->n_question; i++)
        buf_printf(&b, "," STR_FMT, STR_ARG(p.def->question[i].name));
    for (size_t i = 0; i < p.def->n_profile; i++)
        buf_printf(&b, "," STR_FMT, STR_ARG(p.def->profile[i].name));
    buf_add_char(&b, '\n');
    for (size_t i = 0; i < n; i++)
        put_row(&b, &p, &row[i]);
    c->res->body = buf_str(&b);
    send_as(c, STR("text/csv; charset=utf-8"), period_file(c, &p, "-jawaban.csv"));
    return ST_OK;
}

/* ── in ── */

struct import {
    struct ctx *c;
    const struct period *p;
    struct str head[CSV_FIELDS_MAX];
    size_t n_head;
    struct answer *answer;
    struct str *day;
    size_t n;
    struct part_error *error;
    size_t n_error;
};

static void wrong(struct import *im, size_t line, struct str text)
{
    struct ctx *c = im->c;
    const struct str args[] = { int_show(c->arena, (int64_t)line, false), text };

    if (im->n_error < IMPORT_ERRORS)
        im->error[im->n_error++] =
            (struct part_error){ NULL, tr_with(c->arena, c->lang, "survey.csv_line", args,
                                               ARRAY_LEN(args)) };
}

static bool is_known(const struct import *im, struct str name)
{
    const struct survey_def *def = im->p->def;

    for (size_t i = 0; i < def->n_question; i++)
        if (str_eq(name, def->question[i].name))
            return true;
    for (size_t i = 0; i < def->n_profile; i++)
        if (str_eq(name, def->profile[i].name))
            return true;
    return str_eq(name, STR("hari")) || str_eq(name, STR("saluran")) ||
           str_eq(name, STR("layanan")) || str_eq(name, STR("saran"));
}

static void take_head(struct import *im, const struct csv_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        struct str name = str_lower(im->c->arena, row->field[i]);

        if (!is_known(im, name))
            wrong(im, row->line, tr_with(im->c->arena, im->c->lang, "survey.csv_column", &name, 1));
        im->head[im->n_head++] = name;
    }
}

static void take_cell(struct import *im, struct answer *a, struct str name, struct str text)
{
    struct ctx *c = im->c;
    const struct survey_def *def = im->p->def;

    if (str_eq(name, STR("layanan")))
        answer_put_service(c, im->p, a, text);
    else if (str_eq(name, STR("saran")) && utf8_length(text) <= SURVEY_COMMENT_MAX)
        a->comment = text;
    for (size_t i = 0; i < def->n_question; i++)
        if (str_eq(name, def->question[i].name))
            answer_put_score(c, im->p, a, i, text);
    for (size_t i = 0; i < def->n_profile; i++)
        if (str_eq(name, def->profile[i].name))
            answer_put_profile(c, im->p, a, i, text);
}

static void take_day(struct import *im, const struct csv_row *row, struct str text)
{
    int32_t day = 0, today = day_today(im->c->now, (int)im->c->who.zone);

    if (text.n == 0)
        day = today;
    else if (!date_parse(text, &day) || day > today)
        wrong(im, row->line, tr(im->c->lang, "survey.csv_day"));
    im->day[im->n] = date_iso(im->c->arena, day);
}

static enum status take_row(void *with, const struct csv_row *row)
{
    struct import *im = with;
    struct answer *a = &im->answer[im->n];
    struct str day = { 0 };

    if (im->n_head == 0) {
        take_head(im, row);
        return im->n_error > 0 ? ST_INVALID : ST_OK;
    }
    if (im->n == IMPORT_ROWS) {
        wrong(im, row->line, tr(im->c->lang, "survey.csv_too_many"));
        return ST_INVALID;
    }
    answer_init(a);
    answer_put_service(im->c, im->p, a, STR(""));
    for (size_t i = 0; i < row->n && i < im->n_head; i++) {
        take_cell(im, a, im->head[i], row->field[i]);
        if (str_eq(im->head[i], STR("hari")))
            day = row->field[i];
    }
    take_day(im, row, day);
    answer_check(im->c, im->p, a);
    for (size_t i = 0; i < a->n_error; i++)
        wrong(im, row->line, a->error[i].text);
    im->n++;
    return ST_OK;
}

static enum status read_upload(struct ctx *c, struct str *text)
{
    const struct upload *u = c->req->n_upload > 0 ? &c->req->upload[0] : NULL;

    if (u == NULL || u->size == 0 || u->size > IMPORT_BYTES)
        return refuse(c, ST_INVALID, "survey.csv_none");
    *text = upload_part(c->arena, u, 0, (size_t)u->size);
    if (str_starts(*text, STR("\xef\xbb\xbf")))
        *text = str_sub(*text, 3, text->n);
    return utf8_text(*text) ? ST_OK : refuse(c, ST_INVALID, "survey.csv_text");
}

static enum status keep_all(struct import *im)
{
    struct ctx *c = im->c;
    int64_t now = c->now;
    enum status s = ST_OK;

    for (size_t i = 0; i < im->n && s == ST_OK; i++) {
        int32_t day = 0;

        /* The day is the file's: noon of it, as the unit's clock shows. */
        (void)date_parse(im->day[i], &day);
        c->now = ((int64_t)day * 24 + 12 - (int)c->who.zone) * HOUR;
        s = answer_keep(c, im->p, &im->answer[i], "file");
    }
    c->now = now;
    if (s == ST_OK)
        s = audit(c, "survey.imported", "survey_period", im->p->row.id,
                  str_printf(c->arena, "{\"answers\":%zu}", im->n));
    return s;
}

static enum status import_text(struct import *im, struct str text)
{
    size_t line = 0;
    enum status s = csv_read(im->c->arena, text, take_row, im, &line);

    if (s == ST_INVALID && im->n_error == 0)
        wrong(im, line, tr(im->c->lang, "survey.csv_quote"));
    if (im->n_error == 0 && im->n == 0)
        wrong(im, 1, tr(im->c->lang, "survey.csv_empty"));
    return im->n_error > 0 ? ST_OK : s;
}

enum status answers_import(struct ctx *c)
{
    struct period p = { 0 };
    struct import im = { .c = c, .p = &p };
    struct str text = { 0 };
    enum status s = period_of_path(c, &p);

    if (s == ST_OK)
        s = read_upload(c, &text);
    if (s != ST_OK)
        return s;
    im.answer = arena_array(c->arena, IMPORT_ROWS + 1, sizeof(*im.answer));
    im.day = arena_array(c->arena, IMPORT_ROWS + 1, sizeof(*im.day));
    im.error = arena_array(c->arena, IMPORT_ERRORS, sizeof(*im.error));
    s = import_text(&im, text);
    if (s == ST_OK && im.n_error > 0)
        return survey_period_page(c, &p, im.error, im.n_error);
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = keep_all(&im);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "survey.csv_kept", int_show(c->arena, (int64_t)im.n, c->lang == LANG_ID), STR(""));
    return see_other(c, "/survei/periode/%" PRId64, p.row.id);
}

/* ── the processing table ── */

enum status answers_xlsx(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s == ST_OK)
        s = survey_sheet(c, &p, &c->res->body);
    if (s == ST_OK)
        send_as(c, STR(XLSX_TYPE), period_file(c, &p, "-pengolahan.xlsx"));
    return s;
}
