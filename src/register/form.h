/*
 * form.h: what somebody filled in for a record: texts, what they mean, and what is wrong with them.
 *
 *   struct reg_form f;
 *   reg_form_init(c, &f, def);           or reg_form_fill(c, &f, record) to change one
 *   reg_form_read(c, &f, NULL, 0);       from the request; or reg_form_put() field by field
 *   s = record_create(c, &f, &id);       checks everything; ST_INVALID: f.error
 *
 * Controls are named f.FIELD, tables t.FIELD.ROW.COLUMN (rows from 0), files b.FIELD; the version
 * is "versi", the reason of a move REG_REASON.
 */
#ifndef REGISTER_FORM_H
#define REGISTER_FORM_H

#include "document/evidence.h"
#include "register/def.h"

#define REG_ERRORS_MAX 40
#define REG_REASON "alasan"

struct record;

struct reg_cells { /* the rows of a table field */
    size_t n_row;
    struct str *typed;      /* n_row * its columns */
    struct db_value *value; /* after the check */
};

struct reg_form {
    const struct reg_def *def;
    const struct record *old; /* NULL: a new one */
    struct str *typed;        /* def->n_column, as typed */
    bool *given;              /* def->n_field: the form speaks of it; others keep their value */
    bool *wrong;              /* def->n_field: something was said of it */
    struct db_value *value;   /* def->n_column, after the check */
    struct reg_cells *table;  /* def->n_field; of table fields */
    struct stored *file;      /* uploads, taken before the transaction (reg_form_files()) */
    const struct reg_field **file_field;
    size_t n_file;
    int64_t version;
    bool follows; /* what another record's change brings with it: a closed record takes it, too */
    struct part_error error[REG_ERRORS_MAX];
    size_t n_error;
};

/* Empty, with the defaults of the definition. */
void reg_form_init(struct ctx *c, struct reg_form *f, const struct reg_def *def);
/* As the record is; nothing given yet. `rows` of its tables are read too. */
NODISCARD enum status reg_form_fill(struct ctx *c, struct reg_form *f, const struct record *r);
/* Takes these fields, and no other, from the request's form. Those of them that the form does not
 * name are empty. */
void reg_form_read(struct ctx *c, struct reg_form *f, const struct reg_field *const *field,
                   size_t n);
/* One value as text: "FIELD", or "FIELD_village" of an address. False: no such field, or none that
 * is typed. */
bool reg_form_put(struct reg_form *f, struct str name, struct str text);
/* One cell of a table; rows are made as needed. False: no such column, or too many rows. */
bool reg_form_put_cell(struct ctx *c, struct reg_form *f, struct str table, size_t row,
                       struct str column, struct str text);
/* Moves the uploads of b.FIELD into the store and takes those that an earlier try of the form had
 * brought; of these fields only, one where a field holds one. Outside of any transaction. Errors
 * are in the form. */
NODISCARD enum status reg_form_files(struct ctx *c, struct reg_form *f,
                                     const struct reg_field *const *field, size_t n);
struct kept_file {
    struct str name, sealed; /* sealed: the value of a field "simpan" of the next try */
};
/* The field's files, for the form that comes back. */
struct kept_file *reg_form_kept(struct ctx *c, const struct reg_form *f,
                                const struct reg_field *field, size_t *n);

/* Everything at once: types, limits, patterns, required ones (with those that the move insists on),
 * references, uniqueness, hooks, totals, and the conditions over the row as it would be: `now` is
 * the record after the change, with f->value. Fills value; ST_INVALID: error. What is wrong
 * already when it begins is told with the rest. Inside a transaction, so that what was checked
 * still holds when it is written. */
NODISCARD enum status reg_form_check(struct ctx *c, struct reg_form *f, const struct record *now,
                                     const struct reg_move *m);
/* What a default or a `set` means now: today, now, year, me; other words are what they are. */
struct str default_text(struct ctx *c, const struct reg_field *f, struct str word);
/* Says what is wrong, with a field (its control is marked) or with the whole (NULL). Each field's
 * first one keeps what depends on its value from being said. */
void reg_form_wrong(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                    const char *key, struct str a1);
void reg_form_wrong_words(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                          const struct words *w);
/* The same, in words of its own; `at`: the control, or NULL for the field's. */
void reg_form_wrong_text(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                         const char *at, struct str text);
/* All of it in one line, for where there is no form to show it in. */
struct str reg_form_said(struct ctx *c, const struct reg_form *f);
struct str reg_form_error(const struct reg_form *f, struct str control); /* empty: none */

/* From text to value and back, by the field's type: dates YYYY-MM-DD, times YYYY-MM-DDTHH:MM of the
 * unit's zone, durations H:MM, numbers with comma or point, persons, units and records by their id
 * (import.h takes names). NULL, or the key of what is wrong; an empty text is null. */
const char *value_parse(struct ctx *c, const struct reg_field *f, struct str text,
                        struct db_value *out);
struct str value_typed(struct ctx *c, const struct reg_field *f, const struct db_value *v);

#endif
