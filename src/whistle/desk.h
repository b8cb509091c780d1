/* desk.h: the pages of handlers, and what they share. */
#ifndef WHISTLE_DESK_H
#define WHISTLE_DESK_H

#include "core/page.h"
#include "whistle/case.h"
#include "whistle/desk_view.h"
#include "whistle/whistle.h"

/* The page around a handler's body; `here`: the last crumb, or empty on the desk itself. */
NODISCARD enum status wbs_desk_page(struct ctx *c, struct str title, struct out *body);

/* key_page.c */
NODISCARD enum status wbs_keys_show(struct ctx *c);
NODISCARD enum status wbs_keys_send(struct ctx *c);
/* The asker's newest key that is not retired; ST_NOT_FOUND: none. */
NODISCARD enum status wbs_key_of_asker(struct ctx *c, struct whistle_key *out);
/* Opens it with the passphrase; ST_INVALID: a wrong one. */
NODISCARD enum status wbs_key_unlock(struct ctx *c, const struct whistle_key *k,
                                     struct str passphrase, struct open_key *out);
/* A pair of keys for the asker, under the passphrase; waits to be confirmed. `old` is retired. */
NODISCARD enum status wbs_key_draw_up(struct ctx *c, struct str passphrase,
                                      const struct whistle_key *old, struct open_key *out);
/* The asker vouches for it; whoever calls has compared the print. */
NODISCARD enum status wbs_key_confirm(struct ctx *c, const struct whistle_key *k);
/* case_page.c */
NODISCARD enum status wbs_case_show(struct ctx *c);
NODISCARD enum status wbs_case_file(struct ctx *c);
NODISCARD enum status wbs_case_page_of(struct ctx *c, struct opened_case *k, struct case_view *v);
/* case_send.c */
NODISCARD enum status wbs_case_send(struct ctx *c);
/* identity.c */
NODISCARD enum status wbs_identity_fill(struct ctx *c, const struct opened_case *k,
                                        struct case_view *v);
NODISCARD enum status wbs_identity_ask(struct ctx *c, struct opened_case *k);
NODISCARD enum status wbs_identity_agree(struct ctx *c, struct opened_case *k);
/* The handler's own rows become noise, the other handlers' stay. */
NODISCARD enum status wbs_case_leave(struct ctx *c, struct opened_case *k);
/* Hands the case to another handler, unless the reporter shut that one out. */
NODISCARD enum status wbs_case_share(struct ctx *c, struct opened_case *k);

#endif
