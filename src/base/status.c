/* status.c: the names of the seven outcomes. */
#include "base/status.h"

const char *status_name(enum status s)
{
    static const char *const name[] = {
        [ST_OK] = "ok",           [ST_NOT_FOUND] = "not_found", [ST_DENIED] = "denied",
        [ST_INVALID] = "invalid", [ST_CONFLICT] = "conflict",   [ST_BUSY] = "busy",
        [ST_FAULT] = "fault",
    };

    return (unsigned)s < ARRAY_LEN(name) ? name[s] : "unknown";
}
