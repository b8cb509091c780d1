/*
 * markdown.c: what libmd4c finds in a text, as HTML or as words and links.
 *
 * Only literals of this file go out raw. A picture's words come in pieces between its begin and its
 * end, so they are gathered in a buffer and written as one attribute.
 */
#include "html/markdown.h"

#include <md4c.h>

#include "base/buf.h"

struct reading {
    struct arena *arena;
    struct out *o; /* NULL: nothing is written */
    struct buf plain, words;
    int depth;
    bool too_deep; /* libmd4c stops, but does not always say so */
    bool in_picture;
    int picture_depth;
    struct str href, link_href;
    size_t link_from; /* where the words of the open link begin in plain */
    struct markdown_link *link;
    size_t n_link, cap_link;
};

/* Only what stands in this file between quotes. */
static void raw(struct reading *r, const char *literal)
{
    if (r->o != NULL)
        out_raw(r->o, literal, strlen(literal));
}

static void add_link(struct reading *r, struct str href, struct str text, bool picture)
{
    if (r->n_link == r->cap_link) {
        size_t cap = r->cap_link * 2 + 16;
        struct markdown_link *bigger = arena_array(r->arena, cap, sizeof(*bigger));

        if (r->link != NULL)
            memcpy(bigger, r->link, r->n_link * sizeof(*bigger));
        r->link = bigger;
        r->cap_link = cap;
    }
    r->link[r->n_link++] = (struct markdown_link){ href, text, picture };
}

/* ── text ── */

static void put_code_point(struct buf *b, uint32_t ch)
{
    if (ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || (ch >= 0xD800 && ch < 0xE000) || ch > 0x10FFFF)
        ch = 0xFFFD;
    if (ch < 0x80) {
        buf_add_char(b, (char)ch);
    } else if (ch < 0x800) {
        buf_add_char(b, (char)(0xC0 | ch >> 6));
        buf_add_char(b, (char)(0x80 | (ch & 0x3F)));
    } else if (ch < 0x10000) {
        buf_add_char(b, (char)(0xE0 | ch >> 12));
        buf_add_char(b, (char)(0x80 | (ch >> 6 & 0x3F)));
        buf_add_char(b, (char)(0x80 | (ch & 0x3F)));
    } else {
        buf_add_char(b, (char)(0xF0 | ch >> 18));
        buf_add_char(b, (char)(0x80 | (ch >> 12 & 0x3F)));
        buf_add_char(b, (char)(0x80 | (ch >> 6 & 0x3F)));
        buf_add_char(b, (char)(0x80 | (ch & 0x3F)));
    }
}

/* "&#8211;" or "&#x2013;" as its character; false: not a number. */
static bool put_number(struct buf *b, struct str e)
{
    bool hex = e.n > 3 && (e.p[2] == 'x' || e.p[2] == 'X');
    uint32_t base = hex ? 16 : 10, v = 0;

    if (e.n < 4 || e.p[1] != '#')
        return false;
    for (size_t i = hex ? 3 : 2; i + 1 < e.n; i++) {
        char ch = e.p[i];
        uint32_t digit = ch <= '9' ? (uint32_t)(ch - '0') : ((uint32_t)(ch | 0x20) - 'a') + 10;

        if (v > 0x10FFFF)
            break;
        v = v * base + digit;
    }
    put_code_point(b, v);
    return true;
}

/* The few names that people write; any other stays as it was typed. */
static void put_entity(struct buf *b, struct str e)
{
    static const struct {
        const char *name, *text;
    } known[] = {
        { "&amp;", "&" },
        { "&lt;", "<" },
        { "&gt;", ">" },
        { "&quot;", "\"" },
        { "&nbsp;", "\xC2\xA0" },
        { "&ndash;", "\xE2\x80\x93" },
        { "&mdash;", "\xE2\x80\x94" },
        { "&hellip;", "\xE2\x80\xA6" },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (str_eq(e, str_of(known[i].name))) {
            buf_add(b, str_of(known[i].text));
            return;
        }
    }
    if (!put_number(b, e))
        buf_add(b, e);
}

/* An address: its pieces joined, entities replaced. */
static struct str attribute(struct reading *r, const MD_ATTRIBUTE *at)
{
    struct buf b;

    buf_init(&b, r->arena);
    for (size_t i = 0; at->size > 0 && at->substr_offsets[i] < at->size; i++) {
        struct str piece = { at->text + at->substr_offsets[i],
                             at->substr_offsets[i + 1] - at->substr_offsets[i] };

        if (at->substr_types[i] == MD_TEXT_ENTITY)
            put_entity(&b, piece);
        else
            buf_add(&b, piece);
    }
    return buf_str(&b);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *with)
{
    struct reading *r = with;
    struct str s = { p, n };
    struct buf piece;

    buf_init(&piece, r->arena);
    if (type == MD_TEXT_ENTITY)
        put_entity(&piece, s);
    else if (type == MD_TEXT_NULLCHAR)
        put_code_point(&piece, 0xFFFD);
    else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        buf_add_char(&piece, r->in_picture ? ' ' : '\n');
    else
        buf_add(&piece, s);
    if (r->in_picture) {
        buf_add(&r->words, buf_str(&piece));
        return 0;
    }
    if (type == MD_TEXT_BR)
        raw(r, "<br>");
    if (r->o != NULL)
        html_text_str(r->o, buf_str(&piece));
    buf_add(&r->plain, buf_str(&piece));
    return 0;
}

/* ── blocks ── */

struct tag {
    const char *open, *close;
};

