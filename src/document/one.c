/* one.c: /dokumen/ID: what it is, what it shows, what it proves, its versions and its history. */
#include <inttypes.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/one.view.h"
#include "document/pages.h"
#include "document/preview.h"
#include "document/scan.h"
#include "reader/reading.h"

/* Whether there is such a document for the asker; restricted ones do not exist for others. */
enum status one_scope(struct ctx *c)
{
    struct document d = { 0 };

    return document_find(c, path_i64(c, "id"), &d);
}

/* Who uploaded it, and who owns the plan, may say more about it. */
static bool may_change(const struct ctx *c, const struct document *d)
{
    return may(c, PLAN_OWN, 0) || (may(c, DOCUMENT_ADD, 0) && d->uploaded_by == c->who.person_id);
}

static struct str id_path(struct ctx *c, int64_t id, const char *rest)
{
    return str_printf(c->arena, "/dokumen/%" PRId64 "%s", id, rest);
}

static enum status add_versions(struct ctx *c, struct document_page_view *v)
{
    struct document *row = NULL;
    size_t n = 0;
    enum status s = document_versions(c, c->who.unit_id, document_first(v->d), &row, &n);

    if (s != ST_OK)
        return s;
    struct version_row *out = arena_array(c->arena, n, sizeof(*out));
    for (size_t i = 0; i < n; i++) {
        struct str text[3] = { int_show(c->arena, row[i].version_no, c->lang == LANG_ID),
                               time_short(c->arena, c->lang, row[i].uploaded_at, c->who.zone),
                               row[i].uploader.n > 0 ? row[i].uploader
                                                     : tr(c->lang, "document.by_system") };

        out[i] = (struct version_row){ id_path(c, row[i].id, ""), row[i].name,
                                       tr_with(c->arena, c->lang, "document.version_line", text, 3),
                                       row[i].id == v->d->id };
        if (row[i].is_latest && row[i].id != v->d->id)
            v->newer = out[i].href;
    }
    v->version = out;
    v->n_version = n;
    return ST_OK;
}

static enum status add_uses(struct ctx *c, struct document_page_view *v)
{
    struct proof_use *row = NULL;
    size_t n = 0;
    enum status s = proof_uses(c, c->who.unit_id, document_first(v->d), &row, &n);

    if (s != ST_OK)
        return s;
    struct use_row *out = arena_array(c->arena, n, sizeof(*out));
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct subject_view view = { 0 };
        struct str text[3] = { row[i].adder.n > 0 ? row[i].adder
                                                  : tr(c->lang, "document.by_system"),
                               time_short(c->arena, c->lang, row[i].added_at, c->who.zone),
                               int_show(c->arena, row[i].version_no, c->lang == LANG_ID) };

        s = subject_view(c, row[i].subject, row[i].subject_id, &view);
        out[i] = (struct use_row){ { view.text, view.href },
                                   tr_with(c->arena, c->lang, "document.use_line", text, 3) };
    }
    v->use = out;
    v->n_use = n;
    return s;
}

/* One page at a time: the first look costs one picture, however long the document is. */
static void add_picture(struct ctx *c, struct document_page_view *v)
{
    const struct document *d = v->d;
    bool pdf = str_eq(d->media_type, STR("application/pdf"));
    int64_t pages = pdf && d->pages > 0 ? d->pages : 1;
    int64_t at = query_i64(c, "hal", 1);

    if (!preview_possible(d))
        return;
    if (at < 1 || at > pages || at > READ_MAX_PAGES)
        at = 1;
    struct str where[2] = { int_show(c->arena, at, c->lang == LANG_ID),
                            int_show(c->arena, pages, c->lang == LANG_ID) };
    v->picture = str_printf(c->arena, "/dokumen/%" PRId64 "/halaman/%" PRId64, d->id, at);
    v->picture_text = pdf ? tr_with(c->arena, c->lang, "document.page_of", where, 2) : d->name;
    if (pages == 1)
        return;
    v->pages_text = v->picture_text;
    if (at > 1)
        v->page_before = str_printf(c->arena, "/dokumen/%" PRId64 "?hal=%" PRId64, d->id, at - 1);
    if (at < pages)
        v->page_after = str_printf(c->arena, "/dokumen/%" PRId64 "?hal=%" PRId64, d->id, at + 1);
}

