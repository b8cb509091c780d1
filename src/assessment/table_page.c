/* table_page.c: /penilaian/:id/tabel, the whole tree as one table; the figures of one component;
 * what would bring a threshold; and comparison over years, rounds and units. */
#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/question.view.h"
#include "assessment/question_view.h"
#include "assessment/routes.h"
#include "core/page.h"

/* ── the table ── */

static enum status fill_versions(struct ctx *c, const struct assess *a, enum round_kind k,
                                 int64_t *version, bool *carried)
{
    struct answer_row *row = NULL;
    size_t n = 0;
    enum status s = answers_of(c, c->who.unit_id, a->head.id, &row, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        size_t q = ins_question_find(a->ins, row[i].question);

        if (q == INS_NONE || row[i].round_id != a->round[k].row->id)
            continue;
        version[q] = row[i].version;
        carried[q] = row[i].carried != 0;
    }
    return s;
}

static void question_line(struct ctx *c, const struct table_page *p, size_t i, struct table_line *l)
{
    const struct assess *a = p->a;
    const struct ins_question *q = &a->ins->question[i];
    const struct assess_round *r = &a->round[p->kind];

    *l = (struct table_line){
        .q = q,
        .node = &a->ins->node[q->node],
        .answer = r->answer[i],
        .value = answer_text(c->arena, q, &r->answer[i]),
        .shown = answer_show(c, q, &r->answer[i]),
        .score = decimal_show(c->arena, r->score->question[i].score, 4, c->lang == LANG_ID),
        .writable = round_writable(c, a, p->kind, i),
        .href = str_printf(c->arena, STR_FMT "/" STR_FMT "?putaran=%s", STR_ARG(p->path),
                           STR_ARG(q->code), round_words[p->kind]),
        .save = str_printf(c->arena, STR_FMT "/" STR_FMT "/%s", STR_ARG(p->path), STR_ARG(q->code),
                           round_words[p->kind]),
    };
}

static void fill_table(struct ctx *c, struct table_page *p, const int64_t *version,
                       const bool *carried)
{
    const struct instrument *ins = p->a->ins;

    p->line = arena_array(c->arena, ins->n_node + ins->n_question + 1, sizeof(*p->line));
    for (size_t k = 1; k < ins->n_node; k++) {
        const struct ins_node *n = &ins->node[k];

        p->line[p->n_line++] = (struct table_line){ .node = n };
        for (size_t i = n->question; n->end == k + 1 && i < n->question + n->n_question; i++) {
            question_line(c, p, i, &p->line[p->n_line]);
            p->line[p->n_line].version = version[i];
            p->line[p->n_line++].carried = carried[i];
        }
    }
    for (int k = 0; k < ROUND_KINDS; k++) {
        const struct assess_round *r = &p->a->round[k];

        if (!r->visible || (k != ROUND_SELF && r->row->answered == 0 && !r->open))
            continue;
        p->chip[p->n_chip++] = (struct part_chip){
            .text = tr(c->lang, round_key((enum round_kind)k)),
            .href =
                str_printf(c->arena, STR_FMT "/tabel?putaran=%s", STR_ARG(p->path), round_words[k]),
            .count = -1,
            .state = STATE_COUNT,
            .current = (enum round_kind)k == p->kind,
        };
    }
}

/* The deepest level that is still few enough to choose from. */
static size_t part_depth(const struct instrument *ins)
{
    enum { PARTS_MAX = 16 };
    size_t best = 1;

    for (size_t depth = 2;; depth++) {
        size_t n = 0;

        for (size_t k = 1; k < ins->n_node; k++)
            n += ins->node[k].depth == depth;
        if (n == 0 || n > PARTS_MAX)
            return best;
        best = depth;
    }
}

static void fill_parts(struct ctx *c, struct table_page *p)
{
    const struct instrument *ins = p->a->ins;
    size_t depth = part_depth(ins);

    p->part = arena_array(c->arena, ins->n_node, sizeof(*p->part));
    for (size_t k = 1; k < ins->n_node; k++) {
        const struct ins_node *n = &ins->node[k];
        int64_t blank = 0;

        if (n->depth != depth)
            continue;
        for (size_t i = n->question; i < n->question + n->n_question; i++)
            blank += !p->a->round[p->kind].answer[i].given;
        struct str much = int_show(c->arena, blank, c->lang == LANG_ID);
        p->part[p->n_part++] = (struct table_part){
            n, blank > 0 ? tr_with(c->arena, c->lang, "assess.part_blank", &much, 1) : STR("")
        };
    }
}

