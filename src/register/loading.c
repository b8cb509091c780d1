/* loading.c: mistakes, maps by tables of keys, and the values that many keys share. */
#include "register/loading.h"

#include <assert.h>
#include <stdarg.h>

#include "base/number.h"
#include "base/time.h"
#include "core/right.h"

#define LOAD_KEYS_MAX 48 /* keys of one table */
#define TEXT_MAX 600     /* bytes of one text */

void *grown(struct arena *a, const void *old, size_t n, size_t *cap, size_t size)
{
    size_t more = *cap == 0 ? 16 : *cap * 2;
    char *p = arena_array(a, more, size);

    if (n > 0)
        memcpy(p, old, n * size);
    *cap = more;
    return p;
}

/* ── mistakes ── */

void wrong(struct load *l, size_t line, const char *fmt, ...)
{
    va_list args;
    char text[700];
    struct str file = l->d != NULL ? l->d->def.file : (struct str){ 0 };

    if (l->n_mistake == MISTAKES_MAX)
        return;
    va_start(args, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (l->n_mistake == l->cap_mistake)
        l->mistake = grown(l->a, l->mistake, l->n_mistake, &l->cap_mistake, sizeof(*l->mistake));
    l->mistake[l->n_mistake++] = (struct reg_mistake){ file, line, str_copy(l->a, str_of(text)) };
}

/* Levenshtein, of words short enough to matter. */
static size_t distance(struct str a, struct str b)
{
    size_t row[REG_NAME_MAX + 2];

    if (a.n > REG_NAME_MAX || b.n > REG_NAME_MAX)
        return REG_NAME_MAX;
    for (size_t k = 0; k <= b.n; k++)
        row[k] = k;
    for (size_t i = 1; i <= a.n; i++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t k = 1; k <= b.n; k++) {
            size_t above = row[k], best = corner + (a.p[i - 1] != b.p[k - 1]);

            if (above + 1 < best)
                best = above + 1;
            if (row[k - 1] + 1 < best)
                best = row[k - 1] + 1;
            corner = above;
            row[k] = best;
        }
    }
    return row[b.n];
}

struct str did_you_mean(struct arena *a, struct str word, const char *const *names)
{
    size_t best = word.n <= 4 ? 2 : 3;
    const char *nearest = NULL;

    for (; *names != NULL; names++) {
        size_t d = distance(word, str_of(*names));

        if (d < best) {
            best = d;
            nearest = *names;
        }
    }
    return nearest == NULL ? STR("") : str_printf(a, "; did you mean '%s'?", nearest);
}

static struct str listed(struct arena *a, const char *const *names)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; names[i] != NULL; i++)
        buf_printf(&b, "%s%s", i > 0 ? ", " : "", names[i]);
    return buf_str(&b);
}

/* ── maps ── */

/* At start some hundred thousand of these are asked: most differ in their first letter. */
static bool is_called(const char *name, struct str s)
{
    return s.n > 0 && name[0] == s.p[0] && strncmp(name, s.p, s.n) == 0 && name[s.n] == '\0';
}

/* Its place in the table; -1: none. */
static int find_key(const struct load_key *key, struct str name)
{
    for (int i = 0; key[i].name != NULL; i++) {
        if (is_called(key[i].name, name))
            return i;
    }
    return -1;
}

static void say_unknown(struct load *l, const struct load_key *key, const struct yaml_item *item,
                        const char *what)
{
    size_t n = 0;
    const char **names;

    while (key[n].name != NULL)
        n++;
    names = arena_array(l->a, n + 1, sizeof(*names));
    for (size_t i = 0; i < n; i++)
        names[i] = key[i].name;

    struct str guess = did_you_mean(l->a, item->key, names);

    if (guess.n == 0)
        guess = str_printf(l->a, "; it knows " STR_FMT, STR_ARG(listed(l->a, names)));
    wrong(l, item->line, "unknown key '" STR_FMT "' of %s" STR_FMT, STR_ARG(item->key), what,
          STR_ARG(guess));
}

