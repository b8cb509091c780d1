/*
 * response.c: from struct response to libmicrohttpd's, and the headers that every answer carries.
 *
 * A page of the cache becomes a finished MHD_Response once per encoding, kept with the page:
 * sending it again is a look-up. Other bodies are made into one piece where that is cheap, and else
 * sent from where they lie, in the request's arena or in a cached fragment.
 */
#include <assert.h>

#include "base/log.h"
#include "base/number.h"
#include "base/time.h"
#include "http/call.h"

enum { GZIP_FROM = 1000, JOIN_UP_TO = 256 * 1024 };

/* The one list of what every answer says unless its handler said it first. An empty value from a
 * handler leaves the header out. */
static const struct {
    const char *name, *value;
} default_header[] = {
    { "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
      "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Permissions-Policy", "camera=(), geolocation=(), microphone=()" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Cache-Control", "no-store" },
};

/* What a cached page keeps: answers that differ in nothing but the body's coding. */
struct ready {
    struct arena arena;
    struct params header;
    _Atomic(struct MHD_Response *) form[ENC_COUNT];
    struct MHD_Response *not_modified;
};

void response_header(struct response *r, const char *name, struct str value)
{
    assert(r->n_header < ARRAY_LEN(r->header));
    assert(value.n == 0 ||
           (memchr(value.p, '\r', value.n) == NULL && memchr(value.p, '\n', value.n) == NULL &&
            memchr(value.p, '\0', value.n) == NULL));
    r->header[r->n_header++] = (struct param){ .name = str_of(name), .value = value };
}

static struct str header_set(const struct response *r, const char *name)
{
    for (size_t i = 0; i < r->n_header; i++) {
        if (str_eq_nocase(r->header[i].name, str_of(name)))
            return r->header[i].value;
    }
    return STR("");
}

static bool header_is_set(const struct response *r, const char *name)
{
    for (size_t i = 0; i < r->n_header; i++) {
        if (str_eq_nocase(r->header[i].name, str_of(name)))
            return true;
    }
    return false;
}

static void add(struct MHD_Response *m, const char *name, const char *value)
{
    if (MHD_add_response_header(m, name, value) != MHD_YES)
        log_line(LOG_ERROR, "libmicrohttpd refused the header %s", name);
}

static void add_headers(struct arena *a, struct MHD_Response *m, const struct response *r,
                        const char *type)
{
    for (size_t i = 0; i < r->n_header; i++) {
        if (r->header[i].value.n > 0)
            add(m, str_z(a, r->header[i].name), str_z(a, r->header[i].value));
    }
    for (size_t i = 0; i < ARRAY_LEN(default_header); i++) {
        bool page = r->page != NULL && str_eq(str_of(default_header[i].name), STR("Cache-Control"));

        if (!page && !header_is_set(r, default_header[i].name))
            add(m, default_header[i].name, default_header[i].value);
    }
    if (type != NULL && !header_is_set(r, "Content-Type"))
        add(m, "Content-Type", type);
}

static void *bytes_of(struct str s)
{
    union {
        const char *in;
        void *out;
    } u = { .in = s.p };

    return s.n == 0 ? NULL : u.out;
}

/* libmicrohttpd reads from where the bytes lie. */
static struct MHD_Response *from_bytes(struct str s)
{
    struct MHD_Response *m =
        MHD_create_response_from_buffer(s.n, bytes_of(s), MHD_RESPMEM_PERSISTENT);

    if (m == NULL)
        abort();
    return m;
}

static bool etag_matches(const struct call *call, struct str etag)
{
    struct str list = header_of(call, "If-None-Match");

    if (etag.n == 0 || list.n == 0)
        return false;
    if (str_starts(etag, STR("W/")))
        etag = str_sub(etag, 2, etag.n);
    return str_has(list, etag) || str_eq(str_trim(list), STR("*"));
}

/* What compressing makes smaller; a PDF or a picture has it behind it. */
static bool is_text(struct str type)
{
    return str_starts(type, STR("text/")) || str_starts(type, STR("application/json")) ||
           str_starts(type, STR("image/svg+xml")) || str_starts(type, STR("application/xml")) ||
           str_starts(type, STR("application/ld+json"));
}

/* ---- pages of the cache ---- */

static void ready_free(void *with)
{
    struct ready *r = with;
    struct arena arena = r->arena;

    for (int i = 0; i < ENC_COUNT; i++) {
        struct MHD_Response *m = atomic_load(&r->form[i]);

        if (m != NULL)
            MHD_destroy_response(m);
    }
    MHD_destroy_response(r->not_modified);
    arena_done(&arena);
}

static void page_headers(struct arena *a, struct MHD_Response *m, const struct response *res,
                         const struct cached *page)
{
    /* Kept by whoever likes, asked for each time: the answer is mostly 304. */
    if (!header_is_set(res, "Cache-Control"))
        add(m, "Cache-Control", "no-cache");
    add_headers(a, m, res, str_z(a, page->type));
    if (!header_is_set(res, "ETag"))
        add(m, "ETag", page->etag);
    if (!header_is_set(res, "Vary"))
        add(m, "Vary", "Accept-Encoding, Accept-Language, Cookie");
}

static struct ready *ready_new(const struct response *res)
{
    struct arena a;

    arena_init(&a);
    struct ready *r = arena_new(&a, struct ready);
    struct param *p = arena_array(&a, res->n_header, sizeof(*p));

    for (size_t i = 0; i < res->n_header; i++) {
        p[i].name = str_copy(&a, res->header[i].name);
        p[i].value = str_copy(&a, res->header[i].value);
    }
    r->header = (struct params){ .p = p, .n = res->n_header };
    r->not_modified = from_bytes(STR(""));
    page_headers(&a, r->not_modified, res, res->page);
    r->arena = a;
    return r;
}

static bool same_headers(struct params p, const struct response *res)
{
    if (p.n != res->n_header)
        return false;
    for (size_t i = 0; i < p.n; i++) {
        if (!str_eq(p.p[i].name, res->header[i].name) ||
            !str_eq(p.p[i].value, res->header[i].value))
            return false;
    }
    return true;
}

static struct MHD_Response *page_form(struct arena *a, const struct response *res,
                                      enum encoding enc)
{
    struct MHD_Response *m = from_bytes(cached_encoded(res->page, enc));

    page_headers(a, m, res, res->page);
    if (enc != ENC_PLAIN)
        add(m, "Content-Encoding", encoding_name(enc));
    return m;
}

static enum encoding best_encoding(const struct call *call, const struct cached *page)
{
    unsigned bits =
        is_text(page->type) ? encodings_accepted(header_of(call, "Accept-Encoding").p) : 0;

    for (int e = ENC_COUNT - 1; e > ENC_PLAIN; e--) {
        if ((bits & (1U << e)) != 0 && cached_encoded(page, (enum encoding)e).n > 0)
            return (enum encoding)e;
    }
    return ENC_PLAIN;
}

/* The ready answers of a page, or NULL when they were made with other headers. */
static struct ready *ready_of(const struct response *res)
{
    struct cached *page = cached_own(res->page);
    struct ready *r = atomic_load_explicit(&page->ready, memory_order_acquire);

    if (r == NULL) {
        pthread_mutex_lock(&page->making);
        r = atomic_load(&page->ready);
        if (r == NULL) {
            r = ready_new(res);
            page->ready_free = ready_free;
            atomic_store_explicit(&page->ready, r, memory_order_release);
        }
        pthread_mutex_unlock(&page->making);
    }
    return same_headers(r->header, res) ? r : NULL;
}

static struct MHD_Response *ready_form(struct ready *r, const struct response *res,
                                       enum encoding enc)
{
    struct MHD_Response *m = atomic_load_explicit(&r->form[enc], memory_order_acquire);

    if (m != NULL)
        return m;
    struct MHD_Response *none = NULL;

    /* Two threads may make it at once; the slower one's is thrown away. The arena of `ready` is not
     * used here: it belongs to whoever made it. */
    struct arena scratch;

    arena_init(&scratch);
    m = page_form(&scratch, res, enc);
    arena_done(&scratch);
    if (atomic_compare_exchange_strong(&r->form[enc], &none, m))
        return m;
    MHD_destroy_response(m);
    return none;
}

static void answer_page(struct call *call)
{
    const struct response *res = &call->res;
    struct ready *r = ready_of(res);
    bool same = call->status == 200 && etag_matches(call, str_of(res->page->etag));
    enum encoding enc = same ? ENC_PLAIN : best_encoding(call, res->page);

    call->answer_shared = r != NULL;
    if (same) {
        call->status = 304;
        if (r != NULL) {
            call->answer = r->not_modified;
        } else {
            call->answer = from_bytes(STR(""));
            page_headers(&call->arena, call->answer, res, res->page);
        }
        return;
    }
    call->answer = r != NULL ? ready_form(r, res, enc) : page_form(&call->arena, res, enc);
    call->sent = cached_encoded(res->page, enc).n;
}

/* ---- what was made for this request ---- */

static struct piece piece_of(const struct call *call, struct str s)
{
    for (const struct used *u = call->used; u != NULL; u = u->next) {
        if (u->cached->bytes.p == s.p && u->cached->bytes.n == s.n)
            return cached_piece(u->cached);
    }
    return (struct piece){ .plain = s };
}

/* The body as chunks, whatever it is made of. */
static size_t gather(struct call *call, struct piece **out, size_t *total)
{
    const struct response *res = &call->res;
    size_t n = res->out != NULL ? res->out->n_chunk : 1;
    struct piece *p = arena_array(&call->arena, n, sizeof(*p));

    *total = 0;
    for (size_t i = 0; i < n; i++) {
        struct str s = res->body;

        if (res->out != NULL)
            s = (struct str){ .p = res->out->chunk[i].p, .n = res->out->chunk[i].n };
        p[i].plain = s;
        *total += s.n;
    }
    *out = p;
    return n;
}

static struct str join(struct arena *a, const struct piece *p, size_t n, size_t total)
{
    char *all = arena_raw(a, total);
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        if (p[i].plain.n > 0)
            memcpy(all + at, p[i].plain.p, p[i].plain.n);
        at += p[i].plain.n;
    }
    return (struct str){ .p = all, .n = total };
}

