/*
 * group.h: several writers in one commit.
 *
 * A database that one may write at a time makes writers queue, and where each commits alone, each
 * waits for the disk alone. Here they take turns inside one open transaction: who has done its
 * part hands it to the next that waits, and the last one commits for all. Nobody is told of
 * success before that commit is on the disk. This file knows turns and outcomes, no database.
 *
 *   if (!group_enter(g, ms, &first)) ...            the turn did not come in time
 *   if (first) begin a transaction                  (or: group_refuse())
 *   do the part; undo it where it failed
 *   if (group_leave(g, counts, &how)) {             nobody follows: this thread ends it
 *       how = commit; group_end(g, &how);
 *   }
 *
 * Turns go in the order of asking. A round takes in at most GROUP_MOST members and none after
 * GROUP_MS, so that nobody waits long for strangers.
 */
#ifndef DB_GROUP_H
#define DB_GROUP_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

enum { GROUP_MOST = 32, GROUP_MS = 20 };

/* How a round ended, for each of its members. */
struct group_outcome {
    enum status s;
    bool full, damaged; /* as in struct db */
    char error[512];
};

struct group_place; /* of one who waits for the turn, or for the end */

struct group {
    pthread_mutex_t lock;
    struct group_place *queue, **queue_end; /* who waits for the turn */
    struct group_place *member;             /* who has done its part in this round */
    bool busy;                              /* somebody has the turn */
    bool open;                              /* the round's transaction has begun */
    unsigned n_member;
    int64_t began_ms;
};

void group_init(struct group *g);
void group_done(struct group *g);

/* Waits for the turn, at most so long. *first: the caller begins the transaction. */
NODISCARD bool group_enter(struct group *g, int64_t ms, bool *first);

/* The transaction that `first` asked for did not begin: the turn goes on to the next. */
void group_refuse(struct group *g);

/* The part is done; `counts`: it is in the transaction and its outcome matters (else: it was
 * undone). True: the caller still has the turn, ends the transaction and then calls group_end().
 * False: somebody else did; where it counts, *how says with which outcome. */
NODISCARD bool group_leave(struct group *g, bool counts, struct group_outcome *how);

/* How many parts the round holds; asked by whose turn it is. */
unsigned group_members(const struct group *g);

/* Tells every member of the round how it ended, and gives the turn to the next. */
void group_end(struct group *g, const struct group_outcome *how);

#endif
