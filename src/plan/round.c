/* round.c: the moves of a month, each within the caller's transaction, each with its ledger entry.
 */
#include "plan/round.h"

#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/message.h"
#include "core/time_show.h"

struct str month_and_year(struct ctx *c, const struct plan *p, int month)
{
    struct str name = month_name(c->lang, month);

    return str_printf(c->arena, STR_FMT " %d", STR_ARG(name), p->year);
}

static enum status read_locks(struct ctx *c, struct round *r)
{
    struct lock_row *lock = NULL;
    size_t n = 0;
    enum status s = locks_of(c, c->who.unit_id, r->tree.plan.id, &lock, &n);

    memset(r->locked, 0, sizeof(r->locked));
    for (size_t i = 0; i < n && s == ST_OK; i++)
        r->locked[lock[i].month - 1] = true;
    return s;
}

enum status round_open(struct ctx *c, struct str slug, struct str ref, struct round *out)
{
    struct plan plan = { 0 };
    enum status s = plan_find(c, slug, &plan);

    if (s == ST_OK)
        s = plan_load_line(c, &plan, ref, &out->tree);
    if (s != ST_OK)
        return s;
    out->item = tree_find(&out->tree, ref);
    if (out->item == NULL || !out->item->tracked)
        return ST_NOT_FOUND;
    s = months_read(c, out->item->id, out->month);
    return s == ST_OK ? read_locks(c, out) : s;
}

/* Every move of a month, and every change of a plan or of what stands in it, makes a version. */
enum status round_open_again(struct ctx *c, struct str slug, struct str ref, struct round *r)
{
    const struct plan *p = &r->tree.plan;
    struct round_versions now = { 0 };
    enum status s = r->item == NULL ? ST_NOT_FOUND
                                    : round_versions(c, c->who.unit_id, p->id, r->item->id, &now);

    if (s == ST_OK && now.plan == p->version && now.item == r->item->version &&
        now.indicator == r->item->indicator_version)
        return read_locks(c, r);
    return s == ST_OK || s == ST_NOT_FOUND ? round_open(c, slug, ref, r) : s;
}

struct report_fault report_check(const struct item *it, const struct report *r)
{
    if (r->note.n == 0)
        return (struct report_fault){ "catatan", "plan.report.note_missing" };
    if (utf8_length(r->note) > ROUND_TEXT_MAX)
        return (struct report_fault){ "catatan", "plan.report.too_long" };
    if (utf8_length(r->obstacle) > ROUND_TEXT_MAX)
        return (struct report_fault){ "kendala", "plan.report.too_long" };
    if (utf8_length(r->next_step) > ROUND_TEXT_MAX)
        return (struct report_fault){ "lanjut", "plan.report.too_long" };
    if (it->direction != DIRECTION_DONE && it->target.has && !r->value.has && !r->measured)
        return (struct report_fault){ "nilai", "plan.report.value_missing" };
    if (r->value.has && it->direction == DIRECTION_DONE && (r->value.v < 0 || r->value.v > 100))
        return (struct report_fault){ "nilai", "plan.report.value_percent" };
    return (struct report_fault){ 0 };
}

/* The month, if it may make the move now. */
static enum status begin_move(struct ctx *c, struct round *r, int month, int64_t version,
                              enum month_move move)
{
    enum month_state to;
    const char *why = NULL;
    const struct month *m;

    if (month < 1 || month > MONTHS)
        return refuse(c, ST_INVALID, "plan.move.no_month");
    m = &r->month[month - 1];
    if (!plan_runs(&r->tree.plan))
        return refuse(c, ST_INVALID, "plan.move.not_running");
    if (r->locked[month - 1])
        return refuse_with(c, ST_INVALID, "plan.move.locked",
                           month_and_year(c, &r->tree.plan, month), STR(""));
    if (c->who.person_id == 0)
        return refuse(c, ST_DENIED, "plan.move.nobody");
    if (version >= 0 && version != m->row.version)
        return refuse(c, ST_CONFLICT, "plan.move.changed");
    if (!month_move(m->state, m->plan, move, &to, &why))
        return refuse(c, ST_CONFLICT, why);
    return ST_OK;
}

