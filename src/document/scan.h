/*
 * scan.h: words that are a picture, read by machine, page after page, when nothing else is due.
 *
 * A page takes seconds, so each is a job of its own: whatever else falls due waits for one page,
 * not for all scans that were handed in. Its words can be found at once; the document's page says
 * what was read after the last.
 */
#ifndef DOCUMENT_SCAN_H
#define DOCUMENT_SCAN_H

#include "core/ctx.h"

/* Pages read of one document, a minute or two of computing. What a paper is sought by stands on its
 * first pages; one annex of hundreds would keep the scans of others waiting for an hour. */
#define SCAN_MAX_PAGES 20

/* Has the document's pages read from `page` on. Inside a transaction. */
NODISCARD enum status scan_add(struct ctx *c, int64_t document_id, int64_t page);
enum status scan_run(struct ctx *c, struct str payload);

#endif
