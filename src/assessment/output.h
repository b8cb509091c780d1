/* output.h: what the pages of output show (keluaran, LHE, worksheets and instruments brought in);
 * prepared by output_page.c, lhe_page.c, worksheet_page.c and instrument_page.c. */
#ifndef ASSESSMENT_OUTPUT_H
#define ASSESSMENT_OUTPUT_H

#include "assessment/lhe.h"
#include "assessment/packet.h"
#include "assessment/worksheet.h"
#include "core/route.h"
#include "html/part.h"
#include "plan/queries.h"

extern const struct route assess_output_routes[];

/* ── what can be taken out ── */

struct output_round {
    struct str name, xlsx, pdf, bring; /* bring: where a worksheet is brought in; empty: not now */
};
struct output_page {
    const struct assess *a;
    struct str path, title;
    struct output_round round[ROUND_KINDS];
    size_t n_round;
    struct packet packet;
    bool may_note;
    struct str error;
};

/* ── LHE ── */

struct lhe_area_line {
    struct str name, top, self, theirs, difference, percent;
    bool lower;
};
struct lhe_point_line {
    struct str code, text, href, self, theirs, note, add;
    bool lower, no_proof;
};
struct lhe_finding_line {
    struct str code, text, recommendation, owner, due, href, plan;
    enum part_state state;
    const char *state_key;
};
struct lhe_page {
    const struct lhe *l;
    struct str path, title, who, self, theirs, top;
    struct part_chip chip[ROUND_KINDS];
    size_t n_chip;
    struct lhe_area_line *area;
    size_t n_area;
    struct lhe_point_line *point;
    size_t n_point;
    struct lhe_finding_line *finding;
    size_t n_finding;
    bool may_add, may_carry;
    struct str next_year, count;
    /* The form of a finding. */
    struct lhe_new in;
    struct str question, error, asked; /* question: the code that is dealt with; asked: its words */
    struct person_row *person;
    size_t n_person;
};

/* ── a worksheet brought in ── */

struct bring_line {
    struct str code, line, old_value, value, old_note, note;
    bool overwrites;
};
struct bring_page {
    const struct assess *a;
    enum round_kind kind;
    struct str path, self, max_bytes;
    const struct worksheet_wrong *wrong;
    size_t n_wrong, n_more;
    struct bring_line *line;
    size_t n_line, n_same, n_over;
    struct str file, token;
    bool previews;
};

/* ── instruments ── */

struct instrument_line {
    struct str name, version, law, from, questions, xlsx, yaml, retire;
    struct str superseded;
    bool own, confirmed;
};
struct instrument_wrong {
    struct str line, text;
};
struct instrument_part_line {
    struct str code, name, weight, questions;
};
struct instrument_page {
    struct instrument_line *line;
    size_t n_line;
    bool may_bring;
    /* Bringing one in. */
    struct str max_bytes, file, token;
    struct instrument_wrong *wrong;
    size_t n_wrong;
    bool by_row, previews, known;
    const struct instrument *ins; /* of a preview */
    struct str unconfirmed;
    struct instrument_part_line *part;
    size_t n_part;
};

/* Handlers. */
enum status lhe_show(struct ctx *c);
enum status lhe_send_pdf(struct ctx *c);
enum status lhe_send_finding(struct ctx *c);
enum status lhe_send_carry(struct ctx *c);
enum status bring_show(struct ctx *c);
enum status bring_send(struct ctx *c);
enum status bring_confirm(struct ctx *c);
enum status instruments_show(struct ctx *c);
enum status instrument_bring_show(struct ctx *c);
enum status instrument_bring_send(struct ctx *c);
enum status instrument_bring_confirm(struct ctx *c);
enum status instrument_send_xlsx(struct ctx *c);
enum status instrument_send_yaml(struct ctx *c);
enum status instrument_send_retire(struct ctx *c);

#endif
