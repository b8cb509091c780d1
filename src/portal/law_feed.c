/*
 * law_feed.c: what programs read of legal documents: the feed of the national network (JDIHN), and
 * the newest as Atom.
 *
 * GET /jdih/feed/document.json is an array whose members have the keys of BPHN's schema, each a
 * text or null, in Indonesian whatever the reader's language. It holds FEED_DOCUMENTS of them;
 * where there are more, ?hal=2 and on hold the others, and the header Link names the next.
 */
#include "base/json.h"
#include "base/number.h"
#include "base/xml.h"
#include "core/kept.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "portal/law.h"
#include "portal/law_pages.h"

#define FEED_DOCUMENTS 5000
#define AT_ONCE 500
#define ATOM_ENTRIES 50
#define PAGES_MAX 1000

/* ── one document ── */

static void put(struct json *j, const char *key, struct str v)
{
    json_key(j, key);
    if (v.n == 0)
        json_none(j);
    else
        json_str(j, v);
}

/* Of "37 Tahun 2025" the number. */
static struct str bare_number(struct str v)
{
    static const char tahun[] = " Tahun ";

    for (size_t i = 0; i + sizeof tahun - 1 <= v.n; i++) {
        if (memcmp(v.p + i, tahun, sizeof tahun - 1) == 0)
            return str_sub(v, 0, i);
    }
    return v;
}

static struct str or_else(struct str v, struct str other)
{
    return v.n > 0 ? v : other;
}

/* "2026-11-26 09:12:00" of the office's zone, as the network's programs write it. */
static struct str changed(struct ctx *c, const struct record *r)
{
    struct civil v = time_civil(r->changed_at, (int)c->who.zone);

    return str_printf(c->arena, "%04d-%02d-%02d %02d:%02d:%02d", v.year, v.month, v.day, v.hour,
                      v.minute, v.second);
}

static const struct open_file_row *file_of(const struct open_file_row *file, size_t n, int64_t id,
                                           const char *field)
{
    for (size_t i = 0; i < n; i++) {
        if (file[i].record_id == id && str_eq(file[i].field, str_of(field)))
            return &file[i];
    }
    return NULL;
}

static struct str file_url(struct ctx *c, const struct record *r, const struct open_file_row *f)
{
    if (f == NULL)
        return STR("");
    return paper_url(
        c, str_printf(c->arena, "/jdih/%lld/berkas/%lld", (long long)r->id, (long long)f->id));
}

static void put_dates(struct json *j, const struct record *r)
{
    struct str set = open_text(r, "set_on");
    struct str day = or_else(open_text(r, "promulgated_on"), set);

    put(j, "tahun_pengundangan", str_sub(day, 0, 4));
    put(j, "tanggal_penetapan", set);
    put(j, "tanggal_pengundangan", day);
}

static void put_names(struct ctx *c, struct json *j, const struct record *r)
{
    put(j, "jenis", open_show(c, r, "form"));
    put(j, "noPeraturan", bare_number(open_text(r, "doc_number")));
    put(j, "judul", law_title(c, r));
    put(j, "noPanggil", open_text(r, "call_number"));
    put(j, "singkatanJenis", open_text(r, "abbreviation"));
    put(j, "tempatTerbit", open_text(r, "place"));
    put(j, "penerbit", open_text(r, "publisher"));
    put(j, "deskripsiFisik", open_text(r, "extent"));
    put(j, "sumber", open_text(r, "source"));
    put(j, "isbn", open_text(r, "isbn"));
    put(j, "status",
        str_eq(open_text(r, "standing"), STR("in_force")) ? STR("Berlaku") : STR("Tidak Berlaku"));
    put(j, "bahasa", open_show(c, r, "language"));
    put(j, "bidangHukum", open_show(c, r, "field_of_law"));
    put(j, "teuBadan", open_text(r, "teu"));
    put(j, "nomorIndukBuku", open_text(r, "accession"));
}

static void put_document(struct ctx *c, struct json *j, const struct record *r,
                         const struct open_file_row *file, size_t n)
{
    const struct open_file_row *text = file_of(file, n, r->id, "document");
    const struct open_file_row *abstract = file_of(file, n, r->id, "abstract_file");

    json_open(j, '{');
    put(j, "idData", str_printf(c->arena, "%lld", (long long)r->id));
    put_dates(j, r);
    put_names(c, j, r);
    put(j, "abstrak", abstract == NULL ? STR("") : abstract->name);
    put(j, "last_updated", changed(c, r));
    put(j, "urlAbstrak", file_url(c, r, abstract));
    put(j, "urlDetailPeraturan", paper_url(c, law_href(c, r)));
    put(j, "fileDownload", text == NULL ? STR("") : text->name);
    put(j, "urlDownload", file_url(c, r, text));
    put(j, "subjek", open_text(r, "subject"));
    put(j, "operasi", STR("4"));
    put(j, "display", STR("1"));
    json_close(j);
}

