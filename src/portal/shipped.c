/* shipped.c: reads the pages that are in the program. */
#include "portal/shipped.h"

#include "base/status.h"

static void put_head(struct content *k, struct str line)
{
    struct str key = str_trim(str_cut(&line, ':')), value = str_trim(line);

    if (str_eq(key, STR("title")))
        k->title = value;
    else if (str_eq(key, STR("summary")))
        k->summary = value;
    else if (str_eq(key, STR("place")))
        k->place = value;
}

void shipped_at(size_t i, struct content *out)
{
    struct str rest = { shipped_files[i].text, shipped_files[i].n };

    *out = (struct content){
        .kind = STR("page"),
        .name = str_of(shipped_files[i].name),
        .place = STR(""),
        .state = STR("published"),
        .title = STR(""),
        .summary = STR(""),
        .day = STR(""),
        .image_alt = STR(""),
    };
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');

        if (str_eq(line, STR("---")))
            break;
        put_head(out, line);
    }
    out->body = str_trim(rest);
}

bool shipped_find(struct str name, struct content *out)
{
    for (size_t i = 0; i < n_shipped_files; i++) {
        if (str_eq(name, str_of(shipped_files[i].name))) {
            shipped_at(i, out);
            return true;
        }
    }
    return false;
}
