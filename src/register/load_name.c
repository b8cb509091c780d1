/* load_name.c: which names a register, a field or a measure may have. */
#include <string.h>

#include "register/loading.h"

/* Words that SQLite or PostgreSQL keep for themselves, sorted. */
static const char *const keywords[] = {
    "add",
    "all",
    "alter",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "autoincrement",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "commit",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "delete",
    "desc",
    "distinct",
    "do",
    "drop",
    "else",
    "end",
    "escape",
    "except",
    "exists",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",

    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "index",
    "initially",
    "inner",
    "insert",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",

    "natural",
    "not",

    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",

    "returning",
    "right",
    "select",
    "session_user",
    "set",
    "similar",
    "some",
    "symmetric",
    "table",
    "tablesample",
    "then",
    "to",
    "trailing",
    "transaction",
    "true",
    "union",
    "unique",
    "update",
    "user",
    "using",
    "values",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
};

/* Columns that every record or row has, and words with a meaning of their own in expressions. */
static const char *const taken[] = {
    "id",         "unit_id",    "record_id",  "ord",        "number",     "state",      "version",
    "created_at", "created_by", "created_on", "changed_at", "changed_by", "changed_on", "due_on",
    "closed_on",  "closed_at",  "today",      "me",         "rowid",      "oid",        "_rowid_",
    "tableoid",   "xmin",       "xmax",       "cmin",       "cmax",       "ctid",
};

static int compare(const void *name, const void *word)
{
    const char *const *w = word;

    return strcmp(name, *w);
}

bool name_is_good(struct load *l, size_t line, struct str name)
{
    bool good = name.n > 0 && name.n <= REG_NAME_MAX && name.p[0] >= 'a' && name.p[0] <= 'z';

    for (size_t i = 0; i < name.n; i++) {
        char ch = name.p[i];

        good = good && ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_');
    }
    if (!good)
        wrong(l, line,
              "'" STR_FMT
              "' is no name: a small letter, then small letters, digits and _, at most %d",
              STR_ARG(name), REG_NAME_MAX);
    return good;
}

bool column_is_free(struct load *l, size_t line, struct str name)
{
    const char *z = str_z(l->a, name);

    if (bsearch(z, keywords, ARRAY_LEN(keywords), sizeof(keywords[0]), compare) != NULL) {
        wrong(l, line,
              "'%s' is a word of SQL, and a field's name is a column's; take another, such as "
              "'%s_name'",
              z, z);
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(taken); i++) {
        if (strcmp(z, taken[i]) == 0) {
            wrong(l, line, "'%s' has a meaning of its own in every register; take another name", z);
            return false;
        }
    }
    if (str_starts(name, STR("rule_"))) {
        wrong(l, line, "'%s': names that begin with rule_ stand for rules; take another", z);
        return false;
    }
    return true;
}
