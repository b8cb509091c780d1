/* page_part.c: what the pages of assessments share. */
#include "assessment/pages.h"
#include "assessment/question_view.h"
#include "core/page.h"

struct str assess_figure(const struct ctx *c, double v, int decimals)
{
    bool id = c->lang == LANG_ID;
    struct str s = str_printf(c->arena, "%.*f", decimals, v + (v >= 0 ? 1e-12 : -1e-12));
    char *p = str_z(c->arena, s);

    for (size_t i = 0; i < s.n && id; i++)
        if (p[i] == '.')
            p[i] = ',';
    return (struct str){ p, s.n };
}

struct str ins_figure(const struct ctx *c, const struct instrument *ins, double v)
{
    return assess_figure(c, v, (int)ins->decimals);
}

struct str ins_weight(const struct ctx *c, double v)
{
    return decimal_show(c->arena, v, 4, c->lang == LANG_ID);
}

struct str assess_path(struct ctx *c, const struct assess *a)
{
    return str_printf(c->arena, "/penilaian/%lld", (long long)a->head.id);
}

enum round_kind round_asked(struct ctx *c, const struct assess *a)
{
    struct str want = query_str(c, "putaran");
    unsigned mask = assess_mask(c);

    for (int k = 0; k < ROUND_KINDS; k++)
        if (str_eq(want, str_of(round_words[k])) && a->round[k].visible)
            return (enum round_kind)k;
    for (int k = ROUND_KINDS - 1; k > 0; k--)
        if (a->round[k].open && (mask & 1U << k) != 0 && k != ROUND_CONSENSUS)
            return (enum round_kind)k;
    return ROUND_SELF;
}

enum round_kind round_of_route(struct ctx *c)
{
    struct str path = c->req->path, last = STR("");

    while (path.n > 0)
        last = str_cut(&path, '/');
    for (int k = 0; k < ROUND_KINDS; k++)
        if (str_eq(last, str_of(round_words[k])) || str_eq(last, str_of(round_names[k])))
            return (enum round_kind)k;
    return ROUND_SELF;
}

enum status assess_of_path(struct ctx *c, bool scores, struct assess *out)
{
    return assess_open(c, path_i64(c, "id"), scores, out);
}

enum status question_of_path(struct ctx *c, bool scores, struct assess *out, size_t *q)
{
    enum status s = assess_of_path(c, scores, out);

    if (s != ST_OK)
        return s;
    *q = ins_question_find(out->ins, path_str(c, "code"));
    return *q == INS_NONE ? refuse(c, ST_NOT_FOUND, "error.not_found") : ST_OK;
}

enum status answer_stored(struct ctx *c, const struct assess *a, enum round_kind k, size_t question,
                          struct answer_row *out)
{
    struct answer_row *row = NULL;
    size_t n = 0;
    enum status s = answers_of_question(c, c->who.unit_id, a->head.id,
                                        a->ins->question[question].code, &row, &n);

    *out = (struct answer_row){ 0 };
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (row[i].round_id == a->round[k].row->id)
            *out = row[i];
    }
    return s;
}

enum status scope_question(struct ctx *c)
{
    struct assess a = { 0 };
    size_t q = 0;
    enum status s = question_of_path(c, false, &a, &q);

    if (s != ST_OK)
        return s;
    c->area = ins_question_area(a.ins, q);
    if (c->area == 0)
        c->area = 99; /* of no area: for those who hold the right in all */
    return ST_OK;
}

const struct crumb *assess_crumbs(struct ctx *c, const struct assess *a, size_t *n)
{
    struct crumb *crumb = arena_array(c->arena, 2, sizeof(*crumb));

    crumb[0] = (struct crumb){ tr(c->lang, "assess.title"), STR("/penilaian") };
    crumb[1] = (struct crumb){ assess_title(c, a), assess_path(c, a) };
    *n = 2;
    return crumb;
}

size_t rounds_shown(struct ctx *c, const struct assess *a, const enum round_kind **out)
{
    enum round_kind *list = arena_array(c->arena, ROUND_KINDS, sizeof(*list));
    size_t n = 0;

    for (int k = 0; k < ROUND_KINDS; k++) {
        const struct assess_round *r = &a->round[k];

        if (r->visible && (k == ROUND_SELF || r->row->answered > 0))
            list[n++] = (enum round_kind)k;
    }
    *out = list;
    return n;
}
