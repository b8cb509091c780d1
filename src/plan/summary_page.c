/*
 * summary_page.c: /kiriman: what offices that work in an installation of their own handed in. A
 * file is looked at first and taken then; in between it lies in the store under its hash, which
 * travels sealed in the form.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/number.h"
#include "core/app.h"
#include "core/page.h"
#include "core/time_show.h"
#include "core/token.h"
#include "document/store.h"
#include "measure/figure.h"
#include "plan/model.h"
#include "plan/print_queries.h"
#include "plan/summary.h"
#include "plan/summary.view.h"
#include "plan/summary_queries.h"
#include "plan/summary_view.h"

static int share(int64_t part, int64_t of)
{
    return of > 0 ? (int)(part * 100 / of) : -1;
}

static int rounded(bool has, double v)
{
    return has ? (int)(v + 0.5) : -1;
}

static struct str number(struct ctx *c, int64_t n)
{
    return int_show(c->arena, n, c->lang == LANG_ID);
}

static struct str year_text(struct ctx *c, int64_t year)
{
    return str_printf(c->arena, "%" PRId64, year);
}

/* ── The list ── */

static void add_years(struct ctx *c, int64_t year, struct summary_list *p)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);
    struct part_chip *chip = arena_array(c->arena, 3, sizeof(*chip));

    for (int i = 0; i < 3; i++) {
        struct str text = year_text(c, now.year - i);

        chip[i] = (struct part_chip){ .text = text,
                                      .href = str_printf(c->arena, "/kiriman?tahun=" STR_FMT,
                                                         STR_ARG(text)),
                                      .count = -1,
                                      .state = STATE_COUNT,
                                      .current = now.year - i == year };
    }
    p->chip = chip;
    p->n_chip = 3;
}

static enum status fill_list(struct ctx *c, int64_t year, struct summary_list *p)
{
    struct summary_came *row = NULL;
    size_t n = 0, came = 0;
    enum status s = summary_lines(c, c->who.unit_path, year, &row, &n);

    if (s != ST_OK)
        return s;
    struct summary_office *office = arena_array(c->arena, n + 1, sizeof(*office));
    for (size_t i = 0; i < n; i++) {
        office[i] = (struct summary_office){ .name = row[i].name, .code = row[i].code };
        if (row[i].id == 0)
            continue;
        came++;
        office[i].id = row[i].id;
        office[i].taken = time_show(c->arena, c->lang, row[i].taken_at, c->who.zone);
        office[i].progress = share(row[i].done, row[i].planned);
        office[i].achievement = rounded(row[i].has_value != 0, row[i].achievement);
        office[i].late = row[i].late;
    }
    struct str args[] = { number(c, (int64_t)came), number(c, (int64_t)n), year_text(c, year) };
    p->came = tr_with(c->arena, c->lang, "summary.came", args, ARRAY_LEN(args));
    p->office = office;
    p->n = n;
    p->year = args[2];
    p->may_take = may(c, PLAN_OWN, 0);
    add_years(c, year, p);
    return ST_OK;
}

/* Last year's until this year's plan can have moved: what is asked for in January is the year that
 * ended. */
static int64_t usual_year(const struct ctx *c)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);

    return now.month == 1 ? now.year - 1 : now.year;
}

static enum status show_list(struct ctx *c, int64_t year, struct summary_list *p, int http_status)
{
    struct page page = { .title = tr(c->lang, "summary.title"),
                         .place = PLACE_REPORT,
                         .script = { "upload.js" } };
    const struct crumb crumb = { tr(c->lang, "report.title"), STR("/laporan") };
    enum status s = fill_list(c, year, p);

    if (s != ST_OK)
        return s;
    struct out *o = body_new(c);
    summary_list_view(o, p);
    page.crumb = &crumb;
    page.n_crumb = 1;
    c->res->status = http_status;
    return page_show(c, &page, o);
}

/* GET /kiriman?tahun=2025 */
static enum status list_show(struct ctx *c)
{
    struct summary_list *p = arena_new(c->arena, struct summary_list);
    int64_t year = query_i64(c, "tahun", usual_year(c));

    return year >= 2000 && year < 2200 ? show_list(c, year, p, 200) : ST_NOT_FOUND;
}

/* ── One of them ── */

static struct summary_line line_of(const struct summary_part *p)
{
    return (struct summary_line){
        .ref = p->name,
        .name = p->text,
        .records = p->records,
        .open = p->open,
        .late = p->late,
        .confirm = p->confirm,
        .progress = share(p->done, p->planned),
        .achievement = rounded(p->has_value, p->value),
    };
}

/* What another office calls a register or a measure, in our words where we have it too. */
static struct str record_name(struct ctx *c, const struct summary_part *p)
{
    const struct reg_def *def = reg_find(c->app, p->name);

    return def != NULL ? def->title.in[c->lang] : p->name;
}