/* Where each key of the table is given; says which are not in it. */
static void sort_given(struct load *l, const struct yaml *v, const struct load_key *key,
                       const char *what, const struct yaml_item **given)
{
    for (size_t i = 0; i < v->n; i++) {
        int at = find_key(key, v->item[i].key);

        assert(at < LOAD_KEYS_MAX);
        if (at < 0)
            say_unknown(l, key, &v->item[i], what);
        else
            given[at] = &v->item[i];
    }
}

bool load_map(struct load *l, const struct yaml *v, const struct load_key *key, const char *what,
              void *into)
{
    const struct yaml_item *given[LOAD_KEYS_MAX] = { NULL };

    if (v->kind != YAML_MAP) {
        wrong(l, v->line, "%s is a map: {%s: .., ..}", what, key->name);
        return false;
    }
    sort_given(l, v, key, what, given);
    for (const struct load_key *k = key; k->name != NULL; k++) {
        const struct yaml_item *item = given[k - key];
        /* l->kind may just have been settled by a key above. */
        bool fits = k->only == 0 || l->kind == 0 || (k->only & l->kind) != 0;

        if (item != NULL && fits)
            k->take(l, item->value, (char *)into + k->at);
        else if (item != NULL)
            wrong(l, item->line, "'%s' has no meaning for %s", k->name, l->kind_name);
        else if (k->needed && fits && (k->only == 0 || l->kind != 0))
            wrong(l, v->line, "%s has no '%s'; add it", what, k->name);
    }
    return true;
}

size_t load_list(struct load *l, const struct yaml *v, const char *what, size_t max)
{
    if (v->kind != YAML_LIST) {
        wrong(l, v->line, "%s is a list: [.., ..]", what);
        return 0;
    }
    if (v->n > max) {
        wrong(l, v->line, "%s has %zu entries; at most %zu", what, v->n, max);
        return 0;
    }
    return v->n;
}

void names_differ(struct load *l, const struct yaml *list, const char *what)
{
    size_t many = list->kind == YAML_LIST ? list->n : 0, n = 0;
    const struct yaml **seen = arena_array(l->a, many + 1, sizeof(*seen));

    for (size_t i = 0; i < many; i++) {
        const struct yaml *name = yaml_get(list->item[i].value, "name");
        size_t k = 0;

        if (name == NULL || name->kind != YAML_TEXT)
            continue;
        while (k < n && !str_eq(name->text, seen[k]->text))
            k++;
        if (k < n)
            wrong(l, name->line, "%s '" STR_FMT "' stands twice, first in line %zu", what,
                  STR_ARG(name->text), seen[k]->line);
        else
            seen[n++] = name;
    }
}

/* ── values ── */

bool is_text(struct load *l, const struct yaml *v, const char *what)
{
    if (v->kind == YAML_TEXT && v->text.n > 0)
        return true;
    if (v->kind == YAML_TEXT)
        wrong(l, v->line, "%s is empty", what);
    else
        wrong(l, v->line, "%s is a plain text here, not a %s", what,
              v->kind == YAML_LIST ? "list" : "map");
    return false;
}

int load_word(struct load *l, const struct yaml *v, const char *what, const char *const *words)
{
    struct str guess;

    if (!is_text(l, v, what))
        return -1;
    for (int i = 0; words[i] != NULL; i++) {
        if (is_called(words[i], v->text))
            return i;
    }
    guess = did_you_mean(l->a, v->text, words);
    wrong(l, v->line, "unknown %s '" STR_FMT "'" STR_FMT "; it is one of: " STR_FMT, what,
          STR_ARG(v->text), STR_ARG(guess), STR_ARG(listed(l->a, words)));
    return -1;
}

void take_node(struct load *l, const struct yaml *v, void *to)
{
    const struct yaml **node = to;

    (void)l;
    *node = v;
}

void take_kept(struct load *l, const struct yaml *v, void *to)
{
    struct yaml *kept = to;

    (void)l;
    *kept = *v;
}

void take_text(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (!is_text(l, v, "the value"))
        return;
    if (v->text.n > TEXT_MAX)
        wrong(l, v->line, "the text is too long: at most %d bytes", TEXT_MAX);
    *out = v->text;
}

