/* clock_page.h: the page that explains a term, and words that other pages share with it. */
#ifndef REGISTER_CLOCK_PAGE_H
#define REGISTER_CLOCK_PAGE_H

#include "core/route.h"
#include "register/clock_store.h"
#include "register/clock_view.h"

/* "How was this counted?" and the rules of the registers. */
extern const struct route clock_routes[];

/* "hari kerja"; `one`: of exactly one */
struct str rule_unit_word(const struct ctx *c, enum rule_unit unit, bool one);
/* "terpakai 2 dari 14 hari kerja" */
struct str clock_used(const struct ctx *c, int used, int limit, enum rule_unit unit);
/* "11 hari kerja lagi", "lewat 2 hari", "selesai 20 November" */
struct str clock_left(const struct ctx *c, const struct clock_run *run, enum rule_unit unit);

/* How a term of the record was counted, as views/clock.html prints it, without what only staff may
 * do. False: it has not started. */
bool clock_explain(struct ctx *c, const struct record *r, const struct clock_facts *facts,
                   const struct reg_clock *k, struct clock_page *out);

#endif
