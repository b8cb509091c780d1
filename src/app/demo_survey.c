/*
 * demo_survey.c: sample surveys: three rounds of the public satisfaction survey and one of each
 * other, answered by people who do not exist, published, so that trends show; one is open now.
 */
#include "app/demo.h"
#include "core/app.h"
#include "survey/answer.h"

struct sample {
    const char *survey, *span;
    int year, population, answers;
    int lift; /* how much better than the plainest, in percent */
    const char *services;
    bool open; /* still collecting */
};

/* By the names of their standards (registers/service/demo.yaml). */
#define SERVICES                                                    \
    "Permintaan informasi publik\nCek dan perbaikan data pemilih\n" \
    "Kunjungan, audiensi, dan Rumah Pintar Pemilu"

static const struct sample samples[] = {
    { "skm", "semester_1", 2025, 96, 78, 20, SERVICES, false },
    { "skm", "semester_2", 2025, 88, 74, 38, SERVICES, false },
    { "information", "year", 2025, 60, 52, 34, "Permintaan informasi publik", false },
    { "application", "year", 2025, 120, 92, 26, "JDIH\nPPID\nSidalih", false },
    { "spkp", "year", 2025, 90, 76, 44, "Semua layanan", false },
    { "spak", "year", 2025, 90, 76, 60, "Semua layanan", false },
    { "complaint", "year", 2025, 24, 21, 30, "Penanganan pengaduan", false },
    { "skm", "semester_1", 2026, 102, 83, 52, SERVICES, false },
    { "skm", "semester_2", 2026, 110, 31, 50, SERVICES, true },
};

static const char *const comments[] = {
    "Petugas ramah dan menjelaskan dengan sabar. (CONTOH)",
    "Kursi tunggu kurang saat ramai. (CONTOH)",
    "Jawaban datang lebih cepat dari yang dijanjikan. (CONTOH)",
    "Papan petunjuk ke loket sebaiknya diperjelas. (CONTOH)",
};

static int64_t at(const struct demo *d, int32_t day, int hour)
{
    return ((int64_t)day * 24 + hour - (int)d->c->who.zone) * HOUR;
}

/* ── one answer ── */

static void fill_answer(const struct period *p, const struct sample *s, int who, struct answer *a)
{
    const struct survey_def *def = p->def;

    answer_init(a);
    a->service = 1 + demo_dice(who, s->year, 7) % (int64_t)p->n_service;
    for (size_t q = 0; q < def->n_question; q++) {
        /* Each element has a strength of its own; nobody is ever wholly displeased. */
        int strength = s->lift + demo_dice((int64_t)q, (int64_t)def->n_question, 3) / 3;
        int roll = demo_dice(who * 31 + s->year, (int64_t)q, (int64_t)s->population);
        int most = (int)def->scale, v = most - 1;

        if (roll < strength)
            v = most;
        else if (roll > 92)
            v = most - 2;
        a->score[q] = demo_dice(who, (int64_t)q, 99) == 0 ? '-' : (char)('0' + v);
    }
    for (size_t i = 0; i < def->n_profile; i++) {
        const struct survey_profile *f = &def->profile[i];
        int roll = demo_dice(who, (int64_t)i, s->year + 1);

        /* The last options are the rarer ones. */
        if (roll < 92)
            a->profile[i] =
                f->option[(size_t)(roll * roll / 93) * f->n_option / 92 % f->n_option].name;
    }
}

static enum status answer_all(struct demo *d, const struct period *p, const struct sample *s,
                              int32_t from, int32_t until)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status st = tx_begin(d->c, &tx);

    for (int i = 0; i < s->answers && st == ST_OK; i++) {
        struct answer a;
        int32_t day = from + (until - from) * demo_dice(i, s->year, 5) / 100;

        fill_answer(p, s, i, &a);
        if (i % 17 == 3)
            a.comment = str_of(comments[(size_t)(i / 17) % ARRAY_LEN(comments)]);
        d->c->now = at(d, day, 12);
        st = answer_keep(d->c, p, &a, i % 3 == 0 ? "paper" : i % 3 == 1 ? "tablet" : "web");
    }
    return st == ST_OK ? tx_commit(&tx) : st;
}

