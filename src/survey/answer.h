/*
 * answer.h: one answered questionnaire: from a page, a tablet, paper or a file; checked and kept
 * without who gave it.
 */
#ifndef SURVEY_ANSWER_H
#define SURVEY_ANSWER_H

#include "html/part.h"
#include "survey/period.h"

#define SURVEY_COMMENT_MAX 1000 /* characters */
#define SURVEY_ERRORS_MAX 8

struct answer {
    char score[SURVEY_QUESTIONS_MAX + 1];   /* a character a question, '-' without an answer */
    struct str profile[SURVEY_PROFILE_MAX]; /* words of options, or empty */
    int64_t service;                        /* ordinal; 0: not chosen */
    struct str comment;
    struct part_error error[SURVEY_ERRORS_MAX];
    size_t n_error;
};

/* Names of controls: "q.NAME", "p.NAME", "layanan", "saran". */
struct str answer_control(struct ctx *c, const char *kind, struct str name);
/* Takes what the form says; what is no answer of the questionnaire becomes an error. */
void answer_read(struct ctx *c, const struct period *p, struct answer *a);
/* One value by its name, as a file has it; an error where it is none. */
void answer_put_score(struct ctx *c, const struct period *p, struct answer *a, size_t question,
                      struct str text);
void answer_put_profile(struct ctx *c, const struct period *p, struct answer *a, size_t question,
                        struct str word);
void answer_put_service(struct ctx *c, const struct period *p, struct answer *a, struct str text);
void answer_init(struct answer *a);
/* At least one question, and the service where several are covered. */
void answer_check(struct ctx *c, const struct period *p, struct answer *a);
void answer_wrong(struct answer *a, struct str control, struct str text);

/* Random, positive: it says nothing of who came first. */
int64_t answer_id(void);
/* Inside a transaction; the day is all that is kept of the time. No ledger entry: that would tell
 * the minute. ST_CONFLICT (said) where the period takes none any more. */
NODISCARD enum status answer_keep(struct ctx *c, const struct period *p, const struct answer *a,
                                  const char *channel);

#endif
