/* verify.h: whether every document's file, row and proof is still what it was. */
#ifndef DOCUMENT_VERIFY_H
#define DOCUMENT_VERIFY_H

#include "core/verify.h"

struct files_verified {
    int64_t files, bytes, documents;
    void (*progress)(void *with, int64_t files, int64_t bytes); /* may be NULL */
};

/* After verify_log() of all units, whose v->docs says what the logs know. Reads every file. */
NODISCARD enum status verify_documents(struct verifier *v, struct files_verified *f);

/* Hash of a whole file. False: errno says why. */
bool file_hash(const char *path, struct sha256 *hash, int64_t *size);

#endif
