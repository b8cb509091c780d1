/*
 * embed.c: puts files into the program, as C.
 *
 *   embed migrations OUT.c 0001_base.sql ...   db/migrate.h: migrations[]
 *   embed texts OUT.c id.mo en.mo              text_id_mo[], text_id_mo_len, ...
 *   embed seed OUT.c units.csv ...             core/seed.h: seed_units[], seed_units_len, ...
 *   embed shipped OUT.c profil.md ...          portal/shipped.h: shipped_files[]
 *   embed assets OUT.c FILE|NAME=FILE ...      http/asset.h: assets[]
 *   embed samples OUT.c NAME/demo.yaml ...     register/load.h: reg_samples[]
 *   embed queries OUT.c core/queries.h ...     query_sets[]: what queryc made, for tests
 *
 * An asset's name is its path below assets/, or its file name. Its public name carries the start of
 * its hash, so that a browser may keep it for ever; where CSS, JavaScript or a manifest names
 * another asset in quotes or in url(), the public name is put there first.
 */
#include <brotli/encode.h>
#include <ctype.h>
#include <errno.h>
#include <sodium.h>
#include <stdarg.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"

#define HASH_DIGITS 10

static void stop(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
static void stop(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)fputs("embed: ", stderr);
    (void)vfprintf(stderr, fmt, args);
    (void)fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static struct str read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    long size = 0;
    char *p = NULL;

    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
        fseek(f, 0, SEEK_SET) != 0)
        stop("cannot read %s: %s", path, strerror(errno));
    p = arena_alloc(a, (size_t)size + 1);
    if (fread(p, 1, (size_t)size, f) != (size_t)size)
        stop("cannot read %s: %s", path, strerror(errno));
    (void)fclose(f);
    return (struct str){ p, (size_t)size };
}

static struct str file_name(struct str path)
{
    struct str last = STR("");

    while (path.n > 0)
        last = str_cut(&path, '/');
    return last;
}

/* Bytes as string literals: compilers read those far faster than lists of numbers. */
static void put_bytes(FILE *out, struct str s)
{
    size_t column = 0;

    (void)fputs("    \"", out);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool digit_next = i + 1 < s.n && isdigit((unsigned char)s.p[i + 1]);

        if (c == '\n')
            column += (size_t)fprintf(out, "\\n");
        else if (c == '"' || c == '\\' || c == '?')
            column += (size_t)fprintf(out, "\\%c", c);
        else if (c < 0x20 || c >= 0x7f)
            column += (size_t)fprintf(out, digit_next ? "\\%03o" : "\\%o", (unsigned)c);
        else
            column += (size_t)fprintf(out, "%c", c);
        if (column > 100 || (c == '\n' && column > 40)) {
            (void)fputs("\"\n    \"", out);
            column = 0;
        }
    }
    (void)fputc('"', out);
}

enum { HEX_SHA256 = 2 * crypto_hash_sha256_BYTES + 1 };

static void hex_sha256(char hex[HEX_SHA256], struct str s)
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(hash, (const unsigned char *)s.p, s.n);
    (void)sodium_bin2hex(hex, HEX_SHA256, hash, sizeof(hash));
}

static void put_top(FILE *out, const char *include)
{
    (void)fputs("/* Made by embed; do not edit. */\n", out);
    (void)fprintf(out,
                  "#include \"%s\"\n\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n",
                  include);
}

static void embed_migrations(struct arena *a, FILE *out, char **in, int n)
{
    long last = 0;

    put_top(out, "db/migrate.h");
    (void)fputs("const struct migration migrations[] = {\n", out);
    for (int i = 0; i < n; i++) {
        struct str name = file_name(str_of(in[i])), text = read_file(a, in[i]);
        long number = strtol(name.p, NULL, 10);
        char hash[HEX_SHA256];

        if (number <= last || !str_ends(name, STR(".sql")) || name.n < 10 || name.p[4] != '_')
            stop("%s: migrations are NNNN_name.sql, in order", in[i]);
        last = number;
        name = str_sub(name, 5, name.n - 9);
        hex_sha256(hash, text);
        (void)fprintf(out, "    { %ld, \"" STR_FMT "\", \"%s\",\n", number, STR_ARG(name), hash);
        put_bytes(out, text);
        (void)fputs(" },\n", out);
    }
    (void)fputs("};\nconst size_t n_migrations = sizeof(migrations) / sizeof(migrations[0]);\n",
                out);
}

