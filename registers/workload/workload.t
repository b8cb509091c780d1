# Workload of a position: the published example of six tasks comes out as 2.256, so two people; three are there.
as planning_officer
POST /register/position f.name="Ajudan" f.kind=executive f.executive_group=operator f.section=general f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/workload/wajib -> 200 "Ajudan" "0%"
POST /register/workload f.position={pos} f.load_year=2026 f.counted_on=2026-02-02 f.present=3 f.effective_hours=1300 t.tasks.0.task=A t.tasks.0.output=Kali t.tasks.0.hours=60 t.tasks.0.effective=1250 t.tasks.0.volume=10 -> 422 "sama dengan aturan"
POST /register/workload f.position={pos} f.load_year=2026 f.counted_on=2026-02-02 f.present=3 f.effective_hours=1250 t.tasks.0.task=A t.tasks.0.output=Kali t.tasks.0.hours=60 t.tasks.0.effective=1300 t.tasks.0.volume=10 -> 422 "setiap baris"
POST /register/workload f.position={pos} f.load_year=2026 f.counted_on=2026-02-02 f.present=3 f.effective_hours=1250 \
  t.tasks.0.task="Memeriksa agenda" t.tasks.0.output=Agenda t.tasks.0.hours=60 t.tasks.0.effective=1250 t.tasks.0.volume=10 \
  t.tasks.1.task="Melayani perjalanan" t.tasks.1.output=Perjalanan t.tasks.1.hours=60 t.tasks.1.effective=1250 t.tasks.1.volume=20 \
  t.tasks.2.task="Mengawal" t.tasks.2.output=Kegiatan t.tasks.2.hours=10 t.tasks.2.effective=1250 t.tasks.2.volume=12 \
  t.tasks.3.task="Berkoordinasi" t.tasks.3.output=Kegiatan t.tasks.3.hours=30 t.tasks.3.effective=1250 t.tasks.3.volume=15 \
  t.tasks.4.task="Melapor" t.tasks.4.output=Laporan t.tasks.4.hours=60 t.tasks.4.effective=1250 t.tasks.4.volume=5 \
  t.tasks.5.task="Tugas lain" t.tasks.5.output=Tugas t.tasks.5.hours=30 t.tasks.5.effective=1250 t.tasks.5.volume=5 -> 303
keep id "Location: /register/workload/(\d+)"
GET /register/workload/{id} -> 200 "2,256" "0,096" "ABK-001/2026"
as hr_officer
POST /register/workload/{id}/langkah/verify versi=1 -> 409
as planning_officer
POST /register/workload/{id}/langkah/count versi=1 -> 303
GET /register/workload/{id} -> 200 "Dihitung"
as hr_officer
POST /register/workload/{id}/langkah/verify versi=2 -> 303
as leadership
POST /register/workload/{id}/langkah/establish versi=3 f.set_on=2026-03-02 f.decree_no=ABK/1 -> 303
GET /register/workload?saring=surplus -> 200 "ABK-001"
GET /register/workload?saring=short -> 200 !"ABK-001"
GET /register/workload/wajib -> 200 "100%"
GET /register/workload/{id}/cetak.pdf -> 200 @Content-Type="application/pdf"
GET /register/workload/cetak -> 200 "REKAPITULASI KEBUTUHAN PEGAWAI"
$ measure show workload_available -> 0 "ya"
$ measure show workload_position_share -> 0 "100"
$ measure show staff_needed -> 0 "2"
$ measure show staff_difference -> 0 "1"
$ measure run -> 0 "0 perbedaan"
as staff
GET /register/workload/{id} -> 200
POST /register/workload f.position={pos} -> 403
