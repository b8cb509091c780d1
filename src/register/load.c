/*
 * load.c: from texts to definitions, in three steps: each file is read into a draft by the table of
 * its keys, what it says is checked within itself, and when all are read they are tied together.
 */
#include "register/load.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/crypto.h"
#include "register/loading.h"

static const char *const groups[] = { "people",  "integrity",      "oversight", "law",    "process",
                                      "service", "accountability", "records",   "supply", NULL };

/* ── keys of a register ── */

static void take_group(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (load_word(l, v, "group", groups) >= 0)
        *out = v->text;
}

/* "8.3.1.9", "4.2.1(d2)" */
static bool is_indicator(struct str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];

        if (ch >= '0' && ch <= '9')
            digits++;
        else if (digits == 0 || !(ch == '.' || ch == '(' || ch == ')' || (ch >= 'a' && ch <= 'z')))
            return false;
    }
    return digits > 0 && s.n <= 20;
}

static void take_decree(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    struct texts t = { 0 };

    take_texts(l, v, &t);
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i].n > 0 && !is_indicator(t.p[i]))
            wrong(l, v->item[i].value->line,
                  "'" STR_FMT "' is no indicator's number, such as 8.3.1.9", STR_ARG(t.p[i]));
    }
    def->decree = t.p;
    def->n_decree = t.n;
}

static void take_law(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    struct texts t = { 0 };

    take_texts(l, v, &t);
    def->law = t.p;
    def->n_law = t.n;
}

static void take_name_by(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;

    def->name_by = load_field_list(l, v, &def->n_name_by);
    for (size_t i = 0; i < def->n_name_by; i++) {
        const struct reg_field *f = def->name_by[i];

        if (f->column < 0)
            wrong(l, v->line, "'" STR_FMT "' is a %s, which cannot name a record", STR_ARG(f->name),
                  field_type_name(f->type));
        if (f->personal)
            wrong(l, v->line,
                  "'" STR_FMT "' is personal, and the name of a record stands in every list",
                  STR_ARG(f->name));
    }
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "`name_by` is empty; name the fields by which people know a record");
}

/* What one column says, so that two records can be compared. */
static bool can_be_unique(const struct reg_field *f)
{
    return field_is_typed(f) && f->n_column == 1 && f->type != FIELD_LONGTEXT &&
           f->type != FIELD_CHOICES && !f->personal;
}

static void take_unique(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;

    def->together = load_field_list(l, v, &def->n_together);
    for (size_t i = 0; i < def->n_together; i++) {
        const struct reg_field *f = def->together[i];

        if (!can_be_unique(f))
            wrong(l, v->line,
                  "'" STR_FMT "' cannot be part of `unique`: it is personal, not typed, or of "
                  "several values",
                  STR_ARG(f->name));
    }
    if (v->kind == YAML_LIST && v->n < 2)
        wrong(l, v->line,
              "`unique` names two fields or more; one alone says `unique: true` itself");
}

static void take_order(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    struct yaml name = *v;
    struct str rest;

    if (!is_text(l, v, "`order`"))
        return;
    rest = v->text;
    name.text = str_cut(&rest, ' ');
    def->order = load_field(l, &name);
    def->order_desc = str_eq(rest, STR("desc"));
    if (rest.n > 0 && !def->order_desc && !str_eq(rest, STR("asc")))
        wrong(l, v->line, "`order` is a field, and asc or desc behind it");
    if (def->order != NULL && def->order->column < 0)
        wrong(l, v->line, "'" STR_FMT "' has no column to order by", STR_ARG(name.text));
}

static void take_on(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;

    def->on = load_day_field(l, v);
}

static void take_charts(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;

    def->chart = load_field_list(l, v, &def->n_chart);
    for (size_t i = 0; i < def->n_chart; i++) {
        enum field_type t = def->chart[i]->type;

        if (t != FIELD_CHOICE && t != FIELD_CHOICES && t != FIELD_YESNO)
            wrong(l, v->line,
                  "'" STR_FMT "' is a %s; charts are drawn of choice, choices and yesno",
                  STR_ARG(def->chart[i]->name), field_type_name(t));
    }
}

static void take_rights(struct load *l, const struct yaml *v, void *to)
{
#define IN(member) .take = take_who, .at = offsetof(struct reg_def, member)
    static const struct load_key keys[] = {
        { .name = "read", IN(read), .needed = true },
        { .name = "create", IN(create), .needed = true },
        { .name = "edit", IN(edit), .needed = true },
        { .name = "remove", IN(remove) },
        { .name = "personal", IN(personal) },
        { .name = "manage", IN(manage) },
        { 0 },
    };
#undef IN
    struct reg_def *def = to;

    (void)load_map(l, v, keys, "`rights`", def);
    if (((def->read | def->create | def->edit | def->remove | def->personal | def->manage) &
         REG_WHO_APPLICANT) != 0)
        wrong(l, v->line, "`applicant` stands in moves only: in `by` and `notify`");
    if (yaml_get(v, "manage") == NULL)
        def->manage = def->edit & ~REG_WHO_OF_ONE;
}

