/* question_view.h: what the pages below the tree show: one question, the computation of a
 * component, all questions as a table, what does not fit, what would bring a threshold, comparison.
 */
#ifndef ASSESSMENT_QUESTION_VIEW_H
#define ASSESSMENT_QUESTION_VIEW_H

#include "assessment/pages.h"

/* ── one question ── */

struct branch_leaf {
    const struct ins_node *node;
    struct str href, value, said;
    bool current;
    const enum part_state *dot;
    size_t n_dot;
};
struct other_answer { /* of another round, beside the form */
    enum round_kind kind;
    struct str answer, score, person, when, note, desk_note, talk_note, reply;
    bool differs;
    int64_t version;
    bool may_reply;
};
struct calc_row {
    struct str code, text, href;
    struct {
        struct str answer, score;
    } cell[ROUND_KINDS];
    bool here;
};
struct calc_foot {
    struct str label;
    struct str cell[ROUND_KINDS];
    bool total;
};
struct calc {
    struct str caption;
    const enum round_kind *shown;
    size_t n_shown;
    struct calc_row *row;
    size_t n_row;
    struct calc_foot foot[6];
    size_t n_foot;
    struct str cap; /* what limited the value, in words; empty: nothing */
};
struct typed_answer {
    struct str value, note, desk_note, talk_note;
    struct str count[INS_COUNTS_MAX];
};
struct question_page {
    const struct assess *a;
    const struct ins_question *q;
    size_t at;
    enum round_kind kind;
    struct str path, self, over, weight, number, previous, next, next_label;
    struct str branch_over, branch_name, branch_value, branch_top, branch_blank;
    struct branch_leaf *leaf;
    size_t n_leaf;
    struct part_link before, after;    /* neighbouring branches; text empty: none */
    struct str last_answer, last_text; /* of the year that answers were carried over from */
    struct str last_href;
    bool writable, carried, conflict;
    struct str locked; /* why it cannot be written */
    struct typed_answer typed;
    int64_t version;
    struct fill fill;
    bool filled;  /* the form stands as the registers say, not saved yet */
    bool differs; /* the saved answer is another one */
    struct str saved_by, saved_when, shown;
    struct other_answer theirs; /* of a conflict: what stands now */
    struct other_answer *other;
    size_t n_other;
    struct evidence_item *proof;
    size_t n_proof;
    struct hint hint[HINTS_MAX];
    size_t n_hint;
    struct evidence_form evidence;
    struct calc calc;
    struct part_error error[2];
    size_t n_error;
    struct html history;
    struct part_chip chip[ROUND_KINDS];
    size_t n_chip;
};

/* Prepared by calc_part.c for a leaf with its questions, or any component with those in it. */
void calc_of(struct ctx *c, const struct assess *a, size_t node, size_t here, struct calc *out);
/* Rounds that are visible and hold something, for columns. */
size_t rounds_shown(struct ctx *c, const struct assess *a, const enum round_kind **out);

/* ── the other pages ── */

struct table_line {
    const struct ins_question *q; /* NULL: the head of a component */
    const struct ins_node *node;
    struct str href, save, value, shown, score;
    struct answer answer;
    int64_t version;
    bool writable, carried;
};
struct table_page {
    const struct assess *a;
    struct str path;
    enum round_kind kind;
    struct table_line *line;
    size_t n_line;
    struct part_chip chip[ROUND_KINDS];
    size_t n_chip;
    struct table_part *part; /* of the page, to jump to */
    size_t n_part;
};
struct table_part {
    const struct ins_node *node;
    struct str blank; /* "3 belum dijawab"; empty: none */
};

struct check_line {
    struct str code, text, href, said;
};
struct check_group {
    const char *key;
    enum note_kind tone;
    struct check_line *line;
    size_t n;
};
struct check_page {
    const struct assess *a;
    struct str path, send;
    struct str agree; /* fills the rest as the unit answered; empty: not here */
    enum round_kind kind;
    struct check_group group[TROUBLES];
    size_t n_group;
    bool blocks, warns, may_send;
    struct str note, error;
};

struct whatif_line {
    struct str code, text, href, from, to, gain;
};
struct whatif_page {
    const struct assess *a;
    struct str path, name, title, total;
    bool holds, reachable;
    struct whatif_line *line;
    size_t n_line;
    struct threshold_view view;
};

struct calc_page {
    const struct assess *a;
    const struct ins_node *node;
    struct str path, rule;
    struct calc calc;
};

struct compare_row {
    struct str name, href;
    struct assess_cell cell[ROUND_KINDS];
    double value; /* of the unit's own round */
};
struct compare_page {
    struct str title, instrument, year;
    struct part_chip *chip;
    size_t n_chip;
    struct compare_row *row;
    size_t n_row;
    struct compare_row *below;
    size_t n_below;
    double most;
};

#endif
