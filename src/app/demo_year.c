/*
 * demo_year.c: the year, month by month: most months are reported in time and verified a few days
 * later, some late, some returned and mended, a few postponed, some never. The last month still
 * waits.
 */
#include "app/demo.h"
#include "core/time_show.h"
#include "document/document.h"
#include "plan/live.h"

struct step {
    struct demo *d;
    struct plan_tree tree;
    int month; /* that is being played */
};

static const char *const notes[] = {
    "CONTOH: kegiatan terlaksana sesuai jadwal; notula dan daftar hadir terlampir.",
    "CONTOH: dokumen selesai disusun dan telah dibahas bersama seluruh subbagian.",
    "CONTOH: data bulan ini telah dimutakhirkan dan diperiksa kembali.",
    "CONTOH: pelaksanaan berjalan; hasilnya dipublikasikan di laman satuan kerja.",
};

static const char *const obstacles[][2] = {
    { "CONTOH: tenaga pengelola hanya satu orang dan merangkap tugas lain.",
      "CONTOH: diusulkan penunjukan pengelola kedua pada rapat bulan depan." },
    { "CONTOH: jaringan internet kantor terputus tiga hari.",
      "CONTOH: unggah dilakukan setelah jaringan pulih; penyedia diminta cadangan." },
    { "CONTOH: anggaran kegiatan baru cair pada akhir bulan.",
      "CONTOH: jadwal kegiatan digeser ke minggu pertama bulan berikutnya." },
};

static int dice(const struct item *it, int month, int salt)
{
    return demo_dice(it->ord, month, salt);
}

static int64_t moment(const struct step *k, int month, int day, int dice_of_day)
{
    struct civil v = { .year = k->d->plan.year, .month = month, .day = day };

    v.hour = 8 + dice_of_day % 8;
    v.minute = dice_of_day % 60;
    return time_from_civil(v, (int)k->d->c->who.zone);
}

static struct real value_of(const struct item *it, int month)
{
    int luck = dice(it, month, 7);

    if (it->direction == DIRECTION_DOWN)
        return (struct real){ true, (double)(luck % 6) };
    if (it->target.has)
        return (struct real){ true,
                              (double)((int)(it->target.v * (70 + luck * 0.33) / 100 + 0.5)) };
    return (struct real){ luck < 30, 60 + luck };
}

static enum demo_who lead_of(const struct item *it)
{
    return it->area >= 1 && it->area <= 8 ? (enum demo_who)(DEMO_AREA_1 + it->area - 1)
                                          : DEMO_STAFF;
}

static enum status open_round(struct step *k, const struct item *it, struct round *r)
{
    *r = (struct round){ .tree = k->tree, .item = it };
    return months_read(k->d->c, it->id, r->month);
}

/* ── Reporting ── */

/* Whether a report without a file comes with a text. */
static bool wants_text(const struct item *it, int month)
{
    return dice(it, month, 4) < 35;
}

/* What the reporter says: of something attached only where something is, of work that is done only
 * where it is. */
static struct str note_of(const struct item *it, int month, const struct report *in, bool proven)
{
    int luck = dice(it, month, 5) % (int)ARRAY_LEN(notes);

    if (it->direction == DIRECTION_DONE && in->value.has && in->value.v < 100)
        return STR("CONTOH: belum terlaksana sepenuhnya; persiapannya berjalan.");
    return str_of(notes[luck == 0 && !proven ? 1 : luck]);
}

static enum status prove(struct step *k, const struct item *it, int month, int64_t month_id,
                         int64_t document)
{
    const struct document_meta meta = { .category = STR("lainnya") };
    enum status s = ST_OK;

    if (document == 0 && wants_text(it, month))
        s = document_add_text(
            k->d->c,
            str_printf(k->d->c->arena, "CONTOH catatan rapat " STR_FMT " " STR_FMT " %d",
                       STR_ARG(it->ref), STR_ARG(month_name(LANG_ID, month)), k->d->plan.year),
            STR("Catatan contoh: hasil kegiatan disampaikan lisan pada rapat."), &meta, &document);
    if (s != ST_OK || document == 0)
        return s;
    return proof_add(k->d->c, document, "month", month_id, NULL);
}

static enum status report(struct step *k, const struct item *it, int month, int64_t document)
{
    struct round r;
    int64_t month_id = 0;
    int luck = dice(it, month, 5);
    struct report in = { .month = month, .version = -1, .value = value_of(it, month) };

    if (luck < 14) {
        in.obstacle = str_of(obstacles[luck % 3][0]);
        in.next_step = str_of(obstacles[luck % 3][1]);
    }
    enum status s = open_round(k, it, &r);
    if (s == ST_OK)
        s = live_report(k->d->c, &k->tree.plan, it, &in);
    in.note = note_of(it, month, &in, document != 0 || wants_text(it, month));
    if (s == ST_OK)
        s = round_report(k->d->c, &r, &in, &month_id);
    return s == ST_OK ? prove(k, it, month, month_id, document) : s;
}

static enum status postpone(struct step *k, const struct item *it, int month)
{
    struct round r;
    int to = month + 1;

    while (to <= MONTHS && it->months.p[to - 1] != '.')
        to++;
    if (to > MONTHS)
        return ST_OK;
    enum status s = open_round(k, it, &r);
    return s == ST_OK ? round_postpone(k->d->c, &r, month, -1, to,
                                       STR("CONTOH: narasumber baru tersedia pada bulan itu."))
                      : s;
}

enum deed { NOTHING, REPORT, POSTPONE };

/* What the person in charge does about a month while month k->month is played. */
static enum deed deed_of(const struct step *k, const struct item *it, int month)
{
    int luck = dice(it, month, 2);
    char now = it->months.p[month - 1];

