/* password.c: the rule for passwords; password.h has the idea. */
#include "core/password.h"

#include "base/crypto.h"
#include "base/status.h"
#include "base/utf8.h"

#define OWN_MIN 8     /* characters that are left when what is guessed first is taken out */
#define OWN_GOOD 14   /* with those, a guesser without the hash has no chance, and with it hardly */
#define OWN_STRONG 20 /* four words and more */
#define PART_MIN 3    /* of a name: shorter ones are in every sentence */
#define ROW_MIN 4     /* "1234", "aaaa", "dcba" */
#define BYTES_MAX (4 * PASSWORD_MAX)

/* Only those of twelve characters or more are worth naming here. */
static const char *const commonest[] = {
    "123456789012",
    "1234567890123",
    "12345678901234",
    "111111111111",
    "000000000000",
    "password1234",
    "passwordpassword",
    "password12345",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopas",
    "qwertyuiop[]",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "abcdefghijkl",
    "abc123abc123",
    "adminadminadmin",
    "administrator",
    "administrator1",
    "indonesia123",
    "indonesia1945",
    "bismillah123",
    "bismillahirrahmanirrahim",
    "sayangsayang",
    "rahasiarahasia",
    "katasandikatasandi",
    "katasandi123",
    "kpukabupaten",
    "kpumesuji2025",
    "pemilu2024pemilu",
};

/* What most passwords here are made of, beside names and years. */
static const char *const common_parts[] = {
    "password", "passw0rd", "sandi",   "rahasia",   "admin",    "qwerty",    "uiop",
    "asdf",     "zxcv",     "1q2w3e",  "1qaz",      "2wsx",     "indonesia", "bismillah",
    "sayang",   "pemilu",   "pilkada", "kabupaten", "provinsi", "runut",     "merdeka",
    "garuda",   "welcome",  "selamat", "iloveyou",  "letmein",  "abc123",
};

struct weighed {
    char low[BYTES_MAX]; /* ASCII letters made small */
    bool guessed[BYTES_MAX];
    size_t n;
};

static bool is_letter(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (unsigned char)ch >= 0x80;
}

static char lower(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
}

static bool stands_at(const struct weighed *w, size_t at, struct str part)
{
    for (size_t i = 0; i < part.n; i++) {
        if (at + i >= w->n || w->low[at + i] != lower(part.p[i]))
            return false;
    }
    return true;
}

static void mark(struct weighed *w, size_t at, size_t n)
{
    for (size_t i = at; i < at + n; i++)
        w->guessed[i] = true;
}

static void mark_part(struct weighed *w, struct str part)
{
    for (size_t at = 0; at + part.n <= w->n; at++) {
        if (stands_at(w, at, part))
            mark(w, at, part.n);
    }
}

/* Each word of a name or login. */
static void mark_names(struct weighed *w, struct str names)
{
    size_t begin = 0;

    for (size_t i = 0; i <= names.n; i++) {
        if (i < names.n && is_letter(names.p[i]))
            continue;
        if (i - begin >= PART_MIN)
            mark_part(w, str_sub(names, begin, i - begin));
        begin = i + 1;
    }
}

static bool is_digit(char ch)
{
    return ch >= '0' && ch <= '9';
}

static void mark_years(struct weighed *w)
{
    for (size_t i = 0; i + 4 <= w->n; i++) {
        const char *p = w->low + i;

        if (((p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0')) && is_digit(p[2]) &&
            is_digit(p[3]))
            mark(w, i, 4);
    }
}

/* Rows of equal or neighbouring characters, up or down. */
static void mark_rows(struct weighed *w)
{
    for (int step = -1; step <= 1; step++) {
        size_t begin = 0;

        for (size_t i = 1; i <= w->n; i++) {
            if (i < w->n && w->low[i] - w->low[i - 1] == step)
                continue;
            if (i - begin >= ROW_MIN)
                mark(w, begin, i - begin);
            begin = i;
        }
    }
}

/* Characters that are the owner's own idea; what is guessed counts one a piece. */
static size_t own_length(struct str password, const struct password_owner *whose)
{
    struct weighed w = { .n = password.n };
    size_t own = 0;

    for (size_t i = 0; i < w.n; i++)
        w.low[i] = lower(password.p[i]);
    mark_names(&w, whose->login);
    mark_names(&w, whose->name);
    for (size_t i = 0; i < ARRAY_LEN(common_parts); i++)
        mark_part(&w, str_of(common_parts[i]));
    mark_years(&w);
    mark_rows(&w);
    for (size_t i = 0; i < w.n; i++) {
        bool inside = ((unsigned char)w.low[i] & 0xc0) == 0x80; /* of a character's bytes */

        own += w.guessed[i] ? i == 0 || !w.guessed[i - 1] : !inside;
    }
    bytes_wipe(&w, sizeof(w));
    return own;
}

const char *password_trouble(struct str password, const struct password_owner *whose)
{
    if (!utf8_text(password) || utf8_length(password) < PASSWORD_MIN)
        return "account.password_short";
    if (utf8_length(password) > PASSWORD_MAX)
        return "account.password_long";
    if (whose->login.n > 0 && str_eq_nocase(password, whose->login))
        return "account.password_login";
    for (size_t i = 0; i < ARRAY_LEN(commonest); i++) {
        if (str_eq_nocase(password, str_of(commonest[i])))
            return "account.password_common";
    }
    return own_length(password, whose) < OWN_MIN ? "account.password_guessed" : NULL;
}

enum password_worth password_worth(struct str password, const struct password_owner *whose)
{
    size_t own;

    if (password_trouble(password, whose) != NULL)
        return PASSWORD_REFUSED;
    own = own_length(password, whose);
    if (own >= OWN_STRONG)
        return PASSWORD_STRONG;
    return own >= OWN_GOOD ? PASSWORD_GOOD : PASSWORD_ENOUGH;
}
