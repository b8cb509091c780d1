/* pages.h: the pages of surveys: their handlers, by address in routes.c, and what they share. */
#ifndef SURVEY_PAGES_H
#define SURVEY_PAGES_H

#include "core/page.h"
#include "core/route.h"
#include "survey/period.h"

/* ask_page.c, tablet_page.c: for whoever answers. */
enum status ask_show(struct ctx *c);
enum status ask_send(struct ctx *c);
enum status ask_thanks(struct ctx *c);
enum status tablet_show(struct ctx *c);
enum status tablet_send(struct ctx *c);
enum status tablet_thanks(struct ctx *c);
/* door_page.c: what is open and what was published, for everybody. */
enum status door_show(struct ctx *c);
enum status door_results(struct ctx *c);
/* result_page.c */
enum status result_show_public(struct ctx *c);
enum status result_csv(struct ctx *c);
/* period_page.c: for staff. */
enum status period_show(struct ctx *c);
enum status period_show_new(struct ctx *c);
enum status period_send_new(struct ctx *c);
enum status period_show_edit(struct ctx *c);
enum status period_send_edit(struct ctx *c);
/* move_page.c */
enum status period_send_move(struct ctx *c);
enum status period_send_enact(struct ctx *c);
enum status period_send_correct(struct ctx *c);
enum status period_send_drop(struct ctx *c);
enum status period_send_remark(struct ctx *c);
/* entry_page.c */
enum status entry_show(struct ctx *c);
enum status entry_send(struct ctx *c);
enum status comment_send(struct ctx *c);
/* file_page.c */
enum status answers_csv(struct ctx *c);
enum status answers_import(struct ctx *c);
enum status answers_xlsx(struct ctx *c);
/* print_page.c */
enum status poster_pdf(struct ctx *c);
enum status slips_pdf(struct ctx *c);
enum status result_poster_pdf(struct ctx *c);
enum status report_pdf(struct ctx *c);

extern const struct route survey_routes[];

/* The period of ":id" in the path. */
NODISCARD enum status period_of_path(struct ctx *c, struct period *out);
struct str period_href(struct ctx *c, int64_t id,
                       const char *tail); /* "/survei/periode/7" + tail */
/* The staff's list, for /survei. */
NODISCARD enum status period_list_show(struct ctx *c);
/* "survei-skm-2025-semester_1" + tail. */
struct str period_file(struct ctx *c, const struct period *p, const char *tail);
/* Two decimals, as people read them: "84,72". */
struct str survey_show(struct ctx *c, double v);
/* A state's word, and its shape. */
struct str period_state_text(struct ctx *c, struct str state);
enum part_state period_state_shape(struct str state);

#endif