/* One piece goes out together with its head, in one call and one segment less; libmicrohttpd sends
 * the head of several by itself. Copying a page costs less than that. */
static struct MHD_Response *from_pieces(struct arena *a, const struct piece *p, size_t n,
                                        size_t total)
{
    if (n == 1)
        return from_bytes(p[0].plain);
    if (total <= JOIN_UP_TO)
        return from_bytes(join(a, p, n, total));
    struct MHD_IoVec *v = arena_array(a, n, sizeof(*v));

    for (size_t i = 0; i < n; i++)
        v[i] = (struct MHD_IoVec){ .iov_base = p[i].plain.p, .iov_len = p[i].plain.n };
    struct MHD_Response *m = MHD_create_response_from_iovec(v, (unsigned)n, NULL, NULL);

    if (m == NULL)
        abort();
    return m;
}

static void answer_bytes(struct call *call, struct thread *t)
{
    struct response *res = &call->res;
    struct piece *piece = NULL;
    size_t total = 0;
    size_t n = gather(call, &piece, &total);
    const char *type = res->out != NULL ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    struct str shown =
        header_is_set(res, "Content-Type") ? header_set(res, "Content-Type") : str_of(type);
    bool text = total >= GZIP_FROM && !call->secret && is_text(shown) &&
                !header_is_set(res, "Content-Encoding");
    unsigned bits = text ? encodings_accepted(header_of(call, "Accept-Encoding").p) : 0;

    if ((bits & (1U << ENC_GZIP)) != 0) {
        for (size_t i = 0; i < n; i++)
            piece[i] = piece_of(call, piece[i].plain);
        if (t->deflater == NULL)
            t->deflater = deflater_new();
        struct str packed = gzip_pieces(t->deflater, &call->arena, piece, n);

        response_header(res, "Content-Encoding", STR("gzip"));
        call->answer = from_bytes(packed);
        total = packed.n;
    } else {
        call->answer =
            total == 0 ? from_bytes(STR("")) : from_pieces(&call->arena, piece, n, total);
    }
    add_headers(&call->arena, call->answer, res, total > 0 ? type : NULL);
    if (text && !header_is_set(res, "Vary"))
        add(call->answer, "Vary", "Accept-Encoding");
    call->sent = total;
}

