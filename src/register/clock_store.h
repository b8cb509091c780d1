/*
 * clock_store.h: the clocks of one record as they are counted, for what stands around clock.h: the
 * page that explains them, the recount and the reminders.
 */
#ifndef REGISTER_CLOCK_STORE_H
#define REGISTER_CLOCK_STORE_H

#include "register/clock.h"
#include "register/clock_queries.h"

#define CLOCK_GROUND_MAX 2000 /* characters */

/* What the clocks of a record depend on; one question to the database. */
struct clock_facts {
    struct calendar cal; /* from the record's first day on */
    const struct clock_fact *move, *own, *kept;
    size_t n_move, n_own, n_kept;
};

/* One of its clocks, counted. */
struct clock_count {
    const struct reg_clock *clock;
    struct clock_event *event;
    size_t n_event;
    enum rule_unit unit;
    struct rule_now rule; /* the limit; law is empty where the definition gives a bare number */
    struct clock_run run;
};

NODISCARD enum status clock_facts_of(struct ctx *c, const struct record *r,
                                     struct clock_facts *out);
/* Records that are about to be made: what any of their clocks may need; nothing where the register
 * has no clocks. */
NODISCARD enum status clock_facts_ahead(struct ctx *c, const struct record *r, size_t n,
                                        struct clock_facts *out);
/* By them, the day until which such a record will be due; empty: none, or the database has to
 * compute something first. */
struct str clock_due_ahead(struct ctx *c, const struct clock_facts *ahead, const struct record *r);
/* clock_settle() of such a record now that it stands: its clocks go to the end of `out`, which has
 * room for all of them and is written with clock_put(). */
struct clock_rows {
    struct clock_put *row;
    size_t n;
};
NODISCARD enum status clock_settle_made(struct ctx *c, const struct clock_facts *ahead,
                                        const struct record *r, struct clock_rows *out,
                                        struct str *due_on);
/* False: it has not started, or no rule says how long it takes. */
bool clock_count(struct ctx *c, const struct clock_facts *f, const struct record *r,
                 const struct reg_clock *k, struct clock_count *out);
/* Years between its start and its end whose holidays nobody has entered; 0: none. */
int clock_unknown_year(const struct calendar *cal, const struct clock_count *k);

/* Why the clock cannot be extended now: the key of a text ({1}: extensions so far); NULL: it can
 * be, by *more. */
const char *clock_extend_trouble(const struct clock_facts *f, const struct clock_count *k,
                                 struct rule_now *more);
/* Counts the record's clocks anew and keeps its due_on; *moved: that is another day now, and the
 * watches have heard of it. In a transaction. */
NODISCARD enum status clock_renew(struct ctx *c, const struct record *r, bool *moved);

/* The rule's value on the day, from the site's own values among the facts (what 3), else from the
 * definition. */
bool rule_among(const struct clock_fact *own, size_t n, const struct reg_rule *rule, int32_t day,
                struct rule_now *out);

/* Path of a record; the same with the place of its clock, which is what reminders link to. */
struct str record_path(struct arena *a, const struct reg_def *def, int64_t id);
struct str clock_link(struct arena *a, struct str reg, int64_t id, struct str clock);

#endif
