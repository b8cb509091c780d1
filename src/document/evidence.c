/* evidence.c: takes evidence out of forms, and prepares it for pages. */
#include "document/evidence.h"

#include <inttypes.h>

#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/preview.h"

#define MAX_ALSO 5

/* ── Taking ── */

static enum status take_date(struct ctx *c, const char *field, struct str *out)
{
    struct str s = form_str(c, field);
    int32_t day = 0;

    *out = (struct str){ NULL, 0 };
    if (s.n == 0)
        return ST_OK;
    if (!date_parse(s, &day))
        return refuse(c, ST_INVALID, "evidence.bad_date");
    *out = s;
    return ST_OK;
}

/* "12, 15 31": numbers of documents that the asker may see. */
static enum status take_known(struct ctx *c, struct evidence *e)
{
    struct str rest = form_str(c, "dokumen");

    while (rest.n > 0) {
        size_t n = 0;

        while (n < rest.n && rest.p[n] >= '0' && rest.p[n] <= '9')
            n++;
        struct str number = str_sub(rest, 0, n);
        struct document d = { 0 };
        int64_t id = 0;

        rest = str_sub(rest, n == 0 ? 1 : n, rest.n);
        if (n == 0)
            continue;
        if (e->n_known == EVIDENCE_MAX_KNOWN)
            return refuse(c, ST_INVALID, "evidence.too_many");
        enum status s = int_parse(number, &id) ? document_find(c, id, &d) : ST_NOT_FOUND;
        if (s == ST_NOT_FOUND)
            return refuse_with(c, ST_INVALID, "evidence.unknown_document", number, STR(""));
        if (s != ST_OK)
            return s;
        e->known[e->n_known++] = id;
    }
    return ST_OK;
}

/* The browser sends one empty part for a field without files. */
static size_t uploads(const struct ctx *c, struct upload *out)
{
    size_t n = 0;

    for (size_t i = 0; c->req != NULL && i < c->req->n_upload; i++) {
        const struct upload *u = &c->req->upload[i];

        if (str_eq(u->field, STR("berkas")) && (u->size > 0 || u->name.n > 0) &&
            n < EVIDENCE_MAX_FILES)
            out[n++] = *u;
    }
    return n;
}

enum status evidence_take(struct ctx *c, struct evidence *out)
{
    struct upload upload[EVIDENCE_MAX_FILES];
    size_t n = uploads(c, upload);

    *out = (struct evidence){ .meta = { .category = form_str(c, "kategori") } };
    out->link = form_str(c, "tautan");
    out->link_name = utf8_prefix(form_str(c, "tautan_nama"), DOCUMENT_MAX_NAME);
    out->text = form_str(c, "tulisan");
    if (out->meta.category.n > 0 && !document_category_known(c, out->meta.category))
        return refuse(c, ST_INVALID, "document.bad_category");
    enum status s = take_date(c, "bukti_dari", &out->meta.effective_from);
    if (s == ST_OK)
        s = take_date(c, "bukti_sampai", &out->meta.effective_until);
    if (s == ST_OK && out->meta.effective_from.p != NULL && out->meta.effective_until.p != NULL &&
        str_cmp(out->meta.effective_until, out->meta.effective_from) < 0)
        return refuse(c, ST_INVALID, "evidence.dates_swapped");
    if (s == ST_OK && out->text.n > DOCUMENT_MAX_TEXT)
        return refuse(c, ST_INVALID, "document.bad_text");
    if (s == ST_OK)
        s = take_known(c, out);
    if (s == ST_OK && n > 0)
        s = store_take(c, upload, n, out->file);
    if (s == ST_OK)
        out->n_file = n;
    return s;
}

bool evidence_is_empty(const struct evidence *e)
{
    return e->n_file == 0 && e->n_known == 0 && e->link.n == 0 && e->text.n == 0;
}

enum status evidence_save(struct ctx *c, const struct evidence *e, const char *subject,
                          int64_t subject_id)
{
    int64_t id[EVIDENCE_MAX_FILES + EVIDENCE_MAX_KNOWN + 2];
    const struct proof_meta dates = { STR(""), e->meta.effective_from, e->meta.effective_until };
    size_t n = 0;
    enum status s = ST_OK;

    for (size_t i = 0; i < e->n_file && s == ST_OK; i++)
        s = document_add_file(c, &e->file[i], &e->meta, &id[n++]);
    if (s == ST_OK && e->link.n > 0)
        s = document_add_link(c, e->link_name, e->link, &e->meta, &id[n++]);
    if (s == ST_OK && e->text.n > 0)
        s = document_add_text(c, STR(""), e->text, &e->meta, &id[n++]);
    for (size_t i = 0; i < e->n_known; i++)
        id[n++] = e->known[i];
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = proof_add(c, id[i], subject, subject_id, &dates);
    return s;
}

/* ── Showing ── */

struct evidence_form evidence_form(struct ctx *c)
{
    struct evidence_form f = {
        .max = bytes_show(c->arena, c->app->upload_max, c->lang == LANG_ID),
        .max_bytes = str_printf(c->arena, "%" PRId64, c->app->upload_max),
    };

    if (c->req == NULL || c->req->method != POST)
        return f;
    f.link = form_str(c, "tautan");
    f.link_name = form_str(c, "tautan_nama");
    f.text = form_str(c, "tulisan");
    f.known = form_str(c, "dokumen");
    f.from = form_str(c, "bukti_dari");
    f.until = form_str(c, "bukti_sampai");
    f.open = f.link.n + f.text.n + f.known.n + f.from.n + f.until.n > 0;
    return f;
}

