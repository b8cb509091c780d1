/*
 * loading.h: inside the loader (load*.c): one load of all files, and maps read by tables of keys.
 *
 * A table says which keys a map may have and who takes each value, in an order that lets a later
 * key refer to what an earlier one made, whatever the order in the file. What refers to other
 * registers is remembered and tied when all are read (load_tie.c).
 */
#ifndef REGISTER_LOADING_H
#define REGISTER_LOADING_H

#include "register/expr.h"
#include "register/load.h"
#include "register/yaml_tree.h"

#define MISTAKES_MAX 500

/* One definition while it is read: what it will be, and the parts that can still be written. */
struct draft {
    struct reg_def def;
    const struct reg_source *source;
    struct str said;         /* the name that the file gives it */
    const struct yaml *root; /* of an embedded one only while it is read */
    bool of_site;            /* from a folder, not embedded */
    struct reg_field *field;
    bool has_personal;
    size_t number_line;
    size_t in_charge_line; /* where somebody in charge is given something */
};

/* A reference to another register, tied later. The tree of its file is gone then: texts of it are
 * kept by value, with line 0 where there was none. */
struct later_ref {
    struct draft *d;
    struct reg_field *field; /* `to` of this one */
    struct yaml to;
};
struct later_duty {
    struct draft *d;
    struct reg_duty *duty;
    struct owed {
        struct yaml reg, key;
        struct expr where;
    } owed;
    struct filed {
        struct yaml by, year, on;
        struct expr where;
    } filed;
    size_t line;
};

/* An expression, checked when all columns are known. */
struct later_expr {
    struct draft *d;
    const struct expr *e;
    const char *what;              /* "computed" */
    const struct reg_field *table; /* over the rows of this table */
    const struct reg_field *ref;   /* over the target of this one */
    const struct reg_duty *duty;   /* over whose register it is owed by */
    enum expr_want want;
    bool now, rules, expand;
};

struct load {
    struct arena *a;
    struct arena tree;  /* of the embedded definition being read, used again for the next */
    struct arena trial; /* of one expression's check, used again for the next */
    struct reg_mistake *mistake;
    size_t n_mistake, cap_mistake;
    struct draft *draft;
    size_t n_draft;
    struct draft *d; /* the one being read */
    /* The map being read: what its `only` is compared with, such as a field's type. */
    uint32_t kind;
    const char *kind_name;
    struct later_ref *ref;
    size_t n_ref, cap_ref;
    struct later_duty *duty;
    size_t n_duty, cap_duty;
    struct later_expr *expr;
    size_t n_expr, cap_expr;
    bool believes; /* expressions were checked by the build */
};

