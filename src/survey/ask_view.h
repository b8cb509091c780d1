/* ask_view.h: what the pages show on which people answer. */
#ifndef SURVEY_ASK_VIEW_H
#define SURVEY_ASK_VIEW_H

#include "html/part.h"

struct ask_choice {
    struct str value, text;
    bool chosen;
};

struct ask_question {
    struct str control, over, text, error;
    const struct ask_choice *choice;
    size_t n;
};

struct ask_hidden {
    struct str name, value;
};

struct ask_view {
    struct str over, title, lead, part_say, action, code, law, next, back;
    int part, parts;               /* part from 1 */
    struct ask_question *question; /* radios */
    size_t n_question;
    struct ask_question *profile; /* selects */
    size_t n_profile;
    struct ask_hidden *hidden; /* what the other parts hold */
    size_t n_hidden;
    bool has_open;
    struct str open, comment, comment_error, comment_max;
    const struct part_error *error;
    size_t n_error;
    struct str task; /* the work before an open survey's last part is sent; empty: none */
    int bits;
};

/* Where a code is asked for. */
struct code_view {
    struct str over, title, lead, action, typed, error;
};

/* A sentence and where to go on. */
struct told_view {
    struct str over, title, text, href, link;
};

struct tablet_view {
    struct ask_view ask;
    struct str lang, action, page_title;
    bool done;
};

struct door_line {
    struct str title, lead, href, note;
};
struct door_view {
    const struct door_line *open;
    size_t n_open;
    const struct door_line *result;
    size_t n_result;
};

#endif
