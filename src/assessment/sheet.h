/*
 * sheet.h: an instrument as a table, for those who keep theirs in a spreadsheet: one row a part of
 * it, in the columns of docs/instruments.md. A table becomes the YAML text that everything else
 * reads (load.h), so that there is one format to check and to store; a mistake is named with the
 * row of the table.
 */
#ifndef ASSESSMENT_SHEET_H
#define ASSESSMENT_SHEET_H

#include "assessment/load.h"
#include "document/table.h"

#define SHEET_ROWS_MAX 3000

enum sheet_column {
    SHEET_KIND,
    SHEET_CODE,
    SHEET_IN, /* the code of what it is in */
    SHEET_TEXT,
    SHEET_WEIGHT,
    SHEET_SHARE,
    SHEET_ADDS,
    SHEET_ANSWER,
    SHEET_CHOICES,
    SHEET_MEASURE,
    SHEET_FILL,
    SHEET_ZERO,
    SHEET_EVIDENCE,
    SHEET_INDICATORS,
    SHEET_REGISTERS,
    SHEET_GUIDANCE,
    SHEET_NOTE,
    SHEET_WAIVE,
    SHEET_ALIASES,
    SHEET_CONFIRMED,
    SHEET_COLUMNS
};

enum sheet_kind {
    SHEET_HEAD,
    SHEET_SCALE,
    SHEET_COMPONENT,
    SHEET_QUESTION,
    SHEET_COUNT,
    SHEET_GROUP,
    SHEET_PART,
    SHEET_THRESHOLD,
    SHEET_TEST,
    SHEET_CHECK,
    SHEET_CAP,
    SHEET_WHEN,
    SHEET_CATEGORY,
    SHEET_KINDS
};

/* The words that the table uses, first the one that is written; both languages are read. */
extern const char *const sheet_column_words[SHEET_COLUMNS][2];
extern const char *const sheet_kind_words[SHEET_KINDS][2];

/* A word of the table and what it is in YAML: how a test compares, what a cap does, a check's sign.
 */
struct sheet_word {
    const char *word, *key;
};
extern const struct sheet_word sheet_test_words[], sheet_cap_words[], sheet_check_words[];
/* NULL: it is none of them. The lists end with {NULL, NULL}. */
const struct sheet_word *sheet_word_find(const struct sheet_word *list, struct str v);

/* Keys of the head: the word in the table, the key in YAML. */
struct sheet_head_word {
    const char *word, *key;
    bool is_text; /* quoted in YAML */
};
extern const struct sheet_head_word sheet_head_words[];
extern const size_t sheet_head_words_n;

struct sheet_text {
    struct str yaml;
    size_t *row; /* of line i + 1: the row in the table; 0: none */
    size_t n_line;
    struct reg_mistake *mistake; /* what the table itself has wrong: unknown heads and kinds */
    size_t n_mistake;
};

/* Pure. What is wrong with the table stands in out->mistake; the text is then not worth reading. */
void sheet_to_yaml(struct arena *a, const struct table *t, struct sheet_text *out);
/* Lines of the YAML become rows of the table. */
void sheet_rows_of(const struct sheet_text *t, struct reg_mistake *mistake, size_t n);

/* The same table of an instrument, as XLSX: all there is, but for the texts in English. */
NODISCARD enum status sheet_write(struct ctx *c, const struct instrument *ins, struct str *bytes);

#endif
