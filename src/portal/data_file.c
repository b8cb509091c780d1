/* data_file.c: a table as CSV (RFC 4180) and as JSON, and the catalogue in the words of DCAT. */
#include "base/json.h"
#include "portal/data.h"
#include "register/csv_cell.h"

struct str data_csv(struct arena *a, const struct data_table *t)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t k = 0; k < t->n_column; k++)
        buf_printf(&b, "%s%s", k > 0 ? "," : "", t->column[k].name);
    buf_add(&b, STR("\r\n"));
    for (size_t i = 0; i < t->n_row; i++) {
        for (size_t k = 0; k < t->n_column; k++) {
            struct str cell = t->cell[i * t->n_column + k];

            if (k > 0)
                buf_add_char(&b, ',');
            csv_put(&b, t->column[k].number ? cell : csv_safe(a, cell));
        }
        buf_add(&b, STR("\r\n"));
    }
    return buf_str(&b);
}

static void put_cell(struct json *j, const struct data_column *column, struct str cell)
{
    json_key(j, column->name);
    if (!column->number)
        json_str(j, cell);
    else if (cell.n == 0)
        json_none(j);
    else
        json_plain(j, cell);
}

struct str data_json(struct arena *a, struct str name, const struct data_table *t)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_put_str(&j, "dataset", name);
    json_key(&j, "rows");
    json_open(&j, '[');
    for (size_t i = 0; i < t->n_row; i++) {
        json_open(&j, '{');
        for (size_t k = 0; k < t->n_column; k++)
            put_cell(&j, &t->column[k], t->cell[i * t->n_column + k]);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return json_text(&j);
}

/* ── the catalogue ── */

static const struct {
    const char *suffix, *type, *format;
} forms[] = {
    { "csv", "text/csv", "CSV" },
    { "json", "application/json", "JSON" },
};

#define MEDIA "https://www.iana.org/assignments/media-types/"
#define FORMAT "http://publications.europa.eu/resource/authority/file-type/"
#define RHYTHM "http://publications.europa.eu/resource/authority/frequency/"

static struct str at(struct arena *a, const struct data_catalog *k, const char *rest)
{
    return str_printf(a, STR_FMT "%s", STR_ARG(k->base), rest);
}

static void put_id(struct json *j, const char *key, struct str id)
{
    json_key(j, key);
    json_open(j, '{');
    json_put_str(j, "@id", id);
    json_close(j);
}

static void put_words(struct json *j, const char *key, const struct data_catalog *k, struct str s)
{
    json_key(j, key);
    json_open(j, '{');
    json_put_str(j, "@language", k->lang);
    json_put_str(j, "@value", s);
    json_close(j);
}

static void put_day(struct json *j, const char *key, struct str day)
{
    json_key(j, key);
    json_open(j, '{');
    json_put_str(j, "@type", STR("http://www.w3.org/2001/XMLSchema#date"));
    json_put_str(j, "@value", day);
    json_close(j);
}

static void put_publisher(struct arena *a, struct json *j, const struct data_catalog *k)
{
    json_key(j, "dct:publisher");
    json_open(j, '{');
    json_put_str(j, "@id", at(a, k, "/#kantor"));
    json_put_str(j, "@type", STR("foaf:Agent"));
    json_put_str(j, "foaf:name", k->publisher);
    json_close(j);
}

static void put_form(struct arena *a, struct json *j, const struct data_catalog *k,
                     const struct data_entry *e, size_t form)
{
    struct str href =
        str_printf(a, STR_FMT "/data/%s.%s", STR_ARG(k->base), e->set->name, forms[form].suffix);

    json_open(j, '{');
    json_put_str(j, "@id", href);
    json_put_str(j, "@type", STR("dcat:Distribution"));
    put_words(j, "dct:title", k, str_of(forms[form].format));
    put_id(j, "dcat:accessURL", href);
    put_id(j, "dcat:downloadURL", href);
    put_id(j, "dcat:mediaType", str_printf(a, MEDIA "%s", forms[form].type));
    put_id(j, "dct:format", str_printf(a, FORMAT "%s", forms[form].format));
    put_id(j, "dct:license", k->license);
    json_close(j);
}

static void put_entry(struct arena *a, struct json *j, const struct data_catalog *k,
                      const struct data_entry *e)
{
    json_open(j, '{');
    json_put_str(j, "@id", str_printf(a, STR_FMT "/data#%s", STR_ARG(k->base), e->set->name));
    json_put_str(j, "@type", STR("dcat:Dataset"));
    json_put_str(j, "dct:identifier", str_of(e->set->name));
    put_words(j, "dct:title", k, e->title);
    put_words(j, "dct:description", k, e->about);
    put_day(j, "dct:issued", str_of(e->set->issued));
    put_day(j, "dct:modified", e->modified);
    put_id(j, "dct:license", k->license);
    put_id(j, "dct:accrualPeriodicity", str_printf(a, RHYTHM "%s", e->set->rhythm));
    put_publisher(a, j, k);
    json_key(j, "dcat:distribution");
    json_open(j, '[');
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        put_form(a, j, k, e, i);
    json_close(j);
    json_close(j);
}

