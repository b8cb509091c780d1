/* load_public.c: `public` of a definition: its face for those who have no account. */
#include "register/loading.h"
#include "register/public.h"

/* ── the address ── */

/* "pengaduan", "ppid/permohonan": up to three parts of small letters, digits and hyphens. */
static bool path_is_good(struct str s)
{
    size_t parts = 0;

    if (s.n == 0 || s.n > PUBLIC_PATH_MAX)
        return false;
    while (s.n > 0) {
        struct str part = str_cut(&s, '/');

        if (part.n == 0 || part.p[0] < 'a' || part.p[0] > 'z' || ++parts > 3)
            return false;
        for (size_t i = 0; i < part.n; i++) {
            char ch = part.p[i];

            if ((ch < 'a' || ch > 'z') && (ch < '0' || ch > '9') && ch != '-')
                return false;
        }
    }
    return true;
}

static void take_path(struct load *l, const struct yaml *v, void *to)
{
    struct str *out = to;

    if (!is_text(l, v, "`path`"))
        return;
    if (!path_is_good(v->text) || str_ends(v->text, STR("/")))
        wrong(l, v->line,
              "'" STR_FMT "' is no address: up to three parts of small letters, digits and "
              "hyphens, such as pengaduan or ppid/permohonan",
              STR_ARG(v->text));
    *out = v->text;
}

/* ── fields ── */

struct facing {
    struct reg_public p; /* first */
    const struct yaml *fields, *contact, *channel, *anonymous, *answer, *next;
};

static bool names(const struct reg_field *const *list, size_t n, const struct reg_field *f)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == f)
            return true;
    }
    return false;
}

/* What strangers may fill in: nothing that lists people, nothing that nobody types. */
static void check_field(struct load *l, size_t line, const struct reg_field *f)
{
    if (f->type == FIELD_TABLE || f->type == FIELD_PERSON)
        wrong(l, line, "'" STR_FMT "' is a %s, which the public cannot fill in", STR_ARG(f->name),
              field_type_name(f->type));
    if (f->computed.text.n > 0 || f->total.of != NULL)
        wrong(l, line, "'" STR_FMT "' is computed; nobody fills it in", STR_ARG(f->name));
    if (f->later)
        wrong(l, line, "'" STR_FMT "' is marked `later`, so it is no question of a new record",
              STR_ARG(f->name));
}

/* A submission must be able to be saved. */
static void check_required(struct load *l, const struct facing *r)
{
    const struct reg_def *def = &l->d->def;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        if (f->required && !f->later && f->when.text.n == 0 && f->otherwise.n == 0 &&
            f != r->p.channel && !names(r->p.field, r->p.n_field, f))
            wrong(l, r->fields->line,
                  "'" STR_FMT "' is required and not among the public fields; add it, give it a "
                  "default, or mark it `later`",
                  STR_ARG(f->name));
    }
}

static void settle_fields(struct load *l, struct facing *r)
{
    if (r->fields == NULL)
        return;
    r->p.field = load_field_list(l, r->fields, &r->p.n_field);
    if (r->fields->kind == YAML_LIST && r->fields->n == 0)
        wrong(l, r->fields->line, "`fields` is empty; name what the public fills in");
    for (size_t i = 0; i < r->p.n_field; i++)
        check_field(l, r->fields->line, r->p.field[i]);
}

static void settle_contact(struct load *l, struct facing *r)
{
    const struct reg_field *f = r->contact != NULL ? load_field(l, r->contact) : NULL;

    if (f == NULL)
        return;
    if (f->type != FIELD_TEXT || !f->personal)
        wrong(l, r->contact->line,
              "`contact` is an e-mail address: a text field with `personal: true`");
    if (!names(r->p.field, r->p.n_field, f))
        wrong(l, r->contact->line, "'" STR_FMT "' is not among the public fields",
              STR_ARG(f->name));
    r->p.contact = f;
}

