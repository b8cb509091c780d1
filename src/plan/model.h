/*
 * model.h: a plan in memory: its head, its tree in the order of the plan, and what is tracked in
 * it.
 *
 * plan_load() reads the whole tree with two statements; the matrix, the exports, the comparison
 * and the API all work on that. Ids never leave the program: an address has a plan's slug
 * ("2025", "2025-zi", "2025-agen-12", an older one "2025-r0") and an item's ref ("7.6.2.1").
 */
#ifndef PLAN_MODEL_H
#define PLAN_MODEL_H

#include "core/ctx.h"
#include "html/part.h"
#include "measure/measure.h"
#include "plan/month.h"

enum plan_kind { PLAN_RB, PLAN_AGENT, PLAN_ZI, PLAN_KINDS };
enum plan_state { PLAN_DRAFT, PLAN_ENACTED, PLAN_REVISED, PLAN_CLOSED, PLAN_STATES };
enum item_level { LEVEL_AREA, LEVEL_ACTIVITY, LEVEL_SUB, LEVEL_INDICATOR, ITEM_LEVELS };
enum months_basis { BASIS_CERTAIN, BASIS_INFERRED, BASIS_UNKNOWN, BASIS_CONFIRMED, MONTHS_BASES };

extern const char *const plan_kind_names[PLAN_KINDS];
extern const char *const plan_state_names[PLAN_STATES];
extern const char *const item_level_names[ITEM_LEVELS];
extern const char *const months_basis_names[MONTHS_BASES];
/* Position of s in one of those lists, or -1. */
const char *plan_kind_key(enum plan_kind kind); /* "plan.kind.rb" */
const char *plan_state_key(enum plan_state state);
int name_index(const char *const *names, int n, struct str s);

struct plan {
    int64_t id, unit_id;
    enum plan_kind kind;
    enum plan_state state;
    int year, revision;
    bool current; /* not an older revision */
    struct str title, decree, decree_date, owner_name, csv_form;
    int64_t owner_id, document_id, previous_id; /* 0: none */
    int64_t version;
    struct str slug;
};

/* A real number that may be missing. */
struct real {
    bool has;
    double v;
};

struct item {
    int64_t id;
    size_t parent; /* index in the tree; its own index for an area */
    enum item_level level;
    struct str ref, text, details, note;
    int area;
    int64_t ord, source_line, marks_seen; /* -1: none */
    int64_t version;
    /* Of what is tracked: an indicator, or a sub-activity without a legible one. */
    bool tracked;
    struct str months, late_months; /* packed: see month.h */
    struct str months_plan;         /* as the plan sets them: "1-12"; empty when not known */
    enum months_basis basis;
    enum direction direction;
    struct real target, achievement;
    struct str target_text, uom, measure, pic_name, pic_nip, pic_section;
    struct str bound;      /* which values came from a binding, not from the plan: "mtud" */
    struct str bound_more; /* what else the binding says (bind.h) */
    int64_t pic_id, indicator_version;
    bool matched; /* while comparing: the other side has it too */
};

struct plan_tree {
    struct plan plan;
    struct item *item; /* in the order of the plan, each after its parent */
    size_t n_item;
    int tracked;
};

/* The plan's own value, as its file would say it: 'm' measure, 't' target, 'u' unit of measure,
 * 'd' direction. False: it came from a binding. */
bool item_is_own(const struct item *it, char which);
/* What of was->bound still holds: the letters whose value did not change. */
struct str item_bound_kept(struct arena *a, const struct item *was, const struct item *is);

/* Finds by slug in the unit of the page. ST_NOT_FOUND for anything else, also of another unit. */
NODISCARD enum status plan_find(struct ctx *c, struct str slug, struct plan *out);
NODISCARD enum status plan_by_key(struct ctx *c, enum plan_kind kind, int year, int64_t owner_id,
                                  struct plan *out); /* the current one */
NODISCARD enum status plan_by_number(struct ctx *c, int64_t id, struct plan *out);
NODISCARD enum status plan_list(struct ctx *c, struct plan **out, size_t *n); /* newest first */
NODISCARD enum status plan_load(struct ctx *c, const struct plan *plan, struct plan_tree *out);
/* Only the item of that ref and what stands above it: at most four items; none where it is not
 * there. */
NODISCARD enum status plan_load_line(struct ctx *c, const struct plan *plan, struct str ref,
                                     struct plan_tree *out);
struct str plan_slug(struct arena *a, const struct plan *p);
bool slug_parse(struct str slug, struct plan *key, bool *current);
/* True where months may be reported in it. */
bool plan_runs(const struct plan *p);

const struct item *tree_find(const struct plan_tree *t, struct str ref); /* NULL: none */
/* "7.6.2.1" with number parts between 1 and 999, one to four of them. */
bool ref_valid(struct str ref);

/* What a spreadsheet would run: no text of a plan may begin like that. */
bool text_is_formula(struct str s);

/* What a verified value is worth in percent; not there without target or value. DIRECTION_DONE
 * takes the value as percent done, and 100 where the report gives none. */
struct real achievement_of(enum direction d, struct real target, struct real value);

/* Sums over a part of the tree. */
struct plan_figures {
    struct month_counts months;
    int indicators;  /* what is tracked */
    int subs;        /* beside those: sub-activities without an indicator of their own */
    int unconfirmed; /* indicators whose months are to be confirmed */
    double achieved; /* sum of achievements, each capped (measure.h) */
    int n_achieved;
};
void figures_add(struct plan_figures *f, const struct item *it, int year, int today_month);
/* Of all that stands below an item of the tree, an area, and of itself; also added to *all. */
struct plan_figures figures_of_area(const struct plan_tree *t, size_t at, int today_month,
                                    struct plan_figures *all);
/* Percent, rounded to whole numbers; -1 where nothing is planned or nothing is valued yet. */
int figures_progress(const struct plan_figures *f);
int figures_achievement(const struct plan_figures *f);
/* "1-3,9" as "Januari–Maret, September"; empty where nothing is planned or known. */
struct str months_words(struct arena *a, enum lang lang, struct str months_plan);
/* The shape and word of what month_shown() gives. */
enum part_state shown_state(char shown);
int today_month(const struct ctx *c); /* year * 12 + month, in the unit's zone */

#endif