struct str catalog_jsonld(struct arena *a, const struct data_catalog *k)
{
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_key(&j, "@context");
    json_open(&j, '{');
    json_put_str(&j, "dcat", STR("http://www.w3.org/ns/dcat#"));
    json_put_str(&j, "dct", STR("http://purl.org/dc/terms/"));
    json_put_str(&j, "foaf", STR("http://xmlns.com/foaf/0.1/"));
    json_close(&j);
    json_put_str(&j, "@id", at(a, k, "/data"));
    json_put_str(&j, "@type", STR("dcat:Catalog"));
    put_words(&j, "dct:title", k, k->publisher);
    put_words(&j, "dct:description", k,
              tr(str_eq(k->lang, STR("en")) ? LANG_EN : LANG_ID, "data.lede"));
    put_publisher(a, &j, k);
    put_id(&j, "dct:license", k->license);
    put_id(&j, "foaf:homepage", at(a, k, "/"));
    json_key(&j, "dcat:dataset");
    json_open(&j, '[');
    for (size_t i = 0; i < k->n; i++)
        put_entry(a, &j, k, &k->entry[i]);
    json_close(&j);
    json_close(&j);
    return json_text(&j);
}

/* ── Turtle ── */

/* A literal in quotes, and its language. */
static void quote(struct buf *b, struct str s)
{
    buf_add_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];

        if (ch == '"' || ch == '\\')
            buf_add_char(b, '\\');
        if (ch == '\n')
            buf_add(b, STR("\\n"));
        else
            buf_add_char(b, (unsigned char)ch < ' ' ? ' ' : ch);
    }
    buf_add_char(b, '"');
}

static void words(struct buf *b, const char *key, const struct data_catalog *k, struct str s)
{
    buf_printf(b, "  %s ", key);
    quote(b, s);
    buf_printf(b, "@" STR_FMT " ;\n", STR_ARG(k->lang));
}

static void turtle_entry(struct buf *b, const struct data_catalog *k, const struct data_entry *e)
{
    buf_printf(b, "\n<" STR_FMT "/data#%s> a dcat:Dataset ;\n", STR_ARG(k->base), e->set->name);
    buf_printf(b, "  dct:identifier \"%s\" ;\n", e->set->name);
    words(b, "dct:title", k, e->title);
    words(b, "dct:description", k, e->about);
    buf_printf(b,
               "  dct:issued \"%s\"^^xsd:date ;\n  dct:modified \"" STR_FMT
               "\"^^xsd:date ;\n  dct:license <" STR_FMT "> ;\n  dct:accrualPeriodicity <" RHYTHM
               "%s> ;\n",
               e->set->issued, STR_ARG(e->modified), STR_ARG(k->license), e->set->rhythm);
    buf_printf(b, "  dct:publisher <" STR_FMT "/#kantor> ;\n  dcat:distribution", STR_ARG(k->base));
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        buf_printf(b, "%s <" STR_FMT "/data/%s.%s>", i > 0 ? "," : "", STR_ARG(k->base),
                   e->set->name, forms[i].suffix);
    buf_add(b, STR(" .\n"));
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct str href = str_printf(b->arena, STR_FMT "/data/%s.%s", STR_ARG(k->base),
                                     e->set->name, forms[i].suffix);

        buf_printf(b,
                   "<" STR_FMT "> a dcat:Distribution ;\n  dcat:accessURL <" STR_FMT
                   "> ;\n  dcat:downloadURL <" STR_FMT "> ;\n  dcat:mediaType <" MEDIA
                   "%s> ;\n  dct:format <" FORMAT "%s> ;\n  dct:license <" STR_FMT "> .\n",
                   STR_ARG(href), STR_ARG(href), STR_ARG(href), forms[i].type, forms[i].format,
                   STR_ARG(k->license));
    }
}

struct str catalog_turtle(struct arena *a, const struct data_catalog *k)
{
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
                    "@prefix dct: <http://purl.org/dc/terms/> .\n"
                    "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
                    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n"));
    buf_printf(&b, "<" STR_FMT "/data> a dcat:Catalog ;\n", STR_ARG(k->base));
    words(&b, "dct:title", k, k->publisher);
    words(&b, "dct:description", k,
          tr(str_eq(k->lang, STR("en")) ? LANG_EN : LANG_ID, "data.lede"));
    buf_printf(&b,
               "  dct:publisher <" STR_FMT "/#kantor> ;\n  dct:license <" STR_FMT
               "> ;\n  foaf:homepage <" STR_FMT "/>",
               STR_ARG(k->base), STR_ARG(k->license), STR_ARG(k->base));
    for (size_t i = 0; i < k->n; i++)
        buf_printf(&b, "%s <" STR_FMT "/data#%s>", i > 0 ? "," : " ;\n  dcat:dataset",
                   STR_ARG(k->base), k->entry[i].set->name);
    buf_printf(&b, " .\n\n<" STR_FMT "/#kantor> a foaf:Agent ;\n  foaf:name ", STR_ARG(k->base));
    quote(&b, k->publisher);
    buf_add(&b, STR(" .\n"));
    for (size_t i = 0; i < k->n; i++)
        turtle_entry(&b, k, &k->entry[i]);
    return buf_str(&b);
}