static const struct reg_option *option_named(const struct reg_field *f, struct str name)
{
    for (size_t i = 0; i < f->n_option; i++) {
        if (str_eq(f->option[i].name, name))
            return &f->option[i];
    }
    return NULL;
}

static void settle_channel(struct load *l, struct facing *r)
{
    const struct reg_field *f = r->channel != NULL ? load_field(l, r->channel) : NULL;

    if (f == NULL)
        return;
    if (f->type != FIELD_CHOICE || option_named(f, STR("portal")) == NULL)
        wrong(l, r->channel->line,
              "`channel` is a choice field, one of whose options is called portal");
    if (names(r->p.field, r->p.n_field, f))
        wrong(l, r->channel->line, "the program sets '" STR_FMT "' itself; take it from `fields`",
              STR_ARG(f->name));
    r->p.channel = f;
}

/* ── who stays unknown ── */

struct hiding {
    const struct yaml *field, *is, *drop;
};

static void settle_hidden(struct load *l, const struct yaml *v, struct reg_public *p)
{
    size_t n = load_list(l, v, "`is`", 20);
    const struct reg_option **list = arena_array(l->a, n + 1, sizeof(const struct reg_option *));

    for (size_t i = 0; i < n; i++) {
        const struct yaml *one = v->item[i].value;

        if (!is_text(l, one, "an option"))
            continue;
        list[p->n_hidden] = option_named(p->identity, one->text);
        if (list[p->n_hidden] != NULL)
            p->n_hidden++;
        else
            wrong(l, one->line, "'" STR_FMT "' has no option '" STR_FMT "'",
                  STR_ARG(p->identity->name), STR_ARG(one->text));
    }
    p->hidden = list;
}

static void settle_anonymous(struct load *l, struct facing *r)
{
    static const struct load_key keys[] = {
        { .name = "field",
          .take = take_node,
          .at = offsetof(struct hiding, field),
          .needed = true },
        { .name = "is", .take = take_node, .at = offsetof(struct hiding, is), .needed = true },
        { .name = "drop", .take = take_node, .at = offsetof(struct hiding, drop), .needed = true },
        { 0 },
    };
    struct hiding h = { 0 };
    const struct reg_field *f;

    if (r->anonymous == NULL || !load_map(l, r->anonymous, keys, "`anonymous`", &h) ||
        h.field == NULL || h.is == NULL || h.drop == NULL)
        return;
    f = load_field(l, h.field);
    if (f == NULL)
        return;
    if (f->type != FIELD_CHOICE || !names(r->p.field, r->p.n_field, f)) {
        wrong(l, h.field->line, "'" STR_FMT "' must be a choice field of the public form",
              STR_ARG(f->name));
        return;
    }
    r->p.identity = f;
    settle_hidden(l, h.is, &r->p);
    r->p.drop = load_field_list(l, h.drop, &r->p.n_drop);
    for (size_t i = 0; i < r->p.n_drop; i++) {
        if (r->p.drop[i]->required && r->p.drop[i]->when.text.n == 0)
            wrong(l, h.drop->line,
                  "'" STR_FMT "' is required, so it cannot be left out; give it a `when`",
                  STR_ARG(r->p.drop[i]->name));
    }
}

/* ── the answer, and what happens next ── */

struct answering {
    const struct yaml *fields;
    uint64_t in;
};

static void settle_answer(struct load *l, struct facing *r)
{
    static const struct load_key keys[] = {
        { .name = "fields",
          .take = take_node,
          .at = offsetof(struct answering, fields),
          .needed = true },
        { .name = "in", .take = take_states, .at = offsetof(struct answering, in), .needed = true },
        { 0 },
    };
    struct answering a = { 0 };

    if (r->answer == NULL || !load_map(l, r->answer, keys, "`answer`", &a) || a.fields == NULL)
        return;
    r->p.answer_in = a.in;
    r->p.answer = load_field_list(l, a.fields, &r->p.n_answer);
    for (size_t i = 0; i < r->p.n_answer; i++) {
        const struct reg_field *f = r->p.answer[i];

        if (f->personal || f->type == FIELD_PERSON || f->type == FIELD_TABLE)
            wrong(l, a.fields->line, "'" STR_FMT "' cannot be shown to the applicant (%s)",
                  STR_ARG(f->name), f->personal ? "personal" : field_type_name(f->type));
    }
}

