/*
 * runut-reader: reads one file that a stranger may have made, behind closed doors.
 *
 *   runut-reader xlsx [SHEET [MAX_ROWS]]   rows of a sheet
 *   runut-reader text                      words of a PDF, an office document, a plain text
 *   runut-reader preview PAGE SIDE         a picture, at most SIDE pixels wide and high
 *   runut-reader clean                     a PDF drawn anew, without its metadata (clean.h)
 *   runut-reader type                      the media type by content
 *   runut-reader probe|probe-fonts DOOR    tests: tries a door that must be shut
 *
 * The file comes on standard input; the answer goes to standard output in frames (reading.h), the
 * reason of a refusal to standard error and into the exit code. What a library needs from the disk
 * is loaded before the door closes; the file is read after.
 */
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <locale.h>
#include <magic.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "reader/clean.h"
#include "reader/sandbox.h"

#define MAX_SIDE 4000

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

static bool read_type(struct reading *r, magic_t magic)
{
    const char *type = magic_buffer(magic, r->in.p, r->in.n);

    if (type == NULL)
        return stop(r, REASON_BROKEN, STR("magic"));
    r->emit(r->with, 1, 0, str_of(type));
    r->emit(r->with, 0, 0, STR(""));
    return true;
}

#ifdef RUNUT_PROBE
/* True where the door was open after all. Behind a good one the process is dead by then. */
static bool probe(const char *door)
{
    static const char *const reached[] = { "/etc/passwd", "/proc/self/mem" };
    bool open_ = false;

    if (str_eq(str_of(door), STR("socket")))
        open_ = socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    else if (str_eq(str_of(door), STR("exec")))
        open_ = execl("/bin/true", "true", (char *)NULL) == 0;
    else if (str_eq(str_of(door), STR("fork")))
        open_ = fork() >= 0;
    else if (str_eq(str_of(door), STR("write")))
        open_ = open("/tmp/runut-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
    else
        for (size_t i = 0; i < ARRAY_LEN(reached); i++)
            open_ = open_ || open(reached[i], O_RDONLY | O_CLOEXEC) >= 0;
    return open_;
}
#endif

static int64_t number(const char *z, int64_t lo, int64_t hi, int64_t otherwise)
{
    int64_t v = otherwise;

    return z != NULL && int_parse_range(str_of(z), lo, hi, &v) ? v : otherwise;
}

static bool run(struct reading *r, struct str mode, char **args, magic_t magic)
{
#ifdef RUNUT_PROBE
    if (str_starts(mode, STR("probe"))) {
        r->emit(r->with, 0, probe(args[0] == NULL ? "" : args[0]), STR(""));
        return true;
    }
#endif
    r->in = read_all(r->arena);
    if (str_eq(mode, STR("type")))
        return read_type(r, magic);
    if (str_eq(mode, STR("text")))
        return read_text(r);
    if (str_eq(mode, STR("clean")))
        return read_clean(r);
    if (str_eq(mode, STR("preview")) && args[0] != NULL && args[1] != NULL)
        return read_preview(r, (int)number(args[0], 1, 1000000, 1),
                            (int)number(args[1], 16, MAX_SIDE, 800));
    if (!str_eq(mode, STR("xlsx")))
        return stop(r, REASON_USAGE, mode);
    struct str sheet = str_of(args[0]);
    r->max_rows = args[0] == NULL ? 0 : (uint32_t)number(args[1], 1, READ_MAX_ROWS, READ_MAX_ROWS);
    return read_rows(r, sheet);
}

/* Modes in which poppler may want a font. */
static bool draws(struct str mode)
{
    return str_eq(mode, STR("preview")) || str_eq(mode, STR("text")) || str_eq(mode, STR("clean"));
}

/* Whatever the mode will want from the disk, while there is a disk. */
static bool prepare(struct str mode, magic_t *magic)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    if (draws(mode)) {
        (void)FcInit();
        return true;
    }
    if (!str_eq(mode, STR("type")))
        return true;
    *magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR);
    return *magic != NULL && magic_load(*magic, NULL) == 0;
}

int main(int argc, char **argv)
{
    static char *none[] = { NULL, NULL, NULL };
    static struct output out;
    struct arena arena;
    struct str mode = str_of(argc > 1 ? argv[1] : "");
    magic_t magic = NULL;

    bool fonts = draws(mode) || str_eq(mode, STR("probe-fonts"));

    if (!prepare(mode, &magic) || !sandbox_close(fonts)) {
        (void)fprintf(stderr, "runut-reader: %s\n", reason_name(REASON_SANDBOX));
        return REASON_SANDBOX;
    }
    arena_init(&arena);
    struct reading r = { .arena = &arena, .emit = emit, .with = &out };
    if (!run(&r, mode, argc > 2 ? argv + 2 : none, magic)) {
        emit(&out, FRAME_REASON, r.reason, r.where);
        (void)fprintf(stderr, "runut-reader: %s " STR_FMT "\n", reason_name(r.reason),
                      STR_ARG(r.where));
    }
    flush(&out);
    /* Not exit(): what the libraries keep goes with the process. */
    _exit((int)r.reason);
}
