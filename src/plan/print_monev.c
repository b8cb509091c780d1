/*
 * print_monev.c: the monitoring and evaluation report of a quarter or a year, on A4: summary in
 * words and figures, the year's curve, achievements per area, obstacles, what is late or postponed
 * and why, findings, and the list of evidence with its hashes.
 */
#include "base/buf.h"
#include "base/crypto.h"
#include "base/number.h"
#include "core/time_show.h"
#include "html/part.h"
#include "pdf/grid.h"
#include "plan/pace.h"
#include "plan/print.h"

struct monev {
    struct ctx *c;
    const struct plan_tree *t;
    struct print_period period;
    struct paper paper;
    struct report_row *report; /* of the year */
    size_t n_report;
    struct evidence_row *evidence;
    size_t n_evidence;
    struct finding_row *finding;
    size_t n_finding;
    struct pace curve;
    struct plan_figures all, area[9]; /* of the period; areas 1-8 */
    int today;
};

/* ── Small things ── */

static struct str text(const struct monev *m, const char *key)
{
    return tr(m->c->lang, key);
}

static struct str number(const struct monev *m, int64_t v)
{
    return int_show(m->c->arena, v, m->c->lang == LANG_ID);
}

static struct str percent(const struct monev *m, double v)
{
    struct str s = decimal_show(m->c->arena, v, 1, m->c->lang == LANG_ID);

    return str_printf(m->c->arena, STR_FMT "%%", STR_ARG(s));
}

static bool in_period(const struct monev *m, int64_t month)
{
    return month >= period_from(m->period) && month <= period_to(m->period);
}

static const struct item *item_by_id(const struct monev *m, int64_t id)
{
    for (size_t i = 0; i < m->t->n_item; i++)
        if (m->t->item[i].id == id)
            return &m->t->item[i];
    return NULL;
}

static struct str day_short(const struct monev *m, struct str iso)
{
    int32_t day;

    return date_parse(iso, &day) ? date_short(m->c->arena, m->c->lang, day) : iso;
}

/* ── 1. Summary ── */

/* Only the period's months of an indicator: the others become "not planned". */
static struct str months_of_period(const struct monev *m, const struct item *it)
{
    char *packed = str_z(m->c->arena, it->months);

    for (int i = 0; i < MONTHS; i++)
        if (!in_period(m, i + 1))
            packed[i] = '.';
    return (struct str){ packed, it->months.n };
}

static void count(struct monev *m)
{
    for (size_t i = 0; i < m->t->n_item; i++) {
        struct item it = m->t->item[i];

        if (!it.tracked)
            continue;
        it.months = months_of_period(m, &it);
        figures_add(&m->all, &it, m->t->plan.year, m->today);
        if (it.area >= 1 && it.area <= 8)
            figures_add(&m->area[it.area], &it, m->t->plan.year, m->today);
    }
}

static struct str summary(const struct monev *m)
{
    const struct month_counts *n = &m->all.months;
    struct str args[] = {
        period_name(m->c->arena, m->c->lang, m->period),
        number(m, n->planned),
        number(m, n->reported),
        number(m, n->verified),
        percent(m, n->planned > 0 ? 100.0 * n->reported / n->planned : 0),
        percent(m, n->planned > 0 ? 100.0 * n->verified / n->planned : 0),
        number(m, n->late),
        number(m, n->returned),
        number(m, n->confirm),
    };

    return tr_with(m->c->arena, m->c->lang, "print.monev_summary", args, ARRAY_LEN(args));
}

static struct str curve_words(const struct monev *m)
{
    const struct pace *k = &m->curve;
    double behind = k->planned[k->known] - k->reported[k->known];
    struct str args[] = { month_name(m->c->lang, k->known), percent(m, k->planned[k->known]),
                          percent(m, k->reported[k->known]), percent(m, k->verified[k->known]),
                          percent(m, behind < 0 ? -behind : behind) };

    return tr_with(m->c->arena, m->c->lang, behind > 0 ? "print.curve_behind" : "print.curve_ahead",
                   args, ARRAY_LEN(args));
}

static struct str curve_label(const struct monev *m, const char *key, double v)
{
    struct str word = text(m, key), value = percent(m, v);

    return str_printf(m->c->arena, STR_FMT " " STR_FMT, STR_ARG(word), STR_ARG(value));
}

