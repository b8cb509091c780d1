/* binding.c: bindings files and kinds of documents, out of YAML. */
#include "measure/binding.h"

#include "base/number.h"
#include "register/yaml_tree.h"

#define NAME_MAX_BYTES 40

const char *const binding_kind_names[BINDING_KINDS] = {
    [BIND_NONE] = "",         [BIND_MEASURE] = "measure",
    [BIND_RECORD] = "record", [BIND_DOCUMENT] = "document",
    [BIND_MANUAL] = "manual",
};

/* Made by tools/plant, in the order of src/measure/meson.build. */
extern const struct reg_source measure_shipped[];

struct reg_source bindings_shipped(void)
{
    return measure_shipped[0];
}

struct reg_source document_kinds_shipped(void)
{
    return measure_shipped[1];
}

/* ── as indicators keep it ── */

struct binding binding_parse(struct str text)
{
    struct binding b = { .name = text };
    struct str word = str_cut(&b.name, ':');

    b.last_year = str_eq(word, STR("lastyear"));
    if (b.last_year)
        b.kind = BIND_MEASURE;
    for (int k = BIND_MEASURE; k < BINDING_KINDS; k++)
        if (str_eq(word, str_of(binding_kind_names[k])))
            b.kind = (enum binding_kind)k;
    if (b.kind != BIND_MANUAL && b.name.n == 0)
        b.kind = BIND_NONE;
    return b;
}

struct str binding_text(struct arena *a, const struct binding *b)
{
    if (b->kind == BIND_MANUAL || b->kind == BIND_NONE)
        return str_of(binding_kind_names[b->kind]);
    return str_printf(a, "%s:" STR_FMT, b->last_year ? "lastyear" : binding_kind_names[b->kind],
                      STR_ARG(b->name));
}

/* ── reading ── */

struct reading {
    struct arena *a;
    struct str file;
    struct reg_mistake *mistake;
    size_t n, cap;
};

static void wrong(struct reading *r, size_t line, struct str text)
{
    if (r->n == r->cap) {
        struct reg_mistake *old = r->mistake;

        r->cap = r->cap == 0 ? 16 : r->cap * 2;
        r->mistake = arena_array(r->a, r->cap, sizeof(*r->mistake));
        for (size_t i = 0; i < r->n; i++)
            r->mistake[i] = old[i];
    }
    r->mistake[r->n++] = (struct reg_mistake){ r->file, line, text };
}

static void wrong_with(struct reading *r, size_t line, const char *what, struct str name)
{
    wrong(r, line, str_printf(r->a, "%s: " STR_FMT, what, STR_ARG(name)));
}

