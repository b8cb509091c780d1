/*
 * picks.h: what can be chosen for a field that names a person, an office or a record.
 *
 * Up to PICKS_MAX of them stand in a list. Where there are more, the newest ones are suggested and
 * any other can be named by its title.
 */
#ifndef REGISTER_PICKS_H
#define REGISTER_PICKS_H

#include "register/page_queries.h"
#include "register/record.h"

#define PICKS_MAX 300
#define PICKS_KNOWN_MAX 32

struct pick {
    int64_t id;
    struct str text;
};

struct picks {
    struct pick *p;
    size_t n;
    bool more;      /* than these */
    bool suggested; /* the page needs the list of suggestions */
    struct str id;  /* its id */
};

/* Lists that one page needs, each read once. */
struct picks_known {
    struct {
        const struct reg_field *field;
        struct picks picks;
    } list[PICKS_KNOWN_MAX];
    size_t n;
};

bool field_is_pick(const struct reg_field *f);
/* Reads the lists of all those fields, and of the columns of tables among them, in one statement.
 */
NODISCARD enum status picks_read(struct ctx *c, struct picks_known *known,
                                 const struct reg_field *const *field, size_t n);
NODISCARD enum status picks_find(struct ctx *c, struct picks_known *known,
                                 const struct reg_field *f, struct picks **out);
/* The text of that id among them; empty: not there. */
struct str picks_text(const struct picks *p, struct str id);
/* A name that was typed becomes its id; anything else stays as it is. */
NODISCARD enum status picks_settle(struct ctx *c, const struct reg_field *f, const struct picks *p,
                                   struct str *typed);

#endif
