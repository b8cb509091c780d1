/*
 * rule_page.c: every limit, threshold and term of every register, with its law, since when it holds
 * and whether somebody checked it in the law's text; and the site's own values in their place.
 */
#include "register/rule_page.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/calendar.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "register/clock_page.h"
#include "register/rule.view.h"
#include "register/rule_view.h"

#define RULE_LAW_MAX 200
#define RULE_VALUE_MAX 1e12

enum { SHOW_ALL, SHOW_UNCONFIRMED, SHOW_OWN, SHOWS };

static const struct {
    const char *name, *key;
} shows[SHOWS] = {
    { "", "rule.show_all" },
    { "belum", "rule.show_unconfirmed" },
    { "sendiri", "rule.show_own" },
};

/* ── showing ── */

static struct str show_value(const struct ctx *c, double v, enum rule_unit unit)
{
    bool id = c->lang == LANG_ID;

    if (unit == RULE_RUPIAH)
        return str_printf(c->arena, "Rp" STR_FMT,
                          STR_ARG(int_show(c->arena, (int64_t)(v + 0.5), id)));
    if (unit == RULE_PERCENT)
        return str_printf(c->arena, STR_FMT "%%", STR_ARG(decimal_show(c->arena, v, 2, id)));
    if (unit == RULE_COUNT)
        return decimal_show(c->arena, v, 2, id);
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(decimal_show(c->arena, v, 2, id)),
                      STR_ARG(rule_unit_word(c, unit, !(v < 1) && !(v > 1))));
}

static struct str show_day(const struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : iso;
}

static struct str show_span(const struct ctx *c, struct str from, struct str until)
{
    const struct str args[] = { show_day(c, from), show_day(c, until) };

    return tr_with(c->arena, c->lang, until.n > 0 ? "rule.from_until" : "rule.from", args, 2);
}

static struct rule_past of_site(const struct ctx *c, const struct rule_value *v,
                                enum rule_unit unit)
{
    const struct str by[] = { v->added_by,
                              time_short(c->arena, c->lang, v->added_at, c->who.zone) };

    return (struct rule_past){
        .value = show_value(c, v->value, unit),
        .law = v->law,
        .span = show_span(c, v->valid_from, v->valid_until),
        .by = tr_with(c->arena, c->lang, "rule.by", by, 2),
        .confirmed = v->confirmed != 0,
        .id = v->id,
    };
}

static struct rule_past of_definition(const struct ctx *c, const struct reg_rule_value *v,
                                      enum rule_unit unit)
{
    return (struct rule_past){
        .value = show_value(c, v->value, unit),
        .law = v->law,
        .span = show_span(c, v->from, v->until),
        .confirmed = v->confirmed,
    };
}

static bool holds(struct str from, struct str until, struct str day)
{
    return str_cmp(from, day) <= 0 && (until.n == 0 || str_cmp(until, day) >= 0);
}

struct listing {
    struct ctx *c;
    struct rule_value *own;
    size_t n_own;
    struct str today;
    struct rule_page *page;
    size_t show;
    int64_t count[SHOWS];
};

/* The site's own values first, as they win; each newest first. */
static void fill_line(const struct listing *l, const struct reg_def *def,
                      const struct reg_rule *rule, struct rule_line *out)
{
    struct ctx *c = l->c;

    *out = (struct rule_line){ .label = words_show(c, &rule->label) };
    out->anchor =
        str_printf(c->arena, STR_FMT "-" STR_FMT, STR_ARG(def->name), STR_ARG(rule->name));
    out->option =
        str_printf(c->arena, STR_FMT "." STR_FMT, STR_ARG(def->name), STR_ARG(rule->name));
    out->past = arena_array(c->arena, l->n_own + rule->n_value + 1, sizeof(*out->past));
    for (size_t i = 0; i < l->n_own; i++) {
        const struct rule_value *v = &l->own[i];
        struct rule_past *p = &out->past[out->n_past];

        if (!str_eq(v->reg, def->name) || !str_eq(v->rule, rule->name))
            continue;
        *p = of_site(c, v, rule->unit);
        out->n_past++;
        if (out->now.value.n == 0 && holds(v->valid_from, v->valid_until, l->today))
            out->now = *p;
    }
    for (size_t i = rule->n_value; i-- > 0;) {
        const struct reg_rule_value *v = &rule->value[i];
        struct rule_past *p = &out->past[out->n_past++];

        *p = of_definition(c, v, rule->unit);
        if (out->now.value.n == 0 && holds(v->from, v->until, l->today))
            out->now = *p;
    }
}

