/* demo_team.c: the teams of the decree with their (sample) SK, and findings in every state. */
#include "app/demo.h"
#include "document/document.h"

#include "base/json.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/team.h"
#include "pdf/pdf.h"
#include "plan/finding.h"

/* ── Teams ── */

static void draw_decree(struct pdf *p, const void *with)
{
    const struct demo *d = with;
    const struct str title[] = { STR("KEPUTUSAN TENTANG TIM REFORMASI BIROKRASI"),
                                 STR("(CONTOH – BUKAN DOKUMEN RESMI)") };

    pdf_letterhead(
        p, &(struct pdf_letterhead){ .line = { STR("CONTOH") }, .address = d->c->who.unit_name });
    pdf_title(p, title, ARRAY_LEN(title));
    pdf_text(p, PDF_BODY,
             STR("Berkas ini dibuat oleh program untuk data contoh. Nama orang di dalam tim tidak "
                 "nyata."));
    for (size_t i = 0; i < DEMO_REVIEWER; i++)
        pdf_item(p, STR("–"), d->person[i].name);
}

static enum status decree_store(struct demo *d, int64_t *document)
{
    const struct pdf_options o = { .paper = PDF_F4,
                                   .title = STR("Contoh SK Tim RB"),
                                   .lang = STR("id"),
                                   .created = d->c->now,
                                   .page_of = STR("{1}/{2}") };
    struct str bytes = { 0 };

    if (pdf_make(d->c->arena, &o, draw_decree, d, &bytes) != ST_OK)
        return fail(d->c, ST_FAULT, "the sample decree could not be drawn");
    return demo_store(
        d, document_kind_find(d->c->app, STR("sk_tim_rb")) != NULL ? STR("sk_tim_rb") : STR("sk"),
        STR("CONTOH SK Tim Reformasi Birokrasi.pdf"), bytes, document);
}

struct team_plan {
    const char *kind, *name;
    int area;
    enum demo_who who[2];
};

static struct str detail_of(struct demo *d, const struct team_plan *t, struct str name)
{
    struct json j;

    json_init(&j, d->c->arena);
    json_open(&j, '{');
    json_put_str(&j, "team", str_of(t->name));
    if (name.n > 0)
        json_put_str(&j, "person", name);
    json_close(&j);
    return json_text(&j);
}

static enum status join(struct demo *d, const struct team_plan *t, int64_t team, size_t i)
{
    struct ctx *c = d->c;
    const struct demo_person *p = &d->person[t->who[i]];
    int64_t grant = 0;
    enum status s =
        team_join(c, c->who.unit_id, team, p->person_id, i == 0 ? STR("ketua") : STR("anggota"));

    if (s == ST_OK)
        s = role_grant_add(c, c->who.unit_id, p->person_id,
                           str_of(role_name(team_role(str_of(t->kind)))), t->area, &team, &grant);
    return s == ST_OK ? audit(c, "team.joined", "team", team, detail_of(d, t, p->name)) : s;
}

