/*
 * form.h: names and values from a query, an urlencoded body or a Cookie header, and the path.
 *
 * Each returns 0 or the status with which the request is refused (request.h, trouble): 400 for
 * bytes that are no text, 413 for more than the limit.
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "http/request.h"

enum {
    FORM_MAX_BYTES =
        1024 * 1024, /* of an urlencoded or JSON body, or all text fields of a multipart one */
    FORM_MAX_FIELDS = 500,
    QUERY_MAX_FIELDS = 100,
    COOKIE_MAX = 50
};

/* "a=1&b=x+y%20z". Values may hold tab, CR and LF but no other control character. */
int form_parse(struct arena *a, struct str s, size_t max_fields, struct params *out);
/* "a=1; b=2" as it stands: no decoding. Parts that are no pair are passed over. */
int cookies_parse(struct arena *a, struct str s, struct params *out);
/*
 * A request target: the path decoded and checked, the query as it stands. Refused: a bad escape,
 * a decoded '/', '\' or control character, bytes that are no UTF-8, "//", and "." or ".." as a
 * segment. An absolute target ("http://host/path") loses its beginning.
 */
int target_parse(struct arena *a, struct str target, struct str *path, struct str *query);

#endif
