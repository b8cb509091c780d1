/* proves.h: what a record proves: the indicators whose figure it enters. */
#ifndef PLAN_PROVES_H
#define PLAN_PROVES_H

#include "html/part.h"
#include "register/record.h"

#define PROVES_MAX 40

struct proves {
    struct part_link link[PROVES_MAX]; /* the indicator, "7.6.2.1 Prosentase ..." */
    struct str figure[PROVES_MAX];     /* what of it: the measure's label */
    size_t n;
};

/* For the record's page (app->panels). */
extern const struct record_panel proves_panel;

#endif
