/*
 * demo_whistle.c: two handlers with keys and two fictional reports, sealed as real ones are.
 *
 * Both handlers' passphrase is "contoh empat kata sandi"; the receipts' codes are those below.
 * Nobody would choose such secrets; they are here to be tried.
 */
#include "app/demo.h"
#include "core/account.h"
#include "whistle/desk.h"

#define PASSPHRASE STR("contoh empat kata sandi")

static const enum demo_who handlers[2] = { DEMO_WBS, DEMO_GRATIFICATION };

struct sample {
    int days_ago;
    const char *code, *class_, *mode;
    bool protect;
    const char *text[REPORT_TEXTS];
    const char *name, *contact, *relation; /* NULL: anonymous */
};

static const struct sample samples[2] = {
    { .days_ago = 41,
      .code = "1111222233334444",
      .class_ = "corruption",
      .mode = "confidential",
      .text = { [REPORT_WHAT] = "Uang saku dibayarkan kepada orang yang tidak hadir (CONTOH).",
                [REPORT_WHO] = "Panitia kegiatan (CONTOH)",
                [REPORT_WHEN] = "Dua kali dalam bulan itu",
                [REPORT_WHERE] = "Aula kantor (CONTOH)",
                [REPORT_HOW] = "Daftar hadir diisi setelah kegiatan selesai.",
                [REPORT_EVIDENCE] = "Foto daftar hadir ada pada pelapor." },
      .name = "Pelapor Rekaan (CONTOH)",
      .contact = "Lewat kotak surat saja",
      .relation = "Pegawai (CONTOH)" },
    { .days_ago = 3,
      .code = "5555666677778888",
      .class_ = "other",
      .mode = "anonymous",
      .protect = true,
      .text = { [REPORT_WHAT] = "Kendaraan dinas dipakai untuk usaha pribadi (CONTOH).",
                [REPORT_WHEN] = "Setiap Sabtu" } },
};

static struct wbs_report report_of(const struct sample *s)
{
    struct wbs_report r = {
        .class_ = str_of(s->class_),
        .mode = str_of(s->mode),
        .protect = s->protect,
        .identity = { str_of(s->name), str_of(s->contact), str_of(s->relation) },
    };

    for (int i = 0; i < REPORT_TEXTS; i++)
        r.text[i] = str_of(s->text[i]);
    return r;
}

/* ── keys ── */

static enum status make_keys(struct demo *d, struct open_key *key)
{
    struct ctx *c = d->c;
    enum status s = ST_OK;

    for (int i = 0; i < 2 && s == ST_OK; i++) {
        demo_act(d, handlers[i], d->now - 60 * DAY);
        s = wbs_key_draw_up(c, PASSPHRASE, NULL, &key[i]);
    }
    return s;
}

static enum status confirm_keys(struct demo *d)
{
    struct whistle_key *k = NULL;
    size_t n = 0;
    enum status s = whistle_keys(d->c, d->c->who.unit_id, &k, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        bool first = k[i].person_id == d->person[handlers[0]].person_id;

        demo_act(d, handlers[first ? 1 : 0], d->now - 59 * DAY);
        s = wbs_key_confirm(d->c, &k[i]);
    }
    return s;
}

static enum status second_role(struct demo *d)
{
    struct ctx *c = d->c;

    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = role_give(c, d->person[DEMO_GRATIFICATION].person_id, ROLE_WBS_HANDLER, 0);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── the first report, as far as it went ── */

static enum status open_first(struct demo *d, const struct open_key *key, struct opened_case *k)
{
    struct ctx *c = d->c;
    struct whistle_mine *m = NULL;
    size_t n = 0;
    struct str sealed = { 0 };
    enum status s = whistle_deliver(c);

    if (s == ST_OK)
        s = whistle_cases_of(c, c->who.unit_id, key->key_id, &m, &n);
    if (s == ST_OK && n == 0)
        return ST_NOT_FOUND;
    if (s == ST_OK)
        s = whistle_case_by_id(c, c->who.unit_id, m[n - 1].id, &k->row);
    if (s == ST_OK)
        s = whistle_case_key_of(c, c->who.unit_id, k->row.id, key->key_id, &sealed);
    if (s != ST_OK)
        return s;
    return wbs_case_unseal(c, key, sealed, k) ? ST_OK : ST_NOT_FOUND;
}

static enum status step(struct demo *d, struct opened_case *k, int days_ago, const char *move,
                        struct str told)
{
    struct ctx *c = d->c;
    struct message m = { .text = told, .who = d->person[DEMO_WBS].name };
    int64_t id = 0;

    demo_act(d, DEMO_WBS, d->now - days_ago * DAY);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK && told.n > 0)
        s = wbs_message_store(c, k->row.unit_id, k->row.id, "answer", &k->key, &m, &id);
    if (s == ST_OK)
        s = wbs_case_move(c, k, whistle_move(str_of(move)));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status work(struct demo *d, const struct open_key *key)
{
    struct opened_case k = { 0 };
    enum status s;

    demo_act(d, DEMO_WBS, d->now - 38 * DAY);
    s = open_first(d, key, &k);
    if (s == ST_OK)
        s = step(d, &k, 38, "acknowledge", STR("Laporan Anda kami terima (CONTOH)."));
    k.handling.complete = STR("apa siapa kapan bagaimana");
    k.handling.gravity = STR("middle");
    k.handling.threat = STR("low");
    k.handling.assessment = STR("Cukup untuk diperiksa (CONTOH).");
    if (s == ST_OK)
        s = step(d, &k, 35, "assess", STR(""));
    return s == ST_OK ? step(d, &k, 34, "investigate",
                             STR("Pemeriksaan dimulai. Bila ada nama lain yang hadir, tulislah di "
                                 "sini (CONTOH)."))
                      : s;
}

/* The receipt with that code. */
static enum status receipt_of(struct ctx *c, const char *code, struct wbs_slip *out)
{
    struct mailbox *box = arena_new(c->arena, struct mailbox);
    enum status s = wbs_mailbox_of(c, code, box);

    memcpy(out->digits, code, CODE_DIGITS);
    memcpy(out->pub, box->pub, sizeof(out->pub));
    memcpy(out->locator, box->locator, sizeof(out->locator));
    return s;
}

enum status demo_whistle(struct demo *d)
{
    struct ctx *c = d->c;
    struct open_key *key = arena_array(c->arena, 2, sizeof(*key));
    enum status s = second_role(d);

    if (s == ST_OK)
        s = make_keys(d, key);
    if (s == ST_OK)
        s = confirm_keys(d);
    for (size_t i = 0; i < ARRAY_LEN(samples) && s == ST_OK; i++) {
        struct wbs_report r = report_of(&samples[i]);
        struct wbs_slip *receipt = arena_new(c->arena, struct wbs_slip);
        struct readers to;

        c->now = d->now - samples[i].days_ago * DAY;
        s = wbs_readers_find(c, &r, &to);
        if (s == ST_OK)
            s = receipt_of(c, samples[i].code, receipt);
        if (s == ST_OK)
            s = wbs_report_send(c, &r, &to, NULL, 0, receipt);
    }
    return s == ST_OK ? work(d, &key[0]) : s;
}
