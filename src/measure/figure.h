/*
 * figure.h: what a measure comes to: for an office, or for it and all below it, in a year up to a
 * month.
 *
 * Figures are sums of buckets (measure_bucket), one a month, which watch.c keeps in the transaction
 * of every change of a record. So a figure costs the same whether there are ten records or a
 * million.
 */
#ifndef MEASURE_FIGURE_H
#define MEASURE_FIGURE_H

#include "measure/queries.h"
#include "register/def.h"

#define FIGURE_MONTHS 12

/* The buckets of one measure. */
struct bucket_run {
    struct str measure;
    const struct bucket *bucket; /* what lies before is under the month "" */
    size_t n;
};

/* The buckets of a year and of the year before it, by str_cmp() of their measures. */
struct figures {
    int year;
    const struct bucket_run *run;
    size_t n;
};

struct figure {
    const struct reg_measure *m; /* NULL: there is no such measure (any more) */
    bool has;                    /* there is a value; a percent or mean of nothing has none */
    bool nihil;                  /* nothing was received that could count */
    double value;                /* percent 0-100; yes_no 1 or 0 */
    double part, base;           /* numerator and denominator; of a trend this year and last */
};

/* One statement. A name of "" reads all measures, some thousands of rows; `below` adds up the
 * offices below the page's. */
NODISCARD enum status figures_load(struct ctx *c, int year, struct str name, bool below,
                                   struct figures *out);
/* Pure. month 1-12; year: that of the figures, or the one before. */
struct figure figure_at(const struct figures *f, const struct reg_measure *m, int year, int month);
/* Of one measure of the page's unit, by name; f->m is NULL where no register has it. */
NODISCARD enum status measure_value(struct ctx *c, struct str name, int year, int month,
                                    struct figure *out);

/* "84,6%", "Rp1.500.000", "ya", "nihil". */
struct str figure_show(struct ctx *c, const struct figure *f);
/* "17 dari 20", "3 tahun ini, 5 tahun lalu"; empty where the value says it all. */
struct str figure_parts(struct ctx *c, const struct figure *f);
/* How it is counted, in words: a sentence. */
struct str figure_how(struct ctx *c, const struct reg_measure *m);
/* The unit as plans write it (measure_show()): "percent", "rupiah", "yes_no", "hari", "". */
struct str measure_uom(const struct reg_measure *m);

#endif
