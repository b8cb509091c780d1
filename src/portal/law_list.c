/*
 * law_list.c: GET /jdih: legal documents by words, type, form, year, status and subject.
 *
 * One statement counts the documents by all choices together (a few hundred rows, whatever their
 * number); from it come the count beside each choice, under the choices made in the others, and
 * the length of the list. Without words and subject it says the same for all such addresses, and is
 * kept until something changes.
 */
#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/kept.h"
#include "core/listing.h"
#include "core/page.h"
#include "portal/law.h"
#include "portal/law.view.h"
#include "portal/law_pages.h"

#define GROUPS_MAX 5000
#define YEARS_OPEN 8
#define TAGS 12
#define TAGS_OF 2000 /* of a longer list no subjects are gathered */
#define WORDS_MAX 200
#define PAGES_MAX 100000

enum facet { TYPE, FORM, YEAR, STANDING, FACETS };

static const struct {
    const char *field, *arg, *key;
} facet_of[FACETS] = {
    [TYPE] = { "type", "tipe", "law.type" },
    [FORM] = { "form", "jenis", "law.form" },
    [YEAR] = { "year", "tahun", "law.year" },
    [STANDING] = { "standing", "status", "law.standing" },
};

/* How many documents have these values of all facets; an empty word: none. */
struct group {
    struct str word[FACETS];
    int64_t n;
};

struct asked {
    struct ctx *c;
    struct reg_list_query q; /* without the choices */
    const struct reg_field *field[FACETS];
    struct str chosen[FACETS]; /* as in the address; empty: all */
    struct str words, subject;
    struct group *group;
    size_t n_group;
};

/* ── the address ── */

static void add_arg(struct ctx *c, struct buf *b, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_printf(b, "%c%s=" STR_FMT, b->n == 0 ? '?' : '&', name, STR_ARG(url_part(c->arena, value)));
}

/* The list's address with another choice in one facet; FACETS: as it is. */
static struct str address(const struct asked *a, enum facet other, struct str value)
{
    struct buf b;

    buf_init(&b, a->c->arena);
    add_arg(a->c, &b, "q", a->words);
    add_arg(a->c, &b, "subjek", a->subject);
    for (int i = 0; i < FACETS; i++)
        add_arg(a->c, &b, facet_of[i].arg, i == (int)other ? value : a->chosen[i]);
    return str_printf(a->c->arena, "/jdih" STR_FMT, STR_ARG(buf_str(&b)));
}

static struct str word_asked(struct ctx *c, const char *name)
{
    return utf8_prefix(str_trim(query_str(c, name)), WORDS_MAX);
}

static void add_subject(struct asked *a)
{
    const struct reg_field *f = reg_field(a->q.def, STR("subject"));

    if (a->subject.n > 0 && f != NULL)
        a->q.cond[a->q.n_cond++] =
            (struct list_cond){ .field = f, .op = COND_IS, .typed = a->subject };
}

/* What an address may choose is what the definition knows; anything else is not asked. */
static bool is_choice(const struct reg_field *f, struct str value)
{
    int64_t year = 0;

    if (f->type == FIELD_INTEGER)
        return int_parse_range(value, 1, 9999, &year);
    for (size_t i = 0; i < f->n_option; i++) {
        if (str_eq(f->option[i].name, value))
            return true;
    }
    return false;
}

static bool read_asked(struct ctx *c, struct asked *a)
{
    *a = (struct asked){ .c = c, .q = open_query(c, LAW_REGISTER, OPEN_PUBLISHED) };
    if (a->q.def == NULL)
        return false;
    a->words = word_asked(c, "q");
    a->subject = word_asked(c, "subjek");
    a->q.words = a->words;
    add_subject(a);
    for (int i = 0; i < FACETS; i++) {
        struct str v = word_asked(c, facet_of[i].arg);

        a->field[i] = reg_field(a->q.def, str_of(facet_of[i].field));
        if (a->field[i] == NULL)
            return false;
        if (is_choice(a->field[i], v))
            a->chosen[i] = v;
    }
    const struct reg_field **file = arena_array(c->arena, 2, sizeof(const struct reg_field *));
    for (size_t i = 0; law_file_fields[i] != NULL; i++) {
        file[a->q.n_file] = reg_field(a->q.def, str_of(law_file_fields[i]));
        a->q.n_file += file[a->q.n_file] != NULL ? 1 : 0;
    }
    a->q.file = file;
    return true;
}

/* ── counts ── */

