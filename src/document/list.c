/* list.c: /dokumen, the list with its search, and /dokumen/baru. */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/list.view.h"
#include "document/pages.h"
#include "document/search.h"

#define MAX_ASKED 200

struct choices choices_of(struct ctx *c, const char *const *words,
                          struct str (*text)(struct ctx *c, struct str word), struct str selected,
                          const char *all)
{
    size_t n = 0, k = 0;

    while (words[n] != NULL)
        n++;
    struct choice *choice = arena_array(c->arena, n + 1, sizeof(*choice));
    if (all != NULL)
        choice[k++] = (struct choice){ STR(""), tr(c->lang, all), selected.n == 0 };
    for (size_t i = 0; i < n; i++) {
        struct str word = str_of(words[i]);

        choice[k++] = (struct choice){ word, text(c, word), str_eq(word, selected) };
    }
    return (struct choices){ choice, k };
}

struct choices category_choices(struct ctx *c, struct str selected, const char *all)
{
    const struct document_kinds *named = c->app->kinds;
    struct choices plain =
        choices_of(c, document_categories, document_category_text, selected, all);
    size_t n = named != NULL ? named->n : 0;
    struct choice *choice = arena_array(c->arena, plain.n + n + 1, sizeof(*choice));

    for (size_t i = 0; i < plain.n; i++)
        choice[i] = plain.p[i];
    for (size_t i = 0; i < n; i++)
        choice[plain.n + i] = (struct choice){ named->kind[i].name, named->kind[i].label[c->lang],
                                               str_eq(named->kind[i].name, selected) };
    return (struct choices){ choice, plain.n + n };
}

/* The filters as they stand in the address. */
struct filter {
    struct str asked, kind, category, from, until, words;
    int64_t uploader, before, from_at, until_at;
};

static const char *const kinds[] = { "file", "link", "text", NULL };

static struct str known_word(const char *const *words, struct str word)
{
    return document_word_known(words, word) ? word : STR("");
}

static struct filter filter_of(struct ctx *c)
{
    struct filter f = {
        .asked = utf8_prefix(str_trim(query_str(c, "q")), MAX_ASKED),
        .kind = known_word(kinds, query_str(c, "jenis")),
        .category = document_category_known(c, query_str(c, "kategori")) ? query_str(c, "kategori")
                                                                         : STR(""),
        .from = query_str(c, "dari"),
        .until = query_str(c, "sampai"),
        .uploader = query_i64(c, "oleh", 0),
        .before = query_i64(c, "sebelum", INT64_MAX),
        .until_at = INT64_MAX,
    };
    int32_t day = 0;

    f.words = search_question(c->arena, c->who.unit_id, f.asked);
    if (date_parse(f.from, &day))
        f.from_at = (int64_t)day * DAY - c->who.zone * HOUR;
    else
        f.from = STR("");
    if (date_parse(f.until, &day))
        f.until_at = (int64_t)(day + 1) * DAY - c->who.zone * HOUR;
    else
        f.until = STR("");
    return f;
}

static enum status find(struct ctx *c, const struct filter *f, struct document_line **line,
                        size_t *n)
{
    int64_t all = document_sees_restricted(c);

    /* One row more tells whether there are more. */
    if (f->words.n > 0)
        return document_search(c, c->who.unit_id, f->before, f->kind, f->category, f->from_at,
                               f->until_at, f->uploader, c->who.person_id, all, LIST_ROWS + 1,
                               f->words, line, n);
    return document_page(c, c->who.unit_id, f->before, f->kind, f->category, f->from_at,
                         f->until_at, f->uploader, c->who.person_id, all, LIST_ROWS + 1, line, n);
}

