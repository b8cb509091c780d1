/*
 * paper.h: what every paper of an office has: its letterhead, who signs, the seal with the ledger's
 * head, the foot of each page.
 */
#ifndef CORE_PAPER_H
#define CORE_PAPER_H

#include "core/ctx.h"
#include "pdf/pdf.h"

#define PDF_TYPE "application/pdf"

struct paper {
    struct pdf_letterhead letterhead;
    struct pdf_signer signer;
    struct pdf_options options; /* paper and title are the caller's */
    struct pdf_seal seal;
    struct str seal_line[3];
};
NODISCARD enum status paper_of(struct ctx *c, struct paper *out);
/* An address of this installation as the world opens it; `path` begins with '/'. */
struct str paper_url(struct ctx *c, struct str path);
struct str paper_upper(struct arena *a, struct str s); /* ASCII letters */

#endif
