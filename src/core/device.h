/* device.h: browsers that have signed in before, known by a cookie that names up to four accounts.
 */
#ifndef CORE_DEVICE_H
#define CORE_DEVICE_H

#include "core/token.h"

/* The payload of this browser's token for the account; false when it has none. */
bool device_of(const struct ctx *c, int64_t account_id, uint8_t payload[TOKEN_LEN]);
/* Makes this browser one that the account knows. */
void device_remember(struct ctx *c, int64_t account_id);
/* It carries a token of ours for any account. */
bool device_known(const struct ctx *c);

#endif
