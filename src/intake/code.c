/* code.c: makes, reads and hashes the secret codes of receipts. */
#include "intake/code.h"

#include "core/app.h"

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static struct str grouped(struct arena *a, const char sign[CODE_SIGNS])
{
    return str_printf(a, "%.4s-%.4s-%.4s", sign, sign + 4, sign + 8);
}

struct str code_new(struct arena *a)
{
    char sign[CODE_SIGNS];
    uint64_t bits = random_u64();

    for (int i = 0; i < CODE_SIGNS; i++) {
        sign[i] = signs[bits & 31];
        bits >>= 5;
    }
    return grouped(a, sign);
}

/* The sign that somebody means; 0: none. */
static char meant(char ch)
{
    if (ch >= 'a' && ch <= 'z')
        ch = (char)(ch - 'a' + 'A');
    if (ch == 'O')
        return '0';
    if (ch == 'I' || ch == 'L')
        return '1';
    return ch != '\0' && strchr(signs, ch) != NULL ? ch : '\0';
}

bool code_parse(struct arena *a, struct str typed, struct str *out)
{
    char sign[CODE_SIGNS];
    int n = 0;

    for (size_t i = 0; i < typed.n; i++) {
        char ch = typed.p[i];

        if (ch == '-' || ch == ' ' || ch == '.')
            continue;
        ch = meant(ch);
        if (ch == '\0' || n == CODE_SIGNS)
            return false;
        sign[n++] = ch;
    }
    if (n != CODE_SIGNS)
        return false;
    *out = grouped(a, sign);
    return true;
}

struct sha256 code_hash(const struct app *app, struct str code)
{
    struct str installation = { (const char *)app->data_key, sizeof(app->data_key) };
    struct sha256 key = hmac_sha256(installation, STR("intake/code"));

    return hmac_sha256((struct str){ (const char *)key.b, sizeof(key.b) }, code);
}