static const struct tag block_tag[] = {
    [MD_BLOCK_DOC] = { "", "" },
    [MD_BLOCK_QUOTE] = { "<blockquote>", "</blockquote>\n" },
    [MD_BLOCK_UL] = { "<ul>\n", "</ul>\n" },
    [MD_BLOCK_OL] = { "<ol", "</ol>\n" },
    [MD_BLOCK_LI] = { "<li>", "</li>\n" },
    [MD_BLOCK_HR] = { "<hr>\n", "" },
    [MD_BLOCK_H] = { "", "" },
    [MD_BLOCK_CODE] = { "<pre><code>", "</code></pre>\n" },
    [MD_BLOCK_HTML] = { "", "" },
    [MD_BLOCK_P] = { "<p>", "</p>\n" },
    [MD_BLOCK_TABLE] = { "<table class=\"sheet\">\n", "</table>\n" },
    [MD_BLOCK_THEAD] = { "<thead>\n", "</thead>\n" },
    [MD_BLOCK_TBODY] = { "<tbody>\n", "</tbody>\n" },
    [MD_BLOCK_TR] = { "<tr>", "</tr>\n" },
    [MD_BLOCK_TH] = { "<th scope=\"col\">", "</th>" },
    [MD_BLOCK_TD] = { "<td>", "</td>" },
};

/* "#" is h2; what lies deeper than h4 reads as h4. */
static const struct tag heading_tag[] = { { "<h2>", "</h2>\n" },
                                          { "<h3>", "</h3>\n" },
                                          { "<h4>", "</h4>\n" } };

static const struct tag *tag_of(MD_BLOCKTYPE type, const void *detail)
{
    unsigned level;

    if (type != MD_BLOCK_H)
        return &block_tag[type];
    level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
    return &heading_tag[level < 1 ? 0 : level > 3 ? 2 : level - 1];
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *with)
{
    struct reading *r = with;

    r->too_deep |= ++r->depth > MARKDOWN_DEPTH;
    if (r->too_deep)
        return 1;
    raw(r, tag_of(type, detail)->open);
    if (type == MD_BLOCK_OL) {
        unsigned start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;

        if (start != 1 && r->o != NULL) {
            raw(r, " start=\"");
            html_attr_i64(r->o, start);
            raw(r, "\"");
        }
        raw(r, ">\n");
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *with)
{
    struct reading *r = with;

    r->depth--;
    raw(r, tag_of(type, detail)->close);
    if (r->plain.n > 0 && r->plain.p[r->plain.n - 1] != '\n')
        buf_add_char(&r->plain, '\n');
    return 0;
}

/* ── spans ── */

/* A picture of ours, or its words: nothing is fetched from elsewhere. */
static void put_picture(struct reading *r)
{
    struct str words = str_copy(r->arena, buf_str(&r->words));

    add_link(r, r->href, words, true);
    buf_add(&r->plain, words);
    if (r->o == NULL)
        return;
    if (!str_starts(r->href, STR("/gambar/"))) {
        html_text_str(r->o, words);
        return;
    }
    raw(r, "<img loading=\"lazy\" src=\"");
    html_url_str(r->o, r->href);
    raw(r, "\" alt=\"");
    html_attr_str(r->o, words);
    raw(r, "\">");
}

static void open_link(struct reading *r, const MD_SPAN_A_DETAIL *a)
{
    r->link_href = attribute(r, &a->href);
    r->link_from = r->plain.n;
    raw(r, "<a href=\"");
    if (r->o != NULL)
        html_url_str(r->o, r->link_href);
    raw(r, "\">");
}

static void close_link(struct reading *r)
{
    struct str text = str_sub(buf_str(&r->plain), r->link_from, r->plain.n);

    add_link(r, r->link_href, str_copy(r->arena, text), false);
    raw(r, "</a>");
}

static const struct tag *span_tag(MD_SPANTYPE type)
{
    static const struct tag em = { "<em>", "</em>" }, strong = { "<strong>", "</strong>" },
                            code = { "<code>", "</code>" }, none = { "", "" };

    if (type == MD_SPAN_EM)
        return &em;
    if (type == MD_SPAN_STRONG)
        return &strong;
    return type == MD_SPAN_CODE ? &code : &none;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *with)
{
    struct reading *r = with;

    r->too_deep |= ++r->depth > MARKDOWN_DEPTH;
    if (r->too_deep)
        return 1;
    if (r->in_picture) /* its words only */
        return 0;
    if (type == MD_SPAN_IMG) {
        r->in_picture = true;
        r->picture_depth = r->depth;
        r->href = attribute(r, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
        r->words.n = 0;
    } else if (type == MD_SPAN_A) {
        open_link(r, detail);
    } else {
        raw(r, span_tag(type)->open);
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *with)
{
    struct reading *r = with;
    int depth = r->depth--;

    (void)detail;
    if (r->in_picture) {
        if (depth != r->picture_depth)
            return 0;
        r->in_picture = false;
        put_picture(r);
    } else if (type == MD_SPAN_A) {
        close_link(r);
    } else {
        raw(r, span_tag(type)->close);
    }
    return 0;
}

/* ── the whole ── */

static bool run(struct reading *r, struct str text)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                 MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = on_text,
    };

    buf_init(&r->plain, r->arena);
    buf_init(&r->words, r->arena);
    if (text.n > MARKDOWN_MAX)
        return false;
    return md_parse(text.p, (MD_SIZE)text.n, &parser, r) == 0 && !r->too_deep;
}

bool markdown_write(struct out *o, struct str text)
{
    struct reading r = { .arena = o->arena, .o = o };

    return run(&r, text);
}

bool markdown_read(struct arena *a, struct str text, struct markdown *out)
{
    struct reading r = { .arena = a };

    if (!run(&r, text))
        return false;
    *out = (struct markdown){ buf_str(&r.plain), r.link, r.n_link };
    return true;
}
