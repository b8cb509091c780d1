/* xlsx.c: from a file to the rows of one of its sheets. */
#include "reader/book.h"

static bool wanted(struct str name)
{
    return str_ends(name, STR(".rels")) ||
           (str_ends(name, STR(".xml")) &&
            (str_starts(name, STR("xl/")) || str_starts(name, STR("/xl/"))) &&
            !str_starts(name, STR("xl/drawings/")) && !str_starts(name, STR("xl/theme/")));
}

bool read_rows(struct reading *r, struct str sheet)
{
    enum shape shape = shape_of(r->in);

    if (shape == SHAPE_OLE)
        return stop(r, REASON_ENCRYPTED, STR(""));
    if (shape != SHAPE_ZIP)
        return stop(r, REASON_WRONG_TYPE, STR(""));

    struct parts *parts = arena_new(r->arena, struct parts);
    struct book *book = arena_new(r->arena, struct book);

    if (!zip_read(r, wanted, parts) || !book_read(r, parts, sheet, book))
        return false;
    const struct part *part = part_find(parts, book->sheet_target);
    if (part == NULL)
        return stop(r, REASON_BROKEN, book->sheet_target);
    if (!sheet_read(r, book, part))
        return false;
    r->emit(r->with, 0, 0, STR(""));
    return true;
}
