/*
 * stat.h: figures of a finished year, without a cell that could point at somebody.
 *
 * A cell of 1 to 4 is not shown, and neither is as many others as it takes so that it cannot be had
 * by subtraction. Figures of a year that still runs are not published at all: the difference
 * between yesterday's and today's would be a cell of one.
 */
#ifndef WHISTLE_STAT_H
#define WHISTLE_STAT_H

#include "core/ctx.h"
#include "html/part.h"

#define SMALL_CELL 5

enum { STAT_CLASSES = 2, STAT_ENDS = 5, STAT_QUARTERS = 4, STAT_TABLES = 3, STAT_CELLS = 5 };

struct stat_table {
    const char *title;            /* key */
    const char *name[STAT_CELLS]; /* keys */
    int64_t cell[STAT_CELLS];
    bool hidden[STAT_CELLS];
    size_t n;
};

struct stat_share {
    const char *name; /* key */
    int64_t part, whole;
    bool hidden, nil;
};

struct whistle_stat {
    int year;
    int64_t received;
    bool nil, small; /* none at all; less than SMALL_CELL: nothing else is shown */
    struct stat_table table[STAT_TABLES];
    struct stat_share share[2];
};

/* Pure: which cells of a table with a published total must not be shown. */
void wbs_stat_hide(const int64_t *cell, bool *hidden, size_t n);
/* A share is shown where neither its part nor the rest is small. */
bool wbs_stat_share_hidden(int64_t part, int64_t whole);

/* Of the page's unit. The caller asks for finished years only. */
NODISCARD enum status whistle_stat_of(struct ctx *c, int year, struct whistle_stat *out);
struct str wbs_stat_cell_show(struct ctx *c, const struct stat_table *t, size_t i);
struct str wbs_stat_share_show(struct ctx *c, const struct stat_share *s);
struct str wbs_stat_total_show(struct ctx *c, const struct whistle_stat *s);

struct stat_view {
    struct whistle_stat stat;
    struct part_chip chip[5];
    size_t n_chip;
    struct str cell[STAT_TABLES][STAT_CELLS], share[2], total, pdf, title;
};

#endif
