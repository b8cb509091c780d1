/* viewc_c.c: values and C lines of a view, and that their blocks stay whole. */
#include "viewc_work.h"

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

bool looks(const struct viewc *v, const char *z)
{
    size_t n = strlen(z);

    return (size_t)(v->end - v->at) >= n && memcmp(v->at, z, n) == 0;
}

char peek(const struct viewc *v)
{
    return v->at < v->end ? *v->at : '\0';
}

void step(struct viewc *v)
{
    if (*v->at == '\n')
        v->line++;
    v->at++;
}

/* Reads {{ ... }} from behind the braces; the value is *p, *n. Strings and nested braces may stand
 * in it, comments may not. */
void read_value(struct viewc *v, const char **p, size_t *n)
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

void value(struct viewc *v, const char *writer)
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
void call(struct viewc *v)
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
                    stop(v, v->line, "%s would leave <%s> open", word, v->open[v->depth - 1].name);
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
void end_c(struct viewc *v)
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
void c_line(struct viewc *v)
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
