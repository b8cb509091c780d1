# Disputes: an objection with its term, a decision that is carried out, figures that should fall; whom it concerns never sees it.
as information_officer
GET /register/dispute/baru -> 200 "Jangan tulis nama orang di sini"
keep me "<option value=\"(\d+)\" selected[^>]*>Information Officer<"
keep lead "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/dispute f.kind=service f.subject="Jam layanan" f.forum=superior f.filed_on=2026-02-02 f.applicant="Pemohon Contoh" f.in_charge={me} -> 422 "hanya untuk sengketa informasi"
POST /register/dispute f.kind=information f.subject="Salinan berita acara" f.forum=superior f.ground=late f.filed_on=2026-02-02 f.applicant="Pemohon Contoh" f.in_charge={me} f.concerned={lead} -> 303
keep id "Location: /register/dispute/(\d+)"
GET /register/dispute/{id} -> 200 "SGT-001/" !"Pemohon Contoh" "tersembunyi"
GET /register/dispute/{id}?pribadi=ya -> 200 "Pemohon Contoh"
as leadership
GET /register/dispute/{id} -> 404
as staff
GET /register/dispute/{id} -> 404
GET /register/dispute -> 200 !"Salinan berita acara"
POST /register/dispute f.kind=information -> 403
as information_officer
$ measure show dispute_information_count --year 2026 -> 0 "1"
POST /register/dispute/{id}/langkah/object versi=1 -> 303
-- UU 14/2008: thirty working days.
GET /register/dispute/{id} -> 200 "Tanggapan atas keberatan" "hari kerja lagi"
POST /register/dispute/{id}/langkah/decide versi=2 f.decided_on=2026-01-02 f.outcome=granted -> 422 "tidak dapat mendahului"
POST /register/dispute/{id}/langkah/decide versi=2 f.decided_on=2026-03-02 f.outcome=granted f.obligation="Menyerahkan salinan" -> 303
GET /register/dispute?saring=uncarried -> 200 "Salinan berita acara"
$ measure show dispute_carried_share --year 2026 -> 0 "0%"
POST /register/dispute/{id}/langkah/carry versi=3 f.carried_on=2026-03-10 -> 422 "Isi “Pelajaran dan perbaikan”"
POST /register/dispute/{id}/langkah/carry versi=3 f.carried_on=2026-03-10 f.lesson="Pengingat dipasang" -> 303
$ measure show dispute_carried_share --year 2026 -> 0 "100%"
-- Service disputes: one last year, none this year: they fall.
as complaint_officer
GET /register/dispute/baru -> 200
keep co "<option value=\"(\d+)\" selected[^>]*>Complaint Officer<"
POST /register/dispute f.kind=service f.subject="Antrean" f.forum=ombudsman f.ground=standard f.filed_on=2025-05-05 f.applicant="Pemohon Dua" f.in_charge={co} -> 303
$ measure show dispute_service_falling --year 2026 -> 0 " ya"
$ measure show dispute_service_falling --year 2025 -> 0 "belum"
GET /register/dispute/cetak.pdf?dari=2025-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