#define IN(member) .at = offsetof(struct reg_def, member)
static const struct load_key register_keys[] = {
    { .name = "register", .take = take_name, IN(name), .needed = true },
    { .name = "title", .take = take_words, IN(title), .needed = true },
    { .name = "one", .take = take_words, IN(one), .needed = true },
    { .name = "about", .take = take_words, IN(about), .needed = true },
    { .name = "group", .take = take_group, IN(group), .needed = true },
    { .name = "decree", .take = take_decree },
    { .name = "law", .take = take_law },
    { .name = "number", .take = take_number_pattern, IN(number) },
    { .name = "rights", .take = take_rights, .needed = true },
    { .name = "sections", .take = take_sections },
    { .name = "fields", .take = take_fields, .needed = true },
    { .name = "name_by", .take = take_name_by, .needed = true },
    { .name = "unique", .take = take_unique },
    { .name = "order", .take = take_order },
    { .name = "on", .take = take_on },
    { .name = "states", .take = take_state_list },
    { .name = "moves", .take = take_moves },
    { .name = "rules", .take = take_rules },
    { .name = "clocks", .take = take_clocks },
    { .name = "duties", .take = take_duties },
    { .name = "checks", .take = take_checks },
    { .name = "filters", .take = take_filters },
    { .name = "charts", .take = take_charts },
    { .name = "import", .take = take_import },
    { .name = "print", .take = take_print },
    { .name = "sheet", .take = take_sheet },
    { .name = "measures", .take = take_measures },
    { .name = "personal_data", .take = take_personal_data },
    { .name = "public", .take = take_public },
    { .name = "hooks", .take = take_hooks },
    { 0 },
};
#undef IN

/* ── within one definition ── */

/* Every state can be come to from the first. */
static void check_reach(struct load *l)
{
    const struct reg_def *def = &l->d->def;
    const struct yaml *states = yaml_get(l->d->root, "states");
    uint64_t seen = 1, before = 0;

    while (seen != before) {
        before = seen;
        for (size_t i = 0; i < def->n_move; i++) {
            if ((def->move[i].from & seen) != 0 && def->move[i].to >= 0)
                seen |= UINT64_C(1) << def->move[i].to;
        }
    }
    for (size_t i = 0; i < def->n_state; i++) {
        if ((seen & (UINT64_C(1) << i)) == 0)
            wrong(l, states->item[i].value->line,
                  "no move leads to the state '" STR_FMT "'; add one, or take the state out",
                  STR_ARG(def->state[i].name));
    }
}

/* One person field each may be marked as the owner's and as that of whoever is in charge. */
static void check_marked(struct load *l)
{
    struct reg_def *def = &l->d->def;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];
        const struct reg_field **place = f->owner ? &def->owner : &def->in_charge;

        if (!f->owner && !f->in_charge)
            continue;
        if (*place != NULL)
            wrong(l, f->line, "'" STR_FMT "' is marked as %s already; a record has one",
                  STR_ARG((*place)->name), f->owner ? "owner" : "in_charge");
        *place = f;
    }
    if (l->d->in_charge_line > 0 && def->in_charge == NULL)
        wrong(l, l->d->in_charge_line,
              "`in_charge` is the person in the field marked `in_charge: true`, and there is none");
}

/* PostgreSQL cuts names after 63 bytes. */
static void check_lengths(struct load *l)
{
    const struct reg_def *def = &l->d->def;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        if (def->name.n + f->name.n > (f->type == FIELD_ADDRESS ? 41 : 50))
            wrong(l, f->line,
                  "the names of register and field are too long together; shorten '" STR_FMT "'",
                  STR_ARG(f->name));
    }
}

static void check_file_name(struct load *l, const struct yaml *root)
{
    const struct yaml *name = yaml_get(root, "register");
    struct str file = l->d->def.file,
               wanted = str_printf(l->a, STR_FMT ".yaml", STR_ARG(l->d->def.name));

    while (str_has(file, STR("/")))
        (void)str_cut(&file, '/');
    if (l->d->def.name.n > 0 && name != NULL && !str_eq(file, wanted) && !str_eq(file, STR("-")))
        wrong(l, name->line,
              "the register is called '" STR_FMT "', its file '" STR_FMT "'; it must be '" STR_FMT
              "'",
              STR_ARG(l->d->def.name), STR_ARG(file), STR_ARG(wanted));
}

static void check_register_name(struct load *l, const struct yaml *root)
{
    /* record_NAME is a table of the engine. */
    static const char *const own[] = { "move",       "clock",   "seq",         "count",
                                       "text",       "filter",  "access",      "fts",
                                       "fts_data",   "fts_idx", "fts_docsize", "fts_config",
                                       "fts_content" };
    const struct yaml *name = yaml_get(root, "register");

    for (size_t i = 0; i < ARRAY_LEN(own); i++) {
        if (str_eq(l->d->def.name, str_of(own[i])))
            wrong(l, name->line,
                  "a register cannot be called '%s': the program has a table record_%s", own[i],
                  own[i]);
    }
}

