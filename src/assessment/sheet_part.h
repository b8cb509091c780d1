/* sheet_part.h: inside the making of YAML out of a table (sheet*.c). */
#ifndef ASSESSMENT_SHEET_PART_H
#define ASSESSMENT_SHEET_PART_H

#include "assessment/sheet.h"
#include "base/buf.h"

#define SHEET_MISTAKES_TOLD 100
#define SHEET_DEPTH_MAX 5 /* components in components; a YAML tree holds no more */

struct sheet_row {
    size_t line;
    enum sheet_kind kind;
    struct str cell[SHEET_COLUMNS];
};

struct sheet {
    struct arena *a;
    struct sheet_row *row;
    size_t n;
    struct buf b;
    size_t lines, *of_line, cap_line;
    size_t placed; /* components */
    struct sheet_text *out;
};

void sheet_mistake(struct sheet *s, size_t line, struct str text);
/* Into s->row; what is wrong with the table goes into s->out. */
void sheet_read(struct sheet *s, const struct table *t);
const struct sheet_row *sheet_find(const struct sheet *s, enum sheet_kind kind, struct str code);

/* Ends a line of YAML that came of that row. */
void sheet_end(struct sheet *s, size_t row);
void sheet_indent(struct sheet *s, size_t n);
void sheet_quoted(struct sheet *s, struct str v);
/* A number, true, false, or else a quoted text, for the loader to judge. */
void sheet_value(struct sheet *s, struct str v);
/* "key: value" on a line of its own; nothing where the value is empty. */
void sheet_put_text(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                    struct str v);
void sheet_put_value(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                     struct str v);
/* A list of the cell's parts (sheet_lines()). */
void sheet_put_list(struct sheet *s, const struct sheet_row *r, size_t depth, const char *key,
                    struct str v, bool commas);
void sheet_put_flag(struct sheet *s, const struct sheet_row *r, size_t depth);
/* A cell with its parts on lines of their own: cut at lines where it has some, else at semicolons;
 * with `commas` at commas and blanks, too. */
struct str sheet_lines(struct arena *a, struct str cell, bool commas);
/* The next part of such a text; false: there is none left. */
bool sheet_next(struct str *rest, struct str *part);

void sheet_put_questions(struct sheet *s);
void sheet_put_rules(struct sheet *s); /* groups, thresholds, categories */

#endif
