/* desk_view.h: what the pages of the front desk show. */
#ifndef PORTAL_DESK_VIEW_H
#define PORTAL_DESK_VIEW_H

#include "core/field.h"
#include "register/form.h"

/* One control of the visitor's form, as the register defines it. */
struct desk_field {
    const struct reg_field *f;
    struct str name, label, help, value, error;
    struct option *option;
    size_t n_option;
};

struct desk_form {
    struct str action, leave;
    struct desk_field *field;
    size_t n;
    const struct part_error *error;
    size_t n_error;
    struct str left_error, number; /* of signing out */
    struct str left;               /* the number of who has just left; empty: nobody */
    struct str privacy;            /* what the data are for, and how long they are kept */
};

struct desk_card {
    struct str office, number, name, purpose, origin, when, back, qr;
    int qr_size;
};

struct desk_door {
    struct str href, qr, until;
    int qr_size;
};

#endif