static void draw_curve(struct pdf *p, const struct monev *m)
{
    const struct pace *k = &m->curve;
    struct pdf_curve curve = {
        .known = k->known,
        .planned_label = curve_label(m, "chart.planned", k->planned[MONTHS]),
        .reported_label = curve_label(m, "chart.reported", k->reported[k->known]),
        .verified_label = curve_label(m, "chart.verified", k->verified[k->known]),
    };

    for (int i = 0; i <= MONTHS; i++) {
        curve.planned[i] = k->planned[i];
        curve.reported[i] = k->reported[i];
        curve.verified[i] = k->verified[i];
        if (i < MONTHS)
            curve.month[i] = month_short(m->c->lang, i + 1);
    }
    pdf_heading(p, 2, text(m, "print.curve"));
    if (k->known > 0)
        pdf_text(p, PDF_BODY, curve_words(m));
    pdf_curve(p, &curve);
}

static void draw_areas(struct pdf *p, const struct monev *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, text(m, "print.col_area"), 53, PDF_LEFT);
    grid_col(&g, text(m, "print.col_planned"), 18, PDF_RIGHT);
    grid_col(&g, text(m, "print.col_reported_n"), 22, PDF_RIGHT);
    grid_col(&g, text(m, "print.col_verified_n"), 25, PDF_RIGHT);
    grid_col(&g, text(m, "print.col_late"), 21, PDF_RIGHT);
    grid_col(&g, text(m, "print.col_pair"), 46, PDF_LEFT);
    for (size_t i = 0; i < m->t->n_item; i++) {
        const struct item *it = &m->t->item[i];

        if (it->level != LEVEL_AREA || it->area < 1 || it->area > 8)
            continue;
        const struct plan_figures *f = &m->area[it->area];
        struct pdf_cell *cell = grid_row(&g);
        int done = figures_progress(f);

        cell[0].text = str_printf(m->c->arena, "%d. " STR_FMT, it->area, STR_ARG(it->text));
        cell[1].text = number(m, f->months.planned);
        cell[2].text = number(m, f->months.reported);
        cell[3].text = number(m, f->months.verified);
        cell[4].text = number(m, f->months.late);
        cell[5] = (struct pdf_cell){ .pair = true,
                                     .progress = done < 0 ? 0 : done,
                                     .achievement = figures_achievement(f) };
    }
    pdf_heading(p, 2, text(m, "print.areas"));
    grid_show(p, &g, text(m, "print.none"));
    pdf_text(p, PDF_QUIET, text(m, "print.pair_help"));
}

/* ── 2. Achievements ── */

static struct str report_value(const struct monev *m, const struct item *it,
                               const struct report_row *r)
{
    /* of what is done or not, a value says how far */
    struct str uom = it->direction == DIRECTION_DONE ? STR("percent") : it->uom;

    if (!r->has_value)
        return STR("");
    return measure_show(m->c->arena, r->value, uom, m->c->lang == LANG_ID);
}

static struct str target_of(const struct monev *m, const struct item *it)
{
    if (it->target.has)
        return measure_show(m->c->arena, it->target.v, it->uom, m->c->lang == LANG_ID);
    return it->target_text;
}

static bool was_reported(const struct report_row *r)
{
    return str_eq(r->state, STR("reported")) || str_eq(r->state, STR("verified")) ||
           str_eq(r->state, STR("returned"));
}

static char packed_of(struct str state)
{
    if (str_eq(state, STR("verified")))
        return 'v';
    return str_eq(state, STR("reported")) ? 'r' : 'x';
}

/* One report of a quarter. */
static void report_cells(const struct monev *m, struct pdf_cell *cell, const struct item *it,
                         const struct report_row *r, bool same)
{
    cell[0] = (struct pdf_cell){ .text = it->ref, .same = same };
    cell[1] = (struct pdf_cell){ .text = it->text, .same = same };
    cell[2].text = month_short(m->c->lang, (int)r->month);
    cell[3].mark = print_mark(packed_of(r->state), m->t->plan.year, (int)r->month, m->today);
    cell[4].text = report_value(m, it, r);
    cell[4].sub = target_of(m, it);
    cell[5].text = r->note;
    cell[5].sub = r->reporter;
}

