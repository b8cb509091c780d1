# Agreements: owed by each unit down to Eselon IV, drawn up with an annex, checked, signed; a revision says why.
as planning_officer
POST /register/organisation f.name="Sekretariat" f.level=secretary f.rank=10 f.position=Sekretaris f.duties=x f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 303
keep s "Location: /register/organisation/(\d+)"
POST /register/organisation f.name="Subbagian Keuangan" f.level=section f.parent={s} f.rank=20 f.position=Kasubbag f.duties=x f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 303
keep k "Location: /register/organisation/(\d+)"
POST /register/organisation/{s}/langkah/establish versi=1 -> 303
POST /register/organisation/{k}/langkah/establish versi=1 -> 303
$ measure show agreement_share --year 2026 -> 0 "0%"
POST /register/performance_agreement f.year=2026 f.level=secretary f.structure={s} f.first_name=Bagus f.first_position=Sekretaris f.second_name=Bagus f.second_position=Ketua f.made_on=2026-01-22 t.annex.0.goal=Bersih t.annex.0.indicator=Temuan t.annex.0.target=5 -> 422 "harus berbeda"
POST /register/performance_agreement f.year=2026 f.level=secretary f.structure={s} f.first_name=Bagus f.first_position=Sekretaris f.second_name=Ketua f.second_position=Ketua f.made_on=2026-01-22 -> 422
POST /register/performance_agreement f.year=2026 f.level=secretary f.structure={s} f.first_name=Bagus f.first_position=Sekretaris f.second_name=Ketua f.second_position=Ketua f.made_on=2026-01-22 f.budget_on=2026-01-05 f.revision=0 t.annex.0.goal=Bersih t.annex.0.indicator=Temuan t.annex.0.target=5 t.programmes.0.name=Dukungan t.programmes.0.amount=3000000 -> 303
keep id "Location: /register/performance_agreement/(\d+)"
GET /register/performance_agreement/{id} -> 200 "PK-001/" "Rp3.000.000" "Penandatanganan"
GET /register/performance_agreement/wajib?tahun=2026 -> 200 "Sekretariat" "Subbagian Keuangan" "0%"
POST /register/performance_agreement/{id}/langkah/sign versi=1 f.signed_on=2026-01-29 f.place=Mesuji -> 409
POST /register/performance_agreement/{id}/langkah/check versi=1 -> 303
POST /register/performance_agreement/{id}/langkah/sign versi=2 f.signed_on=2024-01-29 f.place=Mesuji -> 422 "jauh dari tahun perjanjian"
POST /register/performance_agreement/{id}/langkah/sign versi=2 f.signed_on=2026-01-29 f.place=Mesuji -> 303
$ measure show agreement_share --year 2026 -> 0 "50%"
$ measure show agreement_signed_share --year 2026 -> 0 "100%"
GET /register/performance_agreement/wajib?tahun=2026 -> 200 "50%"
POST /register/performance_agreement/{id}/langkah/revise versi=3 -> 422 "Tulis alasannya"
POST /register/performance_agreement/{id}/langkah/revise versi=3 alasan="Pagu berubah" -> 303
POST /register/performance_agreement f.year=2026 f.level=secretary f.structure={s} f.first_name=Bagus f.first_position=Sekretaris f.second_name=Ketua f.second_position=Ketua f.made_on=2026-06-22 f.revision=1 t.annex.0.goal=Bersih t.annex.0.indicator=Temuan t.annex.0.target=4 -> 422 "Isi “Alasan revisi”"
as staff
POST /register/performance_agreement f.year=2026 -> 403
GET /register/performance_agreement/{id} -> 200 "Diganti revisi" !"/ubah\""
as planning_officer
GET /register/performance_agreement/{id}/cetak.pdf -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
