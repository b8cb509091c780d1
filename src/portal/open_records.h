/*
 * open_records.h: records that everybody may read, whoever asks and whether they have signed in or
 * not: those of a register that are in one state, which its public pages name ("published").
 * Personal fields are struck out as for any stranger; files only of the fields that a page names.
 */
#ifndef PORTAL_OPEN_RECORDS_H
#define PORTAL_OPEN_RECORDS_H

#include "portal/open_queries.h"
#include "register/list.h"

#define OPEN_PUBLISHED STR("published")

/* All of a register in that state, in its own order; def NULL: the system is not used here. */
struct reg_list_query open_query(const struct ctx *c, const char *reg, struct str state);
NODISCARD enum status open_list(struct ctx *c, const struct reg_list_query *q, int64_t skip,
                                int64_t max, struct reg_list *out);
NODISCARD enum status open_groups(struct ctx *c, const struct reg_list_query *q,
                                  const struct reg_field *const *field, size_t n, int64_t max,
                                  struct db_rows *out);
/* ST_NOT_FOUND: there is none, or it is in another state. */
NODISCARD enum status open_record(struct ctx *c, const char *reg, struct str state, int64_t id,
                                  struct record *out);

/* A value by the field's name, as people read it; empty where the register has no such field. */
struct str open_show(struct ctx *c, const struct record *r, const char *field);
/* A text, or the word of a choice. */
struct str open_text(const struct record *r, const char *field);

/* Answers with the document, if it is a file of one of those fields (NULL-terminated). */
NODISCARD enum status open_send(struct ctx *c, const struct record *r, const char *const *field,
                                int64_t document_id);
/* "PDF, 1,2 MB" */
struct str open_size(struct ctx *c, struct str name, int64_t size);

/* A rule's number as it holds today, with its law; 0: none holds. */
struct open_rule {
    int64_t n;
    struct str law;
    bool confirmed;
};
NODISCARD enum status open_rule(struct ctx *c, const char *reg, const char *rule,
                                struct open_rule *out);

#endif
