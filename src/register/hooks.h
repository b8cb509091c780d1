/*
 * hooks.h: what a definition cannot say, in C, in registers/NAME/hooks.c.
 *
 * The fields that a hook needs are bound by name at start; a name that the definition lacks stops
 * the server.
 */
#ifndef REGISTER_HOOKS_H
#define REGISTER_HOOKS_H

#include "register/record.h"

#define HOOK_FIELDS_MAX 32
#define LIST_PAPER_FOOT 150.0

struct pdf;

struct reg_hooks {
    const char *const *fields; /* names, in the order of the hook's enum; ends with NULL */
    /* Adds errors to the form (reg_form_wrong), before the conditions are asked, whatever else is
     * wrong: a value that is wrong is null, and its field is marked in form->wrong. ST_OK all the
     * same. Of an import, rows before it may not be written yet: it does not look for records of
     * its own register. */
    enum status (*check)(struct ctx *c, struct reg_form *form);
    /* After a record was made, changed or moved (m is NULL but for a move); in its transaction.
     * It does not change the same record again: figures would follow that twice. */
    enum status (*saved)(struct ctx *c, const struct reg_def *def, int64_t id,
                         const struct reg_move *m);
    /* Sees what a record was before a change and what it is after it, in its transaction; NULL: it
     * need not know. */
    const struct record_watch *watch;
    /* A part of its page, below the fields. */
    enum status (*draw)(struct ctx *c, const struct record *r, struct out *o);
    /* A part above the register's list, such as a map of all risks; NULL: none. */
    enum status (*draw_list)(struct ctx *c, const struct reg_def *def, struct out *o);
    /* The same on paper, A3 landscape, under the letterhead and above a signature that needs
     * LIST_PAPER_FOOT points; what it shows is what the list shows. NULL: none. */
    enum status (*list_paper)(struct ctx *c, const struct reg_def *def, struct pdf *p);
    /* Its paper instead of the usual sheet. */
    enum status (*paper)(struct ctx *c, const struct record *r, struct pdf *p);
    bool paper_landscape;
};

/* The field bound at that place of `fields`. */
const struct reg_field *hook_field(const struct reg_def *def, int place);

/* Made by the build: name and hooks of every register that has some. */
struct reg_hooks_row {
    const char *name;
    const struct reg_hooks *hooks;
};
extern const struct reg_hooks_row reg_hooks_table[]; /* ends with a NULL name */

#endif
