/* pages.h: what the pages of assessments show; prepared by *_page.c. */
#ifndef ASSESSMENT_PAGES_H
#define ASSESSMENT_PAGES_H

#include "assessment/check.h"
#include "assessment/whatif.h"
#include "core/route.h"
#include "document/evidence.h"
#include "html/part.h"

extern const struct route assess_routes[];
extern const struct proof_subject assess_subjects[];

/* ── shared ── */

/* A figure as people read it, with the instrument's decimals. */
struct str assess_figure(const struct ctx *c, double v, int decimals); /* as many always */
struct str ins_figure(const struct ctx *c, const struct instrument *ins, double v);
struct str ins_weight(const struct ctx *c, double v); /* up to six decimals */
/* The round that the address asks for (?putaran=mandiri), else the one the asker may write now,
 * else the unit's. Never one that is not visible. */
enum round_kind round_asked(struct ctx *c, const struct assess *a);
/* "/penilaian/7". */
struct str assess_path(struct ctx *c, const struct assess *a);
/* Reads the assessment in the path. */
NODISCARD enum status assess_of_path(struct ctx *c, bool scores, struct assess *out);
/* The assessment and its question in the path, for scopes and forms. */
NODISCARD enum status question_of_path(struct ctx *c, bool scores, struct assess *out, size_t *q);
/* Scope of a question's routes: its area of change, 99 where it has none. */
NODISCARD enum status scope_question(struct ctx *c);
/* The page's crumbs: Penilaian, the assessment. */
struct crumb;
const struct crumb *assess_crumbs(struct ctx *c, const struct assess *a, size_t *n);

/* What a round has stored as answer to a question; all empty where there is nothing. */
NODISCARD enum status answer_stored(struct ctx *c, const struct assess *a, enum round_kind k,
                                    size_t question, struct answer_row *out);
/* answer_save() and the evidence that came with it, in one transaction of their own. */
NODISCARD enum status answer_save_proved(struct ctx *c, const struct assess *a,
                                         const struct saving *in, const struct evidence *e,
                                         int64_t *id, int64_t *version);
/* A document that is there already, as proof of an answer. ST_INVALID: it is not there, or there
 * are too many; `typed` is how the asker named it. */
NODISCARD enum status answer_proof_add(struct ctx *c, struct evidence *e, int64_t id,
                                       struct str typed);

/* The round that a route's handler is about, by the word in its pattern. */
enum round_kind round_of_route(struct ctx *c);

/* ── the list ── */

struct assess_cell {
    struct str total, percent, category, state_key;
    bool there; /* visible and begun */
};
struct assess_line {
    int64_t id;
    struct str title, href;
    bool closed;
    struct assess_cell cell[ROUND_KINDS];
    struct str answered;
};
struct assess_list {
    struct assess_line *line;
    size_t n;
    bool may_begin;
    const struct instrument **offered;
    size_t n_offered;
    bool compares; /* there is a page to compare */
};

/* ── beginning one ── */

struct assess_begin_form {
    const struct instrument **offered;
    size_t n_offered;
    struct str instrument, year, part; /* as typed; instrument: a hash */
    bool carry;
    struct str error;
};

/* ── the tree ── */

struct tree_cell {
    struct str value, percent;
    bool there, lower; /* lower than the unit's own by a hair or more */
};
struct tree_line {
    const struct ins_node *node;
    struct str href, top, answered;
    struct tree_cell cell[ROUND_KINDS];
    double share; /* of the round that is looked at; 0 to 1 */
    bool blank;   /* some of it is not answered */
    bool leaf;
};
struct test_line {
    struct str of, need, has;
    bool holds, confirmed;
    struct str note;
};
struct threshold_view {
    struct str name, title, whatif;
    bool holds;
    struct test_line *test;
    size_t n_test, n_held;
};
struct round_line {
    enum round_kind kind;
    struct str total, state, when, sender, note, returned;
    bool visible, current, sent;
    struct str href;
    struct str send, give_back; /* addresses of what the asker may do; empty: nothing */
    struct str go;              /* to the first question that they may answer */
};
struct tree_page {
    const struct assess *a;
    struct str path, title, category, total, of, blanks;
    struct str go; /* to the first question of this round that waits for the asker */
    enum round_kind kind;
    const enum round_kind *shown; /* columns */
    size_t n_shown;
    struct tree_line *line;
    size_t n_line;
    struct threshold_view *threshold;
    size_t n_threshold;
    struct round_line round[ROUND_KINDS];
    size_t n_round;
    struct html radar;
    bool closed, indicative;
};
/* What differs between askers, and so does not stand in the kept part. */
struct tree_own {
    struct str path;
    bool may_close, may_open;
    int64_t version;
    struct html history;
};

/* One threshold of a round, as the tree and the what-if show it. */
void threshold_fill(struct ctx *c, const struct assess *a, enum round_kind k, size_t t,
                    struct threshold_view *v);
const char *roll_key(enum ins_roll roll); /* how a component's value comes about, a sentence */

#endif
