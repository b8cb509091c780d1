/* xml.h: walks one XML part; the only expat code. Document type declarations are refused. */
#ifndef READER_XML_H
#define READER_XML_H

#include "reader/zip.h"

struct xml_walk {
    struct reading *r;
    void *with;
    /* Names come without their namespace; attributes as expat gives them. False stops the walk; the
     * reason has been noted. */
    bool (*start)(struct xml_walk *w, struct str name, const char **attrs);
    bool (*end)(struct xml_walk *w, struct str name);
    bool (*text)(struct xml_walk *w, struct str text);
    const struct part *part;
    void *parser;
    int depth;
    bool stopped;
};

bool xml_walk(struct xml_walk *w, const struct part *part);
/* The value of an attribute, whatever its namespace; empty when there is none. */
struct str xml_attr(const char **attrs, const char *name);
bool xml_has(const char **attrs, const char *name);

#endif
