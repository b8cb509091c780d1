/* panel_view.h: what views/panel.html prints: the applicant's side of a record, for staff. */
#ifndef INTAKE_PANEL_VIEW_H
#define INTAKE_PANEL_VIEW_H

#include "intake/case.h"

#define LIKE_MAX 3

struct like_link {
    struct str text, href;
    int64_t id;
};

struct panel {
    struct str base; /* address of the record */
    struct said *said;
    size_t n_said;
    bool may_write, has_code;
    struct str seen;       /* when the applicant last looked; empty: never */
    struct str coded;      /* when the code was made */
    struct part_link same; /* what it repeats; href empty: nothing */
    struct part_link *repeats;
    struct like_link *like;
    size_t n_repeats, n_like;
    int64_t version; /* of the case; 0: there is none yet */
    struct str max, max_bytes;
};

#endif
