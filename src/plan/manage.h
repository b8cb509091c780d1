/* manage.h: what the pages of a plan's owner show: settling months in bulk, managing, editing,
 * importing, comparing. */
#ifndef PLAN_MANAGE_H
#define PLAN_MANAGE_H

#include "document/evidence.h"
#include "html/part.h"
#include "plan/import.h"
#include "plan/round.h"

/* /rencana/:plan/konfirmasi */
struct confirm_page {
    const struct plan *plan;
    const struct item **inferred, **unknown; /* still to be confirmed */
    size_t n_inferred, n_unknown;
    struct part_error error[1];
    size_t n_error;
    int done, total; /* indicators */
};

/* /rencana/:plan/kelola */
struct manage_page {
    struct plan *plan, draft;
    bool own, enact, has_next;
    bool locked[MONTHS];
    int waiting[MONTHS];        /* reports that a lock would leave unverified */
    const struct plan *version; /* older ones */
    size_t n_version;
    struct str decree, decree_date; /* typed */
    struct part_error error[8];
    size_t n_error;
    struct evidence_form evidence;
    struct evidence_item *proof;
    size_t n_proof;
    struct html history;
    struct str next_title, decree_day;
};

/* /rencana/:plan/:ref/ubah */
struct edit_form {
    struct str text, details, target, target_text, uom, direction, pic;
    int64_t item_version, indicator_version;
};

struct edit_page {
    const struct plan *plan;
    const struct item *it;
    struct edit_form form;
    bool words;    /* the text itself may be changed: a draft */
    bool conflict; /* somebody else has saved; `it` is theirs */
    struct str target_now, pic_now;
    const struct person_row *person;
    size_t n_person;
    struct part_error error[6];
    size_t n_error;
};

/* /rencana/impor */
struct import_page {
    struct import_diff diff;
    const struct import *im;
    struct import_target target;
    struct plan plan;
    struct str file_name, file_hash, digest, year, kind,
        owner;       /* hidden fields of the second step */
    struct str slug; /* of the very plan to import into, as of a revision's draft; or empty */
    struct str *error;
    size_t n_error, n_more;
    bool has_preview, plan_changed;
    struct str counts;
    const struct person_row *person; /* whose plan it may be, of kind agent */
    size_t n_person;
};

const char *column_key(const char *column); /* "plan.column.months" */
const char *change_key(enum change_kind k);

#endif
