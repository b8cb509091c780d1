/* reading.c: reasons, and which reader a file goes to. */
#include "reader/reading.h"

#include <assert.h>

static const char *const names[REASON_COUNT] = {
    [REASON_USAGE] = "usage",
    [REASON_SANDBOX] = "sandbox",
    [REASON_WRONG_TYPE] = "wrong_type",
    [REASON_BROKEN] = "broken",
    [REASON_FORMULA] = "formula",
    [REASON_ERROR_VALUE] = "error_value",
    [REASON_EXTERNAL_LINK] = "external_link",
    [REASON_ENTITY] = "entity",
    [REASON_ENCRYPTED] = "encrypted",
    [REASON_TOO_BIG] = "too_big",
    [REASON_TOO_MANY_PARTS] = "too_many_parts",
    [REASON_TOO_MANY_ROWS] = "too_many_rows",
    [REASON_TOO_MANY_CELLS] = "too_many_cells",
    [REASON_LONG_TEXT] = "long_text",
    [REASON_NO_SHEET] = "no_sheet",
    [REASON_NO_PAGE] = "no_page",
    [REASON_NO_OCR] = "no_ocr",
};

const char *reason_name(unsigned reason)
{
    return reason < REASON_COUNT ? names[reason] : NULL;
}

bool stop(struct reading *r, enum reason reason, struct str where)
{
    if (r->reason == REASON_NONE) {
        r->reason = reason;
        r->where = str_copy(r->arena, str_sub(where, 0, 120));
    }
    return false;
}

enum shape shape_of(struct str in)
{
    if (str_has(str_sub(in, 0, 1024), STR("%PDF-")))
        return SHAPE_PDF;
    if (str_starts(in, STR("PK\x03\x04")))
        return SHAPE_ZIP;
    if (str_starts(in, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return SHAPE_OLE;
    if (str_starts(in, STR("\x89PNG\r\n\x1A\n")))
        return SHAPE_PNG;
    if (str_starts(in, STR("\xFF\xD8\xFF")))
        return SHAPE_JPEG;
    return SHAPE_OTHER;
}
