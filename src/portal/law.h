/*
 * law.h: the public pages of legal documents (JDIH) over the register legal_document: what they
 * share, and what views/law.html prints.
 */
#ifndef PORTAL_LAW_H
#define PORTAL_LAW_H

#include "html/part.h"
#include "portal/open_records.h"

#define LAW_REGISTER "legal_document"
#define LAW_ROWS 20 /* documents on a page of the list */

/* The files of a document that everybody may take; NULL-terminated. */
extern const char *const law_file_fields[];

/* "Keputusan KPU Kabupaten Nomor 37 Tahun 2025"; of what has no number its form alone. */
struct str law_number(struct ctx *c, const struct record *r);
/* The same with "tentang" and the title. */
struct str law_title(struct ctx *c, const struct record *r);
/* "/jdih/12-keputusan-37-tahun-2025-rencana-aksi" */
struct str law_href(struct ctx *c, const struct record *r);
/* The id in the path's "12-anything"; 0: there is none. */
int64_t law_path_id(const struct ctx *c);
/* A citation in one line, and as BibTeX. */
struct str law_cite(struct ctx *c, const struct record *r);
struct str law_bibtex(struct ctx *c, const struct record *r);

/* ── the list ── */

struct law_choice {
    struct str text, href;
    int64_t n;
    bool current;
};

struct law_facet {
    const char *key; /* of its name */
    struct law_choice *choice;
    size_t n;
    size_t first; /* so many stand open, the rest folded */
};

struct law_row {
    struct str href, number, title, day, subject, standing;
    bool in_force;
};

struct law_list {
    struct str words, subject;  /* as asked */
    struct part_link hidden[4]; /* the other choices, kept by the form: name and value */
    size_t n_hidden;
    bool narrowed; /* anything is asked at all */
    bool any;      /* there are documents at all */
    struct law_facet facet[4];
    size_t n_facet;
    struct law_choice *tag; /* subjects of what is found */
    size_t n_tag;
    struct law_row *row;
    size_t n;
    struct part_pager pager;
};

/* ── one document ── */

struct law_fact {
    struct str name, value;
};

struct law_tie {
    struct str relation, text, href, day, note;
};

struct law_file {
    struct str name, href, size;
    bool is_abstract;
};

struct law_page {
    struct str number, title, standing, since;
    bool in_force;
    const struct law_fact *fact;
    size_t n_fact;
    const struct law_fact *part; /* of the abstract */
    size_t n_part;
    const struct law_tie *tie;
    size_t n_tie;
    const struct law_file *file;
    size_t n_file;
    int64_t taken;        /* downloads until yesterday */
    struct str elsewhere; /* its address in the national network */
    struct str cite, bibtex;
};

#endif
