/* hours.h: hours of training of each person in a year, against what the rule asks for. */
#ifndef TRAINING_HOURS_H
#define TRAINING_HOURS_H

#include "base/str.h"

struct hours_row {
    struct str name, href, hours, lack; /* lack: empty where the rule is met */
};

struct hours_list {
    struct str title, finding;
    const struct hours_row *row;
    size_t n;
};

#endif
