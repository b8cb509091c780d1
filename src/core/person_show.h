/* person_show.h: the page of one person, shown again with what is wrong. */
#ifndef CORE_PERSON_SHOW_H
#define CORE_PERSON_SHOW_H

#include "core/person_view.h"

/* Needs v->p; fills the rest. */
NODISCARD enum status person_show_again(struct ctx *c, struct person_show *v, int http_status);

#endif