static void embed_texts(struct arena *a, FILE *out, char **in, int n)
{
    put_top(out, "base/str.h");
    for (int i = 0; i < n; i++) {
        struct str bytes = read_file(a, in[i]), rest = file_name(str_of(in[i]));
        struct str lang = str_cut(&rest, '.');

        (void)fprintf(out,
                      "extern const unsigned char text_" STR_FMT "_mo[%zu];\n"
                      "extern const size_t text_" STR_FMT "_mo_len;\n"
                      "_Alignas(8) const unsigned char text_" STR_FMT "_mo[%zu] =\n",
                      STR_ARG(lang), bytes.n, STR_ARG(lang), STR_ARG(lang), bytes.n);
        put_bytes(out, bytes);
        (void)fprintf(out, ";\nconst size_t text_" STR_FMT "_mo_len = %zu;\n\n", STR_ARG(lang),
                      bytes.n);
    }
}

/* ── seeds: what a new installation begins with ── */

/* "mesuji-2025" as a name in C: mesuji_2025. */
static struct str c_name(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n + 1);

    for (size_t i = 0; i < s.n; i++)
        if (!isalnum((unsigned char)p[i]))
            p[i] = '_';
    return (struct str){ p, s.n };
}

static void embed_seed(struct arena *a, FILE *out, char **in, int n)
{
    put_top(out, "core/seed.h");
    for (int i = 0; i < n; i++) {
        struct str bytes = read_file(a, in[i]), rest = file_name(str_of(in[i]));
        struct str name = c_name(a, str_cut(&rest, '.'));

        (void)fprintf(out, "const char seed_" STR_FMT "[%zu] =\n", STR_ARG(name), bytes.n + 1);
        put_bytes(out, bytes);
        (void)fprintf(out, ";\nconst size_t seed_" STR_FMT "_len = %zu;\n\n", STR_ARG(name),
                      bytes.n);
    }
}

/* ── pages that an office begins with ── */

static void embed_shipped(struct arena *a, FILE *out, char **in, int n)
{
    put_top(out, "portal/shipped.h");
    (void)fprintf(out, "const struct shipped_file shipped_files[] = {\n");
    for (int i = 0; i < n; i++) {
        struct str bytes = read_file(a, in[i]), rest = file_name(str_of(in[i]));
        struct str name = str_cut(&rest, '.');

        (void)fprintf(out, "{ \"" STR_FMT "\",\n", STR_ARG(name));
        put_bytes(out, bytes);
        (void)fprintf(out, ", %zu },\n", bytes.n);
    }
    (void)fprintf(out, "};\nconst size_t n_shipped_files = %d;\n", n);
}

/* ── definitions of registers ── */

static struct str folder_name(struct str path)
{
    struct str last = STR(""), before = STR("");

    while (path.n > 0) {
        before = last;
        last = str_cut(&path, '/');
    }
    return before;
}

/* Sample records of registers, each by the name of its folder. */
static void embed_samples(struct arena *a, FILE *out, char **in, int n)
{
    put_top(out, "register/load.h");
    (void)fputs("const struct reg_source reg_samples[] = {\n", out);
    for (int i = 0; i < n; i++) {
        struct str bytes = read_file(a, in[i]), name = folder_name(str_of(in[i]));

        (void)fprintf(out, "    { .name = { \"" STR_FMT "\", %zu }, .text = {\n", STR_ARG(name),
                      name.n);
        put_bytes(out, bytes);
        (void)fprintf(out, ", %zu } },\n", bytes.n);
    }
    if (n == 0)
        (void)fputs("    { .name = { NULL, 0 } },\n", out);
    (void)fprintf(out, "};\nconst size_t reg_samples_n = %d;\n", n);
}

/* The arrays that queryc's headers declare. */
static void embed_queries(struct arena *a, FILE *out, char **in, int n)
{
    const struct str mark = STR("extern const struct query *const ");
    struct buf list;

    put_top(out, "db/db.h");
    buf_init(&list, a);
    for (int i = 0; i < n; i++) {
        struct str text = read_file(a, in[i]);

        while (text.n > 0) {
            struct str line = str_cut(&text, '\n'), name = str_sub(line, mark.n, line.n);

            if (!str_starts(line, mark))
                continue;
            name = str_cut(&name, '[');
            (void)fprintf(out, STR_FMT "\n", STR_ARG(line));
            buf_printf(&list, "    " STR_FMT ",\n", STR_ARG(name));
        }
    }
    (void)fprintf(out,
                  "\nextern const struct query *const *const query_sets[];\n"
                  "const struct query *const *const query_sets[] = {\n" STR_FMT "    NULL,\n};\n",
                  STR_ARG(buf_str(&list)));
}