/* ---- files ---- */

/* One range of bytes: "bytes=a-b", "bytes=a-" or "bytes=-n". 0: none asked for, 1: *from and
 * *length are set, -1: cannot be satisfied. Several ranges are answered with the whole file. */
static int range_of(const struct call *call, int64_t size, int64_t *from, int64_t *length)
{
    struct str s = header_of(call, "Range");
    struct str if_range = header_of(call, "If-Range");
    int64_t first = 0, last = size - 1;

    if (!str_starts(s, STR("bytes=")) || memchr(s.p, ',', s.n) != NULL)
        return 0;
    if (if_range.n > 0 && !str_eq(if_range, header_set(&call->res, "ETag")))
        return 0;
    struct str b = str_sub(s, 6, s.n);
    struct str a = str_cut(&b, '-');

    if (a.n == 0) {
        if (!int_parse_range(b, 0, INT64_MAX, &last))
            return 0;
        first = last < size ? size - last : 0;
        last = last == 0 ? -1 : size - 1;
    } else if (!int_parse_range(a, 0, INT64_MAX, &first) ||
               (b.n > 0 && !int_parse_range(b, first, INT64_MAX, &last))) {
        return 0;
    }
    if (last > size - 1)
        last = size - 1;
    if (first > last)
        return -1;
    *from = first;
    *length = last - first + 1;
    return 1;
}

