/*
 * bundle.h: evidence as one ZIP that an evaluator can check without this program.
 *
 *   bukti/7.6.2.1/12 Rekap November.pdf   each document once under each thing that it proves
 *   manifest.csv, manifest.json           what proves what, with hashes, dates and uploaders
 *   SHA256SUMS                            for `sha256sum -c`
 *   checkpoint.txt                        the signed head of the unit's log
 *
 * The same data gives the same bytes.
 */
#ifndef DOCUMENT_BUNDLE_H
#define DOCUMENT_BUNDLE_H

#include "core/ctx.h"

/* One proof. Lines come sorted by folder; a document may stand in several lines of one folder. */
struct bundle_line {
    struct str folder;   /* "7.6.2.1"; bundle_folder() makes one of other words */
    struct str proves;   /* "7.6.2.1 November 2025" */
    struct str state;    /* of what is proved, as the engine calls it */
    int64_t document_id; /* 0: made for this bundle, and `content` is its bytes (kind "made") */
    struct str kind, name, media_type, content, sha256;
    int64_t size, uploaded_at;
    struct str uploader, effective_from, effective_until; /* may be empty */
};

struct bundle {
    struct str title; /* of the manifest */
    struct str period;
    const struct bundle_line *line;
    size_t n;
};

/* A part of a folder's name that every system can hold, at most `max` bytes. */
struct str bundle_folder(struct arena *a, struct str words, size_t max);

/* Writes to an open file, one document in memory at a time. A file that is missing or does not have
 * its hash is ST_FAULT: an evaluator must not get less than the manifest says. */
NODISCARD enum status bundle_write(struct ctx *c, const struct bundle *b, int fd);

/* Answers with an open file (store_temporary()) as a ZIP of that name; takes the descriptor,
 * whatever it answers. */
NODISCARD enum status bundle_answer(struct ctx *c, int fd, struct str name);

#endif
