/*
 * places.h: how many bodies of a kind are taken in at once: in all, and from one address.
 *
 * Whoever sends slowly holds a place for long. That a few addresses send slowly keeps nobody else
 * from sending. Any thread.
 */
#ifndef HTTP_PLACES_H
#define HTTP_PLACES_H

#include <pthread.h>

#include "base/str.h"

enum { PLACES_MAX = 64, PLACE_NAME = 46 };

struct places {
    pthread_mutex_t lock;
    unsigned n, most, each;
    struct {
        char name[PLACE_NAME];
        uint8_t n;
    } holder[PLACES_MAX];
};

/* `most` <= PLACES_MAX; `each`: of one address. */
void places_init(struct places *p, unsigned most, unsigned each);
/* False: there is none now. `client` is the numeric address. */
bool place_take(struct places *p, struct str client);
void place_give(struct places *p, struct str client);

#endif
