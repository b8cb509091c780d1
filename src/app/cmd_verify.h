/* cmd_verify.h: the whole check of an installation, for `verify` and at the end of `restore`. */
#ifndef APP_CMD_VERIFY_H
#define APP_CMD_VERIFY_H

#include "app/open.h"
#include "core/checkpoint.h"

/* Says what it finds; `outside` (may be NULL) is a head that somebody else kept. Exit status. */
int verify_installation(const struct cli *cli, struct ctx *c,
                        const struct checkpoint_head *outside);

#endif
