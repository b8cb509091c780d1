/*
 * evidence.h: evidence as a part of other pages: a field to hand it in, and a list of what is
 * there.
 *
 * A form that shows evidence_field() is sent as multipart with files (BODY_FILES) and carries
 * data-upload; its handler calls evidence_take() before its transaction (files are moved and
 * synced there) and evidence_save() inside it. Names of the fields: berkas (files), tautan,
 * tautan_nama, tulisan, dokumen (numbers of documents), bukti_dari, bukti_sampai.
 */
#ifndef DOCUMENT_EVIDENCE_H
#define DOCUMENT_EVIDENCE_H

#include "document/document.h"
#include "html/part.h"

#define EVIDENCE_MAX_FILES 20
#define EVIDENCE_MAX_KNOWN 20

struct evidence {
    struct stored file[EVIDENCE_MAX_FILES];
    size_t n_file;
    struct str link, link_name, text;
    int64_t known[EVIDENCE_MAX_KNOWN]; /* documents that are there already */
    size_t n_known;
    struct document_meta meta;
};

NODISCARD enum status evidence_take(struct ctx *c, struct evidence *out);
bool evidence_is_empty(const struct evidence *e);
/* Makes the documents and proves the subject with each. */
NODISCARD enum status evidence_save(struct ctx *c, const struct evidence *e, const char *subject,
                                    int64_t subject_id);

/* What the field shows: limits, and what had been typed before an error. */
struct evidence_form {
    struct str max, max_bytes; /* "50", "52428800" */
    struct str link, link_name, text, known, from, until;
    struct str error; /* at the files; empty: none */
    bool open;        /* links, text and dates were used: unfolded */
    bool no_known;    /* documents that are there already cannot be chosen: /dokumen/baru */
};
struct evidence_form evidence_form(struct ctx *c);

struct evidence_item {
    struct str name, href, download; /* download: empty for links and texts */
    struct str thumb;                /* address of a small picture, or empty */
    struct str tag, when, note, text;
    struct str remove; /* address of the question whether to take it away; or empty */
    const struct part_link *also;
    size_t n_also;
    bool is_link;
};

/* Lines as a page shows them, with what else each proves. `remove` is the beginning of an address
 * ("/rencana/2025/1.1.1.1/bukti/") to which the proof's id is added; empty: nothing can be removed.
 */
NODISCARD enum status evidence_items(struct ctx *c, const struct proof_line *line, size_t n,
                                     struct str remove, struct evidence_item **out);

/* Words of columns as people read them; empty for none. */
struct str document_category_text(struct ctx *c, struct str word);
struct str document_class_text(struct ctx *c, struct str word);
struct str document_kind_text(struct ctx *c, struct str word);

/* Short texts for one document, for lists here and elsewhere. */
struct str document_tag(struct ctx *c, struct str kind, struct str media_type, int64_t pages,
                        int64_t size);
struct str document_period(struct ctx *c, struct str from, struct str until); /* a sentence */
struct str document_span(struct ctx *c, struct str from, struct str until);   /* "1 Nov–30 Nov" */

#endif
