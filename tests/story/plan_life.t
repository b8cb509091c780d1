# Draft, enacted, revised, closed; the next year from this one.
as planner
POST /rencana/impor tahun=2026 jenis=rb berkas=@plan/small.csv -> 200
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/impor/terapkan tahun=2026 jenis=rb berkas={file} nama=small.csv sidik={print} -> 303 /rencana/2026
POST /rencana/2026/tetapkan keputusan="Keputusan 1/2026" tanggal=2026-01-05 -> 403

# Nothing is reported in a draft.
POST /rencana/2026/1.1.1.1/bulan b1=1 b2=1 -> 303
as area_lead
POST /rencana/2026/1.1.1.1/lapor bulan=1 catatan=x -> 422 "tidak sedang berlaku"

# Leadership enacts it with its decree.
as leadership
POST /rencana/2026/tetapkan tanggal=2026-01-05 -> 422 "nomor dan judul"
POST /rencana/2026/tetapkan keputusan="Keputusan 1/2026" tanggal=2026-13-05 -> 422 "tanggal"
POST /rencana/2026/tetapkan keputusan="Keputusan 1/2026" tanggal=2026-01-05 berkas=@data/holidays.csv -> 303 /rencana/2026
GET /rencana/2026/kelola -> 200 "Keputusan 1/2026" "holidays.csv" "berlaku"
POST /rencana/2026/tetapkan keputusan="Lagi" tanggal=2026-01-05 -> 422 "bukan konsep"
as area_lead
POST /rencana/2026/1.1.1.1/lapor bulan=1 catatan="Laporan sebelum revisi" -> 303
as verifier
POST /rencana/2026/1.1.1.1/verifikasi bulan=1 -> 303

# A revision is prepared beside the plan, which goes on.
as planner
POST /rencana/2026/revisi -> 303 /rencana/2026-r1/kelola
POST /rencana/2026/revisi -> 409 "sudah disiapkan"
POST /rencana/2026-r1/1.1.1.2/ubah arah=up target=90 satuan=percent teks="Rencana kerja yang baru" -> 303
POST /rencana/2026/1.1.1.2/ubah arah=done teks="Diam-diam" -> 303
GET /rencana/2026/1.1.1.2 -> 200 !"Diam-diam"
GET /rencana/2026-r1/banding?dengan=2026 -> 200 "Rencana kerja yang baru" "Target"
as area_lead
POST /rencana/2026-r1/1.1.1.1/lapor bulan=2 catatan=x -> 422
POST /rencana/2026/1.1.1.1/lapor bulan=2 catatan="Sambil revisi" -> 303

# The revised file goes into the draft, and leaves the plan in force alone.
as planner
GET /rencana/2026-r1/kelola -> 200 "rencana=2026-r1"
POST /rencana/impor rencana=2026-r1 tahun=2026 jenis=rb berkas=@plan/small2.csv -> 200 "SK Tim Zona"
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/impor/terapkan rencana=2026-r1 tahun=2026 jenis=rb berkas={file} nama=small2.csv sidik={print} -> 303 /rencana/2026-r1
GET /rencana/2026-r1/1.1.1.1 -> 200 "SK Tim Zona"
GET /rencana/2026/1.1.1.1 -> 200 !"SK Tim Zona"
POST /rencana/2026-r1/1.1.1.2/ubah arah=up target=90 satuan=percent teks="Rencana kerja yang baru" -> 303
POST /rencana/impor rencana=9999 tahun=2026 jenis=rb berkas=@plan/small2.csv -> 404

# Enacted, the words are new, the reports are still there, and the old version is readable.
as leadership
POST /rencana/2026-r1/tetapkan keputusan="Keputusan 9/2026" tanggal=2026-06-05 -> 303 /rencana/2026
GET /rencana/2026/1.1.1.2 -> 200 "Rencana kerja yang baru"
GET /rencana/2026/1.1.1.1?bulan=1 -> 200 "Laporan sebelum revisi" "terverifikasi"
GET /rencana/2026-r0/1.1.1.2 -> 200 !"Rencana kerja yang baru" "Rencana kerja"
GET /rencana/2026-r0/1.1.1.1?bulan=1 -> 200 "Laporan sebelum revisi"
GET /rencana/2026-r0 -> 200 "diganti" "Keputusan 1/2026"
GET /rencana/2026/kelola -> 200 "Keputusan 9/2026" "/rencana/2026/banding?dengan=2026-r0"
GET /rencana/2026/banding?dengan=2026-r0 -> 200 "Rencana kerja yang baru"
GET /rencana/2026-r1 -> 404
as area_lead
POST /rencana/2026-r0/1.1.1.1/lapor bulan=2 catatan=x -> 422
POST /rencana/2026/1.1.1.1/lapor bulan=2 catatan="Setelah revisi" -> 303

# The next year starts from this one: words and targets, no reports, months to be confirmed.
as planner
POST /rencana/2026/lanjutkan -> 303 /rencana/2027/kelola
POST /rencana/2026/lanjutkan -> 409
GET /rencana/2027 -> 200 "2027" "Rencana kerja yang baru" "perlu konfirmasi"
GET /rencana/2027/1.1.1.1 -> 200 "Januari, Februari" !"Laporan sebelum revisi"
POST /rencana/2027/batal -> 303 /rencana
GET /rencana/2027 -> 404

# Closed is closed.
POST /rencana/2026/tutup -> 403
as leadership
POST /rencana/2026/tutup -> 303
as area_lead
POST /rencana/2026/1.1.1.1/lapor bulan=2 catatan=x -> 422
as planner
POST /rencana/2026/1.1.1.1/bulan b1=1 b2=1 alasan=x -> 422
POST /rencana/2026/1.1.1.1/ubah arah=done -> 422
POST /rencana/impor tahun=2026 jenis=rb berkas=@plan/small2.csv -> 200
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/impor/terapkan tahun=2026 jenis=rb berkas={file} nama=small2.csv sidik={print} -> 422 "sudah ditutup"
$ verify -> 0

# A change agent's plan has an owner and an address of its own.
as planner
GET /rencana/impor -> 200
keep agent "<option value=\"(\d+)\">Agent</option>"
POST /rencana/impor tahun=2026 jenis=agent berkas=@plan/small.csv -> 422 "perlu pemilik"
POST /rencana/impor tahun=2026 jenis=agent pemilik={agent} keputusan="SK Agen" tanggal=2026-01-05 berkas=@plan/small.csv -> 200 "langsung berlaku"
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/impor/terapkan tahun=2026 jenis=agent pemilik={agent} keputusan="SK Agen" tanggal=2026-01-05 berkas={file} nama=small.csv sidik={print} -> 303 /rencana/2026-agen-{agent}
GET /rencana/2026-agen-{agent} -> 200 "Rencana aksi agen perubahan 2026" "berkas.csv"
GET /rencana -> 200 "Agen perubahan"
POST /rencana/2026-agen-{agent}/1.1.1.1/bulan b1=1 -> 303
as agent
POST /rencana/2026-agen-{agent}/1.1.1.1/lapor bulan=1 catatan="Kelas integritas terlaksana" -> 303
