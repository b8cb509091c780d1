/*
 * open.h: what the public page of a plan's progress shows; prepared by open_page.c, printed by
 * views/open.html.
 */
#ifndef PLAN_OPEN_H
#define PLAN_OPEN_H

#include "core/route.h"
#include "html/chart.h"
#include "html/part.h"
#include "plan/model.h"

struct open_area {
    struct str ref, text, href;
    struct plan_figures figures;
    int progress, achievement; /* percent; -1: nothing to say yet */
};

struct open_row {
    const struct item *item;
    enum part_state state[MONTHS];
    struct str value; /* achievement in percent, or empty */
};

struct open_year {
    int year;
    struct str href;
};

struct open_page {
    const struct plan *plan;
    struct str as_of;
    struct plan_figures all;
    int progress, achievement;
    struct open_area *area;
    size_t n_area;
    const struct open_area *shown; /* the area whose indicators are listed; NULL: none */
    struct open_row *row;
    size_t n_row;
    struct chart_curve curve;
    struct open_year *year; /* with an enacted plan, newest first */
    size_t n_year;
    int64_t ledger_size;
    struct str csv_href, json_href;
};

extern const struct route open_routes[];

/* The plan in force of ?tahun=, or the newest, with its tree, areas and sums; no rows and no curve.
 * ST_NOT_FOUND: none is in force yet. */
NODISCARD enum status open_areas_load(struct ctx *c, struct open_page *p, struct plan_tree *tree);

/* The same as data: one row an indicator, without names of persons. */
struct str open_csv(struct arena *a, const struct plan_tree *t, int today);
struct str open_json(struct arena *a, const struct plan_tree *t, int today);

#endif
