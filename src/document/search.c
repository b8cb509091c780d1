/* search.c: cuts text into words. */
#include "document/search.h"

#include "base/buf.h"
#include "base/status.h"
#include "base/utf8.h"

#define WORD_HEAD 24 /* a blank, and the unit before the word */
#define FIRST_SLOTS 256

struct word_set {
    struct arena *arena;
    struct str *slot;
    size_t slots; /* a power of two, at least twice the words */
    size_t n;
};

static void set_init(struct word_set *set, struct arena *a, size_t slots)
{
    *set = (struct word_set){ a, arena_array(a, slots, sizeof(*set->slot)), slots, 0 };
}

/* One code point of valid UTF-8 at the front of s. */
static uint32_t code_point(struct str s, size_t *n)
{
    unsigned char first = (unsigned char)s.p[0];
    uint32_t ch = first;

    *n = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (*n > 1)
        ch = first & (0x7FU >> *n);
    for (size_t i = 1; i < *n && i < s.n; i++)
        ch = ch << 6 | ((unsigned char)s.p[i] & 0x3F);
    return ch;
}

static bool is_letter(uint32_t ch)
{
    static const struct {
        uint32_t from, until;
    } letters[] = { { '0', '9' },       { 'A', 'Z' },       { 'a', 'z' },       { 0xC0, 0xD6 },
                    { 0xD8, 0xF6 },     { 0xF8, 0x24F },    { 0x370, 0x373 },   { 0x386, 0x3FF },
                    { 0x400, 0x52F },   { 0x5D0, 0x5EA },   { 0x620, 0x64A },   { 0x904, 0x939 },
                    { 0xE01, 0xE30 },   { 0x1E00, 0x1FBC }, { 0x3041, 0x3096 }, { 0x30A1, 0x30FA },
                    { 0x3400, 0x9FFF }, { 0xA980, 0xA9B2 }, { 0xAC00, 0xD7A3 } };

    for (size_t i = 0; i < ARRAY_LEN(letters); i++) {
        if (ch >= letters[i].from && ch <= letters[i].until)
            return true;
    }
    return false;
}

/* The same below 0x80, as nearly all is. */
static bool is_ascii_letter(unsigned char ch)
{
    return (unsigned char)(ch - '0') < 10 || (unsigned char)((ch | 0x20U) - 'a') < 26;
}

/* The next word of *rest; empty at its end. */
static struct str next_word(struct str *rest)
{
    const struct str s = *rest;
    size_t at = 0, from = 0, n = 0;
    bool in_word = false;

    while (at < s.n) {
        unsigned char ch = (unsigned char)s.p[at];

        if (ch < 0x80 && is_ascii_letter(ch) == in_word) {
            at++;
            continue;
        }
        bool letter = is_letter(code_point(str_sub(s, at, 4), &n));

        if (letter && !in_word)
            from = at;
        if (!letter && in_word)
            break;
        in_word = letter;
        at += n;
    }
    if (at > s.n)
        at = s.n;
    *rest = str_sub(s, at, s.n);
    return in_word ? str_sub(s, from, at - from) : STR("");
}

/* Where the word is, or would be. */
static struct str *set_slot(const struct word_set *set, struct str word)
{
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < word.n; i++)
        hash = (hash ^ (unsigned char)word.p[i]) * 16777619U;
    for (size_t i = hash % set->slots;; i = (i + 1) % set->slots)
        if (set->slot[i].n == 0 || str_eq(set->slot[i], word))
            return &set->slot[i];
}

static void set_grow(struct word_set *set)
{
    struct word_set more;

    set_init(&more, set->arena, set->slots * 2);
    more.n = set->n;
    for (size_t i = 0; i < set->slots; i++)
        if (set->slot[i].n > 0)
            *set_slot(&more, set->slot[i]) = set->slot[i];
    *set = more;
}

/* True when it was not there yet and found room. */
static bool set_add(struct word_set *set, struct str word)
{
    struct str *slot = set_slot(set, word);

    if (slot->n > 0 || set->n == SEARCH_MAX_WORDS)
        return false;
    *slot = word;
    if (++set->n > set->slots / 2)
        set_grow(set);
    return true;
}

static void add_words(struct buf *out, struct word_set *set, int64_t unit_id, struct str text)
{
    for (;;) {
        struct str word = next_word(&text);

        if (word.n == 0)
            return;
        if (word.n > SEARCH_MAX_WORD || out->n + word.n + WORD_HEAD > SEARCH_MAX_BYTES)
            continue;
        if (!set_add(set, word))
            continue;
        buf_printf(out, out->n > 0 ? " u%lldx" STR_FMT : "u%lldx" STR_FMT, (long long)unit_id,
                   STR_ARG(word));
    }
}

struct str search_words(struct arena *a, int64_t unit_id, struct str name, struct str text)
{
    struct word_set set;
    struct buf out;

    set_init(&set, a, FIRST_SLOTS);
    buf_init(&out, a);
    add_words(&out, &set, unit_id, str_lower(a, name));
    add_words(&out, &set, unit_id, str_lower(a, text));
    return buf_str(&out);
}

struct str search_more(struct arena *a, int64_t unit_id, struct str body, struct str text)
{
    const size_t head = str_printf(a, "u%lldx", (long long)unit_id).n;
    struct str rest = body;
    struct word_set set;
    struct buf out;

    set_init(&set, a, FIRST_SLOTS);
    buf_init(&out, a);
    while (rest.n > 0) {
        struct str word = str_cut(&rest, ' ');

        (void)set_add(&set, str_sub(word, head, word.n));
    }
    buf_add(&out, body);
    add_words(&out, &set, unit_id, str_lower(a, text));
    return buf_str(&out);
}

struct str search_question(struct arena *a, int64_t unit_id, struct str asked)
{
    struct str rest = str_lower(a, asked);
    struct buf out;
    int n = 0;

    buf_init(&out, a);
    while (n < SEARCH_MAX_ASKED) {
        struct str word = next_word(&rest);

        if (word.n == 0)
            break;
        if (word.n > SEARCH_MAX_WORD)
            continue;
        /* A single letter begins too many words; it is looked for as it is. */
        buf_printf(&out, "%su%lldx" STR_FMT "%s", n > 0 ? " " : "", (long long)unit_id,
                   STR_ARG(word), word.n > 1 ? "*" : "");
        n++;
    }
    return buf_str(&out);
}
