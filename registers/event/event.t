# Events and media: planned, held, reported; the topic decides which indicators they prove; names stay with those who may see them.
as agent
GET /register/event/baru -> 200 "Menentukan indikator yang dibuktikan"
keep me "<option value=\"(\d+)\" selected[^>]*>Agent<"
POST /register/event f.name="Kick-off RB" f.kind=kickoff f.topic=reform f.held_on=2026-02-02 f.in_charge={me} f.audience=internal -> 303
keep id "Location: /register/event/(\d+)"
$ measure show kick_off_held --year 2026 -> 0 "belum" !" ya"
POST /register/event/{id}/langkah/report versi=1 f.summary=x f.reported_on=2026-02-05 -> 409
POST /register/event/{id}/langkah/hold versi=1 f.held_on=2026-02-02 f.staff_count=24 f.outside_count=2 -> 303
$ measure show kick_off_held --year 2026 -> 0 " ya"
$ measure show event_participant_count --year 2026 -> 0 "26"
GET /register/event/{id} -> 200 "26 orang" "Laporan kegiatan"
POST /register/event/{id}/langkah/report versi=2 f.summary="Komitmen ditandatangani" f.reported_on=2026-02-01 -> 422 "setelah kegiatan"
POST /register/event/{id}/langkah/report versi=2 f.summary="Komitmen ditandatangani" f.reported_on=2026-02-05 -> 303
POST /register/event f.name="Banner" f.kind=media f.topic=gratification f.held_on=2026-03-02 f.in_charge={me} f.audience=internal -> 422 "Isi “Bentuk media”"
POST /register/event f.name="Kunjungan" f.kind=benchlearning f.topic=innovation f.held_on=2026-03-02 f.in_charge={me} f.audience=both -> 422 "Isi “Instansi tamu”"
POST /register/event f.name="Kunjungan" f.kind=benchlearning f.topic=innovation f.visitor="KPU Kabupaten Contoh" f.held_on=2026-03-02 f.in_charge={me} f.audience=both -> 303
keep v "Location: /register/event/(\d+)"
as staff
POST /register/event/{v}/langkah/hold versi=1 f.held_on=2026-03-02 -> 403
as service_officer
POST /register/event/{v}/langkah/hold versi=1 f.held_on=2026-03-02 f.outside_count=7 -> 303
$ measure show benchlearning_count --year 2026 -> 0 "1"
-- The reform column of the website, month by month.
POST /register/event f.name="Laporan RB Maret" f.kind=web f.topic=reform f.held_on=2026-03-10 f.in_charge={me} f.audience=both f.medium=website -> 303
keep w "Location: /register/event/(\d+)"
POST /register/event/{w}/langkah/hold versi=1 f.held_on=2026-03-10 f.address=situs -> 422 "https://"
POST /register/event/{w}/langkah/hold versi=1 f.held_on=2026-03-10 f.address=https://contoh.id/rb -> 303
$ measure show rb_column_published --year 2026 -> 0 " ya"
$ measure show rb_media_published --year 2026 -> 0 " ya"
GET /register/event?saring=unreported -> 200 "Laporan RB Maret" !"href=\"/register/event/{id}\""
-- The attendance list is personal.
POST /register/event/{w}/ubah versi=2 f.name="Laporan RB Maret" f.kind=web f.topic=reform f.held_on=2026-03-10 f.in_charge={me} f.audience=both f.medium=website f.attendance="Tamu Rahasia" -> 303
GET /register/event/{w} -> 200 "tersembunyi" !"Tamu Rahasia"
GET /register/event/{w}?pribadi=ya -> 200 "Tamu Rahasia"
as agent
GET /register/event/{w}?pribadi=ya -> 200 !"Tamu Rahasia"
GET /register/event/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
