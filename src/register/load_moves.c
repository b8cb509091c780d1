/* load_moves.c: `states`, `moves`, `checks` and `filters` of a definition. */
#include "register/loading.h"

/* ── states ── */

static void take_state_kind(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "new", "active", "waiting", "done", "ended", NULL };
    enum state_kind *out = to;
    int k = load_word(l, v, "kind", names);

    if (k >= 0)
        *out = (enum state_kind)k;
}

void take_state_list(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct reg_state, name),
          .needed = true },
        { .name = "label",
          .take = take_words,
          .at = offsetof(struct reg_state, label),
          .needed = true },
        { .name = "kind",
          .take = take_state_kind,
          .at = offsetof(struct reg_state, kind),
          .needed = true },
        { 0 },
    };
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`states`", REG_STATES_MAX);
    struct reg_state *s = arena_array(l->a, n + 1, sizeof(*s));

    for (size_t i = 0; i < n; i++) {
        (void)load_map(l, v->item[i].value, keys, "a state", &s[i]);
        if (str_eq(s[i].name, STR("any")))
            wrong(l, v->item[i].value->line, "'any' stands for every state; take another name");
    }
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "`states` is empty; leave the key out for plain records");
    names_differ(l, v, "state");
    def->state = s;
    def->n_state = n;
}

/* ── moves ── */

struct moving {
    struct reg_move m; /* first */
    const struct yaml *from, *ask, *require, *set, *notify;
};

#define IN(member) .at = offsetof(struct moving, member)
static const struct load_key move_keys[] = {
    { .name = "name", .take = take_name, IN(m.name), .needed = true },
    { .name = "label", .take = take_words, IN(m.label), .needed = true },
    { .name = "from", .take = take_node, IN(from), .needed = true },
    { .name = "to", .take = take_state, IN(m.to), .needed = true },
    { .name = "by", .take = take_who, IN(m.by), .needed = true },
    { .name = "ask", .take = take_node, IN(ask) },
    { .name = "require", .take = take_node, IN(require) },
    { .name = "set", .take = take_node, IN(set) },
    { .name = "when", .take = take_expr, IN(m.when) },
    { .name = "say", .take = take_words, IN(m.say) },
    { .name = "after", .take = take_name, IN(m.after) },
    { .name = "reason", .take = take_flag, IN(m.reason) },
    { .name = "not_owner", .take = take_flag, IN(m.not_owner) },
    { .name = "other", .take = take_flag, IN(m.other) },
    { .name = "notify", .take = take_node, IN(notify) },
    { .name = "confirm", .take = take_words, IN(m.confirm) },
    { .name = "done", .take = take_words, IN(m.done) },
    { 0 },
};

static bool is_typed(struct load *l, size_t line, const struct reg_field *f)
{
    if (f->computed.text.n == 0 && f->total.of == NULL)
        return true;
    wrong(l, line, "'" STR_FMT "' is computed; nobody fills it in", STR_ARG(f->name));
    return false;
}

static bool is_in(const struct reg_field *const *list, size_t n, const struct reg_field *f)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == f)
            return true;
    }
    return false;
}

/* What is required is asked too; both in the order of the form. */
static void settle_asked(struct load *l, struct moving *r)
{
    const struct reg_field **ask = NULL, **require = NULL, **all;
    size_t n_ask = 0, n_require = 0, n = 0;
    struct draft *d = l->d;

    if (r->ask != NULL)
        ask = load_field_list(l, r->ask, &n_ask);
    if (r->require != NULL)
        require = load_field_list(l, r->require, &n_require);
    for (size_t i = 0; i < n_ask; i++)
        (void)is_typed(l, r->ask->line, ask[i]);
    for (size_t i = 0; i < n_require; i++)
        (void)is_typed(l, r->require->line, require[i]);
    all = arena_array(l->a, d->def.n_field + 1, sizeof(struct reg_field *));
    for (size_t i = 0; i < d->def.n_field; i++) {
        const struct reg_field *f = &d->field[i];

        if (is_in(ask, n_ask, f) || is_in(require, n_require, f))
            all[n++] = f;
    }
    r->m.ask = all;
    r->m.n_ask = n;
    r->m.require = require;
    r->m.n_require = n_require;
}

/* What the clocks of the record say at the moment of the move (move_clock.c). */
static bool is_of_clocks(const struct reg_field *f, struct str word)
{
    return (f->type == FIELD_YESNO && str_eq(word, STR("in_time"))) ||
           (f->type == FIELD_INTEGER && str_eq(word, STR("workdays")));
}

