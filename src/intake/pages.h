/* pages.h: handlers of the intake engine; their addresses stand in track.c. */
#ifndef INTAKE_PAGES_H
#define INTAKE_PAGES_H

#include "intake/case.h"

/* slip.c */
enum status slip_show(struct ctx *c);
enum status slip_follow(struct ctx *c);
enum status slip_pdf(struct ctx *c);
enum status slip_proof(struct ctx *c);
/* check.c */
enum status check_show(struct ctx *c);
enum status check_send(struct ctx *c);
/* panel.c */
enum status panel_say(struct ctx *c);
enum status panel_code(struct ctx *c);
enum status panel_same(struct ctx *c);

#endif
