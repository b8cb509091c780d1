/*
 * viewc.c: compiles HTML views to C functions (see docs/HACKING.md, "Views").
 *
 *   viewc NAME.html NAME.view.c NAME.view.h
 *
 * It reads the HTML as a browser would, so it knows for every {{ value }} where it stands, and picks
 * the escape by that place. Where no escape is safe it refuses to build. It also keeps elements and
 * C blocks properly nested in each other, so that a view always emits a whole piece of HTML.
 *
 * The first mistake ends the run: file:line: reason.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viewc.h"

enum { MAX_DEPTH = 64, MAX_ATTR = 32, MAX_NAME = 40, LITERAL_MAX = 2000 };

struct element {
    char name[MAX_NAME];
    int line;
};

/* A C block: `{` seen in a C line. */
struct block {
    int depth; /* elements open where it began */
    bool loop; /* for, while, do, switch: what break and continue leave */
    int line;
};

struct viewc {
    const char *path;
    const char *at, *end;
    int line;
    struct viewc_text *c, *h;
    struct viewc_text lit; /* constant HTML not yet written */
    int mapped;            /* the line of the HTML that the compiler believes to be next; 0 unknown */
    struct element open[MAX_DEPTH];
    int depth;
    struct block block[MAX_DEPTH];
    int n_block;
    bool loop_next;   /* the next `{` belongs to a loop */
    bool in_comment;  /* a C comment runs on to the next C line */
    char c_last;      /* last character of the C since the last markup, 0 for none */
    bool in_view;
    bool space;       /* white space with a line break waits for what comes next */
    bool inline_left; /* what stands to the left is text or an inline element */
    char *error;
    size_t error_cap;
    jmp_buf out;
};

/* ── lists of names, each with a blank on both sides ────────────────────────────────────────── */

#define VOID_TAGS " area br col hr img input link meta source track wbr "
#define INLINE_TAGS                                                                             \
    " a abbr b bdi bdo br button cite code data dfn em i img input kbd label mark output "     \
    "progress q s samp select small span strong sub sup svg text textarea time tspan u var wbr "
/* No safe way to fill them, or ways to run code and to change what addresses mean. */
#define REFUSED_TAGS                                                                           \
    " style base embed frame frameset foreignobject animate animatetransform animatemotion "   \
    "set noembed noframes plaintext xmp template marquee "
#define URL_ATTRS " href src action formaction poster cite data background longdesc xlink:href "
#define REFUSED_ATTRS                                                                          \
    " style srcset srcdoc imagesrcset ping http-equiv formmethod manifest archive codebase "
/* What closes an open <p> by itself in every browser. */
#define P_ENDERS                                                                               \
    " address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 " \
    "h5 h6 header hr main menu nav ol p pre section table ul "

static bool listed(const char *list, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = strstr(list, name); n > 0 && p != NULL; p = strstr(p + 1, name))
        if (p[-1] == ' ' && p[n] == ' ')
            return true;
    return false;
}

static bool is_blank(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\r';
}

