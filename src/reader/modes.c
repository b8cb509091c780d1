/* modes.c: text and preview, by the shape of the file. */
#include "reader/image.h"
#include "reader/office.h"
#include "reader/pdf.h"

bool read_text(struct reading *r)
{
    switch (shape_of(r->in)) {
    case SHAPE_PDF:
        return pdf_text(r);
    case SHAPE_ZIP:
        return office_text(r);
    case SHAPE_OLE:
    case SHAPE_PNG:
    case SHAPE_JPEG:
        return stop(r, REASON_WRONG_TYPE, STR(""));
    case SHAPE_OTHER:
        break;
    }
    return plain_text(r);
}

bool read_preview(struct reading *r, int page, int max_side)
{
    switch (shape_of(r->in)) {
    case SHAPE_PDF:
        return pdf_preview(r, page, max_side);
    case SHAPE_PNG:
        return png_preview(r, max_side);
    case SHAPE_JPEG:
        return jpeg_preview(r, max_side);
    case SHAPE_ZIP:
    case SHAPE_OLE:
    case SHAPE_OTHER:
        break;
    }
    return stop(r, REASON_WRONG_TYPE, STR(""));
}
