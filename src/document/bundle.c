/* bundle.c: writes the ZIP, and checks each file against its hash on the way. */
#include "document/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "document/pack.h"
#include "document/store.h"

struct packing {
    struct ctx *c;
    const struct pack_module *pack;
    struct pack *to;
    struct buf csv, sums;
    struct json json;
    int64_t newest; /* the time that the manifests bear */
    struct str last_path;
    int64_t last_document;
};

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

static enum status zip_fault(struct packing *p, const char *what)
{
    return fail(p->c, ST_FAULT, "bundle: %s: %s", what, p->pack->why(p->to));
}

/* Text is squeezed; the rest has been by who made it. */
static enum status begin_entry(struct packing *p, struct str path, int64_t size, int64_t at,
                               bool text)
{
    const struct pack_member m = { .path = str_z(p->c->arena, path),
                                   .size = size,
                                   .time = at / SECOND,
                                   .mode = 0644,
                                   .squeeze = text };

    return p->pack->begin(p->to, &m) ? ST_OK : zip_fault(p, "header");
}

static enum status put(struct packing *p, const void *bytes, size_t n)
{
    return p->pack->put(p->to, bytes, n) ? ST_OK : zip_fault(p, "data");
}

static void note_sum(struct packing *p, const struct sha256 *hash, struct str path)
{
    buf_printf(&p->sums, STR_FMT "  " STR_FMT "\n",
               STR_ARG(hex_of(p->c->arena, hash->b, sizeof(hash->b))), STR_ARG(path));
}

static enum status pack_text(struct packing *p, struct str path, struct str text, int64_t at)
{
    struct sha256 hash = sha256_of(text.p, text.n);
    enum status s = begin_entry(p, path, (int64_t)text.n, at, true);

    if (s == ST_OK)
        s = put(p, text.p, text.n);
    if (s == ST_OK)
        note_sum(p, &hash, path);
    return s;
}

static enum status copy_file(struct packing *p, const struct bundle_line *l, int fd,
                             struct sha256 *hash)
{
    char *buffer = arena_alloc(p->c->arena, 65536);
    struct hasher h;
    ssize_t n = 0;

    hasher_init(&h);
    while ((n = read(fd, buffer, 65536)) > 0) {
        enum status s = put(p, buffer, (size_t)n);

        if (s != ST_OK)
            return s;
        hasher_add(&h, buffer, (size_t)n);
    }
    *hash = hasher_end(&h);
    if (n < 0 || !bytes_equal(hash->b, l->sha256.p, SHA256_LEN))
        return fail(p->c, ST_FAULT, "bundle: document %" PRId64 " does not have its hash",
                    l->document_id);
    return ST_OK;
}

static enum status pack_file(struct packing *p, const struct bundle_line *l, struct str path)
{
    CLEANUP(fd_close) int fd = -1;
    struct sha256 hash;

    if (l->sha256.n != SHA256_LEN)
        return fail(p->c, ST_FAULT, "bundle: document %" PRId64 " has no hash", l->document_id);
    memcpy(hash.b, l->sha256.p, sizeof(hash.b));
    enum status s = store_open(p->c, &hash, l->size, &fd);
    if (s == ST_OK)
        s = begin_entry(p, path, l->size, l->uploaded_at, str_starts(l->media_type, STR("text/")));
    if (s == ST_OK)
        s = copy_file(p, l, fd, &hash);
    if (s == ST_OK)
        note_sum(p, &hash, path);
    return s;
}

struct str bundle_folder(struct arena *a, struct str words, size_t max)
{
    struct str name = str_trim(utf8_prefix(words, max));
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < name.n; i++) {
        unsigned char ch = (unsigned char)name.p[i];

        bool bad = ch < ' ' || ch == 0x7F || strchr("/\\:*?\"<>|", ch) != NULL;

        buf_add(&b, bad ? STR("_") : str_sub(name, i, 1));
    }
    while (b.n > 0 && (b.p[b.n - 1] == '.' || b.p[b.n - 1] == ' '))
        b.n--;
    return buf_str(&b);
}

/* A name that every system can hold, and whose number leads to /dokumen/NUMBER. */
static struct str entry_path(struct packing *p, const struct bundle_line *l)
{
    const struct media *m = media_by_type(l->media_type);
    bool text = str_eq(l->kind, STR("link")) || str_eq(l->kind, STR("text"));
    const char *suffix = text ? ".txt" : m == NULL || media_by_name(l->name) == m ? "" : m->suffix;
    struct str name = bundle_folder(p->c->arena, l->name, 120);

    if (l->document_id == 0)
        return str_printf(p->c->arena, "bukti/" STR_FMT "/" STR_FMT "%s", STR_ARG(l->folder),
                          STR_ARG(name), suffix);
    return str_printf(p->c->arena, "bukti/" STR_FMT "/%" PRId64 " " STR_FMT "%s",
                      STR_ARG(l->folder), l->document_id, STR_ARG(name), suffix);
}

/* Cells that a spreadsheet would run are made text. */
static void csv_cell(struct buf *b, struct str s, const char *after)
{
    bool runs = s.n > 0 && strchr("=+-@\t\r", s.p[0]) != NULL;

    buf_add_char(b, '"');
    if (runs)
        buf_add_char(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_add_char(b, '"');
        buf_add_char(b, s.p[i]);
    }
    buf_add_char(b, '"');
    buf_add(b, str_of(after));
}

