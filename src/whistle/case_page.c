/* case_page.c: /wbs/penangan/ID, one case as its handlers see it. */
#include <inttypes.h>

#include "core/app.h"
#include "core/time_show.h"
#include "whistle/case.view.h"
#include "whistle/desk.h"

static const char *const text_labels[REPORT_TEXTS] = {
    [REPORT_WHAT] = "whistle.q_what",   [REPORT_WHO] = "whistle.q_who",
    [REPORT_WHEN] = "whistle.q_when",   [REPORT_WHERE] = "whistle.q_where",
    [REPORT_HOW] = "whistle.q_how",     [REPORT_EVIDENCE] = "whistle.evidence",
    [REPORT_BEFORE] = "whistle.before",
};

static struct str shown(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_long(c->arena, c->lang, day) : STR("–");
}

/* Whether the word stands in the list, with blanks between. */
static bool has_word(struct str list, const char *word)
{
    while (list.n > 0) {
        if (str_eq(str_cut(&list, ' '), str_of(word)))
            return true;
    }
    return false;
}

static void fill_report(struct ctx *c, const struct opened_case *k, struct case_view *v)
{
    const struct whistle_state *state = whistle_state(k->row.state);
    struct whistle_term t =
        whistle_term(k->row.received_on, k->row.acknowledged_on, k->row.feedback_on);
    const char *mode =
        str_z(c->arena, str_printf(c->arena, "whistle.mode_" STR_FMT, STR_ARG(k->report.mode)));

    v->base = str_printf(c->arena, "/wbs/penangan/%" PRId64, k->row.id);
    v->version = k->row.version;
    v->received = shown(c, k->row.received_on);
    v->class_ = tr(c->lang, str_eq(k->row.class, STR("corruption")) ? "whistle.class_corruption"
                                                                    : "whistle.class_other");
    v->mode = tr(c->lang, mode);
    v->state = tr(c->lang, state->label);
    v->shape = state->shape;
    v->protect = k->report.protect;
    if (t.due != 0 && !state->closed) {
        struct str day = date_long(c->arena, c->lang, t.due);

        v->term =
            tr_with(c->arena, c->lang,
                    t.acknowledge ? "whistle.term_acknowledge" : "whistle.term_feedback", &day, 1);
        v->why = tr(c->lang, t.acknowledge ? "whistle.why_acknowledge" : "whistle.why_feedback");
        v->late = day_today(c->now, (int)c->who.zone) > t.due;
    }
    for (int i = 0; i < REPORT_TEXTS; i++)
        v->text[i] = (struct case_text){ text_labels[i], k->report.text[i],
                                         has_word(k->handling.complete, wbs_report_names[i]),
                                         wbs_report_names[i] };
}

static void fill_handling(const struct opened_case *k, struct case_view *v)
{
    const struct handling *h = &k->handling;

    v->gravity = h->gravity;
    v->threat = h->threat;
    v->assessment = h->assessment;
    v->sent_to = h->sent_to;
    v->number = h->number;
    v->found = h->found;
    v->protection = h->protection;
    v->measures = h->measures;
    v->review_on = h->review_on;
}

static struct str sender(struct ctx *c, const struct whistle_message *m, const struct message *text)
{
    if (str_eq(m->kind, STR("reporter")))
        return tr(c->lang, "whistle.reporter");
    if (str_eq(m->kind, STR("note")))
        return tr_with(c->arena, c->lang, "whistle.note_by", &text->who, 1);
    return text->who;
}

static enum status fill_talk(struct ctx *c, const struct opened_case *k, struct case_view *v)
{
    struct whistle_message *m = NULL;
    struct whistle_file_line *f = NULL;
    size_t n = 0, n_file = 0;
    enum status s = whistle_messages(c, k->row.unit_id, k->row.id, &m, &n);