static void add_option(const struct listing *l, const struct reg_def *def,
                       const struct reg_rule *rule, struct str chosen)
{
    struct ctx *c = l->c;
    struct option *o = &l->page->rule[l->page->n_rule++];

    o->value = str_printf(c->arena, STR_FMT "." STR_FMT, STR_ARG(def->name), STR_ARG(rule->name));
    o->text = str_printf(c->arena, STR_FMT ": " STR_FMT " (" STR_FMT ")",
                         STR_ARG(words_show(c, &def->title)), STR_ARG(words_show(c, &rule->label)),
                         STR_ARG(rule_unit_word(c, rule->unit, false)));
    o->chosen = str_eq(o->value, chosen);
}

static void list_rules(struct listing *l, const struct reg_def *def, struct str chosen)
{
    bool first = true;

    for (size_t i = 0; i < def->n_rule; i++) {
        struct rule_line *line = &l->page->line[l->page->n_line];
        bool is[SHOWS];

        fill_line(l, def, &def->rule[i], line);
        is[SHOW_ALL] = true;
        is[SHOW_UNCONFIRMED] = line->now.value.n > 0 && !line->now.confirmed;
        is[SHOW_OWN] = line->now.id != 0;
        for (size_t k = 0; k < SHOWS; k++)
            l->count[k] += is[k] ? 1 : 0;
        add_option(l, def, &def->rule[i], chosen);
        if (!is[l->show])
            continue;
        if (first)
            line->reg = words_show(l->c, &def->title);
        first = false;
        l->page->n_line++;
    }
}

static size_t rules_of(const struct app *app)
{
    size_t n = 0;

    for (size_t i = 0; app->registers != NULL && i < app->registers->n; i++)
        n += app->registers->def[i]->n_rule;
    return n;
}

static void fill_chips(struct listing *l)
{
    struct ctx *c = l->c;

    for (size_t i = 0; i < SHOWS; i++)
        l->page->chip[l->page->n_chip++] = (struct part_chip){
            .text = tr(c->lang, shows[i].key),
            .href = i == 0 ? STR("/register/aturan")
                           : str_printf(c->arena, "/register/aturan?tampil=%s", shows[i].name),
            .count = l->count[i],
            .state = STATE_COUNT,
            .current = i == l->show,
        };
}

static enum status list_all(struct ctx *c, struct rule_page *p, struct str chosen)
{
    struct listing l = { .c = c,
                         .page = p,
                         .today = date_iso(c->arena, day_today(c->now, (int)c->who.zone)) };
    size_t n = rules_of(c->app);
    struct str args[2];
    enum status s = rule_values(c, c->who.unit_id, &l.own, &l.n_own);

    if (s != ST_OK)
        return s;
    for (size_t i = 1; i < SHOWS; i++) {
        if (str_eq(query_str(c, "tampil"), str_of(shows[i].name)))
            l.show = i;
    }
    p->line = arena_array(c->arena, n + 1, sizeof(*p->line));
    p->rule = arena_array(c->arena, n + 1, sizeof(*p->rule));
    p->rule[p->n_rule++] = (struct option){ .text = tr(c->lang, "rule.choose") };
    for (size_t i = 0; c->app->registers != NULL && i < c->app->registers->n; i++)
        list_rules(&l, c->app->registers->def[i], chosen);
    fill_chips(&l);
    args[0] = int_show(c->arena, l.count[SHOW_ALL], c->lang == LANG_ID);
    args[1] = int_show(c->arena, l.count[SHOW_UNCONFIRMED], c->lang == LANG_ID);
    p->lede = tr_with(c->arena, c->lang, "rule.lede", args, 2);
    return ST_OK;
}

static enum status draw(struct ctx *c, struct rule_page *p, struct str chosen)
{
    const struct crumb crumb[] = { { tr(c->lang, "setting.title"), STR("/pengaturan") } };
    struct page page = {
        .title = tr(c->lang, "rule.title"), .place = PLACE_SETTING, .crumb = crumb, .n_crumb = 1
    };
    struct out *o = body_new(c);
    enum status s = list_all(c, p, chosen);

    if (s != ST_OK)
        return s;
    rule_page_view(o, p);
    return page_show(c, &page, o);
}

/* GET /register/aturan */
enum status rule_show_page(struct ctx *c)
{
    struct rule_page p = { 0 };

    return draw(c, &p, query_str(c, "aturan"));
}

enum status rule_setting_note(struct ctx *c, struct setting_note *out)
{
    struct rule_page p = { 0 };
    enum status s = list_all(c, &p, STR(""));

    *out = (struct setting_note){ .title = tr(c->lang, "rule.title"),
                                  .text = p.lede,
                                  .href = STR("/register/aturan"),
                                  .link = tr(c->lang, "rule.open"),
                                  .warn = p.n_chip > 1 && p.chip[SHOW_UNCONFIRMED].count > 0 };
    return s;
}

/* ── the site's own values ── */

struct typed {
    const struct reg_def *def;
    const struct reg_rule *rule;
    double value;
    int32_t from, until;
};

