/*
 * demo.h: sample data: fictional people, marked "(CONTOH)", and a year of their work, so that every
 * page shows a full state. Everything goes through the engines' own functions, with their rights,
 * rules and ledger entries.
 *
 * The year is played month by month up to today, or to its end where it is over. What happens is
 * drawn from the numbers of the indicators, so that two loads of one plan tell the same story.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "core/account.h"
#include "document/store.h"
#include "plan/round.h"

enum demo_who {
    DEMO_LEADERSHIP,
    DEMO_PLANNER,
    DEMO_AREA_1,
    DEMO_AREA_8 = DEMO_AREA_1 + 7,
    DEMO_AGENT,
    DEMO_VERIFIER,
    DEMO_ASSESSOR,
    DEMO_STAFF,
    DEMO_COMPLAINT,
    DEMO_INFORMATION,
    DEMO_WBS,
    DEMO_GRATIFICATION,
    DEMO_CONTROL,
    DEMO_LEGAL,
    DEMO_ARCHIVIST,
    DEMO_HR,
    DEMO_FINANCE,
    DEMO_PROCUREMENT,
    DEMO_PERFORMANCE,
    DEMO_IT,
    DEMO_SERVICE,
    DEMO_REVIEWER,
    DEMO_PEOPLE
};

struct demo_person {
    int64_t account_id, person_id;
    struct str login, name, password;
    enum role role;
    int area;
};

struct demo {
    struct ctx *c; /* of the system, in the unit */
    struct plan plan;
    struct demo_person person[DEMO_PEOPLE];
    int64_t now; /* the real time */
    int months;  /* of the year that have begun: 0-12 */
};

/* Steps, in this order; each in transactions of its own. */
NODISCARD enum status demo_teams(struct demo *d);
NODISCARD enum status demo_settle(struct demo *d); /* targets, persons in charge, months */
NODISCARD enum status demo_year(struct demo *d);
NODISCARD enum status demo_findings(struct demo *d);
NODISCARD enum status demo_registers(struct demo *d);  /* records of every register */
NODISCARD enum status demo_assessment(struct demo *d); /* the integrity-zone worksheet */
NODISCARD enum status demo_surveys(struct demo *d);
NODISCARD enum status demo_portal(struct demo *d); /* pages, news, public reports, visits */

NODISCARD enum status demo_whistle(struct demo *d); /* handlers' keys, two reports */

/* One number from three, always the same: 0 to 99. */
int demo_dice(int64_t a, int64_t b, int64_t c);
/* Acts as that person at that time (never later than now). */
void demo_act(struct demo *d, enum demo_who who, int64_t at);

/* Evidence as a file in the store, made before the transaction that names it. */
struct demo_file {
    const struct item *item;
    int month;
    bool picture;
};
NODISCARD enum status demo_evidence(struct demo *d, const struct demo_file *f, struct str *name,
                                    struct str *bytes);
NODISCARD enum status demo_keep(struct demo *d, struct str name, struct str bytes,
                                struct stored *out);
NODISCARD enum status demo_store(struct demo *d, struct str category, struct str name,
                                 struct str bytes, int64_t *id);

#endif
