/*
 * paper.h: records on paper and in files: what a list shows, the official register of a period, one
 * record.
 */
#ifndef REGISTER_PAPER_H
#define REGISTER_PAPER_H

#include "core/paper.h"
#include "core/route.h"
#include "register/column.h"

#define PAPER_ROWS_MAX 5000 /* of one paper; files take WALK_MAX */

extern const struct route register_paper_routes[];

/* The first and last day of what is printed. */
struct reg_period {
    int32_t from, until;
};
/* "?dari=&sampai="; without them this year. ST_INVALID with a message. */
NODISCARD enum status reg_period_read(struct ctx *c, struct reg_period *out);
/* "Maret 2025", "Triwulan I 2025", "Tahun 2025", "1 Mar 2025 sampai 14 Apr 2025". */
struct str reg_period_show(struct ctx *c, struct reg_period p);

/* The papers, as bytes. */
NODISCARD enum status reg_paper_list(struct ctx *c, const struct reg_list_query *q,
                                     struct str *pdf);
NODISCARD enum status reg_paper_official(struct ctx *c, const struct reg_def *def,
                                         struct reg_period period, struct str *pdf);
NODISCARD enum status reg_paper_sheet(struct ctx *c, const struct record *r, struct str *pdf);

/* Answers with a file: its bytes, or an open descriptor, under a name made of the register's, the
 * unit's code and `what`. PDF is shown in the browser, the rest is kept. */
void reg_send_bytes(struct ctx *c, const struct reg_def *def, struct str what, const char *ending,
                    struct str bytes);

/* What the list is narrowed to, in words: "Keadaan: Diterima · Keperluan: Layanan"; empty: nothing.
 */
struct str reg_list_words(struct ctx *c, const struct reg_list_query *q);

/* Handlers. */
enum status export_csv(struct ctx *c);
enum status export_xlsx(struct ctx *c);
enum status export_pdf(struct ctx *c);
enum status sheet_pdf(struct ctx *c);
enum status drawn_pdf(struct ctx *c);

#endif
