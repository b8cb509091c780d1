/* finding_view.h: what the pages of findings show; prepared by finding_page.c. */
#ifndef PLAN_FINDING_VIEW_H
#define PLAN_FINDING_VIEW_H

#include "document/evidence.h"
#include "html/part.h"
#include "plan/finding.h"
#include "plan/queries.h"

struct finding_line {
    const struct finding *f;
    enum part_state state;
    struct str due;
};

struct finding_list {
    struct finding_line *line;
    size_t n;
    struct part_chip chip[6];
    size_t n_chip;
    struct part_pager pager;
    bool may_add, filtered;
};

struct finding_form {
    struct finding_new in;
    int64_t id, version; /* id 0: a new one */
    struct str error;
    struct person_row *person;
    size_t n_person;
};

/* The message key of its state as shown. */
const char *finding_state_key(const struct finding *f, enum part_state shown);

struct finding_one {
    const struct finding *f;
    enum part_state state;
    struct str due, done_when, verified_when, item_href;
    bool may_edit, may_answer, may_verify, own;
    struct evidence_form evidence;
    struct evidence_item *item;
    size_t n_item;
    struct str response, reason, error; /* as typed */
    bool conflict;
    struct html history;
};

#endif
