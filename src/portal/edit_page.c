/*
 * edit_page.c: /konten: what editors have, and the form with its preview.
 *
 * The form works without script: "Pratinjau" shows it again with the text as it will look, and
 * nothing is saved. A picture is taken into the store only when the rest of the form is good.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/document.h"
#include "document/strip.h"
#include "html/markdown.h"
#include "portal/content_view.h"
#include "portal/edit.view.h"
#include "portal/pages.h"
#include "portal/shipped.h"

static struct crumb desk_crumb(struct ctx *c)
{
    return (struct crumb){ tr(c->lang, "portal.desk"), STR("/konten") };
}

/* ── the list ── */

static struct str place_text(struct ctx *c, struct str place)
{
    return place.n == 0
               ? STR("")
               : tr(c->lang, str_printf(c->arena, "portal.place." STR_FMT, STR_ARG(place)).p);
}

static struct desk_line desk_line_of(struct ctx *c, const struct content_line *k)
{
    struct str when = time_short(c->arena, c->lang, k->saved_at, c->who.zone);
    struct str word = content_word(k->kind);

    return (struct desk_line){
        .title = k->title,
        .name = k->name,
        .href =
            str_printf(c->arena, "/konten/" STR_FMT "/" STR_FMT, STR_ARG(word), STR_ARG(k->name)),
        .show = content_href(c->arena, k->kind, k->name),
        .kind = tr(c->lang, str_printf(c->arena, "portal.kind." STR_FMT, STR_ARG(k->kind)).p),
        .state = tr(c->lang, str_printf(c->arena, "portal.state." STR_FMT, STR_ARG(k->state)).p),
        .place = place_text(c, k->place),
        .saved = k->id == 0 ? tr(c->lang, "portal.shipped")
                 : k->saver.n > 0
                     ? str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(when), STR_ARG(k->saver))
                     : when,
        .shipped = k->id == 0,
        .out = str_eq(k->state, STR("published")),
    };
}

static enum status desk_show(struct ctx *c)
{
    struct content_line *own = NULL, *all = NULL;
    size_t n_own = 0, n_all = 0;
    struct desk_page p = { 0 };
    struct page page = { .title = tr(c->lang, "portal.desk"), .place = PLACE_CONTENT };
    struct out *body = body_new(c);
    enum status s = content_all(c, c->who.unit_id, CONTENT_MANY, &own, &n_own);

    if (s == ST_OK)
        s = content_pages(c, STR(""), &all, &n_all);
    if (s != ST_OK)
        return s;
    p.line = arena_array(c->arena, n_own + n_all + 1, sizeof(*p.line));
    for (size_t i = 0; i < n_own; i++)
        p.line[p.n++] = desk_line_of(c, &own[i]);
    for (size_t i = 0; i < n_all; i++) {
        if (all[i].id == 0)
            p.line[p.n++] = desk_line_of(c, &all[i]);
    }
    desk_view(body, &p);
    return page_show(c, &page, body);
}

/* ── the form ── */

static struct str today(struct ctx *c)
{
    return date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

static void fill_choices(struct ctx *c, struct edit_page *p)
{
    for (size_t i = 0; i < ARRAY_LEN(p->place); i++) {
        struct str word = str_of(content_places[i]);

        p->place[i] =
            (struct option){ word,
                             word.n == 0 ? tr(c->lang, "portal.place.none") : place_text(c, word),
                             str_eq(word, p->d.place) };
    }
    for (size_t i = 0; i < ARRAY_LEN(p->state); i++) {
        struct str word = str_of(content_states[i]);
        struct str key = str_printf(c->arena, "portal.state." STR_FMT, STR_ARG(word));

        p->state[i] = (struct option){ word, tr(c->lang, key.p), str_eq(word, p->d.state) };
    }
}

static enum status edit_show(struct ctx *c, struct edit_page *p, int64_t id)
{
    struct crumb crumb = desk_crumb(c);
    struct page page = {
        .place = PLACE_CONTENT, .crumb = &crumb, .n_crumb = 1, .script = { "form-draft.js" }
    };
    struct out *body = body_new(c), *text = body_new(c), *history = body_new(c);
    struct markdown md;
    enum status s = id != 0 ? history_show(c, history, "content", id) : ST_OK;

