# Performance documents: the report in time, reviewed; e-Lapkin by quarter; recommendations to their end.
as planning_officer
GET /register/performance_report/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Planning Officer<"
POST /register/performance_report f.kind=lkjip f.year=2025 f.period=2025 f.period_end=2025-12-31 f.in_charge={me} f.made_on=2026-01-20 f.chapters=summary f.chapters=one -> 303
keep id "Location: /register/performance_report/(\d+)"
GET /register/performance_report/{id} -> 200 "Penyampaian" "28 Feb"
POST /register/performance_report/{id}/langkah/finalise versi=1 f.made_on=2026-02-02 f.reviewer=APIP f.reviewed_on=2026-01-30 f.review_result=pending -> 422 "masih perlu diperbaiki"
POST /register/performance_report/{id}/langkah/finalise versi=1 f.made_on=2026-02-02 f.reviewer=APIP f.reviewed_on=2026-01-30 f.review_result=changed -> 303
$ measure show lkjip_reviewed --year 2026 -> 0 "ya"
POST /register/performance_report/{id}/langkah/submit versi=2 f.due=2026-02-27 f.submitted_on=2026-01-05 -> 422 "disampaikan setelah dibuat"
POST /register/performance_report/{id}/langkah/submit versi=2 f.due=2026-02-27 f.submitted_on=2026-03-02 -> 303
$ measure show lkjip_on_time --year 2026 -> 0 "belum" !" ya"
GET /register/performance_report?saring=late -> 200 "href=\"/register/performance_report/{id}\""
POST /register/performance_report/{id}/ubah versi=3 f.kind=lkjip f.year=2025 f.period=2025 f.period_end=2025-12-31 f.in_charge={me} f.made_on=2026-02-02 f.reviewed_on=2026-01-30 f.review_result=changed f.due=2026-02-27 f.submitted_on=2026-02-26 -> 303
$ measure show lkjip_on_time --year 2026 -> 0 " ya"
-- e-Lapkin: two quarters due, one entered.
POST /register/performance_report f.kind=elapkin f.year=2026 f.period="Triwulan I" f.period_end=2026-03-31 f.in_charge={me} f.made_on=2026-04-01 -> 303
keep q "Location: /register/performance_report/(\d+)"
POST /register/performance_report f.kind=elapkin f.year=2026 f.period="Triwulan II" f.period_end=2026-06-30 f.in_charge={me} f.made_on=2026-07-01 -> 303
POST /register/performance_report/{q}/langkah/finalise versi=1 f.made_on=2026-04-02 -> 303
POST /register/performance_report/{q}/langkah/submit versi=2 f.due=2026-04-15 f.submitted_on=2026-04-10 f.current=1 -> 303
$ measure show elapkin_filled_share --year 2026 -> 0 "50%"
$ measure show elapkin_current --year 2026 -> 0 " ya"
-- The score and its grade.
POST /register/performance_report f.kind=akip f.year=2026 f.period=2026 f.period_end=2026-12-31 f.in_charge={me} f.made_on=2026-10-05 f.score=69 t.recommendations.0.advice=Lengkapi -> 303
keep e "Location: /register/performance_report/(\d+)"
GET /register/performance_report/{e} -> 200 "69"
$ measure show akip_score --year 2026 -> 0 "69"
POST /register/performance_report/{e}/langkah/finalise versi=1 f.made_on=2026-10-05 f.score=69 -> 303
POST /register/performance_report/{e}/langkah/finish versi=2 t.recommendations.0.advice=Lengkapi -> 422 "belum ditindaklanjuti"
as staff
POST /register/performance_report f.kind=akip -> 403
as planning_officer
GET /register/performance_report/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
