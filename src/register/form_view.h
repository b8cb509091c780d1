/* form_view.h: the forms of records and of moves: what their pages share and show. */
#ifndef REGISTER_FORM_VIEW_H
#define REGISTER_FORM_VIEW_H

#include "register/control.h"
#include "register/pages.h"

/* The fields that a form asks for. */
struct form_fields {
    const struct reg_field **field;
    size_t n;
    struct str left_out; /* tables that hold more rows than a form does: named to the reader */
};

/* What the form asks for, and so takes: all that may be typed, or what the move asks (m), but for
 * personal ones where the asker may not see them (r is NULL: for a new record, where everything is
 * asked). */
struct form_fields form_fields_of(struct ctx *c, const struct reg_def *def,
                                  const struct reg_move *m, const struct record *r);
/* Names that were typed become the numbers of those whom they name. */
NODISCARD enum status form_settle(struct ctx *c, struct picks_known *known, struct reg_form *form,
                                  const struct form_fields *fields);
/* Whether the form holds personal fields that are filled: to see it is a look at them. */
bool form_is_personal(const struct record *r, const struct form_fields *fields);
/* Takes away the files that were ticked; inside the transaction of the change. */
NODISCARD enum status form_drop_files(struct ctx *c, const struct record *r,
                                      const struct form_fields *fields);

struct form_section {
    struct str title;
    struct control *control;
    size_t n;
};

/* A field that somebody else changed meanwhile. */
struct form_clash {
    struct str name, label, mine, theirs;
    bool taken; /* theirs stands in the form now: the reader had not touched it */
};

struct form_page {
    struct str title, action, cancel, draft, save, error, left_out;
    int64_t version;
    bool has_files;
    struct form_section *section;
    size_t n_section;
    const struct part_error *wrong;
    size_t n_wrong;
    struct form_clash *clash;
    size_t n_clash;
    struct str clash_by, clash_when;
    struct control_maker maker;
    /* Of a move. */
    bool is_move, asks_reason;
    struct str about, confirm, reason, reason_error;
};

/* The controls of the form, by section of the definition. */
NODISCARD enum status form_fill_page(struct ctx *c, const struct reg_form *form,
                                     const struct form_fields *fields, struct form_page *v);
/* Merges what somebody else saved meanwhile into the form, and says where both changed the same. */
NODISCARD enum status form_merge(struct ctx *c, struct reg_form *form, const struct record *fresh,
                                 const struct form_fields *fields, struct form_page *v);

#endif
