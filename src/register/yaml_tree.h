/*
 * yaml_tree.h: a YAML file as a tree that knows its lines. The plain part of YAML only: maps with
 * text keys, lists, texts. Anchors, aliases, tags, merges, several documents and doubled keys are
 * refused.
 */
#ifndef REGISTER_YAML_TREE_H
#define REGISTER_YAML_TREE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

#define YAML_BYTES_MAX ((size_t)256 * 1024)
#define YAML_DEPTH_MAX 12

struct yaml_item;

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    bool quoted; /* a text in quotes or in a block: never true, null, or a number */
    size_t line;
    struct str text; /* of YAML_TEXT */
    const struct yaml_item *item;
    size_t n;
};

struct yaml_item {
    struct str key; /* of a map */
    size_t line;    /* of the key */
    const struct yaml *value;
};

struct yaml_trouble {
    size_t line;
    struct str text;
};

/*
 * A tree without addresses, as the build puts it into the program (tools/plant): nothing of it has
 * to be relocated or copied before it is asked for. Places are indexes into the arrays; texts lie
 * in `text`. The last value is the root.
 */
struct yaml_flat {
    const char *text;
    const struct yaml_flat_value {
        uint32_t text, n_text, item, n, line;
        uint8_t kind, quoted;
    } * value;
    const struct yaml_flat_item {
        uint32_t key, n_key, line, value;
    } * item;
    uint32_t n_value, n_item;
};

/* The tree in `a`; its texts stay where they are. */
const struct yaml *yaml_unfold(struct arena *a, const struct yaml_flat *flat);
/* What stands under a key of the root, without unfolding; empty where that is no text. */
struct str yaml_flat_text(const struct yaml_flat *flat, const char *key);

/* The tree, in `a`; its texts too. ST_INVALID: *why says where and what. A demo.yaml is read with
 * it as well. */
NODISCARD enum status yaml_read(struct arena *a, struct str text, const struct yaml **out,
                                struct yaml_trouble *why);
/* The value of a key; NULL: it has none. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif
