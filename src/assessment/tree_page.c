/*
 * tree_page.c: /penilaian/:id, all components with what every round gives them.
 *
 * The page is the same for all who see the same rounds, so it is kept as a fragment; what only some
 * may do stands in a small part of its own (tree_own).
 */
#include <inttypes.h>

#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/question_view.h"
#include "assessment/routes.h"
#include "core/kept.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "html/chart.h"

/* ── lines ── */

static void fill_cells(struct ctx *c, const struct tree_page *p, size_t node, struct tree_line *l)
{
    const struct assess *a = p->a;
    double self = a->round[ROUND_SELF].score->node[node].value;

    for (size_t i = 0; i < p->n_shown; i++) {
        const struct assess_round *r = &a->round[p->shown[i]];
        const struct scored_node *s = &r->score->node[node];
        struct tree_cell *cell = &l->cell[i];

        cell->there = s->answered > 0 || p->shown[i] == ROUND_SELF;
        cell->value = ins_figure(c, a->ins, s->value);
        cell->percent = assess_figure(c, s->percent, 1);
        cell->lower = p->shown[i] != ROUND_SELF && s->value < self - SCORE_HAIR;
    }
}

static void fill_lines(struct ctx *c, struct tree_page *p)
{
    const struct assess *a = p->a;
    const struct score *mine = a->round[p->kind].score;
    bool id = c->lang == LANG_ID;

    p->line = arena_array(c->arena, a->ins->n_node, sizeof(*p->line));
    for (size_t k = 0; k < a->ins->n_node; k++) {
        const struct ins_node *n = &a->ins->node[k];
        struct tree_line *l = &p->line[p->n_line++];

        l->node = n;
        l->leaf = n->end == k + 1;
        l->top = ins_weight(c, n->top);
        l->share = n->top > 0 ? mine->node[k].value / n->top : 0;
        l->blank = mine->node[k].answered < mine->node[k].asked;
        l->answered = str_printf(c->arena, STR_FMT "/" STR_FMT,
                                 STR_ARG(int_show(c->arena, (int64_t)mine->node[k].answered, id)),
                                 STR_ARG(int_show(c->arena, (int64_t)mine->node[k].asked, id)));
        l->href = l->leaf && n->n_question > 0
                      ? str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(p->path),
                                   STR_ARG(a->ins->question[n->question].code))
                      : str_printf(c->arena, STR_FMT "/hitung/" STR_FMT, STR_ARG(p->path),
                                   STR_ARG(n->code));
        fill_cells(c, p, k, l);
    }
}

/* ── thresholds ── */

static struct str test_of(struct ctx *c, const struct instrument *ins, const struct scored_test *t)
{
    if (t->part != INS_NONE) {
        const struct ins_part *part = &ins->group[t->test->group].part[t->part];

        return words_show(c, &part->title);
    }
    if (t->test->node == 0)
        return tr(c->lang, "assess.total");
    if (t->test->node != INS_NONE)
        return words_show(c, &ins->node[t->test->node].name);
    return words_show(c, &ins->question[t->test->question].text);
}

static void fill_test(struct ctx *c, const struct instrument *ins, const struct scored_test *t,
                      struct test_line *out)
{
    bool percent = t->test->has_min_percent;

    *out = (struct test_line){ .of = test_of(c, ins, t),
                               .holds = t->holds,
                               .confirmed = t->test->confirmed,
                               .note = words_show(c, &t->test->note) };
    out->has = ins_figure(c, ins, percent ? t->percent : t->value);
    out->need = ins_figure(c, ins, percent ? t->test->min_percent : t->test->min);
    if (percent) {
        out->has = str_printf(c->arena, STR_FMT "%%", STR_ARG(out->has));
        out->need = str_printf(c->arena, STR_FMT "%%", STR_ARG(out->need));
    }
}

void threshold_fill(struct ctx *c, const struct assess *a, enum round_kind k, size_t t,
                    struct threshold_view *v)
{
    const struct instrument *ins = a->ins;
    const struct scored_threshold *s = &a->round[k].score->threshold[t];

    *v = (struct threshold_view){
        .name = ins->threshold[t].name,
        .title = words_show(c, &ins->threshold[t].title),
        .holds = s->holds,
        .test = arena_array(c->arena, s->n_test + 1, sizeof(*v->test)),
        .n_test = s->n_test,
        .whatif =
            str_printf(c->arena, STR_FMT "/andai?ambang=" STR_FMT "&putaran=%s",
                       STR_ARG(assess_path(c, a)), STR_ARG(ins->threshold[t].name), round_words[k]),
    };
    for (size_t i = 0; i < s->n_test; i++) {
        fill_test(c, ins, &s->test[i], &v->test[i]);
        v->n_held += s->test[i].holds;
    }
}

