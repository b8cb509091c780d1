/* viewc_work.h: what the parts of viewc share. viewc_out.c writes C, viewc_c.c reads C lines and values,
 * viewc_tags.c reads tags, viewc_body.c leads. */
#ifndef TOOLS_VIEWC_WORK_H
#define TOOLS_VIEWC_WORK_H

#include <setjmp.h>
#include <stdarg.h>
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
    int mapped; /* the line of the HTML that the compiler believes to be next; 0 unknown */
    struct element open[MAX_DEPTH];
    int depth;
    struct block block[MAX_DEPTH];
    int n_block;
    bool loop_next;  /* the next `{` belongs to a loop */
    bool in_comment; /* a C comment runs on to the next C line */
    char c_last;     /* last character of the C since the last markup, 0 for none */
    bool in_view;
    bool space;       /* white space with a line break waits for what comes next */
    bool inline_left; /* what stands to the left is text or an inline element */
    char *error;
    size_t error_cap;
    jmp_buf out;
};

/* viewc_out.c: names and characters */
bool listed(const char *list, const char *name); /* list has a blank on both sides of each name */
bool is_blank(char ch);
bool is_alpha(char ch);
bool is_digit(char ch);
bool is_word(char ch);

/* viewc_out.c: output */
__attribute__((noreturn, format(printf, 3, 4))) void stop(struct viewc *v, int line,
                                                          const char *fmt, ...);
void add(struct viewc_text *t, const char *p, size_t n);
void add_z(struct viewc_text *t, const char *z);
__attribute__((format(printf, 2, 3))) void add_fmt(struct viewc_text *t, const char *fmt, ...);
void lit(struct viewc *v, const char *p, size_t n); /* constant HTML */
void lit_z(struct viewc *v, const char *z);
void flush(struct viewc *v); /* writes the constant HTML gathered so far */
/* One line of C that comes from `line` of the HTML; compilers then name that line. */
void code(struct viewc *v, int line, const char *before, const char *p, size_t n,
          const char *after);
/* White space that held a line break becomes one break between inline things, else nothing. */
void settle_space(struct viewc *v, bool inline_right);

/* viewc_c.c: reading, values, C lines */
bool looks(const struct viewc *v, const char *z);
char peek(const struct viewc *v);
void step(struct viewc *v);
void read_value(struct viewc *v, const char **p, size_t *n); /* from behind {{ to behind }} */
void value(struct viewc *v, const char *writer);
void call(struct viewc *v);
void c_line(struct viewc *v); /* from behind the % to the end of the line */
void end_c(struct viewc *v);  /* markup follows: the C so far must be whole */

/* viewc_tags.c */
bool inside(const struct viewc *v, const char *name);
void open_tag(struct viewc *v);
void close_tag(struct viewc *v);

#endif
