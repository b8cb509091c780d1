/* xml.c: escapes. */
#include "base/xml.h"

void xml_add(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char ch = (unsigned char)text.p[i];

        switch (ch) {
        case '&':
            buf_add(b, STR("&amp;"));
            break;
        case '<':
            buf_add(b, STR("&lt;"));
            break;
        case '>':
            buf_add(b, STR("&gt;"));
            break;
        case '"':
            buf_add(b, STR("&quot;"));
            break;
        default:
            if (ch < ' ' && ch != '\t' && ch != '\n')
                buf_add(b, STR("\xEF\xBF\xBD"));
            else
                buf_add_char(b, (char)ch);
        }
    }
}

void xml_element(struct buf *b, const char *name, struct str text)
{
    buf_printf(b, "<%s>", name);
    xml_add(b, text);
    buf_printf(b, "</%s>\n", name);
}
