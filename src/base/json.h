/*
 * json.h: writes JSON into a buffer; commas and quotes are its business. Reading is jansson's.
 *
 *   struct json j;
 *   json_init(&j, arena);
 *   json_open(&j, '{'); json_key(&j, "ref"); json_str(&j, ref); json_close(&j);
 *   json_text(&j) -> {"ref":"1.1.1.1"}
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

struct json {
    struct buf buf;
    char close[16]; /* what closes each open level */
    int depth;
    bool comma; /* a value stands before */
};

void json_init(struct json *j, struct arena *a);
void json_open(struct json *j, char bracket); /* '{' or '[', at most 16 deep */
void json_close(struct json *j);
void json_key(struct json *j, const char *key);
void json_str(struct json *j, struct str s); /* valid UTF-8; control characters are escaped */
void json_int(struct json *j, int64_t v);
void json_number(struct json *j, double v);
void json_plain(struct json *j, struct str number); /* one that is written already */
void json_bool(struct json *j, bool v);
void json_none(struct json *j);
struct str json_text(const struct json *j); /* all levels closed */

/* Members, for the common case. */
void json_put_str(struct json *j, const char *key, struct str s);
void json_put_int(struct json *j, const char *key, int64_t v);
/* "key":["old","new"], only where they differ. */
void json_put_change(struct json *j, const char *key, struct str old, struct str new_);

#endif