static void answer_file(struct call *call)
{
    struct response *res = &call->res;
    struct arena *a = &call->arena;
    int64_t from = 0, length = res->fd_size;
    int range = call->status == 200 ? range_of(call, res->fd_size, &from, &length) : 0;

    if (range < 0) {
        call->status = 416;
        call->answer = from_bytes(STR(""));
        response_header(res, "Content-Range",
                        str_printf(a, "bytes */%lld", (long long)res->fd_size));
        add_headers(a, call->answer, res, NULL);
        return;
    }
    if (range > 0) {
        call->status = 206;
        response_header(res, "Content-Range",
                        str_printf(a, "bytes %lld-%lld/%lld", (long long)from,
                                   (long long)(from + length - 1), (long long)res->fd_size));
    }
    call->answer =
        MHD_create_response_from_fd_at_offset64((uint64_t)length, res->fd, (uint64_t)from);
    if (call->answer == NULL)
        abort();
    res->fd = -1; /* closed with the answer */
    add_headers(a, call->answer, res, "application/octet-stream");
    add(call->answer, "Accept-Ranges", "bytes");
    call->sent = (uint64_t)length;
}

/* from call->res to call->answer */
static void answer_make(struct call *call, struct thread *t)
{
    struct response *res = &call->res;

    call->status = res->status == 0 ? 200 : (unsigned)res->status;
    if (res->page != NULL) {
        answer_page(call);
        return;
    }
    if (call->status == 200 && call->req.method == GET &&
        etag_matches(call, header_set(res, "ETag"))) {
        call->status = 304;
        call->answer = from_bytes(STR(""));
        add_headers(&call->arena, call->answer, res, NULL);
        return;
    }
    if (res->fd >= 0)
        answer_file(call);
    else
        answer_bytes(call, t);
    if (atomic_load_explicit(&call->server->stopping, memory_order_relaxed))
        add(call->answer, "Connection", "close");
}

void call_handle(struct call *call, struct thread *t)
{
    const struct server_options *o = &call->server->options;

    if (!static_answer(call))
        o->handle(o->with, t->number, &call->arena, &call->req, &call->res);
    if (call->res.later)
        return;
    /* Whatever the handler made of it, a request that could not be read never looks like success.
     */
    if (call->req.trouble != 0 && call->res.status < 400)
        call->res.status = call->req.trouble;
    answer_make(call, t);
    if (call->req.trouble == 503 && !call->answer_shared)
        add(call->answer, "Retry-After", "5");
}

enum MHD_Result answer_send(struct call *call)
{
    call->phase = PHASE_DONE;
    conn_deadline(call->conn, time_mono(), SEND_SECONDS, (int64_t)call->sent);
    return MHD_queue_response(call->mhd, call->status, call->answer);
}
