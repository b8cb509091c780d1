/* load.c: the head of an instrument, its scales and its components. */
#include "assessment/load.h"

#include <math.h>

#include "assessment/reading.h"
#include "base/crypto.h"

#define COMPONENT_CHILDREN_MAX 60

/* ── values ── */

void take_say(struct load *l, const struct yaml *v, void *to)
{
    struct words *w = to;

    if (v->kind == YAML_MAP) {
        take_words(l, v, w);
        return;
    }
    take_text(l, v, &w->in[LANG_ID]);
    w->in[LANG_EN] = w->in[LANG_ID];
}

void take_code(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (!is_text(l, v, "the code"))
        return;
    for (size_t i = 0; i < v->text.n; i++) {
        char ch = v->text.p[i];
        bool good = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
                    (ch >= '0' && ch <= '9') || ch == '.' || ch == '-' || ch == '_';

        if (!good || v->text.n > INS_CODE_MAX) {
            wrong(l, v->line, "a code has letters, digits, '.', '-' and '_', at most %d",
                  INS_CODE_MAX);
            return;
        }
    }
    *out = v->text;
}

void take_maybe(struct load *l, const struct yaml *v, void *to)
{
    if (v->kind != YAML_TEXT || v->quoted || !str_eq(v->text, STR("null")))
        take_number(l, v, to);
}

int take_one_of(struct load *l, const struct yaml *v, const char *what, const char *const *words)
{
    int i = load_word(l, v, what, words);

    return i < 0 ? 0 : i;
}

static void take_bytes_ref(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (v->kind == YAML_TEXT && !v->quoted && str_eq(v->text, STR("null")))
        return;
    take_text(l, v, out);
}

static void take_roll(struct load *l, const struct yaml *v, void *to)
{
    *(enum ins_roll *)to = (enum ins_roll)take_one_of(l, v, "roll", ins_roll_names);
}

/* ── scales ── */

/* A score, or {score: .., label: ..}: what the answer means where a question says nothing else. */
static void take_scale_answer(struct load *l, const struct yaml *v, struct ins_option *to)
{
    static const struct load_key answer_keys[] = {
        { .name = "score",
          .take = take_number,
          .at = offsetof(struct ins_option, score),
          .needed = true },
        { .name = "label",
          .take = take_say,
          .at = offsetof(struct ins_option, label),
          .needed = true },
        { 0 },
    };

    if (v->kind == YAML_MAP)
        (void)load_map(l, v, answer_keys, "an answer of a scale", to);
    else
        take_number(l, v, &to->score);
}

static void take_scale(struct load *l, const struct yaml_item *it)
{
    struct reading *r = reading_of(l);
    struct ins_scale *s = &r->scale[r->n_scale];

    if (r->n_scale == INS_SCALES_MAX || it->value->kind != YAML_MAP || it->value->n < 2 ||
        it->value->n > INS_OPTIONS_MAX) {
        wrong(l, it->line, "a scale is {ANSWER: score, ..}, 2 to %d answers; at most %d scales",
              INS_OPTIONS_MAX, INS_SCALES_MAX);
        return;
    }
    *s = (struct ins_scale){ .name = it->key };
    for (size_t i = 0; i < it->value->n; i++) {
        const struct yaml_item *o = &it->value->item[i];

        s->option[i] = (struct ins_option){ .key = o->key, .label = { { o->key, o->key } } };
        take_scale_answer(l, o->value, &s->option[i]);
        if (s->option[i].score < 0)
            wrong(l, o->line, "a score is not below 0");
        if (s->option[i].score > s->top)
            s->top = s->option[i].score;
        s->n++;
    }
    if (s->top <= 0)
        wrong(l, it->line, "every score of the scale is 0");
    r->n_scale++;
}

static void take_scales(struct load *l, const struct yaml *v, void *to)
{
    (void)to;
    if (v->kind != YAML_MAP) {
        wrong(l, v->line, "scales is a map: {abc: {A: 1, B: 0.5, C: 0}, ..}");
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        for (int k = 0; k < INS_ANSWERS; k++)
            if (str_eq(v->item[i].key, str_of(ins_answer_names[k])))
                wrong(l, v->item[i].line, "a scale cannot be called %s", ins_answer_names[k]);
        take_scale(l, &v->item[i]);
    }
}

