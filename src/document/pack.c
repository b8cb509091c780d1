/* pack.c: libarchive at work, as a module. */
#include "document/pack.h"

#include <archive.h>
#include <archive_entry.h>

struct pack {
    struct archive *archive;
    bool open, writing, zip;
};

static struct pack *pack_new(struct archive *archive)
{
    struct pack *p = calloc(1, sizeof(*p));

    if (p == NULL || archive == NULL)
        abort();
    p->archive = archive;
    return p;
}

/* ── Writing ── */

static bool set_form(struct archive *a, enum pack_form form)
{
    if (form == PACK_ZIP)
        return archive_write_set_format_zip(a) == ARCHIVE_OK &&
               archive_write_set_options(a, "hdrcharset=UTF-8") == ARCHIVE_OK &&
               archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK;
    (void)archive_write_set_format_pax_restricted(a);
    if (form == PACK_TAR_GZ)
        (void)archive_write_add_filter_gzip(a);
    else if (form == PACK_TAR_ZST)
        (void)archive_write_add_filter_zstd(a);
    return true;
}

static struct pack *pack_write(int fd, enum pack_form form)
{
    struct pack *p = pack_new(archive_write_new());

    p->writing = true;
    p->zip = form == PACK_ZIP;
    p->open = set_form(p->archive, form) && archive_write_open_fd(p->archive, fd) == ARCHIVE_OK;
    return p;
}

static bool pack_begin(struct pack *p, const struct pack_member *m)
{
    struct archive_entry *e;
    int did;

    if (!p->open)
        return false;
    e = archive_entry_new();
    if (p->zip) {
        (void)(m->squeeze ? archive_write_zip_set_compression_deflate(p->archive)
                          : archive_write_zip_set_compression_store(p->archive));
        archive_entry_set_pathname_utf8(e, m->path);
    } else {
        archive_entry_set_pathname(e, m->path);
    }
    archive_entry_set_size(e, m->size);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, (mode_t)m->mode);
    archive_entry_set_mtime(e, m->time, 0);
    did = archive_write_header(p->archive, e);
    archive_entry_free(e);
    return did == ARCHIVE_OK || (p->zip && did == ARCHIVE_WARN);
}

static bool pack_put(struct pack *p, const void *bytes, size_t n)
{
    const char *at = bytes;

    while (n > 0 && p->open) {
        la_ssize_t did = archive_write_data(p->archive, at, n);

        if (did <= 0)
            return false;
        at += did;
        n -= (size_t)did;
    }
    return p->open;
}

static bool pack_end(struct pack *p)
{
    return p->open && archive_write_close(p->archive) == ARCHIVE_OK;
}

/* ── Reading ── */

static struct pack *pack_read(const char *path, size_t block)
{
    struct pack *p = pack_new(archive_read_new());

    (void)archive_read_support_format_tar(p->archive);
    (void)archive_read_support_filter_gzip(p->archive);
    (void)archive_read_support_filter_zstd(p->archive);
    p->open = archive_read_open_filename(p->archive, path, block) == ARCHIVE_OK;
    return p;
}

static bool pack_is_open(const struct pack *p)
{
    return p->open;
}

static int pack_next(struct pack *p, struct pack_member *m)
{
    struct archive_entry *e = NULL;
    int got = p->open ? archive_read_next_header(p->archive, &e) : ARCHIVE_FATAL;

    if (got != ARCHIVE_OK)
        return got == ARCHIVE_EOF ? 0 : -1;
    *m = (struct pack_member){ .path = archive_entry_pathname(e),
                               .size = archive_entry_size(e),
                               .is_file = archive_entry_filetype(e) == AE_IFREG };
    return 1;
}

static ssize_t pack_get(struct pack *p, void *to, size_t n)
{
    return p->open ? archive_read_data(p->archive, to, n) : -1;
}

/* ── Both ── */

static const char *pack_why(struct pack *p)
{
    const char *said = archive_error_string(p->archive);

    return said != NULL ? said : "";
}

static void pack_drop(struct pack *p)
{
    if (p == NULL)
        return;
    (void)(p->writing ? archive_write_free(p->archive) : archive_read_free(p->archive));
    free(p);
}

MODULE_SHOWN extern const struct pack_module pack_module;
const struct pack_module pack_module = {
    .head = { MODULE_VERSION },
    .write = pack_write,
    .begin = pack_begin,
    .put = pack_put,
    .end = pack_end,
    .read = pack_read,
    .is_open = pack_is_open,
    .next = pack_next,
    .get = pack_get,
    .why = pack_why,
    .drop = pack_drop,
};