static void add_arg(struct buf *b, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_add_char(b, b->n > 0 ? '&' : '?');
    buf_printf(b, "%s=", name);
    for (size_t i = 0; i < value.n; i++) {
        unsigned char ch = (unsigned char)value.p[i];

        if ((ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
            ch == '-')
            buf_add_char(b, (char)ch);
        else
            buf_printf(b, "%%%02X", ch);
    }
}

static struct str address(struct ctx *c, const struct filter *f, int64_t before)
{
    struct buf b;

    buf_init(&b, c->arena);
    add_arg(&b, "q", f->asked);
    add_arg(&b, "jenis", f->kind);
    add_arg(&b, "kategori", f->category);
    add_arg(&b, "dari", f->from);
    add_arg(&b, "sampai", f->until);
    if (f->uploader > 0)
        add_arg(&b, "oleh", str_printf(c->arena, "%" PRId64, f->uploader));
    if (before > 0)
        add_arg(&b, "sebelum", str_printf(c->arena, "%" PRId64, before));
    return str_printf(c->arena, "/dokumen" STR_FMT, STR_ARG(buf_str(&b)));
}

static enum status uploader_choices(struct ctx *c, int64_t selected, struct choices *out)
{
    struct uploader *row = NULL;
    size_t n = 0;
    enum status s = document_uploaders(c, c->who.unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    struct choice *choice = arena_array(c->arena, n + 1, sizeof(*choice));
    choice[0] = (struct choice){ STR(""), tr(c->lang, "document.anyone"), selected == 0 };
    for (size_t i = 0; i < n; i++)
        choice[i + 1] = (struct choice){ str_printf(c->arena, "%" PRId64, row[i].id), row[i].name,
                                         row[i].id == selected };
    *out = (struct choices){ choice, n + 1 };
    return ST_OK;
}

static struct document_row row_of(struct ctx *c, const struct document_line *l)
{
    struct str proofs = int_show(c->arena, l->proofs, c->lang == LANG_ID);

    return (struct document_row){
        .href = str_printf(c->arena, "/dokumen/%" PRId64, l->id),
        .name = l->name,
        .tag = document_tag(c, l->kind, l->media_type, l->pages, l->size),
        .category = document_category_text(c, l->category),
        .period = document_span(c, l->effective_from, l->effective_until),
        .uploaded = time_short(c->arena, c->lang, l->uploaded_at, c->who.zone),
        .uploader = l->uploader.n > 0 ? l->uploader : tr(c->lang, "document.by_system"),
        .proofs = l->proofs > 0 ? tr_with(c->arena, c->lang, "document.proofs", &proofs, 1)
                                : tr(c->lang, "document.proofs_none"),
        .restricted = str_eq(l->classification, STR("restricted")),
    };
}

enum status list_show(struct ctx *c)
{
    struct filter f = filter_of(c);
    struct document_line *line = NULL;
    struct document_list list = {
        .asked = f.asked, .from = f.from, .until = f.until, .may_add = may(c, DOCUMENT_ADD, 0)
    };
    size_t n = 0;
    enum status s = find(c, &f, &line, &n);

    if (s == ST_OK)
        s = uploader_choices(c, f.uploader, &list.uploaders);
    if (s != ST_OK)
        return s;
    list.n_row = n > LIST_ROWS ? LIST_ROWS : n;
    struct document_row *row = arena_array(c->arena, list.n_row, sizeof(*row));
    for (size_t i = 0; i < list.n_row; i++)
        row[i] = row_of(c, &line[i]);
    list.row = row;
    list.kinds = choices_of(c, kinds, document_kind_text, f.kind, "document.any_kind");
    list.categories = category_choices(c, f.category, "document.any_category");
    list.beyond = f.before != INT64_MAX;
    list.filtered =
        f.asked.n + f.kind.n + f.category.n + f.from.n + f.until.n > 0 || f.uploader > 0;
    if (n > LIST_ROWS)
        list.more = address(c, &f, line[LIST_ROWS - 1].id);
    if (list.beyond)
        list.first = address(c, &f, 0);
    struct str count = int_show(c->arena, (int64_t)list.n_row, c->lang == LANG_ID);
    list.shown = tr_with(c->arena, c->lang, "document.shown", &count, 1);

    struct out *body = body_new(c);
    struct page page = { .title = tr(c->lang, "document.title"), .place = PLACE_DOCUMENT };
    document_list_view(body, &list);
    return page_show(c, &page, body);
}

/* ── New documents ── */

static enum status new_page(struct ctx *c, struct str problem)
{
    /* A kind may stand in the address: from the page of an indicator that lacks such a document. */
    struct str asked = c->req->method == POST ? form_str(c, "kategori") : query_str(c, "kategori");
    struct document_form form = {
        .evidence = evidence_form(c),
        .categories = category_choices(c, asked, "document.no_category"),
        .classifications = choices_of(
            c, document_classifications, document_class_text,
            form_str(c, "klasifikasi").n > 0 ? form_str(c, "klasifikasi") : STR("internal"), NULL),
        .error = { "berkas", problem },
        .n_error = problem.n > 0,
    };
    struct crumb crumb = { tr(c->lang, "document.title"), STR("/dokumen") };
    struct page page = { .title = tr(c->lang, "document.new"),
                         .place = PLACE_DOCUMENT,
                         .crumb = &crumb,
                         .n_crumb = 1,
                         .script = { "upload.js" } };
    struct out *body = body_new(c);

    form.evidence.open = true;
    form.evidence.no_known = true;
    form.evidence.error = problem;
    document_new_view(body, &form);
    return page_show(c, &page, body);
}

enum status new_show(struct ctx *c)
{
    return new_page(c, STR(""));
}

static enum status save_new(struct ctx *c, const struct evidence *e, int64_t *last)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < e->n_file && s == ST_OK; i++)
        s = document_add_file(c, &e->file[i], &e->meta, last);
    if (s == ST_OK && e->link.n > 0)
        s = document_add_link(c, e->link_name, e->link, &e->meta, last);
    if (s == ST_OK && e->text.n > 0)
        s = document_add_text(c, STR(""), e->text, &e->meta, last);
    return s;
}

enum status new_post(struct ctx *c)
{
    struct evidence *e = arena_new(c->arena, struct evidence);
    int64_t last = 0;
    enum status s = evidence_take(c, e);

    e->n_known = 0;
    e->meta.classification = form_str(c, "klasifikasi");
    if (s == ST_OK && e->meta.classification.n > 0 &&
        !document_word_known(document_classifications, e->meta.classification))
        s = refuse(c, ST_INVALID, "document.bad_classification");
    if (s == ST_OK && evidence_is_empty(e))
        s = refuse(c, ST_INVALID, "document.nothing");

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = save_new(c, e, &last);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_INVALID) {
        c->res->status = 422;
        return new_page(c, failure_text(c));
    }
    if (s != ST_OK)
        return s;
    size_t n = e->n_file + (e->link.n > 0) + (e->text.n > 0);
    say(c, "document.saved", int_show(c->arena, (int64_t)n, c->lang == LANG_ID), STR(""));
    if (n > 1)
        return see_other(c, "/dokumen");
    return see_other(c, "/dokumen/%" PRId64, last);
}
