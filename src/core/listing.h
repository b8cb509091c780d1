/* listing.h: what lists share: the pattern of a search and the pages. */
#ifndef CORE_LISTING_H
#define CORE_LISTING_H

#include "core/back.h"
#include "html/part.h"

#define SEARCH_MAX 100

/* "%words%" in lower case for LIKE ... ESCAPE '!'; "%" when nothing is searched. */
struct str like_words(struct arena *a, struct str q);
/* Fills page, pages, first and last from total; a page that does not exist becomes the nearest. */
void pager_fit(struct part_pager *p, int64_t wanted, int per_page);

#endif
