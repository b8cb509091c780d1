/* list_view.h: what a register's list shows; prepared by list_page.c and list_filter.c. */
#ifndef REGISTER_LIST_VIEW_H
#define REGISTER_LIST_VIEW_H

#include "register/control.h"
#include "register/list.h"
#include "register/pages.h"

#define LIST_MOVES_MAX 16

struct list_head {
    struct str text, href;    /* href: sorts by it; empty: cannot be sorted */
    const char *sort;         /* "ascending", "descending", "none" */
    bool number, tight, name; /* tight: never broken; name: of the record, read first */
};

struct list_line {
    struct str href, name, second; /* second: below the name; may be empty */
    struct str tick, tick_label;   /* "12.3": its id and version */
    const struct str *cell;        /* n_head of the list */
    struct state_shown state;
    struct due_shown due;
    bool open; /* waits for somebody */
};

/* A condition that holds now, with the address without it. */
struct list_active {
    struct str text, without;
};

struct list_filter_field {
    struct control control;     /* one value */
    struct control from, until; /* where from.name is not empty: from and until instead */
};

struct list_column {
    struct str name, label;
    bool shown;
};

struct list_saved {
    int64_t id;
    struct str name, href;
};

struct list_move {
    struct str name, label;
};

struct list_page {
    struct str title, about, base, address, words, one;
    struct str bad;
    const struct param *keep,
        *keep_all; /* of the address: what is not in the form; all but columns */
    size_t n_keep, n_keep_all;
    struct part_chip *chip, *filter;
    size_t n_chip, n_filter;
    struct list_active *active;
    size_t n_active;
    struct list_filter_field *field;
    size_t n_field;
    struct list_column *column;
    size_t n_column;
    struct list_saved *saved;
    size_t n_saved;
    struct list_head *head;
    size_t n_head;
    struct str name_head;
    struct list_line *line;
    size_t n_line;
    bool has_number, has_state, has_due, narrowed, fields_open, may_create, may_bulk, reads_all;
    struct list_move *move;
    size_t n_move;
    struct part_pager pager;
    bool more; /* than pager.total */
    struct part_link
        *link; /* exports, print, statistics, duties, import, rules: those that are there */
    size_t n_link;
    struct picks_known known;
    struct html drawn; /* by the register's own hook, above the list */
};

#endif
