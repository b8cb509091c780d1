/* print_period.c: small things that the plan's papers share: periods, marks of a month, legends. */
#include "base/buf.h"
#include "html/part.h"
#include "plan/print.h"

int period_from(struct print_period p)
{
    return p.quarter == 0 ? 1 : p.quarter * 3 - 2;
}

int period_to(struct print_period p)
{
    return p.quarter == 0 ? 12 : p.quarter * 3;
}

struct str period_name(struct arena *a, enum lang lang, struct print_period p)
{
    static const char *const roman[] = { "", "I", "II", "III", "IV" };
    struct str args[] = { str_of(roman[p.quarter]), str_printf(a, "%d", p.year) };

    return tr_with(a, lang, p.quarter == 0 ? "print.period_year" : "print.period_quarter", args, 2);
}

struct str print_lines(struct arena *a, struct str details)
{
    struct buf b;

    buf_init(&b, a);
    while (details.n > 0) {
        struct str one = str_trim(str_cut(&details, '|'));

        if (one.n > 0) {
            if (b.n > 0)
                buf_add_char(&b, '\n');
            buf_add(&b, one);
        }
    }
    return buf_str(&b);
}

struct str print_number(const struct item *it)
{
    struct str rest = it->ref, last = it->ref;

    while (rest.n > 0)
        last = str_cut(&rest, '.');
    return last;
}

enum pdf_mark print_mark(char packed, int year, int month, int today)
{
    switch (month_shown(packed, year, month, today)) {
    case 'p':
        return MARK_PLANNED;
    case 'i':
    case '?':
        return MARK_CONFIRM;
    case 'r':
        return MARK_REPORTED;
    case 'x':
        return MARK_RETURNED;
    case 'v':
        return MARK_VERIFIED;
    case 'l':
        return MARK_LATE;
    case '>':
        return MARK_POSTPONED;
    default:
        return MARK_NONE;
    }
}

void print_legend(struct pdf *p, enum lang lang)
{
    static const struct {
        enum pdf_mark mark;
        enum part_state state;
    } shown[] = {
        { MARK_PLANNED, STATE_PLANNED },     { MARK_CONFIRM, STATE_CONFIRM },
        { MARK_REPORTED, STATE_REPORTED },   { MARK_RETURNED, STATE_RETURNED },
        { MARK_VERIFIED, STATE_VERIFIED },   { MARK_LATE, STATE_LATE },
        { MARK_POSTPONED, STATE_POSTPONED },
    };
    struct pdf_key key[ARRAY_LEN(shown)];

    for (size_t i = 0; i < ARRAY_LEN(shown); i++)
        key[i] = (struct pdf_key){ shown[i].mark, tr(lang, state_key(shown[i].state)) };
    pdf_legend(p, key, ARRAY_LEN(key));
}
