/*
 * openapi.h: operations and schemas of the API as OpenAPI 3.0 describes them. Each engine writes
 * its own, from the same list that its routes are made of.
 */
#ifndef CORE_OPENAPI_H
#define CORE_OPENAPI_H

#include "core/api.h"

struct api_doc {
    enum method method;
    const char *path;     /* as in the route, "/api/v1/plans/:plan" */
    const char *what;     /* in one line, English */
    const char *in, *out; /* names of schemas; in may be empty */
    bool files;           /* the body is a form with files */
};

struct api_schema {
    const char *name, *members; /* as openapi_schema() takes them */
};

/* What an engine above the plan adds: app->api_parts. */
struct api_part {
    const struct api_doc *doc;
    size_t n_doc;
    const struct api_schema *schema;
    size_t n_schema;
};

/* Members of "paths"; several methods of one path are put together. */
void openapi_paths(struct ctx *c, struct json *j, const struct api_doc *doc, size_t n);
/* The schema of an object. Its members: "name:type" with type s(tring), i(nteger), n(umber),
 * b(oolean), o(bject) or [ for an array of objects, between blanks. A '*' behind it: required. */
void openapi_schema(struct ctx *c, struct json *j, const char *members);

#endif
