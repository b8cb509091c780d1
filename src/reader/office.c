/* office.c: text out of the XML of office documents; layout is lost, words stay. */
#include "reader/office.h"

#include "base/utf8.h"
#include "reader/xml.h"

struct words {
    struct buf text;
    size_t left; /* what may still be kept, of all parts */
    bool every;  /* ODF: all character data; else that of <t> only */
    bool in_t;
};

static bool is_text_part(struct str name)
{
    static const struct str starts[] = { { "word/document", 13 },    { "word/header", 11 },
                                         { "word/footer", 11 },      { "word/footnotes", 14 },
                                         { "ppt/slides/slide", 16 }, { "ppt/notesSlides/", 16 },
                                         { "xl/sharedStrings", 16 }, { "xl/worksheets/", 14 },
                                         { "content.xml", 11 } };

    if (!str_ends(name, STR(".xml")))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(starts); i++) {
        if (str_starts(name, starts[i]))
            return true;
    }
    return false;
}

static void put(struct words *words, struct str s)
{
    struct str fits = utf8_prefix(s, s.n);

    if (fits.n > words->left) {
        fits = str_sub(fits, 0, words->left);
        while (fits.n > 0 && ((unsigned char)fits.p[fits.n - 1] & 0xC0) == 0x80)
            fits.n--;
        if (fits.n > 0 && (unsigned char)fits.p[fits.n - 1] >= 0xC0)
            fits.n--;
        words->left = fits.n;
    }
    buf_add(&words->text, fits);
    words->left -= fits.n;
}

static bool words_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct words *words = w->with;

    (void)attrs;
    if (str_eq(name, STR("t")))
        words->in_t = true;
    else if (str_eq(name, STR("tab")) || str_eq(name, STR("br")) || str_eq(name, STR("s")))
        put(words, STR(" "));
    return true;
}

static bool words_end(struct xml_walk *w, struct str name)
{
    static const struct str breaks[] = { { "p", 1 },  { "h", 1 },   { "si", 2 },
                                         { "is", 2 }, { "row", 3 }, { "table-cell", 10 } };
    struct words *words = w->with;

    if (str_eq(name, STR("t")))
        words->in_t = false;
    for (size_t i = 0; i < ARRAY_LEN(breaks); i++) {
        if (str_eq(name, breaks[i]))
            put(words, STR("\n"));
    }
    return true;
}

static bool words_text(struct xml_walk *w, struct str text)
{
    struct words *words = w->with;

    if (words->every || words->in_t)
        put(words, text);
    return true;
}

bool office_text(struct reading *r)
{
    struct parts *parts = arena_new(r->arena, struct parts);
    struct words words = { .left = READ_MAX_TEXT };
    struct xml_walk w = {
        .r = r, .with = &words, .start = words_start, .end = words_end, .text = words_text
    };

    if (!zip_read(r, is_text_part, parts))
        return false;
    for (size_t i = 0; i < parts->n; i++) {
        buf_init(&words.text, r->arena);
        words.in_t = false;
        words.every = str_eq(parts->p[i].name, STR("content.xml"));
        if (!xml_walk(&w, &parts->p[i]))
            return false;
        if (words.text.n > 0)
            r->emit(r->with, (uint32_t)i + 1, 0, buf_str(&words.text));
    }
    r->emit(r->with, 0, 0, STR(""));
    return true;
}

bool plain_text(struct reading *r)
{
    struct str rest = str_sub(r->in, 0, READ_MAX_TEXT);
    struct buf out;

    buf_init(&out, r->arena);
    while (rest.n > 0) {
        size_t good = 0;

        /* A run of ASCII at once; a longer character only when all of it is well formed. */
        while (good < rest.n && (unsigned char)rest.p[good] < 0x80 && rest.p[good] != 0)
            good++;
        if (good == 0) {
            size_t n = 2;

            while (n <= 4 && n <= rest.n && !utf8_valid(str_sub(rest, 0, n)))
                n++;
            good = rest.p[0] != 0 && n <= 4 && n <= rest.n ? n : 0;
        }
        if (good > 0)
            buf_add(&out, str_sub(rest, 0, good));
        else
            buf_add(&out, STR("\xEF\xBF\xBD"));
        rest = str_sub(rest, good == 0 ? 1 : good, rest.n);
    }
    r->emit(r->with, 1, 0, buf_str(&out));
    r->emit(r->with, 0, 0, STR(""));
    return true;
}
