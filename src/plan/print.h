/*
 * print.h: the plan on paper and in files: the matrix in the decree's layout, the monitoring
 * report, the workbook, JSON. Each gives the whole file in the request's arena; the same data on
 * the same day gives the same bytes.
 */
#ifndef PLAN_PRINT_H
#define PLAN_PRINT_H

#include "core/paper.h"
#include "document/workbook.h"
#include "plan/model.h"

/* A quarter (1-4), or the whole year (0). */
struct print_period {
    int year, quarter;
};
/* First and last month. */
int period_from(struct print_period p);
int period_to(struct print_period p);
struct str period_name(struct arena *a, enum lang lang, struct print_period p);

struct matrix_filter; /* matrix.h; NULL: everything */

/* The decree's matrix of months, the report of a period (monev), and both as a workbook: bytes of a
 * file from c->arena. The same plan on the same day gives the same bytes. */
NODISCARD enum status print_matrix(struct ctx *c, const struct plan_tree *t,
                                   const struct matrix_filter *f, struct str *pdf);
NODISCARD enum status print_monev(struct ctx *c, const struct plan_tree *t,
                                  struct print_period period, struct str *pdf);
NODISCARD enum status print_workbook(struct ctx *c, const struct plan_tree *t,
                                     const struct matrix_filter *f, struct str *xlsx);
struct str print_json(struct ctx *c, const struct plan_tree *t);

/* ── What the papers share (print_period.c) ── */

/* The shape of a month as it stands in indicator.months. */
enum pdf_mark print_mark(char packed, int year, int month, int today);
struct str print_lines(struct arena *a, struct str details); /* "a | b" as two lines */
struct str print_number(const struct item *it);              /* the last part of its ref */
void print_legend(struct pdf *p, enum lang lang);

#endif
