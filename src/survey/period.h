/*
 * period.h: one survey in one stretch of time: its states and what may be done in each.
 *
 * draft, approved, collecting, closed, processed, reviewed, enacted, published, followup, done. A
 * published one never changes; what was wrong is put right in a new edition.
 */
#ifndef SURVEY_PERIOD_H
#define SURVEY_PERIOD_H

#include "core/ctx.h"
#include "survey/queries.h"
#include "survey/result.h"

#define SURVEY_SERVICES_MAX 40

struct period {
    struct survey_period row;
    const struct survey_def *def; /* the one it was approved with */
    struct survey_service *service;
    size_t n_service;
};

struct period_move {
    const char *name, *from, *to; /* from: words between blanks */
    enum right right;
    bool reason;
    const char *event; /* as the ledger says it */
};
extern const struct period_move period_moves[]; /* ends with a NULL name */

/* Of the page's unit. ST_NOT_FOUND: there is none. */
NODISCARD enum status period_find(struct ctx *c, int64_t id, struct period *out);
/* The one that takes answers now. */
NODISCARD enum status period_now(struct ctx *c, struct str survey, struct period *out);
/* A row as read, with its questionnaire and services. */
NODISCARD enum status period_fill(struct ctx *c, const struct survey_period *row,
                                  struct period *out);
NODISCARD enum status period_rows(struct ctx *c, const struct period *p, struct survey_row **row,
                                  size_t *n);

/* "Semester II 2025", "1 Mar 2025–14 Apr 2025". */
struct str span_name(struct ctx *c, struct str span, int64_t year, struct str from,
                     struct str until);
struct str period_title(struct ctx *c, const struct period *p); /* with the survey's name */
const struct period_move *period_move_find(struct str name);    /* NULL: none */
bool period_move_fits(const struct period_move *m, struct str state);
bool period_is_public(const struct survey_period *p); /* published, followup or done */

/* What is typed for a new or changed one; dates follow from `span` unless it is "dates". */
struct period_input {
    struct str survey, span, from, until, method, pooling, services;
    int64_t year, population;
    bool open_link;
};
/* First and last day of a span of a year; false for "dates" and unknown words. */
bool span_days(struct str span, int64_t year, int32_t *from, int32_t *until);
extern const char *const span_words[]; /* ends with NULL */
/* NULL, or the key of what is wrong and in *field where. */
const char *period_trouble(struct ctx *c, struct period_input *in, const char **field);

/* Each in the caller's transaction, with its ledger entry last. */
NODISCARD enum status period_make(struct ctx *c, const struct period_input *in, int64_t *id);
NODISCARD enum status period_change(struct ctx *c, const struct period *p, int64_t version,
                                    const struct period_input *in);
struct period_step {
    int64_t version;
    struct str decree, decree_on, reason; /* where the move wants them */
};
/* ST_CONFLICT: not from this state any more; ST_INVALID: something is missing, said. */
NODISCARD enum status period_step(struct ctx *c, const struct period *p,
                                  const struct period_move *m, const struct period_step *step);
/* A new edition with the same answers, to be put right. Refused unless `p` is published and has no
 * other under way. */
NODISCARD enum status period_correct(struct ctx *c, const struct period *p, struct str reason,
                                     int64_t *id);
/* Takes the place of what was published before, and makes its records (publish.c). */
NODISCARD enum status period_publish(struct ctx *c, const struct period *p);

/* The result of all answers, as the period pools its services. `service` gets one result each, by
 * their order; NULL where it is not wanted. */
void period_result(const struct period *p, const struct survey_row *row, size_t n,
                   struct survey_result *out, struct survey_result *service);
/* Below so many answers no figure is shown. */
int64_t period_minimum(const struct period *p);

#endif