/* Lines of words and a count, with tabs between them. */
static enum status count_groups(struct ctx *c, void *with, struct str *out)
{
    const struct asked *a = with;
    struct db_rows rows = { 0 };
    enum status s = open_groups(c, &a->q, a->field, FACETS, GROUPS_MAX, &rows);
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < rows.n_rows && s == ST_OK; i++) {
        const struct db_value *cell = &rows.cell[i * (FACETS + 1)];

        for (int k = 0; k < FACETS; k++) {
            if (!cell[k].null && cell[k].type == DB_TEXT)
                buf_add(&b, cell[k].s);
            else if (!cell[k].null)
                buf_printf(&b, "%lld", (long long)cell[k].i);
            buf_add_char(&b, '\t');
        }
        buf_printf(&b, "%lld\n", (long long)cell[FACETS].i);
    }
    *out = buf_str(&b);
    return s;
}

static enum status read_groups(struct asked *a)
{
    struct str text = STR(""), rest;
    size_t n = 0;
    enum status s = a->words.n > 0 || a->subject.n > 0
                        ? count_groups(a->c, a, &text)
                        : text_kept(a->c, STR("jdih|groups"), count_groups, a, &text);

    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n' ? 1 : 0;
    a->group = arena_array(a->c->arena, n + 1, sizeof(*a->group));
    for (rest = text; rest.n > 0 && a->n_group < n;) {
        struct str line = str_cut(&rest, '\n');
        struct group *g = &a->group[a->n_group++];

        for (int k = 0; k < FACETS; k++)
            g->word[k] = str_cut(&line, '\t');
        (void)int_parse(line, &g->n); /* written above */
    }
    return s;
}

/* Whether a group is within the choices, leaving one facet open. */
static bool within(const struct asked *a, const struct group *g, int open)
{
    for (int i = 0; i < FACETS; i++) {
        if (i != open && a->chosen[i].n > 0 && !str_eq(g->word[i], a->chosen[i]))
            return false;
    }
    return true;
}

static int64_t total_of(const struct asked *a)
{
    int64_t n = 0;

    for (size_t i = 0; i < a->n_group; i++) {
        if (within(a, &a->group[i], -1))
            n += a->group[i].n;
    }
    return n;
}

static int64_t count_of(const struct asked *a, int facet, struct str word)
{
    int64_t n = 0;

    for (size_t i = 0; i < a->n_group; i++) {
        if (str_eq(a->group[i].word[facet], word) && within(a, &a->group[i], facet))
            n += a->group[i].n;
    }
    return n;
}

static void add_choice(const struct asked *a, int facet, struct law_facet *f, struct str word,
                       struct str text)
{
    bool current = str_eq(a->chosen[facet], word);
    int64_t n = count_of(a, facet, word);

    if (n == 0 && !current)
        return;
    f->choice[f->n++] =
        (struct law_choice){ text, address(a, (enum facet)facet, current ? STR("") : word), n,
                             current };
}

static int newest_first(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return *x < *y ? 1 : *x > *y ? -1 : 0;
}

/* The years that there are, the newest first. */
static void fill_years(const struct asked *a, struct law_facet *f)
{
    int64_t *year = arena_array(a->c->arena, a->n_group + 1, sizeof(*year));
    size_t n = 0;

    for (size_t i = 0; i < a->n_group; i++)
        n += int_parse(a->group[i].word[YEAR], &year[n]) ? 1 : 0;
    if (n > 1)
        qsort(year, n, sizeof(*year), newest_first);
    f->choice = arena_array(a->c->arena, n + 1, sizeof(*f->choice));
    for (size_t i = 0; i < n; i++) {
        struct str word = str_printf(a->c->arena, "%lld", (long long)year[i]);

        if (i == 0 || year[i] != year[i - 1])
            add_choice(a, YEAR, f, word, word);
    }
    f->first = YEARS_OPEN;
}

static void fill_facets(const struct asked *a, struct law_list *v)
{
    for (int i = 0; i < FACETS; i++) {
        struct law_facet *f = &v->facet[v->n_facet];

        *f = (struct law_facet){ .key = facet_of[i].key };
        if (i == YEAR) {
            fill_years(a, f);
        } else {
            f->choice = arena_array(a->c->arena, a->field[i]->n_option + 1, sizeof(*f->choice));
            for (size_t k = 0; k < a->field[i]->n_option; k++)
                add_choice(a, i, f, a->field[i]->option[k].name,
                           words_show(a->c, &a->field[i]->option[k].label));
            f->first = f->n;
        }
        v->n_facet += f->n > 0 ? 1 : 0;
    }
}

/* ── rows ── */

static void add_choices(struct asked *a)
{
    for (int i = 0; i < FACETS; i++) {
        struct list_cond *k = &a->q.cond[a->q.n_cond];
        int64_t year = 0;

        if (a->chosen[i].n == 0)
            continue;
        *k = (struct list_cond){ .field = a->field[i], .op = COND_IS, .typed = a->chosen[i] };
        k->value = (struct db_value){ .type = DB_TEXT, .s = a->chosen[i] };
        if (a->field[i]->type == FIELD_INTEGER && int_parse(a->chosen[i], &year))
            k->value = (struct db_value){ .type = DB_INT, .i = year };
        a->q.n_cond++;
    }
}

