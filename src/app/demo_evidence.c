/* demo_evidence.c: small files that look like evidence and say that they are none. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "app/demo.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/document.h"
#include "pdf/pdf.h"

struct sheet {
    struct demo *d;
    const struct demo_file *f;
    struct str month;
};

static void draw(struct pdf *p, const void *with)
{
    const struct sheet *s = with;
    struct str unit = s->d->c->who.unit_name;
    const struct pdf_fact fact[] = { { STR("Indikator"), s->f->item->ref },
                                     { STR("Bulan"), s->month },
                                     { STR("Satuan kerja"), unit } };

    pdf_letterhead(p, &(struct pdf_letterhead){ .line = { STR("CONTOH – BUKAN DOKUMEN RESMI") },
                                                .address = unit });
    const struct str title = STR("NOTULA KEGIATAN (CONTOH)");
    pdf_title(p, &title, 1);
    pdf_facts(p, fact, ARRAY_LEN(fact));
    pdf_heading(p, 2, STR("Indikator"));
    pdf_text(p, PDF_BODY, s->f->item->text);
    pdf_heading(p, 2, STR("Hasil"));
    pdf_text(p, PDF_BODY,
             STR("Berkas ini dibuat oleh program untuk data contoh. Nama, kegiatan, dan hasil di "
                 "dalamnya tidak nyata."));
}

enum status demo_evidence(struct demo *d, const struct demo_file *f, struct str *name,
                          struct str *bytes)
{
    struct arena *a = d->c->arena;
    struct sheet s = { d, f, month_and_year(d->c, &d->plan, f->month) };
    const struct pdf_options o = { .paper = PDF_A4,
                                   .title = STR("Contoh bukti"),
                                   .author = STR("Runut, data contoh"),
                                   .lang = STR("id"),
                                   .created = d->c->now,
                                   .foot = STR("Data contoh"),
                                   .page_of = STR("{1}/{2}") };

    *name = str_printf(a, "CONTOH %s " STR_FMT " " STR_FMT ".%s", f->picture ? "foto" : "notula",
                       STR_ARG(f->item->ref), STR_ARG(s.month), f->picture ? "png" : "pdf");
    enum status st =
        f->picture ? pdf_picture(a, &o, draw, &s, 620, bytes) : pdf_make(a, &o, draw, &s, bytes);
    return st == ST_OK ? st : fail(d->c, st, "sample evidence could not be drawn");
}

/* Through the store's front door, as an upload. */
enum status demo_keep(struct demo *d, struct str name, struct str bytes, struct stored *out)
{
    struct ctx *c = d->c;
    struct upload up = {
        .name = name, .fd = -1, .size = (int64_t)bytes.n, .hash = sha256_of(bytes.p, bytes.n)
    };
    enum status s = store_temporary(c, &up.fd);

    if (s == ST_OK && write(up.fd, bytes.p, bytes.n) != (ssize_t)bytes.n)
        s = fail(c, ST_FAULT, "sample evidence: %s", strerror(errno));
    if (s == ST_OK)
        s = store_take(c, &up, 1, out);
    if (up.fd >= 0)
        (void)close(up.fd);
    return s;
}

enum status demo_store(struct demo *d, struct str category, struct str name, struct str bytes,
                       int64_t *id)
{
    struct ctx *c = d->c;
    struct stored stored = { 0 };
    const struct document_meta meta = { .category = category };
    enum status s = demo_keep(d, name, bytes, &stored);

    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = document_add_file(c, &stored, &meta, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}
