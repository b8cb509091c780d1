/* finding_page.c: /tindak-lanjut, findings and recommendations until they are done and verified. */
#include "base/number.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "plan/finding.view.h"
#include "plan/finding_view.h"
#include "plan/queries.h"

#define FINDINGS_PER_PAGE 50

static enum part_state state_of(const struct finding *f, int32_t today)
{
    if (str_eq(f->state, STR("verified")))
        return STATE_VERIFIED;
    if (str_eq(f->state, STR("done")))
        return STATE_REPORTED;
    if (finding_is_late(f, today))
        return STATE_LATE;
    return str_eq(f->state, STR("returned")) ? STATE_RETURNED : STATE_PLANNED;
}

const char *finding_state_key(const struct finding *f, enum part_state shown)
{
    if (shown == STATE_LATE)
        return "finding.state.late";
    if (str_eq(f->state, STR("verified")))
        return "finding.state.verified";
    if (str_eq(f->state, STR("done")))
        return "finding.state.done";
    return str_eq(f->state, STR("returned")) ? "finding.state.returned" : "finding.state.open";
}

static struct str due_text(struct ctx *c, const struct finding *f)
{
    int32_t day = 0;

    return date_parse(f->due_on, &day) ? date_short(c->arena, c->lang, day) : f->due_on;
}

static int32_t today_of(const struct ctx *c)
{
    return day_today(c->now, (int)c->who.zone);
}

/* ── the list ── */

static const struct {
    const char *name, *key;
    enum part_state state;
} list_filters[] = {
    { "", "finding.all", STATE_COUNT },
    { "terlambat", "finding.state.late", STATE_LATE },
    { "open", "finding.state.open", STATE_PLANNED },
    { "returned", "finding.state.returned", STATE_RETURNED },
    { "done", "finding.state.done", STATE_REPORTED },
    { "verified", "finding.state.verified", STATE_VERIFIED },
};

static size_t filter_asked(struct ctx *c)
{
    struct str want = query_str(c, "keadaan");

    for (size_t i = 1; i < ARRAY_LEN(list_filters); i++) {
        if (str_eq(want, str_of(list_filters[i].name)))
            return i;
    }
    return 0;
}

static int64_t count_for(size_t filter, const struct finding_count *row, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        if (filter == 0 || (filter == 1 && row[i].late != 0) ||
            str_eq(row[i].state, str_of(list_filters[filter].name)))
            sum += row[i].total;
    }
    return sum;
}

static enum status fill_chips(struct ctx *c, struct finding_list *l, size_t asked, int64_t *total)
{
    struct finding_count *row = NULL;
    size_t n = 0;
    enum status s = finding_counts(c, c->who.unit_id, date_iso(c->arena, today_of(c)), &row, &n);

    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < ARRAY_LEN(list_filters); i++)
        l->chip[l->n_chip++] = (struct part_chip){
            .text = tr(c->lang, list_filters[i].key),
            .href = i == 0
                        ? STR("/tindak-lanjut")
                        : str_printf(c->arena, "/tindak-lanjut?keadaan=%s", list_filters[i].name),
            .count = count_for(i, row, n),
            .state = list_filters[i].state,
            .current = i == asked,
        };
    *total = count_for(asked, row, n);
    return ST_OK;
}

static enum status finding_show_list(struct ctx *c)
{
    struct finding_list l = { .may_add = may(c, PLAN_VERIFY, 0) };
    struct page page = { .title = tr(c->lang, "finding.title"), .place = PLACE_FINDING };
    struct out *o = body_new(c);
    struct finding *f = NULL;
    size_t asked = filter_asked(c);
    int64_t total = 0, number = query_i64(c, "hal", 1);
    struct str state = asked > 1 ? str_of(list_filters[asked].name) : STR("");
    struct str before = asked == 1 ? date_iso(c->arena, today_of(c)) : STR("");
    enum status s = fill_chips(c, &l, asked, &total);

    number = number < 1 || number > 10000 ? 1 : number;
    if (s == ST_OK)
        s = findings_page(c, c->who.unit_id, state, before, 0, FINDINGS_PER_PAGE,
                          (number - 1) * FINDINGS_PER_PAGE, &f, &l.n);
    if (s != ST_OK)
        return s;
    l.filtered = asked != 0;
    l.line = arena_array(c->arena, l.n + 1, sizeof(*l.line));
    for (size_t i = 0; i < l.n; i++)
        l.line[i] =
            (struct finding_line){ &f[i], state_of(&f[i], today_of(c)), due_text(c, &f[i]) };
    l.pager = (struct part_pager){
        .url = l.chip[asked].href,
        .page = (int)number,
        .pages = (int)((total + FINDINGS_PER_PAGE - 1) / FINDINGS_PER_PAGE),
        .first = (number - 1) * FINDINGS_PER_PAGE + 1,
        .last = (number - 1) * FINDINGS_PER_PAGE + (int64_t)l.n,
        .total = total,
    };
    finding_list_view(o, &l);
    return page_show(c, &page, o);
}

