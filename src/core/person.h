/* person.h: the people of a unit: rules of their fields, and who may change what about them. */
#ifndef CORE_PERSON_H
#define CORE_PERSON_H

#include "core/field.h"
#include "core/people_queries.h"

#define PERSON_TEXT_MAX 120
#define PERSON_EMAIL_MAX 160

struct person_form {
    struct str name, nip, position, section, email;
    int64_t version;
};

void person_form_read(struct ctx *c, struct person_form *f);
/* Says what is wrong with each field. */
void person_form_check(struct ctx *c, const struct person_form *form, struct fields *f);
/* "a person" of the asker's unit by the path's :id. */
NODISCARD enum status person_of_path(struct ctx *c, struct person *p);

/* Whether the asker administers every unit in which the person holds a role. Who administers only
 * some of them must not get at the account: it opens the others too. */
bool person_within_reach(const struct ctx *c, const struct person_grant *g, size_t n);
NODISCARD enum status person_need_reach(struct ctx *c, int64_t person_id);

#endif
