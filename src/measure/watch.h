/*
 * watch.h: keeps the figures as records change, and counts them anew.
 */
#ifndef MEASURE_WATCH_H
#define MEASURE_WATCH_H

#include "register/record.h"

/* In app->watches: before and after every change it asks what the record adds, and writes the
 * difference. */
extern const struct record_watch measure_watch;

/* A bucket that was not what counting gives. */
struct recount_diff {
    struct str measure, month;
    int64_t part, base;         /* as it stood */
    int64_t new_part, new_base; /* as counted; both 0: it is gone */
};

struct recount {
    struct recount_diff *diff;
    size_t n_diff;
    size_t measures, buckets; /* counted */
};

/*
 * Counts every measure of the page's unit from its records, and puts right what differs; `def`
 * names one register, NULL all. In a transaction: the ledger is written first, which keeps others
 * from changing records meanwhile.
 */
NODISCARD enum status measure_recount(struct ctx *c, const struct reg_def *def,
                                      struct recount *out);

/* After a start with definitions that differ from those of last time: counts what they measure, in
 * every unit that has such records. Outside a transaction. */
NODISCARD enum status measure_bring_up(struct ctx *c);

#endif