/* ── rounds ── */

/* The first question that the asker may answer, blank ones before others. */
static struct str first_question(struct ctx *c, const struct tree_page *p, enum round_kind k)
{
    const struct assess *a = p->a;
    size_t first = INS_NONE;

    for (size_t i = 0; i < a->ins->n_question; i++) {
        if (!round_writable(c, a, k, i))
            continue;
        if (first == INS_NONE)
            first = i;
        if (!a->round[k].answer[i].given) {
            first = i;
            break;
        }
    }
    if (first == INS_NONE)
        return STR("");
    return str_printf(c->arena, STR_FMT "/" STR_FMT "?putaran=%s", STR_ARG(p->path),
                      STR_ARG(a->ins->question[first].code), round_words[k]);
}

static bool may_return(const struct ctx *c, const struct assess *a, enum round_kind k)
{
    return str_eq(a->head.state, STR("open")) && str_eq(a->round[k].row->state, STR("sent")) &&
           may(c, k == ROUND_SELF ? PLAN_VERIFY : round_rights[k], 0);
}

static void fill_round(struct ctx *c, struct tree_page *p, enum round_kind k)
{
    const struct assess *a = p->a;
    const struct assess_round *r = &a->round[k];
    struct round_line *l = &p->round[p->n_round++];
    bool sent = str_eq(r->row->state, STR("sent"));

    *l = (struct round_line){ .kind = k,
                              .visible = r->visible,
                              .current = k == p->kind,
                              .sent = sent,
                              .sender = r->row->sender,
                              .note = r->row->note,
                              .returned = r->row->return_reason };
    l->state = tr(c->lang, sent                   ? "assess.state.sent"
                           : r->row->answered > 0 ? "assess.state.open"
                                                  : "assess.state.none");
    if (sent)
        l->when = time_short(c->arena, c->lang, r->row->sent_at, c->who.zone);
    if (r->visible && (r->row->answered > 0 || k == ROUND_SELF))
        l->total = ins_figure(c, a->ins, r->score->node[0].value);
    l->href = str_printf(c->arena, STR_FMT "?putaran=%s", STR_ARG(p->path), round_words[k]);
    l->go = first_question(c, p, k);
    if (r->open && may(c, k == ROUND_SELF ? PLAN_OWN : round_rights[k], 0))
        l->send =
            str_printf(c->arena, STR_FMT "/periksa?putaran=%s", STR_ARG(p->path), round_words[k]);
    if (may_return(c, a, k))
        l->give_back =
            str_printf(c->arena, STR_FMT "/kembalikan/%s", STR_ARG(p->path), round_words[k]);
}

/* ── the radar ── */

static struct html radar_of(struct ctx *c, const struct tree_page *p)
{
    const struct assess *a = p->a;
    const struct ins_group *g = a->ins->n_group > 0 ? &a->ins->group[0] : NULL;
    struct out *o = body_new(c);
    struct chart_radar r = { 0 };
    struct str args[2];

    if (g == NULL || g->n_part < 3 || g->n_part > CHART_AXES_MAX)
        return (struct html){ 0 };
    for (size_t i = 0; i < g->n_part; i++)
        r.axis[r.n_axis++] = words_show(c, &g->part[i].title);
    for (size_t k = 0; k < p->n_shown && r.n_series < CHART_SERIES_MAX; k++) {
        struct chart_radar_series *s = &r.series[r.n_series++];

        s->name = tr(c->lang, round_key(p->shown[k]));
        for (size_t i = 0; i < g->n_part; i++) {
            double value = 0, top = 0;

            score_part(a->ins, a->round[p->shown[k]].score, &g->part[i], &value, &top);
            s->value[i] = top > 0 ? value / top * 100 : 0;
        }
    }
    args[0] = words_show(c, &g->title);
    args[1] = p->title;
    r.say = tr_with(c->arena, c->lang, "assess.radar_say", args, 2);
    chart_radar(o, &r);
    return out_html(o);
}

/* ── the page ── */

static void fill_head(struct ctx *c, struct tree_page *p)
{
    const struct assess *a = p->a;
    const struct score *s = a->round[p->kind].score;

    p->title = assess_title(c, a);
    p->total = ins_figure(c, a->ins, s->node[0].value);
    p->of = ins_weight(c, a->ins->node[0].top);
    p->category = s->category != NULL ? s->category->name : STR("");
    p->closed = str_eq(a->head.state, STR("closed"));
    p->indicative = a->ins->node[0].indicative;
    if (s->provisional)
        p->blanks =
            tr_with(c->arena, c->lang, "assess.provisional",
                    (const struct str[]){
                        int_show(c->arena, (int64_t)(s->asked - s->answered), c->lang == LANG_ID),
                        int_show(c->arena, (int64_t)s->asked, c->lang == LANG_ID) },
                    2);
}

