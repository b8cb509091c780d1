/* viewc_out.c: what viewc writes: C with the lines of the HTML, constant text in few pieces. */
#include "viewc_work.h"

bool listed(const char *list, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = strstr(list, name); n > 0 && p != NULL; p = strstr(p + 1, name))
        if (p[-1] == ' ' && p[n] == ' ')
            return true;
    return false;
}

bool is_blank(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\r';
}

bool is_alpha(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

bool is_digit(char ch)
{
    return ch >= '0' && ch <= '9';
}

bool is_word(char ch)
{
    return is_alpha(ch) || is_digit(ch) || ch == '_';
}

/* ── output ─────────────────────────────────────────────────────────────────────────────────── */

void stop(struct viewc *v, int line, const char *fmt, ...)
{
    char why[200];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(why, sizeof why, fmt, ap);
    va_end(ap);
    snprintf(v->error, v->error_cap, "%s:%d: %s", v->path, line, why);
    longjmp(v->out, 1);
}

void add(struct viewc_text *t, const char *p, size_t n)
{
    if (n > t->cap - t->n) {
        size_t cap = (t->n + n) * 2 + 1024;
        char *bigger = realloc(t->p, cap);

        if (bigger == NULL)
            abort();
        t->p = bigger;
        t->cap = cap;
    }
    if (n > 0)
        memcpy(t->p + t->n, p, n);
    t->n += n;
}

void add_z(struct viewc_text *t, const char *z)
{
    add(t, z, strlen(z));
}

void add_fmt(struct viewc_text *t, const char *fmt, ...)
{
    char line[1200];
    va_list ap;
    int n;

    va_start(ap, fmt);
    n = vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    if (n > 0)
        add(t, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
}

void lit(struct viewc *v, const char *p, size_t n)
{
    add(&v->lit, p, n);
}

void lit_z(struct viewc *v, const char *z)
{
    add_z(&v->lit, z);
}

/* One character of a C string literal. */
static void add_quoted(struct viewc_text *t, char ch)
{
    if (ch == '"' || ch == '\\' || ch == '?')
        add_fmt(t, "\\%c", ch);
    else if (ch == '\n')
        add_z(t, "\\n");
    else if ((unsigned char)ch < 0x20 || (unsigned char)ch > 0x7e)
        add_fmt(t, "\\%03o", (unsigned char)ch);
    else
        add(t, &ch, 1);
}

/* Writes the constant HTML gathered so far, in pieces that every compiler takes. */
void flush(struct viewc *v)
{
    size_t from = 0;

    while (from < v->lit.n) {
        size_t n = v->lit.n - from;

        if (n > LITERAL_MAX)
            n = LITERAL_MAX;
        add_z(v->c, "    out_raw(o, \"");
        for (size_t i = 0; i < n; i++) {
            if (i > 0 && i % 80 == 0)
                add_z(v->c, "\"\n               \"");
            add_quoted(v->c, v->lit.p[from + i]);
        }
        add_fmt(v->c, "\", %zu);\n", n);
        from += n;
        v->mapped = 0;
    }
    v->lit.n = 0;
}

/* One line of C that comes from `line` of the HTML; compilers then name that line. */
void code(struct viewc *v, int line, const char *before, const char *p, size_t n, const char *after)
{
    flush(v);
    if (v->mapped != line)
        add_fmt(v->c, "#line %d \"%s\"\n", line, v->path);
    add_z(v->c, before);
    for (size_t i = 0; i < n; i++)
        add(v->c, p[i] == '\n' ? " " : p + i, 1);
    add_z(v->c, after);
    add_z(v->c, "\n");
    v->mapped = line + 1;
}

/* White space that held a line break becomes one break between inline things, else nothing. */
void settle_space(struct viewc *v, bool inline_right)
{
    if (v->space && v->inline_left && inline_right)
        lit_z(v, "\n");
    v->space = false;
    v->inline_left = inline_right;
}
