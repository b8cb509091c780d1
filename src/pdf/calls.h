/*
 * calls.h: pdf.h as a table. The drawing is a module (base/module.h), because Pango and Cairo bring
 * forty libraries; door.c is what the program itself links of this folder, and calls through here.
 */
#ifndef PDF_CALLS_H
#define PDF_CALLS_H

#include "base/module.h"
#include "pdf/map.h"

struct paper_module {
    struct module head;
    enum status (*make)(struct arena *a, const struct pdf_options *o,
                        void (*draw)(struct pdf *p, const void *with), const void *with,
                        struct str *bytes);
    enum status (*picture)(struct arena *a, const struct pdf_options *o,
                           void (*draw)(struct pdf *p, const void *with), const void *with,
                           int pixels, struct str *png);
    void (*title)(struct pdf *p, const struct str *line, size_t n);
    void (*heading)(struct pdf *p, int level, struct str text);
    void (*text)(struct pdf *p, enum pdf_style style, struct str text);
    void (*item)(struct pdf *p, struct str mark, struct str text);
    void (*link)(struct pdf *p, struct str text, struct str url);
    void (*space)(struct pdf *p, double points);
    void (*need)(struct pdf *p, double points);
    void (*break_page)(struct pdf *p);
    void (*letterhead)(struct pdf *p, const struct pdf_letterhead *h);
    void (*signatures)(struct pdf *p, const struct pdf_signer *s, size_t n);
    void (*seal)(struct pdf *p, const struct pdf_seal *s);
    void (*big)(struct pdf *p, double points, struct str text);
    void (*code)(struct pdf *p, struct str url, double side);
    void (*table)(struct pdf *p, const struct pdf_table *t);
    void (*legend)(struct pdf *p, const struct pdf_key *k, size_t n);
    void (*facts)(struct pdf *p, const struct pdf_fact *f, size_t n);
    void (*flow)(struct pdf *p, const struct pdf_flow *f);
    void (*map)(struct pdf *p, const struct pdf_map *m);
    void (*curve)(struct pdf *p, const struct pdf_curve *c);
    void (*radar)(struct pdf *p, const struct pdf_radar *c);
};

/* The first member of struct pdf: all that the program sees of it. */
struct pdf_head {
    const struct paper_module *calls;
};

MODULE_SHOWN extern const struct paper_module paper_module;

#endif
