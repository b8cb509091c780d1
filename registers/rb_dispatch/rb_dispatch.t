# Packages of reports: what is in them, sent, received; only a whole package counts.
as planner
GET /register/rb_dispatch/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Planner<"
POST /register/rb_dispatch f.kind=reform f.title="Laporan RB 2026" f.year=2026 f.prepared_on=2026-01-12 f.in_charge={me} f.due_day=2026-01-30 -> 303
keep id "Location: /register/rb_dispatch/(\d+)"
POST /register/rb_dispatch/{id}/langkah/send versi=1 f.sent_to="Tim RB KPU RI" f.sent_on=2026-01-20 f.way=email -> 422 "Isi paket belum dicatat"
POST /register/rb_dispatch/{id}/ubah versi=1 f.kind=reform f.title="Laporan RB 2026" f.year=2026 f.prepared_on=2026-01-12 f.in_charge={me} f.due_day=2026-01-30 t.contents.0.part=decree t.contents.0.document="SK Tim RB" t.contents.1.part=plan t.contents.1.document="Rencana aksi" -> 303
POST /register/rb_dispatch/{id}/langkah/send versi=2 f.sent_to="Tim RB KPU RI" f.sent_on=2026-01-02 f.way=email -> 422 "dikirim setelah disiapkan"
POST /register/rb_dispatch/{id}/langkah/send versi=2 f.sent_to="Tim RB KPU RI" f.sent_on=2026-01-20 f.way=email f.letter=12/ORT -> 303
GET /register/rb_dispatch?saring=waiting -> 200 "href=\"/register/rb_dispatch/{id}\""
POST /register/rb_dispatch/{id}/langkah/receive versi=3 f.received_on=2026-01-26 -> 422
POST /register/rb_dispatch/{id}/langkah/receive versi=3 f.received_on=2026-01-26 f.receipt_no=TT-1 -> 303
-- Without the worksheet the package is not what the plan asks for.
$ measure show rb_package_received --year 2026 -> 0 "belum" !" ya"
POST /register/rb_dispatch f.kind=reform f.title="Laporan RB 2026, lengkap" f.year=2026 f.prepared_on=2026-02-02 f.in_charge={me} t.contents.0.part=decree t.contents.0.document=SK t.contents.1.part=plan t.contents.1.document=Rencana t.contents.2.part=worksheet t.contents.2.document=LKE -> 303
keep id "Location: /register/rb_dispatch/(\d+)"
POST /register/rb_dispatch/{id}/langkah/send versi=1 f.sent_to="Tim RB KPU RI" f.sent_on=2026-02-03 f.way=application -> 303
POST /register/rb_dispatch/{id}/langkah/receive versi=2 f.received_on=2026-02-05 f.receipt_no=TT-2 -> 303
$ measure show rb_package_received --year 2026 -> 0 " ya"
$ measure show dispatch_on_time_share --year 2026 -> 0 "100%"
as staff
GET /register/rb_dispatch/{id} -> 200 "Laporan RB 2026, lengkap"
POST /register/rb_dispatch/{id}/langkah/return versi=3 alasan=x -> 403