struct str document_category_text(struct ctx *c, struct str word)
{
    const struct document_kind *kind = document_kind_find(c->app, word);

    if (kind != NULL)
        return kind->label[c->lang];
    if (!document_word_known(document_categories, word))
        return STR("");
    return tr(c->lang,
              str_z(c->arena, str_printf(c->arena, "document.category.%s", str_z(c->arena, word))));
}

struct str document_class_text(struct ctx *c, struct str word)
{
    if (!document_word_known(document_classifications, word))
        return STR("");
    return tr(c->lang,
              str_z(c->arena, str_printf(c->arena, "document.class.%s", str_z(c->arena, word))));
}

struct str document_kind_text(struct ctx *c, struct str word)
{
    return tr(c->lang,
              str_z(c->arena, str_printf(c->arena, "document.kind.%s", str_z(c->arena, word))));
}

struct str document_tag(struct ctx *c, struct str kind, struct str media_type, int64_t pages,
                        int64_t size)
{
    const struct media *m = media_by_type(media_type);

    if (!str_eq(kind, STR("file")))
        return document_kind_text(c, kind);
    struct str label = str_of(m == NULL ? "?" : m->label);
    if (pages <= 0)
        return str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(label),
                          STR_ARG(bytes_show(c->arena, size, c->lang == LANG_ID)));
    struct str number = int_show(c->arena, pages, c->lang == LANG_ID);
    return str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(label),
                      STR_ARG(tr_with(c->arena, c->lang, "document.pages", &number, 1)));
}

static struct str day_show(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : iso;
}

struct str document_period(struct ctx *c, struct str from, struct str until)
{
    struct str day[2] = { day_show(c, from), day_show(c, until) };

    if (from.n == 0 && until.n == 0)
        return STR("");
    if (from.n > 0 && until.n > 0 && !str_eq(from, until))
        return tr_with(c->arena, c->lang, "document.period", day, 2);
    if (from.n == 0)
        return tr_with(c->arena, c->lang, "document.period_until", &day[1], 1);
    return tr_with(c->arena, c->lang, until.n > 0 ? "document.period_day" : "document.period_from",
                   &day[0], 1);
}

struct str document_span(struct ctx *c, struct str from, struct str until)
{
    struct str day[2] = { day_show(c, from), day_show(c, until) };

    if (from.n > 0 && (until.n == 0 || str_eq(from, until)))
        return until.n > 0 ? day[0] : tr_with(c->arena, c->lang, "document.since", &day[0], 1);
    if (from.n == 0)
        return until.n > 0 ? tr_with(c->arena, c->lang, "document.till", &day[1], 1) : STR("");
    return str_printf(c->arena, STR_FMT "–" STR_FMT, STR_ARG(day[0]), STR_ARG(day[1]));
}

static struct str when_show(struct ctx *c, const struct proof_line *l)
{
    struct str who[2] = { l->uploader.n > 0 ? l->uploader : tr(c->lang, "document.by_system"),
                          time_short(c->arena, c->lang, l->uploaded_at, c->who.zone) };
    struct str text = tr_with(c->arena, c->lang, "evidence.uploaded", who, 2);
    struct str period = document_period(c, l->effective_from, l->effective_until);

    if (period.n == 0)
        return text;
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(text), STR_ARG(period));
}

/* What else the document proves, up to MAX_ALSO links. */
static enum status also_proves(struct ctx *c, const struct proof_line *l,
                               struct evidence_item *item)
{
    struct part_link *link = arena_array(c->arena, MAX_ALSO, sizeof(*link));
    struct proof_use *use = NULL;
    size_t n = 0;
    enum status s =
        l->others == 0 ? ST_OK : proof_uses(c, c->who.unit_id, l->document_id, &use, &n);

    item->also = link;
    for (size_t i = 0; i < n && s == ST_OK && item->n_also < MAX_ALSO; i++) {
        struct subject_view view = { 0 };

        if (use[i].id == l->id)
            continue;
        s = subject_view(c, use[i].subject, use[i].subject_id, &view);
        if (s == ST_OK)
            link[item->n_also++] = (struct part_link){ view.text, view.href };
    }
    return s;
}

static struct evidence_item item_of(struct ctx *c, const struct proof_line *l, struct str remove)
{
    const struct media *m = media_by_type(l->media_type);
    bool file = str_eq(l->kind, STR("file"));
    struct evidence_item item = {
        .name = l->name,
        .href = str_printf(c->arena, "/dokumen/%" PRId64, l->document_id),
        .tag = document_tag(c, l->kind, l->media_type, l->pages, l->size),
        .when = when_show(c, l),
        .note = l->note,
        .is_link = str_eq(l->kind, STR("link")),
    };

    if (file)
        item.download = str_printf(c->arena, "/dokumen/%" PRId64 "/unduh", l->document_id);
    if (file && m != NULL && m->preview)
        item.thumb = str_printf(c->arena, "/dokumen/%" PRId64 "/halaman/1?kecil=1", l->document_id);
    if (item.is_link)
        item.href = l->content;
    if (str_eq(l->kind, STR("text")))
        item.text = l->content;
    if (remove.n > 0)
        item.remove = str_printf(c->arena, STR_FMT "%" PRId64, STR_ARG(remove), l->id);
    return item;
}

enum status evidence_items(struct ctx *c, const struct proof_line *line, size_t n,
                           struct str remove, struct evidence_item **out)
{
    struct evidence_item *item = arena_array(c->arena, n, sizeof(*item));
    enum status s = ST_OK;

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        item[i] = item_of(c, &line[i], remove);
        s = also_proves(c, &line[i], &item[i]);
    }
    if (s == ST_OK)
        *out = item;
    return s;
}
