/*
 * runut-reader: reads files that strangers may have made, behind closed doors.
 *
 * The server starts it and calls it (serve.h) with a mode and its arguments:
 *
 *   xlsx [SHEET [MAX_ROWS]]   rows of a sheet
 *   text                      words of a PDF, an office document, a plain text
 *   preview PAGE SIDE         a picture, at most SIDE pixels wide and high
 *   clean                     a PDF drawn anew, without its metadata (clean.h)
 *   scan PAGE                 words of the first picture from that page on (scan.h)
 *   probe|probe-fonts|probe-scan DOOR   tests: tries a door that must be shut
 *
 * Each call is answered by a child: the file comes on its standard input; the answer goes to its
 * standard output in frames (reading.h), the reason of a refusal also into the exit code. What a
 * library needs from the disk is loaded once, before the first call, or, for a scan, in its child;
 * in the child the door closes before the file is read.
 */
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "reader/clean.h"
#include "reader/ocr.h"
#include "reader/sandbox.h"
#include "reader/scan.h"
#include "reader/serve.h"

#define MAX_SIDE 4000
#define MAX_SECONDS 20     /* of computing, for everything but scans */
#define LESS_THAN_PAGES 10 /* nice: a large file must not keep the pages of others waiting */

struct output {
    char buffer[65536];
    size_t n;
    bool broken;
};

static void flush(struct output *o)
{
    size_t at = 0;

    while (at < o->n && !o->broken) {
        ssize_t did = write(STDOUT_FILENO, o->buffer + at, o->n - at);

        if (did > 0)
            at += (size_t)did;
        else if (did == 0 || errno != EINTR)
            o->broken = true; /* nobody listens any more */
    }
    o->n = 0;
}

static void put(struct output *o, const char *p, size_t n)
{
    while (n > 0) {
        size_t room = sizeof(o->buffer) - o->n;
        size_t some = n < room ? n : room;

        memcpy(o->buffer + o->n, p, some);
        o->n += some;
        p += some;
        n -= some;
        if (o->n == sizeof(o->buffer))
            flush(o);
    }
}

static void put_u32(struct output *o, uint32_t v)
{
    const char b[4] = { (char)(v & 0xFF), (char)(v >> 8 & 0xFF), (char)(v >> 16 & 0xFF),
                        (char)(v >> 24 & 0xFF) };

    put(o, b, sizeof(b));
}

static void emit(void *with, uint32_t a, uint32_t b, struct str text)
{
    put_u32(with, a);
    put_u32(with, b);
    put_u32(with, (uint32_t)text.n);
    put(with, text.p, text.n);
}

static struct str read_all(struct arena *a)
{
    struct stat st;
    size_t cap = fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size + 1
                                                                      : (size_t)1 << 16;
    char *p = arena_alloc(a, cap);
    size_t n = 0;

    for (;;) {
        ssize_t got = read(STDIN_FILENO, p + n, cap - n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return (struct str){ p, n };
        n += (size_t)got;
        if (n == cap) {
            char *more = arena_alloc(a, cap * 2);

            memcpy(more, p, n);
            p = more;
            cap *= 2;
        }
    }
}

#ifdef RUNUT_PROBE
/* 1 where the door was open after all. Behind a good one the process is dead by then. Two doors
 * tell something instead: how many files this memory has seen, and where it lies. */
static uint32_t probe(const char *door)
{
    static uint32_t seen;
    static const char *const reached[] = { "/etc/passwd", "/proc/self/mem" };
    bool opened = false;

    seen++;
    if (str_eq(str_of(door), STR("seen")))
        return seen;
    if (str_eq(str_of(door), STR("layout")))
        return (uint32_t)((uintptr_t)&seen >> 12);
    if (str_eq(str_of(door), STR("socket")))
        opened = socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    else if (str_eq(str_of(door), STR("exec")))
        opened = execl("/bin/true", "true", (char *)NULL) == 0;
    else if (str_eq(str_of(door), STR("fork")))
        opened = fork() >= 0;
    else if (str_eq(str_of(door), STR("write")))
        opened = open("/tmp/runut-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
    else
        for (size_t i = 0; i < ARRAY_LEN(reached); i++)
            opened = opened || open(reached[i], O_RDONLY | O_CLOEXEC) >= 0;
    return opened;
}
#endif

static int64_t number(const char *z, int64_t lo, int64_t hi, int64_t otherwise)
{
    int64_t v = otherwise;

    return z != NULL && int_parse_range(str_of(z), lo, hi, &v) ? v : otherwise;
}

static bool run(struct reading *r, char *const words[CALL_WORDS])
{
    struct str mode = str_of(words[0]);

#ifdef RUNUT_PROBE
    if (str_starts(mode, STR("probe"))) {
        r->emit(r->with, 0, probe(words[1] == NULL ? "" : words[1]), STR(""));
        return true;
    }
#endif
    if (str_eq(mode, STR("scan")) && r->engine == NULL)
        return false; /* load_ocr() said why */
    r->in = read_all(r->arena);
    if (str_eq(mode, STR("scan")))
        return read_scan(r, (int)number(words[1], 1, READ_MAX_PAGES, 1));
    if (str_eq(mode, STR("text")))
        return read_text(r);
    if (str_eq(mode, STR("clean")))
        return read_clean(r);
    if (str_eq(mode, STR("preview")) && words[1] != NULL && words[2] != NULL)
        return read_preview(r, (int)number(words[1], 1, 1000000, 1),
                            (int)number(words[2], 16, MAX_SIDE, 800));
    if (!str_eq(mode, STR("xlsx")))
        return stop(r, REASON_USAGE, mode);
    r->max_rows = (uint32_t)number(words[2], 1, READ_MAX_ROWS, READ_MAX_ROWS);
    return read_rows(r, str_of(words[1]));
}

/* Modes in which poppler may want a font. */
static bool draws(struct str mode)
{
    return str_eq(mode, STR("preview")) || str_eq(mode, STR("text")) ||
           str_eq(mode, STR("clean")) || str_ends(mode, STR("scan"));
}

/* Tesseract and its languages, while the disk can still be read. It makes no threads: more than one
 * for a page takes longer, and the door kills who makes one. */
static void load_ocr(struct reading *r)
{
    char why[200] = "";

    (void)setenv("OMP_THREAD_LIMIT", "1", 1);
    r->ocr = module_open("ocr", why, sizeof(why));
    r->engine = r->ocr == NULL ? NULL : r->ocr->open();
    if (r->engine == NULL)
        (void)stop(r, REASON_NO_OCR, r->ocr == NULL ? str_of(why) : STR("no language data"));
}

/* In the child. Not exit(): what the libraries keep goes with the process. */
static void answer(char *const words[CALL_WORDS])
{
    static struct output out;
    struct str mode = str_of(words[0]);
    const bool scan = str_ends(mode, STR("scan")); /* and the probe of its doors */
    struct arena arena;

    arena_init(&arena);
    struct reading r = { .arena = &arena, .emit = emit, .with = &out };
    if (scan)
        load_ocr(&r);
    if (!sandbox_close(draws(mode) || str_eq(mode, STR("probe-fonts")),
                       scan ? SCAN_SECONDS : MAX_SECONDS))
        _exit(REASON_SANDBOX);
    if (!run(&r, words))
        emit(&out, FRAME_REASON, r.reason, r.where);
    flush(&out);
    _exit((int)r.reason);
}

int main(void)
{
    (void)setpriority(PRIO_PROCESS, 0, LESS_THAN_PAGES);
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)FcInit();
    serve(answer);
    return 0;
}