    if (month == k->month)
        return now != 'p' ? NOTHING : luck < 82 ? REPORT : luck >= 97 ? POSTPONE : NOTHING;
    if (now == 'x')
        return dice(it, month, 3) < 70 ? REPORT : NOTHING;
    return now == 'p' && luck < 93 ? REPORT : NOTHING; /* late, but there */
}

/* What is known by its documents comes with one, of that kind. */
static bool is_by_document(const struct item *it)
{
    return item_binding(it).kind == BIND_DOCUMENT;
}

static bool wants_file(const struct item *it, int month)
{
    return is_by_document(it) || dice(it, month, 4) >= 82;
}

static struct str kind_of(const struct item *it)
{
    return is_by_document(it) ? item_binding(it).name : STR("notulen");
}

/* Files are stored before the transaction that names them, as pages do it. */
static enum status files(struct step *k, int64_t *document)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < k->tree.n_item && s == ST_OK; i++) {
        const struct item *it = &k->tree.item[i];
        struct demo_file f = { it, k->month, dice(it, k->month, 6) < 25 };
        struct str name, bytes;

        if (!it->tracked || deed_of(k, it, k->month) != REPORT || !wants_file(it, k->month))
            continue;
        demo_act(k->d, lead_of(it), moment(k, k->month, 20, 30));
        s = demo_evidence(k->d, &f, &name, &bytes);
        if (s == ST_OK)
            s = demo_store(k->d, kind_of(it), name, bytes, &document[i]);
    }
    return s;
}

static enum status do_one(struct step *k, const struct item *it, int month, int64_t document)
{
    bool late = month < k->month;
    int day = late ? 4 + dice(it, month, 8) % 8 : 20 + dice(it, month, 8) % 8;
    enum deed deed = deed_of(k, it, month);

    if (deed == NOTHING)
        return ST_OK;
    int64_t at = moment(k, k->month, day, dice(it, month, 9));
    if (at > k->d->now)
        return ST_OK; /* not yet */
    demo_act(k->d, lead_of(it), at);
    return deed == REPORT ? report(k, it, month, document) : postpone(k, it, month);
}

/* What the month before still owes. */
static enum status report_late(struct step *k)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(k->d->c, &tx);

    for (size_t i = 0; i < k->tree.n_item && s == ST_OK; i++)
        if (k->tree.item[i].tracked)
            s = do_one(k, &k->tree.item[i], k->month - 1, 0);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* This month's own, after the late ones of the month before: the tree has changed since. */
static enum status report_month(struct step *k)
{
    int64_t *document = arena_array(k->d->c->arena, k->tree.n_item + 1, sizeof *document);
    enum status s = files(k, document);
    CLEANUP(tx_end) struct tx tx = { 0 };

    if (s == ST_OK)
        s = tx_begin(k->d->c, &tx);
    for (size_t i = 0; i < k->tree.n_item && s == ST_OK; i++)
        if (k->tree.item[i].tracked)
            s = do_one(k, &k->tree.item[i], k->month, document[i]);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── Verifying ── */

static enum status verify_one(struct step *k, const struct item *it, int month)
{
    struct round r;
    int luck = dice(it, month, 10 + k->month);
    bool last = k->month == k->d->months && month == k->month;
    int64_t at = moment(k, k->month, 28, luck);
    enum status s;

    if ((last && luck >= 45) || luck >= 97 || at > k->d->now)
        return ST_OK; /* waits */
    demo_act(k->d, DEMO_VERIFIER, at);
    s = open_round(k, it, &r);
    if (s != ST_OK)
        return s;
    if (luck < 6)
        return round_return(k->d->c, &r, month, -1,
                            STR("CONTOH: bukti belum menunjukkan tanggal; mohon dilengkapi."));
    return round_verify(k->d->c, &r, month, -1);
}

static enum status verify_all(struct step *k)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(k->d->c, &tx);

    for (size_t i = 0; i < k->tree.n_item && s == ST_OK; i++)
        for (int m = 1; m <= k->month && s == ST_OK; m++)
            if (k->tree.item[i].tracked && k->tree.item[i].months.p[m - 1] == 'r')
                s = verify_one(k, &k->tree.item[i], m);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── The year ── */

/* Each step reads the tree afresh, on memory of its own. */
static enum status play(struct demo *d, int month, enum status (*step)(struct step *k))
{
    struct step k = { .d = d, .month = month };
    struct arena own, *outer = d->c->arena;
    enum status s;

    arena_init(&own);
    d->c->arena = &own;
    s = plan_load(d->c, &d->plan, &k.tree);
    if (s == ST_OK)
        s = step(&k);
    d->c->arena = outer;
    if (s != ST_OK && d->c->failure.detail.n > 0) /* outlives the step */
        d->c->failure.detail = str_copy(outer, d->c->failure.detail);
    arena_done(&own);
    return s;
}

/* Half a year later a month is closed. */
static enum status lock_old(struct demo *d)
{
    const struct step k = { .d = d };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(d->c, &tx);

    for (int m = 1; m <= d->months - 6 && s == ST_OK; m++) {
        int64_t at = moment(&k, m + 6, 10, m);

        demo_act(d, DEMO_PLANNER, at < d->now ? at : d->now);
        s = plan_lock(d->c, &d->plan, m, true);
    }
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_year(struct demo *d)
{
    enum status s = ST_OK;

    for (int m = 1; m <= d->months && s == ST_OK; m++) {
        s = m > 1 ? play(d, m, report_late) : ST_OK;
        if (s == ST_OK)
            s = play(d, m, report_month);
        if (s == ST_OK)
            s = play(d, m, verify_all);
    }
    return s == ST_OK ? lock_old(d) : s;
}
