/*
 * question.h: one question of an instrument: what may be answered, and what an answer is worth.
 */
#ifndef ASSESSMENT_QUESTION_H
#define ASSESSMENT_QUESTION_H

#include "register/field.h"

#define INS_NONE ((size_t)-1)
#define INS_CODE_MAX 40    /* bytes of a code */
#define INS_COUNTS_MAX 8   /* counts of one ratio */
#define INS_OPTIONS_MAX 12 /* answers of one scale */

/* What a question takes as its answer. */
enum ins_answer {
    INS_CHOICE,  /* a key of its scale */
    INS_PERCENT, /* 0 to 100; scores value / 100 */
    INS_NUMBER,  /* min to max of its range; scores (value - min) / (max - min), or by its bands */
    INS_RATIO,   /* counts; scores what its formula says, cut to 0..1 */
    INS_COUNT,   /* a number that is only noted: no score, no place in a mean */
    INS_ANSWERS
};
extern const char *const ins_answer_names[INS_ANSWERS + 1]; /* "choice" and so on; NULL ends */

/* What happens to a ratio whose denominator is 0: always chosen in the file, with a reason. */
enum ins_zero {
    INS_ZERO_UNSET, /* such an answer is refused */
    INS_ZERO_FULL,  /* full score: there was nothing to do wrong */
    INS_ZERO_NONE,  /* score 0: nothing was done */
    INS_ZERO_SKIP,  /* takes no part in the mean */
    INS_ZEROS
};

enum ins_formula {
    INS_SHARE, /* min(1, numerators / denominators) */
    INS_DROP   /* max(0, (denominators - numerators) / denominators) */
};

enum ins_role { INS_NUMERATOR, INS_DENOMINATOR, INS_INFO };

/* Where a figure comes from that fills in an answer: a measure of a register. */
enum ins_take { INS_VALUE, INS_PART, INS_BASE }; /* the figure, its numerator, its denominator */

struct ins_option {
    struct str key; /* "A", "Ya", "3" */
    struct words label;
    double score; /* of the question's scale, 0 to its top */
};

struct ins_count {
    struct str key;
    struct words label;
    enum ins_role role;
    struct str measure; /* empty: typed in */
    enum ins_take take;
};

/* From this value on: a score (bands of a number), or an answer (of a prefilled choice). */
struct ins_band {
    double from;
    double score;
    struct str answer;
};

/* Counts of one ratio that must agree: sum(left) is =, <= or >= sum(right). */
struct ins_check {
    size_t left[INS_COUNTS_MAX], right[INS_COUNTS_MAX]; /* places in `count` */
    size_t n_left, n_right;
    char is; /* '=', '<', '>' */
    struct words say;
};

struct ins_question {
    struct str code;
    size_t node; /* the component it is in */
    struct words text;
    enum ins_answer answer;
    struct str scale; /* of a choice: the scale's name */
    double top;       /* the highest score; 0: takes no part */
    double weight;    /* in a component that adds up or weighs; else 0 */
    const struct ins_option *option;
    size_t n_option;
    double min, max; /* of a number */
    const struct ins_band *band;
    size_t n_band;
    const struct ins_count *count;
    size_t n_count;
    enum ins_formula formula;
    enum ins_zero zero;
    struct words zero_note; /* why; empty: none given */
    const struct ins_check *check;
    size_t n_check;
    /* A measure that proposes the answer (a ratio's stand at its counts). */
    struct str measure;
    enum ins_take take;
    const struct ins_band *fill; /* of a choice: from which figure on which answer */
    size_t n_fill;
    struct words guidance, note;
    const struct str *evidence; /* what is customarily shown */
    size_t n_evidence;
    const struct str *indicator; /* of the plan: their evidence is proposed */
    size_t n_indicator;
    const struct str *reg; /* registers whose records are proposed as evidence */
    size_t n_reg;
    const struct str *alias; /* other codes under which it is known, for imports */
    size_t n_alias;
    bool confirmed;            /* read in a source; false: shown as unconfirmed */
    bool no_note, no_evidence; /* neither is asked for before sending in */
    size_t line;
};

/* The place of a key in the question's options, or of a count; INS_NONE: none. Keys in any case. */
size_t ins_option_find(const struct ins_question *q, struct str key);
size_t ins_count_find(const struct ins_question *q, struct str key);

#endif
