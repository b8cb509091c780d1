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

static bool picture(struct reading *r, int page, int max_side, cairo_surface_t **out)
{
    switch (shape_of(r->in)) {
    case SHAPE_PDF:
        return pdf_picture(r, page, max_side, out);
    case SHAPE_PNG:
        return png_picture(r, max_side, out);
    case SHAPE_JPEG:
        return jpeg_picture(r, max_side, out);
    case SHAPE_ZIP:
    case SHAPE_OLE:
    case SHAPE_OTHER:
        break;
    }
    return stop(r, REASON_WRONG_TYPE, STR(""));
}

bool read_preview(struct reading *r, int page, int max_side)
{
    CLEANUP(surface_free) cairo_surface_t *s = NULL;

    return picture(r, page, max_side, &s) && surface_emit(r, s);
}