    if (s == ST_OK)
        s = whistle_files(c, k->row.unit_id, k->row.id, 0, &f, &n_file);
    if (s != ST_OK)
        return s;
    v->line = arena_array(c->arena, n + 1, sizeof(*v->line));
    for (size_t i = 0; i < n; i++) {
        struct wbs_line *l = &v->line[v->n_line++];
        struct message text = { 0 };

        l->none = !wbs_message_open(c->arena, &m[i], k->row.id, &k->key, &text);
        l->who = sender(c, &m[i], &text);
        l->mine = !str_eq(m[i].kind, STR("reporter"));
        l->day = shown(c, m[i].sent_on);
        l->text = text.text;
        l->protect = text.protect;
        wbs_files_at(c, f, n_file, m[i].id, &l->file, &l->n_file);
    }
    wbs_files_at(c, f, n_file, 0, &v->file, &v->n_file);
    return ST_OK;
}

static void fill_moves(struct ctx *c, const struct opened_case *k, struct case_view *v)
{
    v->move = arena_array(c->arena, 16, sizeof(*v->move));
    for (const struct whistle_move *m = whistle_moves; m->name != NULL && v->n_move < 16; m++) {
        if (whistle_move_fits(m, k->row.state))
            v->move[v->n_move++] =
                (struct move_choice){ m->name, m->label, whistle_state(str_of(m->to))->label,
                                      m->needs };
    }
}

/* Handlers who have no row for the case: those who came later. */
static enum status fill_others(struct ctx *c, const struct opened_case *k, struct case_view *v)
{
    struct whistle_handler *h = NULL;
    int64_t *reader = NULL;
    size_t n = 0;
    enum status s = whistle_handlers(c, k->row.unit_id, &h, &n);

    if (s == ST_OK)
        s = whistle_case_readers(c, k->row.unit_id, k->row.id, &reader, &v->n_readers);
    if (s != ST_OK)
        return s;
    v->share = arena_array(c->arena, n + 1, sizeof(*v->share));
    for (size_t i = 0; i < n; i++) {
        bool out = wbs_shuts_out(&k->report, h[i].person_id), has = out;

        if (out)
            v->shut_out = str_printf(c->arena, STR_FMT "%s" STR_FMT, STR_ARG(v->shut_out),
                                     v->shut_out.n > 0 ? ", " : "", STR_ARG(h[i].name));
        for (size_t j = 0; j < v->n_readers; j++)
            has = has || reader[j] == h[i].key_id;
        if (!has)
            v->share[v->n_share++] = (struct share_choice){ h[i].key_id, h[i].name };
    }
    return ST_OK;
}

enum status wbs_case_page_of(struct ctx *c, struct opened_case *k, struct case_view *v)
{
    enum status s;

    fill_report(c, k, v);
    fill_handling(k, v);
    fill_moves(c, k, v);
    s = fill_talk(c, k, v);
    if (s == ST_OK)
        s = wbs_identity_fill(c, k, v);
    if (s == ST_OK)
        s = fill_others(c, k, v);
    if (s != ST_OK)
        return s;

    struct out *o = body_new(c);

    wbs_case_view(o, v);
    return wbs_desk_page(c, tr(c->lang, "whistle.case"), o);
}

enum status wbs_case_show(struct ctx *c)
{
    struct opened_case *k = arena_new(c->arena, struct opened_case);
    struct case_view *v = arena_new(c->arena, struct case_view);
    enum status s = wbs_case_find(c, k);

    return s == ST_OK && !c->answered ? wbs_case_page_of(c, k, v) : s;
}

enum status wbs_case_file(struct ctx *c)
{
    struct opened_case *k = arena_new(c->arena, struct opened_case);
    struct whistle_file f = { 0 };
    enum status s = wbs_case_find(c, k);

    if (s != ST_OK || c->answered)
        return s;
    s = whistle_file_by_id(c, k->row.unit_id, k->row.id, path_i64(c, "file"), 0, &f);
    return s == ST_OK ? wbs_file_answer(c, &f, k->row.id, &k->key) : s;
}
