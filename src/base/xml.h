/* xml.h: text and attributes of XML 1.0, for feeds and maps of the site. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buf.h"

/* Escapes for both places; control characters that XML does not know become U+FFFD. */
void xml_add(struct buf *b, struct str text);
/* "<name>text</name>"; the name is a literal. */
void xml_element(struct buf *b, const char *name, struct str text);

#endif
