/* record_view.h: what the page of one record shows; prepared by record_page.c and record_part.c. */
#ifndef REGISTER_RECORD_VIEW_H
#define REGISTER_RECORD_VIEW_H

#include "document/evidence.h"
#include "register/page_queries.h"
#include "register/pages.h"

struct fact {
    struct str label, text, href; /* href: of the record that it names */
    bool computed, lines, hidden; /* hidden: personal, and not shown now */
};

struct fact_table {
    struct str label;
    const struct str *head;
    const bool *number, *computed;
    size_t n_head;
    const struct str *cell; /* n_row * n_head */
    size_t n_row;
};

struct fact_files {
    struct str label;
    struct evidence_item *item;
    size_t n;
};

struct fact_section {
    struct str title; /* empty: the first, without one */
    struct fact *fact;
    size_t n;
    struct fact_table *table;
    size_t n_table;
    struct fact_files *files;
    size_t n_files;
};

struct record_button {
    struct str label, href;
    bool plain; /* posts at once: asks nothing */
};

struct clock_shown {
    struct str name, label, left, until, counted, href;
    struct state_shown state;
    bool over, soon;
};

struct related_group {
    struct str label, href, add; /* add: address of the form for one more; empty: may not */
    struct part_link *link;
    struct state_shown *state;
    size_t n;
    bool more;
};

struct record_page {
    const struct record *r;
    struct str base, name, number, one, made;
    struct state_shown state;
    struct due_shown due;
    struct fact_section *section;
    size_t n_section;
    struct record_button *button;
    size_t n_button;
    struct clock_shown *clock;
    size_t n_clock;
    struct related_group *related;
    size_t n_related;
    struct fact_files other; /* files that no field holds */
    struct str print;        /* address of its paper; empty: none */
    bool may_edit, may_remove, closed, has_hidden, shows_personal;
    struct html drawn, panels, aside, history;
    struct str error; /* of a move that was refused */
};

/* record_part.c */
NODISCARD enum status record_fill_sections(struct ctx *c, struct record_page *v, bool personal);
NODISCARD enum status record_fill_clocks(struct ctx *c, struct record_page *v);
NODISCARD enum status record_fill_related(struct ctx *c, struct record_page *v);
NODISCARD enum status record_history(struct ctx *c, const struct record *r, struct out *o);
/* The page, with why a move was not made (empty: nothing is wrong). */
NODISCARD enum status record_draw(struct ctx *c, const struct record *r, int status,
                                  struct str error);

#endif