/* ── components ── */

/* What a component says before it is a node. */
struct component {
    struct str code;
    struct words name, note;
    double weight, share, adds_to;
    enum ins_roll roll;
    bool confirmed;
    struct texts alias;
    const struct yaml *children;
};

static const struct load_key component_keys[] = {
    { .name = "code", .take = take_code, .at = offsetof(struct component, code), .needed = true },
    { .name = "name", .take = take_say, .at = offsetof(struct component, name), .needed = true },
    { .name = "weight", .take = take_maybe, .at = offsetof(struct component, weight) },
    { .name = "fallback_share", .take = take_number, .at = offsetof(struct component, share) },
    { .name = "adds_to", .take = take_number, .at = offsetof(struct component, adds_to) },
    { .name = "roll", .take = take_roll, .at = offsetof(struct component, roll) },
    { .name = "confirmed", .take = take_flag, .at = offsetof(struct component, confirmed) },
    { .name = "note", .take = take_say, .at = offsetof(struct component, note) },
    { .name = "aliases", .take = take_texts, .at = offsetof(struct component, alias) },
    { .name = "children", .take = take_node, .at = offsetof(struct component, children) },
    { 0 },
};

/* YAML_DEPTH_MAX bounds these two. NOLINTBEGIN(misc-no-recursion) */
static size_t components_in(const struct yaml *list)
{
    size_t n = 0;

    for (size_t i = 0; list != NULL && list->kind == YAML_LIST && i < list->n; i++)
        n += 1 + components_in(yaml_get(list->item[i].value, "children"));
    return n;
}

/* Adds the components of a list, each with those in it. */
static void add_list(struct reading *r, const struct yaml *list, size_t parent)
{
    struct instrument *ins = r->ins;
    size_t n = load_list(&r->l, list, "components", COMPONENT_CHILDREN_MAX);

    for (size_t i = 0; i < n; i++) {
        const struct yaml *v = list->item[i].value;
        struct component c = {
            .weight = NAN, .share = NAN, .adds_to = NAN, .roll = INS_ROLLS, .confirmed = true
        };
        size_t at = ins->n_node;

        (void)load_map(&r->l, v, component_keys, "a component", &c);
        if (c.code.n > 0 && ins_node_find(ins, c.code) != INS_NONE)
            wrong(&r->l, v->line, "component " STR_FMT " stands twice", STR_ARG(c.code));
        ins->node[at] = (struct ins_node){
            .code = c.code,
            .name = c.name,
            .parent = parent,
            .depth = ins->node[parent].depth + 1,
            .weight = c.weight,
            .share = c.share,
            .adds_to = c.adds_to,
            .roll = c.roll,
            .confirmed = c.confirmed,
            .note = c.note,
            .alias = c.alias.p,
            .n_alias = c.alias.n,
            .line = v->line,
        };
        ins->n_node++;
        if (c.children != NULL)
            add_list(r, c.children, at);
        ins->node[at].end = ins->n_node;
    }
}

/* NOLINTEND(misc-no-recursion) */

static void take_components(struct load *l, const struct yaml *v, void *to)
{
    struct reading *r = reading_of(l);
    struct instrument *ins = to;
    size_t n = components_in(v);
    struct ins_node whole = ins->node != NULL ? ins->node[0] : (struct ins_node){ 0 };

    if (n > INS_NODES_MAX) {
        wrong(l, v->line, "%zu components; at most %d", n, INS_NODES_MAX);
        return;
    }
    ins->node = arena_array(l->a, n + 1, sizeof(*ins->node));
    ins->node[0] = whole;
    ins->n_node = 1;
    add_list(r, v, 0);
    ins->node[0].end = ins->n_node;
}

/* ── the whole ── */

static void take_slug(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;
    bool good = v->kind == YAML_TEXT && v->text.n > 0 && v->text.n <= INS_CODE_MAX;

    for (size_t i = 0; good && i < v->text.n; i++) {
        char ch = v->text.p[i];

        good = (ch >= 'a' && ch <= 'z') || (i > 0 && ((ch >= '0' && ch <= '9') || ch == '-'));
    }
    if (good)
        *out = v->text;
    else
        wrong(l, v->line, "a name is [a-z][a-z0-9-]*, at most %d", INS_CODE_MAX);
}

