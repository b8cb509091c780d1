/*
 * receipt.h: the receipt of what was handed in, as a file that proves it without us.
 *
 * The file is a text: what the office acknowledged (the entry of its log, word for word, and the
 * salt that it was hashed with), then the proof that this entry stands in the log, with the log's
 * head as the office signed it. Who has the office's key can check all of it without asking
 * anybody:
 *
 *   runut-receipt/1
 *   number PM-0016/MSJ/XII/2025
 *   key 1811.runut+a1b2c3d4+AZ...
 *   salt BASE64
 *   entry ["runut-entry-1",...]
 *   (an empty line)
 *   c2sp.org/tlog-proof@v1
 *   ...
 *
 * The key in the file says which one is meant; only one that was got elsewhere proves anything.
 */
#ifndef INTAKE_RECEIPT_H
#define INTAKE_RECEIPT_H

#include "core/ctx.h"

#define RECEIPT_MAX 65536 /* bytes of a file */

/* For the entry `seq` of the page's unit, as its log stands now. ST_NOT_FOUND: no such entry, or
 * its words were erased. */
NODISCARD enum status receipt_file(struct ctx *c, int64_t seq, struct str number, struct str *text);

enum receipt_fault {
    RECEIPT_GOOD,
    RECEIPT_UNREADABLE, /* not such a file */
    RECEIPT_ENTRY, /* the entry is not the one that was proved: changed, or of another receipt */
    RECEIPT_PROOF, /* the log at that head does not hold it */
    RECEIPT_SIGNATURE, /* the head is not signed with the key */
    RECEIPT_NUMBER,    /* the number on it is not that of the entry */
    RECEIPT_FAULTS
};

struct receipt {
    struct str number, key;    /* as the file says */
    struct str entry;          /* the entry's text */
    struct str action, detail; /* of it */
    int64_t unit_id, seq, at;  /* of it */
    struct str origin;         /* of the log */
    int64_t size;              /* of the log, as it was signed */
    enum receipt_fault fault;
};

/* Pure. vkey: the office's key ("name+id+base64"), got elsewhere. */
enum receipt_fault receipt_check(struct arena *a, struct str text, struct str vkey,
                                 struct receipt *out);
const char *receipt_fault_key(enum receipt_fault f); /* "receipt.fault.proof" */

#endif
