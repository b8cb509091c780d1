/* workbook.c: a workbook's file in DATA/tmp; what is in it, the module writes (document/xlsx.h). */
#include "document/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "core/app.h"
#include "document/xlsx.h"

struct workbook {
    struct ctx *c;
    const char *path;
    const struct xlsx_module *calls;
    struct xlsx *file; /* NULL: closed */
};

enum status book_open(struct ctx *c, struct str title, struct workbook **out)
{
    struct arena *a = c->arena;
    struct str dir = str_printf(a, STR_FMT "/tmp", STR_ARG(c->app->data_dir));
    struct workbook *b = arena_new(a, struct workbook);
    struct xlsx_options o = { .tmp_dir = str_z(a, dir),
                              .title = str_z(a, title),
                              .author = str_z(a, c->who.unit_name) };
    char why[512];

    b->c = c;
    b->calls = module_open("xlsx", why, sizeof(why));
    if (b->calls == NULL)
        return fail(c, ST_FAULT, "workbook: %s", why);
    if (mkdir(o.tmp_dir, 0700) != 0 && errno != EEXIST)
        return fail(c, ST_FAULT, "%s: %s", o.tmp_dir, strerror(errno));
    b->path = str_z(a, str_printf(a, STR_FMT "/runut-%016llx.xlsx", STR_ARG(dir),
                                  (unsigned long long)random_u64()));
    o.path = b->path;
    o.created = (int64_t)day_today(c->now, (int)c->who.zone) * 86400;
    b->file = b->calls->open(a, &o);
    if (b->file == NULL)
        return fail(c, ST_FAULT, "no room for a workbook");
    *out = b;
    return ST_OK;
}

/* ── Sheets and cells ── */

void book_sheet(struct workbook *b, struct str name, const struct book_column *column, size_t n,
                size_t frozen)
{
    b->calls->sheet(b->file, name, column, n, frozen);
}

void book_activate(struct workbook *b)
{
    b->calls->activate(b->file);
}

void book_next_row(struct workbook *b)
{
    b->calls->next_row(b->file);
}

void book_text(struct workbook *b, size_t col, struct str s)
{
    if (s.n > 0)
        b->calls->text(b->file, col, s, XLSX_TEXT);
}

void book_state(struct workbook *b, size_t col, struct str s, enum part_state state)
{
    if (s.n > 0)
        b->calls->text(b->file, col, s, XLSX_STATE + (unsigned)state);
}

void book_number(struct workbook *b, size_t col, double v, bool grouped)
{
    b->calls->number(b->file, col, v, grouped ? XLSX_GROUPED : XLSX_NUMBER);
}

void book_minutes(struct workbook *b, size_t col, int64_t minutes)
{
    b->calls->number(b->file, col, (double)minutes / (24 * 60), XLSX_MINUTES);
}

void book_date(struct workbook *b, size_t col, int32_t day)
{
    struct civil v = day_civil(day);

    b->calls->moment(b->file, col, &v, XLSX_DATE);
}

void book_time(struct workbook *b, size_t col, int64_t t)
{
    struct civil v = time_civil(t, (int)b->c->who.zone);

    if (t != 0)
        b->calls->moment(b->file, col, &v, XLSX_TIME);
}

/* ── The end ── */

void book_drop(struct workbook **b)
{
    if (*b == NULL || (*b)->file == NULL)
        return;
    (void)(*b)->calls->close((*b)->file);
    (void)unlink((*b)->path);
    (*b)->file = NULL;
}

enum status book_end(struct workbook *b, int *fd, int64_t *size)
{
    const char *wrong = b->calls->close(b->file);
    int got = wrong == NULL ? open(b->path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat st;

    b->file = NULL;
    (void)unlink(b->path);
    if (wrong != NULL)
        return fail(b->c, ST_FAULT, "%s: %s", b->path, wrong);
    if (got < 0 || fstat(got, &st) != 0) {
        if (got >= 0)
            (void)close(got);
        return fail(b->c, ST_FAULT, "%s: %s", b->path, strerror(errno));
    }
    *fd = got;
    *size = st.st_size;
    return ST_OK;
}

enum status book_bytes(struct workbook *b, struct str *bytes)
{
    int fd = -1;
    int64_t size = 0;
    size_t at = 0;
    enum status s = book_end(b, &fd, &size);

    if (s != ST_OK)
        return s;
    char *p = arena_alloc(b->c->arena, (size_t)size + 1);
    for (ssize_t n; at < (size_t)size; at += (size_t)n) {
        n = read(fd, p + at, (size_t)size - at);
        if (n <= 0)
            break;
    }
    (void)close(fd);
    if (at != (size_t)size)
        return fail(b->c, ST_FAULT, "%s: %s", b->path, strerror(errno));
    *bytes = (struct str){ p, at };
    return ST_OK;
}