void take_words(struct load *l, const struct yaml *v, void *to)
{
    struct words *w = to;
    const struct load_key keys[] = {
        { .name = "id",
          .take = take_text,
          .at = offsetof(struct words, in[LANG_ID]),
          .needed = true },
        { .name = "en",
          .take = take_text,
          .at = offsetof(struct words, in[LANG_EN]),
          .needed = true },
        { 0 },
    };

    if (v->kind != YAML_MAP)
        wrong(l, v->line, "a text has two languages: {id: .., en: ..}");
    else
        (void)load_map(l, v, keys, "the text", w);
}

void take_uom(struct load *l, const struct yaml *v, void *to)
{
    struct str *uom = to;
    struct words w = { 0 };

    take_words(l, v, &w);
    for (int i = 0; i < 2; i++)
        uom[i] = w.in[i];
}

void take_name(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (is_text(l, v, "the name") && name_is_good(l, v->line, v->text))
        *out = v->text;
}

void take_texts(struct load *l, const struct yaml *v, void *to)
{
    struct texts *out = to;
    size_t n = load_list(l, v, "the value", 60);
    struct str *p = arena_array(l->a, n + 1, sizeof(*p));

    for (size_t i = 0; i < n; i++) {
        if (is_text(l, v->item[i].value, "each entry"))
            p[i] = v->item[i].value->text;
    }
    *out = (struct texts){ p, n };
}

void take_flag(struct load *l, const struct yaml *v, void *to)
{
    bool *out = to;

    if (v->kind == YAML_TEXT && !v->quoted && str_eq(v->text, STR("true")))
        *out = true;
    else if (v->kind == YAML_TEXT && !v->quoted && str_eq(v->text, STR("false")))
        *out = false;
    else
        wrong(l, v->line, "write true or false here");
}

void take_count(struct load *l, const struct yaml *v, void *to)
{
    size_t *out = to;
    int64_t n = 0;

    if (v->kind != YAML_TEXT || !int_parse_range(v->text, 0, 100000, &n))
        wrong(l, v->line, "a whole number from 0 to 100000 is wanted");
    *out = (size_t)n;
}

void take_number(struct load *l, const struct yaml *v, void *to)
{
    double *out = to;

    if (v->kind != YAML_TEXT || !decimal_parse(v->text, out))
        wrong(l, v->line, "a number is wanted, of up to 15 digits, with a point for decimals");
}

void take_date(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;
    int32_t day;

    if (v->kind != YAML_TEXT || !date_parse(v->text, &day))
        wrong(l, v->line, "a date is wanted: YYYY-MM-DD");
    else
        *out = v->text;
}

void take_expr(struct load *l, const struct yaml *v, void *to)
{
    struct expr *e = to;

    if (is_text(l, v, "the expression"))
        *e = (struct expr){ v->text, v->line };
}

/* ── who ── */

static uint32_t everybody(void)
{
    uint32_t all = 0;

    for (unsigned r = ROLE_NONE; r < ROLE_COUNT; r++)
        all |= UINT32_C(1) << r;
    return all;
}

static uint32_t who_of(struct str s)
{
    enum role r = role_by_name(s.p, s.n);

    if (str_eq(s, STR("all")))
        return everybody();
    if (str_eq(s, STR("owner")))
        return REG_WHO_OWNER;
    if (str_eq(s, STR("in_charge")))
        return REG_WHO_IN_CHARGE;
    if (str_eq(s, STR("creator")))
        return REG_WHO_CREATOR;
    if (str_eq(s, STR("applicant")))
        return REG_WHO_APPLICANT;
    return r == ROLE_NONE ? 0 : UINT32_C(1) << r;
}

