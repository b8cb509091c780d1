# Cooperation: signed, in force until its end, with what was done; the partner's contact is personal.
as service_officer
GET /register/cooperation/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Service Officer<"
POST /register/cooperation f.partner="SMA Contoh" f.partner_kind=education f.in_charge={me} f.form=memorandum f.about="Pemilih pemula" f.involves=1 f.valid_from=2026-02-02 f.valid_to=2025-02-01 -> 422 "berakhir sebelum mulai"
POST /register/cooperation f.partner="SMA Contoh" f.partner_kind=education f.contact="Ibu Guru 0812" f.in_charge={me} f.form=memorandum f.about="Pemilih pemula" f.involves=1 f.valid_from=2026-02-02 f.valid_to=2028-02-01 t.activities.0.day=2026-03-02 t.activities.0.what=Kelas t.activities.0.people=30 -> 303
keep id "Location: /register/cooperation/(\d+)"
$ measure show cooperation_active_count --year 2026 -> 0 "nihil"
POST /register/cooperation/{id}/langkah/sign versi=1 f.signed_on=2026-02-02 -> 303
$ measure show cooperation_active_count --year 2026 -> 0 "1"
$ measure show cooperation_people_count --year 2026 -> 0 "30"
GET /register/cooperation/{id} -> 200 "KS-001/" !"Ibu Guru" "tersembunyi"
as staff
GET /register/cooperation/{id}?pribadi=ya -> 200 !"Ibu Guru"
POST /register/cooperation/{id}/langkah/end versi=2 f.valid_to=2026-05-01 f.evaluation=x -> 403
as service_officer
GET /register/cooperation?saring=now -> 200 "SMA Contoh"
POST /register/cooperation/{id}/langkah/extend versi=2 f.valid_to=2029-02-01 alasan="Diperpanjang setahun" -> 303
POST /register/cooperation/{id}/langkah/end versi=3 f.valid_to=2026-05-01 -> 422 "Isi “Evaluasi”"
POST /register/cooperation/{id}/langkah/end versi=3 f.valid_to=2026-05-01 f.evaluation="Selesai" -> 303
$ measure show archive_cooperation_available --year 2026 -> 0 "belum"
GET /register/cooperation/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
