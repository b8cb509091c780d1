/* round_part.h: what round_save.c and round_agree.c share. */
#ifndef ASSESSMENT_ROUND_PART_H
#define ASSESSMENT_ROUND_PART_H

#include "assessment/round.h"

/* The round as it stands while nobody else can change it. ST_CONFLICT: it is closed. */
NODISCARD enum status lock_round(struct ctx *c, const struct assess *a, enum round_kind k,
                                 struct round_row *out);
/* Writes the packed answers, and what they come to. */
NODISCARD enum status pack_round(struct ctx *c, const struct assess *a, const struct round_row *row,
                                 const struct answer *all);

#endif