/* Why a search may not find what stands in it, or find what does not. */
static struct str words_text(struct ctx *c, const struct document_reading *r)
{
    if (str_eq(r->state, STR("waiting")))
        return tr(c->lang, "document.words.waiting");
    if (str_eq(r->state, STR("failed")))
        return tr(c->lang, "document.words.failed");
    if (r->scan_cut)
        return tr_with(c->arena, c->lang, "document.words.scan_cut",
                       (struct str[]){ int_show(c->arena, SCAN_MAX_PAGES, c->lang == LANG_ID) }, 1);
    return r->scanned > 0 ? tr(c->lang, "document.words.scanned") : STR("");
}

static void add_facts(struct ctx *c, struct document_page_view *v,
                      const struct document_reading *reading)
{
    const struct document *d = v->d;

    v->id_text = str_printf(c->arena, "%" PRId64, d->id);
    v->uses = int_show(c->arena, (int64_t)v->n_use, c->lang == LANG_ID);
    v->versions = int_show(c->arena, (int64_t)v->n_version, c->lang == LANG_ID);
    v->tag = document_tag(c, d->kind, d->media_type, d->pages, d->size);
    v->uploaded = time_show(c->arena, c->lang, d->uploaded_at, c->who.zone);
    v->uploader = d->uploader.n > 0 ? d->uploader : tr(c->lang, "document.by_system");
    v->period = document_span(c, d->effective_from, d->effective_until);
    v->category = document_category_text(c, d->category);
    v->classification = document_class_text(c, d->classification);
    v->hash = hex_of(c->arena, d->sha256.p, d->sha256.n);
    v->words = words_text(c, reading);
    if (str_eq(d->kind, STR("file")))
        v->download = id_path(c, d->id, "/unduh");
    else if (str_eq(d->kind, STR("link")))
        v->link = d->content;
    else
        v->text = d->content;
    v->may_change = d->is_latest && may_change(c, d);
    v->may_version = v->may_change && v->download.n > 0;
}

static void add_form(struct ctx *c, struct document_page_view *v, struct str problem)
{
    bool typed = problem.n > 0 && form_str(c, "nama").n > 0;
    const struct document *d = v->d;

    v->form = (struct document_form){
        .evidence = evidence_form(c),
        .categories = category_choices(c, typed ? form_str(c, "kategori") : d->category,
                                       "document.no_category"),
        .classifications = choices_of(c, document_classifications, document_class_text,
                                      typed ? form_str(c, "klasifikasi") : d->classification, NULL),
        .name = typed ? form_str(c, "nama") : d->name,
        .from = typed ? form_str(c, "dari") : d->effective_from,
        .until = typed ? form_str(c, "sampai") : d->effective_until,
        .version = d->version,
        .error = { NULL, problem },
        .n_error = problem.n > 0,
    };
}

static enum status one_page(struct ctx *c, const struct document *d, struct str problem)
{
    struct document_page_view v = { .d = d };
    struct document_reading reading = { 0 };
    enum status s = document_reading_of(c, c->who.unit_id, d->id, &reading);

    if (s == ST_NOT_FOUND)
        s = ST_OK;
    if (s == ST_OK)
        s = add_versions(c, &v);
    if (s == ST_OK)
        s = add_uses(c, &v);
    if (s != ST_OK)
        return s;
    add_facts(c, &v, &reading);
    add_picture(c, &v);
    add_form(c, &v, problem);

    struct crumb crumb = { tr(c->lang, "document.title"), STR("/dokumen") };
    struct page page = { .title = d->name,
                         .place = PLACE_DOCUMENT,
                         .crumb = &crumb,
                         .n_crumb = 1,
                         .script = { "upload.js" } };
    struct out *body = body_new(c), *history = body_new(c);
    s = history_show(c, history, "document", document_first(d));
    if (s != ST_OK)
        return s;
    v.history = out_html(history);
    document_one_view(body, &v);
    return page_show(c, &page, body);
}

enum status one_show(struct ctx *c)
{
    struct document d = { 0 };
    enum status s = document_find(c, path_i64(c, "id"), &d);

    return s == ST_OK ? one_page(c, &d, STR("")) : s;
}

/* ── Changing ── */

static struct str date_or_none(struct str s)
{
    return s.n > 0 ? s : (struct str){ NULL, 0 };
}

