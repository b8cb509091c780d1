/* pages.h: the pages of registers: their handlers, by address in routes.c, and what they share. */
#ifndef REGISTER_PAGES_H
#define REGISTER_PAGES_H

#include "core/page.h"
#include "core/route.h"
#include "html/part.h"
#include "register/list.h"
#include "register/scope.h"

enum status index_show(struct ctx *c);
enum status list_show_register(struct ctx *c);
enum status bulk_send(struct ctx *c);
enum status saved_send(struct ctx *c);
enum status record_show_new(struct ctx *c);
enum status record_send_new(struct ctx *c);
enum status record_show_page(struct ctx *c);
enum status record_show_edit(struct ctx *c);
enum status record_send_edit(struct ctx *c);
enum status record_ask_remove(struct ctx *c);
enum status record_send_remove(struct ctx *c);
enum status move_show(struct ctx *c);
enum status move_send(struct ctx *c);
enum status duty_show(struct ctx *c);

extern const struct route register_routes[];

/* The note of a record's file that a panel shows: the page does not list it once more. */
#define PROOF_ELSEWHERE "@panel"

/* A part of a record's page that another engine draws; app->panels, NULL-terminated. One that has
 * nothing to say writes nothing. It brings its own <section> with an h2. */
struct record_panel {
    bool aside; /* in the column beside; else below the fields */
    enum status (*draw)(struct ctx *c, const struct record *r, struct out *o);
};

/* Addresses: "/register/NAME", "/register/NAME/ID". */
struct str reg_href(struct ctx *c, const struct reg_def *def);
struct str record_href(struct ctx *c, const struct record *r);

int32_t reg_today(const struct ctx *c);
struct str day_show(struct ctx *c, struct str iso); /* "30 Des 2025"; empty for none */

/* A state as it is shown: a shape, and the definition's word. */
struct state_shown {
    enum part_state shape;
    struct str word; /* empty: plain records have no state */
};
struct state_shown state_show(const struct ctx *c, const struct reg_def *def, struct str state);

enum due_kind { DUE_NONE, DUE_LATER, DUE_SOON, DUE_OVER };
struct due_shown {
    enum due_kind kind;
    struct str text; /* "30 Des 2025" */
    struct str left; /* "3 hari lagi", "lewat 2 hari", "hari ini" */
};
struct due_shown due_show(struct ctx *c, const struct record *r);

/* "tamu": what one record is, within a sentence. */
struct str one_of(struct ctx *c, const struct reg_def *def);
/* What a record is called without its number. */
struct str record_name(const struct record *r);

/* Crumbs of everything below a register: Register / its title (/ the record). */
struct reg_crumbs {
    struct crumb crumb[3];
    size_t n;
};
struct reg_crumbs reg_crumbs(struct ctx *c, const struct reg_def *def, const struct record *r);

#endif
