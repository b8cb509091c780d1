# Reports of the information service: by 31 March, approved by another, published; recommendations and what became of them.
as information_officer
POST /register/information_report f.kind=yearly f.year=2025 f.made_on=2026-02-10 f.policy="PKPU 22/2023" f.budget=1000000 f.budget_used=2000000 -> 422 "tidak melebihi"
POST /register/information_report f.kind=yearly f.year=2025 f.made_on=2026-02-10 f.policy="PKPU 22/2023" f.budget=2000000 f.budget_used=1000000 t.recommendations.0.recommendation="Latih petugas" t.recommendations.1.recommendation="Mutakhirkan DIP" t.recommendations.1.done_on=2026-02-01 -> 303
keep id "Location: /register/information_report/(\d+)"
GET /register/information_report/{id}/jam/report -> 200 "31 Maret 2026" "Perki 1/2021 Pasal 56"
POST /register/information_report/{id}/langkah/approve versi=1 -> 403
as leadership
POST /register/information_report/{id}/langkah/approve versi=1 -> 303
as information_officer
POST /register/information_report/{id}/langkah/publish versi=2 f.published_on=2026-03-10 f.sent_on=2026-03-11 -> 303
$ measure show ppid_recommended --year 2026 -> 0 "ya"
$ measure show ppid_recommendation_done --year 2026 -> 0 "50%"
-- The figures on paper are those of the registers.
GET /register/information_report/{id}/cetak.pdf -> 200 type=application/pdf
GET /register/information_report/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