static enum status fill_rows(struct asked *a, struct law_list *v)
{
    static const char *const name[] = { "form",   "doc_number", "year",    "title",
                                        "set_on", "standing",   "subject", "abbreviation" };
    const struct reg_field **column =
        arena_array(a->c->arena, ARRAY_LEN(name), sizeof(const struct reg_field *));
    struct reg_list list = { 0 };
    enum status s;

    for (size_t i = 0; i < ARRAY_LEN(name); i++) {
        column[a->q.n_column] = reg_field(a->q.def, str_of(name[i]));
        a->q.n_column += column[a->q.n_column] != NULL ? 1 : 0;
    }
    a->q.column = column;
    s = open_list(a->c, &a->q, (int64_t)(v->pager.page - 1) * LAW_ROWS, LAW_ROWS, &list);
    v->row = arena_array(a->c->arena, list.n + 1, sizeof(*v->row));
    for (size_t i = 0; i < list.n; i++) {
        const struct record *r = &list.row[i];

        v->row[v->n++] =
            (struct law_row){ .href = law_href(a->c, r),
                              .number = law_number(a->c, r),
                              .title = open_text(r, "title"),
                              .day = open_show(a->c, r, "set_on"),
                              .subject = open_text(r, "subject"),
                              .standing = open_show(a->c, r, "standing"),
                              .in_force = str_eq(open_text(r, "standing"), STR("in_force")) };
    }
    return s;
}

/* Subjects within the list, where it is short enough to gather them. */
static enum status fill_tags(struct asked *a, struct law_list *v)
{
    const struct reg_field *field[] = { reg_field(a->q.def, STR("subject")) };
    struct db_rows rows = { 0 };
    struct str subject = a->subject;
    enum status s;

    if (v->pager.total > TAGS_OF || field[0] == NULL)
        return ST_OK;
    s = open_groups(a->c, &a->q, field, 1, TAGS, &rows);
    v->tag = arena_array(a->c->arena, rows.n_rows + 1, sizeof(*v->tag));
    for (size_t i = 0; i < rows.n_rows; i++) {
        const struct db_value *cell = &rows.cell[i * 2];

        if (cell[0].null)
            continue;
        a->subject = utf8_prefix(cell[0].s, WORDS_MAX);
        v->tag[v->n_tag++] = (struct law_choice){ cell[0].s, address(a, FACETS, STR("")), cell[1].i,
                                                  str_eq(cell[0].s, subject) };
    }
    a->subject = subject;
    return s;
}

/* ── the page ── */

static void fill_form(const struct asked *a, struct law_list *v)
{
    v->words = a->words;
    v->subject = a->subject;
    v->narrowed = a->words.n > 0 || a->subject.n > 0;
    for (int i = 0; i < FACETS; i++) {
        if (a->chosen[i].n == 0)
            continue;
        v->hidden[v->n_hidden++] = (struct part_link){ str_of(facet_of[i].arg), a->chosen[i] };
        v->narrowed = true;
    }
}

static enum status show(struct ctx *c, const struct law_list *v)
{
    struct page page = { .title = tr(c->lang, "law.list_title"),
                         .about = tr(c->lang, "law.list_lede"),
                         .place = PLACE_LEGAL,
                         .open_face = true,
                         .full_width = true,
                         .unlisted = v->narrowed };
    struct out *o = body_new(c);

    law_list_view(o, v);
    return page_show(c, &page, o);
}

static enum status list_make(struct ctx *c)
{
    struct law_list v = { 0 };
    struct asked a;
    enum status s = ST_OK;

    if (!read_asked(c, &a))
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    fill_form(&a, &v);
    s = read_groups(&a);
    if (s != ST_OK)
        return s;
    v.any = a.n_group > 0 || v.narrowed;
    v.pager = (struct part_pager){ .url = address(&a, FACETS, STR("")), .total = total_of(&a) };
    pager_fit(&v.pager, query_i64(c, "hal", 1) > PAGES_MAX ? 1 : query_i64(c, "hal", 1), LAW_ROWS);
    fill_facets(&a, &v);
    add_choices(&a);
    s = fill_rows(&a, &v);
    if (s == ST_OK)
        s = fill_tags(&a, &v);
    return s == ST_OK ? show(c, &v) : s;
}

enum status law_show_list(struct ctx *c)
{
    /* What somebody typed is seldom typed twice: it would only push pages out of memory. */
    if (query_str(c, "q").n > 0 || query_str(c, "subjek").n > 0)
        return list_make(c);
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), list_make);
}
