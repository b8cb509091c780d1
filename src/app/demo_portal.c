/*
 * demo_portal.c: what the sample office has published: pages of its own, news over the year, public
 * reports, and how often its pages were opened.
 */
#include "app/demo.h"
#include "app/demo_words.h"

#include "document/document.h"
#include "portal/content.h"
#include "portal/queries.h"

struct piece {
    const char *day, *kind, *name, *place, *title, *summary, *body;
};

static const struct piece pieces[] = {
    { "2025-01-20", "page", "visi-misi-moto", "about", "Visi, misi, dan moto pelayanan",
      "Ke mana kami menuju, apa yang kami kerjakan untuk itu, dan apa yang kami pegang saat "
      "melayani Anda.",
      "# Visi\n\nPenyelenggara pemilu yang mandiri, profesional, dan dipercaya warga (CONTOH).\n\n"
      "# Misi\n\n1. Melayani pemilih dengan mudah dan setara.\n2. Mengelola data pemilih dengan "
      "tepat.\n3. Membuka informasi dan menjawab pengaduan tepat waktu.\n\n# Moto pelayanan\n\n"
      "**Jujur, cepat, dan ramah (CONTOH).**" },
    { "2025-01-20", "page", "pejabat", "about", "Pejabat dan petugas",
      "Siapa memimpin kantor ini, siapa melayani Anda, dan kepada siapa Anda dapat bertanya.",
      "# Pimpinan\n\n| Jabatan | Nama |\n|---|---|\n| Ketua | Dewi Anggraini (CONTOH) |\n| "
      "Sekretaris "
      "| Bagus Prakoso (CONTOH) |\n\n# Petugas layanan\n\n| Layanan | Petugas |\n|---|---|\n| "
      "Pengelola pengaduan | Eko Prasetyo (CONTOH) |\n| PPID | Siti Rahmawati (CONTOH) |\n| Produk "
      "hukum | Ahmad Fauzi (CONTOH) |\n| Meja layanan | Mega Pertiwi (CONTOH) |\n" },
    { "2025-02-12", "news", "kick-off-rb-2025", "reform",
      "Reformasi birokrasi 2025 dimulai (CONTOH)",
      "Seluruh pegawai menandatangani komitmen dan menerima tugasnya dalam rencana aksi.",
      "Rencana aksi tahun ini memuat 175 indikator dalam delapan area. Kemajuannya dapat Anda "
      "ikuti "
      "setiap saat di [halaman transparansi](/transparansi)." },
    { "2025-05-08", "news", "jam-layanan", "", "Jam layanan meja depan (CONTOH)",
      "Meja layanan buka tanpa jeda pada jam istirahat.",
      "Mulai bulan ini meja layanan tetap buka pada pukul 12.00–13.00. Petugas bergantian "
      "beristirahat." },
    { "2025-09-18", "news", "survei-semester-satu", "reform",
      "Hasil survei kepuasan semester I diumumkan (CONTOH)",
      "Apa yang dinilai baik, apa yang dinilai kurang, dan apa yang kami perbaiki.",
      "Warga menilai persyaratan sudah jelas, tetapi ruang tunggu masih sempit. Ruang tunggu kami "
      "tambah enam kursi." },
    { "2025-11-10", "news", "rekap-triwulan-tiga", "reform",
      "Laporan triwulan III rencana aksi (CONTOH)", "Apa yang selesai dan apa yang terlambat.",
      "Laporan lengkapnya dapat diunduh di [kolom reformasi birokrasi](/rb)." },
};

static enum status piece_save(struct demo *d, const struct piece *p)
{
    struct ctx *c = d->c;
    int64_t at = 0, id = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s;

    if (!demo_when(d, str_of(p->day), &at) || at > d->now)
        return ST_OK;
    demo_act(d, DEMO_SERVICE, at);

    const struct content_draft draft = {
        .kind = str_of(p->kind),
        .name = str_of(p->name),
        .place = str_of(p->place),
        .state = STR("published"),
        .title = str_of(p->title),
        .summary = str_of(p->summary),
        .body = str_of(p->body),
        .day = str_of(p->day),
        .image_alt = STR(""),
    };

    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = content_save(c, &draft, &id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status report_add(struct demo *d, const char *name, const char *day)
{
    const struct document_meta meta = { .category = STR("laporan"),
                                        .classification = STR("public") };
    struct ctx *c = d->c;
    struct stored file = { 0 };
    int64_t at = 0, id = 0;
    enum status s;

    if (!demo_when(d, str_of(day), &at) || at > d->now)
        return ST_OK;
    demo_act(d, DEMO_PLANNER, at);
    s = demo_paper(d, str_of(name), STR("Laporan"), &file);
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = document_add_file(c, &file, &meta, &id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* A hundred days of a small office's site. */
static enum status visits_add(struct demo *d)
{
    static const char *const page[] = { "/",     "/jdih",         "/ppid",           "/pengaduan",
                                        "/rb",   "/transparansi", "/halaman/profil", "/layanan",
                                        "/data", "/berita" };
    struct ctx *c = d->c;
    int32_t today = day_today(d->now, (int)c->who.zone);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    for (int32_t day = today - 100; day < today && s == ST_OK; day++) {
        for (size_t i = 0; i < ARRAY_LEN(page) && s == ST_OK; i++) {
            int64_t views = demo_dice(day, (int64_t)i, 7) / (int)(i + 2);

            if (views > 0)
                s = visit_add(c, c->who.unit_id, date_iso(c->arena, day), str_of(page[i]), views,
                              views / 2 + 1);
        }
    }
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status demo_portal(struct demo *d)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < ARRAY_LEN(pieces) && s == ST_OK; i++)
        s = piece_save(d, &pieces[i]);
    if (s == ST_OK)
        s = report_add(d, "Laporan triwulan II rencana aksi reformasi birokrasi (CONTOH).pdf",
                       "2025-07-21");
    if (s == ST_OK)
        s = report_add(d, "Laporan triwulan III rencana aksi reformasi birokrasi (CONTOH).pdf",
                       "2025-10-24");
    return s == ST_OK ? visits_add(d) : s;
}