/* ── assets ── */

enum progress { WAITING, WORKING, FINISHED };

struct file {
    struct str name, hashed, plain, gzip, brotli;
    const char *type;
    enum progress progress;
};

struct files {
    struct arena *arena;
    struct file *file;
    size_t n;
};

struct media {
    const char *ext, *type;
    bool text;  /* worth compressing */
    bool names; /* may name other assets */
};

static const struct media *media_of(struct str name)
{
    static const struct media media[] = {
        { ".css", "text/css; charset=utf-8", true, true },
        { ".js", "text/javascript; charset=utf-8", true, true },
        { ".mjs", "text/javascript; charset=utf-8", true, true },
        { ".webmanifest", "application/manifest+json", true, true },
        { ".json", "application/json", true, false },
        { ".svg", "image/svg+xml", true, false },
        { ".txt", "text/plain; charset=utf-8", true, false },
        { ".html", "text/html; charset=utf-8", true, false },
        { ".ico", "image/x-icon", true, false },
        { ".png", "image/png", false, false },
        { ".jpg", "image/jpeg", false, false },
        { ".webp", "image/webp", false, false },
        { ".woff2", "font/woff2", false, false },
        { ".pdf", "application/pdf", false, false },
    };

    for (size_t i = 0; i < sizeof(media) / sizeof(media[0]); i++)
        if (str_ends(name, str_of(media[i].ext)))
            return &media[i];
    stop(STR_FMT ": no media type is known for this file", STR_ARG(name));
}

static struct str gzip_of(struct arena *a, struct str s)
{
    z_stream z = { .next_in = (unsigned char *)(uintptr_t)s.p, .avail_in = (unsigned)s.n };
    struct str out = STR("");
    unsigned char *p = NULL;
    unsigned long cap = 0;

    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        stop("zlib does not start");
    cap = deflateBound(&z, s.n);
    p = arena_alloc(a, cap);
    z.next_out = p;
    z.avail_out = (unsigned)cap;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        stop("zlib does not finish");
    if (z.total_out < s.n)
        out = (struct str){ (const char *)p, z.total_out };
    (void)deflateEnd(&z);
    return out;
}

static struct str brotli_of(struct arena *a, struct str s)
{
    size_t n = BrotliEncoderMaxCompressedSize(s.n);
    unsigned char *p = arena_alloc(a, n);

    if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT, s.n,
                               (const unsigned char *)s.p, &n, p))
        stop("brotli does not finish");
    return n < s.n ? (struct str){ (const char *)p, n } : STR("");
}

static void finish(struct files *all, struct file *f);

/* The asset that is named at s: the whole of what stands up to a quote, a bracket, # or ?. */
static struct file *named_at(struct files *all, struct str s)
{
    size_t n = 0;

    while (n < s.n && strchr("\"')#?\n", s.p[n]) == NULL)
        n++;
    for (size_t i = 0; i < all->n && n < s.n; i++)
        if (str_eq(all->file[i].name, str_sub(s, 0, n)))
            return &all->file[i];
    return NULL;
}

static void put_public_names(struct files *all, struct file *f)
{
    struct str s = f->plain;
    struct buf b;
    size_t from = 0;

    buf_init(&b, all->arena);
    for (size_t i = 1; i < s.n; i++) {
        bool start = strchr("\"'(", s.p[i - 1]) != NULL ||
                     (i > 6 && str_eq(str_sub(s, i - 6, 6), STR("/aset/")));
        struct file *other = start ? named_at(all, str_sub(s, i, 200)) : NULL;

        if (other == NULL || other == f)
            continue;
        finish(all, other);
        buf_add(&b, str_sub(s, from, i - from));
        buf_add(&b, other->hashed);
        i += other->name.n - 1;
        from = i + 1;
    }
    buf_add(&b, str_sub(s, from, s.n));
    f->plain = buf_str(&b);
}

static void finish(struct files *all, struct file *f)
{
    const struct media *media = media_of(f->name);
    char hex[HEX_SHA256];
    size_t dot = f->name.n - strlen(media->ext);

    if (f->progress == FINISHED)
        return;
    if (f->progress == WORKING)
        stop(STR_FMT ": names itself by way of another file", STR_ARG(f->name));
    f->progress = WORKING;
    if (media->names)
        put_public_names(all, f);
    hex_sha256(hex, f->plain);
    f->hashed = str_printf(all->arena, STR_FMT ".%.*s%s", STR_ARG(str_sub(f->name, 0, dot)),
                           HASH_DIGITS, hex, media->ext);
    f->type = media->type;
    if (media->text) {
        f->gzip = gzip_of(all->arena, f->plain);
        f->brotli = brotli_of(all->arena, f->plain);
    }
    f->progress = FINISHED;
}

