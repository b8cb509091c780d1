/*
 * control.h: a field of a definition as a control of a form, prepared for views/control.html.
 *
 * Names are those of form.h, and the id of each control is its name, so that errors lead to it.
 */
#ifndef REGISTER_CONTROL_H
#define REGISTER_CONTROL_H

#include "core/field.h"
#include "document/evidence.h"
#include "register/form.h"
#include "register/picks.h"

/* Fields of one form, so that no form has more than the server reads (FORM_MAX_FIELDS): rows of
 * tables are cut to what is left beside the other fields. */
#define FORM_CONTROLS_MAX 450
#define ROWS_EMPTY 3 /* empty rows offered at a time */

enum control_kind {
    CONTROL_INPUT,
    CONTROL_AREA,
    CONTROL_SELECT,
    CONTROL_SUGGEST, /* an input with suggestions */
    CONTROL_RADIOS,
    CONTROL_TICKS, /* several of a choice */
    CONTROL_FILE,
    CONTROL_GROUP, /* parts of an address */
    CONTROL_TABLE
};

struct control_file {
    struct str value, name, href; /* value: of the tick that takes it away */
    bool gone;                    /* ticked */
};

struct control {
    enum control_kind kind;
    struct str name, label, help, error, value;
    struct str before, after; /* "Rp", "orang" */
    const char *type, *mode;  /* of an input */
    struct str earliest, latest;
    int64_t max; /* characters */
    int64_t rows;
    const struct option *option;
    const struct str *note; /* of each option: what follows from choosing it; NULL: nothing */
    size_t n_option;
    struct str list;                             /* of suggestions */
    bool optional, narrow, many, personal, hint; /* hint: how to use the suggestions */
    struct str when_name, when_words, when_say;  /* asked only where that control has such a word */
    const struct control *part;                  /* of an address; the columns of a table */
    size_t n_part;
    const struct control *cell; /* n_row * n_part */
    size_t n_row;
    int64_t max_rows;
    struct str field; /* of a table: its name */
    const struct control_file *file;
    size_t n_file;
    const struct kept_file *kept; /* brought by an earlier try of the form */
    size_t n_kept;
    struct str limit, limit_bytes; /* of a file: "50" MB */
    const char *limit_key;         /* how that is said */
};

/* What the controls of one form need. */
struct control_maker {
    struct ctx *c;
    const struct reg_form *form;
    struct picks_known known;
    int64_t rows_left; /* cells of tables that the form may still have */
    size_t n_table;
    const struct proof_line *file; /* of the record */
    size_t n_file;
    struct str more;  /* the table that more rows are asked for */
    int64_t file_max; /* MB of a file in a public form; 0: the setting */
};

bool field_is_number(const struct reg_field *f); /* printed to the right */
void control_maker_init(struct ctx *c, struct control_maker *m, const struct reg_form *form,
                        const struct reg_field *const *field, size_t n);
NODISCARD enum status control_of(struct control_maker *m, const struct reg_field *f,
                                 struct control *out);
/* One value: a field by itself, or a cell of a table. `shown`: what the value is called. */
NODISCARD enum status control_single(struct control_maker *m, const struct reg_field *f, bool cell,
                                     struct str shown, struct control *out);
/* How many rows of a table fit the form. */
int64_t control_rows_max(const struct control_maker *m, const struct reg_field *table);

/* For filters: the options of a field, with one that stands for all of them. */
NODISCARD enum status control_options(struct ctx *c, struct picks_known *known,
                                      const struct reg_field *f, struct control *out);

#endif