static enum status draw(struct ctx *c, struct out *o, void *with)
{
    const struct assess *a = with;
    struct tree_page p = { .a = a, .path = assess_path(c, a), .kind = round_asked(c, a) };

    p.n_shown = rounds_shown(c, a, &p.shown);
    fill_head(c, &p);
    fill_lines(c, &p);
    p.threshold = arena_array(c->arena, a->ins->n_threshold + 1, sizeof(*p.threshold));
    for (size_t t = 0; t < a->ins->n_threshold; t++)
        threshold_fill(c, a, p.kind, t, &p.threshold[p.n_threshold++]);
    for (int k = 0; k < ROUND_KINDS; k++)
        fill_round(c, &p, (enum round_kind)k);
    p.go = p.round[p.kind].go;
    p.radar = radar_of(c, &p);
    assess_tree_view(o, &p);
    return ST_OK;
}

/* Reads the assessment only where the part is not in memory. */
struct drawing {
    int64_t id;
};

static enum status open_and_draw(struct ctx *c, struct out *o, void *with)
{
    const struct drawing *d = with;
    struct assess *a = arena_new(c->arena, struct assess);
    enum status s = assess_open(c, d->id, true, a);

    return s == ST_OK ? draw(c, o, a) : s;
}

static enum status draw_history(struct ctx *c, struct out *o, void *with)
{
    const int64_t *id = with;

    return history_show(c, o, "assessment", *id);
}

static enum status draw_own(struct ctx *c, struct out *o, const struct assessment *head)
{
    struct tree_own own = { .path = str_printf(c->arena, "/penilaian/%lld", (long long)head->id),
                            .version = head->version };
    bool closed = str_eq(head->state, STR("closed"));
    struct out *history = body_new(c);
    int64_t id = head->id;
    enum status s = fragment_kept(c, history, str_printf(c->arena, "assess-history|%" PRId64, id),
                                  draw_history, &id);

    own.may_close = !closed && may(c, PLAN_OWN, 0);
    own.may_open = closed && may(c, PLAN_OWN, 0);
    own.history = out_html(history);
    if (s == ST_OK)
        assess_own_view(o, &own);
    return s;
}

/* Grants by area decide which questions are the asker's to answer; 99 is of no area. */
static struct str areas_of(struct ctx *c)
{
    static const int area[] = { 1, 2, 3, 4, 5, 6, 7, 8, 99 };
    char *digit = arena_alloc(c->arena, ARRAY_LEN(area));

    for (size_t i = 0; i < ARRAY_LEN(area); i++)
        digit[i] =
            (char)('0' + may(c, ASSESS_ANSWER, area[i]) + 2 * may(c, ASSESS_VERIFY, area[i]));
    return (struct str){ digit, ARRAY_LEN(area) };
}

/* Only words that mean something: what else an address says must not fill the memory. */
static struct str round_word_asked(struct ctx *c)
{
    struct str want = query_str(c, "putaran");

    for (int k = 0; k < ROUND_KINDS; k++)
        if (str_eq(want, str_of(round_words[k])))
            return want;
    return STR("");
}

enum status assess_show(struct ctx *c)
{
    struct drawing d = { .id = path_i64(c, "id") };
    struct assessment head = { 0 };
    struct page page = { .place = PLACE_ASSESSMENT };
    const struct crumb crumb[] = { { tr(c->lang, "assess.title"), STR("/penilaian") } };
    struct out *o = body_new(c);
    struct str key;
    enum status s;

    c->recalling = true;
    s = assessment_by_id(c, c->who.unit_id, d.id, &head);
    c->recalling = false;
    if (s != ST_OK)
        return s;
    key = str_printf(c->arena, "assess|%lld|%x|%d%d|" STR_FMT "|" STR_FMT, (long long)d.id,
                     assess_mask(c), may(c, PLAN_OWN, 0), may(c, PLAN_VERIFY, 0),
                     STR_ARG(areas_of(c)), STR_ARG(round_word_asked(c)));
    s = fragment_kept(c, o, key, open_and_draw, &d);
    if (s == ST_OK)
        s = draw_own(c, o, &head);
    if (s != ST_OK)
        return s;
    page.title = str_printf(c->arena, STR_FMT " %lld", STR_ARG(head.title), (long long)head.year);
    page.crumb = crumb;
    page.n_crumb = 1;
    return page_show(c, &page, o);
}