static bool is_alpha(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

static bool is_digit(char ch)
{
    return ch >= '0' && ch <= '9';
}

static bool is_word(char ch)
{
    return is_alpha(ch) || is_digit(ch) || ch == '_';
}

/* ── output ─────────────────────────────────────────────────────────────────────────────────── */

__attribute__((noreturn, format(printf, 3, 4))) static void stop(struct viewc *v, int line,
                                                                 const char *fmt, ...)
{
    char why[200];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(why, sizeof why, fmt, ap);
    va_end(ap);
    snprintf(v->error, v->error_cap, "%s:%d: %s", v->path, line, why);
    longjmp(v->out, 1);
}

static void add(struct viewc_text *t, const char *p, size_t n)
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

static void add_z(struct viewc_text *t, const char *z)
{
    add(t, z, strlen(z));
}

__attribute__((format(printf, 2, 3))) static void add_fmt(struct viewc_text *t, const char *fmt, ...)
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

static void lit(struct viewc *v, const char *p, size_t n)
{
    add(&v->lit, p, n);
}

static void lit_z(struct viewc *v, const char *z)
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
static void flush(struct viewc *v)
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
static void code(struct viewc *v, int line, const char *before, const char *p, size_t n,
                 const char *after)
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
static void settle_space(struct viewc *v, bool inline_right)
{
    if (v->space && v->inline_left && inline_right)
        lit_z(v, "\n");
    v->space = false;
    v->inline_left = inline_right;
}

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

static bool looks(const struct viewc *v, const char *z)
{
    size_t n = strlen(z);

    return (size_t)(v->end - v->at) >= n && memcmp(v->at, z, n) == 0;
}

static char peek(const struct viewc *v)
{
    return v->at < v->end ? *v->at : '\0';
}

static void step(struct viewc *v)
{
    if (*v->at == '\n')
        v->line++;
    v->at++;
}

/* Reads {{ ... }} from behind the braces; the value is *p, *n. Strings and nested braces may stand
 * in it, comments may not. */
static void read_value(struct viewc *v, const char **p, size_t *n)
{
    int line = v->line, depth = 0;
    const char *from = v->at, *to;
    char quote = '\0';

    for (;; step(v)) {
        if (v->at >= v->end)
            stop(v, line, "{{ is never closed with }}");
        if (quote != '\0') {
            if (*v->at == '\n')
                stop(v, v->line, "a string runs over the end of its line");
            if (*v->at == '\\' && v->at + 1 < v->end)
                step(v);
            else if (*v->at == quote)
                quote = '\0';
        } else if (*v->at == '"' || *v->at == '\'') {
            quote = *v->at;
        } else if (looks(v, "//") || looks(v, "/*")) {
            stop(v, v->line, "no comments inside {{ }}");
        } else if (*v->at == ';') {
            stop(v, v->line, "{{ }} holds one expression, no statements");
        } else if (depth == 0 && looks(v, "}}")) {
            break;
        } else {
            depth += (*v->at == '{') - (*v->at == '}');
        }
    }
    to = v->at;
    v->at += 2;
    while (from < to && (is_blank(*from) || *from == '\n'))
        from++;
    while (to > from && (is_blank(to[-1]) || to[-1] == '\n'))
        to--;
    if (from == to)
        stop(v, line, "{{ }} is empty");
    *p = from;
    *n = (size_t)(to - from);
}

static void value(struct viewc *v, const char *writer)
{
    const char *p;
    size_t n;
    int line = v->line;
    char before[40];

    v->at += 2;
    read_value(v, &p, &n);
    snprintf(before, sizeof before, "    %s(o, (", writer);
    code(v, line, before, p, n, "));");
}

/* {{> other_view(args) }} */
static void call(struct viewc *v)
{
    const char *p, *open;
    size_t n, name = 0;
    int line = v->line;
    char before[MAX_NAME + 60];

    v->at += 3;
    read_value(v, &p, &n);
    while (name < n && is_word(p[name]))
        name++;
    open = p + name;
    while (open < p + n && is_blank(*open))
        open++;
    if (name == 0 || name > MAX_NAME || open == p + n || *open != '(' || p[n - 1] != ')')
        stop(v, line, "write {{> name_of_view(arguments) }}");
    open++;
    while (open < p + n && is_blank(*open))
        open++;
    snprintf(before, sizeof before, "    %.*s(o%s", (int)name, p, *open == ')' ? "" : ", ");
    code(v, line, before, open, n - (size_t)(open - p), ";");
}

/* ── C lines ────────────────────────────────────────────────────────────────────────────────── */

static void check_word(struct viewc *v, const char *p, size_t n)
{
    char word[12];
    int base = v->n_block > 0 ? v->block[v->n_block - 1].depth : 0;

    if (n >= sizeof word)
        return;
    memcpy(word, p, n);
    word[n] = '\0';
    if (listed(" for while do switch ", word))
        v->loop_next = true;
    else if (listed(" if else ", word))
        v->loop_next = false;
    else if (strcmp(word, "goto") == 0)
        stop(v, v->line, "no goto in a view");
    else if (strcmp(word, "return") == 0 && v->depth > 0)
        stop(v, v->line, "return would leave <%s> open", v->open[v->depth - 1].name);
    else if (listed(" case default ", word) && v->depth != base)
        stop(v, v->line, "<%s> is still open at this %s", v->open[v->depth - 1].name, word);
    if (listed(" break continue ", word))
        for (int i = v->n_block - 1; i >= 0; i--)
            if (v->block[i].loop) {
                if (v->depth > v->block[i].depth)
                    stop(v, v->line, "%s would leave <%s> open", word,
                         v->open[v->depth - 1].name);
                break;
            }
}

static void brace(struct viewc *v, char ch)
{
    if (ch == '{') {
        if (v->n_block == MAX_DEPTH)
            stop(v, v->line, "blocks nested too deep");
        v->block[v->n_block++] =
            (struct block){ .depth = v->depth, .loop = v->loop_next, .line = v->line };
        v->loop_next = false;
        return;
    }
    if (v->n_block == 0)
        stop(v, v->line, "this } closes nothing");
    if (v->block[v->n_block - 1].depth != v->depth)
        stop(v, v->open[v->depth - 1].line, "<%s> is opened in a block but not closed in it",
             v->open[v->depth - 1].name);
    v->n_block--;
}

/* Length of the string or character literal at p. */
static size_t quoted(struct viewc *v, const char *p, const char *end)
{
    size_t i = 1;

    while (p + i < end && p[i] != p[0])
        i += p[i] == '\\' ? 2 : 1;
    if (p + i >= end)
        stop(v, v->line, "a string is not closed on its line");
    return i + 1;
}

/* Walks one C line: braces, words that jump, and its last character that means something. */
static void scan_c(struct viewc *v, const char *p, const char *end)
{
    while (p < end) {
        size_t n = 1;

        if (v->in_comment) {
            v->in_comment = !(end - p >= 2 && p[0] == '*' && p[1] == '/');
            p += v->in_comment ? 1 : 2;
            continue;
        }
        if (end - p >= 2 && p[0] == '/' && p[1] == '/')
            return;
        if (end - p >= 2 && p[0] == '/' && p[1] == '*') {
            v->in_comment = true;
            p += 2;
            continue;
        }
        if (*p == '"' || *p == '\'')
            n = quoted(v, p, end);
        else if (is_word(*p)) {
            while (p + n < end && is_word(p[n]))
                n++;
            if (v->in_view)
                check_word(v, p, n);
        } else if (v->in_view && (*p == '{' || *p == '}'))
            brace(v, *p);
        if (!is_blank(*p))
            v->c_last = p[n - 1];
        p += n;
    }
}

/* The C so far must be whole before markup follows: `if (x)` alone would guard one write only. */
static void end_c(struct viewc *v)
{
    if (v->in_comment)
        stop(v, v->line, "a C comment is still open here");
    if (v->c_last != '\0' && strchr(";{}:", v->c_last) == NULL)
        stop(v, v->line, "the C before this line ends in '%c'; markup may follow ; { } or : only",
             v->c_last);
    v->c_last = '\0';
}

static void end_view(struct viewc *v)
{
    end_c(v);
    if (v->n_block > 0)
        stop(v, v->block[v->n_block - 1].line, "this block is not closed in its view");
    if (v->depth > 0)
        stop(v, v->open[v->depth - 1].line, "<%s> is never closed", v->open[v->depth - 1].name);
    v->space = false;
    flush(v);
    add_z(v->c, "}\n");
    v->mapped = 0;
    v->in_view = false;
}

/* % view name(params) */
static void begin_view(struct viewc *v, const char *p, const char *end)
{
    const char *name = p, *name_end, *open, *params;

    if (v->in_view)
        stop(v, v->line, "the view before this one lacks its %% end");
    end_c(v);
    while (p < end && is_word(*p))
        p++;
    name_end = p;
    while (p < end && is_blank(*p))
        p++;
    while (end > p && is_blank(end[-1]))
        end--;
    open = p;
    if (name == name_end || open == end || *open != '(' || end[-1] != ')')
        stop(v, v->line, "write %% view name(type param, ...) on one line");
    params = open + 1;
    while (params < end - 1 && is_blank(*params))
        params++;
    for (int to_header = 0; to_header < 2; to_header++) {
        struct viewc_text *t = to_header ? v->h : v->c;

        add_z(t, to_header ? "void " : "\nvoid ");
        add(t, name, (size_t)(name_end - name));
        add_z(t, params == end - 1 ? "(struct out *o" : "(struct out *o, ");
        add(t, params, (size_t)(end - 1 - params));
        add_z(t, to_header ? ");\n" : ")\n{\n    (void)o;\n");
    }
    v->in_view = true;
    v->mapped = 0;
    v->space = v->inline_left = v->loop_next = false;
}

/* From behind the % to the end of the line. */
static void c_line(struct viewc *v)
{
    const char *p, *end = memchr(v->at, '\n', (size_t)(v->end - v->at));
    const char *from;

    if (end == NULL)
        end = v->end;
    from = v->at;
    while (end > from && is_blank(end[-1]))
        end--;
    for (p = from; p < end && is_blank(*p); p++)
        ;
    if (v->in_comment) {
        scan_c(v, p, end);
        code(v, v->line, "", from, (size_t)(end - from), "");
    } else if (end - p >= 5 && memcmp(p, "view ", 5) == 0) {
        begin_view(v, p + 5, end);
    } else if (end - p == 3 && memcmp(p, "end", 3) == 0) {
        if (!v->in_view)
            stop(v, v->line, "%% end without %% view");
        end_view(v);
    } else if (p < end && *p == '#') {
        if (v->in_view)
            stop(v, v->line, "no preprocessor lines inside a view");
        add(v->h, p, (size_t)(end - p));
        add_z(v->h, "\n");
    } else {
        settle_space(v, v->inline_left);
        v->inline_left = false;
        scan_c(v, p, end);
        code(v, v->line, "", from, (size_t)(end - from), "");
    }
    v->at = end;
    while (v->at < v->end && *v->at != '\n')
        v->at++;
}

/* ── tags ───────────────────────────────────────────────────────────────────────────────────── */

static bool inside(const struct viewc *v, const char *name)
{
    for (int i = 0; i < v->depth; i++)
        if (strcmp(v->open[i].name, name) == 0)
            return true;
    return false;
}

static void lower(char *to, const char *from)
{
    for (; *from != '\0'; from++)
        *to++ = *from >= 'A' && *from <= 'Z' ? (char)(*from + 'a' - 'A') : *from;
    *to = '\0';
}

/* A tag's or attribute's name. */
static void read_name(struct viewc *v, char name[MAX_NAME], const char *extra)
{
    size_t n = 0;

    while (v->at < v->end && (is_alpha(*v->at) || is_digit(*v->at) ||
                              (*v->at != '\0' && strchr(extra, *v->at) != NULL))) {
        if (n == MAX_NAME - 1)
            stop(v, v->line, "a name is too long");
        name[n++] = *v->at++;
    }
    name[n] = '\0';
    if (looks(v, "{{"))
        stop(v, v->line, "a value cannot stand in the name of a tag or attribute");
    if (n == 0)
        stop(v, v->line, "a name is expected here, not '%c'", peek(v) == '\0' ? ' ' : peek(v));
}

static void skip_blank(struct viewc *v)
{
    while (v->at < v->end && (is_blank(*v->at) || *v->at == '\n'))
        step(v);
    if (peek(v) == '%')
        stop(v, v->line, "C lines stand between tags only");
}

/* Whether an address that begins with these n constant bytes is ours or of an allowed kind. */
static bool url_start(const char *p, size_t n)
{
    static const char *const scheme[] = { "http://", "https://", "mailto:", "tel:" };

    for (size_t i = 0; i < sizeof scheme / sizeof scheme[0]; i++)
        if (n >= strlen(scheme[i]) && memcmp(p, scheme[i], strlen(scheme[i])) == 0)
            return true;
    return n > 0 && (p[0] == '#' || p[0] == '?' ||
                     (p[0] == '/' && !(n > 1 && (p[1] == '/' || p[1] == '\\'))));
}

/* The value behind the opening quote. `lead` keeps how many constant bytes stand before the first
 * {{ }}; a constant value is left in v->lit from the mark *from. */
static void attr_value(struct viewc *v, const char *attr, char quote, bool *constant)
{
    bool url = listed(URL_ATTRS, attr);
    bool first = true;
    const char *from = v->at;
    int line = v->line;

    *constant = true;
    while (peek(v) != quote) {
        if (v->at >= v->end || *v->at == '<')
            stop(v, line, "the value of %s is not closed", attr);
        if (looks(v, "{{>"))
            stop(v, v->line, "a view cannot stand in an attribute");
        if (looks(v, "{{")) {
            if (url && v->at > from && first && !url_start(from, (size_t)(v->at - from)))
                stop(v, v->line, "the address in %s must begin with / ? # or http(s), mailto, tel",
                     attr);
            value(v, !url ? "html_attr" : v->at == from ? "html_url" : "html_part");
            first = *constant = false;
            continue;
        }
        if (*v->at == '"' || *v->at == '>')
            stop(v, v->line, "write &quot; or &gt; in the value of %s", attr);
        lit(v, v->at, 1);
        step(v);
    }
    if (url && *constant && !url_start(from, (size_t)(v->at - from)))
        stop(v, line, "the address in %s must begin with / ? # or http(s), mailto, tel", attr);
    v->at++;
}

static void check_attr(struct viewc *v, const char *attr)
{
    if (attr[0] == 'o' && attr[1] == 'n')
        stop(v, v->line, "no %s: scripts are files and listen for events", attr);
    if (listed(REFUSED_ATTRS, attr))
        stop(v, v->line, "no %s attribute here", attr);
}

/* One attribute; returns what a form's method says: whether it is a post. */
static bool attribute(struct viewc *v, const char *tag, const char *raw)
{
    char attr[MAX_NAME];
    size_t mark = v->lit.n;
    bool constant, post = false;
    char quote;

    lower(attr, raw);
    check_attr(v, attr);
    if (looks(v, "?={{")) {
        const char *p;
        size_t n;
        int line = v->line;

        if (listed(URL_ATTRS, attr) || strcmp(attr, "method") == 0)
            stop(v, v->line, "%s cannot depend on a condition", attr);
        v->at += 4;
        read_value(v, &p, &n);
        code(v, line, "    if (", p, n, ")");
        add_fmt(v->c, "    out_raw(o, \" %s%s\", %zu);\n", raw,
                strncmp(attr, "aria-", 5) == 0 ? "=\\\"true\\\"" : "",
                strlen(raw) + (strncmp(attr, "aria-", 5) == 0 ? 8 : 1));
        v->mapped = 0;
        return false;
    }
    lit_z(v, " ");
    lit_z(v, raw);
    if (peek(v) != '=') {
        if (listed(URL_ATTRS, attr))
            stop(v, v->line, "%s needs a value", attr);
        return false;
    }
    quote = v->at + 1 < v->end ? v->at[1] : '\0';
    if (quote != '"' && quote != '\'')
        stop(v, v->line, "the value of %s stands in quotes", attr);
    v->at += 2;
    lit_z(v, "=\"");
    mark = v->lit.n;
    attr_value(v, attr, quote, &constant);
    if (strcmp(tag, "form") == 0 && strcmp(attr, "method") == 0) {
        if (!constant)
            stop(v, v->line, "the method of a form is a constant");
        post = v->lit.n - mark == 4 && memcmp(v->lit.p + mark, "post", 4) == 0;
        if (!post && !(v->lit.n - mark == 3 && memcmp(v->lit.p + mark, "get", 3) == 0))
            stop(v, v->line, "the method of a form is post or get");
    }
    lit_z(v, "\"");
    return post;
}

static void push(struct viewc *v, const char *name)
{
    if (v->depth == MAX_DEPTH)
        stop(v, v->line, "elements nested too deep");
    memcpy(v->open[v->depth].name, name, strlen(name) + 1);
    v->open[v->depth++].line = v->line;
}

static void check_place(struct viewc *v, const char *name, const char *low)
{
    bool svg = inside(v, "svg");

    if (strcmp(name, low) != 0 && !svg)
        stop(v, v->line, "write <%s> in lower case", low);
    if (listed(REFUSED_TAGS, low))
        stop(v, v->line, "no <%s> in views", low);
    if (listed(" a form button ", low) && inside(v, low))
        stop(v, v->line, "<%s> inside <%s>", low, low);
    if (v->depth > 0 && listed(" title textarea script ", v->open[v->depth - 1].name) && !svg)
        stop(v, v->line, "no elements inside <%s>", v->open[v->depth - 1].name);
    if (v->depth > 0 && strcmp(v->open[v->depth - 1].name, "p") == 0 && listed(P_ENDERS, low))
        stop(v, v->line, "<%s> cannot stand in <p>", low);
}

/* All attributes of a tag, up to its > or />; returns whether it is a form that posts. */
static bool attributes(struct viewc *v, const char *low, bool *has_src)
{
    char seen[MAX_ATTR][MAX_NAME], name[MAX_NAME];
    int n = 0;
    bool post = false;

    *has_src = false;
    for (;;) {
        skip_blank(v);
        if (v->at >= v->end)
            stop(v, v->line, "<%s is not closed with >", low);
        if (*v->at == '>' || looks(v, "/>"))
            return post;
        read_name(v, name, "-_:");
        if (n == MAX_ATTR)
            stop(v, v->line, "too many attributes");
        for (int i = 0; i < n; i++)
            if (strcmp(seen[i], name) == 0)
                stop(v, v->line, "%s stands twice", name);
        memcpy(seen[n++], name, sizeof name);
        *has_src = *has_src || strcmp(name, "src") == 0;
        post = attribute(v, low, name) || post;
        if (v->at < v->end && strchr(" \t\r\n>/", *v->at) == NULL)
            stop(v, v->line, "a blank is missing behind %s", name);
    }
}

static void open_tag(struct viewc *v)
{
    char name[MAX_NAME], low[MAX_NAME];
    bool has_src, post, is_void, svg;

    v->at++;
    read_name(v, name, "-");
    lower(low, name);
    check_place(v, name, low);
    settle_space(v, listed(INLINE_TAGS, low));
    lit_z(v, "<");
    lit_z(v, name);
    svg = inside(v, "svg") || strcmp(low, "svg") == 0;
    is_void = !svg && listed(VOID_TAGS, low);
    post = attributes(v, low, &has_src);
    if (strcmp(low, "script") == 0 && !has_src)
        stop(v, v->line, "no inline script: a script is a file");
    if (peek(v) == '/') {
        if (!svg && !is_void)
            stop(v, v->line, "<%s/> does not close itself in HTML", low);
        v->at += 2;
        lit_z(v, svg ? "/>" : ">");
    } else {
        v->at++;
        lit_z(v, ">");
        if (!is_void)
            push(v, name);
    }
    if (post)
        code(v, v->line, "    html_csrf(o", "", 0, ");");
    if (strcmp(low, "textarea") == 0)
        lit_z(v, "\n"); /* a browser drops the first line break, which may be the user's */
    if (!listed(INLINE_TAGS, low) || strcmp(low, "br") == 0)
        v->inline_left = false;
}

static void close_tag(struct viewc *v)
{
    char name[MAX_NAME], low[MAX_NAME];
    int floor = v->n_block > 0 ? v->block[v->n_block - 1].depth : 0;

    v->at += 2;
    read_name(v, name, "-");
    lower(low, name);
    while (is_blank(peek(v)))
        v->at++;
    if (peek(v) != '>')
        stop(v, v->line, "</%s is not closed with >", name);
    v->at++;
    if (v->depth == 0)
        stop(v, v->line, "</%s> closes nothing", name);
    if (strcmp(v->open[v->depth - 1].name, name) != 0)
        stop(v, v->line, "</%s> where <%s> of line %d is open", name, v->open[v->depth - 1].name,
             v->open[v->depth - 1].line);
    if (v->depth <= floor)
        stop(v, v->line, "</%s> closes an element that was opened outside this block", name);
    v->depth--;
    settle_space(v, listed(INLINE_TAGS, low));
    lit_z(v, "</");
    lit_z(v, name);
    lit_z(v, ">");
}

/* ── a view's body ──────────────────────────────────────────────────────────────────────────── */

static void comment(struct viewc *v)
{
    int line = v->line;

    while (!looks(v, "-->")) {
        if (v->at >= v->end)
            stop(v, line, "the comment is never closed");
        if (looks(v, "{{"))
            stop(v, v->line, "no value inside a comment");
        step(v);
        if (v->at[-1] == '\n') {
            const char *p = v->at;

            while (p < v->end && is_blank(*p))
                p++;
            if (p < v->end && *p == '%')
                stop(v, v->line, "no C inside a comment");
        }
    }
    v->at += 3;
}

static void markup(struct viewc *v)
{
    if (looks(v, "<!--")) {
        comment(v);
    } else if (looks(v, "<!doctype html>")) {
        lit_z(v, "<!doctype html>\n");
        v->at += 15;
        v->space = v->inline_left = false;
    } else if (looks(v, "</")) {
        close_tag(v);
    } else if (v->at + 1 < v->end && is_alpha(v->at[1])) {
        open_tag(v);
    } else if (looks(v, "<{{") || looks(v, "</{{")) {
        stop(v, v->line, "a value cannot stand in the name of a tag or attribute");
    } else {
        stop(v, v->line, "write &lt; for this <");
    }
}

static void text_value(struct viewc *v)
{
    const char *top = v->depth > 0 ? v->open[v->depth - 1].name : "";

    settle_space(v, true);
    if (looks(v, "{{>")) {
        if (listed(" title textarea script option ", top))
            stop(v, v->line, "no view inside <%s>", top);
        call(v);
    } else if (strcmp(top, "script") == 0) {
        stop(v, v->line, "no value inside <script>");
    } else {
        /* these hold text only: a finished piece of HTML must not compile there */
        value(v, listed(" title textarea option ", top) ? "html_attr" : "html_text");
    }
}

static void white(struct viewc *v)
{
    const char *from = v->at;
    bool keep = inside(v, "pre") || inside(v, "textarea");

    while (v->at < v->end && (is_blank(*v->at) || *v->at == '\n')) {
        const char *p = v->at + 1;
        bool newline = *v->at == '\n';

        step(v);
        v->space = v->space || (newline && !keep);
        while (newline && p < v->end && is_blank(*p))
            p++;
        if (newline && p < v->end && *p == '%')
            break; /* the C line is read by the loop in body() */
    }
    if (keep || !v->space) {
        lit(v, from, (size_t)(v->at - from));
        v->space = false;
    }
}

/* Whether a C line begins here, at the start of a line. */
static bool at_c_line(struct viewc *v, const char *start)
{
    const char *p = v->at;

    if (p != start && p[-1] != '\n')
        return false;
    while (p < v->end && is_blank(*p))
        p++;
    if (p == v->end || *p != '%')
        return false;
    v->at = p + 1;
    return true;
}

static void body(struct viewc *v)
{
    const char *start = v->at;

    while (v->at < v->end) {
        if (at_c_line(v, start)) {
            c_line(v);
            if (v->at < v->end)
                step(v); /* the line break of a C line is not text */
            v->space = true;
            continue;
        }
        if (is_blank(*v->at) || *v->at == '\n') {
            white(v);
            continue;
        }
        if (!v->in_view) {
            if (!looks(v, "<!--"))
                stop(v, v->line, "text outside a view");
            comment(v);
            continue;
        }
        end_c(v);
        if (*v->at == '<') {
            markup(v);
        } else if (looks(v, "{{")) {
            text_value(v);
        } else if (looks(v, "}}")) {
            stop(v, v->line, "}} without {{");
        } else {
            if (v->depth > 0 && strcmp(v->open[v->depth - 1].name, "script") == 0)
                stop(v, v->line, "no inline script: a script is a file");
            settle_space(v, true);
            lit(v, v->at, 1);
            v->at++;
        }
    }
    if (v->in_view)
        stop(v, v->line, "the last view lacks its %% end");
    end_c(v);
}

bool viewc_compile(const char *path, const char *src, size_t n, struct viewc_text *c,
                   struct viewc_text *h, char *error, size_t error_cap)
{
    struct viewc *v = calloc(1, sizeof *v);
    bool ok;

    if (v == NULL)
        abort();
    *v = (struct viewc){ .path = path, .at = src, .end = src + n, .line = 1, .c = c, .h = h,
                         .error = error, .error_cap = error_cap };
    ok = setjmp(v->out) == 0;
    if (ok) {
        if (memchr(src, '\0', n) != NULL)
            stop(v, 1, "a NUL byte");
        body(v);
    }
    free(v->lit.p);
    free(v);
    return ok;
}

void viewc_done(struct viewc_text *t)
{
    free(t->p);
    *t = (struct viewc_text){ 0 };
}

/* ── the command ────────────────────────────────────────────────────────────────────────────── */
#ifndef VIEWC_NO_MAIN

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
    add_fmt(&h_head, "/* Made by viewc from %s. */\n#ifndef VIEW_%s\n#define VIEW_%s\n"
                     "#include \"html/out.h\"\n", argv[1], guard, guard);
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

#endif
