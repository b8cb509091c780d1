/* source.c: the definitions in a folder. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "register/load.h"
#include "register/loading.h"

#define SOURCES_MAX 500

static bool is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* "NAME.yaml", or NAME/NAME.yaml. Empty: neither. */
static struct str path_of(struct arena *a, struct str folder, const char *name)
{
    struct str n = str_of(name);
    struct str whole = str_printf(a, STR_FMT "/%s", STR_ARG(folder), name);
    struct str inner = str_printf(a, STR_FMT "/%s.yaml", STR_ARG(whole), name);

    if (name[0] == '.')
        return STR("");
    if (str_ends(n, STR(".yaml")))
        return is_file(str_z(a, whole)) ? whole : STR("");
    return is_file(str_z(a, inner)) ? inner : STR("");
}

bool reg_source_read(struct arena *a, struct str path, struct reg_source *out)
{
    FILE *f = fopen(str_z(a, path), "rbe");
    char *p;
    size_t n;
    bool good;

    if (f == NULL)
        return false;
    /* One byte more than may be: the reader says that it is too large. */
    p = arena_raw(a, YAML_BYTES_MAX + 1);
    n = fread(p, 1, YAML_BYTES_MAX + 1, f);
    good = ferror(f) == 0;
    (void)fclose(f);
    *out = (struct reg_source){ .name = str_copy(a, path), .text = { p, n } };
    return good;
}

enum status reg_sources_of(struct arena *a, struct str folder, struct reg_source **out, size_t *n)
{
    struct dirent **entry = NULL;
    int found = scandir(str_z(a, folder), &entry, NULL, alphasort);
    enum status s = ST_OK;

    *n = 0;
    if (found < 0)
        return ST_NOT_FOUND;
    *out = arena_array(a, SOURCES_MAX, sizeof(**out));
    for (int i = 0; i < found; i++) {
        struct str path = path_of(a, folder, entry[i]->d_name);

        if (path.n > 0 && *n < SOURCES_MAX) {
            if (reg_source_read(a, path, &(*out)[*n]))
                (*n)++;
            else
                s = ST_FAULT;
        }
        free(entry[i]);
    }
    free(entry);
    return s;
}

enum status reg_source_tree(struct arena *a, const struct reg_source *source,
                            const struct yaml **root, struct yaml_trouble *why)
{
    if (source->flat == NULL)
        return yaml_read(a, source->text, root, why);
    *root = yaml_unfold(a, source->flat);
    return ST_OK;
}

struct str reg_source_hash(struct arena *a, const struct reg_source *source)
{
    struct sha256 hash;

    if (source->flat != NULL)
        return source->hash;
    hash = sha256_of(source->text.p, source->text.n);
    return hex_of(a, hash.b, sizeof(hash.b));
}
