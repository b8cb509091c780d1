/*
 * tr.c: texts from the catalogues that the build embeds (po/id.po, po/en.po).
 *
 * The format is GNU gettext's .mo, read in place: no locale, no setlocale(), no state, so that two
 * threads can answer in two languages. msgfmt writes a hash table, which makes a look-up one or two
 * comparisons; a page of the matrix asks for hundreds of texts.
 */
#include "base/buf.h"
#include "html/out.h"

#include <assert.h>
#include <string.h>

extern const unsigned char text_id_mo[];
extern const size_t text_id_mo_len;
extern const unsigned char text_en_mo[];
extern const size_t text_en_mo_len;

static const uint32_t mo_magic = 0x950412de;

/* Where the header of a .mo keeps what, in words of four bytes. */
enum {
    MO_WORD_MAGIC,
    MO_WORD_COUNT = 2,
    MO_WORD_KEYS,
    MO_WORD_TEXTS,
    MO_WORD_HASH_SIZE,
    MO_WORD_HASH
};

struct catalogue {
    const unsigned char *p;
    size_t n;
};

static struct catalogue catalogue_of(enum lang lang)
{
    return lang == LANG_EN ? (struct catalogue){ text_en_mo, text_en_mo_len }
                           : (struct catalogue){ text_id_mo, text_id_mo_len };
}

static uint32_t word(struct catalogue c, size_t at)
{
    uint32_t w;

    assert(at % 4 == 0 && at + 4 <= c.n);
    memcpy(&w, c.p + at, 4);
    return w;
}

/* The i-th entry of the table that header word `table` points at. */
static struct str entry(struct catalogue c, size_t table, uint32_t i)
{
    size_t at = word(c, table * 4) + (size_t)i * 8;
    size_t n = word(c, at), from = word(c, at + 4);

    assert(from + n < c.n);
    return (struct str){ (const char *)c.p + from, n };
}

/* P. J. Weinberger's hash, as gettext computes it. */
static uint32_t hash_of(struct str key)
{
    uint32_t h = 0;

    for (size_t i = 0; i < key.n; i++) {
        uint32_t high;

        h = (h << 4) + (unsigned char)key.p[i];
        high = h & 0xf0000000U;
        h ^= high >> 24;
        h ^= high;
    }
    return h;
}

static bool find(struct catalogue c, struct str key, struct str *text)
{
    uint32_t size = word(c, (size_t)MO_WORD_HASH_SIZE * 4), hash = hash_of(key), at, jump;

    assert(word(c, MO_WORD_MAGIC) == mo_magic && size > 2);
    at = hash % size;
    jump = 1 + hash % (size - 2);
    for (;;) {
        uint32_t i = word(c, word(c, (size_t)MO_WORD_HASH * 4) + (size_t)at * 4);

        if (i == 0)
            return false;
        if (str_eq(entry(c, MO_WORD_KEYS, i - 1), key)) {
            *text = entry(c, MO_WORD_TEXTS, i - 1);
            return true;
        }
        at = at >= size - jump ? at - (size - jump) : at + jump;
    }
}

struct str tr(enum lang lang, const char *key)
{
    struct str k = str_of(key), text = k;

    return find(catalogue_of(lang), k, &text) ? text : k;
}

bool tr_has(enum lang lang, const char *key)
{
    struct str text;

    return find(catalogue_of(lang), str_of(key), &text);
}

struct str tr_with(struct arena *a, enum lang lang, const char *key, const struct str *args,
                   size_t n)
{
    struct str text = tr(lang, key);
    struct buf b;
    size_t from = 0;

    buf_init(&b, a);
    for (size_t i = 0; i + 2 < text.n; i++) {
        size_t which = (size_t)(unsigned char)text.p[i + 1] - '1';

        if (text.p[i] != '{' || text.p[i + 2] != '}' || which >= n || which > 8)
            continue;
        buf_add(&b, str_sub(text, from, i - from));
        buf_add(&b, args[which]);
        from = i + 3;
        i += 2;
    }
    buf_add(&b, str_sub(text, from, text.n - from));
    return buf_str(&b);
}
