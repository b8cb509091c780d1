/*
 * content_save.c: what may be saved as a page or as news, and saving it.
 *
 * A version is the row as it stood after that saving; so the newest version is always the row
 * itself, and whatever was ever shown can be shown again.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "html/markdown.h"
#include "portal/content.h"
#include "portal/publication.h"
#include "portal/source.h"

/* ── links within this site ── */

static enum status link_is_there(struct ctx *c, struct str href, bool *there)
{
    struct str path = href, rest, kind;
    struct content k = { 0 };
    enum status s;

    path = str_cut(&path, '#');
    path = str_cut(&path, '?');
    *there = is_public_path(c, path);
    rest = str_sub(path, 1, path.n);
    kind = content_kind(str_cut(&rest, '/'));
    if (!*there || kind.n == 0 || rest.n == 0)
        return ST_OK;
    s = content_find(c, kind, rest, &k);
    *there = s == ST_OK;
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static bool leads_outside(struct str href)
{
    return str_starts(href, STR("http://")) || str_starts(href, STR("https://")) ||
           str_starts(href, STR("mailto:")) || str_starts(href, STR("tel:"));
}

static enum status check_link(struct ctx *c, const struct markdown_link *l, struct fields *f)
{
    bool there = leads_outside(l->href) || str_starts(l->href, STR("#"));
    enum status s = ST_OK;

    if (l->picture && l->text.n == 0)
        field_wrong_with(c, f, "isi", "portal.bad_picture_words", l->href);
    if (l->picture && !str_starts(l->href, STR("/gambar/")))
        field_wrong_with(c, f, "isi", "portal.bad_picture", l->href);
    else if (!there && str_starts(l->href, STR("/")) && !str_starts(l->href, STR("//")))
        s = link_is_there(c, l->href, &there);
    if (s == ST_OK && !there && !l->picture)
        field_wrong_with(c, f, "isi", "portal.bad_link", l->href);
    return s;
}

static enum status check_body(struct ctx *c, struct str body, struct fields *f)
{
    struct markdown md = { 0 };
    enum status s = ST_OK;

    if (body.n == 0)
        field_wrong(c, f, "isi", "portal.no_body");
    else if (body.n > MARKDOWN_MAX)
        field_wrong(c, f, "isi", "portal.long_body");
    else if (!markdown_read(c->arena, body, &md))
        field_wrong(c, f, "isi", "portal.deep_body");
    for (size_t i = 0; i < md.n_link && f->n < FIELDS_MAX && s == ST_OK; i++)
        s = check_link(c, &md.link[i], f);
    return s;
}

static void check_line(struct ctx *c, struct fields *f, const char *name, struct str s, size_t max)
{
    if (s.n == 0)
        field_wrong(c, f, name, "portal.no_line");
    else if (utf8_length(s) > max || memchr(s.p, '\n', s.n) != NULL)
        field_wrong(c, f, name, "portal.long_line");
}

static bool word_known(const char *const *words, struct str word)
{
    for (; *words != NULL; words++) {
        if (str_eq(word, str_of(*words)))
            return true;
    }
    return false;
}

enum status content_check(struct ctx *c, const struct content_draft *d, struct fields *f)
{
    int32_t day = 0;

    if (!content_name_good(d->name))
        field_wrong(c, f, "alamat", "portal.bad_name");
    check_line(c, f, "judul", d->title, CONTENT_TITLE_MAX);
    check_line(c, f, "ringkasan", d->summary, CONTENT_SUMMARY_MAX);
    if (!word_known(content_places, d->place))
        field_wrong(c, f, "tempat", "portal.bad_choice");
    if (!word_known(content_states, d->state))
        field_wrong(c, f, "keadaan", "portal.bad_choice");
    if (!date_parse(d->day, &day))
        field_wrong(c, f, "hari", "portal.bad_day");
    if (d->image_id != 0 && d->image_alt.n == 0)
        field_wrong(c, f, "alt", "portal.no_alt");
    if (utf8_length(d->image_alt) > CONTENT_SUMMARY_MAX)
        field_wrong(c, f, "alt", "portal.long_line");
    return check_body(c, d->body, f);
}

/* ── saving ── */

/* Title, summary and words of the text in lower case, for LIKE. */
static struct str words_of(struct ctx *c, const struct content_draft *d)
{
    struct markdown md = { 0 };

    if (!markdown_read(c->arena, d->body, &md))
        md.plain = d->body;
    return str_lower(c->arena,
                     str_printf(c->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(d->title),
                                STR_ARG(d->summary), STR_ARG(md.plain)));
}

static struct str told(struct ctx *c, const struct content *old, const struct content_draft *d)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "address", content_href(c->arena, d->kind, d->name));
    json_put_int(&j, "version_no", old->version_no + 1);
    json_put_change(&j, "title", old->title, d->title);
    json_put_change(&j, "state", old->state, d->state);
    json_close(&j);
    return json_text(&j);
}

static enum status write_row(struct ctx *c, const struct content *old,
                             const struct content_draft *d, int64_t *id)
{
    const int64_t *image = d->image_id != 0 ? &d->image_id : NULL;
    struct str words = words_of(c, d);

    *id = old->id;
    if (old->id == 0)
        return content_insert(c, c->who.unit_id, d->kind, d->name, d->place, d->state, d->title,
                              d->summary, d->body, d->day, image, d->image_alt, c->who.person_id,
                              c->now, words, id);
    return content_update(c, c->who.unit_id, old->id, d->version, d->place, d->state, d->title,
                          d->summary, d->body, d->day, image, d->image_alt, c->who.person_id,
                          c->now, words);
}

/* The row of that name, if any, and whether the draft was made of it. */
static enum status find_old(struct ctx *c, const struct content_draft *d, struct content *old)
{
    enum status s = content_by_name(c, c->who.unit_id, d->kind, d->name, old);

    if (s == ST_NOT_FOUND) {
        *old = (struct content){ .title = STR(""), .state = STR("") };
        return d->version == 0 ? ST_OK : ST_CONFLICT;
    }
    if (s == ST_OK && old->version != d->version)
        return refuse(c, ST_CONFLICT, "portal.conflict");
    return s;
}

enum status content_save(struct ctx *c, const struct content_draft *d, int64_t *id)
{
    struct content old = { 0 };
    enum status s = find_old(c, d, &old);

    if (s == ST_OK)
        s = write_row(c, &old, d, id);
    if (s == ST_OK)
        s = content_keep(c, c->who.unit_id, *id);
    if (s == ST_OK && str_eq(d->state, STR("published")))
        s = publication_note(c, d, old.version_no + 1);
    if (s == ST_OK)
        s = audit(c, "content.saved", "content", *id, told(c, &old, d));
    return s;
}