static enum status team_make(struct demo *d, const struct team_plan *t, int64_t document)
{
    struct ctx *c = d->c;
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct str from = str_printf(c->arena, "%d-01-03", d->plan.year);
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = team_insert(c, c->who.unit_id, str_of(t->kind), t->area, str_of(t->name),
                        STR("CONTOH/SK/1"), &document, from, (struct str){ 0 }, &id);
    if (s == ST_OK)
        s = team_proof_add(c, c->who.unit_id, document, id, c->who.person_id, c->now);
    if (s == ST_OK)
        s = audit(c, "team.made", "team", id, detail_of(d, t, STR("")));
    for (size_t i = 0; i < ARRAY_LEN(t->who) && s == ST_OK; i++)
        s = join(d, t, id, i);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_teams(struct demo *d)
{
    static const struct team_plan fixed[] = {
        { "leadership", "Tim Pengarah (CONTOH)", 0, { DEMO_LEADERSHIP, DEMO_PLANNER } },
        { "agent", "Tim Agen Perubahan (CONTOH)", 0, { DEMO_AGENT, DEMO_STAFF } },
        { "assessor", "Tim Asesor (CONTOH)", 0, { DEMO_ASSESSOR, DEMO_VERIFIER } },
    };
    /* Of each area, whose own work it touches most. */
    static const enum demo_who helper[8] = {
        DEMO_AGENT, DEMO_LEGAL,       DEMO_ARCHIVIST,     DEMO_IT,
        DEMO_HR,    DEMO_PERFORMANCE, DEMO_GRATIFICATION, DEMO_SERVICE
    };
    const struct civil day = { .year = d->plan.year, .month = 1, .day = 3, .hour = 8 };
    int64_t document = 0;

    demo_act(d, DEMO_PLANNER, time_from_civil(day, (int)d->c->who.zone));
    enum status s = decree_store(d, &document);
    for (size_t i = 0; i < ARRAY_LEN(fixed) && s == ST_OK; i++)
        s = team_make(d, &fixed[i], document);
    for (int area = 1; area <= 8 && s == ST_OK; area++) {
        struct team_plan t = { "area", NULL, area, { DEMO_AREA_1, helper[area - 1] } };

        t.who[0] = (enum demo_who)(DEMO_AREA_1 + area - 1);
        t.name =
            str_z(d->c->arena, str_printf(d->c->arena, "Tim Pelaksana Area %d (CONTOH)", area));
        s = team_make(d, &t, document);
    }
    return s;
}

/* ── Findings ── */

enum fate { OPEN, ANSWERED, RETURNED, ACCEPTED };

static const struct {
    const char *text, *advice, *ref;
    int month; /* when it is due */
    enum demo_who owner;
    enum fate fate;
} findings[] = {
    { "CONTOH: bukti sosialisasi belum memuat daftar hadir.",
      "CONTOH: lampirkan daftar hadir pada setiap kegiatan.", "1.2.1.1", 5, DEMO_AREA_1, ACCEPTED },
    { "CONTOH: SOP pelayanan informasi belum ditinjau tahun ini.",
      "CONTOH: tinjau dan tetapkan ulang.", "4.2.1.1", 8, DEMO_AREA_1 + 3, ANSWERED },
    { "CONTOH: rekap pengaduan belum memuat waktu penyelesaian.",
      "CONTOH: tambahkan kolom tanggal masuk dan selesai.", "7.6.2.1", 9, DEMO_AREA_1 + 6,
      RETURNED },
    { "CONTOH: target beberapa indikator belum terukur.",
      "CONTOH: tetapkan satuan dan target pada revisi.", "", 12, DEMO_PLANNER, OPEN },
};

static enum status decide(struct demo *d, int64_t id, enum fate fate)
{
    struct finding f = { 0 };
    enum status s = finding_by_id(d->c, d->c->who.unit_id, id, &f);

    demo_act(d, DEMO_ASSESSOR, d->c->now + 2 * DAY);
    if (s == ST_OK && fate == ACCEPTED)
        s = finding_accept(d->c, &f, f.version);
    if (s == ST_OK && fate == RETURNED)
        s = finding_refuse(d->c, &f, f.version, STR("CONTOH: lampirkan rekap triwulan penuh."));
    return s;
}

static enum status finding_play(struct demo *d, size_t i)
{
    struct ctx *c = d->c;
    const struct civil day = {
        .year = d->plan.year, .month = findings[i].month - 1, .day = 10, .hour = 9
    };
    const struct finding_new in = {
        .plan = d->plan.slug,
        .ref = str_of(findings[i].ref),
        .source = STR("CONTOH: monev triwulan"),
        .text = str_of(findings[i].text),
        .recommendation = str_of(findings[i].advice),
        .due_on = str_printf(c->arena, "%d-%02d-28", d->plan.year, findings[i].month),
        .owner_id = d->person[findings[i].owner].person_id,
    };
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct finding f = { 0 };
    int64_t id = 0;

    demo_act(d, DEMO_ASSESSOR, time_from_civil(day, (int)c->who.zone));
    enum status s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = finding_make(c, &in, &id);
    if (s == ST_OK)
        s = finding_by_id(c, c->who.unit_id, id, &f);
    if (s == ST_OK && findings[i].fate != OPEN) {
        demo_act(d, findings[i].owner, c->now + 5 * DAY);
        s = finding_answer(c, &f, f.version,
                           STR("CONTOH: telah ditindaklanjuti; bukti terlampir."));
        if (s == ST_OK)
            s = decide(d, id, findings[i].fate);
    }
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_findings(struct demo *d)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < ARRAY_LEN(findings) && s == ST_OK; i++)
        if (findings[i].month <= d->months || findings[i].fate == OPEN)
            s = finding_play(d, i);
    return s;
}
