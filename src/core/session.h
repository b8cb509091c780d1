/* session.h: beginning and ending sessions. identity.h finds them. */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include "core/ctx.h"

/* A new session with new secrets; the one that the browser brought, if any, ends. Sets the cookies
 * of session and device. Inside the caller's transaction. */
NODISCARD enum status session_begin(struct ctx *c, int64_t account_id, int64_t unit_id);
/* What the browser says it is, at most 200 bytes (agent.h shows it); empty where that is not text.
 */
struct str session_agent(const struct ctx *c);
/* Ends a session of that account, and what hangs on it elsewhere (app->farewells). ST_CONFLICT:
 * there is none. */
NODISCARD enum status session_close(struct ctx *c, int64_t account_id, int64_t session_id);
/* Ends the request's own session and takes its cookie away. */
NODISCARD enum status session_leave(struct ctx *c);

#endif
