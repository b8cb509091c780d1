/* fuzz_html.c: no bytes break out of text, attribute or address, and parts of addresses stay plain.
 */
#include <assert.h>

#include "html/out.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_plain(struct html h)
{
    for (size_t i = 0; i < h.n; i++)
        assert(strchr("<>\"'", h.p[i]) == NULL && h.p[i] != '\0');
}

static void check_address(struct html h)
{
    size_t n = 0;
    char seen[16];

    /* as a browser reads it: without tabs and line breaks, \ as / */
    for (size_t i = 0; i < h.n && n < sizeof seen - 1; i++)
        if (h.p[i] != '\t' && h.p[i] != '\n' && h.p[i] != '\r')
            seen[n++] = h.p[i] == '\\' ? '/' : h.p[i];
    seen[n] = '\0';
    assert(n > 0);
    assert(seen[0] == '/' || seen[0] == '?' || seen[0] == '#' ||
           strncasecmp(seen, "http", 4) == 0 || strncasecmp(seen, "mailto:", 7) == 0 ||
           strncasecmp(seen, "tel:", 4) == 0);
    assert(seen[0] != '/' || seen[1] != '/');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct arena a;
    struct out o;

    arena_init(&a);
    for (int kind = 0; kind < 4; kind++) {
        out_init(&o, &a, LANG_ID, s);
        if (kind == 0)
            html_text(&o, s);
        else if (kind == 1)
            html_attr(&o, s);
        else if (kind == 2)
            html_url(&o, s);
        else
            html_part(&o, s);
        check_plain(out_html(&o));
        if (kind == 2)
            check_address(out_html(&o));
    }
    arena_done(&a);
    return 0;
}
