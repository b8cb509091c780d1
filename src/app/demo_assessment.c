/*
 * demo_assessment.c: the integrity-zone worksheet: last year's through all its rounds, and this
 * year's filled in by four fifths. What is answered is drawn from the questions' places.
 */
#include "app/demo.h"

#include "app/demo_words.h"
#include <math.h>

#include "assessment/round.h"
#include "base/number.h"
#include "document/document.h"

#define FILLED_PERCENT 80

static const char *const reasons[] = {
    "Dokumen ada, bertanggal, dan ditandatangani Sekretaris (CONTOH).",
    "Dilaksanakan setiap triwulan; laporan triwulan IV menyusul (CONTOH).",
    "Sebagian besar sudah berjalan; sisanya masuk rencana tahun depan (CONTOH).",
    "Hasilnya dibahas dalam rapat tim dan tercatat dalam notula (CONTOH).",
};

/* Whose hand: the lead of the question's area, else the planner. */
static void act(struct demo *d, struct grant *grant, enum demo_who who, int64_t at)
{
    demo_act(d, who, at);
    *grant = (struct grant){ d->person[who].role, d->c->who.unit_id, d->person[who].area };
    d->c->who.grant = grant;
    d->c->who.n_grant = 1;
}

static enum demo_who lead_of(const struct instrument *ins, size_t q)
{
    int area = ins_question_area(ins, q);

    return area >= 1 && area <= 8 ? (enum demo_who)(DEMO_AREA_1 + area - 1) : DEMO_PLANNER;
}

/* ── answers ── */

static struct str ratio_text(struct ctx *c, const struct ins_question *q, int dice)
{
    struct answer an = { .given = true };
    double whole = 0;

    for (size_t i = 0; i < q->n_count; i++) {
        an.has_count[i] = true;
        if (q->count[i].role == INS_DENOMINATOR)
            whole += an.count[i] = 2 + (dice + (int)i) % 5;
    }
    for (size_t i = 0; i < q->n_count; i++)
        if (q->count[i].role == INS_NUMERATOR)
            an.count[i] = q->formula == INS_DROP ? (double)(dice % 2) : whole - (double)(dice % 2);
    /* What is under way and what is done make up the whole. */
    for (size_t i = 0; i < q->n_check; i++) {
        const struct ins_check *k = &q->check[i];

        if (k->is == '=' && k->n_left == 1 && k->n_right == 2)
            an.count[k->right[0]] = an.count[k->left[0]] - an.count[k->right[1]];
    }
    return answer_text(c->arena, q, &an);
}

static struct str value_of(struct ctx *c, const struct ins_question *q, int dice)
{
    size_t o = dice < 55 ? 0 : dice < 88 ? 1 : 2;

    if (q->answer == INS_RATIO)
        return ratio_text(c, q, dice);
    if (q->answer != INS_CHOICE)
        return decimal_plain(c->arena, round(q->max * (90 + dice % 7)) / 100);
    return q->option[o < q->n_option ? o : q->n_option - 1].key;
}

