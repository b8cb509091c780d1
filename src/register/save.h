/* save.h: what making, changing and moving a record have in common; for record's own files. */
#ifndef REGISTER_SAVE_H
#define REGISTER_SAVE_H

#include "base/json.h"
#include "register/sql.h"

/* What the watches saw before a change, handed to them after it. */
struct seen {
    void *by[8];
    void *own; /* by the register's own hook */
};
NODISCARD enum status watch_made(struct ctx *c, const struct reg_def *def, struct record_run run);
NODISCARD enum status watch_before(struct ctx *c, const struct reg_def *def, int64_t id,
                                   struct seen *seen);
NODISCARD enum status watch_after(struct ctx *c, const struct reg_def *def, int64_t id, bool gone,
                                  struct seen *seen);

/* After the row stands: rows of tables, and files. */
NODISCARD enum status save_rest(struct ctx *c, const struct reg_form *form, int64_t id);
/* As references and the search show it, so never with personal values. */
struct str record_title(struct ctx *c, const struct record *r);
/* What the search finds it by: its title and the fields that say `search`. */
struct str record_words(struct ctx *c, const struct record *r);
/* Renews the title where it is another one now. */
NODISCARD enum status save_title(struct ctx *c, struct record *r);
/* Fields of a closed record change only by moves: ST_CONFLICT. */
NODISCARD enum status save_is_open(struct ctx *c, const struct record *r);
/* Reads the record again (computed columns and all), renews its title, words and clocks. */
NODISCARD enum status save_finish(struct ctx *c, struct record *now, const struct reg_move *m);

/* The day until which it is due, where that changed; after clock_settle(). */
NODISCARD enum status save_due(struct ctx *c, const struct record *r, struct str due_on);

/* The members of a ledger detail that say what changed; personal values are never said. */
void save_changes(struct ctx *c, struct json *j, const struct reg_form *form);

#endif
