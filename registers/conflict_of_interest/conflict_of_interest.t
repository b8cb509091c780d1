# Conflicts of interest: declared by the person, decided by the superior within seven working days, monitored; restricted.
as staff
GET /register/conflict_of_interest/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Staff<"
keep boss "<option value=\"(\d+)\"[^>]*>Area Lead<"
keep ag "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/conflict_of_interest f.kind=potential f.person={me} f.declared_on=2026-01-12 f.declared_year=2026 f.duty="Pengadaan cetak" -> 422 "Sumber konflik" "Atasan yang memutuskan"
POST /register/conflict_of_interest f.kind=potential f.person={me} f.declared_on=2026-01-12 f.declared_year=2026 f.duty="Pengadaan cetak" f.source=family f.party="Sepupu pemilik percetakan" f.impact=high f.superior={boss} -> 303
keep id "Location: /register/conflict_of_interest/(\d+)"
$ measure show conflict_identified_count --year 2026 -> 0 "1"
$ measure show conflict_signed_share --year 2026 -> 0 " 0"
POST /register/conflict_of_interest/{id}/langkah/declare_free versi=1 yakin=1 -> 422 "Centang dahulu"
POST /register/conflict_of_interest/{id}/langkah/declare versi=1 yakin=1 f.superior={boss} -> 303
GET /register/conflict_of_interest/{id} -> 200 "Putusan atasan" "7 hari kerja"
$ measure show conflict_signed_share --year 2026 -> 0 "100"
# Colleagues and even the leadership see nothing of it; the person does not decide.
as agent
GET /register/conflict_of_interest/{id} -> 404
GET /register/conflict_of_interest -> 200 !"Pengadaan cetak"
as leadership
GET /register/conflict_of_interest/{id} -> 404
as staff
POST /register/conflict_of_interest/{id}/langkah/decide versi=2 f.analysis=x f.control=none -> 403
as area_lead
GET /register/conflict_of_interest/{id} -> 200
POST /register/conflict_of_interest/{id}/langkah/decide versi=2 f.control=delegate -> 422 "Analisis atasan"
POST /register/conflict_of_interest/{id}/langkah/decide versi=2 f.analysis="Benar, dialihkan" f.control=delegate f.review_on=2026-03-02 -> 303
as gratification_officer
POST /register/conflict_of_interest/{id}/langkah/settle versi=3 -> 422 "satu pemantauan"
GET /register/conflict_of_interest?saring=to_review -> 200 "Pengadaan cetak"
# A statement of freedom.
as staff
POST /register/conflict_of_interest f.kind=free f.person={me} f.declared_on=2026-02-02 f.declared_year=2026 f.duty="Seluruh tugas" f.true_free=0 -> 303
keep f "Location: /register/conflict_of_interest/(\d+)"
POST /register/conflict_of_interest/{f}/langkah/declare_free versi=1 yakin=1 -> 422
POST /register/conflict_of_interest/{f}/ubah versi=1 f.kind=free f.person={me} f.declared_on=2026-02-02 f.declared_year=2026 f.duty="Seluruh tugas" f.true_free=1 -> 303
POST /register/conflict_of_interest/{f}/langkah/declare_free versi=2 yakin=1 -> 303
# Reported by another: the one it is about never sees it, not even as the officer.
as control_officer
GET /register/conflict_of_interest/baru -> 200
keep upg "<option value=\"(\d+)\"[^>]*>Gratification Officer<"
keep spip "<option value=\"(\d+)\" selected[^>]*>Control Officer<"
POST /register/conflict_of_interest f.kind=reported f.person={spip} f.reported_person={upg} f.declared_on=2026-02-03 f.declared_year=2026 f.duty="Penilaian laporan" f.source=gift f.party="Pemberi" f.superior={boss} -> 303
keep r "Location: /register/conflict_of_interest/(\d+)"
as gratification_officer
GET /register/conflict_of_interest/{r} -> 404
GET /register/conflict_of_interest -> 200 !"Penilaian laporan"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
