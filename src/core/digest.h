/*
 * digest.h: one message a person each working morning, with what is late, returned, waiting or due,
 * and why. What has been handled is not in it, because it is computed at that moment.
 */
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include "core/ctx.h"
#include "core/job.h"

/* In the order in which they are shown. */
enum digest_kind { DIGEST_LATE, DIGEST_RETURNED, DIGEST_WAITING, DIGEST_DUE, DIGEST_KINDS };

struct digest_item {
    enum digest_kind kind;
    struct str ref, text; /* "7.6.2.1", "Laporan November 2025" */
    struct str why;       /* in the person's language (c->lang); may be empty */
    struct str link;      /* path of the page where it is handled */
    int32_t due;          /* 0: none */
};

/* What an engine has for a person. app->digests is an array of pointers, NULL-terminated. */
struct digest_source {
    const char *name;
    enum status (*items)(struct ctx *c, int64_t person_id, int32_t today, struct digest_item **item,
                         size_t *n);
};

/* Writes the digests of every unit whose morning has come (07.00 of its zone, working days), once
 * a day. c->now decides what time it is. */
NODISCARD enum status digest_tick(struct ctx *c);

#endif
