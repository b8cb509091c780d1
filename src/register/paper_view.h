/* paper_view.h: what the view of /register/NAME/cetak is given. */
#ifndef REGISTER_PAPER_VIEW_H
#define REGISTER_PAPER_VIEW_H

#include "html/part.h"

struct official_page {
    struct str title, about; /* of the paper; "F4, mendatar" */
    struct str action;       /* of the form with any two days */
    struct part_chip year[5];
    size_t n_year;
    struct part_link month[12], quarter[4], whole;
    struct str from, until; /* as typed or proposed, YYYY-MM-DD */
};

#endif
