/*
 * hooks.c of complaint_report: its figures, counted from the register of complaints each time the
 * report is saved (so that what was published stays as it was), and the report on paper.
 *
 * A complaint belongs to the period in which it was received; where it stands is where it stood
 * when the report was last saved. Only counts leave the register: no text and no name.
 */
#include "register/hooks.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "core/app.h"
#include "core/paper.h"
#include "html/chart.h"
#include "register/list.h"
#include "register/stmt.h"

#include "by_kind.view.h"

#define COMPLAINTS_MAX 20000 /* of one period */

enum bound {
    PERIOD,
    PART_NO,
    YEAR,
    RECEIVED,
    PASSED,
    WITHDRAWN,
    DONE,
    OPEN,
    IN_TIME,
    MEAN,
    MEDIAN,
    FOUNDED,
    RATING,
    BY_TOPIC,
    BY_CHANNEL,
    ACHIEVEMENTS,
    OBSTACLES,
    RECOMMENDATIONS,
    FOLLOW_UP,
    FOLLOWED_SHARE,
    IN_TIME_SHARE,
    SIGNATORY,
    SIGNATORY_POST,
    FROM_ON,
    UNTIL_ON,
    REPORTED_ON
};
static const char *const fields[] = { "period",         "part_no",        "report_year",
                                      "received_count", "passed_count",   "withdrawn_count",
                                      "done_count",     "open_count",     "in_time_count",
                                      "mean_days",      "median_days",    "founded_count",
                                      "rating",         "by_topic",       "by_channel",
                                      "achievements",   "obstacles",      "recommendations",
                                      "follow_up",      "followed_share", "in_time_share",
                                      "signatory",      "signatory_post", "from_on",
                                      "until_on",       "reported_on",    NULL };

enum kind_column { KIND, KIND_RECEIVED, KIND_DONE };

/* ── Counting ── */

struct counts {
    const struct reg_def *complaints;
    const struct record *row;
    size_t n;
    int64_t passed, withdrawn, done, open, in_time, founded, rated, stars;
    int64_t *days; /* of those that are done */
    size_t n_days;
};

static bool is_in(struct str s, const char *const *word)
{
    for (size_t i = 0; word[i] != NULL; i++) {
        if (str_eq(s, str_of(word[i])))
            return true;
    }
    return false;
}

static bool is_done(const struct record *r)
{
    static const char *const done[] = { "answered", "closed", NULL };

    return is_in(r->state, done);
}

