/*
 * throttle.h: slows down whoever guesses passwords, and nobody else.
 *
 * A browser that has signed in to the account before carries a device cookie and has a budget of
 * its own, which strangers cannot touch: no attacker can lock the owner out. Everybody else is
 * counted per address and login, and per address; where a login is under attack from many
 * addresses, each new address gets one try instead of five. An attempt is counted before the
 * password is looked at, so that many at once gain nothing. (After OWASP's device cookies.)
 */
#ifndef CORE_THROTTLE_H
#define CORE_THROTTLE_H

#include "core/ctx.h"

enum throttle_kind {
    THROTTLE_DEVICE,        /* a known browser and its account */
    THROTTLE_ADDRESS_LOGIN, /* an address and a login */
    THROTTLE_ADDRESS,       /* an address */
    THROTTLE_LOGIN,         /* a login, from all unknown browsers: makes the others stricter */
    THROTTLE_CODE,          /* second step, from all unknown browsers: the password is known */
    THROTTLE_SEND,          /* an address hands in public forms, having worked for each */
    THROTTLE_SEND_PLAIN,    /* the same without work (no script) */
    THROTTLE_SEND_ALL,      /* all addresses together, without work */
    THROTTLE_TRACK,         /* an address shows secret codes of receipts */
    THROTTLE_VISITOR,       /* an address answers an open survey, having worked for each answer */
    THROTTLE_VISITOR_PLAIN, /* the same without work (no script) */
    THROTTLE_VISITOR_ALL,   /* all addresses together, without work */
    THROTTLE_DESK, /* an address sends from tablets of the office: many visitors, one line */
    THROTTLE_KINDS
};

/* How long nothing more is accepted after that many attempts without success; 0: at once. `hot`:
 * the login is under attack. */
int64_t throttle_delay(enum throttle_kind kind, int64_t failures, bool hot);
/* What is left of a count after that long without attempts. */
int64_t throttle_left(int64_t failures, int64_t quiet);
bool throttle_is_hot(int64_t login_failures);
/* "203.0.113.7"; of IPv6 the network ("20010db800010002::/64"), which one client has to itself. */
struct str throttle_address(struct arena *a, struct str client);

struct throttle {
    int n;
    enum throttle_kind kind[3];
    struct sha256 key[3];
};

/* Who tries: from a known device (its payload) or from an address. `second_step`: the code. */
struct throttle throttle_of(struct ctx *c, struct str login, const uint8_t *device,
                            bool second_step);
/* One budget of an address (`by_address`), or of everybody together. */
void throttle_add(struct ctx *c, struct throttle *t, enum throttle_kind kind, bool by_address);
/* Whether it would be refused now; counts nothing. */
NODISCARD enum status throttle_look(struct ctx *c, const struct throttle *t, int64_t *wait);
/* As throttle_take(), inside the caller's transaction: counted if that is committed. */
NODISCARD enum status throttle_count(struct ctx *c, const struct throttle *t, int64_t *wait);
/* Counts the attempt. *wait > 0: it is refused, and how long to wait; it was not counted. */
NODISCARD enum status throttle_take(struct ctx *c, const struct throttle *t, int64_t *wait);
/* The attempt was good: forgets what this browser or address did wrong with this login. */
NODISCARD enum status throttle_good(struct ctx *c, const struct throttle *t);

#endif
