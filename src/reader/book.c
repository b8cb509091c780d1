/*
 * book.c: an XLSX workbook: its relationships, sheets, cell styles and shared texts.
 *
 * Links to other files are refused: what they show is a copy that somebody else's file may have
 * changed since. A hyperlink in a cell is only text and is let through.
 */
#include "reader/book.h"

#include "base/number.h"

struct rels {
    struct book *book;
    struct str want_id;   /* find the target of this id ... */
    struct str want_type; /* ... or of a type that ends so */
    struct str target;
    struct str base; /* folder of the part that the relationships belong to */
};

/* "xl/" and "../a/b.xml" -> "a/b.xml"; an absolute target begins at the root. */
static struct str join(struct arena *a, struct str base, struct str target)
{
    if (str_starts(target, STR("/")))
        return str_copy(a, str_sub(target, 1, target.n));
    while (str_starts(target, STR("../"))) {
        target = str_sub(target, 3, target.n);
        size_t n = base.n == 0 ? 0 : base.n - 1;

        while (n > 0 && base.p[n - 1] != '/')
            n--;
        base.n = n;
    }
    return str_printf(a, STR_FMT STR_FMT, STR_ARG(base), STR_ARG(target));
}

static struct str folder(struct str name)
{
    size_t n = name.n;

    while (n > 0 && name.p[n - 1] != '/')
        n--;
    return str_sub(name, 0, n);
}

static bool rel_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct rels *rels = w->with;
    struct str type = xml_attr(attrs, "Type");

    if (!str_eq(name, STR("Relationship")))
        return true;
    if (str_ends(type, STR("/externalLink")) || str_ends(type, STR("/externalLinkPath")))
        return stop(w->r, REASON_EXTERNAL_LINK, w->part->name);
    if (str_eq(xml_attr(attrs, "TargetMode"), STR("External"))) {
        if (!str_ends(type, STR("/hyperlink")))
            return stop(w->r, REASON_EXTERNAL_LINK, w->part->name);
        return true;
    }
    bool wanted = rels->want_type.n > 0
                      ? str_ends(type, rels->want_type)
                      : rels->want_id.n > 0 && str_eq(xml_attr(attrs, "Id"), rels->want_id);
    if (wanted && rels->target.n == 0)
        rels->target = join(w->r->arena, rels->base, xml_attr(attrs, "Target"));
    return true;
}

static bool rels_find(struct reading *r, const struct parts *parts, struct rels *rels,
                      struct str of)
{
    struct str dir = folder(of);
    struct str name = str_printf(r->arena, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(dir),
                                 STR_ARG(str_sub(of, dir.n, of.n)));
    const struct part *part = part_find(parts, name);
    struct xml_walk w = { .r = r, .with = rels, .start = rel_start };

    rels->base = dir;
    return part == NULL || xml_walk(&w, part);
}

/* Every relationship of every part, for links that lead out. */
static bool rels_check(struct reading *r, const struct parts *parts)
{
    for (size_t i = 0; i < parts->n; i++) {
        struct rels none = { 0 };
        struct xml_walk w = { .r = r, .with = &none, .start = rel_start };

        if (str_starts(parts->p[i].name, STR("xl/externalLinks/")))
            return stop(r, REASON_EXTERNAL_LINK, parts->p[i].name);
        if (str_ends(parts->p[i].name, STR(".rels")) && !xml_walk(&w, &parts->p[i]))
            return false;
    }
    return true;
}

static bool workbook_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct book *b = w->with;

    if (str_eq(name, STR("externalReference")))
        return stop(w->r, REASON_EXTERNAL_LINK, w->part->name);
    if (str_eq(name, STR("workbookPr"))) {
        struct str v = xml_attr(attrs, "date1904");

        b->from_1904 = str_eq(v, STR("1")) || str_eq(v, STR("true"));
    } else if (str_eq(name, STR("sheet"))) {
        if (b->n_sheet == BOOK_MAX_SHEETS)
            return stop(w->r, REASON_TOO_MANY_PARTS, w->part->name);
        /* Its relationship is r:id; a sheet's own number is sheetId. */
        b->sheet[b->n_sheet++] = (struct sheet_ref){ str_copy(w->r->arena, xml_attr(attrs, "name")),
                                                     str_copy(w->r->arena, xml_attr(attrs, "id")) };
    }
    return true;
}

struct styles {
    struct book *book;
    int64_t date_format[BOOK_MAX_FORMATS]; /* the workbook's own formats that show a date */
    size_t n_date;
    bool in_cell_xfs;
};

static bool builtin_is_date(int64_t id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
}

static bool style_is_date(const struct styles *s, int64_t id)
{
    for (size_t i = 0; i < s->n_date; i++) {
        if (s->date_format[i] == id)
            return true;
    }
    return builtin_is_date(id);
}

bool format_is_date(struct str code)
{
    bool quoted = false, bracket = false;

    for (size_t i = 0; i < code.n; i++) {
        char ch = code.p[i];

        if (ch == '\\' || ch == '_' || ch == '*')
            i++;
        else if (ch == '"')
            quoted = !quoted;
        else if (!quoted && (ch == '[' || ch == ']'))
            bracket = ch == '[';
        else if (!quoted && !bracket && strchr("ymdhsYMDHS", ch) != NULL)
            return true;
    }
    return false;
}