static enum status save_one(struct ctx *c, const struct assess *a, const struct saving *in,
                            bool with_document)
{
    struct document_meta meta = { .category = STR("notulen") };
    int64_t id = 0, version = 0, document = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = answer_save(c, a, in, &id, &version);
    if (s == ST_OK && with_document)
        s = document_add_text(
            c,
            str_printf(c->arena, "Notula " STR_FMT " (CONTOH)",
                       STR_ARG(a->ins->question[in->question].code)),
            STR("Rapat tim membahas butir ini dan menyepakati tindak lanjutnya (CONTOH)."), &meta,
            &document);
    if (s == ST_OK && with_document)
        s = proof_add(c, document, "answer", id, NULL);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status answer_all(struct demo *d, int64_t id, int64_t at, int percent)
{
    struct ctx *c = d->c;
    struct grant grant;
    struct assess a = { 0 };
    enum status s;

    act(d, &grant, DEMO_PLANNER, at);
    s = assess_open(c, id, false, &a);
    for (size_t q = 0; s == ST_OK && q < a.ins->n_question; q++) {
        int dice = demo_dice(a.head.year, (int64_t)q, 5);
        struct saving in = { .kind = ROUND_SELF, .question = q };

        if (demo_dice(a.head.year, (int64_t)q, 9) >= percent)
            continue;
        act(d, &grant, lead_of(a.ins, q), at + (int64_t)q * 20 * MINUTE);
        in.value = value_of(c, &a.ins->question[q], dice);
        in.note = str_of(reasons[(size_t)dice % ARRAY_LEN(reasons)]);
        s = save_one(c, &a, &in, percent == 100 || dice % 3 == 0);
    }
    return s;
}

/* ── last year, through all rounds ── */

static enum status send(struct ctx *c, int64_t id, enum round_kind k, const char *note)
{
    struct assess a = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_open(c, id, false, &a);
    if (s == ST_OK)
        s = assess_send_in(c, &a, k, str_of(note));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status agree(struct ctx *c, int64_t id, enum round_kind k)
{
    struct assess a = { 0 };
    size_t n = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_open(c, id, false, &a);
    if (s == ST_OK)
        s = assess_agree(c, &a, k, &n);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Every eighth answer is judged one step lower, with a note. */
static enum status judge(struct demo *d, int64_t id, enum round_kind k)
{
    struct ctx *c = d->c;
    struct assess a = { 0 };
    enum status s = assess_open(c, id, false, &a);

    for (size_t q = 0; s == ST_OK && q < a.ins->n_question; q += 8) {
        const struct ins_question *qn = &a.ins->question[q];
        struct saving in = { .kind = k, .question = q };

        if (qn->answer != INS_CHOICE || qn->n_option < 2)
            continue;
        in.value = qn->option[qn->n_option > 2 ? 1 : 0].key;
        in.note = STR("Bukti triwulan I tidak bertanggal; belum dapat dianggap berkala (CONTOH).");
        in.desk_note = STR("Ditelaah dari berkas yang diunggah (CONTOH).");
        s = save_one(c, &a, &in, false);
    }
    if (s == ST_OK)
        s = agree(c, id, k);
    return s == ST_OK ? send(c, id, k, "") : s;
}

static enum status close(struct ctx *c, int64_t id)
{
    struct assess a = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_open(c, id, false, &a);
    if (s == ST_OK)
        s = assess_close(c, &a, a.head.version, true, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status rounds_of_last_year(struct demo *d, int64_t id, int64_t at)
{
    struct grant grant;
    enum status s;

    act(d, &grant, DEMO_PLANNER, at + 30 * DAY);
    s = send(d->c, id, ROUND_SELF, "Diisi bersama tim ZI (CONTOH).");
    act(d, &grant, DEMO_VERIFIER, at + 35 * DAY);
    if (s == ST_OK)
        s = judge(d, id, ROUND_VERIFIER);
    act(d, &grant, DEMO_ASSESSOR, at + 40 * DAY);
    if (s == ST_OK)
        s = judge(d, id, ROUND_INTERNAL);
    act(d, &grant, DEMO_PLANNER, at + 50 * DAY);
    return s == ST_OK ? close(d->c, id) : s;
}

/* ── both ── */

static enum status begin(struct demo *d, const struct instrument *ins, int64_t year, int64_t at,
                         int64_t *id)
{
    struct ctx *c = d->c;
    struct grant grant;
    struct assess_new n = { .ins = ins, .year = year };
    size_t carried = 0;

    act(d, &grant, DEMO_PLANNER, at);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_begin(c, &n, id, &carried);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_assessment(struct demo *d)
{
    struct ctx *c = d->c;
    const struct instrument **offered = NULL, *zone = NULL;
    int64_t id = 0, last = 0, now = 0, year = d->plan.year;
    size_t n = 0;
    enum status s = instruments_offered(c, day_today(d->now, (int)c->who.zone), &offered, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++)
        if (str_eq(offered[i]->name, STR("zi-lke")))
            zone = offered[i];
    if (s != ST_OK || zone == NULL ||
        !demo_when(d, str_printf(c->arena, "%lld-10-06", (long long)year - 1), &last) ||
        !demo_when(d, str_printf(c->arena, "%lld-11-03", (long long)year), &now))
        return s;
    s = begin(d, zone, year - 1, last, &id);
    if (s == ST_OK)
        s = answer_all(d, id, last, 100);
    if (s == ST_OK)
        s = rounds_of_last_year(d, id, last);
    if (s == ST_OK && now < d->now)
        s = begin(d, zone, year, now, &id);
    if (s == ST_OK && now < d->now)
        s = answer_all(d, id, now, FILLED_PERCENT);
    c->who.grant = NULL;
    c->who.n_grant = 0;
    return s;
}