static enum status need_reason(struct ctx *c, struct str reason)
{
    if (reason.n == 0)
        return refuse(c, ST_INVALID, "plan.move.no_reason");
    if (utf8_length(reason) > ROUND_TEXT_MAX)
        return refuse(c, ST_INVALID, "plan.report.too_long");
    return ST_OK;
}

static void detail_begin(struct json *j, struct ctx *c, const struct round *r, int month)
{
    json_init(j, c->arena);
    json_open(j, '{');
    json_put_str(j, "plan", r->tree.plan.slug);
    json_put_str(j, "ref", r->item->ref);
    if (month > 0)
        json_put_int(j, "month", month);
}

/* The step, the packed months and the ledger's entry: the end of every move. */
static enum status end_move(struct ctx *c, struct round *r, int month, enum month_move move,
                            struct real value, struct str note, struct json *detail)
{
    static const char *const actions[MONTH_MOVES] = {
        [MOVE_REPORT] = "month.reported", [MOVE_VERIFY] = "month.verified",
        [MOVE_RETURN] = "month.returned", [MOVE_POSTPONE] = "month.postponed",
        [MOVE_REOPEN] = "month.reopened",
    };
    struct month *m = &r->month[month - 1];
    const struct plan *p = &r->tree.plan;
    bool first = move == MOVE_REPORT && m->state == MONTH_PLANNED;
    bool late = first && p->year * 12 + month < today_month(c);
    const char *why = NULL;
    enum status s = step_add(c, c->who.unit_id, m->row.id, str_of(month_move_name(move)),
                             c->who.person_id, c->now, value.has, value.v, note);

    (void)month_move(m->state, m->plan, move, &m->state, &why); /* begin_move() allowed it */
    if (move == MOVE_REPORT) {
        m->row.has_value = value.has;
        m->row.value = value.v;
    }
    if (s == ST_OK)
        s = months_pack(c, r->item, r->month, late ? month : 0);
    json_close(detail);
    if (s == ST_OK)
        s = audit(c, actions[move], "indicator", r->item->id, json_text(detail));
    return s;
}

static struct str path_of(struct ctx *c, const struct round *r, int month)
{
    return str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%d",
                      STR_ARG(r->tree.plan.slug), STR_ARG(r->item->ref), month);
}

enum status round_report(struct ctx *c, struct round *r, const struct report *in, int64_t *month_id)
{
    struct report_fault wrong = report_check(r->item, in);
    const struct month *m;
    struct json j;
    enum status s = begin_move(c, r, in->month, in->version, MOVE_REPORT);

    if (s != ST_OK)
        return s;
    if (wrong.key != NULL)
        return refuse(c, ST_INVALID, wrong.key);
    m = &r->month[in->month - 1];
    detail_begin(&j, c, r, in->month);
    json_put_change(&j, "note", m->row.note, in->note);
    json_put_change(&j, "obstacle", m->row.obstacle, in->obstacle);
    json_put_change(&j, "next_step", m->row.next_step, in->next_step);
    if (in->value.has) {
        json_key(&j, "value");
        json_number(&j, in->value.v);
    }
    s = month_report(c, c->who.unit_id, m->row.id, m->row.version, in->value.has, in->value.v,
                     in->note, in->obstacle, in->next_step, c->who.person_id, c->now);
    if (s == ST_OK)
        s = end_move(c, r, in->month, MOVE_REPORT, in->value, in->note, &j);
    if (s == ST_OK)
        s = message_settle(c, path_of(c, r, in->month));
    *month_id = m->row.id;
    return s;
}

enum status round_is_own(struct ctx *c, const struct month *m, bool *own)
{
    int64_t n = 0;
    enum status s = month_part_taken(c, c->who.unit_id, m->row.id, c->who.person_id, &n);

    *own = n > 0 || m->row.reported_by == c->who.person_id;
    return s;
}

static enum status refuse_own(struct ctx *c, const struct month *m)
{
    bool own = true;
    enum status s = round_is_own(c, m, &own);

    if (s != ST_OK)
        return s;
    return own ? refuse(c, ST_DENIED, "plan.move.own_report") : ST_OK;
}

enum status round_verify(struct ctx *c, struct round *r, int month, int64_t version)
{
    const struct month *m;
    struct json j;
    enum status s = begin_move(c, r, month, version, MOVE_VERIFY);

