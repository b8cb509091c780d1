/*
 * term.h: what a definition counts: dated rules, clocks, duties, measures.
 */
#ifndef REGISTER_TERM_H
#define REGISTER_TERM_H

#include "register/field.h"

enum rule_unit {
    RULE_WORKDAYS,
    RULE_DAYS,
    RULE_HOURS,
    RULE_MONTHS,
    RULE_RUPIAH,
    RULE_PERCENT,
    RULE_COUNT,
    RULE_UNITS
};

struct reg_rule_value {
    double value;
    struct str from, until; /* dates; until empty: still */
    struct str law;
    bool confirmed;
};

struct reg_rule {
    struct str name;
    struct words label;
    enum rule_unit unit;
    const struct reg_rule_value *value; /* sorted by from, not overlapping */
    size_t n_value;
};

struct reg_clock {
    struct str name;
    struct words label;
    uint64_t from;                      /* bits of states; 0: from_field */
    const struct reg_field *from_field; /* a date or a time */
    bool back;                          /* ends so much before the day in from_field */
    uint64_t until, pause;
    const struct reg_field *until_field; /* a date: it stops on that day, and in no state */
    const struct reg_rule *limit;        /* NULL: limit_n of limit_unit, or limit_of */
    int limit_n;
    enum rule_unit limit_unit;        /* whichever limit */
    const struct reg_field *limit_by; /* a choice that says which rule is the limit; or NULL */
    const struct reg_rule *const *limit_of; /* by its option; NULL: no limit, so it does not run */
    struct str then;                        /* the move that its end makes by itself; empty: none */
    int warn;                               /* days before the end; 0: no reminder */
    uint32_t escalate;
    const struct reg_rule *extend; /* NULL: cannot be extended */
    int extend_times;
    struct str law;
};

enum duty_per { DUTY_ONCE, DUTY_YEAR };

struct reg_duty {
    struct str name;
    struct words label;
    const struct reg_def *owed; /* whose rows owe: a register, or this one */
    struct expr owed_where;
    const struct reg_field *owed_key; /* a person or ref field of it; NULL: the row itself */
    const struct reg_field *filed_by; /* the field here that names who filed */
    struct expr filed_where;
    const struct reg_field *year; /* integer field here, or NULL */
    const struct reg_field *on;   /* date field here, or NULL */
    enum duty_per per;
    struct str due;                  /* "03-31", or empty; with due_rule what holds last */
    const struct reg_rule *due_rule; /* the day as MMDD (331) in a rule of the year; or NULL */
};

enum measure_unit {
    MEASURE_COUNT,
    MEASURE_PERCENT,
    MEASURE_INDEX,
    MEASURE_RUPIAH,
    MEASURE_DAYS,
    MEASURE_YES_NO,
    MEASURE_UNITS
};
enum measure_span { SPAN_YEAR, SPAN_MONTH, SPAN_ALL };

struct reg_measure {
    const struct reg_def *def;
    struct str name;
    struct words label;
    enum measure_unit unit;
    enum measure_span span;
    /* What one record adds, both 0 where the record is not counted (SQL over its columns): the
     * figure is sum(add) where there is no base, else sum(add) / sum(base) (percent: times 100). */
    struct expr where; /* which records count; empty: all */
    struct expr part;  /* percent: which of them are in the numerator */
    struct expr value; /* sum, average: what of each is added; empty: 1 */
    struct expr of;    /* percent of sums (sum, of): what of each is added to the base */
    bool average;
    const struct reg_field *on, *until; /* date or time; NULL: created_on / stays */
    const struct reg_duty *duty;
    struct str trend_of; /* of another measure of the register: this year against last year */
    int direction;       /* 1 up, -1 down, 0 none */
    bool has_target;
    double target;
    size_t line;
};

#endif