static void take_one_set(struct load *l, const struct yaml_item *item, struct moving *r,
                         struct reg_set *out)
{
    const struct yaml name = { .kind = YAML_TEXT, .line = item->line, .text = item->key };
    const struct reg_field *f = load_field(l, &name);
    const struct yaml *v = item->value;
    const char *fit;

    if (f == NULL || !is_typed(l, item->line, f) || !is_text(l, v, "the value"))
        return;
    if (is_in(r->m.ask, r->m.n_ask, f))
        wrong(l, item->line, "'" STR_FMT "' is asked and set by the same move; leave one out",
              STR_ARG(f->name));
    fit = f->type == FIELD_FILE || f->type == FIELD_TABLE || f->type == FIELD_ADDRESS ? "nothing"
          : str_eq(v->text, STR("null")) || is_of_clocks(f, v->text)                  ? NULL
                                                                     : value_misfit(l, f, v->text);
    if (fit != NULL)
        wrong(l, v->line, "'" STR_FMT "' is no value of '" STR_FMT "' (%s); it takes %s, or null",
              STR_ARG(v->text), STR_ARG(f->name), field_type_name(f->type), fit);
    *out =
        (struct reg_set){ f, f->type == FIELD_YESNO && yes_or_no(v->text).n > 0 ? yes_or_no(v->text)
                                                                                : v->text };
}

static void settle_set(struct load *l, struct moving *r)
{
    const struct yaml *v = r->set;
    struct reg_set *set;

    if (v == NULL)
        return;
    if (v->kind != YAML_MAP) {
        wrong(l, v->line, "`set` is a map: {field: value, ..}");
        return;
    }
    set = arena_array(l->a, v->n + 1, sizeof(*set));
    for (size_t i = 0; i < v->n; i++) {
        take_one_set(l, &v->item[i], r, &set[r->m.n_set]);
        if (set[r->m.n_set].field != NULL)
            r->m.n_set++;
    }
    r->m.set = set;
}

static const struct reg_field *field_named(const struct load *l, struct str name)
{
    return reg_field(&l->d->def, name);
}

/* The word and the field may mean the same, as owner does where that field is the owner's. */
static bool is_who(struct str name)
{
    return str_eq(name, STR("owner")) || str_eq(name, STR("in_charge")) ||
           str_eq(name, STR("creator")) || str_eq(name, STR("applicant")) ||
           role_by_name(name.p, name.n) != ROLE_NONE;
}

static bool is_same(const struct reg_field *f)
{
    return (f->owner && str_eq(f->name, STR("owner"))) ||
           (f->in_charge && str_eq(f->name, STR("in_charge")));
}

static void notify_one(struct load *l, const struct yaml *v, struct reg_move *m)
{
    const struct reg_field *f = v->kind == YAML_TEXT ? field_named(l, v->text) : NULL;

    if (f == NULL || is_same(f))
        m->notify |= load_who(l, v);
    else if (f->type != FIELD_PERSON)
        wrong(l, v->line, "'" STR_FMT "' is a %s; a person field, a role, owner or creator is told",
              STR_ARG(v->text), field_type_name(f->type));
    else if (is_who(v->text))
        wrong(l, v->line, "'" STR_FMT "' is a role and a field here; give the field another name",
              STR_ARG(v->text));
    else if (m->notify_field != NULL)
        wrong(l, v->line, "one person field can be told, and '" STR_FMT "' is named already",
              STR_ARG(m->notify_field->name));
    else
        m->notify_field = f;
}

/* owner, in_charge, creator, roles, or one person field. */
static void settle_notify(struct load *l, struct moving *r)
{
    size_t n = r->notify != NULL ? load_list(l, r->notify, "`notify`", 30) : 0;

    for (size_t i = 0; i < n; i++)
        notify_one(l, r->notify->item[i].value, &r->m);
}

static uint64_t closed_states(const struct reg_def *def)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < def->n_state; i++) {
        if (reg_state_closed(def, def->state[i].name))
            bits |= UINT64_C(1) << i;
    }
    return bits;
}