/* ── the form of a finding ── */

static struct finding_new read_new(struct ctx *c)
{
    return (struct finding_new){
        .plan = form_str(c, "rencana"),
        .ref = form_str(c, "ref"),
        .source = form_str(c, "sumber"),
        .text = form_str(c, "temuan"),
        .recommendation = form_str(c, "rekomendasi"),
        .due_on = form_str(c, "tenggat"),
        .owner_id = form_i64(c, "penanggung", 0),
    };
}

static enum status draw_form(struct ctx *c, struct finding_form *v, int status)
{
    const struct crumb crumb[] = { { tr(c->lang, "finding.title"), STR("/tindak-lanjut") } };
    struct page page = { .title = tr(c->lang, v->id == 0 ? "finding.add" : "finding.edit"),
                         .place = PLACE_FINDING,
                         .crumb = crumb,
                         .n_crumb = 1,
                         .script = { "form-draft.js" } };
    struct out *o = body_new(c);
    enum status s = persons_active(c, c->who.unit_id, &v->person, &v->n_person);

    if (s != ST_OK)
        return s;
    c->res->status = status;
    finding_form_view(o, v);
    return page_show(c, &page, o);
}

/* The plan of reform that runs, the newest first; stays empty without one. */
static enum status newest_running(struct ctx *c, struct str *slug)
{
    struct plan *plan = NULL;
    size_t n = 0;
    enum status s = plan_list(c, &plan, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        if (plan[i].kind == PLAN_RB && plan[i].current && plan_runs(&plan[i])) {
            *slug = plan[i].slug;
            break;
        }
    }
    return s;
}

static enum status finding_show_new(struct ctx *c)
{
    struct finding_form v = { .in = { .plan = query_str(c, "rencana"),
                                      .ref = query_str(c, "ref") } };

    enum status s = v.in.plan.n == 0 ? newest_running(c, &v.in.plan) : ST_OK;

    return s == ST_OK ? draw_form(c, &v, 200) : s;
}

static enum status form_again(struct ctx *c, struct finding_form *v, enum status why)
{
    if (why != ST_INVALID && why != ST_CONFLICT)
        return why;
    v->error = why == ST_CONFLICT ? tr(c->lang, "finding.conflict") : failure_text(c);
    return draw_form(c, v, why == ST_CONFLICT ? 409 : 422);
}

static enum status finding_send_new(struct ctx *c)
{
    struct finding_form v = { .in = read_new(c) };
    int64_t id = 0;
    enum status s;

