/*
 * load.h: from YAML texts to definitions. Nothing in a file is ignored in silence: every mistake is
 * named with file, line and reason, all of them at once.
 */
#ifndef REGISTER_LOAD_H
#define REGISTER_LOAD_H

#include "register/def.h"
#include "register/yaml_tree.h"

/* A definition as it came: embedded in the program, or from a site's folder. */
struct reg_source {
    struct str name; /* "visitor.yaml", or its path */
    struct str text;
    /* Of an embedded one, read by the build (tools/plant); NULL: the text is to be read. */
    const struct yaml_flat *flat;
    struct str hash; /* with `flat`: hex SHA-256 of the text */
    bool anew;       /* with `flat`: check what the build has checked, too */
};

struct reg_mistake {
    struct str file;
    size_t line; /* 0: of the whole file */
    struct str text;
};

/* The embedded ones (tools/plant): trees, no texts. */
extern const struct reg_source reg_shipped[];
extern const size_t reg_shipped_n;
/* Their sample records (demo.yaml), by the register's name; for `runut demo load`. */
extern const struct reg_source reg_samples[];
extern const size_t reg_samples_n;

/*
 * Loads and checks all sources together, each register once: a later source of the same name takes
 * the place of an earlier one. Everything lies in `a`. ST_INVALID: *mistake has what is wrong, at
 * least one. Where all are embedded, their expressions are believed: the build has had them checked
 * by `runut register check`, and nothing else has come between.
 */
NODISCARD enum status reg_load(struct arena *a, const struct reg_source *source, size_t n,
                               struct reg_all *out, struct reg_mistake **mistake,
                               size_t *n_mistake);

/* The files *.yaml and NAME/NAME.yaml of a folder, sorted by name. ST_NOT_FOUND: no such folder;
 * ST_FAULT: one of them cannot be read. */
NODISCARD enum status reg_sources_of(struct arena *a, struct str folder, struct reg_source **out,
                                     size_t *n);
/* Its tree, in `a`. ST_INVALID: *why says where and what. */
NODISCARD enum status reg_source_tree(struct arena *a, const struct reg_source *source,
                                      const struct yaml **root, struct yaml_trouble *why);
/* The hex SHA-256 of its text. */
struct str reg_source_hash(struct arena *a, const struct reg_source *source);
/* One file; false where it cannot be read (errno). */
bool reg_source_read(struct arena *a, struct str path, struct reg_source *out);

#endif
