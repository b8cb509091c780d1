/*
 * binding.h: how indicators are known: the bindings file of a plan, and named kinds of documents.
 *
 * data/plans/mesuji-2025.bindings.yaml and data/document_kinds.yaml are embedded. Mistakes in such
 * a file are all named at once, with file, line and reason.
 */
#ifndef MEASURE_BINDING_H
#define MEASURE_BINDING_H

#include "core/app.h"
#include "document/document.h"
#include "register/load.h"

#define BINDING_ALSO_MAX 6

enum binding_kind {
    BIND_NONE, /* not bound yet */
    BIND_MEASURE,
    BIND_RECORD,
    BIND_DOCUMENT,
    BIND_MANUAL,
    BINDING_KINDS
};
extern const char *const binding_kind_names[BINDING_KINDS]; /* "", "measure", "record", ... */

/* How one indicator is known; also what indicator.measure says, as text. */
struct binding {
    struct str ref;
    enum binding_kind kind;
    struct str name;                   /* of the measure or of the kind of documents */
    bool last_year;                    /* the figure of the year before */
    struct str missing[2];             /* BIND_MANUAL: what is not known yet, by enum lang */
    struct str also[BINDING_ALSO_MAX]; /* figures shown beside it */
    size_t n_also;
    bool has_target;
    double target;
    int direction; /* 1 up, -1 down, 0: the measure's own */
    size_t line;
};

struct binding_file {
    struct str file, plan; /* kind of the plan: "rb" */
    int year;
    struct binding *v;
    size_t n;
};

/* "measure:settled_share", "lastyear:cases", "record:kick_off_held", "document:sk_tim_rb",
 * "manual"; anything else, such as a name that a file wrote by hand, is BIND_NONE. */
struct binding binding_parse(struct str text);
struct str binding_text(struct arena *a, const struct binding *b);

/* Reads and checks the form. ST_INVALID: *mistake has at least one. */
NODISCARD enum status bindings_read(struct arena *a, struct reg_source src,
                                    struct binding_file *out, struct reg_mistake **mistake,
                                    size_t *n_mistake);
/* What it names and the program does not have: measures and kinds of documents. */
void bindings_check(struct arena *a, const struct app *app, const struct binding_file *f,
                    struct reg_mistake **mistake, size_t *n_mistake);
NODISCARD enum status document_kinds_read(struct arena *a, struct reg_source src,
                                          struct document_kinds *out, struct reg_mistake **mistake,
                                          size_t *n_mistake);

/* The embedded files; what they name is not looked for. */
struct reg_source bindings_shipped(void);
struct reg_source document_kinds_shipped(void);

#endif