/* An indicator's year in one row: how many reports there are, and the latest. */
static void year_cells(const struct monev *m, struct pdf_cell *cell, const struct item *it,
                       const struct report_row *latest)
{
    struct month_counts n = { 0 };

    month_count(&n, it->months, m->t->plan.year, m->today);
    report_cells(m, cell, it, latest, false);
    cell[2].text = str_printf(m->c->arena, "%d/%d", n.reported, n.planned);
}

static void area_rows(const struct monev *m, struct grid *g, const struct item *area)
{
    const struct item *before = NULL;
    struct pdf_cell *cell = NULL;
    bool year = m->period.quarter == 0;

    for (size_t i = 0; i < m->n_report; i++) {
        const struct report_row *r = &m->report[i];
        const struct item *it = item_by_id(m, r->indicator_id);

        if (it == NULL || it->area != area->area || !in_period(m, r->month) || !was_reported(r))
            continue;
        if (!year || it != before)
            cell = grid_row(g);
        if (year)
            year_cells(m, cell, it, r);
        else
            report_cells(m, cell, it, r, it == before);
        before = it;
    }
}

static void area_achievements(struct pdf *p, const struct monev *m, const struct item *area)
{
    struct grid g = { .arena = m->c->arena };
    bool year = m->period.quarter == 0;

    grid_col(&g, text(m, "print.col_ref"), 17, PDF_LEFT);
    grid_col(&g, text(m, "print.col_indicator"), 52, PDF_LEFT);
    g.col[0].merge = g.col[1].merge = !year;
    grid_col(&g, text(m, year ? "print.col_reports" : "print.col_month"), 15, PDF_LEFT);
    grid_col(&g, STR(""), 7, PDF_CENTRE);
    grid_col(&g, text(m, "print.col_value_target"), 26, PDF_RIGHT);
    grid_col(&g, text(m, year ? "print.col_latest" : "print.col_note"), 58, PDF_LEFT);
    area_rows(m, &g, area);
    pdf_heading(p, 2, str_printf(m->c->arena, "%d. " STR_FMT, area->area, STR_ARG(area->text)));
    grid_show(p, &g, text(m, "print.no_reports"));
}

static void draw_achievements(struct pdf *p, const struct monev *m)
{
    pdf_heading(p, 1, text(m, "print.achievements"));
    print_legend(p, m->c->lang);
    for (size_t i = 0; i < m->t->n_item; i++)
        if (m->t->item[i].level == LEVEL_AREA)
            area_achievements(p, m, &m->t->item[i]);
}

/* ── 3. Obstacles; 4. late and postponed ── */

static void draw_obstacles(struct pdf *p, const struct monev *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, text(m, "print.col_ref"), 17, PDF_LEFT);
    grid_col(&g, text(m, "print.col_month"), 14, PDF_LEFT);
    grid_col(&g, text(m, "print.col_obstacle"), 72, PDF_LEFT);
    grid_col(&g, text(m, "print.col_next"), 72, PDF_LEFT);
    for (size_t i = 0; i < m->n_report; i++) {
        const struct report_row *r = &m->report[i];
        const struct item *it = item_by_id(m, r->indicator_id);

        if (it == NULL || !in_period(m, r->month) || (r->obstacle.n == 0 && r->next_step.n == 0))
            continue;
        struct pdf_cell *cell = grid_row(&g);
        cell[0].text = it->ref;
        cell[1].text = month_short(m->c->lang, (int)r->month);
        cell[2].text = r->obstacle;
        cell[3].text = r->next_step;
    }
    pdf_heading(p, 1, text(m, "print.obstacles"));
    grid_show(p, &g, text(m, "print.no_obstacles"));
}

/* Months of the period in which the item is late: "Jan, Feb, Mar"; empty when it is not. */
static struct str late_months(const struct monev *m, const struct item *it)
{
    struct buf b;

    buf_init(&b, m->c->arena);
    for (int i = 0; i < MONTHS; i++) {
        if (!in_period(m, i + 1) ||
            month_shown(it->months.p[i], m->t->plan.year, i + 1, m->today) != 'l')
            continue;
        if (b.n > 0)
            buf_add(&b, STR(", "));
        buf_add(&b, month_short(m->c->lang, i + 1));
    }
    return buf_str(&b);
}

static void late_row(const struct monev *m, struct grid *g, const struct item *it)
{
    struct str months = late_months(m, it);

    if (months.n == 0)
        return;
    struct pdf_cell *cell = grid_row(g);
    cell[0].text = it->ref;
    cell[1].text = it->text;
    cell[2].text = months;
    cell[3].mark = MARK_LATE;
    cell[4].text = it->pic_name.n > 0 ? it->pic_name : text(m, "print.no_pic");
    cell[5].text = text(m, "print.not_reported");
}

