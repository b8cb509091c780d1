/* demo_words.c: days, references and papers of sample records. */
#include "app/demo_words.h"

#include "base/number.h"
#include "pdf/pdf.h"

static bool clock_of(struct str text, int *hour, int *minute)
{
    int64_t h = 0, m = 0;

    if (text.n != 5 || text.p[2] != ':' || !int_parse_range(str_sub(text, 0, 2), 0, 23, &h) ||
        !int_parse_range(str_sub(text, 3, 2), 0, 59, &m))
        return false;
    *hour = (int)h;
    *minute = (int)m;
    return true;
}

bool demo_when(const struct demo *d, struct str text, int64_t *at)
{
    struct str rest = text, day_text = str_cut(&rest, ' ');
    int zone = (int)d->c->who.zone;
    int32_t day = 0;
    int64_t back = 0;
    int hour = 9, minute = 0;

    if (day_text.n > 1 && day_text.p[0] == '-' &&
        int_parse_range(str_sub(day_text, 1, day_text.n), 0, 3650, &back))
        day = day_today(d->now, zone) - (int32_t)back;
    else if (!date_parse(day_text, &day))
        return false;
    if (rest.n > 0 && !clock_of(rest, &hour, &minute))
        return false;
    struct civil v = day_civil(day);
    v.hour = hour;
    v.minute = minute;
    *at = time_from_civil(v, zone);
    return true;
}

struct str demo_day(struct demo *d, struct str text)
{
    struct str rest = text, word = str_cut(&rest, ' ');
    int64_t days = 0;

    if (!str_starts(word, STR("day")) || word.n < 5 ||
        !int_parse_range(str_sub(word, 4, word.n), 0, 3650, &days))
        return text;
    int32_t day =
        day_today(d->now, (int)d->c->who.zone) + (int32_t)(word.p[3] == '-' ? -days : days);
    struct str iso = date_iso(d->c->arena, day);
    return rest.n == 0 ? iso
                       : str_printf(d->c->arena, STR_FMT " " STR_FMT, STR_ARG(iso), STR_ARG(rest));
}

bool demo_refers(const struct reg_def *from, const struct reg_def *to)
{
    for (size_t i = 0; i < from->n_field; i++) {
        const struct reg_field *f = &from->field[i];

        if (f->to == to)
            return true;
        for (size_t k = 0; k < f->n_cell; k++) {
            if (f->cell[k].to == to)
                return true;
        }
    }
    return false;
}

enum status demo_record(struct demo *d, const struct reg_def *def, int64_t id, struct record *out)
{
    int64_t account = d->c->who.account_id;

    d->c->who.account_id = 0;
    enum status s = record_find(d->c, def, id, out);
    d->c->who.account_id = account;
    return s;
}

struct paper {
    struct str name, about;
};

static void draw(struct pdf *p, const void *with)
{
    const struct paper *paper = with;
    const struct str title[] = { paper->name, STR("(CONTOH – BUKAN DOKUMEN RESMI)") };

    pdf_title(p, title, ARRAY_LEN(title));
    pdf_text(p, PDF_BODY, paper->about);
    pdf_text(p, PDF_BODY,
             STR("Berkas ini dibuat oleh program untuk data contoh. Nama, kegiatan, dan isi di "
                 "dalamnya tidak nyata."));
}

enum status demo_paper(struct demo *d, struct str name, struct str about, struct stored *out)
{
    struct paper paper = { str_sub(name, 0, name.n > 4 ? name.n - 4 : name.n), about };
    const struct pdf_options o = { .paper = PDF_A4,
                                   .title = name,
                                   .lang = STR("id"),
                                   .created = d->c->now,
                                   .page_of = STR("{1}/{2}") };
    struct str bytes = { 0 };

    if (pdf_make(d->c->arena, &o, draw, &paper, &bytes) != ST_OK)
        return fail(d->c, ST_FAULT, "a sample paper could not be drawn");
    return demo_keep(d, name, bytes, out);
}
