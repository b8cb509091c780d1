/*
 * instrument.h: a scored instrument as it stands in memory: a tree of components, the questions in
 * its leaves, and the rules over both.
 *
 * Made from instruments/NAME.yaml (load.h, docs/instruments.md), then read-only. Components stand
 * in the order of the file, each before what is in it; component 0 is the whole. An assessment
 * keeps the version it began with: the text by its hash (version.h).
 */
#ifndef ASSESSMENT_INSTRUMENT_H
#define ASSESSMENT_INSTRUMENT_H

#include "assessment/question.h"
#include "register/load.h"

#define INS_NODES_MAX 400  /* components */
#define INS_ASKED_MAX 1000 /* questions */
#define INS_CAPS_MAX 60

/* How a component gets its value from what is in it; `share` is value / most of a part. */
enum ins_roll {
    INS_SUM,      /* values add up (a part's share times its weight) */
    INS_MEAN,     /* weight x mean of the shares */
    INS_POINTS,   /* weight x (points reached / points there are) */
    INS_WEIGHTED, /* sum of weight x level / sum of weights: stays a level */
    INS_MIN,      /* the lowest level */
    INS_ROLLS
};
extern const char *const ins_roll_names[INS_ROLLS + 1];

struct ins_node {
    struct str code;
    struct words name;
    size_t parent;   /* INS_NONE for component 0 */
    size_t end;      /* the components in it are those after it, up to this one */
    size_t depth;    /* of component 0: 0 */
    double weight;   /* a share of the parent's where the source gives none (`indicative`) */
    bool indicative; /* its own weight, or one in it, was divided by fallback_share */
    double share;    /* fallback_share; NAN: none */
    double adds_to;  /* what the weights in it come to; NAN while read: its weight */
    enum ins_roll roll;
    bool is_level;               /* its value is a level, not points */
    double top;                  /* the most it can reach: its weight, or the highest level */
    size_t question, n_question; /* those in it, itself a leaf; first and number */
    bool confirmed;
    struct words note;
    const struct str *alias;
    size_t n_alias;
    size_t line;
};

/* One group of components looked at together: an area of change across two halves. */
struct ins_part {
    struct str name; /* "1" */
    struct words title;
    int area; /* of change, in the plan: who answers for it; 0: none */
    const size_t *node;
    size_t n_node;
};
struct ins_group {
    struct str name; /* "area" */
    struct words title;
    const struct ins_part *part;
    size_t n_part;
};

/* One condition: of a component, a question, or each part of a group. */
struct ins_test {
    size_t node, question, group; /* one of them; the others INS_NONE */
    bool has_min, has_min_percent, has_below, has_below_percent;
    double min, min_percent, below, below_percent;
    const struct str *answer; /* of a question: any of these */
    size_t n_answer;
    struct words note;
    bool confirmed;
    size_t line;
};

/* A predicate such as WBK: held when every test holds. */
struct ins_threshold {
    struct str name;
    struct words title;
    const struct ins_test *test;
    size_t n_test;
};

/* A class of the total, best first: above (exclusive) or from (inclusive). */
struct ins_category {
    struct str name;
    struct words title;
    double from;
    bool above; /* `from` itself belongs to the next one */
};

/* When every test of `when` holds, the value is at most `at`, or less by `minus`, or `times`. */
struct ins_cap {
    const struct ins_test *when;
    size_t n_when;
    size_t node, question; /* what it limits; the other INS_NONE */
    bool has_at, has_minus, has_times;
    double at, minus, times;
    struct words note;
    bool confirmed;
    size_t line;
};

struct instrument {
    struct str name;    /* "zi-lke": the same over its versions */
    struct str version; /* "2022" */
    struct str hash;    /* hex SHA-256 of the text */
    struct str file;
    struct words title, brief; /* brief: "LKE ZI" */
    struct str law;
    struct str from, until; /* dates; until may be empty */
    struct words note;
    struct str superseded; /* by what; empty: in force as far as known */
    bool confirmed;
    size_t decimals; /* shown, never computed with */
    bool by_percent; /* categories are of the percent, not of the value */
    bool needs_note, needs_evidence;
    struct ins_node *node;
    size_t n_node;
    struct ins_question *question; /* in the order of the components */
    size_t n_question;
    const struct ins_group *group;
    size_t n_group;
    const struct ins_threshold *threshold; /* lowest first */
    size_t n_threshold;
    const struct ins_category *category;
    size_t n_category;
    const struct ins_cap *cap;
    size_t n_cap;
};

/* By code or alias, in any case ("a.i.1.i.a"); INS_NONE: none. */
size_t ins_question_find(const struct instrument *i, struct str code);
size_t ins_node_find(const struct instrument *i, struct str code);
/* The area of change that the component belongs to (ins_part.area); 0: none. */
int ins_node_area(const struct instrument *i, size_t node);
int ins_question_area(const struct instrument *i, size_t question);

#endif
