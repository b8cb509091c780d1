/* team.h: the teams of the decree; who is in one has its role as long as it is valid. */
#ifndef CORE_TEAM_H
#define CORE_TEAM_H

#include "core/field.h"
#include "core/people_queries.h"

#define TEAM_NAME_MAX 160
#define TEAM_DECREE_MAX 160
#define TEAM_DOCUMENTS 300

/* The role that membership gives; ROLE_NONE for no kind of team. */
enum role team_role(struct str kind);

struct team_form {
    int64_t id; /* 0: new */
    struct str kind, name, decree, valid_from, valid_until;
    int64_t area, document_id, version;
};

struct team_member_shown {
    int64_t person_id;
    struct str name, position;
};

struct team_shown {
    int64_t id;
    struct str name, kind, role, area, decree, document, since, until;
    int64_t document_id;
    bool ended;
    const struct team_member_shown *member;
    size_t n_member;
};

struct team_list {
    const struct team_shown *team;
    size_t n;
    bool may_edit;
};

struct team_page {
    struct team_shown t;
    bool may_edit;
    const struct option *person;
    size_t n_person;
    struct html history;
};

struct team_edit {
    struct team_form form;
    const struct option *kind, *area, *document;
    size_t n_kind, n_area, n_document;
    bool conflict;
    const struct fields *fields;
};

#endif
