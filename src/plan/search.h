/* search.h: /cari, one question over items of the plans, records of the registers and documents. */
#ifndef PLAN_SEARCH_H
#define PLAN_SEARCH_H

#include "core/route.h"
#include "document/queries.h"

struct search_hit {
    struct str ref, text, href, note;
};

struct search_page {
    struct str q;
    struct search_hit *item, *record, *document;
    size_t n_item, n_record, n_document;
    bool more_items, more_documents;
    struct str all_documents; /* address of the whole list */
};

extern const struct route search_routes[];

#endif
