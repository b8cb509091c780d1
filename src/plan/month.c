/*
 * month.c: the states of a month, its moves, and the packed form.
 *
 * The packed form is a read model: what is stored in indicator_month is the truth, and every
 * writer rebuilds the twelve characters in its own transaction with month_char().
 */
#include "plan/month.h"

#include "base/buf.h"
#include "base/number.h"
#include "base/status.h"

static const char *const state_names[MONTH_STATES] = {
    [MONTH_PLANNED] = "planned",   [MONTH_REPORTED] = "reported",   [MONTH_RETURNED] = "returned",
    [MONTH_VERIFIED] = "verified", [MONTH_POSTPONED] = "postponed",
};

static const char *const move_names[MONTH_MOVES] = {
    [MOVE_REPORT] = "reported",    [MOVE_VERIFY] = "verified", [MOVE_RETURN] = "returned",
    [MOVE_POSTPONE] = "postponed", [MOVE_REOPEN] = "reopened",
};

/* Where a move leads, plus one; 0: not from here. */
static const unsigned char moves[MONTH_STATES][MONTH_MOVES] = {
    [MONTH_PLANNED] = { [MOVE_REPORT] = MONTH_REPORTED + 1, [MOVE_POSTPONE] = MONTH_POSTPONED + 1 },
    [MONTH_REPORTED] = { [MOVE_REPORT] = MONTH_REPORTED + 1,
                         [MOVE_VERIFY] = MONTH_VERIFIED + 1,
                         [MOVE_RETURN] = MONTH_RETURNED + 1 },
    [MONTH_RETURNED] = { [MOVE_REPORT] = MONTH_REPORTED + 1,
                         [MOVE_POSTPONE] = MONTH_POSTPONED + 1 },
    [MONTH_VERIFIED] = { [MOVE_REOPEN] = MONTH_RETURNED + 1 },
    [MONTH_POSTPONED] = { 0 },
};

/* Why not, by the state in which the month is. */
static const char *const refusals[MONTH_STATES] = {
    [MONTH_PLANNED] = "plan.move.not_reported",   [MONTH_REPORTED] = "plan.move.is_reported",
    [MONTH_RETURNED] = "plan.move.is_returned",   [MONTH_VERIFIED] = "plan.move.is_verified",
    [MONTH_POSTPONED] = "plan.move.is_postponed",
};

const char *month_state_name(enum month_state s)
{
    return state_names[s];
}

bool month_state_parse(struct str s, enum month_state *out)
{
    for (int i = 0; i < MONTH_STATES; i++)
        if (str_eq(s, str_of(state_names[i]))) {
            *out = (enum month_state)i;
            return true;
        }
    return false;
}

const char *month_move_name(enum month_move m)
{
    return move_names[m];
}

bool month_move(enum month_state from, struct month_plan plan, enum month_move move,
                enum month_state *to, const char **why)
{
    if (from == MONTH_PLANNED && !plan.certain) {
        *why = "plan.move.not_confirmed";
        return false;
    }
    if (from == MONTH_PLANNED && !plan.planned && !plan.postponed) {
        *why = "plan.move.not_planned";
        return false;
    }
    if (moves[from][move] == 0) {
        *why = refusals[from];
        return false;
    }
    *to = (enum month_state)(moves[from][move] - 1);
    return true;
}

char month_char(enum month_state s, struct month_plan plan)
{
    static const char done[MONTH_STATES] = {
        [MONTH_REPORTED] = 'r',
        [MONTH_RETURNED] = 'x',
        [MONTH_VERIFIED] = 'v',
        [MONTH_POSTPONED] = '>',
    };

    if (s != MONTH_PLANNED)
        return done[s];
    if (plan.certain)
        return plan.planned || plan.postponed ? 'p' : '.';
    return plan.planned ? 'i' : '?';
}

bool months_valid(struct str packed)
{
    if (packed.n != MONTHS)
        return false;
    for (size_t i = 0; i < MONTHS; i++)
        if (!str_has(STR(".pi?rxv>"), str_sub(packed, i, 1)))
            return false;
    return true;
}

char month_shown(char packed, int year, int month, int today_month)
{
    if (packed == 'p' && year * 12 + month < today_month)
        return 'l';
    return packed;
}

static bool month_number(struct str s, int64_t *out)
{
    return int_parse_range(str_trim(s), 1, MONTHS, out);
}

bool months_parse(struct str s, bool planned[MONTHS], struct str *bad)
{
    bool set[MONTHS] = { false };
    int64_t last = 0;

    s = str_trim(s);
    for (bool more = s.n > 0; more;) {
        struct str rest = s, from_text;
        int64_t from, to;

        more = str_has(s, STR(","));
        *bad = str_trim(str_cut(&rest, ','));
        s = rest;
        from_text = *bad;
        rest = from_text;
        from_text = str_cut(&rest, '-');
        if (!month_number(from_text, &from) || from <= last)
            return false;
        to = from;
        if (str_has(*bad, STR("-")) && (!month_number(rest, &to) || to <= from))
            return false;
        for (int64_t m = from; m <= to; m++)
            set[m - 1] = true;
        last = to;
    }
    for (size_t i = 0; i < MONTHS; i++)
        planned[i] = set[i];
    return true;
}

struct str months_text(struct arena *a, const bool planned[MONTHS])
{
    struct buf b;
    int n = 0;

    buf_init(&b, a);
    for (int i = 0; i < MONTHS; i++)
        if (planned[i])
            buf_printf(&b, "%s%d", n++ > 0 ? "," : "", i + 1);
    return n == MONTHS ? STR("1-12") : buf_str(&b);
}

void month_count(struct month_counts *sum, struct str packed, int year, int today_month)
{
    for (size_t i = 0; i < packed.n && i < MONTHS; i++) {
        int month = (int)i + 1;
        char ch = packed.p[i];
        bool planned = ch == 'p' || ch == 'i' || ch == 'r' || ch == 'x' || ch == 'v';

        sum->planned += planned;
        sum->due += planned && year * 12 + month <= today_month;
        sum->reported += ch == 'r' || ch == 'v';
        sum->verified += ch == 'v';
        sum->returned += ch == 'x';
        sum->waiting += ch == 'r';
        sum->confirm += ch == 'i' || ch == '?';
        sum->late += month_shown(ch, year, month, today_month) == 'l';
    }
}
