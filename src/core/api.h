/* api.h: what all operations of the API share: bodies read, answers written, lists in windows. */
#ifndef CORE_API_H
#define CORE_API_H

#include <jansson.h>

#include "base/json.h"
#include "core/ctx.h"

/* Answers with what has been written; all levels closed. */
enum status api_send(struct ctx *c, const struct json *j);

/* The JSON object of the body, released with the request; ST_INVALID with a message when it is
 * none. */
NODISCARD enum status api_body(struct ctx *c, json_t **out);
/* Members; missing ones are empty or `otherwise`. */
struct str api_text(const json_t *body, const char *name);
int64_t api_int(const json_t *body, const char *name, int64_t otherwise);

/* ?offset= and ?limit= (at most 200, 100 unless set), and the "next" that follows. */
struct api_window {
    int64_t offset, limit;
};
struct api_window api_window(struct ctx *c);
void api_next(struct ctx *c, struct json *j, struct api_window w, bool more);

#endif
