/*
 * media.c: an allow list of files, recognised by signature.
 *
 * It runs for every upload inside the server, so it looks at a few fixed bytes and at the names in
 * a ZIP's directory, with every read in bounds.
 */
#include "document/media.h"

#include "base/status.h"
#include "base/utf8.h"

enum kind {
    K_PDF,
    K_PNG,
    K_JPEG,
    K_WEBP,
    K_HEIC,
    K_MP4,
    K_DOCX,
    K_XLSX,
    K_PPTX,
    K_ODT,
    K_ODS,
    K_ODP,
    K_ZIP,
    K_DOC,
    K_XLS,
    K_PPT,
    K_CSV,
    K_TXT,
    K_COUNT
};

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."

static const struct media kinds[K_COUNT] = {
    [K_PDF] = { "application/pdf", "PDF", ".pdf", true, true },
    [K_PNG] = { "image/png", "PNG", ".png", true, false },
    [K_JPEG] = { "image/jpeg", "JPEG", ".jpg", true, false },
    [K_WEBP] = { "image/webp", "WebP", ".webp", false, false },
    [K_HEIC] = { "image/heic", "HEIC", ".heic", false, false },
    [K_MP4] = { "video/mp4", "MP4", ".mp4", false, false },
    [K_DOCX] = { OOXML "wordprocessingml.document", "DOCX", ".docx", false, true },
    [K_XLSX] = { OOXML "spreadsheetml.sheet", "XLSX", ".xlsx", false, true },
    [K_PPTX] = { OOXML "presentationml.presentation", "PPTX", ".pptx", false, true },
    [K_ODT] = { ODF "text", "ODT", ".odt", false, true },
    [K_ODS] = { ODF "spreadsheet", "ODS", ".ods", false, true },
    [K_ODP] = { ODF "presentation", "ODP", ".odp", false, true },
    [K_ZIP] = { "application/zip", "ZIP", ".zip", false, false },
    [K_DOC] = { "application/msword", "DOC", ".doc", false, false },
    [K_XLS] = { "application/vnd.ms-excel", "XLS", ".xls", false, false },
    [K_PPT] = { "application/vnd.ms-powerpoint", "PPT", ".ppt", false, false },
    [K_CSV] = { "text/csv", "CSV", ".csv", false, true },
    [K_TXT] = { "text/plain", "TXT", ".txt", false, true },
};

const struct media *media_by_type(struct str type)
{
    for (size_t i = 0; i < K_COUNT; i++) {
        if (str_eq(type, str_of(kinds[i].type)))
            return &kinds[i];
    }
    return NULL;
}

static bool has_suffix(struct str name, const char *suffix)
{
    size_t n = strlen(suffix);

    return name.n > n && str_eq_nocase(str_sub(name, name.n - n, n), str_of(suffix));
}

const struct media *media_by_name(struct str name)
{
    if (has_suffix(name, ".jpeg"))
        return &kinds[K_JPEG];
    for (size_t i = 0; i < K_COUNT; i++) {
        if (has_suffix(name, kinds[i].suffix))
            return &kinds[i];
    }
    return NULL;
}

static unsigned little(struct str s, size_t at, size_t n)
{
    unsigned v = 0;

    for (size_t i = n; i > 0; i--)
        v = v << 8 | (unsigned char)(at + i - 1 < s.n ? s.p[at + i - 1] : 0);
    return v;
}

/* The kind by the names in the ZIP's directory, as far as it lies within the tail. */
static const struct media *office_kind(struct str tail)
{
    static const struct {
        struct str folder;
        enum kind kind;
    } folders[] = { { { "word/", 5 }, K_DOCX },
                    { { "xl/", 3 }, K_XLSX },
                    { { "ppt/", 4 }, K_PPTX } };
    const struct media *found = NULL;
    bool package = false;

    for (size_t at = 0; at + 46 <= tail.n; at++) {
        if (tail.p[at] != 'P' || !str_eq(str_sub(tail, at, 4), STR("PK\x01\x02")))
            continue;
        struct str name = str_sub(tail, at + 46, little(tail, at + 28, 2));

        package = package || str_eq(name, STR("[Content_Types].xml"));
        for (size_t i = 0; i < ARRAY_LEN(folders) && found == NULL; i++) {
            if (str_starts(name, folders[i].folder))
                found = &kinds[folders[i].kind];
        }
        at += 45;
    }
    return package ? found : NULL;
}

