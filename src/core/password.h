/*
 * password.h: which passwords are taken, and how hard they are to guess.
 *
 * One rule for both, so that the hint beside a field never says anything else than the answer to
 * the form. What counts is length without what a guesser tries first: the owner's names, words that
 * are common here, years, and rows like 1234 or aaaa, each of which counts as one character. No
 * mixture of letters, figures and signs is asked for (OWASP ASVS 2.1.9).
 */
#ifndef CORE_PASSWORD_H
#define CORE_PASSWORD_H

#include "base/str.h"

#define PASSWORD_MIN 12  /* characters (ASVS 2.1.1) */
#define PASSWORD_MAX 200 /* characters; Argon2 takes any length, a request should not */

/* Whose password it is: nothing of theirs makes a good one. Either may be empty. */
struct password_owner {
    struct str login, name;
};

/* What is wrong with it, as a text's key; NULL when it is good. */
const char *password_trouble(struct str password, const struct password_owner *whose);

enum password_worth { PASSWORD_REFUSED, PASSWORD_ENOUGH, PASSWORD_GOOD, PASSWORD_STRONG };
/* PASSWORD_REFUSED exactly where password_trouble() finds something. */
enum password_worth password_worth(struct str password, const struct password_owner *whose);

#endif
