/* load.c: questionnaires out of YAML, every mistake with its file, line and reason. */
#include <stddef.h>

#include "base/number.h"
#include "register/loading.h"
#include "survey/load_part.h"

static const char *const kind_names[] = { "skm", "satisfaction", "perception", "free", NULL };

const char *survey_kind_name(enum survey_kind k)
{
    return kind_names[k];
}

static void take_kind(struct load *l, const struct yaml *v, void *to)
{
    int k = load_word(l, v, "kind", kind_names);
    enum survey_kind *kind = to;

    if (k >= 0)
        *kind = (enum survey_kind)k;
}

/* "1/9": a fraction, so that nine of them are one. */
static void take_weight(struct load *l, const struct yaml *v, void *to)
{
    struct survey_element *e = to;
    struct str rest = v->text, num = str_cut(&rest, '/');

    if (v->kind != YAML_TEXT || !int_parse_range(num, 1, 1000, &e->num) ||
        !int_parse_range(rest, 1, 1000, &e->den) || e->num > e->den) {
        e->num = e->den = 0;
        wrong(l, v->line, "a weight is a fraction, such as 1/9");
    }
}

static void take_elements(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "name", take_name, offsetof(struct survey_element, name), true, 0 },
        { "code", take_text, offsetof(struct survey_element, code), true, 0 },
        { "label", take_words, offsetof(struct survey_element, label), true, 0 },
        { "weight", take_weight, 0, false, 0 },
        { 0 },
    };
    struct survey_def *def = to;
    size_t n = load_list(l, v, "elements", SURVEY_ELEMENTS_MAX);
    struct survey_element *e = arena_array(l->a, n + 1, sizeof(*e));

    for (size_t i = 0; i < n; i++) {
        e[i] = (struct survey_element){ .num = 1, .den = (int64_t)n };
        (void)load_map(l, v->item[i].value, keys, "an element", &e[i]);
    }
    names_differ(l, v, "element");
    def->element = e;
    def->n_element = n;
}

/* ── questions ── */

struct asked {
    struct survey_question q;
    const struct yaml *element, *labels;
};

static int element_place(struct load *l, const struct survey_def *def, const struct yaml *v)
{
    for (size_t i = 0; v != NULL && i < def->n_element; i++)
        if (str_eq(def->element[i].name, v->text))
            return (int)i;
    if (v != NULL)
        wrong(l, v->line, "there is no element '" STR_FMT "'", STR_ARG(v->text));
    return -1;
}

static const struct words *scale_words(struct load *l, const struct survey_def *def,
                                       const struct yaml *v)
{
    size_t n = load_list(l, v, "labels", SURVEY_SCALE_MAX);
    struct words *w = arena_array(l->a, def->scale + 1, sizeof(*w));

    if (n != def->scale && v->kind == YAML_LIST)
        wrong(l, v->line, "%zu labels on a scale of %zu", n, def->scale);
    for (size_t i = 0; i < n && i < def->scale; i++)
        take_words(l, v->item[i].value, &w[i]);
    return w;
}

static void load_question(struct load *l, const struct yaml *v, struct survey_def *def,
                          struct survey_question *out)
{
    static const struct load_key keys[] = {
        { "name", take_name, offsetof(struct asked, q.name), true, 0 },
        { "element", take_node, offsetof(struct asked, element), false, 0 },
        { "ask", take_words, offsetof(struct asked, q.ask), true, 0 },
        { "labels", take_node, offsetof(struct asked, labels), true, 0 },
        { 0 },
    };
    struct asked a = { .q = { .element = -1 } };

    if (!load_map(l, v, keys, "a question", &a))
        return;
    a.q.element = element_place(l, def, a.element);
    if (a.element == NULL && def->kind != SURVEY_FREE)
        wrong(l, v->line, "a question has no 'element'; add it");
    if (a.labels != NULL)
        a.q.label = scale_words(l, def, a.labels);
    for (size_t i = 0; i < def->n_question; i++)
        if (a.q.name.n > 0 && str_eq(def->question[i].name, a.q.name))
            wrong(l, v->line, "question '" STR_FMT "' stands twice", STR_ARG(a.q.name));
    *out = a.q;
}

struct loaded_part {
    struct survey_part part;
    const struct yaml *questions;
};

static void take_parts(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "title", take_words, offsetof(struct loaded_part, part.title), true, 0 },
        { "questions", take_node, offsetof(struct loaded_part, questions), true, 0 },
        { 0 },
    };
    struct survey_def *def = to;
    size_t n = load_list(l, v, "parts", SURVEY_QUESTIONS_MAX);
    struct survey_part *part = arena_array(l->a, n + 1, sizeof(*part));
    struct survey_question *q = arena_array(l->a, SURVEY_QUESTIONS_MAX, sizeof(*q));

    def->question = q;
    for (size_t i = 0; i < n; i++) {
        struct loaded_part p = { .part.first = def->n_question };

        if (!load_map(l, v->item[i].value, keys, "a part", &p) || p.questions == NULL)
            continue;
        p.part.n = load_list(l, p.questions, "questions", SURVEY_QUESTIONS_MAX - def->n_question);
        for (size_t k = 0; k < p.part.n; k++) {
            load_question(l, p.questions->item[k].value, def, &q[def->n_question]);
            def->n_question++;
        }
        part[i] = p.part;
    }
    def->part = part;
    def->n_part = n;
}

/* ── who answers ── */

static void take_options(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "name", take_name, offsetof(struct reg_option, name), true, 0 },
        { "label", take_words, offsetof(struct reg_option, label), true, 0 },
        { 0 },
    };
    struct survey_profile *p = to;
    size_t n = load_list(l, v, "options", 30);
    struct reg_option *o = arena_array(l->a, n + 1, sizeof(*o));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "an option", &o[i]);
    names_differ(l, v, "option");
    p->option = o;
    p->n_option = n;
}

