/*
 * publish.h: what engines show to everybody, so that the portal can list, search, feed and map it
 * without knowing them.
 *
 * app->public_sources and app->datasets, NULL-terminated; what a source or a table answers must be
 * fit for everybody's eyes, whoever asks: no right is looked at after it.
 */
#ifndef CORE_PUBLISH_H
#define CORE_PUBLISH_H

#include "core/ctx.h"

/* One thing that everybody may read: a page, a legal document, a service, a report. */
struct published {
    struct str title;
    struct str about;   /* one sentence; empty: none */
    struct str href;    /* "/jdih/12" */
    struct str day;     /* when it was published, YYYY-MM-DD; empty: not a matter of a day */
    struct str kind;    /* what it is, in the asker's language: "Produk hukum" */
    int64_t changed_at; /* 0: not known */
};

struct public_source {
    const char *name;
    /* Its newest stand on the home page and in the feed. */
    bool feed;
    /* At most `max`, newest first. `asked`: the words of a question as typed, every one of which
     * must occur; empty: all that is published. In the arena. */
    enum status (*list)(struct ctx *c, struct str asked, size_t max, struct published **out,
                        size_t *n);
};

/* How people judge one service, for its public page. */
struct service_opinion {
    struct str ask; /* where it can be judged now; empty: nowhere without a code */
    struct str index,
        answers; /* the newest that is published, "86,11 (B, Baik)", and of how many; empty: none */
    struct str period, href; /* of when, "Semester II 2025", and where it is computed */
};

#define DATA_ROWS 20000

/* A table as open data. A cell is text; of a column of numbers it stands in JSON without quotes,
 * and an empty one is null. */
struct data_column {
    const char *name; /* "achievement_percent": English, stable */
    bool number;
};

struct data_table {
    const struct data_column *column;
    size_t n_column;
    struct str *cell; /* n_row * n_column, row by row; at most DATA_ROWS rows */
    size_t n_row;
};

/* One dataset: /data/NAME.csv and /data/NAME.json are made of the same table. */
struct dataset {
    const char *name;   /* its address; texts data.NAME and data.NAME.about say what it is */
    const char *issued; /* since when it is published in this form, YYYY-MM-DD */
    const char *rhythm; /* how often it changes, as DCAT says it: "CONTINUOUS", "MONTHLY" */
    enum status (*fill)(struct ctx *c, struct data_table *out);
    bool apart; /* it changes without an entry in the ledger: its files are made anew each time */
};

#endif
