/* account_view.h: what the pages of one's own account show. */
#ifndef CORE_ACCOUNT_VIEW_H
#define CORE_ACCOUNT_VIEW_H

#include "core/field.h"

struct role_shown {
    struct str role, where; /* where: area, or empty */
};

struct session_shown {
    int64_t id;
    struct str agent, unit, since, seen;
    bool own;
};

struct token_shown {
    int64_t id;
    struct str name, made, used;
};

struct account_view {
    struct str login, name, unit_name;
    const struct role_shown *role;
    size_t n_role;
    const struct session_shown *session;
    size_t n_session;
    const struct token_shown *token;
    size_t n_token;
    struct str new_token; /* shown once */
    const struct option *unit, *lang, *theme;
    size_t n_unit, n_lang, n_theme;
    bool digest, has_totp;
    int64_t recovery_left;
    const struct fields *fields;
    struct str token_name;
};

struct password_view {
    bool forced; /* the first sign-in with a password that somebody else knows */
    struct str login;
    const struct fields *fields;
};

struct totp_view {
    bool on;
    bool first;        /* nothing else can be done before */
    struct str demand; /* the role that demands it; empty: none does */
    struct str back;   /* where they wanted to go */
    struct str secret; /* base32, in groups of four */
    struct str sealed; /* the same, sealed, to come back with the first code */
    struct str qr;     /* path */
    int qr_size;
    const struct str *recovery; /* shown once */
    size_t n_recovery;
    const struct fields *fields;
};

#endif
