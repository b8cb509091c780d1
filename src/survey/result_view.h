/* result_view.h: a result as pages show it: every figure with how it came about. */
#ifndef SURVEY_RESULT_VIEW_H
#define SURVEY_RESULT_VIEW_H

#include "html/part.h"

struct result_element {
    struct str code, label, mean, index, grade, grade_label;
    struct str how;      /* "NRR = 14 ÷ 4 = 3,50" */
    struct str weighted; /* "3,50 × 1/9 = 0,39" */
    double share;        /* of the bar, 0-100 */
};

struct result_service {
    struct str name, respondents, index, grade;
    bool known; /* there is an index, and it may be shown; else "–" */
};

struct result_count {
    struct str label, count, share;
};
struct result_profile {
    struct str label;
    struct result_count *row;
    size_t n;
};

struct result_trend {
    struct str name, index, grade, respondents, href;
};

struct result_view {
    bool shown; /* enough answers for figures */
    bool hides; /* small cells are suppressed */
    bool perception;
    struct str title, over, index, index_name, grade, grade_label, sum, how_sum, how_index;
    struct str respondents, required, population, rate, minimum, band_law, score;
    bool band_confirmed, minimum_confirmed, sample_met;
    int rate_bar;
    struct result_element *element;
    size_t n_element;
    const struct result_element *low[3], *high[3];
    size_t n_low;
    struct result_service *service;
    size_t n_service;
    struct str pooling;
    struct result_profile *profile;
    size_t n_profile;
    struct result_trend *trend;
    size_t n_trend;
    const struct str *comment;
    size_t n_comment;
    struct str published, edition, poster, csv, law;
    struct html chart;
};

#endif
