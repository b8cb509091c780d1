/* code.c: makes and recognises codes; code.h has the idea. */
#include "survey/code.h"

#include <inttypes.h>

#include "core/app.h"
#include "core/token.h"
#include "survey/queries.h"

#define HALF ((size_t)5) /* bytes of the number, and of the tag */

/* Crockford's: no I, L, O, U. */
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static struct sha256 keyed(struct ctx *c, struct str what)
{
    struct str key = { (const char *)c->app->data_key, sizeof(c->app->data_key) };

    return hmac_sha256(key, what);
}

/* Five bits a digit, eight digits for five bytes. */
static void put(const uint8_t b[HALF], char *to)
{
    uint64_t v = 0;

    for (size_t i = 0; i < HALF; i++)
        v = v << 8 | b[i];
    for (size_t i = 8; i > 0; i--) {
        to[i - 1] = digits[v & 31];
        v >>= 5;
    }
}

static struct str code_make(struct ctx *c, int64_t period_id, const uint8_t number[HALF])
{
    char *p = arena_alloc(c->arena, SURVEY_CODE_LEN);
    struct sha256 tag;

    put(number, p);
    tag = keyed(c, str_printf(c->arena, "survey/tag/%" PRId64 "/%.8s", period_id, p));
    put(tag.b, p + 8);
    return (struct str){ p, SURVEY_CODE_LEN };
}

struct str code_of_record(struct ctx *c, int64_t period_id, int64_t record_id)
{
    struct sha256 h =
        keyed(c, str_printf(c->arena, "survey/record/%" PRId64 "/%" PRId64, period_id, record_id));

    return code_make(c, period_id, h.b);
}

struct str code_issue(struct ctx *c, int64_t period_id)
{
    uint8_t number[HALF];

    random_bytes(number, sizeof(number));
    return code_make(c, period_id, number);
}

static char plain(char ch)
{
    if (ch >= 'a' && ch <= 'z')
        ch = (char)(ch - 'a' + 'A');
    if (ch == 'O')
        return '0';
    return ch == 'I' || ch == 'L' ? '1' : ch;
}

bool code_read(struct ctx *c, int64_t period_id, struct str typed, struct str *code)
{
    char *p = arena_alloc(c->arena, SURVEY_CODE_LEN), want[8];
    size_t n = 0;

    for (size_t i = 0; i < typed.n; i++) {
        char ch = plain(typed.p[i]);

        if (ch == ' ' || ch == '-')
            continue;
        if (n == SURVEY_CODE_LEN || ch == '\0' || strchr(digits, ch) == NULL)
            return false;
        p[n++] = ch;
    }
    if (n != SURVEY_CODE_LEN)
        return false;

    struct sha256 tag = keyed(c, str_printf(c->arena, "survey/tag/%" PRId64 "/%.8s", period_id, p));

    put(tag.b, want);
    *code = (struct str){ p, n };
    return bytes_equal(want, p + 8, sizeof(want));
}

struct str code_show(struct arena *a, struct str code)
{
    return str_printf(a, "%.4s-%.4s-%.4s-%.4s", code.p, code.p + 4, code.p + 8, code.p + 12);
}

static struct str hash_of(struct ctx *c, struct str code)
{
    struct sha256 h = keyed(c, str_printf(c->arena, "survey/used/" STR_FMT, STR_ARG(code)));

    return str_copy(c->arena, (struct str){ (const char *)h.b, sizeof(h.b) });
}

static enum status use_up(struct ctx *c, int64_t period_id, struct str hash)
{
    enum status s = used_add(c, c->who.unit_id, period_id, hash);

    return s == ST_CONFLICT ? refuse(c, s, "survey.code_used") : s;
}

enum status code_use(struct ctx *c, int64_t period_id, struct str code)
{
    return use_up(c, period_id, hash_of(c, code));
}

enum status code_use_up(struct ctx *c, int64_t period_id, const struct sha256 *task)
{
    return use_up(c, period_id, (struct str){ (const char *)task->b, sizeof(task->b) });
}

enum status code_is_used(struct ctx *c, int64_t period_id, struct str code, bool *used)
{
    int64_t n = 0;
    enum status s = used_count(c, c->who.unit_id, period_id, hash_of(c, code), &n);

    if (s == ST_OK)
        *used = n > 0;
    return s;
}

struct str tablet_key(struct ctx *c, int64_t period_id)
{
    return text_seal(c->app, c->arena, TOKEN_STEP,
                     str_printf(c->arena, "survey/tablet/%" PRId64, period_id));
}

bool tablet_may(struct ctx *c, int64_t period_id, struct str key)
{
    struct str text = { 0 };

    return text_open(c->app, c->arena, TOKEN_STEP, key, &text) &&
           str_eq(text, str_printf(c->arena, "survey/tablet/%" PRId64, period_id));
}
