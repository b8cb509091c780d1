/* coverage.h: what /rencana/:plan/cakupan shows. */
#ifndef PLAN_COVERAGE_H
#define PLAN_COVERAGE_H

#include "html/part.h"
#include "plan/live.h"

struct cover_area {
    const struct item *item;
    int n[BINDING_KINDS], all;
};

struct cover_row {
    const struct item *item;
    const struct cover_area *area; /* set in the first row of an area */
    struct live live;
    struct str what, source; /* of which figure or kind of documents; the register */
};

struct cover_page {
    const struct plan *plan;
    struct str month_text;
    const struct cover_area *area;
    size_t n_area;
    struct cover_area all;
    const struct cover_row *row;
    size_t n_row;
    struct part_chip chip[BINDING_KINDS + 1];
    size_t n_chip;
    bool may_bind; /* the program has bindings for this plan */
};

const char *binding_kind_key(enum binding_kind k); /* "measure.kind.document" */

#endif
