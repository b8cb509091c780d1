/* team_edit.h: the forms of a team. */
#ifndef CORE_TEAM_EDIT_H
#define CORE_TEAM_EDIT_H

#include "core/ctx.h"

NODISCARD enum status team_new_page(struct ctx *c);
NODISCARD enum status team_new_save(struct ctx *c);
NODISCARD enum status team_edit_page(struct ctx *c);
NODISCARD enum status team_edit_save(struct ctx *c);

#endif