static const struct media *zip_kind(struct str head, struct str tail)
{
    /* An OpenDocument file begins with its type, stored as it is: APPNOTE's local header has 30
     * bytes, then the name "mimetype". */
    if (str_eq(str_sub(head, 30, 8), STR("mimetype"))) {
        struct str type = str_sub(head, 38 + little(head, 28, 2), little(head, 18, 4));
        const struct media *m = media_by_type(type);

        if (m != NULL)
            return m;
    }
    const struct media *office = office_kind(tail);
    return office != NULL ? office : &kinds[K_ZIP];
}

static const struct media *ftyp_kind(struct str head)
{
    struct str brand = str_sub(head, 8, 4);
    static const struct str still[] = {
        { "heic", 4 }, { "heix", 4 }, { "mif1", 4 }, { "msf1", 4 }
    };
    static const struct str film[] = { { "isom", 4 }, { "iso2", 4 }, { "iso5", 4 }, { "iso6", 4 },
                                       { "mp41", 4 }, { "mp42", 4 }, { "avc1", 4 }, { "M4V ", 4 } };

    for (size_t i = 0; i < ARRAY_LEN(still); i++) {
        if (str_eq(brand, still[i]))
            return &kinds[K_HEIC];
    }
    for (size_t i = 0; i < ARRAY_LEN(film); i++) {
        if (str_eq(brand, film[i]))
            return &kinds[K_MP4];
    }
    return NULL;
}

static bool is_markup(struct str text)
{
    struct str s = str_trim(text);

    if (str_starts(s, STR("\xEF\xBB\xBF")))
        s = str_trim(str_sub(s, 3, s.n));
    return str_starts(s, STR("<")) || str_starts(s, STR("#!"));
}

/* Text in UTF-8, or in an older encoding as long as it has no control characters. What a browser or
 * a shell could take for a program is not text. */
static const struct media *text_kind(struct str head, struct str name)
{
    for (size_t i = 0; i < head.n; i++) {
        unsigned char ch = (unsigned char)head.p[i];

        if (ch == 0x7F || (ch < ' ' && ch != '\t' && ch != '\n' && ch != '\r' && ch != '\f'))
            return NULL;
    }
    if (is_markup(head))
        return NULL;
    return has_suffix(name, ".csv") ? &kinds[K_CSV] : &kinds[K_TXT];
}

static const struct media *ole_kind(struct str name)
{
    const struct media *m = media_by_name(name);

    return m == &kinds[K_DOC] || m == &kinds[K_XLS] || m == &kinds[K_PPT] ? m : NULL;
}

const struct media *media_of(struct str head, struct str tail, struct str name)
{
    if (head.n == 0)
        return NULL;
    if (str_has(str_sub(head, 0, 1024), STR("%PDF-")))
        return &kinds[K_PDF];
    if (str_starts(head, STR("\x89PNG\r\n\x1A\n")))
        return &kinds[K_PNG];
    if (str_starts(head, STR("\xFF\xD8\xFF")))
        return &kinds[K_JPEG];
    if (str_starts(head, STR("RIFF")) && str_eq(str_sub(head, 8, 4), STR("WEBP")))
        return &kinds[K_WEBP];
    if (str_eq(str_sub(head, 4, 4), STR("ftyp")))
        return ftyp_kind(head);
    if (str_starts(head, STR("PK\x03\x04")))
        return zip_kind(head, tail);
    if (str_starts(head, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return ole_kind(name);
    return text_kind(head, name);
}
