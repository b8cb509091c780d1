/* sheet.c: a table of an instrument becomes its YAML: the head, the scales, the components. */
#include "assessment/sheet.h"

#include "assessment/sheet_part.h"
#include "base/number.h"

/* ── writing YAML ── */

/* Ends a line that came of that row. */
void sheet_end(struct sheet *s, size_t row)
{
    if (s->lines == s->cap_line) {
        size_t cap = s->cap_line * 2 + 256, *bigger = arena_array(s->a, cap, sizeof(*bigger));

        if (s->lines > 0)
            memcpy(bigger, s->of_line, s->lines * sizeof(*bigger));
        s->of_line = bigger;
        s->cap_line = cap;
    }
    s->of_line[s->lines++] = row;
    buf_add_char(&s->b, '\n');
}

void sheet_indent(struct sheet *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add(&s->b, STR("  "));
}

void sheet_quoted(struct sheet *s, struct str v)
{
    buf_add_char(&s->b, '"');
    for (size_t i = 0; i < v.n; i++) {
        char ch = v.p[i];

        if (ch == '\n' || ch == '\r' || ch == '\t') {
            buf_add(&s->b, ch == '\n' ? STR("\\n") : STR(" "));
            continue;
        }
        if (ch == '"' || ch == '\\')
            buf_add_char(&s->b, '\\');
        buf_add_char(&s->b, ch);
    }
    buf_add_char(&s->b, '"');
}

void sheet_put_text(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                    struct str v)
{
    if (v.n == 0)
        return;
    sheet_indent(s, depth);
    buf_printf(&s->b, "%s: ", key);
    sheet_quoted(s, v);
    sheet_end(s, r->line);
}

void sheet_value(struct sheet *s, struct str v)
{
    double n;

    if (decimal_parse(v, &n))
        buf_add(&s->b, decimal_plain(s->a, n));
    else if (str_eq_nocase(v, STR("ya")) || str_eq_nocase(v, STR("yes")))
        buf_add(&s->b, STR("true"));
    else if (str_eq_nocase(v, STR("tidak")) || str_eq_nocase(v, STR("belum")) ||
             str_eq_nocase(v, STR("no")))
        buf_add(&s->b, STR("false"));
    else
        sheet_quoted(s, v);
}

void sheet_put_value(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                     struct str v)
{
    if (v.n == 0)
        return;
    sheet_indent(s, depth);
    buf_printf(&s->b, "%s: ", key);
    sheet_value(s, v);
    sheet_end(s, r->line);
}

struct str sheet_lines(struct arena *a, struct str cell, bool commas)
{
    bool lines = str_has(cell, STR("\n"));
    char *z = str_z(a, cell);

    for (size_t i = 0; i < cell.n; i++)
        if ((z[i] == ';' && !lines) || (commas && (z[i] == ',' || z[i] == ' ' || z[i] == ';')))
            z[i] = '\n';
    return (struct str){ z, cell.n };
}

bool sheet_next(struct str *rest, struct str *part)
{
    while (rest->n > 0) {
        *part = str_trim(str_cut(rest, '\n'));
        if (part->n > 0)
            return true;
    }
    return false;
}

void sheet_put_list(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                    struct str v, bool commas)
{
    struct str part;

    if (v.n == 0)
        return;
    v = sheet_lines(s->a, v, commas);
    sheet_indent(s, depth);
    buf_printf(&s->b, "%s: [", key);
    for (bool first = true; sheet_next(&v, &part); first = false) {
        buf_add(&s->b, first ? STR("") : STR(", "));
        sheet_quoted(s, part);
    }
    buf_add_char(&s->b, ']');
    sheet_end(s, r->line);
}