static void postponed_row(const struct monev *m, struct grid *g, const struct report_row *r)
{
    const struct item *it = item_by_id(m, r->indicator_id);

    if (it == NULL || !in_period(m, r->month) || !str_eq(r->state, STR("postponed")))
        return;
    struct pdf_cell *cell = grid_row(g);
    struct str to = r->postponed_to > 0 ? month_name(m->c->lang, (int)r->postponed_to) : STR("–");
    cell[0].text = it->ref;
    cell[1].text = it->text;
    cell[2].text = month_short(m->c->lang, (int)r->month);
    cell[3].mark = MARK_POSTPONED;
    cell[4].text = it->pic_name;
    cell[5].text = tr_with(m->c->arena, m->c->lang, "print.postponed_to", &to, 1);
    cell[5].sub = r->reason;
}

static void draw_late(struct pdf *p, const struct monev *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, text(m, "print.col_ref"), 17, PDF_LEFT);
    grid_col(&g, text(m, "print.col_indicator"), 54, PDF_LEFT);
    grid_col(&g, text(m, "print.col_month"), 24, PDF_LEFT);
    grid_col(&g, STR(""), 7, PDF_CENTRE);
    grid_col(&g, text(m, "print.col_pic"), 32, PDF_LEFT);
    grid_col(&g, text(m, "print.col_reason"), 41, PDF_LEFT);
    for (size_t i = 0; i < m->t->n_item; i++)
        if (m->t->item[i].tracked)
            late_row(m, &g, &m->t->item[i]);
    for (size_t i = 0; i < m->n_report; i++)
        postponed_row(m, &g, &m->report[i]);
    pdf_heading(p, 1, text(m, "print.late"));
    grid_show(p, &g, text(m, "print.no_late"));
}

/* ── 5. Findings; 6. evidence ── */

static const char *finding_key(struct str state)
{
    if (str_eq(state, STR("verified")))
        return "print.finding_verified";
    if (str_eq(state, STR("done")))
        return "print.finding_done";
    return str_eq(state, STR("returned")) ? "print.finding_returned" : "print.finding_open";
}

static void draw_findings(struct pdf *p, const struct monev *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, text(m, "print.col_ref"), 17, PDF_LEFT);
    grid_col(&g, text(m, "print.col_finding"), 62, PDF_LEFT);
    grid_col(&g, text(m, "print.col_recommendation"), 48, PDF_LEFT);
    grid_col(&g, text(m, "print.col_owner"), 28, PDF_LEFT);
    grid_col(&g, text(m, "print.col_state"), 22, PDF_LEFT);
    for (size_t i = 0; i < m->n_finding; i++) {
        const struct finding_row *f = &m->finding[i];
        struct pdf_cell *cell = grid_row(&g);

        cell[0].text = f->ref.n > 0 ? f->ref : STR("–");
        cell[1].text = f->text;
        cell[1].sub = f->source;
        cell[2].text = f->recommendation;
        cell[2].sub = f->response;
        cell[3].text = f->owner;
        cell[3].sub = day_short(m, f->due_on);
        cell[4].text = text(m, finding_key(f->state));
    }
    pdf_heading(p, 1, text(m, "print.findings"));
    grid_show(p, &g, text(m, "print.no_findings"));
}

static struct str file_size(const struct monev *m, int64_t bytes)
{
    if (bytes < 1000)
        return str_printf(m->c->arena, "%d B", (int)bytes);
    struct str kb = number(m, (bytes + 500) / 1000);
    return str_printf(m->c->arena, STR_FMT " kB", STR_ARG(kb));
}

/* Sixty-four digits in two halves: a line break every reader can undo. */
static struct str hash_text(const struct monev *m, struct str sha256)
{
    struct str hex = hex_of(m->c->arena, sha256.p, sha256.n), tail = str_sub(hex, 32, 32);

    return str_printf(m->c->arena, "%.32s\n" STR_FMT, hex.n >= 32 ? hex.p : "", STR_ARG(tail));
}

