/* risk_map.h: what the map of risks shows. */
#ifndef RISK_RISK_MAP_H
#define RISK_RISK_MAP_H

#include "html/diagram.h"

#define RISK_BANDS 5

struct risk_band {
    const char *word; /* key */
    int from, to;     /* levels */
    int64_t inherent, residual;
    struct str inherent_href, residual_href;
};

struct risk_map {
    struct diagram_heat inherent, residual;
    struct risk_band band[RISK_BANDS]; /* highest first */
    bool one;                          /* of a single risk: no counts */
};

#endif
