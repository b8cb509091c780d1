/*
 * worksheet.h: a round as the worksheet that ministries hand round (XLSX): one long sheet with the
 * tree, in the customary columns, and back in again.
 *
 * Codes tell what a row is: a component, a question, or "CODE/KEY", one count of a ratio. What is
 * read back is the answer and the note of one round; the rest is for people. Nothing is written
 * before somebody has seen what would change.
 */
#ifndef ASSESSMENT_WORKSHEET_H
#define ASSESSMENT_WORKSHEET_H

#include "assessment/round.h"
#include "document/table.h"

#define WORKSHEET_WRONG_MAX 100

/* The file of that round; with the unit's own answers beside it where it is another one. `a` with
 * scores. */
NODISCARD enum status worksheet_write(struct ctx *c, const struct assess *a, enum round_kind k,
                                      struct str *bytes);

struct worksheet_change {
    size_t line, question;
    struct str value, note, old_value, old_note; /* old: as they stand now */
    int64_t version;                             /* of the answer as it stands; 0: none */
    struct str desk_note, talk_note;             /* kept as they are */
    bool overwrites;                             /* there was another answer or note */
};

struct worksheet_wrong {
    size_t line; /* 0: of the file */
    struct str column, text;
};

struct worksheet_in {
    struct worksheet_change *change;
    size_t n_change, n_same, n_over; /* n_over: those that overwrite */
    struct worksheet_wrong *wrong;
    size_t n_wrong, n_more;
    struct str stamp; /* of the answers as they stand: what was shown holds only as long */
};

/* ST_INVALID: out->wrong has at least one. Only questions that the asker may answer in that round
 * can change. */
NODISCARD enum status worksheet_read(struct ctx *c, const struct assess *a, enum round_kind k,
                                     const char *path, struct worksheet_in *out);
/* Pure part: an answer as people type it into a cell ("A. Semua", "ya", "96%", "3,7") as
 * answer_parse() takes it. */
struct str worksheet_answer(struct arena *a, const struct ins_question *q, struct str typed);
/* Saves every change, inside a transaction. */
NODISCARD enum status worksheet_save(struct ctx *c, const struct assess *a, enum round_kind k,
                                     const struct worksheet_in *in);

/* The columns that are read, in both languages. */
enum worksheet_column { WS_CODE, WS_ANSWER, WS_NOTE, WS_COLUMNS };
extern const char *const worksheet_words[WS_COLUMNS][2];

#endif
