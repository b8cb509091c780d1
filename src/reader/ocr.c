/* ocr.c: words from a picture, by Tesseract; the module runut-ocr.so. */
#include "reader/ocr.h"

#include <string.h>
#include <tesseract/capi.h>

#include "reader/scan.h"

/* What it takes from a photograph of people or from a stamp's rim has less, real words have more.
 */
#define SURE 50 /* percent */

/* Indonesian before English: a word that both know is Indonesian. One of them is enough. */
static TessBaseAPI *ocr_open(void)
{
    TessBaseAPI *t = TessBaseAPICreate();

    if (t == NULL || TessBaseAPIInit2(t, NULL, "ind+eng", OEM_LSTM_ONLY) != 0)
        return NULL;
    TessBaseAPISetPageSegMode(t, PSM_AUTO); /* columns, tables, pictures between them */
    return t;
}

/* The word that the iterator stands on; how many bytes were written. */
static size_t take_word(const TessResultIterator *at, char *to, size_t size)
{
    char *word = TessResultIteratorConfidence(at, RIL_WORD) >= SURE
                     ? TessResultIteratorGetUTF8Text(at, RIL_WORD)
                     : NULL;
    size_t n = word == NULL || *word == ' ' ? 0 : strlen(word); /* a picture in the page is " " */

    if (n > 0 && n < size) {
        memcpy(to, word, n + 1);
        to[n++] = ' ';
    } else {
        n = 0;
    }
    TessDeleteText(word);
    return n;
}

static size_t ocr_read(TessBaseAPI *t, const struct grey *picture, char *to, size_t size)
{
    size_t n = 0;

    TessBaseAPISetImage(t, picture->p, picture->width, picture->height, 1, picture->width);
    TessBaseAPISetSourceResolution(t, SCAN_DPI);
    if (TessBaseAPIRecognize(t, NULL) != 0)
        return 0;
    TessResultIterator *at = TessBaseAPIGetIterator(t);

    if (at == NULL)
        return 0; /* an empty page */
    do
        n += take_word(at, to + n, size - n);
    while (TessResultIteratorNext(at, RIL_WORD));
    TessResultIteratorDelete(at);
    return n;
}

MODULE_SHOWN extern const struct ocr_module ocr_module;
const struct ocr_module ocr_module = {
    .head = { MODULE_VERSION },
    .open = ocr_open,
    .read = ocr_read,
};
