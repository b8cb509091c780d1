/* xml.c: expat, with everything off that a document of ours does not need. */
#include "reader/xml.h"

#include <expat.h>

#define MAX_DEPTH 256
#define NS_MARK '|'

static struct str local(const char *name)
{
    const char *mark = strrchr(name, NS_MARK);

    return str_of(mark == NULL ? name : mark + 1);
}

static bool attr_find(const char **attrs, const char *name, struct str *out)
{
    for (size_t i = 0; attrs[i] != NULL; i += 2) {
        if (str_eq(local(attrs[i]), str_of(name))) {
            *out = str_of(attrs[i + 1]);
            return true;
        }
    }
    return false;
}

struct str xml_attr(const char **attrs, const char *name)
{
    struct str out = { "", 0 };

    (void)attr_find(attrs, name, &out);
    return out;
}

bool xml_has(const char **attrs, const char *name)
{
    struct str out;

    return attr_find(attrs, name, &out);
}

static void halt(struct xml_walk *w)
{
    w->stopped = true;
    (void)XML_StopParser((XML_Parser)w->parser, XML_FALSE);
}

static void on_start(void *with, const XML_Char *name, const XML_Char **attrs)
{
    struct xml_walk *w = with;

    if (w->stopped)
        return;
    if (++w->depth > MAX_DEPTH) {
        (void)stop(w->r, REASON_BROKEN, w->part->name);
        halt(w);
    } else if (w->start != NULL && !w->start(w, local(name), attrs)) {
        halt(w);
    }
}

static void on_end(void *with, const XML_Char *name)
{
    struct xml_walk *w = with;

    w->depth--;
    if (!w->stopped && w->end != NULL && !w->end(w, local(name)))
        halt(w);
}

static void on_text(void *with, const XML_Char *p, int n)
{
    struct xml_walk *w = with;

    if (!w->stopped && w->text != NULL && !w->text(w, (struct str){ p, (size_t)n }))
        halt(w);
}

/* No office document has one; entities that expand, and files to include, begin here. */
static void on_doctype(void *with, const XML_Char *name, const XML_Char *sysid,
                       const XML_Char *pubid, int internal)
{
    struct xml_walk *w = with;

    (void)name, (void)sysid, (void)pubid, (void)internal;
    (void)stop(w->r, REASON_ENTITY, w->part->name);
    halt(w);
}

static void parser_free(XML_Parser *p)
{
    if (*p != NULL)
        XML_ParserFree(*p);
}

bool xml_walk(struct xml_walk *w, const struct part *part)
{
    CLEANUP(parser_free) XML_Parser p = XML_ParserCreateNS(NULL, NS_MARK);

    if (p == NULL)
        return stop(w->r, REASON_TOO_BIG, part->name);
    w->part = part;
    w->parser = p;
    w->depth = 0;
    w->stopped = false;
    XML_SetUserData(p, w);
    XML_SetElementHandler(p, on_start, on_end);
    XML_SetCharacterDataHandler(p, on_text);
    XML_SetStartDoctypeDeclHandler(p, on_doctype);
    if (XML_Parse(p, part->data.p, (int)part->data.n, XML_TRUE) != XML_STATUS_OK)
        return stop(w->r, REASON_BROKEN, part->name);
    return !w->stopped;
}
