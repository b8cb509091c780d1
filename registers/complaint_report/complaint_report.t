# The figures of a report come from the register of complaints; they stay as they were when it was published.
as complaint_officer
GET /register/complaint/baru -> 200
POST /register/complaint f.subject="Antrean" f.body="Lama" f.identity=anonymous f.kind=complaint f.channel=desk f.topic=time f.received_on=2026-01-12 -> 303
keep one "Location: /register/complaint/(\d+)"
GET /register/complaint/{one}/langkah/verify -> 200
keep agent "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/complaint/{one}/langkah/verify versi=1 f.gravity=light f.topic=time f.examiner={agent} -> 303
POST /register/complaint/{one}/langkah/answer_light versi=2 f.verdict=founded f.reply="Ditambah petugas." -> 303
POST /register/complaint f.subject="Politik uang" f.body="Desa" f.identity=anonymous f.kind=complaint f.channel=box f.received_on=2026-02-02 -> 303
keep two "Location: /register/complaint/(\d+)"
POST /register/complaint/{two}/langkah/forward versi=1 f.forwarded_to=bawaslu -> 303
POST /register/complaint f.subject="Lain kali" f.body="April" f.identity=anonymous f.kind=complaint f.channel=box f.received_on=2026-04-01 -> 303
POST /register/complaint_report f.period=quarter f.part_no=5 f.report_year=2026 f.achievements=a f.obstacles=b f.recommendations=c -> 422 "Triwulan ke-1 sampai ke-4"
POST /register/complaint_report f.period=quarter f.part_no=1 f.report_year=2026 f.achievements="Satu selesai" f.obstacles="Tidak ada" f.recommendations="Tambah petugas" f.signatory_post=Sekretaris -> 303
keep id "Location: /register/complaint_report/(\d+)"
-- Two in the quarter, one of them not ours: 1 of 1 is followed up; April is another quarter.
GET /register/complaint_report/{id} -> 200 "100%" "Waktu pelayanan" "Kotak saran" "31 Mar 2026"
POST /register/complaint_report/{id}/langkah/publish versi=1 -> 403
POST /register/complaint_report/{id}/langkah/report versi=1 -> 303
as leadership
POST /register/complaint_report/{id}/langkah/publish versi=2 -> 303
$ measure show complaint_report_made --year 2026 -> 0 "ya"
GET /register/complaint_report/{id}/cetak.pdf -> 200 type=application/pdf
GET /register/complaint_report/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
-- Everybody reads what was published, and nothing before.
as guest
GET /pengaduan/laporan -> 200 "1 Jan 2026" "100%"
GET /pengaduan/laporan/{id} -> 200 "Satu selesai" "Tambah petugas" "Waktu pelayanan"
GET /pengaduan/laporan/{id}/laporan.pdf -> 200 type=application/pdf
as leadership
POST /register/complaint_report/{id}/langkah/reopen versi=3 alasan="Salah hitung" -> 303
as guest
GET /pengaduan/laporan/{id} -> 404
GET /pengaduan/laporan/{id}/laporan.pdf -> 404
GET /pengaduan/laporan -> 200 "Belum ada laporan"
