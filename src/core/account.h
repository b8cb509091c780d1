/* account.h: accounts, their passwords and their roles. */
#ifndef CORE_ACCOUNT_H
#define CORE_ACCOUNT_H

#include "core/ctx.h"
#include "core/password.h"

#define LOGIN_MIN 3
#define LOGIN_MAX 40
#define PERSON_NAME_MAX 120

/* What is wrong with it, as a text's key; NULL when it is good. A login is 3 to 40 of a-z 0-9 . - _
 * and begins with a letter. */
const char *login_trouble(struct str login);
const char *name_trouble(struct str name);

struct account_new {
    int64_t unit_id;
    struct str login, name, password;
    bool must_change;
    enum role role;
    int area;
};

/* Makes person, account and grant, with their entries. Inside the caller's transaction; hash the
 * password before it. ST_INVALID or ST_CONFLICT with a message. */
NODISCARD enum status account_make(struct ctx *c, const struct account_new *n, const char hash[],
                                   int64_t *account_id);

/* Four groups of four, about 77 bits: for a password that is used once, within ONCE_LIFE where an
 * administrator hands it over. */
#define ONCE_LIFE (7 * DAY)
struct str password_once(struct arena *a);

/* Gives a role in c->who.unit_id unless the person has it; with its entry. */
NODISCARD enum status role_give(struct ctx *c, int64_t person_id, enum role role, int area);

/* An argon2id hash, made while few others are: at most two at a time, 64 MiB each. */
NODISCARD enum status password_hash_calmly(struct ctx *c, struct str password, char hash[]);
/* A key from a passphrase, or from the code of a receipt, which strangers try (`STRETCH_CODE`: the
 * dear way, and only a few of them at a time; the others are ST_BUSY). */
enum stretch_how { STRETCH_PASSPHRASE, STRETCH_CODE };
NODISCARD enum status stretch_calmly(struct ctx *c, struct str secret,
                                     const uint8_t salt[STRETCH_SALT_LEN], enum stretch_how how,
                                     struct stretched *out);
/* ST_OK or ST_DENIED. Of browsers that never signed in (`stranger`) only a few are let in at a
 * time, so that they cannot keep every worker waiting: the others are ST_BUSY. */
NODISCARD enum status password_check(const struct ctx *c, const char *hash, struct str password,
                                     bool stranger);

/* Tells the person, in the inbox of their own unit and by mail, in the account's language, that how
 * they sign in has changed (`key` says what), so that they notice when it was not them. Inside the
 * caller's transaction. */
NODISCARD enum status account_tell(struct ctx *c, int64_t person_id, const char *key);

struct account_news {
    const char *subject, *body; /* keys; in the body {1} is the time, {2} the browser */
    bool browser;               /* there is one: the request's */
    int64_t quiet;              /* not when the same was told within this time (us); 0: always */
};
/* The same for what happened to an account. */
NODISCARD enum status account_tell_news(struct ctx *c, int64_t person_id,
                                        const struct account_news *news);

#endif