/* ── steps ── */

static enum status step(struct demo *d, int64_t id, const char *name, int64_t when)
{
    const struct period_move *m = period_move_find(str_of(name));
    struct period_step step = { .decree = STR("SK Tim Survei (CONTOH)") };
    struct period p = { 0 };
    enum status s;

    demo_act(d, m->right == SURVEY_ENACT ? DEMO_LEADERSHIP : DEMO_SERVICE, when);
    step.decree_on = date_iso(d->c->arena, day_today(d->c->now, (int)d->c->who.zone));
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = period_find(d->c, id, &p);
    step.version = p.row.version;
    if (s == ST_OK)
        s = tx_begin(d->c, &tx);
    if (s == ST_OK)
        s = period_step(d->c, &p, m, &step);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status show_comments(struct demo *d, int64_t id)
{
    struct survey_comment *all = NULL;
    size_t n = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(d->c, &tx);

    if (s == ST_OK)
        s = comment_list(d->c, d->c->who.unit_id, id, STR(""), &all, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = comment_set(d->c, d->c->who.unit_id, id, all[i].id, STR("shown"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status draft(struct demo *d, const struct sample *s, int64_t *id)
{
    struct period_input in = { .survey = str_of(s->survey),
                               .span = str_of(s->span),
                               .method = STR("Tautan, tablet di loket, dan kertas (CONTOH)"),
                               .pooling = STR("pooled"),
                               .services = str_of(s->services),
                               .year = s->year,
                               .population = s->population,
                               .open_link = s->open };
    const char *field = NULL;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status st;

    if (period_trouble(d->c, &in, &field) != NULL)
        return fail(d->c, ST_FAULT, "sample survey: %s", field);
    st = tx_begin(d->c, &tx);
    if (st == ST_OK)
        st = period_make(d->c, &in, id);
    return st == ST_OK ? tx_commit(&tx) : st;
}

static enum status finish(struct demo *d, int64_t id, int32_t until)
{
    static const char *const steps[] = { "close", "process", "review", "enact", "publish" };
    enum status s = ST_OK;

    for (size_t i = 0; i < ARRAY_LEN(steps) && s == ST_OK; i++) {
        if (strcmp(steps[i], "review") == 0)
            s = show_comments(d, id);
        if (s == ST_OK)
            s = step(d, id, steps[i], at(d, until + 2 + (int32_t)i, 10));
    }
    return s;
}

static enum status play(struct demo *d, const struct sample *s)
{
    int32_t from = 0, until = 0;
    struct period p = { 0 };
    int64_t id = 0;
    enum status st;

    if (!span_days(str_of(s->span), s->year, &from, &until) || at(d, from + 12, 9) > d->now)
        return ST_OK;
    if (s->open && until > day_today(d->now, (int)d->c->who.zone))
        until = day_today(d->now, (int)d->c->who.zone);
    demo_act(d, DEMO_SERVICE, at(d, from + 4, 9));
    st = draft(d, s, &id);
    if (st == ST_OK)
        st = step(d, id, "approve", at(d, from + 6, 9));
    if (st == ST_OK)
        st = step(d, id, "open", at(d, from + 8, 8));
    if (st == ST_OK)
        st = period_find(d->c, id, &p);
    if (st == ST_OK)
        st = answer_all(d, &p, s, from + 8, until - 3);
    return st == ST_OK && !s->open ? finish(d, id, until - 10) : st;
}

enum status demo_surveys(struct demo *d)
{
    enum status s = ST_OK;

    if (d->c->app->questionnaires == NULL)
        return ST_OK;
    for (size_t i = 0; i < ARRAY_LEN(samples) && s == ST_OK; i++)
        s = play(d, &samples[i]);
    return s;
}