static void count_one(struct counts *k, const struct record *r)
{
    static const char *const passed[] = { "forwarded", "merged", NULL };
    static const char *const withdrawn[] = { "withdrawn", "lapsed", NULL };
    static const char *const founded[] = { "founded", "partly", NULL };
    const struct reg_def *def = k->complaints;
    int64_t stars = record_int(r, reg_field(def, STR("rating")));

    k->passed += is_in(r->state, passed);
    k->withdrawn += is_in(r->state, withdrawn);
    k->open += !reg_state_closed(def, r->state);
    k->founded += is_in(record_text(r, reg_field(def, STR("verdict"))), founded);
    k->rated += stars > 0;
    k->stars += stars;
    if (!is_done(r))
        return;
    k->done++;
    k->in_time += record_int(r, reg_field(def, STR("in_time")));
    if (record_filled(r, reg_field(def, STR("days_taken"))))
        k->days[k->n_days++] = record_int(r, reg_field(def, STR("days_taken")));
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* The first and last day of the month, the quarter or the year. */
static bool period_of(struct ctx *c, const struct reg_form *f, struct str *from, struct str *until)
{
    const struct reg_def *def = f->def;
    const struct db_value *period = &f->value[hook_field(def, PERIOD)->column];
    const struct db_value *part = &f->value[hook_field(def, PART_NO)->column];
    const struct db_value *year = &f->value[hook_field(def, YEAR)->column];
    int y = (int)year->i, first = 1, last = 12;

    if (period->null || year->null)
        return false;
    if (str_eq(period->s, STR("month")))
        first = last = (int)part->i;
    if (str_eq(period->s, STR("quarter"))) {
        first = (int)part->i * 3 - 2;
        last = (int)part->i * 3;
    }
    if (first < 1 || last > 12)
        return false;
    *from = date_iso(c->arena, day_of(y, first, 1));
    *until = date_iso(c->arena, (last == 12 ? day_of(y + 1, 1, 1) : day_of(y, last + 1, 1)) - 1);
    return true;
}

/* The system counts: whoever writes the report need not be one who may read every case. */
static enum status read_complaints(struct ctx *c, struct str from, struct str until,
                                   struct counts *k)
{
    struct ctx own;
    struct reg_list_query q = { .state = -1, .from = from, .until = until };
    struct reg_list list = { 0 };
    enum status s;

    ctx_system(&own, c->app, c->db, c->arena, c->who.unit_id);
    own.now = c->now;
    own.lang = c->lang;
    own.who.zone = c->who.zone;
    own.in_tx = c->in_tx;
    q.def = k->complaints;
    s = reg_list_rows(&own, &q, 0, COMPLAINTS_MAX, &list);
    if (s != ST_OK) {
        c->failure = own.failure;
        return s;
    }
    k->row = list.row;
    k->n = list.n;
    k->days = arena_array(c->arena, list.n + 1, sizeof(*k->days));
    for (size_t i = 0; i < list.n; i++)
        count_one(k, &list.row[i]);
    qsort(k->days, k->n_days, sizeof(*k->days), by_size);
    return ST_OK;
}

static double mean(const struct counts *k)
{
    int64_t sum = 0;

    for (size_t i = 0; i < k->n_days; i++)
        sum += k->days[i];
    return (double)sum / (double)k->n_days;
}

static double median(const struct counts *k)
{
    size_t half = k->n_days / 2;

    return k->n_days % 2 == 1 ? (double)k->days[half]
                              : (double)(k->days[half - 1] + k->days[half]) / 2;
}

static void set_int(struct reg_form *f, enum bound place, int64_t v)
{
    f->value[hook_field(f->def, (int)place)->column] = value_int(v);
}

/* To two decimals, as a report says it. */
static void set_real(struct reg_form *f, enum bound place, bool is_known, double v)
{
    f->value[hook_field(f->def, (int)place)->column] =
        is_known ? value_real(round(v * 100) / 100) : value_null(DB_REAL);
}

/* One row for each option of a choice that occurs, and one for those without. */
static void set_kinds(struct ctx *c, struct reg_form *f, enum bound place, const struct counts *k,
                      struct str choice)
{
    const struct reg_field *table = hook_field(f->def, (int)place);
    const struct reg_field *by = reg_field(k->complaints, choice);
    struct reg_cells *cells = &f->table[table - f->def->field];
    size_t cols = table->n_cell;

    *cells = (struct reg_cells){ 0 };
    cells->value = arena_array(c->arena, (by->n_option + 1) * cols, sizeof(*cells->value));
    cells->typed = arena_array(c->arena, (by->n_option + 1) * cols, sizeof(*cells->typed));
    for (size_t o = 0; o <= by->n_option; o++) {
        struct str name = o < by->n_option ? by->option[o].name : STR("");
        struct str label = o < by->n_option ? by->option[o].label.in[LANG_ID]
                                            : tr(LANG_ID, "complaint_report.none");
        struct db_value *row = &cells->value[cells->n_row * cols];
        int64_t received = 0, done = 0;

        for (size_t i = 0; i < k->n; i++) {
            bool same = str_eq(record_text(&k->row[i], by), name);

            received += same;
            done += same && is_done(&k->row[i]);
        }
        if (received == 0)
            continue;
        row[KIND] = value_text(label);
        row[KIND_RECEIVED] = value_int(received);
        row[KIND_DONE] = value_int(done);
        cells->n_row++;
    }
}

static enum status check(struct ctx *c, struct reg_form *f)
{
    struct counts k = { .complaints = reg_find(c->app, STR("complaint")) };
    struct str from, until;
    enum status s;

    if (k.complaints == NULL || !period_of(c, f, &from, &until))
        return ST_OK;
    s = read_complaints(c, from, until, &k);
    if (s != ST_OK)
        return s;
    f->value[hook_field(f->def, FROM_ON)->column] = value_text(from);
    f->value[hook_field(f->def, UNTIL_ON)->column] = value_text(until);
    set_int(f, RECEIVED, (int64_t)k.n);
    set_int(f, PASSED, k.passed);
    set_int(f, WITHDRAWN, k.withdrawn);
    set_int(f, DONE, k.done);
    set_int(f, OPEN, k.open);
    set_int(f, IN_TIME, k.in_time);
    set_int(f, FOUNDED, k.founded);
    set_real(f, MEAN, k.n_days > 0, k.n_days > 0 ? mean(&k) : 0);
    set_real(f, MEDIAN, k.n_days > 0, k.n_days > 0 ? median(&k) : 0);
    set_real(f, RATING, k.rated > 0, k.rated > 0 ? (double)k.stars / (double)k.rated : 0);
    set_kinds(c, f, BY_TOPIC, &k, STR("topic"));
    set_kinds(c, f, BY_CHANNEL, &k, STR("channel"));
    return ST_OK;
}

/* ── On the page ── */

static struct str kind_at(const struct record_rows *rows, size_t row)
{
    return rows->value[row * rows->n_column + KIND].s;
}

static int64_t number_at(const struct record_rows *rows, size_t row, enum kind_column col)
{
    const struct db_value *v = &rows->value[row * rows->n_column + col];

    return v->null ? 0 : v->i;
}

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    struct record_rows rows;
    struct by_kind v = { 0 };
    enum status s = record_rows(c, r, hook_field(r->def, BY_TOPIC), &rows);

    if (s != ST_OK || rows.n_row == 0)
        return s;
    struct by_kind_row *row = arena_array(c->arena, rows.n_row, sizeof(*row));
    for (size_t i = 0; i < rows.n_row; i++) {
        row[i] = (struct by_kind_row){ kind_at(&rows, i), number_at(&rows, i, KIND_RECEIVED),
                                       number_at(&rows, i, KIND_DONE) };
        if (row[i].received > v.most)
            v.most = row[i].received;
    }
    v.row = row;
    v.n_row = rows.n_row;
    by_kind_view(o, &v);
    return ST_OK;
}