static struct str measure_name(struct ctx *c, const struct summary_part *p, struct str *value)
{
    const struct reg_measure *m = reg_measure_find(c->app, p->name);
    struct figure f = { .m = m, .has = p->has_value, .value = p->value };

    *value =
        m != NULL ? figure_show(c, &f) : decimal_show(c->arena, p->value, 2, c->lang == LANG_ID);
    return m != NULL ? m->label.in[c->lang] : p->name;
}

static void fill_tables(struct ctx *c, const struct summary *s, struct summary_page *p)
{
    struct summary_line *area = arena_array(c->arena, s->n_area + 1, sizeof(*area));
    struct summary_line *record = arena_array(c->arena, s->n_record + 1, sizeof(*record));
    struct summary_line *measure = arena_array(c->arena, s->n_measure + 1, sizeof(*measure));

    for (size_t i = 0; i < s->n_area; i++)
        area[i] = line_of(&s->area[i]);
    for (size_t i = 0; i < s->n_record; i++) {
        record[i] = line_of(&s->record[i]);
        record[i].name = record_name(c, &s->record[i]);
    }
    for (size_t i = 0; i < s->n_measure; i++)
        measure[i].name = measure_name(c, &s->measure[i], &measure[i].value);
    p->area = area;
    p->n_area = s->n_area;
    p->record = record;
    p->n_record = s->n_record;
    p->measure = measure;
    p->n_measure = s->n_measure;
}

static enum status show_one(struct ctx *c, const struct summary *s, struct summary_page *p,
                            int http_status)
{
    const struct crumb crumb[] = {
        { tr(c->lang, "report.title"), STR("/laporan") },
        { tr(c->lang, "summary.title"), str_printf(c->arena, "/kiriman?tahun=%" PRId64, s->year) },
    };
    struct page page = {
        .title = p->office, .place = PLACE_REPORT, .crumb = crumb, .n_crumb = ARRAY_LEN(crumb)
    };

    p->year = year_text(c, s->year);
    p->made = time_show(c->arena, c->lang, s->made_at, c->who.zone);
    p->signer = s->signer;
    p->all = line_of(&s->all);
    fill_tables(c, s, p);

    struct out *o = body_new(c);
    summary_page_view(o, p);
    c->res->status = http_status;
    return page_show(c, &page, o);
}

static enum status add_others(struct ctx *c, const struct summary_row *row, struct summary_page *p)
{
    struct summary_other *other = NULL;
    enum status s = summary_others(c, row->about_id, row->year, &other, &p->n_other);
    struct part_link *link = NULL;

    if (s != ST_OK)
        return s;
    link = arena_array(c->arena, p->n_other + 1, sizeof(*link));
    for (size_t i = 0; i < p->n_other; i++)
        link[i] = (struct part_link){
            .text = time_show(c->arena, c->lang, other[i].made_at, c->who.zone),
            .href = str_printf(c->arena, "/kiriman/%" PRId64, other[i].id),
        };
    p->other = link;
    return ST_OK;
}

/* GET /kiriman/:id */
static enum status one_show(struct ctx *c)
{
    struct summary_page *p = arena_new(c->arena, struct summary_page);
    struct summary sum = { 0 };
    struct summary_row row = { 0 };
    enum status s = summary_of(c, c->who.unit_path, path_i64(c, "id"), &row);

    if (s == ST_OK)
        s = summary_read(c, row.note, &sum);
    if (s == ST_OK)
        s = add_others(c, &row, p);
    if (s != ST_OK)
        return s;
    p->office = row.name;
    p->taken = time_show(c->arena, c->lang, row.taken_at, c->who.zone);
    p->download = str_printf(c->arena, "/kiriman/%" PRId64 "/berkas.txt", row.id);
    return show_one(c, &sum, p, 200);
}

static enum status send_note(struct ctx *c, struct str code, int64_t year, int64_t made_at,
                             struct str note)
{
    struct str day = date_iso(c->arena, day_today(made_at, (int)c->who.zone));

    response_header(c->res, "Content-Type", STR("text/plain; charset=utf-8"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena,
                               "attachment; filename=\"ringkasan-" STR_FMT "-%" PRId64 "-" STR_FMT
                               ".txt\"",
                               STR_ARG(code), year, STR_ARG(day)));
    c->res->body = note;
    return ST_OK;
}

/* GET /kiriman/:id/berkas.txt: as it was handed in. */
static enum status one_send(struct ctx *c)
{
    struct summary_row row = { 0 };
    enum status s = summary_of(c, c->who.unit_path, path_i64(c, "id"), &row);

    return s == ST_OK ? send_note(c, row.code, row.year, row.made_at, row.note) : s;
}

