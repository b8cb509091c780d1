/*
 * service.h: the catalogue of services and one service's standard, for citizens, made from the
 * register `service`: those in force, the newest version of each code.
 */
#ifndef PORTAL_SERVICE_H
#define PORTAL_SERVICE_H

#include "core/publish.h"
#include "html/part.h"
#include "register/list.h"

#define SERVICES_MAX 500
#define SERVICE_LINES 40 /* of a list within a component */

struct service_line { /* in the catalogue */
    struct str href, name, summary, time, fee;
};

struct service_step {
    struct str step, by_whom;
};

struct service_text { /* a component of the standard */
    struct str label, text;
};

struct service_page {
    struct str name, summary, code, users, time, time_note, fee, fee_note, product, complaints;
    struct str requirement[SERVICE_LINES], basis[SERVICE_LINES];
    size_t n_requirement, n_basis;
    const struct service_step *step;
    size_t n_step;
    struct service_text more[8]; /* of the eight components of management that are texts */
    size_t n_more;
    struct str decree, since, part; /* "10 Tahun 2025", "24 Feb 2025"; may be empty */
    struct str form;                /* address of its form; empty: none */
    bool form_away;                 /* on another site */
    struct str poster;
    struct str kept; /* "27 dari 30 selesai tepat waktu"; empty: nothing to tell */
    struct str complained;
    struct str complain;            /* address of the complaint form, about this service; empty */
    struct service_opinion opinion; /* what people think of it */
    struct str pledge, pledge_by;
};

struct service_list {
    const struct service_line *line;
    size_t n;
    struct part_chip chip[12]; /* for whom */
    size_t n_chip;
    struct str asked, group; /* as asked for */
    struct str pledge, pledge_by;
    bool has_any; /* there are services, though perhaps none that was asked for */
};

/* What a filter of a register's definition lets through, in its order, for everybody's eyes: read
 * by the system, for a stranger has no rights to look at. Nothing where the register is not there.
 */
NODISCARD enum status portal_rows(struct ctx *c, const char *reg, const char *filter, size_t max,
                                  struct reg_list *out);
void portal_system(struct ctx *c, struct ctx *own);

/* All in force, by name; ST_OK with none where the register is not there. The rows live in the
 * arena of `c`, read by the system: what is shown of them is for everybody. */
NODISCARD enum status services_read(struct ctx *c, const struct record **row, size_t *n);
/* The newest version in force of that code. */
NODISCARD enum status service_read(struct ctx *c, struct str code, struct record *out);
NODISCARD enum status service_fill(struct ctx *c, const struct record *r, struct service_page *p);
/* The pledge in force: its words and who gave it; empty where there is none. */
NODISCARD enum status pledge_read(struct ctx *c, struct str *words, struct str *by);
/* "14 hari kerja", "gratis" */
struct str service_time(struct ctx *c, const struct record *r);
struct str service_fee(struct ctx *c, const struct record *r);
struct str service_href(struct ctx *c, const struct record *r);
struct str service_text_of(const struct record *r, const char *field);

/* app->public_sources. */
extern const struct public_source service_source;

/* The standard on one page, to hang up. */
NODISCARD enum status service_poster(struct ctx *c, const struct service_page *p, struct str *pdf);

#endif