static void read_tree(struct load *l, struct draft *d)
{
    l->d = d;
    l->kind = 0;
    d->def.hash = reg_source_hash(l->a, d->source);
    if (!load_map(l, d->root, register_keys, "a definition", &d->def))
        return;
    check_file_name(l, d->root);
    check_register_name(l, d->root);
    check_reach(l);
    check_marked(l);
    check_lengths(l);
    check_hooks(l);
    check_applicant(l);
    if (d->has_personal && !d->def.personal_data.there)
        wrong(l, 0,
              "a field is personal, so `personal_data` must say what for, by which law, and how "
              "long");
}

/* Of one that is embedded nothing but its texts, which lie in the program, is needed later: its
 * tree is made in memory that the next one uses again. */
static void read_draft(struct load *l, struct draft *d)
{
    bool embedded = d->root == NULL;

    if (embedded)
        d->root = yaml_unfold(&l->tree, d->source->flat);
    read_tree(l, d);
    if (embedded) {
        d->root = NULL;
        arena_reset(&l->tree);
    }
}

/* ── all of them ── */

static struct str name_in(const struct yaml *root)
{
    const struct yaml *name = yaml_get(root, "register");

    return name != NULL && name->kind == YAML_TEXT ? name->text : STR("");
}

static bool of_site(struct str file)
{
    return str_has(file, STR("/"));
}

/* The place of an earlier definition of that name, or a new one. */
static struct draft *place_for(struct load *l, struct str name, const struct reg_source *source)
{
    for (size_t i = 0; name.n > 0 && i < l->n_draft; i++) {
        struct draft *d = &l->draft[i];

        if (!str_eq(d->said, name))
            continue;
        if (d->of_site && of_site(source->name)) {
            l->d = arena_new(l->a, struct draft); /* for its file's name */
            l->d->def.file = source->name;
            wrong(l, 1, "the register '" STR_FMT "' stands in " STR_FMT " too", STR_ARG(name),
                  STR_ARG(d->def.file));
        }
        return d;
    }
    return &l->draft[l->n_draft++];
}

static void add_draft(struct load *l, const struct reg_source *source)
{
    const struct yaml *root = NULL;
    struct draft *d, unread = { .def = { .file = source->name } };
    struct yaml_trouble why = { 0 };
    struct str name;

    if (source->flat != NULL) {
        name = yaml_flat_text(source->flat, "register");
    } else if (yaml_read(l->a, source->text, &root, &why) == ST_OK) {
        name = name_in(root);
    } else {
        l->d = &unread;
        wrong(l, why.line, STR_FMT, STR_ARG(why.text));
        return;
    }
    d = place_for(l, name, source);
    *d = (struct draft){ .def = { .file = source->name },
                         .source = source,
                         .said = name,
                         .root = root,
                         .of_site = of_site(source->name) };
}

static int group_rank(struct str group)
{
    for (int i = 0; groups[i] != NULL; i++) {
        if (str_eq(group, str_of(groups[i])))
            return i;
    }
    return -1;
}

static void hand_out(struct load *l, struct reg_all *out)
{
    const struct reg_def **def = arena_array(l->a, l->n_draft + 1, sizeof(struct reg_def *));
    size_t n = 0;

    for (int g = -1; g == -1 || groups[g] != NULL; g++) {
        for (size_t i = 0; i < l->n_draft; i++) {
            if (group_rank(l->draft[i].def.group) == g)
                def[n++] = &l->draft[i].def;
        }
    }
    *out = (struct reg_all){ def, n };
}

/* Each file's in the order of its lines; stable, and there are few. */
static void in_order(struct reg_mistake *m, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct reg_mistake one = m[i];
        size_t k = i;

        for (; k > 0; k--) {
            int by_file = str_cmp(m[k - 1].file, one.file);

            if (by_file < 0 || (by_file == 0 && m[k - 1].line <= one.line))
                break;
            m[k] = m[k - 1];
        }
        m[k] = one;
    }
}

enum status reg_load(struct arena *a, const struct reg_source *source, size_t n,
                     struct reg_all *out, struct reg_mistake **mistake, size_t *n_mistake)
{
    struct load l = { .a = a,
                      .draft = arena_array(a, n + 1, sizeof(struct draft)),
                      .believes = true };

    arena_init(&l.tree);
    arena_init(&l.trial);
    for (size_t i = 0; i < n; i++) {
        l.believes = l.believes && source[i].flat != NULL && !source[i].anew;
        add_draft(&l, &source[i]);
    }
    for (size_t i = 0; i < l.n_draft; i++)
        read_draft(&l, &l.draft[i]);
    tie_all(&l);
    in_order(l.mistake, l.n_mistake);
    hand_out(&l, out);
    arena_done(&l.tree);
    arena_done(&l.trial);
    *mistake = l.mistake;
    *n_mistake = l.n_mistake;
    return l.n_mistake == 0 ? ST_OK : ST_INVALID;
}
