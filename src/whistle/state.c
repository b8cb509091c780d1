/* state.c: the table of states and moves, and the two terms. */
#include "whistle/state.h"

#include "core/time_show.h"

static const struct whistle_state states[] = {
    { "received", "whistle.state.received", "whistle.told.received", "whistle.next.acknowledge",
      STATE_PLANNED, false },
    { "acknowledged", "whistle.state.acknowledged", "whistle.told.acknowledged",
      "whistle.next.feedback", STATE_REPORTED, false },
    { "info_requested", "whistle.state.info_requested", "whistle.told.info_requested",
      "whistle.next.answer", STATE_RETURNED, false },
    { "assessed", "whistle.state.assessed", "whistle.told.assessed", "whistle.next.feedback",
      STATE_REPORTED, false },
    { "investigating", "whistle.state.investigating", "whistle.told.investigating",
      "whistle.next.feedback", STATE_REPORTED, false },
    { "referred", "whistle.state.referred", "whistle.told.referred", "whistle.next.read",
      STATE_ENDED, false },
    { "forwarded", "whistle.state.forwarded", "whistle.told.forwarded", "whistle.next.read",
      STATE_REPORTED, false },
    { "concluded", "whistle.state.concluded", "whistle.told.concluded", "whistle.next.feedback",
      STATE_REPORTED, false },
    { "follow_up", "whistle.state.follow_up", "whistle.told.follow_up", "whistle.next.read",
      STATE_REPORTED, false },
    { "reopened", "whistle.state.reopened", "whistle.told.reopened", "whistle.next.feedback",
      STATE_REPORTED, false },
    { "closed", "whistle.state.closed", "whistle.told.closed", "whistle.next.closed",
      STATE_VERIFIED, true },
    { "insufficient", "whistle.state.insufficient", "whistle.told.insufficient",
      "whistle.next.closed", STATE_ENDED, true },
    { "out_of_scope", "whistle.state.out_of_scope", "whistle.told.out_of_scope",
      "whistle.next.closed", STATE_ENDED, true },
};

const struct whistle_move whistle_moves[] = {
    { "acknowledge", "whistle.move.acknowledge", " received ", "acknowledged", 0 },
    { "ask", "whistle.move.ask", " acknowledged assessed investigating reopened ", "info_requested",
      MOVE_TELL },
    { "answered", "whistle.move.answered", " info_requested ", "acknowledged", 0 },
    { "assess", "whistle.move.assess", " acknowledged reopened ", "assessed", 0 },
    { "investigate", "whistle.move.investigate", " assessed ", "investigating", 0 },
    { "refer", "whistle.move.refer", " assessed ", "referred", MOVE_WHERE | MOVE_FEEDBACK },
    { "forward", "whistle.move.forward", " assessed investigating ", "forwarded",
      MOVE_WHERE | MOVE_FEEDBACK },
    { "conclude", "whistle.move.conclude", " investigating forwarded ", "concluded", MOVE_FOUND },
    { "follow", "whistle.move.follow", " concluded ", "follow_up", MOVE_FEEDBACK },
    { "close", "whistle.move.close", " concluded follow_up referred forwarded ", "closed",
      MOVE_FEEDBACK },
    { "insufficient", "whistle.move.insufficient", " info_requested acknowledged assessed ",
      "insufficient", MOVE_FEEDBACK },
    { "out_of_scope", "whistle.move.out_of_scope", " acknowledged assessed ", "out_of_scope",
      MOVE_FEEDBACK | MOVE_WHY },
    { "reopen", "whistle.move.reopen", " closed insufficient out_of_scope ", "reopened", MOVE_WHY },
    { 0 },
};

const struct whistle_state *whistle_state(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(states); i++) {
        if (str_eq(name, str_of(states[i].name)))
            return &states[i];
    }
    return &states[0];
}

const struct whistle_move *whistle_move(struct str name)
{
    for (const struct whistle_move *m = whistle_moves; m->name != NULL; m++) {
        if (str_eq(name, str_of(m->name)))
            return m;
    }
    return NULL;
}

bool whistle_move_fits(const struct whistle_move *m, struct str state)
{
    struct str rest = str_of(m->from);

    while (rest.n > 0) {
        if (str_eq(str_cut(&rest, ' '), state))
            return state.n > 0;
    }
    return false;
}

/* ── terms ── */

int32_t whistle_acknowledge_by(int32_t received)
{
    return received + ACKNOWLEDGE_DAYS;
}

/* The same day of the month, or its last where that is shorter. */
static int32_t months_later(int32_t day, int months)
{
    struct civil v = day_civil(day);
    int month = v.month - 1 + months;
    int year = v.year + month / 12;
    int last;

    month = month % 12 + 1;
    last = days_in_month(year, month);
    return day_of(year, month, v.day < last ? v.day : last);
}

int32_t whistle_feedback_by(int32_t received, int32_t acknowledged)
{
    return months_later(acknowledged != 0 ? acknowledged : whistle_acknowledge_by(received),
                        FEEDBACK_MONTHS);
}

struct whistle_term whistle_term(struct str received, struct str acknowledged, struct str feedback)
{
    int32_t from = 0, ack = 0;

    (void)date_parse(received, &from);
    if (feedback.n > 0)
        return (struct whistle_term){ 0 };
    if (!date_parse(acknowledged, &ack))
        return (struct whistle_term){ true, whistle_acknowledge_by(from) };
    return (struct whistle_term){ false, whistle_feedback_by(from, ack) };
}

struct str whistle_next(struct ctx *c, const struct whistle_case *row)
{
    const struct whistle_state *state = whistle_state(row->state);
    struct whistle_term t = whistle_term(row->received_on, row->acknowledged_on, row->feedback_on);
    struct str day = t.due == 0 ? STR("") : date_long(c->arena, c->lang, t.due);
    const char *key = state->next;

    /* What was told once is not promised anew. */
    if (day.n == 0 && strcmp(key, "whistle.next.feedback") == 0)
        key = "whistle.next.read";
    return tr_with(c->arena, c->lang, key, &day, 1);
}
