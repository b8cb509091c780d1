/* load_paper.c: `print`, `sheet`, `number`, `personal_data` and `hooks` of a definition. */
#include "base/number.h"
#include "register/hooks.h"
#include "register/loading.h"
#include "register/number.h"

/* ── numbers ── */

void take_number_pattern(struct load *l, const struct yaml *v, void *to)
{
    struct str rest, part;
    int seqs = 0, years = 0;

    take_text(l, v, to);
    l->d->number_line = v->line;
    if (v->kind != YAML_TEXT)
        return;
    if (v->text.n > 80)
        wrong(l, v->line, "a number's pattern has at most 80 bytes");
    for (rest = v->text; rest.n > 0;) {
        if (str_cut(&rest, '{').n > 0 && rest.n == 0)
            break;
        part = str_cut(&rest, '}');
        if (part.n == 0)
            continue;
        if (!number_part_known(part))
            wrong(l, v->line,
                  "unknown part {" STR_FMT
                  "}; there are {seq} {seq:04} {unit} {month} {month:roman} {year}",
                  STR_ARG(part));
        seqs += str_starts(part, STR("seq"));
        years += str_eq(part, STR("year"));
    }
    if (seqs != 1)
        wrong(l, v->line, "a number's pattern has {seq} or {seq:04} exactly once");
    if (years != 1)
        wrong(l, v->line, "numbers begin anew each year, so the pattern has {year} exactly once");
}

/* ── papers ── */

static void take_paper(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "A4", "F4", NULL };
    struct str *out = to;

    if (load_word(l, v, "paper", names) >= 0)
        *out = v->text;
}

static bool is_common(struct str name)
{
    static const char *const names[] = { "number",     "state",  "created_on",
                                         "created_by", "due_on", "closed_on" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (str_eq(name, str_of(names[i])))
            return true;
    }
    return false;
}

static void take_columns(struct load *l, const struct yaml *v, void *to)
{
    struct texts *out = to;

    take_texts(l, v, out);
    for (size_t i = 0; i < out->n; i++) {
        const struct yaml *one = v->item[i].value;
        const struct reg_field *f;

        if (out->p[i].n == 0 || is_common(out->p[i]))
            continue;
        f = load_field(l, one);
        if (f != NULL && (f->type == FIELD_TABLE || f->type == FIELD_FILE))
            wrong(l, one->line, "'" STR_FMT "' is a %s, which has no column on paper",
                  STR_ARG(f->name), field_type_name(f->type));
    }
}

void take_print(struct load *l, const struct yaml *v, void *to)
{
    struct printing {
        struct reg_print p; /* first */
        struct texts columns;
    } r = { .p = { .paper = STR("A4") } };
    const struct load_key keys[] = {
        { .name = "title",
          .take = take_words,
          .at = offsetof(struct printing, p.title),
          .needed = true },
        { .name = "paper", .take = take_paper, .at = offsetof(struct printing, p.paper) },
        { .name = "landscape", .take = take_flag, .at = offsetof(struct printing, p.landscape) },
        { .name = "columns", .take = take_columns, .at = offsetof(struct printing, columns) },
        { .name = "sign", .take = take_flag, .at = offsetof(struct printing, p.sign) },
        { 0 },
    };
    struct reg_def *def = to;

    (void)load_map(l, v, keys, "`print`", &r);
    r.p.column = r.columns.p;
    r.p.n_column = r.columns.n;
    def->print = r.p;
}

void take_sheet(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "title",
          .take = take_words,
          .at = offsetof(struct reg_def, sheet_title),
          .needed = true },
        { 0 },
    };

    (void)load_map(l, v, keys, "`sheet`", to);
}

/* ── personal data ── */

static void take_keep(struct load *l, const struct yaml *v, void *to)
{
    int *out = to;
    struct str rest = v->kind == YAML_TEXT ? v->text : STR(""), figure = str_cut(&rest, ' ');
    int64_t n = 0;

    if (!int_parse_range(figure, 1, 100, &n) ||
        !(str_eq(rest, STR("years")) || str_eq(rest, STR("year"))))
        wrong(l, v->line, "`keep` is a number of years, such as: 5 years");
    *out = (int)n;
}

static void take_after(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "created", "closed", NULL };
    bool *out = to;

    *out = load_word(l, v, "after", names) == 1;
}

static void take_then(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "strike", "remove", NULL };
    enum keep_then *out = to;

    *out = load_word(l, v, "then", names) == 1 ? KEEP_REMOVE : KEEP_STRIKE;
}

void take_personal_data(struct load *l, const struct yaml *v, void *to)
{
#define IN(member) .at = offsetof(struct reg_personal, member), .needed = true
    static const struct load_key keys[] = {
        { .name = "purpose", .take = take_words, IN(purpose) },
        { .name = "basis", .take = take_words, IN(basis) },
        { .name = "keep", .take = take_keep, IN(keep_years) },
        { .name = "after", .take = take_after, IN(after_closed) },
        { .name = "then", .take = take_then, IN(then) },
        { 0 },
    };
#undef IN
    struct reg_def *def = to;
    struct reg_personal *p = &def->personal_data;
    bool closes = false;

    p->there = load_map(l, v, keys, "`personal_data`", p);
    for (size_t i = 0; i < def->n_state; i++)
        closes = closes || reg_state_closed(def, def->state[i].name);
    if (p->after_closed && !closes)
        wrong(l, v->line,
              "records of this register never close (no state of kind done or ended); keep them "
              "`after: created`");
    if (p->then == KEEP_STRIKE && !l->d->has_personal)
        wrong(l, v->line, "no field is `personal: true`, so there is nothing to strike");
}

/* ── hooks ── */

static const struct reg_hooks *hooks_named(struct str name)
{
    for (const struct reg_hooks_row *row = reg_hooks_table; row->name != NULL; row++) {
        if (str_eq(name, str_of(row->name)))
            return row->hooks;
    }
    return NULL;
}

void take_hooks(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    const struct reg_hooks *h = hooks_named(def->name);
    bool wanted = false;
    size_t n = 0;

    take_flag(l, v, &wanted);
    if (!wanted)
        return;
    if (h == NULL) {
        wrong(l, v->line,
              "the program has no hooks for '" STR_FMT "' (registers/" STR_FMT
              "/hooks.c); leave `hooks` out",
              STR_ARG(def->name), STR_ARG(def->name));
        return;
    }
    for (; h->fields != NULL && h->fields[n] != NULL; n++) {
        if (n == HOOK_FIELDS_MAX)
            wrong(l, v->line, "the hooks name more than %d fields", HOOK_FIELDS_MAX);
        if (reg_field(def, str_of(h->fields[n])) == NULL)
            wrong(l, v->line, "the hooks need a field '%s', which is not in `fields`",
                  h->fields[n]);
    }
    def->hooks = h;
}

void check_hooks(struct load *l)
{
    const struct reg_def *def = &l->d->def;

    if (def->hooks == NULL && !l->d->of_site && yaml_get(l->d->root, "hooks") == NULL &&
        hooks_named(def->name) != NULL)
        wrong(l, 0,
              "registers/" STR_FMT
              "/hooks.c is there; add `hooks: true`, or it would never be called",
              STR_ARG(def->name));
}
