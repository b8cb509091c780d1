/*
 * public.h: the public face of a register: what its definition says with `public:`
 * (docs/registers.md). Read here, because moves and fields belong to it; the pages are made by
 * src/intake.
 */
#ifndef REGISTER_PUBLIC_H
#define REGISTER_PUBLIC_H

#include "register/field.h"

#define PUBLIC_PATH_MAX 60
#define PUBLIC_NEXT_MAX 8

/* "What happens next": when, and what. */
struct reg_next {
    struct words when, what;
};

struct reg_public {
    struct str path; /* "pengaduan", "ppid/permohonan": no '/' at the ends */
    struct words title, lead, submit, thanks, other; /* the last three may be empty */
    const struct reg_field **field; /* of the form, in its order; nothing else is taken */
    size_t n_field;
    const struct reg_field *contact; /* an e-mail address for notices, or NULL */
    const struct reg_field *channel; /* how it came; an option of it is "portal"; or NULL */
    /* Who wants to stay unknown: with one of these options of `identity` chosen, what is typed into
     * `drop` is never stored. identity NULL: nobody is asked. */
    const struct reg_field *identity;
    const struct reg_option *const *hidden;
    size_t n_hidden;
    const struct reg_field **drop;
    size_t n_drop;
    const struct reg_field **answer; /* what the applicant reads */
    size_t n_answer;
    uint64_t answer_in; /* bits of the states in which they do */
    const struct reg_next *next;
    size_t n_next;
    struct str survey; /* the questionnaire offered at the end; empty: none */
    size_t line;
};

#endif
