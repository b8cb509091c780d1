/*
 * edit_page.c: /rencana/:plan/:ref/ubah: target, direction, person in charge; in a draft the words
 * as well. The words of an enacted plan change by a revision only.
 */
#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/page.h"
#include "plan/manage.h"
#include "plan/manage.view.h"
#include "plan/pages.h"

#define SHORT_MAX 200

/* A unit as it is written in the form, and back: the one that the program knows has a word in each
 * language. */
static struct str uom_shown(struct ctx *c, struct str uom)
{
    return str_eq(uom, STR("percent")) ? tr(c->lang, "clock.unit.percent") : uom;
}

static struct str uom_read(struct ctx *c, struct str typed)
{
    return str_eq(typed, tr(c->lang, "clock.unit.percent")) || str_eq(typed, STR("%"))
               ? STR("percent")
               : typed;
}

static struct edit_form stored_form(struct ctx *c, const struct item *it)
{
    return (struct edit_form){
        .text = it->text,
        .details = it->details,
        .target =
            it->target.has ? decimal_show(c->arena, it->target.v, 6, c->lang == LANG_ID) : STR(""),
        .target_text = it->target_text,
        .uom = uom_shown(c, it->uom),
        .direction = str_of(direction_name(it->direction)),
        .pic = str_printf(c->arena, "%lld", (long long)it->pic_id),
        .item_version = it->version,
        .indicator_version = it->indicator_version,
    };
}

static enum status draw(struct ctx *c, struct round *r, const struct edit_form *typed, int status)
{
    struct edit_page p = { .plan = &r->tree.plan, .it = r->item };
    struct page page = { .place = PLACE_PLAN };
    struct crumb crumb[2];
    struct str slug = r->tree.plan.slug, ref = r->item->ref;
    struct edit_form stored = stored_form(c, r->item);
    struct person_row *person = NULL;
    struct out *o = body_new(c);
    enum status s = persons_active(c, c->who.unit_id, &person, &p.n_person);

    if (s != ST_OK)
        return s;
    p.person = person;
    p.form = typed != NULL ? *typed : stored;
    p.form.item_version = stored.item_version;
    p.form.indicator_version = stored.indicator_version;
    p.words = r->tree.plan.state == PLAN_DRAFT;
    p.conflict = status == 409;
    p.target_now = stored.target;
    p.pic_now = r->item->pic_name;
    if (status != 200)
        p.error[p.n_error++] = (struct part_error){ NULL, failure_text(c) };
    edit_view(o, &p);
    crumb[0] = (struct crumb){ r->tree.plan.title,
                               str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(slug)) };
    crumb[1] = (struct crumb){ ref, str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT,
                                               STR_ARG(slug), STR_ARG(ref)) };
    page.crumb = crumb;
    page.n_crumb = 2;
    page.title = tr(c->lang, "plan.edit.title");
    c->res->status = status;
    return page_show(c, &page, o);
}

/* GET /rencana/:plan/:ref/ubah */
enum status edit_show(struct ctx *c)
{
    struct round *r = arena_new(c->arena, struct round);
    enum status s = round_open(c, path_str(c, "plan"), path_str(c, "ref"), r);

    return s == ST_OK ? draw(c, r, NULL, 200) : s;
}

static struct edit_form read_form(struct ctx *c)
{
    return (struct edit_form){
        .text = form_str(c, "teks"),
        .details = form_str(c, "rincian"),
        .target = form_str(c, "target"),
        .target_text = form_str(c, "target_teks"),
        .uom = uom_read(c, form_str(c, "satuan")),
        .direction = form_str(c, "arah"),
        .pic = form_str(c, "pelaksana"),
        .item_version = form_i64(c, "versi_butir", -1),
        .indicator_version = form_i64(c, "versi", -1),
    };
}

/* What the fields mean; the item as it is to become. */
static enum status understand(struct ctx *c, const struct edit_form *f, bool words, struct item *it)
{
    int64_t pic = 0;

    if (words && (f->text.n == 0 || text_is_formula(f->text) || text_is_formula(f->details)))
        return refuse(c, ST_INVALID, "plan.edit.no_text");
    if (utf8_length(f->text) > IMPORT_TEXT_MAX || utf8_length(f->details) > IMPORT_TEXT_MAX ||
        utf8_length(f->target_text) > SHORT_MAX || utf8_length(f->uom) > SHORT_MAX)
        return refuse(c, ST_INVALID, "plan.edit.too_long");
    if (text_is_formula(f->target_text) || text_is_formula(f->uom))
        return refuse(c, ST_INVALID, "plan.import.formula");
    it->target = (struct real){ 0 };
    if (f->target.n > 0) {
        it->target.has = decimal_parse(f->target, &it->target.v);
        if (!it->target.has)
            return refuse(c, ST_INVALID, "plan.edit.bad_target");
    }
    it->direction = direction_by_name(f->direction);
    if (!str_eq(f->direction, str_of(direction_name(it->direction))))
        return refuse(c, ST_INVALID, "plan.edit.bad_direction");
    if (f->pic.n > 0 && !int_parse_range(f->pic, 0, INT64_MAX, &pic))
        return refuse(c, ST_INVALID, "plan.edit.bad_pic");
    it->pic_id = pic;
    it->target_text = f->target_text;
    it->uom = f->uom;
    if (words) {
        it->text = f->text;
        it->details = f->details;
    }
    return ST_OK;
}

