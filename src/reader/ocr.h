/*
 * ocr.h: what the module that reads words from pictures shows (base/module.h). Tesseract and what
 * it brings take longer to load than most files to read, so only the child that reads a scan has
 * them.
 */
#ifndef READER_OCR_H
#define READER_OCR_H

#include "base/module.h"

struct TessBaseAPI;

/* Eight bits a pixel, 0 is black; no gaps between the rows. */
struct grey {
    const unsigned char *p;
    int width, height;
};

struct ocr_module {
    struct module head;
    /* Reads the languages from the disk: before the doors close. NULL: there are none. It ends with
     * the process. */
    struct TessBaseAPI *(*open)(void);
    /* Writes the words that it is sure enough of, each with a blank behind it, UTF-8, as many as
     * `size` bytes hold; answers how many bytes. */
    size_t (*read)(struct TessBaseAPI *t, const struct grey *picture, char *to, size_t size);
};

#endif
