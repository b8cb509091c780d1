/* app.h: what is made once at start and only read afterwards. */
#ifndef CORE_APP_H
#define CORE_APP_H

#include <semaphore.h>

#include "base/crypto.h"
#include "core/ctx.h"
#include "core/route.h"

struct cache;
struct proof_subject;
struct router;
struct server;
struct job_kind;
struct job_tick;
struct digest_source;
struct readers;
struct reg_all;
struct record_panel;
struct record_watch;
struct reg_move;
struct intake_survey;
struct setting_note;
struct document_kinds;
struct survey_all;
struct whistle;
struct binding_file;
struct public_source;
struct service_opinion;
struct dataset;
struct visits;
struct instrument_store;

struct app {
    struct str data_dir; /* --data; holds runut.db, files/, tmp/, keys/ */
    struct str db_url;
    struct str listen;
    struct str base_url;     /* how the world reaches us; https makes cookies __Host- and Secure */
    struct readers *readers; /* document/readers.h */
    int64_t home_unit;       /* whose portal a stranger sees */
    int64_t upload_max;      /* bytes of one file; 50 MB unless set */
    const struct route *const *routes;           /* arrays, NULL-terminated: every engine's */
    const struct proof_subject *const *subjects; /* document.h; what documents prove */
    const struct job_kind *const *jobs;          /* job.h; arrays, NULL-terminated */
    const struct job_tick *const *ticks;
    const struct digest_source *const *digests; /* digest.h */
    const struct reg_all *registers;            /* register/def.h */
    const struct record_watch *const *watches;  /* register/record.h; NULL-terminated */
    /* Told of a move within its transaction: register/record.h. NULL-terminated. */
    enum status (*const *moved)(struct ctx *c, const struct record *r, const struct reg_move *m);
    const struct intake_survey *const *surveys; /* intake/intake.h; NULL-terminated */
    const struct record_panel *const *panels;   /* register/pages.h; NULL-terminated */
    const struct api_part *const *api_parts;    /* openapi.h; NULL-terminated */
    /* Sections that engines above add to a register's statistics page; NULL-terminated. */
    enum status (*const *stat_parts)(struct ctx *c, const struct reg_def *def, int year,
                                     struct out *o);
    const struct public_source *const *public_sources; /* publish.h; NULL-terminated */
    const struct dataset *const *datasets;
    /* What people think of a service: its name and its questionnaire, as its standard has them
     * (publish.h); NULL: nobody asks. */
    enum status (*opinion)(struct ctx *c, struct str service, struct str survey,
                           struct service_opinion *out);
    /* Draws who the office is, where and when it is open, under public pages; NULL: nobody does. */
    enum status (*public_foot)(struct ctx *c, struct out *o);
    /* setting_page.h; NULL-terminated */
    enum status (*const *setting_notes)(struct ctx *c, struct setting_note *out);
    const struct document_kinds *kinds;      /* document/document.h; NULL: none */
    const struct survey_all *questionnaires; /* survey/def.h; NULL: none */
    const struct binding_file *bindings;     /* measure/binding.h: of the plan that is shipped */
    /* Told of every page that was answered without a fault, on the thread that answered; NULL:
     * nobody listens. */
    void (*answered)(const struct ctx *c, const struct route *r);
    struct visits *visits;                /* portal/visit.h; NULL in commands */
    struct instrument_store *instruments; /* assessment/version.h */
    struct whistle *whistle;              /* whistle/keyring.h; NULL in commands */
    /* When one session has ended; NULL-terminated. */
    void (*const *farewells)(struct ctx *c, int64_t session_id);
    struct cache *cache;
    uint8_t sign_secret[SIGN_SECRET_LEN], sign_public[SIGN_PUBLIC_LEN]; /* checkpoints */
    uint8_t cookie_key[32]; /* key.h; for what browsers hold: masks CSRF tokens, seals cookies */
    uint8_t data_key[32];   /* key.h; for what the database holds */
    struct server *_Atomic *server; /* for its counters; NULL in commands */
    _Atomic unsigned
        *at_work;          /* how many send something and wait for the answer; NULL in commands */
    sem_t *stranger_slots; /* how many strangers may wait for that; NULL in commands */
    sem_t *hash_slots;     /* how many passwords are hashed at once; NULL in commands */
};

/* A ctx for a command or a job: acts as the system (account 0) in that unit. */
void ctx_system(struct ctx *c, const struct app *app, struct db *db, struct arena *a,
                int64_t unit_id);

/* dispatch.c: what server.h calls. */
struct dispatch;
struct dispatch *dispatch_new(const struct app *app, struct db *const *db_of_thread);
void dispatch_free(struct dispatch *d);
enum status dispatch_accept(void *with, struct arena *a, struct request *r, enum body *body);
void dispatch_handle(void *with, unsigned thread, struct arena *a, struct request *r,
                     struct response *res);

#endif
