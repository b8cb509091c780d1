/* person_view.h: what the pages of people show. */
#ifndef CORE_PERSON_VIEW_H
#define CORE_PERSON_VIEW_H

#include "core/person.h"

struct person_row {
    int64_t id;
    struct str name, nip, position, login, roles;
    bool active;
};

struct person_list {
    struct str q, state; /* as in the address */
    const struct option *states;
    size_t n_states;
    const struct person_row *row;
    size_t n;
    struct part_pager pager;
    bool may_edit;
};

struct grant_row_shown {
    int64_t id;
    struct str role, area, unit, team;
    int64_t team_id; /* 0: given by hand */
    bool here;       /* in the unit of the page */
};

struct person_show {
    struct person p;
    bool may_edit, has_account, reach, is_self;
    struct person_account account;
    struct str account_since;
    const struct grant_row_shown *grant;
    size_t n_grant;
    struct person_team *team;
    size_t n_team;
    const struct option *role, *area; /* to choose from */
    size_t n_role, n_area;
    struct str login; /* typed, when it came back */
    const struct fields *fields;
    struct html history;
};

struct person_edit {
    int64_t id; /* 0: new */
    struct person_form form;
    const struct person_form *theirs; /* what somebody else saved meanwhile */
    const struct fields *fields;
};

/* A password that is shown once, to be handed over. */
struct person_once {
    int64_t id;
    struct str name, login, password, until;
};

#endif
