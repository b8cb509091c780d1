/* import_read.c: a file on the disk to checked rows. */
#include <errno.h>

#include "plan/import.h"

/* What is remembered of the bytes: their hash, and for CSV how they were written. */
struct look {
    struct str first; /* up to the first end of line, and a little more */
    char last;
    int64_t size;
    struct sha256 hash;
};

static enum status look_at(struct ctx *c, const char *path, struct look *out)
{
    enum { CHUNK = 65536 };
    char *buf = arena_alloc(c->arena, CHUNK);
    struct hasher h;
    FILE *f = fopen(path, "rbe");
    size_t n;
    bool bad;

    if (f == NULL)
        return fail(c, ST_FAULT, "%s: %s", path, strerror(errno));
    hasher_init(&h);
    *out = (struct look){ 0 };
    while ((n = fread(buf, 1, CHUNK, f)) > 0) {
        if (out->size == 0)
            out->first = str_copy(c->arena, (struct str){ buf, n < 4096 ? n : 4096 });
        hasher_add(&h, buf, n);
        out->last = buf[n - 1];
        out->size += (int64_t)n;
        if (out->size > import_limits.bytes)
            break;
    }
    bad = ferror(f) != 0;
    (void)fclose(f);
    if (bad)
        return fail(c, ST_FAULT, "%s cannot be read", path);
    out->hash = hasher_end(&h);
    return ST_OK;
}

struct str table_fault_text(struct arena *a, enum lang lang, const struct table_fault *f)
{
    struct str what = tr_with(a, lang, f->key, &f->arg, 1);
    struct str args[3] = { str_printf(a, "%zu", f->line), str_printf(a, "%zu", f->column), what };

    if (f->line == 0)
        return what;
    return tr_with(a, lang, f->column == 0 ? "plan.import.at_line" : "plan.import.at_line_place",
                   args, ARRAY_LEN(args));
}

enum status import_read(struct ctx *c, const char *path, struct import *out, struct sha256 *hash,
                        struct table_fault *fault)
{
    struct table table = { 0 };
    struct look look = { 0 };
    enum status s = look_at(c, path, &look);

    if (s == ST_OK)
        s = table_read(c, path, &import_limits, &table, fault);
    if (s != ST_OK)
        return s;
    *hash = look.hash;
    if (str_starts(look.first, STR("PK\x03\x04"))) {
        out->form.crlf = true;
    } else {
        csv_form_sniff(look.first, &out->form);
        out->form.no_last_end = look.last != '\n';
    }
    return import_check(c->arena, &table, out);
}