/* ── On paper ── */

static struct str label_of(struct ctx *c, const struct record *r, enum bound place)
{
    return words_show(c, &hook_field(r->def, (int)place)->label);
}

static struct str shown(struct ctx *c, const struct record *r, enum bound place)
{
    struct str v = record_show(c, r, hook_field(r->def, (int)place), false);

    return v.n > 0 ? v : STR("–");
}

static void facts(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound place[] = { RECEIVED, PASSED,  WITHDRAWN,      DONE,
                                        OPEN,     IN_TIME, FOLLOWED_SHARE, IN_TIME_SHARE,
                                        MEAN,     MEDIAN,  FOUNDED,        RATING };
    struct pdf_fact fact[ARRAY_LEN(place)];

    for (size_t i = 0; i < ARRAY_LEN(place); i++)
        fact[i] = (struct pdf_fact){ label_of(c, r, place[i]), shown(c, r, place[i]) };
    pdf_facts(p, fact, ARRAY_LEN(place));
}

static enum status kinds(struct ctx *c, const struct record *r, enum bound place, struct pdf *p)
{
    const struct reg_field *table = hook_field(r->def, (int)place);
    struct record_rows rows;
    enum status s = record_rows(c, r, table, &rows);

    if (s != ST_OK || rows.n_row == 0)
        return s;
    struct pdf_col col[] = {
        { .head = words_show(c, &table->cell[KIND].label), .width = 60 },
        { .head = words_show(c, &table->cell[KIND_RECEIVED].label),
          .width = 20,
          .align = PDF_RIGHT },
        { .head = words_show(c, &table->cell[KIND_DONE].label), .width = 20, .align = PDF_RIGHT }
    };
    struct pdf_cell *cell = arena_array(c->arena, rows.n_row * 3, sizeof(*cell));

    for (size_t i = 0; i < rows.n_row; i++) {
        cell[i * 3].text = kind_at(&rows, i);
        cell[i * 3 + 1].text = int_show(c->arena, number_at(&rows, i, KIND_RECEIVED), true);
        cell[i * 3 + 2].text = int_show(c->arena, number_at(&rows, i, KIND_DONE), true);
    }
    pdf_heading(p, 2, words_show(c, &table->label));
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 3, .cell = cell, .n_row = rows.n_row, .boxed = true });
    return ST_OK;
}

/* Lines as items. */
static void lines(struct ctx *c, struct pdf *p, struct str heading, struct str text)
{
    if (text.n == 0)
        return;
    pdf_heading(p, 1, heading);
    for (int i = 1; text.n > 0; i++) {
        struct str line = str_trim(str_cut(&text, '\n'));

        if (line.n > 0)
            pdf_item(p, str_printf(c->arena, "%d.", i), line);
    }
}

static void words(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound place[] = { ACHIEVEMENTS, OBSTACLES, RECOMMENDATIONS, FOLLOW_UP };

    for (size_t i = 0; i < ARRAY_LEN(place); i++)
        lines(c, p, label_of(c, r, place[i]), record_text(r, hook_field(r->def, (int)place[i])));
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct paper office;
    struct str until = shown(c, r, UNTIL_ON), args[] = { shown(c, r, FROM_ON), until };
    enum status s = paper_of(c, &office);

    if (s != ST_OK)
        return s;
    struct str title[] = { paper_upper(c->arena, words_show(c, &r->def->sheet_title)),
                           tr_with(c->arena, c->lang, "complaint_report.period", args, 2) };
    const struct pdf_signer signer = { .place_date = shown(c, r, REPORTED_ON),
                                       .position = shown(c, r, SIGNATORY_POST),
                                       .name = shown(c, r, SIGNATORY) };

    pdf_letterhead(p, &office.letterhead);
    pdf_title(p, title, 2);
    pdf_heading(p, 1, tr(c->lang, "complaint_report.figures"));
    facts(c, r, p);
    s = kinds(c, r, BY_TOPIC, p);
    if (s == ST_OK)
        s = kinds(c, r, BY_CHANNEL, p);
    words(c, r, p);
    pdf_space(p, 12);
    pdf_signatures(p, &signer, 1);
    pdf_seal(p, &office.seal);
    return s;
}

const struct reg_hooks complaint_report_hooks = {
    .fields = fields, .check = check, .draw = draw, .paper = paper
};
