/* ppid_data.c: the list of public information, read once for page, file and search. */
#include "base/number.h"
#include "core/app.h"
#include "portal/ppid.h"

#define REGISTER "public_information"

static const struct {
    const char *name, *say;
} class_of[] = {
    { "periodic", "ppid.class.periodic" },
    { "immediate", "ppid.class.immediate" },
    { "always", "ppid.class.always" },
    { "request", "ppid.class.request" },
};

/* ── files ── */

struct files {
    const struct record_file *v;
    size_t n;
};

static struct ppid_file file_of(struct ctx *c, const struct record *r, const struct files *f)
{
    struct str address = open_text(r, "address");

    for (size_t i = 0; i < f->n; i++) {
        if (f->v[i].record_id == r->id)
            return (struct ppid_file){ f->v[i].name,
                                       str_printf(c->arena, "/ppid/informasi/%lld/berkas/%lld",
                                                  (long long)r->id, (long long)f->v[i].id),
                                       open_size(c, f->v[i].name, f->v[i].size) };
    }
    return (struct ppid_file){ tr(c->lang, "ppid.open_it"), address, STR("") };
}

/* ── items ── */

static struct str joined(struct ctx *c, struct str a, struct str b)
{
    if (a.n == 0 || b.n == 0)
        return a.n > 0 ? a : b;
    return str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(a), STR_ARG(b));
}

static struct ppid_item item_of(struct ctx *c, const struct record *r, const struct files *f)
{
    return (struct ppid_item){
        .id = r->id,
        .number = r->number,
        .title = open_text(r, "title"),
        .summary = open_text(r, "summary"),
        .class_name = open_text(r, "class"),
        .topic = open_text(r, "topic"),
        .holder = open_text(r, "holder"),
        .maker = open_text(r, "maker"),
        .made = joined(c, open_text(r, "made_at"), open_show(c, r, "made_on")),
        .form = open_show(c, r, "form"),
        .retention = open_text(r, "retention"),
        .renewed = open_show(c, r, "renewed_on"),
        .file = file_of(c, r, f),
    };
}

static struct ppid_class *class_for(struct ppid_list *l, struct str name)
{
    for (size_t i = 0; i < l->n_class; i++) {
        if (str_eq(l->class_[i].name, name))
            return &l->class_[i];
    }
    return NULL;
}

static void begin_classes(struct ctx *c, const struct reg_def *def, size_t most,
                          struct ppid_list *out)
{
    const struct reg_field *f = reg_field(def, STR("class"));

    for (size_t i = 0; i < ARRAY_LEN(class_of); i++) {
        struct ppid_class *k = &out->class_[out->n_class++];

        *k = (struct ppid_class){ .name = str_of(class_of[i].name), .say = class_of[i].say };
        k->item = arena_array(c->arena, most + 1, sizeof(*k->item));
        for (size_t j = 0; f != NULL && j < f->n_option; j++) {
            if (str_eq(f->option[j].name, k->name))
                k->label = words_show(c, &f->option[j].label);
        }
    }
}

enum status ppid_items(struct ctx *c, struct str words, struct str chosen, struct ppid_list *out)
{
    struct reg_list_query q = open_query(c, REGISTER, OPEN_PUBLISHED);
    struct record_file *file = NULL;
    struct reg_list list = { 0 };
    struct files files = { 0 };
    enum status s;

    if (q.def == NULL)
        return ST_OK;
    q.words = words;
    q.ordered = true;
    s = open_list(c, &q, 0, PPID_ITEMS_MAX, &list);
    if (s == ST_OK)
        s = open_files_of(c, c->who.unit_id, STR(REGISTER), STR("document"), &file, &files.n);
    if (s != ST_OK)
        return s;
    files.v = file;
    out->cut = list.n == PPID_ITEMS_MAX;
    begin_classes(c, q.def, list.n, out);
    for (size_t i = 0; i < list.n; i++) {
        struct ppid_class *k = class_for(out, open_text(&list.row[i], "class"));

        if (k == NULL || (chosen.n > 0 && !str_eq(chosen, k->name)))
            continue;
        k->item[k->n++] = item_of(c, &list.row[i], &files);
        out->n_item++;
    }
    return ST_OK;
}

/* ── for the portal's search, feed and map ── */

static enum status published(struct ctx *c, struct str asked, size_t max, struct published **out,
                             size_t *n)
{
    struct reg_list_query q = open_query(c, REGISTER, OPEN_PUBLISHED);
    struct reg_list list = { 0 };
    enum status s;

    q.words = asked;
    if (asked.n == 0 && q.def != NULL) {
        q.order = reg_field(q.def, STR("renewed_on"));
        q.desc = true;
        q.ordered = q.order != NULL;
    }
    s = open_list(c, &q, 0, max < 200 ? (int64_t)max : 200, &list);
    *n = s == ST_OK ? list.n : 0;
    *out = arena_array(c->arena, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++) {
        const struct record *r = &list.row[i];

        (*out)[i] = (struct published){
            .title = open_text(r, "title"),
            .about = open_text(r, "summary"),
            .href = str_printf(c->arena, "/ppid/informasi#dip-%lld", (long long)r->id),
            .day = open_text(r, "renewed_on"),
            .kind = tr(c->lang, "ppid.kind"),
            .changed_at = r->changed_at,
        };
    }
    return s;
}

const struct public_source information_source = { "information", true, published };
