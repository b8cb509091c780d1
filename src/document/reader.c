/* reader.c: has one file read and takes the answer apart, believing nothing. */
#include "document/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/utf8.h"
#include "core/app.h"
#include "reader/scan.h"

#define MAX_FRAMES (READ_MAX_CELLS + 2)
#define MAX_SIDE_TEXT 12
#define SCAN_WAIT (SCAN_SECONDS * 3) /* by the clock: it is nice, and others compute too */

struct child {
    const struct reader_call *call;
    struct arena *arena;
    int fd; /* its answer */
    int64_t until;
    size_t left; /* of call->max_answer */
    char buffer[16384];
    size_t at, n; /* unread part of the buffer */
};

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

/* Fills the buffer; false at the end, on an error, or when time is up. */
static bool fill(struct child *ch)
{
    for (;;) {
        int64_t left = ch->until - time_mono();
        struct pollfd p = { .fd = ch->fd, .events = POLLIN };

        if (left <= 0)
            return false;
        int ready = poll(&p, 1, (int)(left / 1000) + 1);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        ssize_t got = ready < 0 ? -1 : read(ch->fd, ch->buffer, sizeof(ch->buffer));
        if (got < 0 && errno == EINTR)
            continue;
        ch->at = 0;
        ch->n = got > 0 ? (size_t)got : 0;
        return got > 0;
    }
}

static bool take(struct child *ch, void *to, size_t n)
{
    char *p = to;

    while (n > 0) {
        if (ch->at == ch->n && !fill(ch))
            return false;
        size_t some = n < ch->n - ch->at ? n : ch->n - ch->at;

        memcpy(p, ch->buffer + ch->at, some);
        ch->at += some;
        p += some;
        n -= some;
    }
    return true;
}

static uint32_t little_endian(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* All frames up to the last one. False with fault->where set when the stream is not as agreed. */
static bool take_frames(struct child *ch, struct reader_fault *fault)
{
    for (uint32_t i = 0; i < MAX_FRAMES; i++) {
        unsigned char head[FRAME_HEAD];

        if (!take(ch, head, sizeof(head)))
            break;
        uint32_t a = little_endian(head), b = little_endian(head + 4), n = little_endian(head + 8);

        if (n > ch->left) {
            fault->where = STR("the answer is too long");
            ch->until = 0; /* no use in waiting for its end */
            return false;
        }
        ch->left -= n;
        char *p = arena_raw(ch->arena, (size_t)n + 1);
        if (!take(ch, p, n))
            break;
        p[n] = '\0';
        struct str text = { p, n };
        if (a == FRAME_REASON && reason_name(b) != NULL) {
            *fault = (struct reader_fault){ (enum reason)b, utf8_text(text) ? text : STR("?") };
            return false;
        }
        ch->call->frame(ch->call->with, a, b, text);
        if (a == 0)
            return true;
    }
    fault->where = time_mono() >= ch->until ? STR("took too long") : STR("the answer broke off");
    return false;
}

/* A file that has no place on any disk. */
static int open_content(struct str content)
{
    int fd = memfd_create("runut", MFD_CLOEXEC);
    size_t at = 0;

    while (fd >= 0 && at < content.n) {
        ssize_t wrote = write(fd, content.p + at, content.n - at);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            (void)close(fd);
            return -1;
        }
        at += (size_t)wrote;
    }
    if (fd >= 0)
        (void)lseek(fd, 0, SEEK_SET);
    return fd;
}

static int open_input(const struct reader_call *call)
{
    return call->path != NULL ? open(call->path, O_RDONLY | O_CLOEXEC)
                              : open_content(call->content);
}

/* How the file is called in the log. */
static const char *input_name(const struct reader_call *call)
{
    return call->path != NULL ? call->path : "(memory)";
}

enum status reader_run(struct readers *rs, struct arena *a, const struct reader_call *call,
                       struct reader_fault *fault)
{
    const char *words[] = { call->mode, call->args[0], call->args[1] };
    CLEANUP(fd_close) int in = open_input(call);
    CLEANUP(fd_close) int from = -1;
    struct child *ch = arena_new(a, struct child);
    struct reader r;
    int ends[2];

    *fault = (struct reader_fault){ REASON_NONE, { "", 0 } };
    if (in < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        fault->where = str_printf(a, "%s: %s", input_name(call), strerrorname_np(errno));
        return ST_FAULT;
    }
    from = ends[0];
    bool called = readers_call(rs, words, (int[]){ in, ends[1] }, &r);

    (void)close(ends[1]);
    if (!called) {
        fault->where = STR("runut-reader could not be started");
        return ST_FAULT;
    }
    ch->call = call;
    ch->arena = a;
    ch->fd = from;
    ch->left = call->max_answer;
    ch->until = time_mono() + (call->seconds > 0 ? call->seconds : 30) * SECOND;
    bool complete = take_frames(ch, fault);
    int how = reader_done(rs, &r, ch->until);