static bool name_is_good(struct str s)
{
    bool good = s.n > 0 && s.n <= NAME_MAX_BYTES && s.p[0] >= 'a' && s.p[0] <= 'z';

    for (size_t i = 1; i < s.n && good; i++)
        good =
            (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_';
    return good;
}

static struct str take_name(struct reading *r, const struct yaml *v)
{
    if (v->kind == YAML_TEXT && name_is_good(v->text))
        return v->text;
    wrong(r, v->line, STR("a name is [a-z][a-z0-9_]*, at most 40"));
    return STR("");
}

/* "7.6.2.1": three numbers or four. */
static struct str take_ref(struct reading *r, const struct yaml *v)
{
    struct str rest = v->text;
    int parts = 0;
    bool good = v->kind == YAML_TEXT && rest.n > 0 && !str_ends(rest, STR("."));

    while (good && rest.n > 0) {
        int64_t number = 0;

        good = int_parse_range(str_cut(&rest, '.'), 1, 999, &number) && ++parts <= 4;
    }
    if (good && parts >= 3)
        return v->text;
    wrong(r, v->line, STR("a ref is three or four numbers, as in 7.6.2.1"));
    return STR("");
}

/* {id: .., en: ..} */
static void take_words(struct reading *r, const struct yaml *v, struct str out[2])
{
    const struct yaml *id = v->kind == YAML_MAP ? yaml_get(v, "id") : NULL;
    const struct yaml *en = v->kind == YAML_MAP ? yaml_get(v, "en") : NULL;

    if (id == NULL || en == NULL || id->kind != YAML_TEXT || en->kind != YAML_TEXT || v->n != 2 ||
        id->text.n == 0 || en->text.n == 0) {
        wrong(r, v->line, STR("a text is {id: .., en: ..}, both filled"));
        return;
    }
    out[LANG_ID] = id->text;
    out[LANG_EN] = en->text;
}

/* The one list of a file, beside what else it says at the top. */
static const struct yaml *read_list(struct reading *r, const struct reg_source *src,
                                    const char *name, const struct yaml **root)
{
    struct yaml_trouble why = { 0 };

    if (reg_source_tree(r->a, src, root, &why) != ST_OK) {
        wrong(r, why.line, why.text);
        return NULL;
    }

    const struct yaml *list = (*root)->kind == YAML_MAP ? yaml_get(*root, name) : NULL;

    if (list == NULL || list->kind != YAML_LIST) {
        wrong(r, 1, str_printf(r->a, "there must be a list `%s`", name));
        return NULL;
    }
    return list;
}

/* ── bindings ── */

static void take_also(struct reading *r, const struct yaml *v, struct binding *b)
{
    if (v->kind != YAML_LIST || v->n > BINDING_ALSO_MAX) {
        wrong(r, v->line, STR("also is a list of at most 6 measures"));
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        b->also[b->n_also++] = take_name(r, v->item[i].value);
}

static void take_how(struct reading *r, const struct yaml_item *it, enum binding_kind kind,
                     struct binding *b)
{
    if (b->kind != BIND_NONE)
        wrong(r, it->line, STR("one of measure, record, document, manual"));
    b->kind = kind;
    if (kind == BIND_MANUAL)
        take_words(r, it->value, b->missing);
    else
        b->name = take_name(r, it->value);
}

static void take_target(struct reading *r, const struct yaml *v, struct binding *b)
{
    b->has_target = v->kind == YAML_TEXT && decimal_parse(v->text, &b->target);
    if (!b->has_target)
        wrong(r, v->line, STR("target is a number"));
}

static void take_direction(struct reading *r, const struct yaml *v, struct binding *b)
{
    if (str_eq(v->text, STR("up")))
        b->direction = 1;
    else if (str_eq(v->text, STR("down")))
        b->direction = -1;
    else
        wrong(r, v->line, STR("direction is up or down"));
}

static void take_key(struct reading *r, const struct yaml_item *it, struct binding *b)
{
    const struct yaml *v = it->value;

    for (int k = BIND_MEASURE; k < BINDING_KINDS; k++) {
        if (str_eq(it->key, str_of(binding_kind_names[k]))) {
            take_how(r, it, (enum binding_kind)k, b);
            return;
        }
    }
    if (str_eq(it->key, STR("ref"))) {
        b->ref = take_ref(r, v);
    } else if (str_eq(it->key, STR("also"))) {
        take_also(r, v, b);
    } else if (str_eq(it->key, STR("target"))) {
        take_target(r, v, b);
    } else if (str_eq(it->key, STR("direction"))) {
        take_direction(r, v, b);
    } else if (str_eq(it->key, STR("last_year"))) {
        b->last_year = str_eq(v->text, STR("true"));
        if (!b->last_year)
            wrong(r, v->line, STR("last_year is true, or left out"));
    } else {
        wrong_with(r, it->line, "unknown key", it->key);
    }
}

static void take_binding(struct reading *r, const struct yaml *v, struct binding *b)
{
    *b = (struct binding){ .line = v->line };
    if (v->kind != YAML_MAP) {
        wrong(r, v->line, STR("a binding is {ref: .., measure: ..}"));
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        take_key(r, &v->item[i], b);
    if (yaml_get(v, "ref") == NULL)
        wrong(r, v->line, STR("ref is missing"));
    if (b->kind == BIND_NONE)
        wrong(r, v->line, STR("one of measure, record, document, manual is missing"));
    if (b->last_year && b->kind != BIND_MEASURE)
        wrong(r, v->line, STR("last_year needs a measure"));
}

static void take_head(struct reading *r, const struct yaml *root, struct binding_file *out)
{
    const struct yaml *plan = yaml_get(root, "plan"), *year = yaml_get(root, "year");
    int64_t n = 0;

    if (plan == NULL || plan->kind != YAML_TEXT || plan->text.n == 0)
        wrong(r, 1, STR("plan is missing: rb, agent or zi"));
    else
        out->plan = plan->text;
    if (year == NULL || year->kind != YAML_TEXT || !int_parse_range(year->text, 2000, 2199, &n))
        wrong(r, 1, STR("year is missing"));
    out->year = (int)n;
    for (size_t i = 0; i < root->n; i++) {
        struct str key = root->item[i].key;

        if (!str_eq(key, STR("plan")) && !str_eq(key, STR("year")) && !str_eq(key, STR("bindings")))
            wrong_with(r, root->item[i].line, "unknown key", key);
    }
}

static enum status finish(struct reading *r, struct reg_mistake **mistake, size_t *n)
{
    *mistake = r->mistake;
    *n = r->n;
    return r->n == 0 ? ST_OK : ST_INVALID;
}

enum status bindings_read(struct arena *a, struct reg_source src, struct binding_file *out,
                          struct reg_mistake **mistake, size_t *n_mistake)
{
    struct reading r = { .a = a, .file = src.name };
    const struct yaml *root = NULL, *list = read_list(&r, &src, "bindings", &root);

    *out = (struct binding_file){ .file = src.name };
    if (list == NULL)
        return finish(&r, mistake, n_mistake);
    take_head(&r, root, out);
    out->v = arena_array(a, list->n + 1, sizeof(*out->v));
    for (size_t i = 0; i < list->n; i++) {
        struct binding *b = &out->v[out->n];

        take_binding(&r, list->item[i].value, b);
        for (size_t j = 0; j < out->n; j++)
            if (b->ref.n > 0 && str_eq(out->v[j].ref, b->ref))
                wrong_with(&r, b->line, "bound twice", b->ref);
        out->n++;
    }
    return finish(&r, mistake, n_mistake);
}

static bool is_measured(const struct app *app, struct str name)
{
    return app->registers != NULL && reg_measure_find(app, name) != NULL;
}

void bindings_check(struct arena *a, const struct app *app, const struct binding_file *f,
                    struct reg_mistake **mistake, size_t *n_mistake)
{
    struct reading r = { .a = a, .file = f->file };

    for (size_t i = 0; i < f->n; i++) {
        const struct binding *b = &f->v[i];

        if ((b->kind == BIND_MEASURE || b->kind == BIND_RECORD) && !is_measured(app, b->name))
            wrong_with(&r, b->line, "no register has this measure", b->name);
        if (b->kind == BIND_DOCUMENT && document_kind_find(app, b->name) == NULL)
            wrong_with(&r, b->line, "there is no such kind of documents", b->name);
        for (size_t j = 0; j < b->n_also; j++)
            if (!is_measured(app, b->also[j]))
                wrong_with(&r, b->line, "no register has this measure", b->also[j]);
    }
    (void)!finish(&r, mistake, n_mistake);
}

/* ── kinds of documents ── */

static void take_kind(struct reading *r, const struct yaml *v, struct document_kind *k)
{
    const struct yaml *name = v->kind == YAML_MAP ? yaml_get(v, "name") : NULL;
    const struct yaml *label = v->kind == YAML_MAP ? yaml_get(v, "label") : NULL;

    *k = (struct document_kind){ 0 };
    if (name == NULL || label == NULL) {
        wrong(r, v->line, STR("a kind is {name: .., label: {..}, refs: [..]}"));
        return;
    }
    k->name = take_name(r, name);
    if (document_word_known(document_categories, k->name))
        wrong_with(r, v->line, "the program has this one already", k->name);
    take_words(r, label, k->label);
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml_item *it = &v->item[i];

        if (str_eq(it->key, STR("refs")) && it->value->kind == YAML_LIST) {
            struct str *ref = arena_array(r->a, it->value->n + 1, sizeof(*ref));

            for (size_t j = 0; j < it->value->n; j++)
                ref[k->n_ref++] = take_ref(r, it->value->item[j].value);
            k->ref = ref;
        } else if (!str_eq(it->key, STR("name")) && !str_eq(it->key, STR("label"))) {
            wrong_with(r, it->line, "unknown key, or not a list", it->key);
        }
    }
}

enum status document_kinds_read(struct arena *a, struct reg_source src, struct document_kinds *out,
                                struct reg_mistake **mistake, size_t *n_mistake)
{
    struct reading r = { .a = a, .file = src.name };
    const struct yaml *root = NULL, *list = read_list(&r, &src, "kinds", &root);
    size_t n = list != NULL ? list->n : 0;
    struct document_kind *kind = arena_array(a, n + 1, sizeof(*kind));

    for (size_t i = 0; i < n; i++) {
        take_kind(&r, list->item[i].value, &kind[i]);
        for (size_t j = 0; j < i; j++)
            if (kind[i].name.n > 0 && str_eq(kind[j].name, kind[i].name))
                wrong_with(&r, list->item[i].value->line, "named twice", kind[i].name);
    }
    *out = (struct document_kinds){ kind, n };
    return finish(&r, mistake, n_mistake);
}
