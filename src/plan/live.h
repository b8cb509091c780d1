/*
 * live.h: what an indicator comes to now: the figure of its measure, or its documents, with the
 * records behind it.
 */
#ifndef PLAN_LIVE_H
#define PLAN_LIVE_H

#include "measure/figure.h"
#include "plan/bind.h"
#include "plan/queries.h"
#include "plan/round.h"

#define LIVE_DOCUMENTS 20

struct live_month {
    struct str value; /* as shown; empty: not yet there */
    bool current;
};

struct live_document {
    int64_t id;
    struct str name, href, span;
};

struct live_also {
    struct str label, value, href;
};

struct live {
    struct binding b;
    const struct reg_measure *m; /* BIND_MEASURE, BIND_RECORD: NULL when no register has it */
    struct figure figure;
    bool done;        /* of what is there or not: it is */
    bool yes_no;      /* it is that kind: a report says 100 or 0 percent done */
    struct real give; /* what a report of this month takes; not there: nihil, or not known */
    struct str value, parts, how, source, label, missing;
    struct str against;   /* the target, and how far it is reached; empty: no target */
    struct str below;     /* with the offices below; empty: there are none */
    struct str href;      /* the records or documents behind it; empty: not for the asker */
    struct str list_name; /* of those records, as evidence */
    struct live_month month[MONTHS];
    struct html spark;
    struct live_document document[LIVE_DOCUMENTS];
    size_t n_document;
    struct live_also also[BINDING_ALSO_MAX];
    size_t n_also;
    struct str note; /* a sentence to begin the report with */
};

/* Of a tracked item, in a month (1-12) of its plan's year. */
NODISCARD enum status live_load(struct ctx *c, const struct plan *p, const struct item *it,
                                int month, struct live *out);
/* Its value is not typed: a register or a document gives it. */
bool live_is_known(const struct live *l);
/* Puts the value of now into a report that is about to be made; leaves it where it is typed. */
NODISCARD enum status live_report(struct ctx *c, const struct plan *p, const struct item *it,
                                  struct report *report);

/* Whether the document is valid on some day of that month; one without a period counts from its
 * upload to the end of that year. */
bool document_covers(const struct kind_document *d, int year, int month, int zone);

/* Figures and documents of all indicators of a plan: three statements, whatever their number. */
struct live_all {
    const struct plan *plan;
    struct figures figures;
    struct kind_document *document;
    size_t n_document;
};
NODISCARD enum status live_all_load(struct ctx *c, const struct plan *p, struct live_all *out);
/* One of them; only b, m, figure, done, yes_no, give, value. */
void live_of(struct ctx *c, const struct live_all *all, const struct item *it, int month,
             struct live *out);

#endif
