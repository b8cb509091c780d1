# An innovation from the idea of one to the copy of another office: its benefit felt, its recommendations carried out.
as staff
GET /register/innovation/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Staff<"
POST /register/innovation f.name="Antrean daring" f.in_charge={me} f.problem="Antre lama" f.solution="Nomor lewat ponsel" -> 422 "Pilih"
POST /register/innovation f.name="Antrean daring" f.aspects=speed f.aspects=procedure f.in_charge={me} f.problem="Antre lama" f.solution="Nomor lewat ponsel" -> 303
keep id "Location: /register/innovation/(\d+)"
POST /register/innovation/{id}/langkah/apply versi=1 f.started_on=2026-02-02 -> 403
as service_officer
POST /register/innovation/{id}/langkah/try versi=1 -> 303
POST /register/innovation/{id}/langkah/apply versi=2 f.started_on=2026-02-02 -> 303
$ measure show innovation_count --year 2026 -> 0 "1"
$ measure show innovation_beneficial_count --year 2026 -> 0 "nihil"
POST /register/innovation/{id}/langkah/evaluate versi=3 f.evaluated_on=2026-01-02 f.felt=1 f.verdict=Baik -> 422 "tidak dapat mendahului"
as staff
POST /register/innovation/{id}/langkah/evaluate versi=3 f.evaluated_on=2026-05-04 f.felt=1 f.verdict=Baik t.results.0.what="Waktu tunggu" t.results.0.before=45 t.results.0.now=12 t.results.0.uom=menit t.recommendations.0.advice="Loket prioritas" t.recommendations.1.advice="Perkiraan waktu" t.recommendations.1.done_on=2026-05-20 -> 303
$ measure show innovation_beneficial_count --year 2026 -> 0 "1"
$ measure show innovation_evaluated_share --year 2026 -> 0 "100%"
$ measure show innovation_recommendation_share --year 2026 -> 0 "50%"
GET /register/innovation?saring=open_advice -> 200 "Antrean daring"
as service_officer
POST /register/innovation/{id}/langkah/replicate versi=4 -> 422 "Tulis satuan kerja"
POST /register/innovation/{id}/langkah/replicate versi=4 t.replications.0.office="KPU Kabupaten Contoh" -> 303
$ measure show innovation_replication_count --year 2026 -> 0 "1"
POST /register/innovation/{id}/langkah/stop versi=5 -> 422 "Tulis alasannya"
POST /register/innovation/{id}/langkah/stop versi=5 alasan="Diganti sistem pusat" -> 303
$ measure show innovation_count --year 2026 -> 0 "nihil"
as agent
POST /register/innovation/{id}/langkah/resume versi=6 alasan=x -> 403
GET /register/innovation/{id} -> 200 "Berhenti" !"/ubah\""
as service_officer
GET /register/innovation/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