static void take_profile(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { "name", take_name, offsetof(struct survey_profile, name), true, 0 },
        { "label", take_words, offsetof(struct survey_profile, label), true, 0 },
        { "options", take_options, 0, true, 0 },
        { 0 },
    };
    struct survey_def *def = to;
    size_t n = load_list(l, v, "profile", SURVEY_PROFILE_MAX);
    struct survey_profile *p = arena_array(l->a, n + 1, sizeof(*p));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a profile question", &p[i]);
    names_differ(l, v, "profile question");
    def->profile = p;
    def->n_profile = n;
}

/* ── the whole ── */

static void take_law(struct load *l, const struct yaml *v, void *to)
{
    struct texts t = { 0 };
    struct survey_def *def = to;

    take_texts(l, v, &t);
    def->law = t.p;
    def->n_law = t.n;
}

static void take_scale(struct load *l, const struct yaml *v, void *to)
{
    int64_t n = 0;
    size_t *scale = to;

    if (v->kind != YAML_TEXT || !int_parse_range(v->text, 2, SURVEY_SCALE_MAX, &n))
        wrong(l, v->line, "the scale is a number from 2 to %d: how many answers a question has",
              SURVEY_SCALE_MAX);
    *scale = (size_t)n;
}

/* The order is that of reading: what comes later may ask for what came before. */
#define AT(member) offsetof(struct survey_def, member)
static const struct load_key survey_keys[] = {
    { "survey", take_name, AT(name), true, 0 },
    { "title", take_words, AT(title), true, 0 },
    { "ask", take_words, AT(ask), true, 0 },
    { "lead", take_words, AT(lead), true, 0 },
    { "kind", take_kind, AT(kind), true, 0 },
    { "law", take_law, 0, true, 0 },
    { "version", take_count, AT(version), true, 0 },
    { "from", take_date, AT(from), true, 0 },
    { "until", take_date, AT(until), false, 0 },
    { "minutes", take_count, AT(minutes), true, 0 },
    { "scale", take_scale, AT(scale), true, 0 },
    { "minimum", survey_take_minimum, 0, true, 0 },
    { "score", survey_take_score, 0, false, 0 },
    { "bands", survey_take_bands, 0, false, 0 },
    { "elements", take_elements, 0, false, 0 },
    { "parts", take_parts, 0, true, 0 },
    { "profile", take_profile, 0, false, 0 },
    { "open", take_words, AT(open), false, 0 },
    { 0 },
};

/* Fractions added exactly; only what was read without a mistake is added. */
static void check_weights(struct load *l, const struct survey_def *def, size_t line)
{
    int64_t num = 0, den = 1;

    for (size_t i = 0; i < def->n_element; i++) {
        const struct survey_element *e = &def->element[i];
        int64_t a, b, t;

        if (e->den == 0)
            return;
        num = num * e->den + e->num * den;
        den *= e->den;
        for (a = num, b = den; b != 0; a = t) {
            t = b;
            b = a % b;
        }
        num /= a;
        den /= a;
        if (den > 1000000000) {
            wrong(l, line, "the weights have no common measure");
            return;
        }
    }
    if (def->n_element > 0 && num != den)
        wrong(l, line, "the weights of the elements add up to %lld/%lld, not to 1", (long long)num,
              (long long)den);
}

static void check_whole(struct load *l, const struct survey_def *def, size_t line)
{
    bool asked[SURVEY_ELEMENTS_MAX] = { false };

    check_weights(l, def, line);
    if (def->n_element == 0 && def->kind != SURVEY_FREE)
        wrong(l, line, "a questionnaire with an index has elements");
    for (size_t i = 0; i < def->n_question; i++)
        if (def->question[i].element >= 0)
            asked[def->question[i].element] = true;
    for (size_t i = 0; i < def->n_element; i++)
        if (!asked[i])
            wrong(l, line, "no question asks for the element '" STR_FMT "'",
                  STR_ARG(def->element[i].name));
}

static void load_one(struct load *l, struct arena *a, const struct reg_source *src,
                     struct survey_def *def)
{
    struct draft draft = { .def.file = src->name };
    struct yaml_trouble why = { 0 };
    const struct yaml *root = NULL;

    l->d = &draft;
    l->kind = 0;
    *def = (struct survey_def){ .file = src->name, .hash = reg_source_hash(a, src) };
    if (reg_source_tree(a, src, &root, &why) != ST_OK) {
        wrong(l, why.line, STR_FMT, STR_ARG(why.text));
    } else {
        size_t before = l->n_mistake;

        def->tree = root;
        if (load_map(l, root, survey_keys, "a questionnaire", def) && l->n_mistake == before)
            check_whole(l, def, root->line);
    }
    l->d = NULL;
}

enum status survey_load(struct arena *a, const struct reg_source *source, size_t n,
                        struct survey_all *out, struct reg_mistake **mistake, size_t *n_mistake)
{
    struct load l = { .a = a };
    const struct survey_def **def = arena_array(a, n + 1, sizeof(*def));
    size_t n_def = 0;

    for (size_t i = 0; i < n; i++) {
        struct survey_def *one = arena_new(a, struct survey_def);
        size_t at = 0;

        load_one(&l, a, &source[i], one);
        while (at < n_def && !str_eq(def[at]->name, one->name))
            at++;
        def[at] = one;
        n_def += at == n_def;
    }
    *out = (struct survey_all){ def, n_def };
    *mistake = l.mistake;
    *n_mistake = l.n_mistake;
    return l.n_mistake == 0 ? ST_OK : ST_INVALID;
}