static struct file open_asset(struct arena *a, const char *argument)
{
    const char *equals = strchr(argument, '='), *below = NULL;
    struct file f = { .name = file_name(str_of(argument)) };

    if (equals != NULL) {
        f.name = (struct str){ argument, (size_t)(equals - argument) };
        argument = equals + 1;
    } else {
        for (const char *p = argument; (p = strstr(p, "assets/")) != NULL; p++)
            if (p == argument || p[-1] == '/')
                below = p + strlen("assets/");
        if (below != NULL)
            f.name = str_of(below);
    }
    f.plain = read_file(a, argument);
    return f;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void put_form(FILE *out, size_t i, const char *form, struct str bytes)
{
    if (bytes.n == 0)
        return;
    (void)fprintf(out, "static const char %s_%zu[%zu] =\n", form, i, bytes.n);
    put_bytes(out, bytes);
    (void)fputs(";\n", out);
}

static void put_member(FILE *out, size_t i, const char *form, struct str bytes)
{
    if (bytes.n > 0)
        (void)fprintf(out, "      .%s = { %s_%zu, %zu },\n", form, form, i, bytes.n);
}

static void embed_assets(struct arena *a, FILE *out, char **in, int n)
{
    struct files all = { .arena = a, .n = (size_t)n };

    if (sodium_init() < 0)
        stop("libsodium does not start");
    all.file = arena_array(a, all.n + 1, sizeof(*all.file));
    for (size_t i = 0; i < all.n; i++)
        all.file[i] = open_asset(a, in[i]);
    qsort(all.file, all.n, sizeof(*all.file), by_name);
    for (size_t i = 0; i < all.n; i++) {
        if (i > 0 && str_eq(all.file[i].name, all.file[i - 1].name))
            stop("two assets are called " STR_FMT, STR_ARG(all.file[i].name));
        finish(&all, &all.file[i]);
    }
    put_top(out, "http/asset.h");
    for (size_t i = 0; i < all.n; i++) {
        put_form(out, i, "plain", all.file[i].plain);
        put_form(out, i, "gzip", all.file[i].gzip);
        put_form(out, i, "brotli", all.file[i].brotli);
    }
    (void)fputs("\nconst struct asset assets[] = {\n", out);
    for (size_t i = 0; i < all.n; i++) {
        const struct file *f = &all.file[i];

        (void)fprintf(out,
                      "    { .name = \"" STR_FMT "\",\n      .hashed = \"" STR_FMT
                      "\",\n      .url = \"/aset/" STR_FMT "\",\n      .type = \"%s\",\n",
                      STR_ARG(f->name), STR_ARG(f->hashed), STR_ARG(f->hashed), f->type);
        put_member(out, i, "plain", f->plain);
        put_member(out, i, "gzip", f->gzip);
        put_member(out, i, "brotli", f->brotli);
        (void)fputs("    },\n", out);
    }
    if (all.n == 0)
        (void)fputs("    { .name = \"\" },\n", out);
    (void)fprintf(out, "};\nconst size_t n_assets = %zu;\n", all.n);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(struct arena *a, FILE *out, char **in, int n);
    } kinds[] = {
        { "migrations", embed_migrations },
        { "texts", embed_texts },
        { "seed", embed_seed },
        { "shipped", embed_shipped },
        { "assets", embed_assets },
        { "queries", embed_queries },
        { "samples", embed_samples },
    };
    struct arena arena;

    if (argc < 3)
        stop("usage: embed migrations|texts|seed|shipped|assets|samples|queries OUT.c FILE...");
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        FILE *out = NULL;

        if (strcmp(argv[1], kinds[i].name) != 0)
            continue;
        out = fopen(argv[2], "wb");
        if (out == NULL)
            stop("cannot write %s: %s", argv[2], strerror(errno));
        kinds[i].run(&arena, out, argv + 3, argc - 3);
        if (ferror(out) != 0 || fclose(out) != 0)
            stop("cannot write %s: %s", argv[2], strerror(errno));
        arena_done(&arena);
        return 0;
    }
    stop("unknown kind '%s'", argv[1]);
}
