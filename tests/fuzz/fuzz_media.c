/* fuzz_media.c: the kind of any bytes is one of the list or none; words of any text keep their
 * limits. */
#include <assert.h>

#include "base/utf8.h"
#include "document/media.h"
#include "document/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str in = { (const char *)data, n };
    struct str tail = str_sub(in, n / 2, n);
    const struct media *m = media_of(in, tail, STR("berkas.doc"));
    struct arena a;

    assert(m == NULL || media_by_type(str_of(m->type)) == m);
    arena_init(&a);
    if (utf8_valid(in)) {
        struct str words = search_words(&a, 3, STR(""), in);
        struct str asked = search_question(&a, 3, in);

        assert(words.n <= SEARCH_MAX_BYTES + 32 && utf8_valid(words));
        assert(utf8_valid(asked));
        while (words.n > 0) /* each carries its unit */
            assert(str_starts(str_cut(&words, ' '), STR("u3x")));
        for (size_t i = 0; i < asked.n; i++)
            assert((unsigned char)asked.p[i] >= 0x80 || asked.p[i] == ' ' || asked.p[i] == '*' ||
                   (asked.p[i] >= '0' && asked.p[i] <= '9') ||
                   (asked.p[i] >= 'a' && asked.p[i] <= 'z'));
    }
    arena_done(&a);
    return 0;
}