enum status assess_show_table(struct ctx *c)
{
    struct assess a = { 0 };
    struct table_page p = { .a = &a };
    struct page page = { .place = PLACE_ASSESSMENT,
                         .title = tr(c->lang, "assess.table"),
                         .full_width = true,
                         .script = { "assess.js" } };
    struct out *o = body_new(c);
    int64_t *version;
    bool *carried;
    enum status s = assess_of_path(c, true, &a);

    if (s != ST_OK)
        return s;
    p.path = assess_path(c, &a);
    p.kind = round_asked(c, &a);
    version = arena_array(c->arena, a.ins->n_question + 1, sizeof(*version));
    carried = arena_array(c->arena, a.ins->n_question + 1, sizeof(*carried));
    s = fill_versions(c, &a, p.kind, version, carried);
    if (s != ST_OK)
        return s;
    fill_table(c, &p, version, carried);
    fill_parts(c, &p);
    page.crumb = assess_crumbs(c, &a, &page.n_crumb);
    assess_table_view(o, &p);
    return page_show(c, &page, o);
}

/* ── one component's computation ── */

enum status assess_show_calc(struct ctx *c)
{
    struct assess a = { 0 };
    struct calc_page p = { .a = &a };
    struct page page = { .place = PLACE_ASSESSMENT };
    struct out *o = body_new(c);
    size_t node;
    enum status s = assess_of_path(c, true, &a);

    if (s != ST_OK)
        return s;
    node = ins_node_find(a.ins, path_str(c, "code"));
    if (node == INS_NONE)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    p.node = &a.ins->node[node];
    p.path = assess_path(c, &a);
    p.rule = tr(c->lang, roll_key(p.node->roll));
    calc_of(c, &a, node, INS_NONE, &p.calc);
    page.title = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p.node->code),
                            STR_ARG(words_show(c, &p.node->name)));
    page.crumb = assess_crumbs(c, &a, &page.n_crumb);
    assess_calc_view(o, &p);
    return page_show(c, &page, o);
}

/* ── what would bring a threshold ── */

static size_t threshold_asked(struct ctx *c, const struct assess *a, enum round_kind k)
{
    struct str want = query_str(c, "ambang");

    for (size_t i = 0; i < a->ins->n_threshold; i++)
        if (str_eq(a->ins->threshold[i].name, want))
            return i;
    for (size_t i = 0; i < a->ins->n_threshold; i++)
        if (!a->round[k].score->threshold[i].holds)
            return i;
    return 0;
}

static void fill_steps(struct ctx *c, const struct whatif *w, struct whatif_page *p)
{
    const struct instrument *ins = p->a->ins;

    p->line = arena_array(c->arena, w->n_step + 1, sizeof(*p->line));
    for (size_t i = 0; i < w->n_step; i++) {
        const struct whatif_step *st = &w->step[i];
        const struct ins_question *q = &ins->question[st->question];
        struct whatif_line *l = &p->line[p->n_line++];

        *l = (struct whatif_line){ .code = q->code,
                                   .text = words_show(c, &q->text),
                                   .from = answer_show(c, q, &st->from),
                                   .to = answer_show(c, q, &st->to),
                                   .gain = decimal_show(c->arena, st->gain, 4, c->lang == LANG_ID),
                                   .href = str_printf(c->arena, STR_FMT "/" STR_FMT,
                                                      STR_ARG(p->path), STR_ARG(q->code)) };
        if (l->from.n == 0)
            l->from = tr(c->lang, "assess.blank");
    }
}

enum status assess_show_whatif(struct ctx *c)
{
    struct assess a = { 0 };
    struct whatif_page p = { .a = &a };
    struct page page = { .place = PLACE_ASSESSMENT };
    struct out *o = body_new(c);
    struct whatif w;
    enum round_kind k;
    size_t t;
    enum status s = assess_of_path(c, true, &a);

    if (s != ST_OK)
        return s;
    if (a.ins->n_threshold == 0)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    k = round_asked(c, &a);
    t = threshold_asked(c, &a, k);
    whatif_run(c->arena, a.ins, a.round[k].answer, t, NULL, &w);
    p.path = assess_path(c, &a);
    p.name = a.ins->threshold[t].name;
    p.title = words_show(c, &a.ins->threshold[t].title);
    p.holds = w.holds;
    p.reachable = w.reachable;
    p.total = ins_figure(c, a.ins, w.total);
    fill_steps(c, &w, &p);
    threshold_fill(c, &a, k, t, &p.view);
    page.title = tr_with(c->arena, c->lang, "assess.whatif", &p.name, 1);
    page.crumb = assess_crumbs(c, &a, &page.n_crumb);
    assess_whatif_view(o, &p);
    return page_show(c, &page, o);
}
