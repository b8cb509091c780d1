/*
 * ctx.h: what one request, job or command knows: memory, database, time, who asks, what went wrong.
 * Passed first to everything above core. Nothing in it outlives the request.
 */
#ifndef CORE_CTX_H
#define CORE_CTX_H

#include "base/arena.h"
#include "base/time.h"
#include "core/right.h"
#include "db/db.h"
#include "html/out.h"
#include "http/request.h"
#include "http/response.h"

struct app; /* app.h: filled at start, then read-only */
struct record;
struct reg_def;

/* A role that a person holds, in a unit and its descendants, for one area of change (0: all). */
struct grant {
    enum role role;
    int64_t unit_id;
    int area;
};

struct who {
    int64_t account_id; /* 0: nobody has signed in */
    int64_t person_id;
    int64_t session_id;                                      /* 0 with an API token */
    int64_t unit_id;                                         /* the unit whose pages are shown */
    struct str login, name, unit_code, unit_name, unit_path; /* path: ids, "/1/19/512/" */
    enum zone zone;                                          /* of the unit */
    struct grant *grant;                                     /* those that reach the unit */
    size_t n_grant;
    bool must_change_password;
    bool has_totp;
    enum role guarded; /* a role of theirs, in any unit, that demands the second step; ROLE_NONE:
                          none does */
    struct str theme;  /* "auto", "light", "dark" */
    int64_t unread;    /* messages in the inbox */
};

struct failure {
    enum status status;
    const char *key; /* message for the user */
    struct str args[3];
    const char *file; /* for the log, with fail() */
    int line;
    struct str detail;
};

struct ctx {
    struct arena *arena;
    const struct app *app;
    struct db *db;
    struct request *req; /* NULL in commands and jobs */
    struct response *res;
    int64_t now;
    enum lang lang;
    struct who who;
    int area; /* of the object in the path, set by the route's scope; 0 when it has none */
    uint32_t reg_roles[REG_RIGHTS]; /* of the register in the path, set by its scope: which roles
                                       hold REG_READ and on */
    const struct reg_def *reg;      /* the register in the path; NULL: none */
    const struct record *record;    /* and the record; NULL: none */
    bool for_public;      /* the program itself looks and writes, for somebody without an account */
    int64_t applicant_of; /* the record whose secret code the asker has shown; 0: none */
    bool is_own;          /* the scope found that the object is the asker's own (right_is_own()) */
    struct failure failure;
    bool in_tx;
    bool is_api; /* an address under /api/ or /open311/: answers and errors are JSON, no cookies */
    struct str csrf;  /* the real token of the session or of the guest's cookie; empty: none */
    struct str note;  /* left by the page before, shown once */
    struct str noted; /* left by this request for the next page */
    unsigned n_query; /* statements run so far */
    bool recalling;   /* queries may be answered from memory (recall.h) */
    bool sealed;      /* of a route with a sealed body: what was typed goes nowhere else */
    bool untraced;    /* of a route with the right UNTRACED */
    bool answered;    /* the answer stands before the handler was asked */
};

/* Arguments of the request. Missing ones are empty (or -1), so check what you need. */
struct str path_str(const struct ctx *c, const char *name);
int64_t path_i64(const struct ctx *c, const char *name);
struct str query_str(const struct ctx *c, const char *name);
int64_t query_i64(const struct ctx *c, const char *name, int64_t otherwise);
struct str form_str(const struct ctx *c, const char *name); /* trimmed, CRLF made LF */
int64_t form_i64(const struct ctx *c, const char *name, int64_t otherwise);

/* Says what is wrong to the user; returns s. Up to three texts for {1}..{3}. */
enum status refuse(struct ctx *c, enum status s, const char *key);
enum status refuse_with(struct ctx *c, enum status s, const char *key, struct str a1,
                        struct str a2);
/* Records a fault for the log with its place; returns s. */
#define fail(c, s, ...) fail_at((c), (s), __FILE__, __LINE__, __VA_ARGS__)
enum status fail_at(struct ctx *c, enum status s, const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
struct str failure_text(struct ctx *c); /* in the user's language */

/* Answers. */
enum status see_other(struct ctx *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The next page shows this note once ("Laporan November terkirim. ..."). */
void say(struct ctx *c, const char *key, struct str a1, struct str a2);

/* Until acting_end() the program itself acts in the asker's unit: whatever the register engine
 * would refuse the asker, it does. For effects that follow from what the asker was allowed to do;
 * always CLEANUP(acting_end), so that no way out keeps it. */
struct acting {
    struct ctx *c;
    struct who who;
    struct request *req;
};
NODISCARD struct acting act_as_system(struct ctx *c);
void acting_end(struct acting *a);

/* Database, with faults recorded in the ctx; queryc's functions call these. */
struct db_rows;
NODISCARD enum status ctx_run(struct ctx *c, const struct query *q, const struct db_value *args,
                              struct db_rows *rows, int64_t *changed);

/* One INSERT for n rows, whose arguments stand one after the other. `q` are its texts for each size
 * of base/rows.h, beginning with one row; queryc makes them. ids: NULL, or one for each row, as the
 * database gave them. */
NODISCARD enum status ctx_run_each(struct ctx *c, const struct query *q,
                                   const struct db_value *args, size_t n, int64_t *ids);

struct tx {
    struct ctx *c; /* set while open */
};

/* They do not nest. ST_BUSY: others write for too long. */
NODISCARD enum status tx_begin(struct ctx *c, struct tx *tx);
/* Where it fails, nothing of the transaction is kept. */
NODISCARD enum status tx_commit(struct tx *tx);
void tx_end(struct tx *tx); /* rolls back what was not committed */

#endif
