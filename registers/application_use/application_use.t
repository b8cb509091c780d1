# Figures of use: each month of an application; they add up over the year, and each is corrected by whoever wrote it.
as it_officer
GET /register/application/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>It Officer<"
POST /register/application f.name=e-PPID f.function=ppid f.class=special f.audience=public f.maker=kpu f.holder="KPU RI" f.in_charge={me} f.integrated=0 f.shared=0 f.filled=0 -> 303
keep app "Location: /register/application/(\d+)"
-- Only what is in use has figures.
POST /register/application_use f.application={app} f.function=ppid f.month_end=2026-01-31 f.entries=4 -> 422
POST /register/application/{app}/langkah/launch versi=1 f.live_on=2025-01-05 f.filled=1 -> 303
POST /register/application_use f.application={app} f.function=ppid f.month_end=2026-01-31 f.entries=4 f.visitors=310 -> 303
keep id "Location: /register/application_use/(\d+)"
POST /register/application_use f.application={app} f.function=ppid f.month_end=2026-02-28 f.entries=6 f.visitors=290 f.down_minutes=2:30 f.incidents=1 -> 303
POST /register/application_use f.application={app} f.function=ppid f.month_end=2099-02-28 f.entries=6 -> 422
$ measure show app_ppid_applicants --year 2026 -> 0 "10"
$ measure show app_visitor_count --year 2026 -> 0 "600"
$ measure show app_ppid_applicants --year 2025 -> 0 "nihil"
GET /register/application_use?saring=trouble -> 200 "28 Feb 2026" !"31 Jan 2026"
as staff
POST /register/application_use f.application={app} f.function=ppid f.month_end=2026-03-31 f.entries=4 -> 403
POST /register/application_use/{id}/ubah versi=1 f.application={app} f.function=ppid f.month_end=2026-01-31 f.entries=40 -> 403
as it_officer
POST /register/application_use/{id}/ubah versi=1 f.application={app} f.function=ppid f.month_end=2026-01-31 f.entries=5 f.visitors=310 -> 303
$ measure show app_ppid_applicants --year 2026 -> 0 "11"
$ measure run -> 0 "0 perbedaan"