void sheet_put_flag(struct sheet *s, const struct sheet_row *r, size_t depth)
{
    struct str v = r->cell[SHEET_CONFIRMED];
    bool no = str_eq_nocase(v, STR("tidak")) || str_eq_nocase(v, STR("belum")) ||
              str_eq_nocase(v, STR("no")) || str_eq_nocase(v, STR("false"));

    if (!no)
        return;
    sheet_indent(s, depth);
    buf_add(&s->b, STR("confirmed: false"));
    sheet_end(s, r->line);
}

/* ── the head and the scales ── */

static const struct sheet_head_word *head_word(struct str code)
{
    for (size_t i = 0; i < sheet_head_words_n; i++)
        if (str_eq_nocase(code, str_of(sheet_head_words[i].word)) ||
            str_eq_nocase(code, str_of(sheet_head_words[i].key)))
            return &sheet_head_words[i];
    return NULL;
}

static void put_head(struct sheet *s, const struct sheet_row *r)
{
    const struct sheet_head_word *w = head_word(r->cell[SHEET_CODE]);
    struct str v = r->cell[SHEET_TEXT];

    if (w == NULL) {
        sheet_mistake(
            s, r->line,
            str_printf(s->a, "an instrument has no '" STR_FMT "'", STR_ARG(r->cell[SHEET_CODE])));
        return;
    }
    if (str_eq(str_of(w->key), STR("by"))) /* goes with the categories */
        return;
    if (str_eq(str_of(w->key), STR("require")))
        sheet_put_list(s, r, 0, w->key, v, true);
    else if (w->is_text)
        sheet_put_text(s, r, 0, w->key, v);
    else
        sheet_put_value(s, r, 0, w->key, v);
}

static void put_scale(struct sheet *s, const struct sheet_row *r)
{
    struct str rest = sheet_lines(s->a, r->cell[SHEET_CHOICES], false), part;

    sheet_indent(s, 1);
    sheet_quoted(s, r->cell[SHEET_CODE]);
    buf_add_char(&s->b, ':');
    sheet_end(s, r->line);
    while (sheet_next(&rest, &part)) {
        struct str label = part, key = str_trim(str_cut(&label, '='));
        struct str score = str_trim(str_cut(&label, '|'));

        sheet_indent(s, 2);
        sheet_quoted(s, key);
        buf_add(&s->b, STR(": {score: "));
        sheet_value(s, score);
        buf_add(&s->b, STR(", label: "));
        sheet_quoted(s, str_trim(label).n > 0 ? str_trim(label) : key);
        buf_add_char(&s->b, '}');
        sheet_end(s, r->line);
    }
}

/* ── components ── */

static bool is_child(const struct sheet_row *r, struct str parent)
{
    return r->kind == SHEET_COMPONENT && str_eq_nocase(r->cell[SHEET_IN], parent);
}

static void put_component(struct sheet *s, const struct sheet_row *r, size_t depth)
{
    sheet_indent(s, depth);
    buf_add(&s->b, STR("- code: "));
    sheet_quoted(s, r->cell[SHEET_CODE]);
    sheet_end(s, r->line);
    sheet_put_text(s, r, depth + 1, "name", r->cell[SHEET_TEXT]);
    sheet_put_value(s, r, depth + 1, "weight", r->cell[SHEET_WEIGHT]);
    sheet_put_value(s, r, depth + 1, "fallback_share", r->cell[SHEET_SHARE]);
    sheet_put_value(s, r, depth + 1, "adds_to", r->cell[SHEET_ADDS]);
    if (r->cell[SHEET_ANSWER].n > 0)
        sheet_put_text(s, r, depth + 1, "roll", r->cell[SHEET_ANSWER]);
    sheet_put_list(s, r, depth + 1, "aliases", r->cell[SHEET_ALIASES], true);
    sheet_put_text(s, r, depth + 1, "note", r->cell[SHEET_NOTE]);
    sheet_put_flag(s, r, depth + 1);
}

