# A risk from its statement to its end: rated, planned, approved by another, monitored; the map and the figures follow.
as control_officer
GET /register/risk/baru -> 200 "Peristiwa yang mungkin terjadi" "1 hampir tidak terjadi"
keep me "<option value=\"(\d+)\"[^>]*>Area Lead<"
POST /register/risk f.year=2026 f.identified_on=2026-02-02 f.in_charge={me} f.objective="Logistik tiba" f.event="Segel terlambat" f.category=operational f.cause="Penyedia tunggal" f.impact=Tertunda f.controllable=1 f.plan_refs=9.1 -> 422 "7.5.2.1"
POST /register/risk f.year=2026 f.identified_on=2026-02-02 f.in_charge={me} f.objective="Logistik tiba" f.event="Segel terlambat" f.category=operational f.cause="Penyedia tunggal" f.impact=Tertunda f.controllable=1 f.plan_refs="7.5.2.1, 4.3.1.4" -> 303
keep id "Location: /register/risk/(\d+)"
GET /register/risk/{id} -> 200 "RSK-001/" "Teridentifikasi" !"Peta risiko"
POST /register/risk/{id}/langkah/plan versi=1 f.response=accept f.residual_likelihood=1 f.residual_impact=1 -> 409
POST /register/risk/{id}/langkah/analyse versi=1 f.inherent_likelihood=6 f.inherent_impact=4 -> 422
POST /register/risk/{id}/langkah/analyse versi=1 f.inherent_likelihood=4 f.inherent_impact=4 -> 303
-- 4 x 4: high; the map of one, and of the list, with the same in a table.
GET /register/risk/{id} -> 200 "Peta risiko" "Besaran melekat"
GET /register/risk -> 200 "Peta risiko" "role=\"img\"" "0 Sangat tinggi, 1 Tinggi" "f.inherent_level.dari=16"
GET /register/risk?f.inherent_level.dari=16&f.inherent_level.sampai=20 -> 200 "Segel terlambat"
-- Above the appetite nothing is simply accepted, and control cannot make it worse.
POST /register/risk/{id}/langkah/plan versi=2 f.response=accept f.residual_likelihood=4 f.residual_impact=3 -> 422 "di atas selera risiko"
POST /register/risk/{id}/langkah/plan versi=2 f.response=reduce f.residual_likelihood=5 f.residual_impact=5 t.controls.0.activity=Kontrak t.controls.0.due=2026-03-15 t.controls.0.progress=planned -> 422 "lebih besar daripada"
POST /register/risk/{id}/langkah/plan versi=2 f.response=reduce f.residual_likelihood=2 f.residual_impact=4 -> 422 "sedikitnya satu kegiatan"
POST /register/risk/{id}/langkah/plan versi=2 f.response=reduce f.residual_likelihood=2 f.residual_impact=4 t.controls.0.activity=Kontrak t.controls.0.due=2026-03-15 t.controls.0.progress=planned -> 303
GET /register/risk/{id} -> 200 "Turun karena pengendalian"
$ measure show risk_treated_share --year 2026 -> 0 "0%"
POST /register/risk/{id}/langkah/approve versi=3 -> 403
as staff
POST /register/risk/{id}/langkah/approve versi=3 -> 403
as leadership
POST /register/risk/{id}/langkah/return versi=3 -> 422
POST /register/risk/{id}/langkah/approve versi=3 -> 303
-- Its owner monitors it, and nobody else of the areas.
as area_lead
GET /register/risk?saring=mine -> 200 "Segel terlambat"
POST /register/risk/{id}/langkah/close versi=4 alasan=x -> 403
as control_officer
POST /register/risk/{id}/langkah/close versi=4 alasan=Selesai -> 422 "RTP yang belum selesai"
as area_lead
POST /register/risk/{id}/langkah/monitor versi=4 f.residual_likelihood=2 f.residual_impact=4 t.controls.0.activity=Kontrak t.controls.0.due=2026-03-15 t.controls.0.progress=done t.controls.0.done_on=2026-03-10 t.monitoring.0.day=2026-04-06 t.monitoring.0.finding=Berjalan t.monitoring.0.effective=1 t.events.0.day=2026-04-01 t.events.0.what="Satu kiriman terlambat" t.events.0.loss=250000 -> 303
GET /register/risk/{id} -> 200 "Dipantau" "Rp250.000" "Satu kiriman terlambat"
$ measure show risk_treated_share --year 2026 -> 0 "100%"
$ measure show risk_event_count --year 2026 -> 0 "1"
as control_officer
GET /register/risk?saring=happened -> 200 "Segel terlambat"
POST /register/risk/{id}/langkah/close versi=5 alasan=Selesai -> 303
GET /register/risk/{id} -> 200 "Ditutup" !"/ubah\""
GET /register/risk/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
as far-staff
GET /register/risk/{id} -> 404
as control_officer
$ measure run -> 0 "0 perbedaan"
