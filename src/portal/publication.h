/* publication.h: that something was published on the portal, as a record of a register. */
#ifndef PORTAL_PUBLICATION_H
#define PORTAL_PUBLICATION_H

#include "portal/content.h"

/* Writes a record of the register `publication`, from which the plan's indicators are counted (the
 * reform column 1.2.1.2; vision, mission and motto 8.3.1.8). In the caller's transaction. A site
 * without that register publishes all the same. */
NODISCARD enum status publication_note(struct ctx *c, const struct content_draft *d,
                                       int64_t version_no);

#endif
