/*
 * def.h: what a register's definition says (docs/registers.md), as load.c hands it out: made once
 * at start, read-only afterwards, alive as long as the program.
 */
#ifndef REGISTER_DEF_H
#define REGISTER_DEF_H

#include "html/part.h"
#include "register/term.h"

enum state_kind {
    STATE_KIND_NEW,
    STATE_KIND_ACTIVE,
    STATE_KIND_WAITING,
    STATE_KIND_DONE,
    STATE_KIND_ENDED
};

struct reg_state {
    struct str name;
    struct words label;
    enum state_kind kind;
};

/* Who: roles as bits (1 << enum role), and these. */
#define REG_WHO_APPLICANT (UINT32_C(1) << 28) /* whoever handed in the public form; in moves */
#define REG_WHO_IN_CHARGE (UINT32_C(1) << 29) /* the person in the field marked in_charge */
#define REG_WHO_OWNER \
    (UINT32_C(1) << 30) /* the person in the field marked owner, else the creator */
#define REG_WHO_CREATOR (UINT32_C(1) << 31)
/* Who depends on the record. */
#define REG_WHO_OF_ONE (REG_WHO_IN_CHARGE | REG_WHO_OWNER | REG_WHO_CREATOR)
/* "all" is every role's bit. */

struct reg_set {
    const struct reg_field *field;
    struct str value; /* literal, or today, now, me, year, in_time, workdays, null */
};

struct reg_move {
    struct str name;
    struct words label, say, confirm, done;
    uint64_t from; /* bits of states */
    int to;        /* index of a state */
    uint32_t by;
    const struct reg_field **ask; /* with those required, in the definition's order */
    size_t n_ask;
    const struct reg_field **require;
    size_t n_require;
    const struct reg_set *set;
    size_t n_set;
    struct expr when;
    bool reason, other, not_owner;
    struct str after; /* a clock that must have run out; empty: none */
    uint32_t notify;
    const struct reg_field *notify_field; /* a person field, or NULL */
};

struct reg_check {
    struct expr where;
    const struct reg_field *field; /* where it is said; NULL: above the form */
    struct words say;
};

struct reg_filter {
    struct str name;
    struct words label;
    struct expr where;
};

struct reg_section {
    struct str name;
    struct words label;
};

struct reg_print {
    struct words title;
    struct str paper; /* "A4" or "F4" */
    bool landscape, sign;
    const struct str *column; /* names of fields and common columns */
    size_t n_column;
};

/* What an import of a list that others keep needs to know (docs/registers.md, "Imports"). */
struct reg_import_head { /* other names of a column */
    const struct reg_field *field;
    const struct str *name;
    size_t n_name;
};
struct reg_import_from {
    const struct reg_field *key; /* unique: a row with a value that is there changes that record */
    const struct reg_import_head *head;
    size_t n_head;
    const struct reg_set *set; /* of rows that come with a key: what the file does not say */
    size_t n_set;
    bool skip_others; /* columns of such a file that nobody knows are passed over */
};

enum keep_then { KEEP_STRIKE, KEEP_REMOVE };
struct reg_personal {
    bool there;
    struct words purpose, basis;
    int keep_years;
    bool after_closed; /* else after created */
    enum keep_then then;
};

struct reg_hooks;  /* hooks.h */
struct reg_public; /* public.h */

struct reg_def {
    struct str name;
    struct words title, one, about;
    struct str group;
    struct str file; /* where it was read, for messages */
    const struct str *decree, *law;
    size_t n_decree, n_law;
    struct str number;                                     /* pattern; empty: records have none */
    uint32_t read, create, edit, remove, personal, manage; /* who */
    const struct reg_field *field;
    size_t n_field;
    const struct reg_column *column;
    size_t n_column;
    const struct reg_section *section;
    size_t n_section;
    const struct reg_field **name_by;
    size_t n_name_by;
    const struct reg_field **together; /* `unique`: no two records have the same in all of them */
    size_t n_together;
    const struct reg_field *owner, *in_charge; /* person fields, or NULL */
    const struct reg_field *order;             /* list order; NULL: by id */
    bool order_desc;
    const struct reg_field *on; /* date or time; NULL: created_on */
    const struct reg_state *state;
    size_t n_state; /* 0: plain records */
    const struct reg_move *move;
    size_t n_move;
    const struct reg_rule *rule;
    size_t n_rule;
    const struct reg_clock *clock;
    size_t n_clock;
    const struct reg_duty *duty;
    size_t n_duty;
    const struct reg_measure *measure;
    size_t n_measure;
    const struct reg_check *check;
    size_t n_check;
    const struct reg_filter *filter;
    size_t n_filter;
    const struct reg_field **chart;
    size_t n_chart;
    struct reg_print print; /* n_column 0: the list's columns */
    struct words sheet_title;
    struct reg_personal personal_data;
    const struct reg_public *face; /* public.h; NULL: the public cannot hand anything in */
    struct reg_import_from import; /* key NULL: rows make records only */
    const struct reg_hooks *hooks; /* or NULL */
    const struct reg_sql *sql;     /* statements made from it (sql.h) */
    struct str hash;               /* of its text: hex SHA-256 */
};

/* All registers, in the order of their groups; app->registers. */
struct reg_all {
    const struct reg_def **def;
    size_t n;
};

/* By name; NULL: there is none. */
const struct reg_def *reg_find(const struct app *app, struct str name);
const struct reg_field *reg_field(const struct reg_def *def, struct str name); /* NULL: none */
const struct reg_move *reg_move(const struct reg_def *def, struct str name);
int reg_state_index(const struct reg_def *def, struct str name); /* -1: none */
const struct reg_measure *reg_measure_find(const struct app *app, struct str name);
enum part_state reg_state_shape(enum state_kind k);
bool reg_state_closed(const struct reg_def *def, struct str state); /* done or ended */

#endif
