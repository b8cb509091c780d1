/* rule_view.h: what views/rule.html prints: every dated rule of every register. */
#ifndef REGISTER_RULE_VIEW_H
#define REGISTER_RULE_VIEW_H

#include "core/field.h"

/* One value of a rule, in its history. */
struct rule_past {
    struct str value, law, span; /* "14 hari kerja", "PermenPANRB 62/2018", "sejak 1 Jan 2018" */
    struct str by;               /* who entered it and when; empty: it comes with the program */
    bool confirmed, now;
    int64_t id; /* of the site's own; 0 else */
};

struct rule_line {
    struct str reg; /* title of the register, where it is its first line; empty else */
    struct str anchor, option, label;
    struct rule_past now; /* what holds today; value is empty where nothing does */
    struct rule_past *past;
    size_t n_past;
};

struct rule_page {
    struct str lede;
    struct part_chip chip[3];
    size_t n_chip;
    struct rule_line *line;
    size_t n_line, n_rule;
    struct option *rule; /* of the form */
    struct fields errors;
    struct str value, from, until, law; /* typed */
    bool confirmed;
};

#endif