    if (v.in.ref.n == 0)
        v.in.plan = STR("");
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = finding_make(c, &v.in, &id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return form_again(c, &v, s);
    say(c, "finding.added", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/tindak-lanjut/%lld", (long long)id);
}

static enum status find_one(struct ctx *c, struct finding *f)
{
    return finding_by_id(c, c->who.unit_id, path_i64(c, "id"), f);
}

static enum status finding_show_edit(struct ctx *c)
{
    struct finding f = { 0 };
    struct finding_form v = { 0 };
    enum status s = find_one(c, &f);

    if (s != ST_OK)
        return s;
    v = (struct finding_form){
        .in = { .ref = f.ref,
                .source = f.source,
                .text = f.text,
                .recommendation = f.recommendation,
                .due_on = f.due_on,
                .owner_id = f.owner_id },
        .id = f.id,
        .version = f.version,
    };
    return draw_form(c, &v, 200);
}

static enum status finding_send_edit(struct ctx *c)
{
    struct finding f = { 0 };
    struct finding_form v = { .in = read_new(c), .version = form_i64(c, "versi", -1) };
    enum status s = find_one(c, &f);

    if (s != ST_OK)
        return s;
    v.id = f.id;
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = finding_edit(c, &f, v.version, &v.in);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return form_again(c, &v, s);
    say(c, "finding.changed", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/tindak-lanjut/%lld", (long long)f.id);
}

/* ── one finding ── */

static enum status fill_proofs(struct ctx *c, struct finding_one *v)
{
    struct proof_line *line = NULL;
    size_t n = 0;
    enum status s = proof_list(c, "finding", v->f->id, &line, &n);

    if (s == ST_OK)
        s = evidence_items(c, line, n, STR(""), &v->item);
    v->n_item = n;
    return s;
}

static void fill_rights(struct ctx *c, struct finding_one *v)
{
    bool done = str_eq(v->f->state, STR("done")), closed = str_eq(v->f->state, STR("verified"));
    bool owner = v->f->owner_id != 0 && v->f->owner_id == c->who.person_id;

    v->may_edit = !closed && (may(c, PLAN_VERIFY, 0));
    v->may_answer = !closed && (owner || may(c, PLAN_REPORT, (int)v->f->area));
    v->may_verify = done && may(c, PLAN_VERIFY, (int)v->f->area);
    v->own = v->f->done_by == c->who.person_id;
}

static enum status draw_one(struct ctx *c, struct finding_one *v, int status)
{
    const struct crumb crumb[] = { { tr(c->lang, "finding.title"), STR("/tindak-lanjut") } };
    struct page page = { .title = v->f->text,
                         .place = PLACE_FINDING,
                         .crumb = crumb,
                         .n_crumb = 1,
                         .script = { "upload.js", "form-draft.js" } };
    struct out *o = body_new(c), *history = body_new(c);
    enum status s = fill_proofs(c, v);

    if (s == ST_OK)
        s = history_show(c, history, "finding", v->f->id);
    if (s != ST_OK)
        return s;
    v->history = out_html(history);
    v->state = state_of(v->f, today_of(c));
    v->due = due_text(c, v->f);
    v->evidence = evidence_form(c);
    if (v->f->done_at != 0)
        v->done_when = time_show(c->arena, c->lang, v->f->done_at, c->who.zone);
    if (v->f->verified_at != 0)
        v->verified_when = time_show(c->arena, c->lang, v->f->verified_at, c->who.zone);
    v->item_href =
        str_printf(c->arena, "/rencana/%d/" STR_FMT, (int)v->f->slug_year, STR_ARG(v->f->ref));
    fill_rights(c, v);
    c->res->status = status;
    finding_view(o, v);
    return page_show(c, &page, o);
}

static enum status finding_show(struct ctx *c)
{
    struct finding f = { 0 };
    struct finding_one v = { .f = &f };
    enum status s = find_one(c, &f);

    if (s != ST_OK)
        return s;
    v.response = str_eq(f.state, STR("returned")) ? f.response : STR("");
    return draw_one(c, &v, 200);
}

/* The page again with what was typed. */
static enum status one_again(struct ctx *c, enum status why)
{
    struct finding f = { 0 };
    struct finding_one v = { .f = &f,
                             .response = form_str(c, "jawaban"),
                             .reason = form_str(c, "alasan") };
    enum status s;

    if (why != ST_INVALID && why != ST_CONFLICT)
        return why;
    v.error = why == ST_CONFLICT ? tr(c->lang, "finding.conflict") : failure_text(c);
    s = find_one(c, &f);
    return s == ST_OK ? draw_one(c, &v, why == ST_CONFLICT ? 409 : 422) : s;
}

static enum status finding_send_done(struct ctx *c)
{
    struct finding f = { 0 };
    struct evidence *e = arena_new(c->arena, struct evidence);
    enum status s = find_one(c, &f);

    if (s == ST_OK)
        s = evidence_take(c, e);
    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = finding_answer(c, &f, form_i64(c, "versi", -1), form_str(c, "jawaban"));
        if (s == ST_OK)
            s = evidence_save(c, e, "finding", f.id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return one_again(c, s);
    say(c, "finding.answered", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/tindak-lanjut/%lld", (long long)f.id);
}

static enum status finding_send_check(struct ctx *c, bool accept)
{
    struct finding f = { 0 };
    enum status s = find_one(c, &f);

    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };
        int64_t version = form_i64(c, "versi", -1);

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = accept ? finding_accept(c, &f, version)
                       : finding_refuse(c, &f, version, form_str(c, "alasan"));
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return one_again(c, s);
    say(c, accept ? "finding.accepted" : "finding.sent_back", f.owner, (struct str){ 0 });
    return see_other(c, "/tindak-lanjut/%lld", (long long)f.id);
}

static enum status finding_send_verify(struct ctx *c)
{
    return finding_send_check(c, true);
}

static enum status finding_send_return(struct ctx *c)
{
    return finding_send_check(c, false);
}

enum status scope_finding(struct ctx *c)
{
    struct finding f = { 0 };
    enum status s = find_one(c, &f);

    if (s != ST_OK)
        return s;
    c->area = (int)f.area;
    c->is_own = f.owner_id != 0 && f.owner_id == c->who.person_id;
    return ST_OK;
}

const struct route finding_routes[] = {
    { GET, "/tindak-lanjut", PLAN_READ, finding_show_list, NULL, BODY_NONE },
    { GET, "/tindak-lanjut/baru", PLAN_VERIFY, finding_show_new, NULL, BODY_NONE },
    { POST, "/tindak-lanjut", PLAN_VERIFY, finding_send_new, NULL, BODY_FORM },
    { GET, "/tindak-lanjut/:id", PLAN_READ, finding_show, NULL, BODY_NONE },
    { GET, "/tindak-lanjut/:id/ubah", PLAN_VERIFY, finding_show_edit, scope_finding, BODY_NONE },
    { POST, "/tindak-lanjut/:id/ubah", PLAN_VERIFY, finding_send_edit, scope_finding, BODY_FORM },
    { POST, "/tindak-lanjut/:id/selesai", PLAN_REPORT, finding_send_done, scope_finding,
      BODY_FILES },
    { POST, "/tindak-lanjut/:id/verifikasi", PLAN_VERIFY, finding_send_verify, scope_finding,
      BODY_FORM },
    { POST, "/tindak-lanjut/:id/kembalikan", PLAN_VERIFY, finding_send_return, scope_finding,
      BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
