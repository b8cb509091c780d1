/*
 * plant.c: turns YAML files into C constants, so that a start reads no YAML.
 *
 *   plant ARRAY OUT.c NAME.yaml ...       const struct reg_source ARRAY[] (register/load.h),
 * ARRAY_n plant -t ARRAY OUT.c NAME.yaml ...    the same with the texts, for what is kept or handed
 * out
 *
 * Each file is read by the program's own reader (register/yaml_tree.c); what that refuses does not
 * build. The tree, with its lines, and the hash of the text go into the program.
 */
#include <errno.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "register/yaml_tree.h"

static void stop(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
static void stop(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)fputs("plant: ", stderr);
    (void)vfprintf(stderr, fmt, args);
    (void)fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static struct str read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    char *p = arena_alloc(a, YAML_BYTES_MAX + 1);
    size_t n = 0;

    if (f == NULL)
        stop("cannot read %s: %s", path, strerror(errno));
    n = fread(p, 1, YAML_BYTES_MAX + 1, f);
    (void)fclose(f);
    return (struct str){ p, n };
}

/* The initialisers of the arrays of one file, gathered apart, and its texts. */
struct plant {
    FILE *values, *items;
    struct buf text;
    size_t n_value, n_item;
};

/* Where the text lies; one that stands there already is not put twice. */
static size_t place_of(struct plant *p, struct str s)
{
    const char *at = s.n == 0 ? p->text.p : memmem(p->text.p, p->text.n, s.p, s.n);

    if (at != NULL)
        return (size_t)(at - p->text.p);
    buf_add(&p->text, s);
    return p->text.n - s.n;
}

static void put_value(struct plant *p, const struct yaml *v);

/* The items of one value stand together; their values follow in the order of the walk. */
static void put_items(struct plant *p, const struct yaml *v)
{
    size_t *at = calloc(v->n + 1, sizeof(*at));

    if (at == NULL)
        abort();
    for (size_t i = 0; i < v->n; i++) {
        put_value(p, v->item[i].value);
        at[i] = p->n_value - 1;
    }
    for (size_t i = 0; i < v->n; i++)
        (void)fprintf(p->items, "    { %zu, %zu, %zu, %zu },\n", place_of(p, v->item[i].key),
                      v->item[i].key.n, v->item[i].line, at[i]);
    p->n_item += v->n;
    free(at);
}

/* After what is in it, so that the items of a value are numbered before it is written. */
static void put_value(struct plant *p, const struct yaml *v)
{
    if (v->n > 0)
        put_items(p, v);
    (void)fprintf(p->values, "    { %zu, %zu, %zu, %zu, %zu, %d, %d },\n", place_of(p, v->text),
                  v->text.n, p->n_item - v->n, v->n, v->line, (int)v->kind, v->quoted);
    p->n_value++;
}

/* As numbers: a literal of that length is no portable C. */
static void put_bytes(FILE *out, char kind, int number, struct str text)
{
    (void)fprintf(out, "static const char %c%d[] = {", kind, number);
    for (size_t i = 0; i < text.n; i++)
        (void)fprintf(out, "%s%d,", i % 24 == 0 ? "\n    " : " ", (int)(signed char)text.p[i]);
    (void)fputs("\n    0\n};\n", out);
}

static void put_file(struct arena *a, FILE *out, const char *path, int number)
{
    struct plant p = { .n_value = 0 };
    struct yaml_trouble why = { 0 };
    const struct yaml *root = NULL;
    char *values = NULL, *items = NULL;
    size_t n_values = 0, n_items = 0;

    if (yaml_read(a, read_file(a, path), &root, &why) != ST_OK)
        stop("%s:%zu: " STR_FMT, path, why.line, STR_ARG(why.text));
    buf_init(&p.text, a);
    p.values = open_memstream(&values, &n_values);
    p.items = open_memstream(&items, &n_items);
    put_value(&p, root);
    (void)fclose(p.values);
    (void)fclose(p.items);
    put_bytes(out, 't', number, buf_str(&p.text));
    (void)fprintf(out, "static const struct yaml_flat_value v%d[] = {\n%s};\n", number, values);
    (void)fprintf(out, "static const struct yaml_flat_item i%d[] = {\n%s    { 0, 0, 0, 0 },\n};\n",
                  number, items);
    (void)fprintf(out, "static const struct yaml_flat f%d = { t%d, v%d, i%d, %zu, %zu };\n\n",
                  number, number, number, number, p.n_value, p.n_item);
    free(values);
    free(items);
}

static void put_source(struct arena *a, FILE *out, const char *path, int number, bool texts)
{
    struct str text = read_file(a, path);
    const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[sizeof(hash) * 2 + 1];

    (void)crypto_hash_sha256(hash, (const unsigned char *)text.p, text.n);
    (void)sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
    (void)fprintf(out, "    { { \"%s\", %zu }, ", name, strlen(name));
    if (texts)
        (void)fprintf(out, "{ w%d, %zu }", number, text.n);
    else
        (void)fputs("{ NULL, 0 }", out);
    (void)fprintf(out, ", &f%d, { \"%s\", %zu }, false },\n", number, hex, strlen(hex));
}

int main(int argc, char **argv)
{
    struct arena a;
    FILE *out = NULL;
    bool texts = argc > 1 && strcmp(argv[1], "-t") == 0;

    argc -= texts;
    argv += texts;
    if (argc < 3)
        stop("usage: plant [-t] ARRAY OUT.c FILE...");
    out = fopen(argv[2], "wb");
    if (out == NULL)
        stop("cannot write %s: %s", argv[2], strerror(errno));
    arena_init(&a);
    (void)fputs("/* Made by plant; do not edit. */\n#include \"register/load.h\"\n\n", out);
    for (int i = 3; i < argc; i++) {
        put_file(&a, out, argv[i], i);
        if (texts)
            put_bytes(out, 'w', i, read_file(&a, argv[i]));
    }
    (void)fprintf(out, "const struct reg_source %s[] = {\n", argv[1]);
    for (int i = 3; i < argc; i++)
        put_source(&a, out, argv[i], i, texts);
    (void)fprintf(out, "};\nconst size_t %s_n = %d;\n", argv[1], argc - 3);
    if (ferror(out) != 0 || fclose(out) != 0)
        stop("cannot write %s: %s", argv[2], strerror(errno));
    arena_done(&a);
    return 0;
}
