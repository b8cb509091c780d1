/* zip.c: the only code that unpacks; every limit of a ZIP file is kept here. */
#include "reader/zip.h"

#include <archive.h>
#include <archive_entry.h>

struct unpack {
    struct reading *r;
    struct archive *from;
    int64_t total; /* bytes unpacked so far, of all parts */
};

static void reader_free(struct archive **a)
{
    if (*a != NULL)
        archive_read_free(*a);
}

static bool too_much(const struct unpack *u)
{
    if (u->total > READ_MAX_UNPACKED)
        return true;
    return u->total > READ_RATIO_FROM && u->total / READ_MAX_RATIO > (int64_t)u->r->in.n;
}

struct room {
    char *p;
    size_t n, cap;
};

/* Reads the part to its end; its checksum is compared there. Keeps the bytes where `keep` is set.
 */
static bool unpack_part(struct unpack *u, struct str name, struct room *keep)
{
    const void *p = NULL;
    size_t n = 0;
    la_int64_t at = 0;
    int got = 0;

    while ((got = archive_read_data_block(u->from, &p, &n, &at)) == ARCHIVE_OK) {
        u->total += (int64_t)n;
        if (too_much(u))
            return stop(u->r, REASON_TOO_BIG, name);
        if (keep == NULL)
            continue;
        if (at != (la_int64_t)keep->n || n > keep->cap - keep->n)
            return stop(u->r, REASON_BROKEN, name);
        memcpy(keep->p + keep->n, p, n);
        keep->n += n;
    }
    if (got != ARCHIVE_EOF)
        return stop(u->r, REASON_BROKEN, name);
    return true;
}

const struct part *part_find(const struct parts *parts, struct str name)
{
    for (size_t i = 0; i < parts->n; i++) {
        if (str_eq(parts->p[i].name, name))
            return &parts->p[i];
    }
    return NULL;
}

static bool take_entry(struct unpack *u, struct archive_entry *e, bool (*want)(struct str name),
                       struct parts *out)
{
    struct reading *r = u->r;
    struct str name = str_copy(r->arena, str_of(archive_entry_pathname(e)));

    if (name.n == 0)
        return stop(r, REASON_BROKEN, STR("?"));
    if (archive_entry_is_encrypted(e))
        return stop(r, REASON_ENCRYPTED, name);
    if (!archive_entry_size_is_set(e) || archive_entry_size(e) < 0)
        return stop(r, REASON_BROKEN, name);
    if (archive_entry_size(e) > READ_MAX_UNPACKED - u->total)
        return stop(r, REASON_TOO_BIG, name);
    if (!want(name))
        return unpack_part(u, name, NULL);
    if (part_find(out, name) != NULL)
        return stop(r, REASON_BROKEN, name);

    struct room data = { .cap = (size_t)archive_entry_size(e) };
    data.p = arena_alloc(r->arena, data.cap + 1);
    if (!unpack_part(u, name, &data))
        return false;
    out->p[out->n++] = (struct part){ name, { data.p, data.n } };
    return true;
}

bool zip_read(struct reading *r, bool (*want)(struct str name), struct parts *out)
{
    CLEANUP(reader_free) struct archive *a = archive_read_new();
    struct unpack u = { r, a, 0 };
    struct archive_entry *e = NULL;
    int n = 0, got = 0;

    out->n = 0;
    if (a == NULL)
        return stop(r, REASON_TOO_BIG, STR("memory"));
    if (archive_read_support_format_zip_seekable(a) != ARCHIVE_OK ||
        archive_read_open_memory(a, r->in.p, r->in.n) != ARCHIVE_OK)
        return stop(r, REASON_BROKEN, STR("ZIP"));
    while ((got = archive_read_next_header(a, &e)) == ARCHIVE_OK || got == ARCHIVE_WARN) {
        if (++n > READ_MAX_PARTS)
            return stop(r, REASON_TOO_MANY_PARTS, STR(""));
        if (!take_entry(&u, e, want, out))
            return false;
    }
    if (got != ARCHIVE_EOF || n == 0)
        return stop(r, REASON_BROKEN, STR("ZIP"));
    return true;
}