    if (s != ST_OK)
        return s;
    m = &r->month[month - 1];
    s = refuse_own(c, m);
    if (s != ST_OK)
        return s;
    detail_begin(&j, c, r, month);
    json_put_int(&j, "reported_by", m->row.reported_by);
    s = month_verify(c, c->who.unit_id, m->row.id, m->row.version, c->who.person_id, c->now);
    if (s == ST_OK)
        s = end_move(c, r, month, MOVE_VERIFY, (struct real){ m->row.has_value != 0, m->row.value },
                     STR(""), &j);
    return s == ST_OK ? message_settle(c, path_of(c, r, month)) : s;
}

/* Tells the reporter; the message goes off the desk when the month is reported again. */
static enum status tell_reporter(struct ctx *c, const struct round *r, int month, const char *key,
                                 struct str reason)
{
    struct str args[3] = { r->item->ref, month_and_year(c, &r->tree.plan, month), c->who.name };
    int64_t reporter = r->month[month - 1].row.reported_by;
    struct message_new m = {
        .person_id = reporter,
        .subject = tr_with(c->arena, LANG_ID, key, args, ARRAY_LEN(args)),
        .body = reason,
        .link = path_of(c, r, month),
        .mail = true,
    };

    return reporter != 0 && reporter != c->who.person_id ? message_send(c, &m) : ST_OK;
}

/* What is reported goes back to its reporter, and so does what was verified by mistake. */
struct way_back {
    enum month_move move;
    enum status (*write)(struct ctx *c, int64_t unit_id, int64_t id, int64_t version);
    const char *message;
};

static enum status give_back(struct ctx *c, struct round *r, int month, struct str reason,
                             const struct way_back *way)
{
    const struct month *m = &r->month[month - 1];
    struct json j;
    enum status s;

    detail_begin(&j, c, r, month);
    json_put_str(&j, "reason", reason);
    s = way->write(c, c->who.unit_id, m->row.id, m->row.version);
    if (s == ST_OK)
        s = end_move(c, r, month, way->move, (struct real){ 0 }, reason, &j);
    return s == ST_OK ? tell_reporter(c, r, month, way->message, reason) : s;
}

enum status round_return(struct ctx *c, struct round *r, int month, int64_t version,
                         struct str reason)
{
    static const struct way_back way = { MOVE_RETURN, month_return, "plan.message.returned" };
    enum status s = begin_move(c, r, month, version, way.move);

    if (s == ST_OK)
        s = need_reason(c, reason);
    if (s == ST_OK)
        s = refuse_own(c, &r->month[month - 1]);
    return s == ST_OK ? give_back(c, r, month, reason, &way) : s;
}

enum status round_reopen(struct ctx *c, struct round *r, int month, int64_t version,
                         struct str reason)
{
    static const struct way_back way = { MOVE_REOPEN, month_reopen, "plan.message.reopened" };
    enum status s = begin_move(c, r, month, version, way.move);

    if (s == ST_OK)
        s = need_reason(c, reason);
    return s == ST_OK ? give_back(c, r, month, reason, &way) : s;
}

enum status round_postpone(struct ctx *c, struct round *r, int month, int64_t version, int to,
                           struct str reason)
{
    const struct month *m;
    struct month *target;
    struct json j;
    enum status s = begin_move(c, r, month, version, MOVE_POSTPONE);

    if (s == ST_OK)
        s = need_reason(c, reason);
    if (s != ST_OK)
        return s;
    if (to <= month || to > MONTHS)
        return refuse(c, ST_INVALID, "plan.move.postpone_later");
    m = &r->month[month - 1];
    target = &r->month[to - 1];
    if (r->locked[to - 1] || target->state != MONTH_PLANNED || !target->plan.certain)
        return refuse_with(c, ST_INVALID, "plan.move.postpone_taken",
                           month_and_year(c, &r->tree.plan, to), STR(""));
    detail_begin(&j, c, r, month);
    json_put_int(&j, "to", to);
    json_put_str(&j, "reason", reason);
    s = month_postpone(c, c->who.unit_id, m->row.id, m->row.version, to);
    if (s == ST_OK)
        s = month_take(c, c->who.unit_id, r->item->id, to, month);
    target->plan.postponed = true;
    return s == ST_OK ? end_move(c, r, month, MOVE_POSTPONE, (struct real){ 0 }, reason, &j) : s;
}