static enum status meta_of_form(struct ctx *c, struct str *name, struct document_meta *m)
{
    int32_t day = 0;

    *name = form_str(c, "nama");
    *m = (struct document_meta){ form_str(c, "kategori"), form_str(c, "klasifikasi"),
                                 date_or_none(form_str(c, "dari")),
                                 date_or_none(form_str(c, "sampai")) };
    if (name->n == 0 || utf8_length(*name) > DOCUMENT_MAX_NAME)
        return refuse(c, ST_INVALID, "document.bad_name");
    if (m->category.n > 0 && !document_category_known(c, m->category))
        return refuse(c, ST_INVALID, "document.bad_category");
    if (!document_word_known(document_classifications, m->classification))
        return refuse(c, ST_INVALID, "document.bad_classification");
    if ((m->effective_from.n > 0 && !date_parse(m->effective_from, &day)) ||
        (m->effective_until.n > 0 && !date_parse(m->effective_until, &day)))
        return refuse(c, ST_INVALID, "evidence.bad_date");
    if (m->effective_from.n > 0 && m->effective_until.n > 0 &&
        str_cmp(m->effective_until, m->effective_from) < 0)
        return refuse(c, ST_INVALID, "evidence.dates_swapped");
    return ST_OK;
}

/* The page again with what was typed, and as it now is in the database. */
static enum status page_again(struct ctx *c, enum status s, const struct document *d)
{
    if (s != ST_INVALID && s != ST_CONFLICT)
        return s;
    c->res->status = s == ST_INVALID ? 422 : 409;
    struct str problem = failure_text(c);
    struct document now = *d;

    if (s == ST_CONFLICT && document_find(c, d->id, &now) != ST_OK)
        return s;
    return one_page(c, &now, problem);
}

enum status one_change(struct ctx *c)
{
    struct document d = { 0 };
    struct document_meta meta;
    struct str name;
    enum status s = document_find(c, path_i64(c, "id"), &d);

    if (s != ST_OK)
        return s;
    if (!may_change(c, &d))
        return refuse(c, ST_DENIED, "document.not_yours");
    s = d.is_latest ? meta_of_form(c, &name, &meta) : refuse(c, ST_CONFLICT, "document.not_latest");

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = document_change(c, &d, form_i64(c, "versi", 0), name, &meta);
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if (s != ST_OK)
        return page_again(c, s, &d);
    say(c, "document.changed", STR(""), STR(""));
    return see_other(c, "/dokumen/%" PRId64, d.id);
}

static const struct upload *first_upload(const struct ctx *c)
{
    for (size_t i = 0; i < c->req->n_upload; i++) {
        if (str_eq(c->req->upload[i].field, STR("berkas")) && c->req->upload[i].name.n > 0)
            return &c->req->upload[i];
    }
    return NULL;
}

enum status one_version(struct ctx *c)
{
    const struct upload *u = first_upload(c);
    struct document d = { 0 };
    struct stored file = { 0 };
    int64_t id = 0;
    enum status s = document_find(c, path_i64(c, "id"), &d);

    if (s != ST_OK)
        return s;
    if (!may_change(c, &d))
        return refuse(c, ST_DENIED, "document.not_yours");
    s = u == NULL ? refuse(c, ST_INVALID, "document.nothing") : store_take(c, u, 1, &file);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = document_new_version(c, &d, &file, &id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if (s != ST_OK)
        return page_again(c, s, &d);
    say(c, "document.version_saved", int_show(c->arena, d.version_no + 1, c->lang == LANG_ID),
        STR(""));
    return see_other(c, "/dokumen/%" PRId64, id);
}

/* ── Files ── */

/* RFC 6266: a plain name for old clients, and the true one in UTF-8. */
static struct str disposition(struct ctx *c, struct str name)
{
    struct buf b;

