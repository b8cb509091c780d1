/* summary_read.c: takes a signed summary apart, believing nothing: it comes from another office. */
#include <jansson.h>

#include "base/time.h"
#include "core/checkpoint.h"
#include "plan/summary.h"

#define PARTS_MAX 2000 /* more lines than any office has areas, registers or measures */
#define TEXT_MAX 1000  /* bytes of a name */

static void json_done(json_t **j)
{
    json_decref(*j);
}

static bool read_text(struct ctx *c, const json_t *o, const char *name, struct str *out)
{
    const json_t *v = json_object_get(o, name);

    if (!json_is_string(v) || json_string_length(v) > TEXT_MAX)
        return false;
    *out = str_copy(c->arena, (struct str){ json_string_value(v), json_string_length(v) });
    return true;
}

/* A count: never below 0. */
static bool read_count(const json_t *o, const char *name, int64_t *out)
{
    const json_t *v = json_object_get(o, name);

    *out = (int64_t)json_integer_value(v);
    return json_is_integer(v) && *out >= 0;
}

static bool read_value(const json_t *o, const char *name, struct summary_part *p)
{
    const json_t *v = json_object_get(o, name);

    p->has_value = json_is_number(v);
    p->value = json_number_value(v);
    return json_is_number(v) || json_is_null(v);
}

static bool read_figures(const json_t *o, struct summary_part *p)
{
    return read_count(o, "indicators", &p->indicators) && read_count(o, "planned", &p->planned) &&
           read_count(o, "done", &p->done) && read_count(o, "verified", &p->verified) &&
           read_count(o, "late", &p->late) && read_count(o, "confirm", &p->confirm) &&
           read_value(o, "achievement", p);
}

static bool read_area(struct ctx *c, const json_t *o, struct summary_part *p)
{
    return read_text(c, o, "name", &p->name) && read_text(c, o, "text", &p->text) &&
           read_figures(o, p);
}

static bool read_record(struct ctx *c, const json_t *o, struct summary_part *p)
{
    return read_text(c, o, "name", &p->name) && read_count(o, "records", &p->records) &&
           read_count(o, "open", &p->open) && read_count(o, "late", &p->late);
}

static bool read_measure(struct ctx *c, const json_t *o, struct summary_part *p)
{
    return read_text(c, o, "name", &p->name) && read_value(o, "value", p);
}

static bool read_list(struct ctx *c, const json_t *list,
                      bool (*one)(struct ctx *c, const json_t *o, struct summary_part *p),
                      const struct summary_part **out, size_t *n)
{
    struct summary_part *part = NULL;

    if (!json_is_array(list) || json_array_size(list) > PARTS_MAX)
        return false;
    *n = json_array_size(list);
    part = arena_array(c->arena, *n + 1, sizeof(*part));
    for (size_t i = 0; i < *n; i++)
        if (!one(c, json_array_get(list, i), &part[i]))
            return false;
    *out = part;
    return true;
}

static bool read_all(struct ctx *c, const json_t *o, struct summary *s)
{
    struct str format;
    int64_t made = 0;
    bool good = read_text(c, o, "format", &format) && str_eq(format, STR(SUMMARY_FORMAT)) &&
                read_text(c, o, "unit", &s->unit) && read_text(c, o, "name", &s->name) &&
                read_text(c, o, "key", &s->signer) && read_count(o, "year", &s->year) &&
                s->year >= 2000 && s->year < 2200 && read_count(o, "made_at", &made) &&
                made < INT64_MAX / SECOND && read_count(o, "log_size", &s->log_size) &&
                read_figures(json_object_get(o, "plan"), &s->all);

    s->made_at = made * SECOND;
    return good && read_list(c, json_object_get(o, "areas"), read_area, &s->area, &s->n_area) &&
           read_list(c, json_object_get(o, "records"), read_record, &s->record, &s->n_record) &&
           read_list(c, json_object_get(o, "measures"), read_measure, &s->measure, &s->n_measure);
}

/* The key names the office that the summary says it is of, and signs all of it. */
static bool is_signed(struct ctx *c, const struct summary *s, struct str first)
{
    uint8_t pub[SIGN_PUBLIC_LEN];
    struct str name, origin = checkpoint_origin(c->arena, s->unit);

    return checkpoint_vkey_parse(c->arena, s->signer, &name, pub) && str_eq(name, origin) &&
           str_eq(first, str_printf(c->arena, STR_FMT SUMMARY_FIRST, STR_ARG(origin))) &&
           note_signed(c->arena, s->note, pub);
}

enum status summary_read(struct ctx *c, struct str note, struct summary *out)
{
    struct str text = { 0 }, signatures = { 0 }, first = { 0 };

    *out = (struct summary){ .note = note };
    if (note.n > SUMMARY_MAX || !note_split(note, &text, &signatures))
        return refuse(c, ST_INVALID, "summary.not_one");
    first = str_cut(&text, '\n');
    CLEANUP(json_done) json_t *j = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    if (j == NULL || !read_all(c, j, out))
        return refuse(c, ST_INVALID, "summary.not_one");
    return is_signed(c, out, first) ? ST_OK : refuse(c, ST_INVALID, "summary.bad_signature");
}
