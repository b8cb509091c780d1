/*
 * result.h: a sent round becomes a record of the register assessment_result, made as the system, so
 * that measures, lists, papers and indicators take it from there.
 */
#ifndef ASSESSMENT_RESULT_H
#define ASSESSMENT_RESULT_H

#include "assessment/round.h"

/* Inside a transaction, after the round was sent. The record of an earlier sending of the same
 * round is marked as replaced. Nothing where the site has no such register. */
NODISCARD enum status result_record(struct ctx *c, const struct assess *a, enum round_kind k);

#endif
