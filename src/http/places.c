/* places.c: who holds a place; few at any time, so a list. */
#include "http/places.h"

void places_init(struct places *p, unsigned most, unsigned each)
{
    *p = (struct places){ .most = most, .each = each };
    if (most > PLACES_MAX || pthread_mutex_init(&p->lock, NULL) != 0)
        abort();
}

bool place_take(struct places *p, struct str client)
{
    unsigned mine = 0;
    bool taken;

    client = str_sub(client, 0, PLACE_NAME);
    (void)pthread_mutex_lock(&p->lock);
    for (unsigned i = 0; i < p->n; i++)
        mine += str_eq(client, (struct str){ p->holder[i].name, p->holder[i].n });
    taken = p->n < p->most && mine < p->each;
    if (taken) {
        p->holder[p->n].n = (uint8_t)client.n;
        if (client.n > 0)
            memcpy(p->holder[p->n].name, client.p, client.n);
        p->n++;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return taken;
}

void place_give(struct places *p, struct str client)
{
    client = str_sub(client, 0, PLACE_NAME);
    (void)pthread_mutex_lock(&p->lock);
    for (unsigned i = 0; i < p->n; i++) {
        if (str_eq(client, (struct str){ p->holder[i].name, p->holder[i].n })) {
            p->holder[i] = p->holder[--p->n];
            break;
        }
    }
    (void)pthread_mutex_unlock(&p->lock);
}
