/*
 * result.h: from answers to an index. Pure: no database, no clock.
 *
 * Everything keeps full precision; rounding to two decimals happens for show and for the band only
 * (PermenPANRB 14/2017; the weight is 1/9, not 0.11: with that a perfect survey comes to 99).
 */
#ifndef SURVEY_RESULT_H
#define SURVEY_RESULT_H

#include "survey/def.h"

/* One respondent. */
struct survey_row {
    int64_t id;     /* random: it says nothing of order or time */
    struct str day; /* YYYY-MM-DD; nothing finer is known */
    struct str channel;
    int service;        /* ordinal within the period, from 1; 0: not said */
    struct str score;   /* a character a question: '1' the worst, '-' not answered */
    struct str profile; /* words of options in the order of the profile, "male||smp" */
};

struct survey_element_result {
    int64_t sum, n;        /* of filled answers */
    double mean, weighted; /* NRR, and NRR times weight */
    double index;          /* the mean on the scale of the index */
    const struct survey_grade *grade;
};

struct survey_result {
    size_t respondents;
    bool has; /* every element has an answer: there is an index */
    struct survey_element_result element[SURVEY_ELEMENTS_MAX];
    double sum, index; /* NI and IKM, or their like */
    const struct survey_bands *bands;
    const struct survey_grade *grade;
    double score; /* points, where the questionnaire has a rule for them */
};

/* Times the sum of weighted means is the index: 25 on a scale of 4, 4/6 for six stars. */
double survey_factor(const struct survey_def *def);
/* `service` 0: all rows; `day` chooses the bands and the points. */
void survey_compute(const struct survey_def *def, const struct survey_row *row, size_t n,
                    int service, struct str day, struct survey_result *out);
/* The mean of the results of services, for offices that publish it so: each weighs the same. */
void survey_mean(const struct survey_def *def, const struct survey_result *part, size_t n,
                 struct survey_result *out);

/* To two decimals, halves up: 84.7222 is 84.72. What a value is short of a half by less than a
 * billionth is the half: that is the machine's, not the respondents'. */
double survey_round(double v);

/* Places of elements by their mean, lowest first; equal ones in the questionnaire's order. */
void survey_order(const struct survey_def *def, const struct survey_result *r,
                  size_t place[SURVEY_ELEMENTS_MAX]);

/* Krejcie and Morgan (1970) with X2 = 3.841, P = 0.5, d = 0.05, to the nearest whole number: how
 * many of a population must answer. 0 for none; at most the population. */
int64_t survey_sample(int64_t population);

/* How often each option of a profile question was chosen, and last how many did not say: counts
 * has n_option + 1 places. */
void survey_profile_count(const struct survey_def *def, size_t question,
                          const struct survey_row *row, size_t n, int64_t *count);
/* The word of that profile question; empty: not said. */
struct str survey_profile_word(struct str profile, size_t question);

/* What must not be shown: counts under SURVEY_CELL, and where that would be one alone, the next
 * smallest too, so that it cannot be had by subtraction. */
#define SURVEY_CELL 5
void survey_hide(const int64_t *count, size_t n, bool *hidden);

#endif
