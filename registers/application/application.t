# The inventory of applications: in use with process and SOP, integrated, shared; what is counted and what is refused.
as it_officer
GET /register/application/baru -> 200 "Bertukar data dengan aplikasi lain"
keep me "<option value=\"(\d+)\" selected[^>]*>It Officer<"
POST /register/application f.name=SRIKANDI f.function=letters f.class=general f.audience=internal f.maker=ministry f.holder=ANRI f.in_charge={me} f.integrated=0 f.shared=0 f.filled=0 -> 422 "selalu berbagi pakai"
POST /register/application f.name=SRIKANDI f.function=letters f.class=general f.audience=internal f.maker=ministry f.holder=ANRI f.in_charge={me} f.integrated=1 f.shared=1 f.filled=0 -> 422 "Isi “Terintegrasi dengan”"
POST /register/application f.name=SRIKANDI f.function=letters f.class=general f.audience=internal f.maker=ministry f.holder=ANRI f.in_charge={me} f.integrated=0 f.shared=1 f.filled=1 -> 422 "Isi tanggal mulai dipakai"
POST /register/application f.name=SAKTI f.function=finance f.class=general f.audience=internal f.maker=ministry f.holder=Kemenkeu f.in_charge={me} f.integrated=1 f.integrated_with=KRISNA f.shared=1 f.for_budget=1 f.filled=0 f.address=sakti -> 422 "https://"
POST /register/application f.name=SAKTI f.function=finance f.class=general f.audience=internal f.maker=ministry f.holder=Kemenkeu f.in_charge={me} f.integrated=1 f.integrated_with=KRISNA f.shared=1 f.for_budget=1 f.filled=0 -> 303
keep id "Location: /register/application/(\d+)"
$ measure show app_finance_used --year 2026 -> 0 "belum"
POST /register/application/{id}/langkah/launch versi=1 f.filled=1 -> 422 "Isi “Dipakai sejak”"
POST /register/application/{id}/langkah/launch versi=1 f.live_on=2026-01-05 f.filled=1 -> 303
$ measure show app_finance_used --year 2026 -> 0 "ya"
$ measure show app_budget_integrated --year 2026 -> 0 "ya"
$ measure show application_shared_count --year 2026 -> 0 "1"
POST /register/application f.name=JDIH f.function=jdih f.class=special f.audience=public f.maker=kpu f.holder="KPU RI" f.in_charge={me} f.integrated=0 f.shared=0 f.filled=0 f.hosting=cloud_abroad -> 422 "Isi “Alasan data di luar Indonesia”"
POST /register/application f.name=JDIH f.function=jdih f.class=special f.audience=public f.maker=kpu f.holder="KPU RI" f.in_charge={me} f.integrated=0 f.shared=0 f.filled=0 f.satisfaction=82.5 -> 303
keep jdih "Location: /register/application/(\d+)"
POST /register/application f.name=JDIH f.function=jdih f.class=special f.audience=public f.maker=kpu f.holder="KPU RI" f.in_charge={me} f.integrated=0 f.shared=0 f.filled=0 -> 422
POST /register/application/{jdih}/langkah/launch versi=1 f.live_on=2026-02-02 f.filled=0 -> 303
$ measure show jdih_accessible --year 2026 -> 0 "ya"
GET /register/application?saring=incomplete -> 200 "JDIH" "SAKTI"
as staff
POST /register/application/{id}/langkah/stop versi=2 f.stopped_on=2026-05-01 alasan=x -> 403
as it_officer
POST /register/application/{id}/langkah/stop versi=2 f.stopped_on=2025-05-01 alasan=Diganti -> 422 "sebelum dipakai"
POST /register/application/{id}/langkah/stop versi=2 f.stopped_on=2026-05-01 alasan=Diganti -> 303
$ measure show application_shared_count --year 2026 -> 0 "nihil"
GET /register/application/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
-- Monthly figures are owed by each in use.
GET /register/application -> 200
GET /register/application_use/wajib?tahun=2026 -> 200 "JDIH" !"SAKTI"
POST /register/application_use f.application={jdih} f.function=jdih f.month_end=2026-03-31 -> 422 "sedikitnya satu angka"
POST /register/application_use f.application={jdih} f.function=jdih f.month_end=2026-03-31 f.visitors=420 -> 303
$ measure show app_visitor_count --year 2026 -> 0 "420"
$ measure show app_use_reported_share --year 2026 -> 0 "100%"
$ measure run -> 0 "0 perbedaan"
