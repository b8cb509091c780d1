/* qr.h: QR codes as squares; how they are drawn is for those who draw. The only libqrencode code.
 */
#ifndef BASE_QR_H
#define BASE_QR_H

#include "base/str.h"

/* Dark squares side by side. */
struct qr_run {
    int x, y, n;
};

struct qr {
    int size; /* squares on each side, without the quiet zone */
    const struct qr_run *run;
    size_t n_run;
};

/* False where the text is longer than any code holds. */
bool qr_make(struct arena *a, struct str text, struct qr *out);

#endif
