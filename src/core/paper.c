/*
 * paper.c: what every paper of an office has: its letterhead, who signs, the seal with the
 * ledger's head, the foot.
 */
#include "core/paper.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "core/setting.h"
#include "core/time_show.h"

struct str paper_upper(struct arena *a, struct str s)
{
    char *z = str_z(a, s);

    for (size_t i = 0; i < s.n; i++)
        if (z[i] >= 'a' && z[i] <= 'z')
            z[i] = (char)(z[i] - 'a' + 'A');
    return (struct str){ z, s.n };
}

/* "KPU Kabupaten Mesuji" is printed in two lines, as its letters are. */
static void letterhead(struct ctx *c, struct pdf_letterhead *h)
{
    struct str name = c->who.unit_name;

    if (str_starts(name, STR("KPU "))) {
        h->line[0] = STR("KOMISI PEMILIHAN UMUM");
        name = str_sub(name, 4, name.n);
    }
    h->line[1] = paper_upper(c->arena, name);
}

static enum status signer(struct ctx *c, struct pdf_signer *s, struct str *address)
{
    struct str place = { 0 },
               date = date_long(c->arena, c->lang, day_today(c->now, (int)c->who.zone));
    enum status st = setting_get(c, c->who.unit_id, "report_address", address);

    if (st == ST_OK)
        st = setting_get(c, c->who.unit_id, "report_place", &place);
    if (st == ST_OK)
        st = setting_get(c, c->who.unit_id, "report_signer_position", &s->position);
    if (st == ST_OK)
        st = setting_get(c, c->who.unit_id, "report_signer_name", &s->name);
    if (st == ST_OK)
        st = setting_get(c, c->who.unit_id, "report_signer_nip", &s->nip);
    if (st != ST_OK)
        return st;
    (void)str_cut(&date, ' '); /* letters bear no weekday */
    s->place_date = place.n > 0
                        ? str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(place), STR_ARG(date))
                        : date;
    if (s->position.n == 0)
        s->position = tr_with(c->arena, c->lang, "print.signer_position", &c->who.unit_name, 1);
    if (s->name.n == 0)
        s->name = STR("(..................................................)");
    if (s->nip.n > 0)
        s->nip = str_printf(c->arena, "NIP " STR_FMT, STR_ARG(s->nip));
    return ST_OK;
}

struct str paper_url(struct ctx *c, struct str path)
{
    struct str base = c->app->base_url;

    if (base.n == 0)
        base = str_printf(c->arena, "http://" STR_FMT, STR_ARG(c->app->listen));
    return str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(base), STR_ARG(path));
}

static enum status seal(struct ctx *c, struct paper *out)
{
    struct checkpoint head = { 0 };
    enum status s = checkpoint_current(c, c->who.unit_id, &head);

    if (s != ST_OK)
        return s;
    struct str size = int_show(c->arena, head.size, c->lang == LANG_ID);
    struct str root = hex_of(c->arena, head.root.p, head.root.n);
    out->seal_line[0] = tr_with(c->arena, c->lang, "print.seal_size", &size, 1);
    out->seal_line[1] = tr_with(c->arena, c->lang, "print.seal_root", &root, 1);
    out->seal_line[2] = tr(c->lang, "print.seal_how");
    out->seal = (struct pdf_seal){
        .url = paper_url(c, str_printf(c->arena,
                                       "/transparansi/rantai?satker=" STR_FMT "&ukuran=%" PRId64,
                                       STR_ARG(c->who.unit_code), head.size)),
        .heading = tr(c->lang, "print.seal"),
        .line = out->seal_line,
        .n_line = ARRAY_LEN(out->seal_line),
    };
    return ST_OK;
}

enum status paper_of(struct ctx *c, struct paper *out)
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct civil day = day_civil(today);
    struct str when = date_long(c->arena, c->lang, today);
    enum status s;

    *out = (struct paper){ 0 };
    letterhead(c, &out->letterhead);
    s = signer(c, &out->signer, &out->letterhead.address);
    if (s == ST_OK)
        s = seal(c, out);
    out->options = (struct pdf_options){
        .author = c->who.unit_name,
        .lang = c->lang == LANG_ID ? STR("id") : STR("en"),
        /* the day, not the moment: one day's paper is the same each time */
        .created =
            time_from_civil((struct civil){ .year = day.year, .month = day.month, .day = day.day },
                            (int)c->who.zone),
        .foot = tr_with(c->arena, c->lang, "print.foot",
                        (const struct str[]){ c->who.unit_name, when }, 2),
        .page_of = tr(c->lang, "print.page_of"),
    };
    return s;
}
