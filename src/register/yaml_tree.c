/*
 * yaml_tree.c: the only user of libyaml. Reads its events rather than its documents: only events
 * tell of anchors, aliases and tags.
 */
#include "register/yaml_tree.h"

#include <yaml.h>

#include "base/utf8.h"

struct reader {
    struct arena *a;
    yaml_parser_t parser;
    struct yaml_trouble *why;
};

static void reader_done(struct reader *r)
{
    yaml_parser_delete(&r->parser);
}

static bool refuse_at(struct reader *r, size_t line, const char *text)
{
    *r->why = (struct yaml_trouble){ line, str_of(text) };
    return false;
}

static bool next(struct reader *r, yaml_event_t *e)
{
    size_t line;

    if (yaml_parser_parse(&r->parser, e) != 0)
        return true;
    line = r->parser.problem_mark.line + 1;
    *r->why = (struct yaml_trouble){
        line, str_printf(r->a, "not YAML: %s%s%s",
                         r->parser.problem != NULL ? r->parser.problem : "cannot be read",
                         r->parser.context != NULL ? " " : "",
                         r->parser.context != NULL ? r->parser.context : "")
    };
    return false;
}

/* YAML_DEPTH_MAX bounds these two. NOLINTBEGIN(misc-no-recursion) */
static bool read_value(struct reader *r, const yaml_event_t *e, int depth, const struct yaml **out);

/* What events carry besides the value is not for definitions. */
static bool is_plain(struct reader *r, const yaml_event_t *e, size_t line)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;

    if (e->type == YAML_SCALAR_EVENT) {
        anchor = e->data.scalar.anchor;
        tag = e->data.scalar.tag;
    } else if (e->type == YAML_SEQUENCE_START_EVENT) {
        anchor = e->data.sequence_start.anchor;
        tag = e->data.sequence_start.tag;
    } else if (e->type == YAML_MAPPING_START_EVENT) {
        anchor = e->data.mapping_start.anchor;
        tag = e->data.mapping_start.tag;
    } else {
        return refuse_at(r, line, "aliases (*name) are not used here; write the value out");
    }
    if (anchor != NULL)
        return refuse_at(r, line, "anchors (&name) are not used here; write the value out");
    if (tag != NULL)
        return refuse_at(r, line, "tags (!name) are not used here");
    return true;
}

static struct str scalar(struct reader *r, const yaml_event_t *e)
{
    return str_copy(r->a,
                    (struct str){ (const char *)e->data.scalar.value, e->data.scalar.length });
}

static struct yaml_item *add(struct reader *r, struct yaml *node, size_t *cap)
{
    if (node->n == *cap) {
        struct yaml_item *more = arena_array(r->a, *cap == 0 ? 8 : *cap * 2, sizeof(*more));

        for (size_t i = 0; i < node->n; i++)
            more[i] = node->item[i];
        node->item = more;
        *cap = *cap == 0 ? 8 : *cap * 2;
    }
    /* Ours until the tree is handed out. */
    return (struct yaml_item *)(uintptr_t)&node->item[node->n++];
}

static bool read_key(struct reader *r, const yaml_event_t *e, const struct yaml *map,
                     struct yaml_item *out)
{
    size_t line = e->start_mark.line + 1;

    if (!is_plain(r, e, line))
        return false;
    if (e->type != YAML_SCALAR_EVENT)
        return refuse_at(r, line, "a key must be a plain word");
    out->key = scalar(r, e);
    out->line = line;
    for (size_t i = 0; i < map->n; i++) {
        if (!str_eq(map->item[i].key, out->key))
            continue;
        r->why->line = line;
        r->why->text = str_printf(r->a, "'" STR_FMT "' stands twice, first in line %zu",
                                  STR_ARG(out->key), map->item[i].line);
        return false;
    }
    return true;
}

static bool read_items(struct reader *r, struct yaml *node, int depth)
{
    yaml_event_type_t end =
        node->kind == YAML_MAP ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    size_t cap = 0;

    for (;;) {
        struct yaml_item item = { 0 };
        yaml_event_t e;
        bool good;

        if (!next(r, &e))
            return false;
        if (e.type == end) {
            yaml_event_delete(&e);
            return true;
        }
        if (node->kind == YAML_MAP) {
            good = read_key(r, &e, node, &item);
            yaml_event_delete(&e);
            if (!good || !next(r, &e))
                return false;
        }
        good = read_value(r, &e, depth + 1, &item.value);
        yaml_event_delete(&e);
        if (!good)
            return false;
        *add(r, node, &cap) = item;
    }
}