    buf_init(&b, c->arena);
    buf_add(&b, STR("attachment; filename=\""));
    for (size_t i = 0; i < name.n; i++) {
        unsigned char ch = (unsigned char)name.p[i];

        bool bad = ch < ' ' || ch >= 0x7F || ch == '"' || ch == '\\' || ch == '%';

        buf_add(&b, bad ? STR("_") : str_sub(name, i, 1));
    }
    buf_add(&b, STR("\"; filename*=UTF-8''"));
    for (size_t i = 0; i < name.n; i++) {
        unsigned char ch = (unsigned char)name.p[i];
        bool plain = (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') ||
                     (ch >= 'A' && ch <= 'Z') || ch == '.' || ch == '-' || ch == '_';

        buf_printf(&b, plain ? "%c" : "%%%02X", ch);
    }
    return buf_str(&b);
}

/* What strangers made never runs here: not as a page, not with scripts, not as another type. */
static void lock_down(struct response *res)
{
    response_header(res, "Content-Security-Policy", STR("sandbox; default-src 'none'"));
    response_header(res, "X-Content-Type-Options", STR("nosniff"));
    response_header(res, "Cache-Control", STR("private, no-cache"));
    response_header(res, "Cross-Origin-Resource-Policy", STR("same-origin"));
}

/* With its suffix: a name that was given later may have lost it. */
static struct str file_name(struct ctx *c, const struct document *d)
{
    const struct media *m = media_by_type(d->media_type);

    if (m == NULL || media_by_name(d->name) == m)
        return d->name;
    return str_printf(c->arena, STR_FMT "%s", STR_ARG(d->name), m->suffix);
}

enum status document_send(struct ctx *c, const struct document *d)
{
    struct sha256 hash;
    int fd = -1;
    enum status s;

    if (!str_eq(d->kind, STR("file")) || d->sha256.n != SHA256_LEN)
        return ST_NOT_FOUND;
    memcpy(hash.b, d->sha256.p, sizeof(hash.b));
    s = store_open(c, &hash, d->size, &fd);
    if (s != ST_OK)
        return s;
    c->res->fd = fd;
    c->res->fd_size = d->size;
    lock_down(c->res);
    response_header(c->res, "Content-Type", d->media_type);
    response_header(c->res, "Content-Disposition", disposition(c, file_name(c, d)));
    response_header(c->res, "ETag",
                    str_printf(c->arena, "\"" STR_FMT "\"",
                               STR_ARG(str_sub(hex_of(c->arena, hash.b, sizeof(hash.b)), 0, 32))));
    return ST_OK;
}

enum status one_download(struct ctx *c)
{
    struct document d = { 0 };
    enum status s = document_find(c, path_i64(c, "id"), &d);

    return s == ST_OK ? document_send(c, &d) : s;
}

enum status one_picture(struct ctx *c)
{
    struct document d = { 0 };
    int64_t page = path_i64(c, "n"), size = 0;
    bool small = query_i64(c, "kecil", 0) == 1;
    int fd = -1;
    enum status s = document_find(c, path_i64(c, "id"), &d);

    if (s == ST_OK && (page < 1 || page > READ_MAX_PAGES))
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = preview_open(c, &d, (int)page, small ? PREVIEW_SMALL : PREVIEW_LARGE, &fd, &size);
    if (s != ST_OK)
        return s;
    c->res->fd = fd;
    c->res->fd_size = size;
    lock_down(c->res);
    response_header(c->res, "Content-Type", STR("image/png"));
    response_header(c->res, "ETag",
                    str_printf(c->arena, "\"" STR_FMT "-%d-%d\"",
                               STR_ARG(str_sub(hex_of(c->arena, d.sha256.p, d.sha256.n), 0, 32)),
                               (int)page, small));
    return ST_OK;
}

const struct route document_routes[] = {
    { GET, "/dokumen", DOCUMENT_READ, list_show, NULL, BODY_NONE },
    { GET, "/dokumen/baru", DOCUMENT_ADD, new_show, NULL, BODY_NONE },
    { POST, "/dokumen/baru", DOCUMENT_ADD, new_post, NULL, BODY_FILES },
    { GET, "/dokumen/:id", DOCUMENT_READ, one_show, one_scope, BODY_NONE },
    { POST, "/dokumen/:id", DOCUMENT_READ, one_change, one_scope, BODY_FORM },
    { POST, "/dokumen/:id/versi", DOCUMENT_ADD, one_version, one_scope, BODY_FILES },
    { GET, "/dokumen/:id/unduh", DOCUMENT_READ, one_download, one_scope, BODY_NONE },
    { GET, "/api/v1/documents/:id/content", DOCUMENT_READ, one_download, one_scope, BODY_NONE },
    { GET, "/dokumen/:id/halaman/:n", DOCUMENT_READ, one_picture, one_scope, BODY_NONE_SLOW },
    { .pattern = NULL },
};
