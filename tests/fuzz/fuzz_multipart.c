/*
 * fuzz_multipart.c: the parts are the same in whatever pieces the body comes.
 *
 * The first byte gives the size of the pieces, the first line the media type, the rest is the body.
 */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "http/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct notes {
    struct buf text;
    bool open;
};

static int note_begin(void *with, struct str name, struct str filename, bool file)
{
    struct notes *notes = with;

    assert(!notes->open && utf8_text(name) && utf8_text(filename) && (file || filename.n == 0));
    notes->open = true;
    buf_printf(&notes->text, "<%d%zu,%zu>", file, name.n, filename.n);
    buf_add(&notes->text, name);
    buf_add(&notes->text, filename);
    return 0;
}

static int note_data(void *with, const char *p, size_t n)
{
    struct notes *notes = with;

    assert(notes->open && n > 0);
    buf_add(&notes->text, (struct str){ p, n });
    return 0;
}

static int note_end(void *with)
{
    struct notes *notes = with;

    assert(notes->open);
    notes->open = false;
    buf_add(&notes->text, STR("</>"));
    return 0;
}

static const struct multipart_sink sink = { note_begin, note_data, note_end };

static int run(struct arena *a, struct str type, struct str body, size_t piece, struct str *out)
{
    struct notes notes = { 0 };
    struct multipart m;

    buf_init(&notes.text, a);
    int trouble = multipart_init(&m, type, &sink, &notes);

    for (size_t i = 0; i < body.n && trouble == 0; i += piece) {
        struct str some = str_sub(body, i, piece);

        trouble = multipart_feed(&m, arena_copy(a, some.p, some.n), some.n);
    }
    *out = buf_str(&notes.text);
    return trouble != 0 ? trouble : multipart_end(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena a;
    struct str whole, pieces;

    if (n < 2)
        return 0;
    arena_init(&a);
    struct str body = { arena_copy(&a, data + 1, n - 1), n - 1 };
    struct str type = str_cut(&body, '\n');
    int first = run(&a, type, body, body.n + 1, &whole);
    int second = run(&a, type, body, data[0] % 37U + 1, &pieces);

    assert(first == 0 || first == 400 || first == 413 || first == 415);
    assert(first == second && (first != 0 || str_eq(whole, pieces)));
    arena_done(&a);
    return 0;
}
