/* rule_page.h: /register/aturan, the rules by which cases are judged. */
#ifndef REGISTER_RULE_PAGE_H
#define REGISTER_RULE_PAGE_H

#include "core/setting_page.h"
#include "register/clock_store.h"

enum status rule_show_page(struct ctx *c);
enum status rule_send_page(struct ctx *c);

/* Its line on /pengaturan: how many values are not confirmed. */
enum status rule_setting_note(struct ctx *c, struct setting_note *out);

#endif