static void draw_evidence(struct pdf *p, const struct monev *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, text(m, "print.col_ref"), 17, PDF_LEFT);
    grid_col(&g, text(m, "print.col_month"), 12, PDF_LEFT);
    grid_col(&g, text(m, "print.col_document"), 57, PDF_LEFT);
    grid_col(&g, text(m, "print.col_uploaded"), 22, PDF_LEFT);
    grid_col(&g, text(m, "print.col_hash"), 70, PDF_LEFT);
    for (size_t i = 0; i < m->n_evidence; i++) {
        const struct evidence_row *e = &m->evidence[i];
        struct pdf_cell *cell = grid_row(&g);
        int32_t day = day_today(e->uploaded_at, (int)m->c->who.zone);

        cell[0].text = e->ref;
        cell[1].text = month_short(m->c->lang, (int)e->month);
        cell[2].text = e->name.n > 0 ? e->name : text(m, "print.restricted");
        cell[2].sub = file_size(m, e->size);
        cell[3].text = date_short(m->c->arena, m->c->lang, day);
        cell[4].text = hash_text(m, e->sha256);
    }
    pdf_heading(p, 1, text(m, "print.evidence"));
    pdf_text(p, PDF_QUIET, text(m, "print.evidence_help"));
    grid_show(p, &g, text(m, "print.no_evidence"));
}

/* ── The paper ── */

static void draw_front(struct pdf *p, const struct monev *m)
{
    struct arena *a = m->c->arena;
    struct str period = period_name(a, m->c->lang, m->period);
    struct str title[] = { text(m, "print.monev_title"), paper_upper(a, m->t->plan.title),
                           paper_upper(a, period) };
    struct pdf_fact fact[4];
    size_t n = 0;

    fact[n++] = (struct pdf_fact){ text(m, "print.fact_unit"), m->c->who.unit_name };
    if (m->t->plan.decree.n > 0)
        fact[n++] = (struct pdf_fact){ text(m, "print.fact_decree"), m->t->plan.decree };
    fact[n++] = (struct pdf_fact){ text(m, "print.fact_period"), period };
    fact[n++] = (struct pdf_fact){ text(m, "print.fact_indicators"), number(m, m->all.indicators) };

    pdf_letterhead(p, &m->paper.letterhead);
    pdf_title(p, title, ARRAY_LEN(title));
    pdf_facts(p, fact, n);
    pdf_heading(p, 1, text(m, "print.summary"));
    pdf_text(p, PDF_BODY, summary(m));
}

static void draw(struct pdf *p, const void *with)
{
    const struct monev *m = with;

    draw_front(p, m);
    draw_curve(p, m);
    draw_areas(p, m);
    draw_achievements(p, m);
    draw_obstacles(p, m);
    draw_late(p, m);
    draw_findings(p, m);
    draw_evidence(p, m);
    pdf_signatures(p, &m->paper.signer, 1);
    pdf_seal(p, &m->paper.seal);
}

static enum status gather(struct monev *m)
{
    struct ctx *c = m->c;
    int64_t unit = m->t->plan.unit_id, plan = m->t->plan.id;
    enum status s = paper_of(c, &m->paper);

    if (s == ST_OK)
        s = print_reports(c, unit, plan, 1, 12, &m->report, &m->n_report);
    if (s == ST_OK)
        s = print_evidence(c, unit, plan, period_from(m->period), period_to(m->period),
                           &m->evidence, &m->n_evidence);
    if (s == ST_OK)
        s = print_findings(c, unit, plan, &m->finding, &m->n_finding);
    return s;
}

enum status print_monev(struct ctx *c, const struct plan_tree *t, struct print_period period,
                        struct str *pdf)
{
    struct monev m = { .c = c, .t = t, .period = period, .today = today_month(c) };
    struct str name = period_name(c->arena, c->lang, period);
    struct done_month *done = NULL;
    size_t n_done = 0;
    enum status s = gather(&m);

    if (s == ST_OK)
        s = months_done(c, t->plan.unit_id, t->plan.id, &done, &n_done);
    if (s != ST_OK)
        return s;
    count(&m);
    pace_of(c, t, done, n_done, period_to(period), &m.curve);
    m.paper.options.paper = PDF_A4;
    m.paper.options.title = tr_with(c->arena, c->lang, "print.monev_name", &name, 1);
    m.paper.options.subject = t->plan.title;
    s = pdf_make(c->arena, &m.paper.options, draw, &m, pdf);
    return s == ST_OK ? s : fail(c, s, "the report could not be drawn");
}
