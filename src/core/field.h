/*
 * field.h: a form that came back: what was typed, and what is wrong with it.
 *
 *   struct fields f = { 0 };
 *   field_wrong(c, &f, "name", "account.name_missing");
 *   if (f.n > 0) ... render again with status 422
 *
 * In views: {{> field_summary(f) }} on top and {{> field_line(&(struct field){...}, f) }} for each.
 */
#ifndef CORE_FIELD_H
#define CORE_FIELD_H

#include "core/ctx.h"
#include "html/part.h"

#define FIELDS_MAX 16

struct fields {
    struct part_error error[FIELDS_MAX];
    size_t n;
};

struct field {
    const char *name, *label, *help; /* label and help are keys; help may be NULL */
    struct str value;
    const char *type;         /* "text" when NULL */
    const char *autocomplete; /* "off" when NULL */
    int max;                  /* characters */
    bool optional;
};

/* Notes what is wrong with the field of that name, as a text of the key; nothing where key is NULL,
 * so that the answer of a check can be passed on, or where FIELDS_MAX are noted. */
void field_wrong(struct ctx *c, struct fields *f, const char *name, const char *key);
void field_wrong_with(struct ctx *c, struct fields *f, const char *name, const char *key,
                      struct str a1);
/* What is wrong with that field; empty when nothing is. f may be NULL. */
struct str field_error(const struct fields *f, const char *name);

struct option {
    struct str value, text;
    bool chosen;
};

#endif
