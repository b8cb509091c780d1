/*
 * viewc.c: compiles HTML views to C functions (docs/HACKING.md, "Views").
 *
 *   viewc NAME.html NAME.view.c NAME.view.h
 *
 * It reads the HTML as a browser would, so it knows for every {{ value }} where it stands, and
 * picks the escape by that place. Where no escape is safe it refuses to build. It also keeps
 * elements and C blocks properly nested in each other, so that a view always emits a whole piece of
 * HTML.
 *
 * The first mistake ends the run: file:line: reason.
 */
#include "viewc_work.h"

static bool slurp(const char *path, struct viewc_text *t)
{
    FILE *f = fopen(path, "rb");
    char piece[8192];
    size_t n;

    if (f == NULL)
        return false;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        add(t, piece, n);
    n = ferror(f) ? 1 : 0;
    fclose(f);
    return n == 0;
}

static bool spill(const char *path, const struct viewc_text *head, const struct viewc_text *t,
                  const char *tail)
{
    FILE *f = fopen(path, "wb");
    bool ok;

    if (f == NULL)
        return false;
    ok = fwrite(head->p, 1, head->n, f) == head->n && fwrite(t->p, 1, t->n, f) == t->n &&
         fputs(tail, f) >= 0;
    return fclose(f) == 0 && ok;
}

int main(int argc, char **argv)
{
    struct viewc_text src = { 0 }, c = { 0 }, h = { 0 }, c_head = { 0 }, h_head = { 0 };
    char error[512], guard[200];
    const char *base;
    size_t i;

    if (argc != 4) {
        fputs("usage: viewc NAME.html NAME.view.c NAME.view.h\n", stderr);
        return 2;
    }
    if (!slurp(argv[1], &src)) {
        perror(argv[1]);
        return 1;
    }
    add_z(&src, "\n");
    if (!viewc_compile(argv[1], src.p, src.n, &c, &h, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }
    base = strrchr(argv[3], '/') != NULL ? strrchr(argv[3], '/') + 1 : argv[3];
    for (i = 0; base[i] != '\0' && i < sizeof guard - 1; i++)
        guard[i] = is_word(base[i]) ? base[i] : '_';
    guard[i] = '\0';
    add_fmt(&c_head, "/* Made by viewc from %s. */\n#include \"%s\"\n", argv[1], base);
    add_fmt(&h_head,
            "/* Made by viewc from %s. */\n#ifndef VIEW_%s\n#define VIEW_%s\n"
            "#include \"html/out.h\"\n",
            argv[1], guard, guard);
    if (!spill(argv[2], &c_head, &c, "") || !spill(argv[3], &h_head, &h, "#endif\n")) {
        perror("viewc");
        return 1;
    }
    viewc_done(&src);
    viewc_done(&c);
    viewc_done(&h);
    viewc_done(&c_head);
    viewc_done(&h_head);
    return 0;
}