    if (complete)
        return ST_OK;
    if (fault->reason != REASON_NONE && fault->reason != REASON_USAGE &&
        fault->reason != REASON_SANDBOX)
        return ST_INVALID;
    fault->where =
        str_printf(a, STR_FMT " (signal %d, exit %d)", STR_ARG(fault->where),
                   WIFSIGNALED(how) ? WTERMSIG(how) : 0, WIFEXITED(how) ? WEXITSTATUS(how) : 0);
    return ST_FAULT;
}

/* A file that crashes the reader is the file's fault as far as the user can tell. */
static enum status ask(struct ctx *c, const struct reader_call *call)
{
    struct reader_fault fault;
    enum status s = reader_run(c->app->readers, c->arena, call, &fault);

    if (s == ST_INVALID)
        return refuse_with(
            c, s, str_z(c->arena, str_printf(c->arena, "reader.%s", reason_name(fault.reason))),
            fault.where, STR(""));
    if (s == ST_FAULT)
        return fail(c, s, "reader %s of %s: " STR_FMT, call->mode, input_name(call),
                    STR_ARG(fault.where));
    return s;
}

struct gathered {
    struct buf text;
    uint32_t a, b;   /* of the last frame */
    uint32_t marked; /* the first frame whose b is 1 */
    struct str last;
};

static void gather(void *with, uint32_t a, uint32_t b, struct str text)
{
    struct gathered *g = with;

    g->a = a;
    g->b = b;
    if (a == 0)
        return;
    if (b == 1 && g->marked == 0)
        g->marked = a;
    g->last = text;
    buf_add(&g->text, text);
    buf_add_char(&g->text, '\n');
}

enum status reader_text(struct ctx *c, const char *path, struct reader_text *out)
{
    struct gathered g = { 0 };
    struct reader_call call = {
        .path = path, .mode = "text", .max_answer = READ_MAX_TEXT * 3, .frame = gather, .with = &g
    };

    buf_init(&g.text, c->arena);
    enum status s = ask(c, &call);
    if (s != ST_OK)
        return s;
    *out = (struct reader_text){ buf_str(&g.text), g.b, g.marked };
    if (!utf8_valid(out->text))
        return fail(c, ST_FAULT, "reader text of %s: not UTF-8", path);
    return ST_OK;
}

enum status reader_scan(struct ctx *c, const char *path, int64_t page, struct reader_scan *out)
{
    struct gathered g = { 0 };
    char number[MAX_SIDE_TEXT];
    struct reader_fault fault;
    struct reader_call call = { .path = path,
                                .mode = "scan",
                                .args = { number },
                                .max_answer = SCAN_MAX_TEXT,
                                .seconds = SCAN_WAIT,
                                .frame = gather,
                                .with = &g };

    (void)snprintf(number, sizeof(number), "%d", (int)page);
    buf_init(&g.text, c->arena);
    enum status s = reader_run(c->app->readers, c->arena, &call, &fault);
    if (s == ST_INVALID && fault.reason == REASON_NO_OCR) {
        if (readers_first(c->app->readers))
            log_line(LOG_WARN,
                     "words of scans are not read: install libtesseract5, tesseract-ocr-ind and"
                     " tesseract-ocr-eng (" STR_FMT ")",
                     STR_ARG(fault.where));
        return ST_NOT_FOUND;
    }
    if (s != ST_OK)
        return s;
    *out = (struct reader_scan){ buf_str(&g.text), g.b };
    return utf8_valid(out->text) ? ST_OK : ST_FAULT;
}

static void keep_last(void *with, uint32_t a, uint32_t b, struct str text)
{
    struct gathered *g = with;

    (void)b;
    if (a != 0)
        g->last = text;
}

enum status reader_preview(struct ctx *c, const char *path, int page, int side, struct str *png)
{
    struct gathered g = { 0 };
    char numbers[2][MAX_SIDE_TEXT];
    struct reader_call call = { .path = path,
                                .mode = "preview",
                                .args = { numbers[0], numbers[1] },
                                .max_answer = (size_t)24 << 20,
                                .frame = keep_last,
                                .with = &g };

    (void)snprintf(numbers[0], sizeof(numbers[0]), "%d", page);
    (void)snprintf(numbers[1], sizeof(numbers[1]), "%d", side);
    enum status s = ask(c, &call);
    if (s != ST_OK)
        return s;
    if (!str_starts(g.last, STR("\x89PNG")))
        return fail(c, ST_FAULT, "reader preview of %s: no PNG", path);
    *png = g.last;
    return ST_OK;
}

enum status reader_clean_pdf(struct ctx *c, struct str content, struct str *out)
{
    struct gathered g = { 0 };
    struct reader_call call = { .content = content,
                                .mode = "clean",
                                .max_answer = (size_t)64 << 20,
                                .frame = keep_last,
                                .with = &g };
    enum status s = ask(c, &call);

    if (s == ST_OK)
        *out = g.last;
    return s;
}
