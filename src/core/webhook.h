/*
 * webhook.h: a notice to a program of the office's choice, such as the gateway of a messenger: JSON
 * over HTTPS, signed with a key that both know.
 *
 * The setting "hook_url" says where to; DATA/keys/hook holds the key, a line of at least 32 signs
 * that the administrator puts there. Two header lines go with each call: "X-Runut-Time: SECONDS"
 * and "X-Runut-Signature: sha256=HEX", the HMAC-SHA-256 of "SECONDS.BODY".
 */
#ifndef CORE_WEBHOOK_H
#define CORE_WEBHOOK_H

#include "core/ctx.h"

#define WEBHOOK_KEY_MIN 32

struct webhook {
    struct str url, key; /* url empty: none */
};

/* From the settings of the home unit. */
NODISCARD enum status webhook_load(struct ctx *c, struct webhook *out);
/* What goes into the header, for tests: "sha256=HEX". */
struct str webhook_signature(struct arena *a, struct str key, int64_t seconds, struct str body);
/* From a job: anything but ST_OK is tried again. */
NODISCARD enum status webhook_send(struct ctx *c, const struct webhook *hook, struct str body);

#endif
