/* crafted.c: writes ZIP files by libarchive, part by part. */
#include "crafted.h"

#include <archive.h>
#include <archive_entry.h>
#include <assert.h>

void crafted_open(struct crafted *z, size_t cap)
{
    struct archive *a = archive_write_new();

    *z = (struct crafted){ .archive = a, .p = malloc(cap), .cap = cap };
    assert(z->p != NULL);
    assert(archive_write_set_format_zip(a) == ARCHIVE_OK);
    assert(archive_write_open_memory(a, z->p, cap, &z->n) == ARCHIVE_OK);
}

void crafted_add(struct crafted *z, const char *name, struct str data)
{
    struct archive_entry *e = archive_entry_new();

    archive_entry_set_pathname(e, name);
    archive_entry_set_size(e, (la_int64_t)data.n);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    assert(archive_write_header(z->archive, e) == ARCHIVE_OK);
    assert(archive_write_data(z->archive, data.p, data.n) == (la_ssize_t)data.n);
    archive_entry_free(e);
}

struct str crafted_close(struct crafted *z)
{
    assert(archive_write_close(z->archive) == ARCHIVE_OK);
    archive_write_free(z->archive);
    return (struct str){ z->p, z->n };
}

void crafted_free(struct crafted *z)
{
    free(z->p);
    z->p = NULL;
}

#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

void crafted_book(struct crafted *z)
{
    crafted_add(z, "[Content_Types].xml", STR("<Types/>"));
    crafted_add(z, "_rels/.rels",
                STR("<Relationships><Relationship Id=\"r1\" Type=\"" TYPE "officeDocument\" "
                    "Target=\"xl/workbook.xml\"/></Relationships>"));
    crafted_add(z, "xl/workbook.xml",
                STR("<x:workbook xmlns:x=\"m\" xmlns:r=\"rr\"><x:sheets><x:sheet name=\"Lembar1\" "
                    "sheetId=\"1\" r:id=\"rId1\"/></x:sheets></x:workbook>"));
    crafted_add(z, "xl/_rels/workbook.xml.rels",
                STR("<Relationships>"
                    "<Relationship Id=\"rId1\" Type=\"" TYPE "worksheet\" "
                    "Target=\"worksheets/sheet1.xml\"/>"
                    "<Relationship Id=\"rId2\" Type=\"" TYPE "sharedStrings\" "
                    "Target=\"sharedStrings.xml\"/>"
                    "<Relationship Id=\"rId3\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/>"
                    "</Relationships>"));
    crafted_add(z, "xl/sharedStrings.xml",
                STR("<sst><si><t>Nama</t></si><si><r><t>Tang</t></r><r><t>gal</t></r>"
                    "<rPh><t>suara</t></rPh></si></sst>"));
    crafted_add(z, "xl/styles.xml",
                STR("<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                    "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
                    "<xf numFmtId=\"22\"/></cellXfs></styleSheet>"));
}

struct str crafted_xlsx(struct crafted *z, struct str rows, const char *extra, struct str data)
{
    struct arena a;
    struct str sheet;

    arena_init(&a);
    sheet =
        str_printf(&a, "<worksheet><sheetData>" STR_FMT "</sheetData></worksheet>", STR_ARG(rows));
    crafted_open(z, rows.n + data.n + 65536);
    crafted_book(z);
    crafted_add(z, "xl/worksheets/sheet1.xml", sheet);
    if (extra != NULL)
        crafted_add(z, extra, data);
    arena_done(&a);
    return crafted_close(z);
}