static void note_line(struct packing *p, const struct bundle_line *l, struct str path)
{
    struct arena *a = p->c->arena;
    const struct {
        const char *key;
        struct str value;
    } cells[] = {
        { "path", path },
        { "ref", l->folder },
        { "proves", l->proves },
        { "state", l->state },
        { "name", l->name },
        { "kind", l->kind },
        { "sha256", hex_of(a, l->sha256.p, l->sha256.n) },
        { "size", str_printf(a, "%" PRId64, l->size) },
        { "effective_from", l->effective_from },
        { "effective_until", l->effective_until },
        { "uploaded_at", time_iso(a, l->uploaded_at) },
        { "uploaded_by", l->uploader },
    };

    json_open(&p->json, '{');
    for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
        csv_cell(&p->csv, cells[i].value, i + 1 < ARRAY_LEN(cells) ? "," : "\r\n");
        if (str_eq(str_of(cells[i].key), STR("size")))
            json_put_int(&p->json, "size", l->size);
        else
            json_put_str(&p->json, cells[i].key, cells[i].value);
    }
    json_close(&p->json);
}

static enum status pack_line(struct packing *p, const struct bundle_line *l)
{
    struct str path = entry_path(p, l);
    enum status s = ST_OK;

    /* Lines of one document in one folder follow each other: it is packed at the first. */
    if (p->last_document != l->document_id || !str_eq(p->last_path, path)) {
        s = str_eq(l->kind, STR("file")) ? pack_file(p, l, path)
                                         : pack_text(p, path, l->content, l->uploaded_at);
        p->last_document = l->document_id;
        p->last_path = path;
    }
    if (l->uploaded_at > p->newest)
        p->newest = l->uploaded_at;
    if (s == ST_OK)
        note_line(p, l, path);
    return s;
}

static void manifests_begin(struct packing *p, const struct bundle *b,
                            const struct checkpoint *head)
{
    struct ctx *c = p->c;

    buf_init(&p->csv, c->arena);
    buf_init(&p->sums, c->arena);
    buf_add(&p->csv, STR("path,ref,proves,state,name,kind,sha256,size,effective_from,"
                         "effective_until,uploaded_at,uploaded_by\r\n"));
    json_init(&p->json, c->arena);
    json_open(&p->json, '{');
    json_put_str(&p->json, "title", b->title);
    json_put_str(&p->json, "period", b->period);
    json_put_str(&p->json, "unit_code", c->who.unit_code);
    json_put_str(&p->json, "unit", c->who.unit_name);
    json_put_int(&p->json, "ledger_size", head->size);
    json_put_str(&p->json, "ledger_root", hex_of(c->arena, head->root.p, head->root.n));
    json_key(&p->json, "evidence");
    json_open(&p->json, '[');
}

static enum status manifests_end(struct packing *p, const struct checkpoint *head)
{
    json_close(&p->json);
    json_close(&p->json);
    enum status s = pack_text(p, STR("checkpoint.txt"), head->note, p->newest);

    if (s == ST_OK)
        s = pack_text(p, STR("manifest.csv"), buf_str(&p->csv), p->newest);
    if (s == ST_OK)
        s = pack_text(p, STR("manifest.json"), json_text(&p->json), p->newest);
    if (s == ST_OK)
        s = begin_entry(p, STR("SHA256SUMS"), (int64_t)p->sums.n, p->newest, true);
    if (s == ST_OK)
        s = put(p, p->sums.p, p->sums.n);
    if (s == ST_OK && !p->pack->end(p->to))
        s = zip_fault(p, "end");
    return s;
}

static enum status pack_all(struct packing *p, const struct bundle *b)
{
    struct checkpoint head = { 0 };
    enum status s = checkpoint_current(p->c, p->c->who.unit_id, &head);

    if (s != ST_OK)
        return s;
    manifests_begin(p, b, &head);
    for (size_t i = 0; i < b->n && s == ST_OK; i++)
        s = pack_line(p, &b->line[i]);
    return s == ST_OK ? manifests_end(p, &head) : s;
}

enum status bundle_write(struct ctx *c, const struct bundle *b, int fd)
{
    char why[512];
    struct packing p = { .c = c, .pack = module_open("pack", why, sizeof(why)) };
    enum status s;

    if (p.pack == NULL)
        return fail(c, ST_FAULT, "bundle: %s", why);
    p.to = p.pack->write(fd, PACK_ZIP);
    s = pack_all(&p, b);
    p.pack->drop(p.to);
    return s;
}

enum status bundle_answer(struct ctx *c, int fd, struct str name)
{
    struct stat st;

    if (lseek(fd, 0, SEEK_SET) != 0 || fstat(fd, &st) != 0) {
        enum status s = fail(c, ST_FAULT, "bundle: %s", strerrorname_np(errno));

        (void)close(fd);
        return s;
    }
    c->res->fd = fd;
    c->res->fd_size = st.st_size;
    response_header(c->res, "Content-Type", STR("application/zip"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"" STR_FMT "\"", STR_ARG(name)));
    return ST_OK;
}
