# A complaint through the desk: received, completed, examined by somebody else than whom it is about, decided, answered within both terms.
as staff
POST /register/complaint f.subject=x f.body=y f.identity=anonymous f.kind=complaint f.channel=desk f.received_on=2026-01-05 -> 403
GET /register/complaint -> 200 "hanya melihat catatan Anda sendiri"
as service_officer
POST /register/complaint f.subject="Antrean" f.body="Lama" f.identity=open f.kind=complaint f.channel=desk f.received_on=2026-11-02 -> 422 "Nama lengkap"
POST /register/complaint f.subject="Antrean" f.body="Lama" f.identity=anonymous f.reporter="Siti" f.kind=complaint f.channel=desk f.received_on=2026-11-02 -> 422 "tidak menyimpan nama"
as complaint_officer
GET /register/complaint/baru -> 200 "apa adanya"
-- The example of the law's note: received on 2 November 2026.
POST /register/complaint f.subject="Antrean tanpa nomor" f.body="Menunggu dua jam." f.identity=confidential f.reporter="Siti Rahasia" f.contact="siti@example.org" f.kind=complaint f.channel=desk f.received_on=2026-11-02 -> 303
keep id "Location: /register/complaint/(\d+)"
GET /register/complaint/{id}?pribadi=ya -> 200 "Siti Rahasia" "Tanggapan pertama" "5 Nov 2026" "16 November 2026" !"Penyelesaian menurut SP4N"
-- Leaders read the case, never the name.
as leadership
GET /register/complaint/{id}?pribadi=ya -> 200 "Menunggu dua jam" !"Siti Rahasia" !"siti@example"
GET /register/complaint/ekspor.csv -> 200 !"Siti Rahasia"
as complaint_officer
POST /register/complaint/{id}/langkah/lapse versi=1 -> 409
POST /register/complaint/{id}/langkah/ask_more versi=1 f.missing="Hari dan jamnya?" -> 303
POST /register/complaint/{id}/langkah/lapse versi=2 -> 409 "baru dapat dilakukan setelah"
POST /register/complaint/{id}/langkah/complete versi=2 f.addition="Senin pagi" -> 303
-- Whom it is about does not examine it.
GET /register/complaint/{id}/langkah/verify -> 200
keep staff "<option value=\"(\d+)\"[^>]*>Staff<"
keep agent "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/complaint/{id}/langkah/verify versi=3 f.gravity=middle f.examiner={staff} f.officer={staff} -> 422 "tidak memeriksa pengaduan tentang dirinya"
POST /register/complaint/{id}/langkah/verify versi=3 f.gravity=middle f.examiner={agent} f.officer={staff} -> 303
-- The SP4N term of its gravity runs from the day of receipt; the statutory one from completeness. The earlier is due.
GET /register/complaint/{id} -> 200 "Penyelesaian menurut SP4N" "Putusan menurut undang-undang"
as staff
GET /register/complaint/{id} -> 404
as agent
GET /register/complaint/{id}?pribadi=ya -> 200 "Menunggu dua jam" !"Siti Rahasia"
POST /register/complaint/{id}/langkah/decide versi=4 f.findings="Benar" f.verdict=founded f.compensation=50000 -> 422 "jumlah dan kapan dibayar"
POST /register/complaint/{id}/langkah/decide versi=4 f.findings="Benar" f.verdict=founded -> 303
POST /register/complaint/{id}/langkah/answer versi=5 f.reply=x -> 403
as complaint_officer
POST /register/complaint/{id}/langkah/answer versi=5 -> 422
POST /register/complaint/{id}/langkah/answer versi=5 f.reply="Kami pasang mesin nomor." -> 303
GET /register/complaint/{id} -> 200 "Dijawab" "hari kerja"
$ measure show complaint_count --year 2026 -> 0 "1"
$ measure show complaint_followed_share --year 2026 -> 0 "100%"
POST /register/complaint/{id}/langkah/reopen versi=6 -> 422 "Tulis alasannya"
POST /register/complaint/{id}/langkah/reopen versi=6 alasan="Masih antre" -> 303
GET /register/complaint/{id} -> 200 "Penyelesaian setelah dibuka kembali"
$ measure show complaint_followed_share --year 2026 -> 0 "0%"
-- Not ours, withdrawn and merged ones leave the base.
POST /register/complaint f.subject="Politik uang" f.body="Di desa" f.identity=anonymous f.kind=complaint f.channel=box f.received_on=2026-11-03 -> 303
keep other "Location: /register/complaint/(\d+)"
POST /register/complaint/{other}/langkah/forward versi=1 -> 422
POST /register/complaint/{other}/langkah/forward versi=1 f.forwarded_to=bawaslu -> 303
POST /register/complaint/{id}/langkah/decide versi=7 f.findings="Diperbaiki" f.verdict=founded -> 303
POST /register/complaint/{id}/langkah/answer versi=8 f.reply="Mesin dipasang." -> 303
$ measure show complaint_followed_share --year 2026 -> 0 "100%"
-- Requests for information go to the PPID.
POST /register/complaint f.subject="Minta DPT" f.body="Data" f.identity=anonymous f.kind=information f.channel=desk f.received_on=2026-11-03 -> 303
keep info "Location: /register/complaint/(\d+)"
POST /register/complaint/{info}/langkah/verify versi=1 f.gravity=light f.examiner={agent} -> 422 "diteruskan kepada PPID"
-- The list of SP4N-LAPOR!: its own heads, columns that nobody needs, and twice.
rows lapor.csv 3 Tracking ID,Judul Laporan,Isi Laporan,Tanggal Laporan Masuk,Status Laporan,Nama Pelapor,Jumlah Lampiran | 81000{n},Laporan {n},Isi laporan {n},03/11/2026 08:15:00,Proses,Pelapor {n},0
POST /register/complaint/impor berkas=@{TMP}/lapor.csv -> 200 "Buat 3 catatan" "Kolom yang dilewati" "Jumlah Lampiran" "Laporan 2"
keep token "name=\"berkas\" value=\"([^\"]+)\""
POST /register/complaint/impor/terapkan berkas={token} -> 303
GET /register/complaint?saring=from_lapor -> 200 "Laporan 1" "Laporan 3"
rows lapor2.csv 4 Tracking ID,Judul Laporan,Isi Laporan,Tanggal Laporan Masuk,Status Laporan | 81000{n},Laporan {n},Isi laporan {n},03/11/2026,Selesai {n}
POST /register/complaint/impor berkas=@{TMP}/lapor2.csv -> 200 "3 diperbarui"
keep token "name=\"berkas\" value=\"([^\"]+)\""
POST /register/complaint/impor/terapkan berkas={token} -> 303
$ measure show complaint_count --year 2026 -> 0 "7"
POST /register/complaint/impor berkas=@{TMP}/lapor2.csv -> 200 "4 dibiarkan"
GET /register/complaint/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