static void find_rule(struct ctx *c, struct typed *t)
{
    struct str rest = form_str(c, "aturan"), reg = str_cut(&rest, '.');

    t->def = reg_find(c->app, reg);
    for (size_t i = 0; t->def != NULL && i < t->def->n_rule; i++) {
        if (str_eq(t->def->rule[i].name, rest))
            t->rule = &t->def->rule[i];
    }
}

static bool good_value(struct str text, const struct reg_rule *rule, double *out)
{
    if (!decimal_parse(text, out) || *out < 0 || *out > RULE_VALUE_MAX)
        return false;
    if (rule == NULL || rule->unit == RULE_PERCENT || rule->unit == RULE_COUNT)
        return true;
    /* Terms and rupiah are whole. */
    return !((double)(int64_t)*out < *out);
}

static void check(struct ctx *c, struct rule_page *p, struct typed *t)
{
    p->value = form_str(c, "nilai");
    p->from = form_str(c, "sejak");
    p->until = form_str(c, "sampai");
    p->law = form_str(c, "dasar");
    p->confirmed = str_eq(form_str(c, "pasti"), STR("1"));
    find_rule(c, t);
    if (t->rule == NULL)
        field_wrong(c, &p->errors, "aturan", "rule.no_rule");
    if (!good_value(p->value, t->rule, &t->value))
        field_wrong(c, &p->errors, "nilai", "rule.bad_value");
    if (!date_parse(p->from, &t->from))
        field_wrong(c, &p->errors, "sejak", "rule.bad_day");
    if (p->until.n > 0 && (!date_parse(p->until, &t->until) || t->until < t->from))
        field_wrong(c, &p->errors, "sampai", "rule.bad_until");
    if (p->law.n == 0 || utf8_length(p->law) > RULE_LAW_MAX)
        field_wrong(c, &p->errors, "dasar", "rule.no_law");
}

static enum status note(struct ctx *c, const char *action, const struct rule_value *v)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", v->reg);
    json_put_str(&j, "rule", v->rule);
    json_key(&j, "value");
    json_number(&j, v->value);
    json_put_str(&j, "from", v->valid_from);
    if (v->valid_until.n > 0)
        json_put_str(&j, "until", v->valid_until);
    json_put_str(&j, "law", v->law);
    json_close(&j);
    return audit(c, action, "unit", c->who.unit_id, json_text(&j));
}

static enum status add(struct ctx *c, const struct rule_page *p, const struct typed *t)
{
    const struct rule_value v = { .reg = t->def->name,
                                  .rule = t->rule->name,
                                  .value = t->value,
                                  .valid_from = p->from,
                                  .valid_until = p->until,
                                  .law = p->law };
    int64_t id = 0;
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = rule_value_add(c, c->who.unit_id, v.reg, v.rule, v.value, v.valid_from,
                           p->until.n > 0 ? p->until : (struct str){ 0 }, v.law, p->confirmed,
                           c->who.person_id, c->now, &id);
    if (s == ST_OK)
        s = calendar_touched(c);
    if (s == ST_OK)
        s = note(c, "rule.added", &v);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status drop(struct ctx *c, int64_t id)
{
    struct rule_value *own = NULL, *v = NULL;
    size_t n = 0;
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = rule_values(c, c->who.unit_id, &own, &n);
    for (size_t i = 0; i < n; i++) {
        if (own[i].id == id)
            v = &own[i];
    }
    if (s == ST_OK && v == NULL)
        s = refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s == ST_OK)
        s = rule_value_drop(c, c->who.unit_id, id);
    if (s == ST_OK)
        s = calendar_touched(c);
    if (s == ST_OK)
        s = note(c, "rule.removed", v);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /register/aturan */
enum status rule_send_page(struct ctx *c)
{
    struct rule_page p = { 0 };
    struct typed t = { 0 };
    enum status s = ST_OK;

    if (str_eq(form_str(c, "aksi"), STR("hapus"))) {
        s = drop(c, form_i64(c, "id", 0));
        if (s == ST_OK)
            say(c, "rule.removed", STR(""), STR(""));
        return s == ST_OK ? see_other(c, "/register/aturan") : s;
    }
    check(c, &p, &t);
    if (p.errors.n == 0)
        s = add(c, &p, &t);
    if (s == ST_CONFLICT)
        field_wrong(c, &p.errors, "sejak", "rule.same_day");
    else if (s != ST_OK)
        return s;
    if (p.errors.n > 0) {
        c->res->status = 422;
        return draw(c, &p, form_str(c, "aturan"));
    }
    say(c, "rule.added", words_show(c, &t.rule->label), STR(""));
    return see_other(c, "/register/aturan#" STR_FMT "-" STR_FMT, STR_ARG(t.def->name),
                     STR_ARG(t.rule->name));
}