    if (s != ST_OK)
        return s;
    p->word = content_word(p->d.kind);
    p->show = content_href(c->arena, p->d.kind, p->d.name);
    p->action = p->made ? str_printf(c->arena, "/konten/" STR_FMT "/" STR_FMT, STR_ARG(p->word),
                                     STR_ARG(p->d.name))
                        : STR("/konten/baru");
    p->past = id != 0 ? str_printf(c->arena, STR_FMT "/versi", STR_ARG(p->action)) : STR("");
    p->image =
        p->d.image_id != 0 ? str_printf(c->arena, "/gambar/%" PRId64, p->d.image_id) : STR("");
    p->max = bytes_show(c->arena, c->app->upload_max, c->lang == LANG_ID);
    p->history = out_html(history);
    p->previewed = p->previewed && markdown_read(c->arena, p->d.body, &md);
    if (p->previewed)
        (void)markdown_write(text, p->d.body);
    p->preview = out_html(text);
    fill_choices(c, p);
    page.title = p->made ? p->d.title : tr(c->lang, "portal.new");
    content_edit_view(body, p);
    return page_show(c, &page, body);
}

static struct content_draft draft_of(const struct content *k)
{
    return (struct content_draft){
        .kind = k->kind,
        .name = k->name,
        .place = k->place,
        .state = k->state,
        .title = k->title,
        .summary = k->summary,
        .body = k->body,
        .day = k->day,
        .image_alt = k->image_alt,
        .image_id = k->has_image_id ? k->image_id : 0,
        .version = k->version,
    };
}

/* What the path names. */
static enum status find_here(struct ctx *c, struct content *k)
{
    struct str kind = content_kind(path_str(c, "kind"));
    enum status s = kind.n == 0 ? ST_NOT_FOUND : content_find(c, kind, path_str(c, "name"), k);

    return s == ST_NOT_FOUND ? refuse(c, s, "error.not_found") : s;
}

static enum status one_form(struct ctx *c)
{
    struct content k = { 0 };
    enum status s = find_here(c, &k);
    struct edit_page p = { .d = draft_of(&k), .made = true };

    if (s != ST_OK)
        return s;
    if (p.d.day.n == 0)
        p.d.day = today(c);
    return edit_show(c, &p, k.id);
}

static enum status new_form(struct ctx *c)
{
    struct str kind = content_kind(query_str(c, "jenis"));
    struct edit_page p = { .d = { .kind = kind.n > 0 ? kind : STR("news"),
                                  .name = STR(""),
                                  .place = STR(""),
                                  .state = STR("draft"),
                                  .title = STR(""),
                                  .summary = STR(""),
                                  .body = STR(""),
                                  .day = today(c),
                                  .image_alt = STR("") } };

    return edit_show(c, &p, 0);
}

/* ── saving ── */

static void read_form(struct ctx *c, struct content_draft *d)
{
    d->title = form_str(c, "judul");
    d->summary = form_str(c, "ringkasan");
    d->body = form_str(c, "isi");
    d->place = form_str(c, "tempat");
    d->state = form_str(c, "keadaan");
    d->day = form_str(c, "hari");
    d->image_alt = form_str(c, "alt");
    d->version = form_i64(c, "versi", 0);
    if (form_str(c, "tanpa_gambar").n > 0)
        d->image_id = 0;
}

static const struct upload *picture_of(const struct ctx *c)
{
    for (size_t i = 0; i < c->req->n_upload; i++) {
        if (str_eq(c->req->upload[i].field, STR("gambar")) && c->req->upload[i].name.n > 0)
            return &c->req->upload[i];
    }
    return NULL;
}

/* Only what the reader can draw anew. */
static enum status take_picture(struct ctx *c, const struct content_draft *d, struct stored *file,
                                struct fields *f)
{
    const struct upload *u = picture_of(c);
    struct stripped stripped = { 0 };
    enum status s;

