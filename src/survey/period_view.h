/* period_view.h: what staff see of periods. */
#ifndef SURVEY_PERIOD_VIEW_H
#define SURVEY_PERIOD_VIEW_H

#include "core/field.h"
#include "survey/result_view.h"

struct period_row {
    struct str title, period, href, state, answers, required, published;
    enum part_state shape;
};
struct period_list_view {
    const struct part_chip *chip; /* surveys */
    size_t n_chip;
    const struct period_row *row;
    size_t n_row;
    bool may_edit;
    struct str new_href;
};

struct period_form_view {
    struct str action, services, version, title;
    struct str year, from, until, method, population;
    struct option *survey, *span, *pooling;
    size_t n_survey, n_span, n_pooling; /* n_survey 0: the survey is settled */
    bool open_link;
    const struct fields *f;
    const char *submit; /* key */
};

struct period_move_view {
    struct str action, label, say;
    bool decree, reason, primary;
};

struct period_step_view {
    struct str word;
    bool done, now;
};

struct comment_line {
    struct str body, id;
    bool shown, held;
};

struct period_view {
    struct str title, over, base, state, version, from, until, method, population, required,
        sample_how, decree, open_say, form_version, link, tablet_href, remark, correct, result_href;
    enum part_state shape;
    int rate;
    struct str answers;
    const struct str *service;
    size_t n_service;
    const struct period_step_view *step;
    size_t n_step;
    const struct period_move_view *move;
    size_t n_move;
    bool may_edit, collects, takes_paper, is_draft, changeable, published, may_remark, drops;
    const struct comment_line *comment;
    size_t n_comment;
    const struct result_view *result; /* NULL: no answers */
    bool below_minimum;
    struct str below_say;
    const struct part_error *wrong; /* of an import */
    size_t n_wrong;
    struct html history;
};

#endif
