/*
 * law_page.c: GET /jdih/ID-slug, one legal document: metadata of Permenkumham 8/2019, status,
 * relations, abstract, files, citation; and its files, each taking counted by day and nothing else.
 */
#include "base/number.h"
#include "core/kept.h"
#include "core/page.h"
#include "core/time_show.h"
#include "portal/law.h"
#include "portal/law.view.h"
#include "portal/law_pages.h"

#define NEWEST 200 /* of those that the portal asks for at once */

/* In the order of the guide to Permenkumham 8/2019; a page shows those that are filled. */
static const char *const meta[] = {
    "type",         "title",      "teu",          "doc_number",     "year",      "form",
    "abbreviation", "place",      "set_on",       "promulgated_on", "source",    "subject",
    "language",     "location",   "field_of_law", "signer",         "initiator", "court",
    "applicant",    "respondent", "case_kind",    "case_part",      "outcome",   "final",
    "publisher",    "edition",    "call_number",  "isbn",           "extent",    "accession",
};
static const char *const parts[] = { "considerations", "basis", "content", "notes" };

static struct law_fact *facts(struct ctx *c, const struct record *r, const char *const *name,
                              size_t n, size_t *n_out)
{
    struct law_fact *out = arena_array(c->arena, n + 1, sizeof(*out));

    *n_out = 0;
    for (size_t i = 0; i < n; i++) {
        const struct reg_field *f = reg_field(r->def, str_of(name[i]));
        struct str v = f == NULL ? STR("") : record_show(c, r, f, false);

        if (v.n > 0)
            out[(*n_out)++] = (struct law_fact){ words_show(c, &f->label), v };
    }
    return out;
}

/* ── relations ── */

enum column { RELATION, DOCUMENT, OTHER, SINCE, NOTE, COLUMNS };

static struct str cell_show(struct ctx *c, const struct reg_field *table,
                            const struct record_rows *rows, size_t row, enum column col)
{
    size_t at = row * rows->n_column + col;

    return value_show(c, &table->cell[col], &rows->value[at], rows->shown[at]);
}

/* Names the other document as everybody knows it; a link leads only to what is published. */
static enum status name_other(struct ctx *c, int64_t id, struct law_tie *t)
{
    struct record other = { 0 };
    enum status s = open_record(c, LAW_REGISTER, OPEN_PUBLISHED, id, &other);

    if (s == ST_OK) {
        t->href = law_href(c, &other);
        t->text = law_title(c, &other);
    } else if (s == ST_NOT_FOUND) {
        c->failure = (struct failure){ 0 };
        t->text = other.def != NULL ? law_title(c, &other) : t->text;
        s = ST_OK;
    }
    return s;
}

static enum status fill_ties(struct ctx *c, const struct record *r, struct law_page *v)
{
    const struct reg_field *table = reg_field(r->def, STR("relations"));
    struct record_rows rows = { 0 };
    struct law_tie *tie;
    enum status s = ST_OK;

    if (table == NULL || table->type != FIELD_TABLE || table->n_cell < COLUMNS)
        return ST_OK;
    s = record_rows(c, r, table, &rows);
    tie = arena_array(c->arena, rows.n_row + 1, sizeof(*tie));
    for (size_t i = 0; i < rows.n_row && s == ST_OK; i++) {
        const struct db_value *doc = &rows.value[i * rows.n_column + DOCUMENT];
        struct law_tie *t = &tie[v->n_tie++];

        *t = (struct law_tie){ .relation = cell_show(c, table, &rows, i, RELATION),
                               .text = cell_show(c, table, &rows, i, OTHER),
                               .day = cell_show(c, table, &rows, i, SINCE),
                               .note = cell_show(c, table, &rows, i, NOTE) };
        if (!doc->null)
            s = name_other(c, doc->i, t);
    }
    v->tie = tie;
    return s;
}

/* ── files ── */

static enum status fill_files(struct ctx *c, const struct record *r, struct law_page *v)
{
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct open_file *file = NULL;
    struct law_file *out;
    size_t n = 0;
    enum status s = open_files(c, c->who.unit_id, r->id, &file, &n);