static void take_whole_weight(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;

    take_number(l, v, &ins->node[0].weight);
}

static void take_whole_adds(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;

    take_number(l, v, &ins->node[0].adds_to);
}

static void take_whole_roll(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;

    take_roll(l, v, &ins->node[0].roll);
}

static void take_require(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "note", "evidence", NULL };
    struct instrument *ins = to;
    size_t n = load_list(l, v, "require", 2);

    for (size_t i = 0; i < n; i++) {
        int w = load_word(l, v->item[i].value, "require", words);

        ins->needs_note |= w == 0;
        ins->needs_evidence |= w == 1;
    }
}

static void take_decimals(struct load *l, const struct yaml *v, void *to)
{
    take_count(l, v, to);
    if (*(size_t *)to > 4)
        wrong(l, v->line, "at most 4 decimals are shown");
}

#define AT(member) offsetof(struct instrument, member)
/* What is at 0 takes the instrument itself. */
static const struct load_key keys[] = {
    { .name = "instrument", .take = take_slug, .at = AT(name), .needed = true },
    { .name = "version", .take = take_code, .at = AT(version), .needed = true },
    { .name = "title", .take = take_say, .at = AT(title), .needed = true },
    { .name = "brief", .take = take_say, .at = AT(brief), .needed = true },
    { .name = "law", .take = take_text, .at = AT(law), .needed = true },
    { .name = "from", .take = take_date, .at = AT(from), .needed = true },
    { .name = "until", .take = take_date, .at = AT(until) },
    { .name = "superseded", .take = take_bytes_ref, .at = AT(superseded) },
    { .name = "confirmed", .take = take_flag, .at = AT(confirmed), .needed = true },
    { .name = "note", .take = take_say, .at = AT(note) },
    { .name = "decimals", .take = take_decimals, .at = AT(decimals) },
    { .name = "require", .take = take_require },
    { .name = "weight", .take = take_whole_weight },
    { .name = "adds_to", .take = take_whole_adds },
    { .name = "roll", .take = take_whole_roll },
    { .name = "zero_denominator", .take = take_zero },
    { .name = "scales", .take = take_scales },
    { .name = "components", .take = take_components, .needed = true },
    { .name = "questions", .take = take_questions, .needed = true },
    { .name = "groups", .take = take_groups },
    { .name = "thresholds", .take = take_thresholds },
    { .name = "categories", .take = take_categories },
    { .name = "caps", .take = take_caps },
    { 0 },
};

enum status instrument_load(struct arena *a, const struct reg_source *src, struct instrument *out,
                            struct reg_mistake **mistake, size_t *n_mistake)
{
    struct reading *r = arena_new(a, struct reading);
    struct ins_node whole = { .code = STR("total"),
                              .parent = INS_NONE,
                              .weight = NAN,
                              .share = NAN,
                              .adds_to = NAN,
                              .roll = INS_ROLLS,
                              .confirmed = true };
    struct yaml_trouble why = { 0 };
    const struct yaml *root = NULL;

    *out = (struct instrument){ .file = src->name,
                                .hash = reg_source_hash(a, src),
                                .decimals = 2,
                                .node = &whole,
                                .n_node = 1 };
    r->l = (struct load){ .a = a, .d = &r->draft };
    r->draft.def.file = src->name;
    r->ins = out;
    if (reg_source_tree(a, src, &root, &why) != ST_OK) {
        wrong(&r->l, why.line, STR_FMT, STR_ARG(why.text));
    } else if (load_map(&r->l, root, keys, "an instrument", out) && r->l.n_mistake == 0) {
        out->node[0].name = out->brief;
        check_weights(r);
    }
    if (out->node == &whole) /* no component was read */
        *out = (struct instrument){ .file = src->name };
    *mistake = r->l.mistake;
    *n_mistake = r->l.n_mistake;
    return r->l.n_mistake == 0 ? ST_OK : ST_INVALID;
}
