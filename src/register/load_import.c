/* load_import.c: `import` of a definition: a list that others keep, and how its rows become
 * records. */
#include "register/loading.h"

struct importing {
    struct reg_import_from i; /* first */
    const struct yaml *key, *heads, *set;
    const struct yaml *others_node;
};

static void settle_key(struct load *l, struct importing *m)
{
    const struct reg_field *f = m->key != NULL ? load_field(l, m->key) : NULL;

    m->i.key = f;
    if (f != NULL && (!f->unique || f->type != FIELD_TEXT))
        wrong(l, m->key->line, "the key '" STR_FMT "' must be a text with `unique: true`",
              STR_ARG(f->name));
}

static void settle_heads(struct load *l, struct importing *m)
{
    const struct yaml *v = m->heads;
    struct reg_import_head *head;

    if (v == NULL)
        return;
    if (v->kind != YAML_MAP) {
        wrong(l, v->line, "`heads` is a map: {field: [Name, ..]}");
        return;
    }
    head = arena_array(l->a, v->n + 1, sizeof(*head));
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml name = { .kind = YAML_TEXT,
                                   .line = v->item[i].line,
                                   .text = v->item[i].key };
        struct texts t = { 0 };

        take_texts(l, v->item[i].value, &t);
        head[i] = (struct reg_import_head){ load_field(l, &name), t.p, t.n };
        if (head[i].field == NULL)
            return;
    }
    m->i.head = head;
    m->i.n_head = v->n;
}

static void settle_sets(struct load *l, struct importing *m)
{
    const struct yaml *v = m->set;
    struct reg_set *set;

    if (v == NULL)
        return;
    if (v->kind != YAML_MAP) {
        wrong(l, v->line, "`set` is a map: {field: value, ..}");
        return;
    }
    set = arena_array(l->a, v->n + 1, sizeof(*set));
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml name = { .kind = YAML_TEXT,
                                   .line = v->item[i].line,
                                   .text = v->item[i].key };
        const struct reg_field *f = load_field(l, &name);
        const struct yaml *value = v->item[i].value;
        const char *fit;

        if (f == NULL || !is_text(l, value, "the value"))
            return;
        fit = value_misfit(l, f, value->text);
        if (fit != NULL)
            wrong(l, value->line, "'" STR_FMT "' is no value of '" STR_FMT "'; it takes %s",
                  STR_ARG(value->text), STR_ARG(f->name), fit);
        set[i] = (struct reg_set){ f, value->text };
    }
    m->i.set = set;
    m->i.n_set = v->n;
}

void take_import(struct load *l, const struct yaml *v, void *to)
{
#define IN(member) .at = offsetof(struct importing, member)
    static const struct load_key keys[] = {
        { .name = "key", .take = take_node, IN(key), .needed = true },
        { .name = "heads", .take = take_node, IN(heads) },
        { .name = "set", .take = take_node, IN(set) },
        { .name = "others", .take = take_node, IN(others_node) },
        { 0 },
    };
#undef IN
    static const char *const others[] = { "refuse", "skip", NULL };
    struct reg_def *def = to;
    struct importing m = { .key = NULL };

    l->kind = 0;
    if (!load_map(l, v, keys, "`import`", &m))
        return;
    settle_key(l, &m);
    settle_heads(l, &m);
    settle_sets(l, &m);
    m.i.skip_others = m.others_node != NULL && load_word(l, m.others_node, "others", others) == 1;
    def->import = m.i;
}