/* The person must be one of this unit. */
static enum status find_pic(struct ctx *c, struct item *it)
{
    struct person_row p = { 0 };
    enum status s;

    if (it->pic_id == 0)
        return ST_OK;
    s = person_of_unit(c, c->who.unit_id, it->pic_id, &p);
    if (s == ST_NOT_FOUND)
        return refuse(c, ST_INVALID, "plan.edit.bad_pic");
    it->pic_name = p.name;
    return s;
}

static struct str shown_target(struct arena *a, const struct item *it)
{
    return it->target.has ? decimal_plain(a, it->target.v) : STR("");
}

static enum status tell(struct ctx *c, const struct plan *p, const struct item *was,
                        const struct item *is)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", p->slug);
    json_put_str(&j, "ref", is->ref);
    json_put_change(&j, "text", was->text, is->text);
    json_put_change(&j, "details", was->details, is->details);
    json_put_change(&j, "target", shown_target(c->arena, was), shown_target(c->arena, is));
    json_put_change(&j, "target_text", was->target_text, is->target_text);
    json_put_change(&j, "uom", was->uom, is->uom);
    json_put_change(&j, "direction", str_of(direction_name(was->direction)),
                    str_of(direction_name(is->direction)));
    if (was->pic_id != is->pic_id)
        json_put_change(&j, "pic", was->pic_name, is->pic_id != 0 ? is->pic_name : STR(""));
    json_close(&j);
    return audit(c, "indicator.changed", "indicator", is->id, json_text(&j));
}

static enum status write_words(struct ctx *c, const struct item *is, int64_t version)
{
    struct str search =
        str_lower(c->arena, str_printf(c->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(is->ref),
                                       STR_ARG(is->text), STR_ARG(is->details)));

    return item_set(c, c->who.unit_id, is->id, version, is->ord, is->text, is->details, is->note,
                    is->source_line, is->marks_seen, search);
}

/* Within a transaction. */
static enum status indicator_save(struct ctx *c, struct round *r, const struct edit_form *f)
{
    const struct item *was = r->item;
    struct item is = *was;
    bool words = r->tree.plan.state == PLAN_DRAFT;
    int64_t version = f->indicator_version >= 0 ? f->indicator_version : was->indicator_version;
    enum status s = understand(c, f, words, &is);

    if (s == ST_OK)
        s = find_pic(c, &is);
    if (s != ST_OK)
        return s;
    if (r->tree.plan.state == PLAN_CLOSED || r->tree.plan.state == PLAN_REVISED)
        return refuse(c, ST_INVALID, "plan.move.not_running");
    if (version != was->indicator_version ||
        (words && f->item_version >= 0 && f->item_version != was->version))
        return refuse(c, ST_CONFLICT, "plan.confirm.changed");
    s = indicator_set(c, c->who.unit_id, is.id, version, is.uom,
                      str_of(direction_name(is.direction)), is.target.has, is.target.v,
                      is.target_text, is.measure, is.pic_id, item_bound_kept(c->arena, was, &is));
    if (s == ST_OK && words)
        s = write_words(c, &is, was->version);
    if (s == ST_OK)
        s = months_rebuild(c, &is);
    return s == ST_OK ? tell(c, &r->tree.plan, was, &is) : s;
}

/* POST /rencana/:plan/:ref/ubah */
enum status edit_send(struct ctx *c)
{
    struct str slug = path_str(c, "plan"), ref = path_str(c, "ref");
    struct edit_form f = read_form(c);
    struct round *r = arena_new(c->arena, struct round);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = round_open(c, slug, ref, r);
    if (s == ST_OK)
        s = indicator_save(c, r, &f);
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if (s == ST_INVALID || s == ST_CONFLICT)
        return draw(c, r, &f, s == ST_CONFLICT ? 409 : 422);
    if (s != ST_OK)
        return s;
    say(c, "plan.said.edited", ref, STR(""));
    return see_other(c, "/rencana/" STR_FMT "/" STR_FMT, STR_ARG(slug), STR_ARG(ref));
}