uint32_t load_who(struct load *l, const struct yaml *v)
{
    const char *names[ROLE_COUNT + 5] = { "all", "owner", "in_charge", "creator", "applicant" };
    uint32_t bits = v->kind == YAML_TEXT ? who_of(v->text) : 0;
    size_t n = 5;

    if (bits != 0 || !is_text(l, v, "each of whom"))
        return bits;
    if (str_eq(v->text, STR("program"))) /* nobody else: no role's bit */
        return 0;
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
        names[n++] = role_name((enum role)r);
    names[n] = NULL;

    struct str guess = did_you_mean(l->a, v->text, names);

    wrong(l, v->line,
          "unknown role '" STR_FMT "'" STR_FMT
          "; docs/registers.md lists them, besides all, owner, "
          "in_charge, creator and applicant",
          STR_ARG(v->text), STR_ARG(guess));
    return 0;
}

void take_who(struct load *l, const struct yaml *v, void *to)
{
    uint32_t *out = to;
    size_t n = load_list(l, v, "whoever may", ROLE_COUNT + 5);

    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "nobody is named; leave the key out, or name a role");
    for (size_t i = 0; i < n; i++)
        *out |= load_who(l, v->item[i].value);
    if ((*out & REG_WHO_IN_CHARGE) != 0)
        l->d->in_charge_line = v->line;
}

/* ── states and fields by name ── */

static int state_of(struct load *l, const struct yaml *v)
{
    const struct reg_def *def = &l->d->def;
    const char **names;
    int i;

    if (!is_text(l, v, "a state"))
        return -1;
    i = reg_state_index(def, v->text);
    if (i >= 0)
        return i;
    names = arena_array(l->a, def->n_state + 1, sizeof(*names));
    for (size_t k = 0; k < def->n_state; k++)
        names[k] = str_z(l->a, def->state[k].name);

    struct str guess = did_you_mean(l->a, v->text, names);

    wrong(l, v->line, "no state '" STR_FMT "' in `states`" STR_FMT, STR_ARG(v->text),
          STR_ARG(guess));
    return -1;
}

void take_states(struct load *l, const struct yaml *v, void *to)
{
    uint64_t *out = to;
    size_t n = load_list(l, v, "the states", REG_STATES_MAX);

    for (size_t i = 0; i < n; i++) {
        int s = state_of(l, v->item[i].value);

        if (s >= 0)
            *out |= UINT64_C(1) << s;
    }
}

void take_state(struct load *l, const struct yaml *v, void *to)
{
    int *out = to;

    *out = state_of(l, v);
}

struct reg_field *load_field(struct load *l, const struct yaml *v)
{
    struct draft *d = l->d;
    const char **names;

    if (!is_text(l, v, "a field's name"))
        return NULL;
    for (size_t i = 0; i < d->def.n_field; i++) {
        if (str_eq(d->field[i].name, v->text))
            return &d->field[i];
    }
    names = arena_array(l->a, d->def.n_field + 1, sizeof(*names));
    for (size_t i = 0; i < d->def.n_field; i++)
        names[i] = str_z(l->a, d->field[i].name);

    struct str guess = did_you_mean(l->a, v->text, names);

    wrong(l, v->line, "no field '" STR_FMT "' in `fields`" STR_FMT, STR_ARG(v->text),
          STR_ARG(guess));
    return NULL;
}

const struct reg_field **load_field_list(struct load *l, const struct yaml *v, size_t *n)
{
    size_t many = load_list(l, v, "the fields", REG_FIELDS_MAX);
    const struct reg_field **out = arena_array(l->a, many + 1, sizeof(struct reg_field *));

    *n = 0;
    for (size_t i = 0; i < many; i++) {
        const struct reg_field *f = load_field(l, v->item[i].value);

        for (size_t k = 0; k < *n; k++) {
            if (f != out[k])
                continue;
            wrong(l, v->item[i].value->line, "'" STR_FMT "' is named twice", STR_ARG(f->name));
            f = NULL;
            break;
        }
        if (f != NULL)
            out[(*n)++] = f;
    }
    return out;
}

void expr_later(struct load *l, struct later_expr e)
{
    if (e.e->text.n == 0 || l->believes)
        return;
    if (l->n_expr == l->cap_expr)
        l->expr = grown(l->a, l->expr, l->n_expr, &l->cap_expr, sizeof(*l->expr));
    e.d = l->d;
    l->expr[l->n_expr++] = e;
}
