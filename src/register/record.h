/*
 * record.h: one record of a register: found, made, changed, moved, removed.
 *
 * The typed row lies in record_REGISTER; the table `record` gives every record of every register
 * one number space, so that documents prove it and other records refer to it. What is filled in
 * always comes as text (form.h), from a page, the API, a file or the demo alike.
 *
 * All that changes something runs inside the caller's transaction and writes the ledger; no value
 * of a personal field ever stands there.
 */
#ifndef REGISTER_RECORD_H
#define REGISTER_RECORD_H

#include "register/def.h"
#include "register/form.h"

struct record {
    const struct reg_def *def;
    int64_t id, version, created_at, changed_at;
    int64_t created_by; /* a person; 0: the system, or somebody without an account */
    struct str creator; /* the name */
    struct str number, title, state, created_on, due_on, closed_on; /* dates; empty: none */
    const struct db_value *value; /* def->n_column of them; null: not filled */
    const struct str *shown; /* def->n_column: names of persons, units and records; else empty */
};

/* Records of one register that were made together: their ids, which no other record of the unit's
 * register lies between, since who makes some is the only writer. */
struct record_run {
    int64_t first, last;
};

/* A record of the page's unit that the asker may know of: ST_NOT_FOUND too where they are its
 * subject, or where only owners may read and it is not theirs. */
NODISCARD enum status record_find(struct ctx *c, const struct reg_def *def, int64_t id,
                                  struct record *out);
/* The same as the program sees it, whoever asks: for effects of a change on a record that who made
 * it may not read. What is found is not shown. */
NODISCARD enum status record_look(struct ctx *c, const struct reg_def *def, int64_t id,
                                  struct record *out);
/* All of those that were just made, in the order of their ids. */
NODISCARD enum status records_look(struct ctx *c, const struct reg_def *def, struct record_run run,
                                   struct record *out, size_t n);
/* The same by number alone: which register it is in. */
NODISCARD enum status record_register(struct ctx *c, int64_t id, const struct reg_def **def);
/* Its own in the meaning of the definition: owner field, else creator. */
bool record_is_own(const struct ctx *c, const struct record *r);
/* Whether the asker is among those, for this record (NULL: for the register). */
bool reg_may(const struct ctx *c, const struct reg_def *def, uint32_t who, const struct record *r);

/* Values by field; 0, empty or NAN where not filled. */
struct str record_text(const struct record *r, const struct reg_field *f);
int64_t record_int(const struct record *r, const struct reg_field *f);
double record_real(const struct record *r, const struct reg_field *f);
bool record_filled(const struct record *r, const struct reg_field *f);
/* As people read it: "12 Des 2025", "Rp1.500.000", "Ya", the option's label, a person's name.
 * Personal fields only where `personal`; else "•••". Files and tables are not shown here. */
struct str record_show(struct ctx *c, const struct record *r, const struct reg_field *f,
                       bool personal);
/* The same for one column of a table's row. */
struct str value_show(struct ctx *c, const struct reg_field *f, const struct db_value *v,
                      struct str shown);

/* Rows of a table field, in their order. */
struct record_rows {
    size_t n_row;
    const struct db_value *value; /* n_row * n_column of the table */
    const struct str *shown;
    size_t n_column;
};
NODISCARD enum status record_rows(struct ctx *c, const struct record *r,
                                  const struct reg_field *table, struct record_rows *out);

/* How many documents a file field of the record has. */
NODISCARD enum status record_files(struct ctx *c, const struct record *r,
                                   const struct reg_field *field, size_t *n);

/* Notes that the asker looks at personal fields: `what` is "seen" or "exported". At most one row a
 * day for each person and record. */
NODISCARD enum status record_seen(struct ctx *c, const struct record *r, const char *what);

/* Checks the form (form.h) first; ST_INVALID with errors in it. */
NODISCARD enum status record_create(struct ctx *c, struct reg_form *form, int64_t *id);
/* `old` as it was shown, form->version its version: ST_CONFLICT when somebody was faster. */
NODISCARD enum status record_change(struct ctx *c, const struct record *old, struct reg_form *form);
/* What either of them would say of the form, with nothing written; the form's old says which.
 * What is known only when it is written (a hook's `saved`, a race) is not. */
NODISCARD enum status record_try(struct ctx *c, struct reg_form *form);
NODISCARD enum status record_remove(struct ctx *c, const struct record *old, struct str reason);

/* Who may make the move now, by rights and state (guards are asked when it is made). */
bool record_may_move(const struct ctx *c, const struct record *r, const struct reg_move *m);
/* form: what the move asks for (form->version as shown); reason where it wants one. */
NODISCARD enum status record_move(struct ctx *c, const struct record *old, const struct reg_move *m,
                                  struct reg_form *form, struct str reason);

/* Engines above that follow records: called in the transaction of every change, before and after
 * (gone: the record is no more). What `before` returns is handed to `after`. app->watches,
 * NULL-terminated. */
struct record_watch {
    const char *name;
    /* New records stand; NULL: they are of no concern. */
    enum status (*made)(struct ctx *c, const struct reg_def *def, struct record_run run);
    enum status (*before)(struct ctx *c, const struct reg_def *def, int64_t id, void **seen);
    enum status (*after)(struct ctx *c, const struct reg_def *def, int64_t id, bool gone,
                         void *seen);
    /* Its personal fields are struck, because their time is over: what the engine keeps of the same
     * kind goes too. NULL: it keeps none. */
    enum status (*struck)(struct ctx *c, const struct reg_def *def, int64_t id);
};

#endif
