/*
 * out.h: where a view writes, and the only ways to write.
 *
 * viewc turns {{ expr }} into one of the html_* below, chosen by where the value stands; each is
 * _Generic over struct str, const char *, integers, double and (between tags) struct html, so that
 * a type without a rule does not compile.
 */
#ifndef HTML_OUT_H
#define HTML_OUT_H

#include "base/arena.h"
#include "base/str.h"

enum lang { LANG_ID, LANG_EN };

/* A piece of finished HTML. Made by views and by html_trusted() only. */
struct html {
    const char *p;
    size_t n;
};

/* Chunks in the arena; big pieces are referred to, not copied. */
struct out_chunk {
    const char *p;
    size_t n;
};

struct out {
    struct arena *arena;
    enum lang lang;
    struct str csrf;  /* for every form with method="post" */
    struct str icons; /* address of the sprite; out_init() gives "/aset/icons.svg" */
    struct out_chunk *chunk;
    size_t n_chunk, cap_chunk;
    char *at, *end; /* free part of the block being filled */
    size_t total;
};

void out_init(struct out *o, struct arena *a, enum lang lang, struct str csrf);
struct html out_html(struct out *o); /* everything so far as one piece (joins chunks once) */
void out_raw(struct out *o, const char *p, size_t n); /* viewc's literals; never a value */
void out_ref(struct out *o, struct html h); /* refers to h, which must outlive the response */
/* All of another output of the same arena, without copying its big pieces. */
void out_join(struct out *o, const struct out *part);
struct html html_trusted(struct str s);     /* callers are listed in tests/check/trusted.allow */

/* The hidden field "csrf"; viewc puts it into every form that posts. */
void html_csrf(struct out *o);

/* The text of a key in the language, from po/; a missing key shows itself. */
struct str tr(enum lang lang, const char *key);
bool tr_has(enum lang lang, const char *key); /* for keys made at run time */
/* The same with {1}..{9} replaced by the given texts; a number without a text stays. */
struct str tr_with(struct arena *a, enum lang lang, const char *key, const struct str *args,
                   size_t n);

/* In views: T("key") and TF("key", a, b), whose arguments are struct str. */
#define T(key) tr(o->lang, key)
#define TF(key, ...)                                                     \
    tr_with(o->arena, o->lang, key, (const struct str[]){ __VA_ARGS__ }, \
            sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))

void html_text_str(struct out *o, struct str s);
void html_text_z(struct out *o, const char *z);
void html_text_i64(struct out *o, int64_t v);
void html_text_html(struct out *o, struct html h);
void html_attr_str(struct out *o, struct str s);
void html_attr_z(struct out *o, const char *z);
void html_attr_i64(struct out *o, int64_t v);
void html_url_str(struct out *o, struct str s);
void html_url_z(struct out *o, const char *z);
void html_part_str(struct out *o, struct str s);
void html_part_z(struct out *o, const char *z);
void html_part_i64(struct out *o, int64_t v);

#define HTML_INTS(fn) \
    int : fn, unsigned : fn, long : fn, long long : fn, unsigned long : fn, short : fn

#define html_text(o, x) \
    _Generic((x), struct str: html_text_str, const char *: html_text_z, char *: html_text_z, \
        struct html: html_text_html, HTML_INTS(html_text_i64))((o), (x))
#define html_attr(o, x) \
    _Generic((x), struct str: html_attr_str, const char *: html_attr_z, char *: html_attr_z, \
        HTML_INTS(html_attr_i64))((o), (x))
#define html_url(o, x) \
    _Generic((x), struct str: html_url_str, const char *: html_url_z, char *: html_url_z)((o), (x))
#define html_part(o, x) \
    _Generic((x), struct str: html_part_str, const char *: html_part_z, char *: html_part_z, \
        HTML_INTS(html_part_i64))((o), (x))

#endif
