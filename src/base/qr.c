/* qr.c: libqrencode at work. */
#include "base/qr.h"

#include <qrencode.h>

#include "base/arena.h"

/* The runs of one row. */
static size_t runs_of(const unsigned char *square, int width, int y, struct qr_run *out)
{
    size_t n = 0;

    for (int x = 0; x < width; x++) {
        int from = x;

        while (x < width && (square[x] & 1) != 0)
            x++;
        if (x > from)
            out[n++] = (struct qr_run){ from, y, x - from };
    }
    return n;
}

bool qr_make(struct arena *a, struct str text, struct qr *out)
{
    QRcode *code = QRcode_encodeString8bit(str_z(a, text), 0, QR_ECLEVEL_M);

    if (code == NULL)
        return false;
    int width = code->width;
    struct qr_run *run = arena_array(a, (size_t)width * (size_t)(width / 2 + 1), sizeof(*run));
    size_t n = 0;

    for (int y = 0; y < width; y++)
        n += runs_of(code->data + (ptrdiff_t)y * width, width, y, run + n);
    QRcode_free(code);
    *out = (struct qr){ width, run, n };
    return true;
}
