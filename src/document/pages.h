/* pages.h: what the views of /dokumen are given. */
#ifndef DOCUMENT_PAGES_H
#define DOCUMENT_PAGES_H

#include "document/evidence.h"

#define LIST_ROWS 50

struct choice {
    struct str value, text;
    bool selected;
};

struct choices {
    const struct choice *p;
    size_t n;
};

struct document_row {
    struct str href, name, tag, category, period, uploaded, uploader, proofs;
    bool restricted;
};

struct document_list {
    const struct document_row *row;
    size_t n_row;
    struct str asked, from, until; /* as typed */
    struct choices kinds, categories, uploaders;
    bool filtered, may_add, beyond; /* beyond: not on the first page */
    struct str more, first;         /* addresses; empty: none */
    struct str shown;
};

/* The form for new documents, for a new version, and for what stands beside a document. */
struct document_form {
    struct evidence_form evidence;
    struct choices categories, classifications;
    struct str name, from, until;
    int64_t version;
    struct part_error error;
    size_t n_error;
};

struct version_row {
    struct str href, name, text; /* "Versi 2, 3 Des 2025 oleh ..." */
    bool here;
};

struct use_row {
    struct part_link link;
    struct str text; /* by whom and when */
};

struct document_page_view {
    const struct document *d;
    struct str id_text, uses, versions, tag, uploaded, uploader, period, category, classification,
        hash, words;
    struct str download, link, text;
    struct str picture, picture_text;               /* of one page; empty: nothing to see */
    struct str pages_text, page_before, page_after; /* the way through its pages */
    const struct version_row *version;
    size_t n_version; /* 1 when there is only this one */
    const struct use_row *use;
    size_t n_use;
    struct str newer; /* address of the newest version, when this is not it */
    bool may_change, may_version;
    struct document_form form;
    struct html history;
};

/* Choices of the words of a column; `all` is the text of the first, empty one, or empty for none.
 */
/* Categories and, behind them, the kinds that prove indicators. */
struct choices category_choices(struct ctx *c, struct str selected, const char *all);
struct choices choices_of(struct ctx *c, const char *const *words,
                          struct str (*text)(struct ctx *c, struct str word), struct str selected,
                          const char *all);

enum status list_show(struct ctx *c);
enum status new_show(struct ctx *c);
enum status new_post(struct ctx *c);
enum status one_scope(struct ctx *c);
enum status one_show(struct ctx *c);
enum status one_change(struct ctx *c);
enum status one_version(struct ctx *c);
enum status one_download(struct ctx *c);
enum status one_picture(struct ctx *c);

#endif