static void settle_next(struct load *l, struct facing *r)
{
    static const struct load_key keys[] = {
        { .name = "when",
          .take = take_words,
          .at = offsetof(struct reg_next, when),
          .needed = true },
        { .name = "what",
          .take = take_words,
          .at = offsetof(struct reg_next, what),
          .needed = true },
        { 0 },
    };
    size_t n = r->next != NULL ? load_list(l, r->next, "`next`", PUBLIC_NEXT_MAX) : 0;
    struct reg_next *list = arena_array(l->a, n + 1, sizeof(*list));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, r->next->item[i].value, keys, "a step of `next`", &list[i]);
    r->p.next = list;
    r->p.n_next = n;
}

/* ── the whole ── */

void take_public(struct load *l, const struct yaml *v, void *to)
{
#define IN(member) .at = offsetof(struct facing, member)
    static const struct load_key keys[] = {
        { .name = "path", .take = take_path, IN(p.path), .needed = true },
        { .name = "title", .take = take_words, IN(p.title), .needed = true },
        { .name = "lead", .take = take_words, IN(p.lead), .needed = true },
        { .name = "submit", .take = take_words, IN(p.submit) },
        { .name = "thanks", .take = take_words, IN(p.thanks) },
        { .name = "fields", .take = take_node, IN(fields), .needed = true },
        { .name = "contact", .take = take_node, IN(contact) },
        { .name = "channel", .take = take_node, IN(channel) },
        { .name = "anonymous", .take = take_node, IN(anonymous) },
        { .name = "answer", .take = take_node, IN(answer) },
        { .name = "next", .take = take_node, IN(next) },
        { .name = "other", .take = take_words, IN(p.other) },
        { .name = "survey", .take = take_name, IN(p.survey) },
        { 0 },
    };
#undef IN
    struct reg_def *def = to;
    struct facing *r = arena_new(l->a, struct facing);

    r->p.line = v->line;
    if (!load_map(l, v, keys, "`public`", r))
        return;
    if (def->number.n == 0)
        wrong(l, v->line, "a receipt names the record's number; add `number`");
    if (def->n_state == 0)
        wrong(l, v->line, "applicants follow the record's state; add `states` and `moves`");
    settle_fields(l, r);
    settle_contact(l, r);
    settle_channel(l, r);
    settle_anonymous(l, r);
    settle_answer(l, r);
    settle_next(l, r);
    if (r->fields != NULL)
        check_required(l, r);
    def->face = &r->p;
}

/* Whoever asked for a record is somebody only where the public may ask. */
void check_applicant(struct load *l)
{
    const struct reg_def *def = &l->d->def;
    const struct yaml *moves = yaml_get(l->d->root, "moves");

    for (size_t i = 0; i < def->n_move; i++) {
        const struct reg_move *m = &def->move[i];

        if (((m->by | m->notify) & REG_WHO_APPLICANT) == 0)
            continue;
        if (def->face == NULL)
            wrong(l, moves->item[i].value->line,
                  "`applicant` is whoever handed in the public form; add `public`");
        for (size_t k = 0; k < m->n_ask && (m->by & REG_WHO_APPLICANT) != 0; k++) {
            if (m->ask[k]->type == FIELD_TABLE || m->ask[k]->type == FIELD_PERSON)
                wrong(l, moves->item[i].value->line,
                      "'" STR_FMT "' is a %s, which an applicant cannot fill in",
                      STR_ARG(m->ask[k]->name), field_type_name(m->ask[k]->type));
        }
    }
}
