/* signin.h: signing in and out, and forms that outlived their session. */
#ifndef CORE_SIGNIN_H
#define CORE_SIGNIN_H

#include "core/route.h"

extern const struct route signin_routes[];

/* Nobody has signed in, and the page needs somebody: the sign-in page, which leads back. What a
 * form held travels along. Sets c->answered where it answers. */
NODISCARD enum status sign_in_first(struct ctx *c);
/* A form without the right token: nothing is done; what it held is shown, to be sent again. */
NODISCARD enum status form_is_stale(struct ctx *c);

/* What a form held, carried through signing in. */
struct carried {
    struct str to; /* the form's address; empty: nothing is carried */
    const struct param *field;
    size_t n_field;
    const struct param *file; /* name of the field, name of the file: to be chosen again */
    size_t n_file;
};

struct signin_view {
    struct str login, back, error;
    struct str step; /* second step: what proves the first; then only the code is asked */
    bool ended;      /* the session ended while a form was open */
    struct carried carried;
};

struct resend_view {
    bool signed_in_again;
    bool guest; /* of a public form: its fields have no names that a citizen knows */
    struct carried carried;
};

#endif
