/* test_cache.c: versions, budget, references, and the compressed forms. */
#include <brotli/decode.h>
#include <pthread.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/crypto.h"
#include "http/cached.h"
#include "text.h"

static void gives_what_was_put(void **unused)
{
    struct cache *c = cache_new(1 << 20);
    const struct cached *put = cache_put(c, STR("a"), 1, STR("bytes"), STR("text/plain"));

    (void)unused;
    assert_str(cached_bytes(put), STR("bytes"));
    const struct cached *got = cache_get(c, STR("a"), 1);

    assert_ptr_equal(put, got);
    assert_null(cache_get(c, STR("a"), 2)); /* another version of the data */
    assert_null(cache_get(c, STR("b"), 1));
    assert_null(cache_get(c, STR(""), 1));
    const struct cached *newer = cache_put(c, STR("a"), 2, STR("newer"), STR(""));

    assert_null(cache_get(c, STR("a"), 1));
    assert_str(cached_bytes(got), STR("bytes")); /* lives as long as somebody holds it */
    cached_release(put);
    cached_release(got);
    cached_release(newer);
    cached_release(NULL);
    cache_free(c);
}

static void oldest_leaves_first(void **unused)
{
    enum { BYTES = 20000, N = 40 };
    struct cache *c = cache_new(400 * 1000); /* about 14 of them */
    char *bytes = calloc(1, BYTES);
    size_t kept = 0;

    (void)unused;
    for (uint64_t i = 0; i < N; i++) {
        char key[2] = { 'k', (char)('0' + i) };

        cached_release(cache_put(c, (struct str){ key, 2 }, 1, (struct str){ bytes, BYTES }, STR("")));
        cached_release(cache_get(c, STR("k0"), 1)); /* is used again and again */
    }
    for (uint64_t i = 0; i < N; i++) {
        char key[2] = { 'k', (char)('0' + i) };
        const struct cached *e = cache_get(c, (struct str){ key, 2 }, 1);

        kept += e != NULL;
        assert_true(e != NULL || i != N - 1);
        cached_release(e);
    }
    assert_in_range(kept, 8, 15);
    free(bytes);
    cache_free(c);
}

static void too_big_is_not_kept(void **unused)
{
    struct cache *c = cache_new(10000);
    char *bytes = calloc(1, 10000);

    (void)unused;
    cached_release(cache_put(c, STR("small"), 1, STR("x"), STR("")));
    const struct cached *e = cache_put(c, STR("big"), 1, (struct str){ bytes, 10000 }, STR(""));

    assert_int_equal(cached_bytes(e).n, 10000);
    assert_null(cache_get(c, STR("big"), 1));
    cached_release(e);
    e = cache_get(c, STR("small"), 1);
    assert_non_null(e);
    cached_release(e);
    free(bytes);
    cache_free(c);
}

static struct str sample(struct arena *a, size_t n)
{
    char *p = arena_alloc(a, n);

    for (size_t i = 0; i < n; i++)
        p[i] = "Laporan bulan <td>"[i * i % 18];
    return (struct str){ p, n };
}

static struct str gunzip(struct arena *a, struct str packed, size_t room)
{
    char *p = arena_alloc(a, room);
    char *in = arena_copy(a, packed.p, packed.n);
    z_stream z = { .next_in = (Bytef *)in, .avail_in = (uInt)packed.n, .next_out = (Bytef *)p,
                   .avail_out = (uInt)room };

    assert_int_equal(inflateInit2(&z, 31), Z_OK);
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END); /* which checks length and CRC */
    assert_int_equal(z.avail_in, 0);
    assert_int_equal(inflateEnd(&z), Z_OK);
    return (struct str){ p, z.total_out };
}

static void compressed_forms_hold_the_same(void **unused)
{
    struct cache *c = cache_new(1 << 20);
    struct arena a;

    (void)unused;
    arena_init(&a);
    struct str bytes = sample(&a, 70000);
    const struct cached *e = cache_put(c, STR("p"), 1, bytes, STR("text/html"));

    assert_str(gunzip(&a, cached_encoded(e, ENC_GZIP), 80000), bytes);
    struct str br = cached_encoded(e, ENC_BROTLI);
    uint8_t *plain = arena_alloc(&a, 80000);
    size_t n = 80000;

    assert_int_equal(BrotliDecoderDecompress(br.n, (const uint8_t *)br.p, &n, plain),
                     BROTLI_DECODER_RESULT_SUCCESS);
    assert_str(((struct str){ (char *)plain, n }), bytes);
    cached_release(e);
    e = cache_put(c, STR("s"), 1, STR("short"), STR("text/html"));
    assert_int_equal(cached_encoded(e, ENC_GZIP).n, 0); /* does not pay */
    cached_release(e);
    arena_done(&a);
    cache_free(c);
}

static void fragments_go_into_gzip_as_they_are(void **unused)
{
    struct cache *c = cache_new(1 << 20);
    struct deflater *d = deflater_new();
    struct arena a;

    (void)unused;
    arena_init(&a);
    struct str big = sample(&a, 50000);
    const struct cached *e = cache_put(c, STR("f"), 1, big, STR(""));
    struct str head = sample(&a, 3000), foot = str_sub(big, 100, 400);
    struct piece piece[] = { { .plain = head }, cached_piece(e), { .plain = foot },
                             { .plain = STR("") }, cached_piece(e) };
    struct str wanted = str_printf(&a, STR_FMT STR_FMT STR_FMT STR_FMT, STR_ARG(head), STR_ARG(big),
                                   STR_ARG(foot), STR_ARG(big));

    for (int round = 0; round < 2; round++) /* the compressor is used again */
        assert_str(gunzip(&a, gzip_pieces(d, &a, piece, ARRAY_LEN(piece)), 200000), wanted);
    assert_str(gunzip(&a, gzip_pieces(d, &a, piece, 1), 200000), head);
    assert_str(gunzip(&a, gzip_pieces(d, &a, piece, 0), 10), STR(""));
    cached_release(e);
    deflater_free(d);
    arena_done(&a);
    cache_free(c);
}

static void *hammer(void *with)
{
    struct cache *c = with;

    for (uint64_t i = 0; i < 3000; i++) {
        char key[2] = { 'k', (char)('0' + i % 20) };
        struct str k = { key, 2 };
        const struct cached *e = cache_get(c, k, i / 500);

        if (e == NULL)
            e = cache_put(c, k, i / 500, STR("some bytes that are shared by threads"), STR("text/html"));
        (void)cached_encoded(e, ENC_GZIP);
        (void)cached_piece(e);
        cached_release(e);
    }
    return NULL;
}

static void serves_many_threads(void **unused)
{
    struct cache *c = cache_new(8000);
    pthread_t t[4];

    (void)unused;
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&t[i], NULL, hammer, c), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    cache_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_what_was_put),
        cmocka_unit_test(oldest_leaves_first),
        cmocka_unit_test(too_big_is_not_kept),
        cmocka_unit_test(compressed_forms_hold_the_same),
        cmocka_unit_test(fragments_go_into_gzip_as_they_are),
        cmocka_unit_test(serves_many_threads),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
