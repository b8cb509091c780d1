/*
 * verify.h: reads a unit's whole log again and compares it with everything that is stored about it:
 * leaves with their content, complete subtrees, the edge, and the checkpoints.
 */
#ifndef CORE_VERIFY_H
#define CORE_VERIFY_H

#include "core/checkpoint.h"
#include "core/ctx.h"

enum finding_kind {
    FOUND_ALTERED,    /* an entry's content does not give its leaf */
    FOUND_MISSING,    /* a gap in the numbers: removed or reordered */
    FOUND_ERASED,     /* content gone without an entry that says so */
    FOUND_NODES,      /* stored subtrees differ from the leaves */
    FOUND_EDGE,       /* the log's row says another size or edge */
    FOUND_CUT,        /* a checkpoint knows more entries than there are */
    FOUND_CHECKPOINT, /* a checkpoint's root is not the log's at that size */
    FOUND_SIGNATURE,  /* a checkpoint that this installation's key did not sign */
    FOUND_FILE_GONE,  /* of a document */
    FOUND_FILE_DIFFERS,
    FOUND_DOCUMENT_DIFFERS, /* its row says another hash than the log */
    FOUND_DOCUMENT_GONE,    /* the log knows it, the table does not */
    FOUND_PROOF,            /* points to nothing */
    FOUND_KINDS
};

struct finding_seen {
    enum finding_kind kind;
    struct str unit; /* its code */
    int64_t number;  /* entry, size, document or proof */
    struct str more; /* what else helps to find it */
};

/* What the log says about a version of a document: named by its first version and its number. */
struct document_seen {
    int64_t unit_id, first_id, version_no;
    struct sha256 hash;
    bool found; /* its row has been met */
};

struct documents_seen {
    struct document_seen *doc; /* in verifier.keep */
    size_t n, cap;
};

struct verifier {
    struct ctx *c;
    struct arena scratch; /* reset with every batch; init and done by the caller */
    struct arena *keep;   /* lives until the end */
    struct documents_seen docs;
    void (*found)(void *with, const struct finding_seen *f);
    void (*progress)(void *with, int64_t entries); /* may be NULL; each batch */
    void *with;
    /* One more checkpoint, from outside; origin.p is NULL where none is given. */
    struct checkpoint_head outside;
    int64_t n_entries, n_checkpoints, n_found;
};

void verify_found(struct verifier *v, enum finding_kind kind, struct str unit, int64_t number,
                  struct str more);

/* Whether an entry says it that came after the log was read: on a running server the table may be
 * ahead of the pass. */
NODISCARD enum status verify_document_now(struct ctx *c, struct document_seen *want, bool *said);

struct ledger_unit;
/* ST_OK also where something was found; anything else is a failure to read. */
NODISCARD enum status verify_log(struct verifier *v, const struct ledger_unit *u);

#endif