    if (u == NULL)
        return ST_OK;
    if (d->image_alt.n == 0 && field_error(f, "alt").n == 0)
        field_wrong(c, f, "alt", "portal.no_alt");
    if (f->n > 0)
        return ST_OK;
    s = strip_uploads(c, &stripped);
    if (s == ST_OK)
        s = store_take(c, u, 1, file);
    strip_done(&stripped);
    if (s == ST_INVALID) {
        field_wrong_with(c, f, "gambar", "portal.bad_file", failure_text(c));
        c->failure = (struct failure){ 0 };
        return ST_OK;
    }
    if (s == ST_OK &&
        (!str_starts(str_of(file->media->type), STR("image/")) || !file->media->preview))
        field_wrong(c, f, "gambar", "portal.bad_image");
    return s;
}

static enum status keep_picture(struct ctx *c, const struct stored *file, struct content_draft *d)
{
    const struct document_meta meta = { .category = STR("foto"), .classification = STR("public") };

    return file->media == NULL ? ST_OK : document_add_file(c, file, &meta, &d->image_id);
}

static enum status save_all(struct ctx *c, const struct stored *file, struct content_draft *d)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = keep_picture(c, file, d);
    if (s == ST_OK)
        s = content_save(c, d, &id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Shows the form again where it is wrong, was only to be looked at, or somebody was faster. */
static enum status send(struct ctx *c, struct edit_page *p, int64_t id)
{
    struct fields *f = arena_new(c->arena, struct fields);
    struct stored file = { 0 };
    bool look = str_eq(form_str(c, "aksi"), STR("pratinjau"));
    enum status s = content_check(c, &p->d, f);

    p->fields = f;
    if (s == ST_OK && !look)
        s = take_picture(c, &p->d, &file, f);
    if (s != ST_OK)
        return s;
    if (look || f->n > 0) {
        p->previewed = true;
        c->res->status = f->n > 0 ? 422 : 200;
        return edit_show(c, p, id);
    }
    s = save_all(c, &file, &p->d);
    if (s == ST_CONFLICT) {
        p->conflict = true;
        c->failure = (struct failure){ 0 };
        c->res->status = 409;
        return edit_show(c, p, id);
    }
    if (s != ST_OK)
        return s;
    say(c, str_eq(p->d.state, STR("published")) ? "portal.saved_out" : "portal.saved", p->d.title,
        STR(""));
    return see_other(c, STR_FMT, STR_ARG(content_href(c->arena, p->d.kind, p->d.name)));
}

static enum status one_send(struct ctx *c)
{
    struct content k = { 0 };
    enum status s = find_here(c, &k);
    struct edit_page p = { .d = draft_of(&k), .made = true };

    if (s != ST_OK)
        return s;
    read_form(c, &p.d);
    return send(c, &p, k.id);
}

static enum status new_send(struct ctx *c)
{
    struct str kind = content_kind(form_str(c, "jenis")), name = form_str(c, "alamat");
    struct edit_page p = { .d = { .kind = kind.n > 0 ? kind : STR("news") } };

    read_form(c, &p.d);
    p.d.name = name.n > 0 ? name : content_name_of(c->arena, p.d.title);
    return send(c, &p, 0);
}

const struct route content_edit_routes[] = {
    { GET, "/konten", PORTAL_EDIT, desk_show, NULL, BODY_NONE },
    { GET, "/konten/baru", PORTAL_EDIT, new_form, NULL, BODY_NONE },
    { POST, "/konten/baru", PORTAL_EDIT, new_send, NULL, BODY_FILES },
    { GET, "/konten/:kind/:name", PORTAL_EDIT, one_form, NULL, BODY_NONE },
    { POST, "/konten/:kind/:name", PORTAL_EDIT, one_send, NULL, BODY_FILES },
    { .pattern = NULL },
};