static void settle_from(struct load *l, struct moving *r)
{
    const struct reg_def *def = &l->d->def;
    uint64_t to;

    if (r->from == NULL || r->m.to < 0)
        return;
    to = UINT64_C(1) << r->m.to;
    if (r->from->kind == YAML_TEXT && str_eq(r->from->text, STR("any")))
        r->m.from = ((UINT64_C(1) << def->n_state) - 1) & ~to;
    else if (r->from->kind == YAML_TEXT)
        wrong(l, r->from->line, "`from` is a list of states, or any; write [" STR_FMT "]",
              STR_ARG(r->from->text));
    else
        take_states(l, r->from, &r->m.from);
}

/* Why it was opened again must stand somewhere: as the reason, or in a text that the move insists
 * on. */
static void check_reopening(struct load *l, const struct moving *r)
{
    const struct reg_def *def = &l->d->def;
    bool says_why = r->m.reason;

    if (r->from == NULL || r->m.to < 0 || (r->m.from & closed_states(def)) == 0 ||
        ((UINT64_C(1) << r->m.to) & closed_states(def)) != 0)
        return;
    for (size_t i = 0; i < r->m.n_require; i++)
        says_why = says_why || r->m.require[i]->type == FIELD_LONGTEXT;
    if (!says_why)
        wrong(l, r->from->line,
              "the move '" STR_FMT "' reopens a closed record: it needs `reason: true`, or a "
              "longtext among `require`",
              STR_ARG(r->m.name));
}

static void take_move(struct load *l, const struct yaml *v, struct reg_move *out)
{
    struct moving r = { .m = { .to = -1 } };

    l->kind = 0;
    if (!load_map(l, v, move_keys, "a move", &r))
        return;
    settle_from(l, &r);
    settle_asked(l, &r);
    check_reopening(l, &r);
    settle_set(l, &r);
    settle_notify(l, &r);
    if (r.m.when.text.n > 0 && r.m.say.in[0].n == 0)
        wrong(l, r.m.when.line, "`when` needs `say`: what is told where it does not hold");
    if ((r.m.notify & REG_WHO_IN_CHARGE) != 0)
        l->d->in_charge_line = v->line;
    if (r.m.when.text.n == 0 && r.m.say.in[0].n > 0)
        wrong(l, v->line,
              "`say` of a move is told where its `when` does not hold; add `when`, or use `done`");
    *out = r.m;
    expr_later(l, (struct later_expr){ .e = &out->when, .what = "when", .want = EXPR_CONDITION });
}

void take_moves(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`moves`", REG_MOVES_MAX);
    struct reg_move *m = arena_array(l->a, n + 1, sizeof(*m));

    if (def->n_state == 0) {
        wrong(l, v->line, "`moves` need `states` to move between");
        return;
    }
    for (size_t i = 0; i < n; i++)
        take_move(l, v->item[i].value, &m[i]);
    names_differ(l, v, "move");
    def->move = m;
    def->n_move = n;
}

/* ── checks and filters ── */

static void take_field(struct load *l, const struct yaml *v, void *to)
{
    const struct reg_field **out = to;

    *out = load_field(l, v);
}

void take_checks(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "where",
          .take = take_expr,
          .at = offsetof(struct reg_check, where),
          .needed = true },
        { .name = "field", .take = take_field, .at = offsetof(struct reg_check, field) },
        { .name = "say",
          .take = take_words,
          .at = offsetof(struct reg_check, say),
          .needed = true },
        { 0 },
    };
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`checks`", 60);
    struct reg_check *k = arena_array(l->a, n + 1, sizeof(*k));

    for (size_t i = 0; i < n; i++) {
        (void)load_map(l, v->item[i].value, keys, "a check", &k[i]);
        expr_later(l,
                   (struct later_expr){
                       .e = &k[i].where, .what = "check", .rules = true, .want = EXPR_CONDITION });
    }
    def->check = k;
    def->n_check = n;
}

void take_filters(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct reg_filter, name),
          .needed = true },
        { .name = "label",
          .take = take_words,
          .at = offsetof(struct reg_filter, label),
          .needed = true },
        { .name = "where",
          .take = take_expr,
          .at = offsetof(struct reg_filter, where),
          .needed = true },
        { 0 },
    };
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`filters`", 30);
    struct reg_filter *f = arena_array(l->a, n + 1, sizeof(*f));

    for (size_t i = 0; i < n; i++) {
        (void)load_map(l, v->item[i].value, keys, "a filter", &f[i]);
        expr_later(l,
                   (struct later_expr){
                       .e = &f[i].where, .what = "filter", .now = true, .want = EXPR_CONDITION });
    }
    names_differ(l, v, "filter");
    def->filter = f;
    def->n_filter = n;
}
