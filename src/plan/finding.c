/* finding.c: the life of a finding; finding.h has its states. */
#include "plan/finding.h"

#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/message.h"

static struct str finding_link(struct ctx *c, int64_t id)
{
    return str_printf(c->arena, "/tindak-lanjut/%lld", (long long)id);
}

bool finding_is_late(const struct finding *f, int32_t today)
{
    int32_t due = 0;

    if (!str_eq(f->state, STR("open")) && !str_eq(f->state, STR("returned")))
        return false;
    return date_parse(f->due_on, &due) && due < today;
}

static enum status check_text(struct ctx *c, struct str s, bool needed, const char *key)
{
    if (needed && s.n == 0)
        return refuse(c, ST_INVALID, key);
    if (utf8_length(s) > FINDING_TEXT_MAX)
        return refuse(c, ST_INVALID, "finding.too_long");
    return ST_OK;
}

static enum status check_new(struct ctx *c, const struct finding_new *in)
{
    int32_t day = 0;
    enum status s = check_text(c, in->text, true, "finding.no_text");

    if (s == ST_OK)
        s = check_text(c, in->recommendation, false, NULL);
    if (s == ST_OK)
        s = check_text(c, in->source, false, NULL);
    if (s == ST_OK && in->owner_id <= 0)
        s = refuse(c, ST_INVALID, "finding.no_owner");
    if (s == ST_OK && !date_parse(in->due_on, &day))
        s = refuse(c, ST_INVALID, "finding.no_due");
    return s;
}

static enum status find_item(struct ctx *c, const struct finding_new *in, int64_t *plan_id,
                             int64_t *item_id)
{
    struct plan plan = { 0 };
    enum status s;

    *plan_id = *item_id = 0;
    if (in->plan.n == 0)
        return ST_OK;
    s = plan_find(c, in->plan, &plan);
    if (s == ST_OK)
        *plan_id = plan.id;
    if (s == ST_OK && in->ref.n != 0)
        s = finding_item(c, c->who.unit_id, plan.id, in->ref, item_id);
    if (s == ST_NOT_FOUND)
        return refuse_with(c, ST_INVALID, "finding.no_item", in->ref, in->plan);
    return s;
}

/* The owner learns of it in the inbox; settled once it is answered. */
static enum status tell_owner(struct ctx *c, int64_t owner_id, int64_t id, const char *subject,
                              struct str body)
{
    struct message_new m = {
        .person_id = owner_id,
        .subject = tr(c->lang, subject),
        .body = body,
        .link = finding_link(c, id),
        .mail = true,
    };

    return owner_id == c->who.person_id ? ST_OK : message_send(c, &m);
}

enum status finding_make(struct ctx *c, const struct finding_new *in, int64_t *id)
{
    int64_t plan_id = 0, item_id = 0;
    struct json j;
    enum status s = check_new(c, in);

    if (s == ST_OK)
        s = find_item(c, in, &plan_id, &item_id);
    if (s == ST_OK)
        s = finding_add(c, c->who.unit_id, plan_id, item_id, in->source, in->text,
                        in->recommendation, in->owner_id, in->due_on, c->now, id);
    if (s == ST_CONFLICT)
        return refuse(c, ST_INVALID, "finding.no_owner");
    if (s == ST_OK)
        s = tell_owner(c, in->owner_id, *id, "finding.told", in->text);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "text", in->text);
    json_put_str(&j, "due_on", in->due_on);
    json_close(&j);
    return audit(c, "finding.added", "finding", *id, json_text(&j));
}

enum status finding_edit(struct ctx *c, const struct finding *old, int64_t version,
                         const struct finding_new *in)
{
    struct json j;
    enum status s = check_new(c, in);

    if (s == ST_OK)
        s = finding_set(c, c->who.unit_id, old->id, version, in->source, in->text,
                        in->recommendation, in->owner_id, in->due_on);
    if (s == ST_OK && in->owner_id != old->owner_id)
        s = tell_owner(c, in->owner_id, old->id, "finding.told", in->text);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "source", old->source, in->source);
    json_put_change(&j, "text", old->text, in->text);
    json_put_change(&j, "recommendation", old->recommendation, in->recommendation);
    json_put_change(&j, "due_on", old->due_on, in->due_on);
    json_close(&j);
    return audit(c, "finding.changed", "finding", old->id, json_text(&j));
}

static enum status note_state(struct ctx *c, const struct finding *f, const char *action,
                              const char *name, struct str text)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    if (text.n != 0)
        json_put_str(&j, name, text);
    json_close(&j);
    return audit(c, action, "finding", f->id, json_text(&j));
}

enum status finding_answer(struct ctx *c, const struct finding *f, int64_t version,
                           struct str response)
{
    enum status s = check_text(c, response, true, "finding.no_response");

    if (s == ST_OK)
        s = finding_done(c, c->who.unit_id, f->id, version, response, c->who.person_id, c->now);
    if (s == ST_OK)
        s = message_settle(c, finding_link(c, f->id));
    return s == ST_OK ? note_state(c, f, "finding.done", "response", response) : s;
}

enum status finding_accept(struct ctx *c, const struct finding *f, int64_t version)
{
    enum status s;

    if (f->done_by == c->who.person_id)
        return refuse(c, ST_DENIED, "finding.own");
    s = finding_verify(c, c->who.unit_id, f->id, version, c->who.person_id, c->now);
    return s == ST_OK ? note_state(c, f, "finding.verified", "", (struct str){ 0 }) : s;
}

enum status finding_refuse(struct ctx *c, const struct finding *f, int64_t version,
                           struct str reason)
{
    enum status s;

    if (f->done_by == c->who.person_id)
        return refuse(c, ST_DENIED, "finding.own");
    s = check_text(c, reason, true, "finding.no_reason");
    if (s == ST_OK)
        s = finding_return(c, c->who.unit_id, f->id, version, reason);
    if (s == ST_OK)
        s = tell_owner(c, f->owner_id, f->id, "finding.told_returned", reason);
    return s == ST_OK ? note_state(c, f, "finding.returned", "reason", reason) : s;
}

enum status finding_carry(struct ctx *c, const struct finding *f, const struct plan *to)
{
    int64_t item_id = 0;
    struct json j;
    enum status s =
        f->ref.n == 0 ? ST_NOT_FOUND : finding_item(c, c->who.unit_id, to->id, f->ref, &item_id);

    if (s == ST_NOT_FOUND) /* the next plan has no such item, or it was of none */
        s = ST_OK;
    if (s == ST_OK)
        s = finding_set_plan(c, c->who.unit_id, f->id, f->version, to->id, item_id);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", to->slug);
    if (item_id != 0)
        json_put_str(&j, "ref", f->ref);
    json_close(&j);
    return audit(c, "finding.carried", "finding", f->id, json_text(&j));
}
