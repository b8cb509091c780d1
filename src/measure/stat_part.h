/* stat_part.h: the measures of a register on its statistics page. */
#ifndef MEASURE_STAT_PART_H
#define MEASURE_STAT_PART_H

#include "measure/figure.h"

/* Of app->stat_parts. */
enum status measure_stat_part(struct ctx *c, const struct reg_def *def, int year, struct out *o);

struct stat_figure {
    struct str label, href, value, parts, how;
};

#endif
