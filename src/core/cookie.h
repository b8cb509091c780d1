/*
 * cookie.h: the few cookies there are, and CSRF tokens. All are HttpOnly and SameSite=Lax, for the
 * whole site; over https they are Secure and carry the __Host- prefix, which no other host can set.
 */
#ifndef CORE_COOKIE_H
#define CORE_COOKIE_H

#include "core/ctx.h"

#define COOKIE_SESSION "sesi"
#define COOKIE_DEVICE "perangkat" /* browsers that have signed in before */
#define COOKIE_GUEST "tamu"       /* before signing in: binds the form to the browser */
#define COOKIE_NOTE "catatan"     /* shown once on the next page */
#define COOKIE_LANG "bahasa"
#define COOKIE_SLIP "tanda" /* the receipt that was just made */
#define COOKIE_CASE "lacak" /* the case that is followed */

struct str cookie_get(const struct ctx *c, const char *name);
/* seconds: 0 until the browser closes, -1 removes it. `value` needs no quoting: base64url or a
 * word. */
void cookie_set(struct ctx *c, const char *name, struct str value, int64_t seconds);

/* A token for a form: the real one under fresh randomness, so that no two pages show the same
 * bytes. Empty when the asker has none. */
struct str csrf_mask(struct ctx *c);
bool csrf_matches(struct str real, struct str given);
/* What a guest's cookie makes the real token. */
struct str csrf_of_guest(struct ctx *c, struct str cookie);

/* The browser says that the request comes from one of our own pages. */
bool from_own_page(const struct ctx *c);

#endif
