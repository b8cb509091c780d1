/*
 * check.c: /transparansi/periksa: whether a receipt's file is what this office once signed.
 *
 * What is pasted is checked and forgotten. With script the browser checks it alone, so that the
 * page works without the network once it is open (assets/receipt-check.js); `runut receipt verify`
 * does the same without any page.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/identity.h"
#include "core/time_show.h"
#include "intake/check.view.h"
#include "intake/check_view.h"
#include "intake/pages.h"
#include "intake/receipt.h"

static void add_line(struct ctx *c, struct check_page *v, const char *key, struct str value)
{
    if (value.n > 0)
        v->line[v->n_line++] = (struct check_line){ tr(c->lang, key), value };
}

static void judge(struct ctx *c, struct check_page *v)
{
    struct receipt r;
    enum receipt_fault f = receipt_check(c->arena, v->text, v->key, &r);

    v->judged = true;
    v->good = f == RECEIPT_GOOD;
    v->verdict = tr(c->lang, v->good ? "receipt.good" : "receipt.bad");
    v->why = tr(c->lang, v->good ? "receipt.good_why" : receipt_fault_key(f));
    if (f == RECEIPT_UNREADABLE)
        return;
    add_line(c, v, "intake.number", r.number);
    add_line(c, v, "receipt.log", r.origin);
    add_line(c, v, "receipt.entry", int_show(c->arena, r.seq, c->lang == LANG_ID));
    add_line(c, v, "receipt.size", int_show(c->arena, r.size, c->lang == LANG_ID));
    if (v->good)
        add_line(c, v, "receipt.at", time_show(c->arena, c->lang, r.at, c->who.zone));
    v->entry = v->good ? r.entry : STR("");
}

static enum status draw(struct ctx *c, struct check_page *v, int status)
{
    struct page page = { .title = tr(c->lang, "receipt.title"),
                         .place = PLACE_OPEN,
                         .open_face = true,
                         .script = { "sha256.js", "receipt-check.js" } };
    struct out *o;

    guest_form(c);
    c->res->status = status;
    o = body_new(c);
    check_view(o, v);
    return page_show(c, &page, o);
}

static struct check_page *page_of(struct ctx *c)
{
    struct check_page *v = arena_new(c->arena, struct check_page);

    v->key = checkpoint_vkey(c->arena, checkpoint_origin(c->arena, c->who.unit_code),
                             c->app->sign_public);
    v->key_href = STR("/transparansi/rantai");
    return v;
}

/* GET /transparansi/periksa */
enum status check_show(struct ctx *c)
{
    enum status s = intake_enter(c);

    return s == ST_OK ? draw(c, page_of(c), 200) : s;
}

/* POST /transparansi/periksa */
enum status check_send(struct ctx *c)
{
    struct check_page *v;
    enum status s = intake_enter(c);

    if (s != ST_OK)
        return s;
    v = page_of(c);
    v->text = form_str(c, "bukti");
    if (v->text.n == 0)
        v->error = tr(c->lang, "receipt.empty");
    else
        judge(c, v);
    return draw(c, v, v->error.n > 0 ? 422 : 200);
}