static bool styles_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct styles *s = w->with;
    int64_t id = 0;

    if (str_eq(name, STR("numFmt"))) {
        if (!int_parse_range(xml_attr(attrs, "numFmtId"), 0, INT32_MAX, &id))
            return stop(w->r, REASON_BROKEN, w->part->name);
        if (format_is_date(xml_attr(attrs, "formatCode")) && s->n_date < BOOK_MAX_FORMATS)
            s->date_format[s->n_date++] = id;
    } else if (str_eq(name, STR("cellXfs"))) {
        s->in_cell_xfs = true;
    } else if (s->in_cell_xfs && str_eq(name, STR("xf"))) {
        if (s->book->n_style == BOOK_MAX_STYLES)
            return stop(w->r, REASON_BROKEN, w->part->name);
        (void)int_parse_range(xml_attr(attrs, "numFmtId"), 0, INT32_MAX, &id);
        s->book->is_date[s->book->n_style++] = style_is_date(s, id);
    }
    return true;
}

static bool styles_end(struct xml_walk *w, struct str name)
{
    struct styles *s = w->with;

    if (str_eq(name, STR("cellXfs")))
        s->in_cell_xfs = false;
    return true;
}

struct strings {
    struct book *book;
    struct buf text;
    bool in_t, in_phonetic;
};

static bool strings_start(struct xml_walk *w, struct str name, const char **attrs)
{
    struct strings *s = w->with;

    (void)attrs;
    if (str_eq(name, STR("si")))
        s->text.n = 0;
    else if (str_eq(name, STR("rPh")))
        s->in_phonetic = true;
    else if (str_eq(name, STR("t")))
        s->in_t = !s->in_phonetic;
    return true;
}

static bool strings_text(struct xml_walk *w, struct str text)
{
    struct strings *s = w->with;

    if (s->in_t)
        buf_add(&s->text, text);
    return true;
}

static void string_push(struct arena *a, struct book *b, struct str s)
{
    if (b->n_string == b->cap_string) {
        size_t cap = b->cap_string == 0 ? 1024 : b->cap_string * 2;
        struct str *grown = arena_array(a, cap, sizeof(*grown));

        if (b->n_string > 0)
            memcpy(grown, b->string, b->n_string * sizeof(*grown));
        b->string = grown;
        b->cap_string = cap;
    }
    b->string[b->n_string++] = s;
}

static bool strings_end(struct xml_walk *w, struct str name)
{
    struct strings *s = w->with;

    if (str_eq(name, STR("t"))) {
        s->in_t = false;
    } else if (str_eq(name, STR("rPh"))) {
        s->in_phonetic = false;
    } else if (str_eq(name, STR("si"))) {
        if (s->book->n_string == READ_MAX_CELLS)
            return stop(w->r, REASON_TOO_MANY_CELLS, w->part->name);
        string_push(w->r->arena, s->book, text_unescape(w->r->arena, buf_str(&s->text)));
    }
    return true;
}

static bool read_styles(struct reading *r, const struct parts *parts, struct book *b)
{
    const struct part *part = part_find(parts, b->styles_name);
    struct styles *s = arena_new(r->arena, struct styles);
    struct xml_walk w = { .r = r, .with = s, .start = styles_start, .end = styles_end };

    s->book = b;
    b->is_date = arena_alloc(r->arena, BOOK_MAX_STYLES);
    return part == NULL || xml_walk(&w, part);
}

static bool read_strings(struct reading *r, const struct parts *parts, struct book *b)
{
    const struct part *part = part_find(parts, b->strings_name);
    struct strings s = { .book = b };
    struct xml_walk w = {
        .r = r, .with = &s, .start = strings_start, .end = strings_end, .text = strings_text
    };

    buf_init(&s.text, r->arena);
    return part == NULL || xml_walk(&w, part);
}

static bool choose_sheet(struct reading *r, const struct parts *parts, struct book *b,
                         struct str sheet)
{
    const struct sheet_ref *chosen = NULL;

    for (size_t i = 0; i < b->n_sheet && chosen == NULL; i++) {
        if (sheet.n == 0 || str_eq_nocase(b->sheet[i].name, sheet))
            chosen = &b->sheet[i];
    }
    if (chosen == NULL)
        return stop(r, REASON_NO_SHEET, sheet);
    struct rels rels = { .want_id = chosen->rel };
    if (!rels_find(r, parts, &rels, b->workbook))
        return false;
    if (rels.target.n == 0)
        return stop(r, REASON_BROKEN, chosen->name);
    b->sheet_target = rels.target;
    return true;
}

/* The target of the workbook's relationship of that type, or empty. */
static bool find_type(struct reading *r, const struct parts *parts, struct str of, struct str type,
                      struct str *out)
{
    struct rels rels = { .want_type = type };

    if (!rels_find(r, parts, &rels, of))
        return false;
    *out = rels.target;
    return true;
}

bool book_read(struct reading *r, const struct parts *parts, struct str sheet, struct book *b)
{
    if (!rels_check(r, parts) ||
        !find_type(r, parts, STR(""), STR("/officeDocument"), &b->workbook))
        return false;
    if (b->workbook.n == 0)
        return stop(r, REASON_WRONG_TYPE, STR("_rels/.rels"));

    const struct part *workbook = part_find(parts, b->workbook);
    struct xml_walk w = { .r = r, .with = b, .start = workbook_start };

    if (workbook == NULL)
        return stop(r, REASON_BROKEN, b->workbook);
    return xml_walk(&w, workbook) && choose_sheet(r, parts, b, sheet) &&
           find_type(r, parts, b->workbook, STR("/sharedStrings"), &b->strings_name) &&
           find_type(r, parts, b->workbook, STR("/styles"), &b->styles_name) &&
           read_styles(r, parts, b) && read_strings(r, parts, b);
}
