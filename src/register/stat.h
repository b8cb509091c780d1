/*
 * stat.h: what a register's statistics page shows, counted from its definition: by state, by
 * choice, by month, terms kept, how old what is open is. Only what the asker may read is counted.
 */
#ifndef REGISTER_STAT_H
#define REGISTER_STAT_H

#include "html/part.h"
#include "register/record.h"

#define STAT_CHARTS_MAX 12
#define STAT_AGES 5

struct stat_count {
    struct str label;
    int64_t many;
    enum part_state shape; /* of a state; STATE_COUNT: none */
};

struct stat_group {
    struct str title;
    struct stat_count *count;
    size_t n;
    int64_t sum;
};

struct stat_clock {
    struct str label;
    int64_t met, missed, running, late; /* late: running past its end */
};

struct reg_stat {
    int year;
    int64_t sum, open; /* of the year; open today, whatever the year */
    struct stat_group state;
    struct stat_group chart[STAT_CHARTS_MAX];
    size_t n_chart;
    int64_t month[2][12]; /* this year, the year before */
    struct stat_clock *clock;
    size_t n_clock;
    struct stat_group age; /* of open records */
};

/* Years as the register counts them: by its `on` field. */
NODISCARD enum status stat_read(struct ctx *c, const struct reg_def *def, int year,
                                struct reg_stat *out);

/* stat_sql.c: counts of the records whose day lies in [from, until). One number for each of
 * `n` conditions, which put() writes in turn; columns of alias r. */
struct stmt;
struct stat_span {
    int32_t from, until; /* days; 0: without end */
};
NODISCARD enum status stat_sums(struct ctx *c, const struct reg_def *def, struct stat_span span,
                                void (*put)(struct stmt *s, const void *with, size_t i),
                                const void *with, size_t n, int64_t *out);
void stat_put_day(struct stmt *s, const struct reg_def *def, const char *op, int32_t day);

enum status stat_show(struct ctx *c);
enum status stat_csv(struct ctx *c);
enum status stat_xlsx(struct ctx *c);

#endif