/* SHEET_DEPTH_MAX bounds it. NOLINTBEGIN(misc-no-recursion) */
static void put_children(struct sheet *s, struct str parent, size_t level)
{
    bool any = false;

    for (size_t i = 0; i < s->n; i++) {
        const struct sheet_row *r = &s->row[i];

        if (!is_child(r, parent) || r->cell[SHEET_CODE].n == 0)
            continue;
        if (level > SHEET_DEPTH_MAX) {
            sheet_mistake(s, r->line,
                          str_printf(s->a, "components lie at most %d deep, or in a circle",
                                     SHEET_DEPTH_MAX));
            return;
        }
        if (!any && level > 0) {
            sheet_indent(s, level * 2);
            buf_add(&s->b, STR("children:"));
            sheet_end(s, r->line);
        }
        any = true;
        s->placed++;
        put_component(s, r, level * 2 + 1);
        put_children(s, r->cell[SHEET_CODE], level + 1);
    }
}
/* NOLINTEND(misc-no-recursion) */

/* What is in something that is not there would vanish. */
static void check_parents(struct sheet *s)
{
    static const enum sheet_kind parent[SHEET_KINDS] = {
        [SHEET_COMPONENT] = SHEET_COMPONENT, [SHEET_COUNT] = SHEET_QUESTION,
        [SHEET_PART] = SHEET_GROUP,          [SHEET_TEST] = SHEET_THRESHOLD,
        [SHEET_CHECK] = SHEET_QUESTION,      [SHEET_WHEN] = SHEET_CAP,
    };

    for (size_t i = 0; i < s->n; i++) {
        const struct sheet_row *r = &s->row[i];
        struct str in = r->cell[SHEET_IN];
        bool needed = r->kind != SHEET_COMPONENT;

        if (parent[r->kind] == SHEET_HEAD || (!needed && in.n == 0))
            continue;
        if (sheet_find(s, parent[r->kind], in) == NULL || sheet_find(s, parent[r->kind], in) == r)
            sheet_mistake(s, r->line,
                          str_printf(s->a,
                                     STR_FMT " is in '" STR_FMT "', which is not in the table",
                                     STR_ARG(r->cell[SHEET_CODE]), STR_ARG(in)));
    }
}

/* ── the whole ── */

static size_t many_of(const struct sheet *s, enum sheet_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        n += s->row[i].kind == kind;
    return n;
}

static void put_all(struct sheet *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->row[i].kind == SHEET_HEAD)
            put_head(s, &s->row[i]);
    if (many_of(s, SHEET_SCALE) > 0) {
        buf_add(&s->b, STR("scales:"));
        sheet_end(s, 0);
    }
    for (size_t i = 0; i < s->n; i++)
        if (s->row[i].kind == SHEET_SCALE)
            put_scale(s, &s->row[i]);
    if (many_of(s, SHEET_COMPONENT) > 0) {
        buf_add(&s->b, STR("components:"));
        sheet_end(s, 0);
        put_children(s, STR(""), 0);
    }
    if (s->placed < many_of(s, SHEET_COMPONENT) && s->out->n_mistake == 0)
        sheet_mistake(s, 0, STR("some components have no code, or are in each other"));
    sheet_put_questions(s);
    sheet_put_rules(s);
}

void sheet_to_yaml(struct arena *a, const struct table *t, struct sheet_text *out)
{
    struct sheet s = { .a = a, .out = out };

    *out = (struct sheet_text){ .mistake =
                                    arena_array(a, SHEET_MISTAKES_TOLD, sizeof(*out->mistake)) };
    buf_init(&s.b, a);
    sheet_read(&s, t);
    if (out->n_mistake > 0)
        return;
    check_parents(&s);
    put_all(&s);
    out->yaml = buf_str(&s.b);
    out->row = s.of_line;
    out->n_line = s.lines;
}

void sheet_rows_of(const struct sheet_text *t, struct reg_mistake *mistake, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t line = mistake[i].line;

        mistake[i].line = line > 0 && line <= t->n_line ? t->row[line - 1] : 0;
    }
}