/* ── mistakes ── */
void wrong(struct load *l, size_t line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* "...; did you mean 'x'?" for the nearest of the names, or "" where none is near; ends with NULL.
 */
struct str did_you_mean(struct arena *a, struct str word, const char *const *names);

/* ── maps by tables ── */
struct load_key {
    const char *name;
    void (*take)(struct load *l, const struct yaml *v, void *to);
    size_t at; /* offset of what `to` points to within the object */
    bool needed;
    uint32_t only; /* bits of l->kind for which the key has a meaning; 0: all */
};
/* Reads the map into `into`, key by key in the order of the table, which ends with a NULL name.
 * False where it is not a map. */
bool load_map(struct load *l, const struct yaml *v, const struct load_key *key, const char *what,
              void *into);
/* A list: its length, or 0 after saying that it must be a list of at most `max`. */
size_t load_list(struct load *l, const struct yaml *v, const char *what, size_t max);

/* ── values; `to` points to what the name says ── */
void take_node(struct load *l, const struct yaml *v, void *node); /* as it is */
void take_kept(struct load *l, const struct yaml *v, void *yaml); /* a text, for later */
void take_words(struct load *l, const struct yaml *v, void *words);
void take_uom(struct load *l, const struct yaml *v, void *two_strs);
void take_name(struct load *l, const struct yaml *v, void *str);
void take_text(struct load *l, const struct yaml *v, void *str);
void take_texts(struct load *l, const struct yaml *v, void *texts);
void take_flag(struct load *l, const struct yaml *v, void *flag);
void take_count(struct load *l, const struct yaml *v, void *size); /* size_t, 0 to 10000 */
void take_number(struct load *l, const struct yaml *v, void *real);
void take_date(struct load *l, const struct yaml *v, void *str);
void take_expr(struct load *l, const struct yaml *v, void *expr);
void take_who(struct load *l, const struct yaml *v, void *bits);
void take_states(struct load *l, const struct yaml *v, void *bits); /* uint64_t */
void take_state(struct load *l, const struct yaml *v, void *index); /* int; -1: none such */
uint32_t load_who(struct load *l, const struct yaml *v);            /* one of them; 0: said */

struct texts {
    const struct str *p;
    size_t n;
};

/* One of a few words: its index; -1 after naming them. The list ends with NULL. */
int load_word(struct load *l, const struct yaml *v, const char *what, const char *const *words);
bool is_text(struct load *l, const struct yaml *v, const char *what);
/* The name's form; what it would collide with in the database (both say what is wrong). */
bool name_is_good(struct load *l, size_t line, struct str name);
bool column_is_free(struct load *l, size_t line, struct str name);
/* A field of this register by name; NULL after saying that there is none. */
struct reg_field *load_field(struct load *l, const struct yaml *v);
/* A list of them. */
const struct reg_field **load_field_list(struct load *l, const struct yaml *v, size_t *n);
/* Adds the expression to what is checked in the end; nothing where it is empty. */
void expr_later(struct load *l, struct later_expr e);
/* Says where two entries of the list have the same `name`. */
void names_differ(struct load *l, const struct yaml *list, const char *what);
void *grown(struct arena *a, const void *old, size_t n, size_t *cap, size_t size);

/* ── parts; each takes the value of a key of the register ── */
void take_fields(struct load *l, const struct yaml *v, void *def);
void take_sections(struct load *l, const struct yaml *v, void *def);
void take_state_list(struct load *l, const struct yaml *v, void *def);
void take_moves(struct load *l, const struct yaml *v, void *def);
void take_rules(struct load *l, const struct yaml *v, void *def);
void take_clocks(struct load *l, const struct yaml *v, void *def);
void take_duties(struct load *l, const struct yaml *v, void *def);
void take_measures(struct load *l, const struct yaml *v, void *def);
void take_checks(struct load *l, const struct yaml *v, void *def);
void take_filters(struct load *l, const struct yaml *v, void *def);
void take_import(struct load *l, const struct yaml *v, void *def);
void take_print(struct load *l, const struct yaml *v, void *def);
void take_sheet(struct load *l, const struct yaml *v, void *def);
void take_personal_data(struct load *l, const struct yaml *v, void *def);
void take_public(struct load *l, const struct yaml *v, void *def);
void take_hooks(struct load *l, const struct yaml *v, void *def);
void take_number_pattern(struct load *l, const struct yaml *v, void *def);

/* "yes" or "no" of true, yes, 1, false, no, 0; empty for all else. */
struct str yes_or_no(struct str s);
/* A literal or today, now, me, year for that field: NULL, or what would fit. */
const char *value_misfit(struct load *l, const struct reg_field *f, struct str value);

/* A date or time field of this register; NULL after saying what is wrong. */
const struct reg_field *load_day_field(struct load *l, const struct yaml *v);
/* Says where a register has hooks that its definition does not want. */
void check_hooks(struct load *l);
/* Says where moves speak of an applicant and there can be none. */
void check_applicant(struct load *l);
/* When all are read: references, expressions, what must be unique among all (load_tie.c). */
void tie_all(struct load *l);

#endif
