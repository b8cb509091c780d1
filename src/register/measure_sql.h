/*
 * measure_sql.h: what records add to figures, asked of the database in one statement for one
 * record or some that were made together, and in one for all records of a unit.
 *
 * A part is what is added to one measure in one month. All are whole numbers (measure_scale()), so
 * that sums are exact: adding what a change brings gives the same as counting everything anew.
 */
#ifndef REGISTER_MEASURE_SQL_H
#define REGISTER_MEASURE_SQL_H

#include "register/record.h"
#include "register/stmt.h"

/* The month of what holds at any time: how many owe a record of a duty. */
#define MEASURE_ALWAYS "0000-00"

struct measure_part {
    const struct reg_measure *m;
    struct str month; /* YYYY-MM */
    int64_t part, base;
};

struct measure_parts {
    struct arena *arena;
    struct measure_part *v;
    size_t n, cap;
};

/* Adds it to the part of the same measure and month, if there is one. */
void measure_parts_add(struct measure_parts *p, struct measure_part add);

/* By what a value is multiplied: a million; money and sums over sums a hundred, so that no budget
 * is too large. */
int64_t measure_scale(const struct reg_measure *m);

/* What those records add to the measures of their register and to the percent of its duty lists, as
 * they are now: of one record, or of some that have just been made together. Nothing where there
 * are none. */
NODISCARD enum status measure_of_records(struct ctx *c, const struct reg_def *def,
                                         struct record_run run, struct measure_parts *out);
/* Which measures of its register it enters, for its page: what it adds to sums, and 1 for a duty
 * for which it counts as filed. What its person owes elsewhere is not asked. */
NODISCARD enum status measure_entered_by(struct ctx *c, const struct reg_def *def, int64_t id,
                                         struct measure_parts *out);
/* What all records of the unit add to one measure. */
NODISCARD enum status measure_of_unit(struct ctx *c, const struct reg_measure *m,
                                      struct measure_parts *out);

/* measure_duty.c: the same for the percent of a duty list. Who owes is who owes now; filed counts
 * in the month of the first record that was filed for the year. */
NODISCARD enum status measure_duty_of_records(struct ctx *c, const struct reg_measure *m,
                                              const struct reg_def *def, struct record_run run,
                                              struct measure_parts *out);
NODISCARD enum status measure_duty_of_unit(struct ctx *c, const struct reg_measure *m,
                                           struct measure_parts *out);

/* For both: " (SELECT * FROM "record_X" WHERE unit_id = $n" , a condition, and the day of a date or
 * time field (NULL: created_on). */
void measure_from(struct stmt *s, const struct reg_def *def);
void measure_where(struct stmt *s, const struct reg_def *def, const struct expr *e,
                   const char *alias);
void measure_day(struct stmt *s, const struct reg_def *def, const struct reg_field *f);

#endif
