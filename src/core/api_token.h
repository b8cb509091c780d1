/* api_token.h: tokens for programs, used as "Authorization: Bearer ..." under /api/. */
#ifndef CORE_API_TOKEN_H
#define CORE_API_TOKEN_H

#include "core/ctx.h"

#define API_TOKEN_NAME_MAX 80
#define API_TOKENS_MAX 20 /* of one account */

/* Makes one for the account, audited; the token is shown once and only its hash is kept. Opens its
 * own transaction. */
NODISCARD enum status api_token_make(struct ctx *c, int64_t account_id, int64_t person_id,
                                     struct str name, struct str *token);

/* Who holds the token of the request's Authorization header: fills c->who and c->lang.
 * ST_NOT_FOUND: no header, or not a token that counts. */
NODISCARD enum status api_token_identify(struct ctx *c, int64_t *unit_id);

#endif
