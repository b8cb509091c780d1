/* law.c: how a legal document is called, addressed and cited. */
#include "portal/law.h"

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "core/paper.h"

#define SLUG_MAX 80

const char *const law_file_fields[] = { "document", "abstract_file", NULL };

struct str law_number(struct ctx *c, const struct record *r)
{
    struct str form = open_show(c, r, "form"), number = open_text(r, "doc_number");
    struct str year = open_show(c, r, "year");

    if (number.n == 0)
        return form;
    if (str_has(number, year))
        return str_printf(c->arena, STR_FMT " Nomor " STR_FMT, STR_ARG(form), STR_ARG(number));
    return str_printf(c->arena, STR_FMT " Nomor " STR_FMT " Tahun " STR_FMT, STR_ARG(form),
                      STR_ARG(number), STR_ARG(year));
}

struct str law_title(struct ctx *c, const struct record *r)
{
    struct str title = open_text(r, "title");

    if (open_text(r, "doc_number").n == 0)
        return title;
    return str_printf(c->arena, STR_FMT " tentang " STR_FMT, STR_ARG(law_number(c, r)),
                      STR_ARG(title));
}

/* ── addresses ── */

static void add_slug(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.n && b->n < SLUG_MAX; i++) {
        char ch = text.p[i];
        bool word = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9');

        if (ch >= 'A' && ch <= 'Z') {
            ch = (char)(ch - 'A' + 'a');
            word = true;
        }
        if (word)
            buf_add_char(b, ch);
        else if (b->n > 0 && b->p[b->n - 1] != '-')
            buf_add_char(b, '-');
    }
}

struct str law_href(struct ctx *c, const struct record *r)
{
    struct buf b;

    buf_init(&b, c->arena);
    add_slug(&b, open_text(r, "abbreviation"));
    add_slug(&b, STR("-"));
    add_slug(&b, open_text(r, "doc_number"));
    add_slug(&b, STR("-"));
    add_slug(&b, open_text(r, "title"));
    while (b.n > 0 && b.p[b.n - 1] == '-')
        b.n--;
    return str_printf(c->arena, "/jdih/%lld%s" STR_FMT, (long long)r->id, b.n > 0 ? "-" : "",
                      STR_ARG(buf_str(&b)));
}

int64_t law_path_id(const struct ctx *c)
{
    struct str doc = path_str(c, "doc");
    int64_t id = 0;

    return int_parse_range(str_cut(&doc, '-'), 1, INT64_MAX, &id) ? id : 0;
}

/* ── citations ── */

struct str law_cite(struct ctx *c, const struct record *r)
{
    return str_printf(c->arena, STR_FMT ". " STR_FMT ". " STR_FMT ", " STR_FMT ". " STR_FMT,
                      STR_ARG(open_text(r, "teu")), STR_ARG(law_title(c, r)),
                      STR_ARG(open_text(r, "place")), STR_ARG(open_show(c, r, "set_on")),
                      STR_ARG(paper_url(c, law_href(c, r))));
}

/* Braces keep the spelling; what BibTeX would read as its own is written as a blank. */
static struct str bare(struct ctx *c, struct str text)
{
    char *z = str_z(c->arena, text);

    for (size_t i = 0; i < text.n; i++) {
        if (strchr("{}\\%#$&~^\n", z[i]) != NULL)
            z[i] = ' ';
    }
    return (struct str){ z, text.n };
}

struct str law_bibtex(struct ctx *c, const struct record *r)
{
    struct str day = open_text(r, "set_on");

    return str_printf(c->arena,
                      "@misc{jdih-%lld,\n  author = {{" STR_FMT "}},\n  title = {" STR_FMT
                      "},\n  year = {" STR_FMT "},\n  date = {" STR_FMT "},\n  address = {" STR_FMT
                      "},\n  url = {" STR_FMT "}\n}",
                      (long long)r->id, STR_ARG(bare(c, open_text(r, "teu"))),
                      STR_ARG(bare(c, law_title(c, r))), STR_ARG(open_show(c, r, "year")),
                      STR_ARG(day), STR_ARG(bare(c, open_text(r, "place"))),
                      STR_ARG(paper_url(c, law_href(c, r))));
}