/* ── all of them ── */

/* In the order in which they came, so that a page once read stays as it is. */
static struct reg_list_query feed_query(const struct ctx *c)
{
    struct reg_list_query q = open_query(c, LAW_REGISTER, OPEN_PUBLISHED);

    q.order = NULL;
    q.desc = false;
    q.ordered = true;
    return q;
}

static enum status put_some(struct ctx *c, struct json *j, const struct reg_list *list)
{
    struct open_file_row *file = NULL;
    size_t n = 0, at = 0;
    enum status s =
        law_files(c, c->who.unit_id, list->row[0].id, list->row[list->n - 1].id, &file, &n);

    for (size_t i = 0; i < list->n && s == ST_OK; i++) {
        const struct record *r = &list->row[i];
        size_t end;

        while (at < n && file[at].record_id < r->id)
            at++;
        for (end = at; end < n && file[end].record_id == r->id; end++)
            ;
        put_document(c, j, r, &file[at], end - at);
    }
    return s;
}

static int64_t page_asked(struct ctx *c)
{
    int64_t page = query_i64(c, "hal", 1);

    return page < 1 || page > PAGES_MAX ? 1 : page;
}

static enum status json_make(struct ctx *c)
{
    struct reg_list_query q = feed_query(c);
    int64_t page = page_asked(c);
    enum lang asked = c->lang;
    struct json j;
    struct reg_list list = { 0 };
    int64_t n = 0;
    enum status s = ST_OK;

    c->lang = LANG_ID;
    json_init(&j, c->arena);
    json_open(&j, '[');
    do {
        s = open_list(c, &q, (page - 1) * FEED_DOCUMENTS + n, AT_ONCE, &list);
        if (s == ST_OK && list.n > 0)
            s = put_some(c, &j, &list);
        n += (int64_t)list.n;
    } while (s == ST_OK && list.n == AT_ONCE && n < FEED_DOCUMENTS);
    json_close(&j);
    c->lang = asked;
    c->res->body = json_text(&j);
    return s;
}

/* GET /jdih/feed/document.json */
enum status law_feed_json(struct ctx *c)
{
    int64_t page = page_asked(c), n = 0;
    struct db_rows rows = { 0 };
    struct reg_list_query q = feed_query(c);
    const struct reg_field *field[1];
    enum status s = ST_OK;

    if (q.def == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    field[0] = reg_field(q.def, STR("standing"));
    if (field[0] != NULL)
        s = open_groups(c, &q, field, 1, 10, &rows);
    for (size_t i = 0; i < rows.n_rows; i++)
        n += rows.cell[i * 2 + 1].i;
    if (s != ST_OK)
        return s;
    if (n > page * FEED_DOCUMENTS)
        response_header(c->res, "Link",
                        str_printf(c->arena, "</jdih/feed/document.json?hal=%lld>; rel=\"next\"",
                                   (long long)page + 1));
    return bytes_kept(c, c->who.unit_id, STR("application/json"),
                      str_printf(c->arena, "%lld", (long long)page), json_make);
}

/* ── Atom ── */

static void put_entry(struct ctx *c, struct buf *b, const struct published *e)
{
    struct str href = paper_url(c, e->href);

    buf_add(b, STR("<entry>\n"));
    xml_element(b, "title", e->title);
    xml_element(b, "id", href);
    buf_add(b, STR("<link href=\""));
    xml_add(b, href);
    buf_add(b, STR("\"/>\n"));
    xml_element(b, "updated", time_iso(c->arena, e->changed_at));
    if (e->about.n > 0)
        xml_element(b, "summary", e->about);
    buf_add(b, STR("</entry>\n"));
}

static enum status atom_make(struct ctx *c)
{
    struct str self = paper_url(c, STR("/jdih/umpan.atom"));
    struct published *v = NULL;
    size_t n = 0;
    struct buf b;
    enum status s = law_source.list(c, STR(""), ATOM_ENTRIES, &v, &n);

    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    buf_add(&b, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n"));
    xml_element(&b, "title", str_printf(c->arena, "JDIH " STR_FMT, STR_ARG(c->who.unit_name)));
    xml_element(&b, "id", self);
    buf_add(&b, STR("<link rel=\"self\" href=\""));
    xml_add(&b, self);
    buf_add(&b, STR("\"/>\n"));
    xml_element(&b, "updated", time_iso(c->arena, n > 0 ? v[0].changed_at : c->now));
    buf_add(&b, STR("<author>"));
    xml_element(&b, "name", c->who.unit_name);
    buf_add(&b, STR("</author>\n"));
    for (size_t i = 0; i < n; i++)
        put_entry(c, &b, &v[i]);
    buf_add(&b, STR("</feed>\n"));
    c->res->body = buf_str(&b);
    return ST_OK;
}

/* GET /jdih/umpan.atom */
enum status law_feed_atom(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("application/atom+xml; charset=utf-8"), STR(""),
                      atom_make);
}
