/* org_chart.h: what the chart of the organisation shows. */
#ifndef ORGANISATION_ORG_CHART_H
#define ORGANISATION_ORG_CHART_H

#include "html/diagram.h"

struct org_chart {
    const struct diagram_node *node;
    size_t n;
    struct str say;
};

#endif
