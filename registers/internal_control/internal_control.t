# Internal control: five elements counted from their activities, the report checked by another and sent in time.
as control_officer
GET /register/internal_control/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Control Officer<"
POST /register/internal_control f.kind=quarterly f.period="Triwulan I 2026" f.period_end=2026-03-31 f.compiler={me} -> 422
POST /register/internal_control f.kind=quarterly f.period="Triwulan I 2026" f.period_end=2026-03-31 f.compiler={me} t.activities.0.element=risk t.activities.0.part=7.1 t.activities.0.activity=Identifikasi t.activities.0.done=1 -> 422 "1.1 atau 3.11"
POST /register/internal_control f.kind=quarterly f.period="Triwulan I 2026" f.period_end=2026-03-31 f.compiler={me} t.activities.0.element=environment t.activities.0.activity=Sosialisasi t.activities.0.done=1 t.activities.1.element=risk t.activities.1.part=2.1 t.activities.1.activity=Identifikasi t.activities.1.done=1 t.activities.2.element=control t.activities.2.activity=Reviu t.activities.2.done=1 t.activities.3.element=information t.activities.3.activity=Laporan t.activities.3.done=1 t.activities.4.element=monitoring t.activities.4.activity=Pemantauan t.activities.4.done=0 -> 303
keep id "Location: /register/internal_control/(\d+)"
GET /register/internal_control/{id} -> 200 "4 dari 5" "SPIP-001/"
$ measure show spip_complete --year 2026 -> 0 "belum"
$ measure show spip_risk --year 2026 -> 0 "ya"
$ measure show spip_monitoring --year 2026 -> 0 "belum"
$ measure show spip_activity_share --year 2026 -> 0 "80%"
GET /register/internal_control?saring=incomplete -> 200 "Triwulan I 2026"
POST /register/internal_control/{id}/ubah versi=1 f.kind=quarterly f.period="Triwulan I 2026" f.period_end=2026-03-31 f.compiler={me} t.activities.0.element=environment t.activities.0.activity=Sosialisasi t.activities.0.done=1 t.activities.1.element=risk t.activities.1.activity=Identifikasi t.activities.1.done=1 t.activities.2.element=control t.activities.2.activity=Reviu t.activities.2.done=1 t.activities.3.element=information t.activities.3.activity=Laporan t.activities.3.done=1 t.activities.4.element=monitoring t.activities.4.activity=Pemantauan t.activities.4.done=1 -> 303
$ measure show spip_complete --year 2026 -> 0 "ya"
POST /register/internal_control/{id}/langkah/check versi=2 -> 403
as leadership
POST /register/internal_control/{id}/langkah/check versi=2 -> 303
as control_officer
POST /register/internal_control/{id}/langkah/send versi=3 f.sent_on=2026-03-01 -> 422 "setelah periodenya berakhir"
POST /register/internal_control/{id}/langkah/send versi=3 f.sent_on=2026-04-10 f.sent_proof=1/2026 -> 303
$ measure show spip_report_count --year 2026 -> 0 "1"
POST /register/internal_control/{id}/langkah/accept versi=4 -> 303
as staff
GET /register/internal_control/{id} -> 200 "Diterima" !"/ubah\""
POST /register/internal_control f.kind=quarterly -> 403
$ measure run -> 0 "0 perbedaan"
