/* zip.h: the parts of an office document, unpacked within limits. */
#ifndef READER_ZIP_H
#define READER_ZIP_H

#include "reader/reading.h"

struct part {
    struct str name, data;
};

struct parts {
    struct part p[READ_MAX_PARTS]; /* those that were wanted, with their bytes */
    size_t n;
};

/* Unpacks every part, so that a broken one is found, and keeps those that `want` names. Refuses a
 * bomb, an encrypted part, a doubled name. */
bool zip_read(struct reading *r, bool (*want)(struct str name), struct parts *out);
const struct part *part_find(const struct parts *parts, struct str name);

#endif
