/*
 * list.h: which records a list shows: read from the address, so that what is on screen, the file
 * that is exported and the address are the same thing.
 *
 * ?q=WORDS &keadaan=STATE|terbuka &saring=FILTER &f.FIELD=VALUE &f.FIELD.dari= &f.FIELD.sampai=
 * &f.FIELD.isi=ya|tidak &ukuran=MEASURE&bulan=YYYY-MM (the records behind a figure)
 * &urut=FIELD|-FIELD &kolom=A,B &hal=N
 */
#ifndef REGISTER_LIST_H
#define REGISTER_LIST_H

#include "register/record.h"

#define LIST_CONDS_MAX 16
#define REG_LIST_ROWS 50
#define REG_COUNT_CAP 1000 /* a search or a filtered list of more is "more than" */

enum cond_op { COND_IS, COND_FROM, COND_TO, COND_FILLED, COND_EMPTY, COND_HAS };

struct list_cond {
    const struct reg_field *field;
    enum cond_op op;
    struct str typed;
    struct db_value value;
};

struct reg_list_query {
    const struct reg_def *def;
    struct str words;
    int state; /* index; -1: all; -2: open ones */
    const struct reg_filter *filter;
    struct list_cond cond[LIST_CONDS_MAX];
    size_t n_cond;
    const struct reg_measure *measure;
    struct str month;                /* with measure */
    struct str from, until;          /* dates: of def->on, for the official print */
    const struct reg_field *order;   /* NULL: by number of record */
    bool desc, ordered;              /* ordered: asked for */
    const struct reg_field **column; /* shown, in this order */
    size_t n_column;
    int64_t page;
    struct str bad; /* a condition that could not be read: said to the reader */
    /* File fields whose documents' words are searched, too; NULL: the records' own words only. */
    const struct reg_field *const *file;
    size_t n_file;
};

struct reg_list {
    const struct record *row;
    size_t n;
    int64_t total;
    bool more; /* there are more than total */
};

void reg_list_read(struct ctx *c, const struct reg_def *def, struct reg_list_query *q);
/* Its address, without the page, after "?"; empty for the plain list. */
struct str reg_list_address(struct ctx *c, const struct reg_list_query *q);
/* A list can be sorted by it: an index has it, so that it costs the same in long lists. */
bool reg_list_sorts(const struct reg_def *def, const struct reg_field *f);
/* One page (REG_LIST_ROWS), or from `skip` at most `max` rows. */
NODISCARD enum status reg_list_page(struct ctx *c, const struct reg_list_query *q,
                                    struct reg_list *out);
NODISCARD enum status reg_list_rows(struct ctx *c, const struct reg_list_query *q, int64_t skip,
                                    int64_t max, struct reg_list *out);
/* The same where many may be found: counted up to the cap first, which then says the shorter way.
 */
NODISCARD enum status reg_list_long(struct ctx *c, const struct reg_list_query *q, int64_t skip,
                                    int64_t max, struct reg_list *out);
/* How many of the list have each combination of those fields' values, the most first: the values,
 * then the count, in each of at most `max` rows. */
NODISCARD enum status reg_list_groups(struct ctx *c, const struct reg_list_query *q,
                                      const struct reg_field *const *field, size_t n, int64_t max,
                                      struct db_rows *out);
/* How many the plain list has in each state (def->n_state, and the sum in *all); of plain records
 * only the sum. */
NODISCARD enum status reg_list_counts(struct ctx *c, const struct reg_def *def, int64_t *by_state,
                                      int64_t *all);

#endif