/* GET /laporan/:plan/ringkasan.txt: the unit's own, made now. */
static enum status own_send(struct ctx *c)
{
    struct plan plan = { 0 };
    struct str note = { 0 };
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    if (s == ST_OK && (plan.kind != PLAN_RB || !plan.current))
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = summary_make(c, plan.year, &note);
    return s == ST_OK ? send_note(c, c->who.unit_code, plan.year, c->now, note) : s;
}

/* ── Taking ── */

static enum status read_upload(struct ctx *c, struct summary *out, struct stored *file)
{
    const struct upload *u = c->req->upload;
    struct str note;

    if (c->req->n_upload != 1 || u->size == 0)
        return refuse(c, ST_INVALID, "summary.no_file");
    if (u->size > (int64_t)SUMMARY_MAX)
        return refuse(c, ST_INVALID, "summary.not_one");
    note = upload_part(c->arena, u, 0, SUMMARY_MAX);
    enum status s = summary_read(c, note, out);

    return s == ST_OK ? store_take(c, u, 1, file) : s;
}

/* Shows what would be taken, and asks for a comparison of keys where that is needed. */
static enum status show_offer(struct ctx *c, const struct summary *sum, const struct sha256 *hash,
                              struct summary_page *p, int http_status)
{
    int64_t about = 0;
    enum summary_key key = SUMMARY_KEY_OTHER;
    enum status s = summary_judge(c, sum, &about, &key);

    if (s != ST_OK)
        return s;
    p->office = sum->name;
    p->must_trust = key != SUMMARY_KEY_KNOWN;
    p->other_key = key == SUMMARY_KEY_OTHER;
    p->sealed = text_seal(c->app, c->arena, TOKEN_FILE, hex_of(c->arena, hash->b, sizeof(hash->b)));
    return show_one(c, sum, p, http_status);
}

static enum status list_again(struct ctx *c, enum status why)
{
    struct summary_list *p = arena_new(c->arena, struct summary_list);

    if (why != ST_INVALID)
        return why;
    p->wrong.error[p->wrong.n++] =
        (struct part_error){ .field = "berkas", .text = failure_text(c) };
    return show_list(c, usual_year(c), p, 422);
}

/* POST /kiriman: a file, to be looked at. */
static enum status list_send(struct ctx *c)
{
    struct summary sum = { 0 };
    struct stored file = { 0 };
    enum status s = read_upload(c, &sum, &file);

    if (s == ST_OK)
        s = show_offer(c, &sum, &file.hash, arena_new(c->arena, struct summary_page), 200);
    return s == ST_OK ? s : list_again(c, s);
}

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

/* The file that the step before took, as long as it lies there. */
static enum status read_stored(struct ctx *c, struct summary *out, struct sha256 *hash)
{
    struct str hex = { 0 }, note;

    if (!text_open(c->app, c->arena, TOKEN_FILE, form_str(c, "berkas"), &hex) ||
        !hex_parse(hex, hash->b, sizeof(hash->b)))
        return refuse(c, ST_INVALID, "summary.no_file");
    CLEANUP(fd_close)
    int fd =
        open(store_path(c->arena, c->app->data_dir, hash).p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return refuse(c, ST_INVALID, "summary.no_file");
    note = upload_part(c->arena, &(struct upload){ .fd = fd }, 0, SUMMARY_MAX);
    return summary_read(c, note, out);
}

/* POST /kiriman/terima */
static enum status one_take(struct ctx *c)
{
    struct summary_page *p = arena_new(c->arena, struct summary_page);
    struct summary sum = { 0 };
    struct sha256 hash;
    int64_t id = 0;
    bool trusted = form_str(c, "percaya").n > 0;
    enum status s = read_stored(c, &sum, &hash);

    if (s == ST_OK)
        s = summary_take(c, &sum, trusted, &id);
    if (s == ST_INVALID && sum.unit.n > 0 && !trusted) {
        field_wrong(c, &p->wrong, "percaya", "summary.compare_first");
        s = show_offer(c, &sum, &hash, p, 422);
    }
    if (s != ST_OK)
        return list_again(c, s);
    if (id == 0)
        return ST_OK;
    say(c, "summary.said", sum.name, year_text(c, sum.year));
    return see_other(c, "/kiriman?tahun=%" PRId64, sum.year);
}

const struct route summary_routes[] = {
    { GET, "/kiriman", PLAN_READ, list_show, NULL, BODY_NONE },
    { POST, "/kiriman", PLAN_OWN, list_send, NULL, BODY_FILES },
    { POST, "/kiriman/terima", PLAN_OWN, one_take, NULL, BODY_FORM },
    { GET, "/kiriman/:id", PLAN_READ, one_show, NULL, BODY_NONE },
    { GET, "/kiriman/:id/berkas.txt", PLAN_READ, one_send, NULL, BODY_NONE },
    { GET, "/laporan/:plan/ringkasan.txt", PLAN_READ, own_send, NULL, BODY_NONE_SLOW },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