static bool read_value(struct reader *r, const yaml_event_t *e, int depth, const struct yaml **out)
{
    struct yaml *node = arena_new(r->a, struct yaml);

    node->line = e->start_mark.line + 1;
    if (!is_plain(r, e, node->line))
        return false;
    if (depth > YAML_DEPTH_MAX)
        return refuse_at(r, node->line, "nested too deeply");
    *out = node;
    if (e->type == YAML_SCALAR_EVENT) {
        node->text = scalar(r, e);
        node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        return true;
    }
    node->kind = e->type == YAML_MAPPING_START_EVENT ? YAML_MAP : YAML_LIST;
    return read_items(r, node, depth);
}

/* NOLINTEND(misc-no-recursion) */

/* The stream's frame; the one value in it goes to *out. */
static bool read_stream(struct reader *r, const struct yaml **out)
{
    for (;;) {
        yaml_event_t e;
        yaml_event_type_t type;
        bool good = true;

        if (!next(r, &e))
            return false;
        type = e.type;
        if (type == YAML_DOCUMENT_START_EVENT && *out != NULL)
            good = refuse_at(r, e.start_mark.line + 1,
                             "a second document begins here; one file, one definition");
        else if (type == YAML_DOCUMENT_START_EVENT &&
                 e.data.document_start.version_directive != NULL)
            good = refuse_at(r, e.start_mark.line + 1, "directives (%YAML) are not used here");
        else if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT &&
                 type != YAML_DOCUMENT_END_EVENT && type != YAML_STREAM_END_EVENT)
            good = read_value(r, &e, 1, out);
        yaml_event_delete(&e);
        if (!good || type == YAML_STREAM_END_EVENT)
            return good;
    }
}

enum status yaml_read(struct arena *a, struct str text, const struct yaml **out,
                      struct yaml_trouble *why)
{
    CLEANUP(reader_done) struct reader r = { .a = a, .why = why };
    size_t line = 0, column = 0;

    *out = NULL;
    *why = (struct yaml_trouble){ 0 };
    if (yaml_parser_initialize(&r.parser) == 0)
        return ST_FAULT;
    if (text.n > YAML_BYTES_MAX) {
        why->text = str_printf(a, "the file is too large: at most %zu KB", YAML_BYTES_MAX / 1024);
        return ST_INVALID;
    }
    if (utf8_find_bad(text, &line, &column)) {
        why->line = line;
        why->text = str_printf(a, "not UTF-8, at character %zu of the line", column);
        return ST_INVALID;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.p, text.n);
    if (!read_stream(&r, out))
        return ST_INVALID;
    if (*out == NULL) {
        why->text = STR("the file is empty");
        return ST_INVALID;
    }
    return ST_OK;
}

const struct yaml *yaml_unfold(struct arena *a, const struct yaml_flat *flat)
{
    struct yaml *value = arena_raw(a, flat->n_value * sizeof(*value));
    struct yaml_item *item = arena_raw(a, ((size_t)flat->n_item + 1) * sizeof(*item));

    for (uint32_t i = 0; i < flat->n_value; i++) {
        const struct yaml_flat_value *f = &flat->value[i];

        value[i] = (struct yaml){ .kind = f->kind,
                                  .line = f->line,
                                  .quoted = f->quoted,
                                  .text = { flat->text + f->text, f->n_text },
                                  .item = f->n > 0 ? &item[f->item] : NULL,
                                  .n = f->n };
    }
    for (uint32_t i = 0; i < flat->n_item; i++) {
        const struct yaml_flat_item *f = &flat->item[i];

        item[i] =
            (struct yaml_item){ { flat->text + f->key, f->n_key }, f->line, &value[f->value] };
    }
    return &value[flat->n_value - 1];
}

struct str yaml_flat_text(const struct yaml_flat *flat, const char *key)
{
    const struct yaml_flat_value *root = &flat->value[flat->n_value - 1];
    const struct yaml_flat_item *item = &flat->item[root->item];

    for (uint32_t i = 0; root->kind == YAML_MAP && i < root->n; i++) {
        const struct yaml_flat_value *v = &flat->value[item[i].value];
        struct str name = { flat->text + item[i].key, item[i].n_key };

        if (str_eq(name, str_of(key)))
            return v->kind == YAML_TEXT ? (struct str){ flat->text + v->text, v->n_text } : STR("");
    }
    return STR("");
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    for (size_t i = 0; map != NULL && map->kind == YAML_MAP && i < map->n; i++) {
        if (str_eq(map->item[i].key, str_of(key)))
            return map->item[i].value;
    }
    return NULL;
}