    if (s != ST_OK)
        return s;
    out = arena_array(c->arena, n + 1, sizeof(*out));
    for (size_t i = 0; i < n; i++) {
        bool abstract = str_eq(file[i].field, STR("abstract_file"));

        if (!abstract && !str_eq(file[i].field, STR("document")))
            continue;
        out[v->n_file++] = (struct law_file){ file[i].name,
                                              str_printf(c->arena, "/jdih/%lld/berkas/%lld",
                                                         (long long)r->id, (long long)file[i].id),
                                              open_size(c, file[i].name, file[i].size), abstract };
    }
    v->file = out;
    return law_downloads(c, c->who.unit_id, r->id, today, &v->taken);
}

/* ── the page ── */

static enum status law_make(struct ctx *c)
{
    struct record r = { 0 };
    struct law_page v = { 0 };
    struct out *o = body_new(c);
    enum status s = open_record(c, LAW_REGISTER, OPEN_PUBLISHED, law_path_id(c), &r);

    if (s == ST_NOT_FOUND)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s != ST_OK)
        return s;
    v.number = law_number(c, &r);
    v.title = open_text(&r, "title");
    v.standing = open_show(c, &r, "standing");
    v.in_force = str_eq(open_text(&r, "standing"), STR("in_force"));
    v.fact = facts(c, &r, meta, ARRAY_LEN(meta), &v.n_fact);
    v.part = facts(c, &r, parts, ARRAY_LEN(parts), &v.n_part);
    v.elsewhere = open_text(&r, "page");
    v.cite = law_cite(c, &r);
    v.bibtex = law_bibtex(c, &r);
    s = fill_ties(c, &r, &v);
    if (s == ST_OK)
        s = fill_files(c, &r, &v);
    if (s != ST_OK)
        return s;

    const struct crumb crumb[] = { { tr(c->lang, "law.list_title"), STR("/jdih") } };
    struct page page = { .title = law_title(c, &r),
                         .about = open_text(&r, "subject"),
                         .place = PLACE_LEGAL,
                         .open_face = true,
                         .full_width = true,
                         .canonical = law_href(c, &r),
                         .crumb = crumb,
                         .n_crumb = 1 };

    law_page_view(o, &v);
    return page_show(c, &page, o);
}

static enum status law_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), law_make);
}

/* GET /jdih/:doc/berkas/:file */
static enum status law_download(struct ctx *c)
{
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct record r = { 0 };
    enum status s = open_record(c, LAW_REGISTER, OPEN_PUBLISHED, law_path_id(c), &r);

    if (s == ST_NOT_FOUND)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s == ST_OK)
        s = open_send(c, &r, law_file_fields, path_i64(c, "file"));
    if (s != ST_OK)
        return s;
    /* That somebody gets it matters more than that it is counted. */
    if (law_download_add(c, c->who.unit_id, r.id, today) != ST_OK)
        c->failure = (struct failure){ 0 };
    return ST_OK;
}

/* ── for the portal's search, feed and map ── */

static enum status law_published(struct ctx *c, struct str asked, size_t max,
                                 struct published **out, size_t *n)
{
    struct reg_list_query q = open_query(c, LAW_REGISTER, OPEN_PUBLISHED);
    struct reg_list list = { 0 };
    enum status s;

    q.words = asked;
    if (asked.n == 0 && q.def != NULL) {
        q.order = q.def->on;
        q.desc = true;
        q.ordered = true;
    }
    s = open_list(c, &q, 0, max < NEWEST ? (int64_t)max : NEWEST, &list);
    *n = s == ST_OK ? list.n : 0;
    *out = arena_array(c->arena, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct published){ .title = law_title(c, &list.row[i]),
                                        .about = open_text(&list.row[i], "subject"),
                                        .href = law_href(c, &list.row[i]),
                                        .day = open_text(&list.row[i], "published_on"),
                                        .kind = tr(c->lang, "law.kind"),
                                        .changed_at = list.row[i].changed_at };
    return s;
}

const struct public_source law_source = { "law", true, law_published };

const struct route law_routes[] = {
    { GET, "/jdih", PUBLIC, law_show_list, NULL, BODY_NONE },
    { GET, "/jdih/:doc", PUBLIC, law_show, NULL, BODY_NONE },
    { GET, "/jdih/:doc/berkas/:file", PUBLIC, law_download, NULL, BODY_NONE_SLOW },
    { GET, "/jdih/feed/document.json", PUBLIC, law_feed_json, NULL, BODY_NONE_SLOW },
    { GET, "/jdih/umpan.atom", PUBLIC, law_feed_atom, NULL, BODY_NONE },
    { 0 },
};
