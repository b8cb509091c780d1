/* account.c: rules for logins and passwords; making accounts. */
#include "core/account.h"

#include <semaphore.h>

#include "base/crypto.h"
#include "base/json.h"
#include "base/utf8.h"
#include "core/agent.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/message.h"
#include "core/message_queries.h"
#include "core/people_queries.h"
#include "core/session.h"
#include "core/time_show.h"

const char *login_trouble(struct str login)
{
    if (login.n < LOGIN_MIN || login.n > LOGIN_MAX || login.p[0] < 'a' || login.p[0] > 'z')
        return "account.login_form";
    for (size_t i = 0; i < login.n; i++) {
        char ch = login.p[i];

        if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '.' || ch == '-' ||
              ch == '_'))
            return "account.login_form";
    }
    return NULL;
}

const char *name_trouble(struct str name)
{
    if (name.n == 0)
        return "account.name_missing";
    if (!utf8_text(name) || memchr(name.p, '\n', name.n) != NULL ||
        utf8_length(name) > PERSON_NAME_MAX)
        return "account.name_form";
    return NULL;
}

struct str password_once(struct arena *a)
{
    static const char digits[] = "abcdefghjkmnpqrstuvwxyz23456789"; /* none that look alike */
    char text[19];

    for (size_t i = 0; i < sizeof(text); i++) {
        if (i % 5 == 4)
            text[i] = '-';
        else
            text[i] = digits[random_u64() % (sizeof(digits) - 1)];
    }
    return str_copy(a, (struct str){ text, sizeof(text) });
}

/* ── hashing ── */

/* Eight sign-ins at once would take half a gigabyte: two may, the others wait. */
static void hashing_enter(const struct ctx *c)
{
    if (c->app->hash_slots == NULL)
        return; /* a command: alone */
    while (sem_wait(c->app->hash_slots) != 0)
        ; /* EINTR */
}

static void hashing_leave(const struct ctx *c)
{
    if (c->app->hash_slots != NULL)
        (void)sem_post(c->app->hash_slots);
}

enum status password_hash_calmly(struct ctx *c, struct str password, char hash[])
{
    hashing_enter(c);

    enum status s = password_hash(password, hash);

    hashing_leave(c);
    return s == ST_OK ? s : fail(c, ST_FAULT, "hashing a password: no memory");
}

enum status stretch_calmly(struct ctx *c, struct str secret, const uint8_t salt[STRETCH_SALT_LEN],
                           enum stretch_how how, struct stretched *out)
{
    sem_t *gate = how == STRETCH_CODE ? c->app->stranger_slots : NULL;

    if (gate != NULL && sem_trywait(gate) != 0)
        return refuse(c, ST_BUSY, "error.busy");
    hashing_enter(c);

    enum status s = stretch(secret, salt, how == STRETCH_CODE, out);

    hashing_leave(c);
    if (gate != NULL)
        (void)sem_post(gate);
    return s == ST_OK ? s : fail(c, ST_FAULT, "stretching a key: no memory");
}

enum status password_check(const struct ctx *c, const char *hash, struct str password,
                           bool stranger)
{
    sem_t *gate = stranger ? c->app->stranger_slots : NULL;

    if (gate != NULL && sem_trywait(gate) != 0)
        return ST_BUSY;
    hashing_enter(c);

    bool good = password_verify(hash, password);

    hashing_leave(c);
    if (gate != NULL)
        (void)sem_post(gate);
    return good ? ST_OK : ST_DENIED;
}

/* ── making ── */

enum status role_give(struct ctx *c, int64_t person_id, enum role role, int area)
{
    int64_t n = 0, id = 0;
    struct json j;
    enum status s =
        role_grant_count(c, c->who.unit_id, person_id, str_of(role_name(role)), area, &n);

    if (s != ST_OK || n > 0)
        return s;
    s = role_grant_add(c, c->who.unit_id, person_id, str_of(role_name(role)), area, NULL, &id);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "role", str_of(role_name(role)));
    json_put_int(&j, "area", area);
    json_close(&j);
    return s == ST_OK ? audit(c, "role.given", "person", person_id, json_text(&j)) : s;
}

enum status account_make(struct ctx *c, const struct account_new *n, const char hash[],
                         int64_t *account_id)
{
    int64_t person_id = 0;
    struct json j;
    enum status s = person_add(c, n->unit_id, n->name, (struct str){ 0 }, STR(""), STR(""), STR(""),
                               str_lower(c->arena, n->name), &person_id);

    if (s == ST_OK)
        s = account_insert(c, person_id, n->login, str_of(hash), n->must_change, c->now, 0,
                           account_id);
    if (s == ST_CONFLICT)
        return refuse_with(c, ST_CONFLICT, "account.login_taken", n->login, (struct str){ 0 });
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "name", n->name);
    json_put_str(&j, "login", n->login);
    json_close(&j);
    s = audit(c, "account.made", "person", person_id, json_text(&j));
    if (s == ST_OK && n->role != ROLE_NONE)
        s = role_give(c, person_id, n->role, n->area);
    return s;
}

/* ── telling the owner ── */

static enum status tell(struct ctx *c, int64_t person_id, const struct account_news *news,
                        const struct account_owner *o)
{
    enum lang lang = str_eq(o->lang, STR("en")) ? LANG_EN : LANG_ID;
    const struct str args[] = {
        time_show(c->arena, lang, c->now, (enum zone)o->zone),
        news->browser ? agent_show(c->arena, lang, session_agent(c)) : (struct str){ 0 },
    };
    const struct message_new m = {
        .person_id = person_id,
        .subject = tr(lang, news->subject),
        .body = tr_with(c->arena, lang, news->body, args, ARRAY_LEN(args)),
        .link = STR("/akun"),
        .mail = true,
    };
    int64_t told = 0;
    enum status s = ST_OK;

    if (news->quiet > 0)
        s = message_recent(c, c->who.unit_id, person_id, m.subject, c->now - news->quiet, &told);
    return s == ST_OK && told == 0 ? message_send(c, &m) : s;
}

enum status account_tell_news(struct ctx *c, int64_t person_id, const struct account_news *news)
{
    struct account_owner *o = NULL;
    int64_t here = c->who.unit_id;
    size_t n = 0;
    enum status s = account_owner(c, person_id, &o, &n);

    if (s != ST_OK || n == 0)
        return s;
    /* Whoever looks at another unit must not be able to leave the news there. */
    c->who.unit_id = o->unit_id;
    s = tell(c, person_id, news, o);
    c->who.unit_id = here;
    return s;
}

enum status account_tell(struct ctx *c, int64_t person_id, const char *key)
{
    const struct account_news news = { .subject = key, .body = "account.told" };

    return account_tell_news(c, person_id, &news);
}
