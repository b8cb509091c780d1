/* viewc_body.c: the text between tags; leads the other parts through a file. */
#include "viewc_work.h"

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
    *v = (struct viewc){ .path = path,
                         .at = src,
                         .end = src + n,
                         .line = 1,
                         .c = c,
                         .h = h,
                         .error = error,
                         .error_cap = error_cap };
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
