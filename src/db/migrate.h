/* migrate.h: brings a database to this program's schema, one transaction per step, forward only. */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

/* Embedded from migrations/ by the build, in order; the checksum is of the source text. */
struct migration {
    int number;
    const char *name;
    const char *sha256; /* of `sql`, in hex */
    const char *sql;    /* with the words @id @int @blob @strict */
};

extern const struct migration migrations[];
extern const size_t n_migrations;

/* Applies what is missing. ST_INVALID with a reason in *why: the database is newer than the
 * program, or an applied step's text has changed. Two processes may call it at once. */
NODISCARD enum status migrate(struct db *db, struct arena *a, struct db_problem *why);

#endif
