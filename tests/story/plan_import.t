# A file is taken whole or not at all; every bad row is named.
$ plan import @data/plans/mesuji-2025.csv --check -> 0 "8 area, 31 kegiatan, 84 subkegiatan, 175 indikator, dan 1 subkegiatan"
$ plan export --year 2025 --format csv -> 1 "belum ada rencana tahun 2025"
$ plan import @plan/latin1.csv -> 1 "UTF-8"
$ plan import @plan/no_column.csv -> 1 "kolom indicator: kolom “indicator” tidak ada"
$ plan import @plan/double_column.csv -> 1 "tertulis dua kali"
$ plan import @plan/unknown_column.csv -> 1 "tidak dikenal"
$ plan import @plan/month13.csv -> 1 "Baris 2, kolom months: bulan 13 tidak ada" "Baris 3, kolom months_basis"
$ plan import @plan/double_ref.csv -> 1 "Baris 3, kolom ref" "baris 2"
$ plan import @plan/orphan.csv -> 1 "Baris 2, kolom activity: induknya tidak ada"
$ plan import @plan/formula.csv -> 1 "Baris 2, kolom note" "rumus"
$ plan import @plan/scattered.csv -> 1 "Baris 4, kolom ref" "terpisah"
$ plan import @plan/parent_differs.csv -> 1 "Baris 3, kolom activity" "berbeda dari baris 2"
$ plan import @plan/empty.csv -> 1
$ plan import @plan/only_head.csv -> 1 "tanpa satu baris pun"
$ plan import @LICENSE -> 1
$ plan export --year 2025 --format csv -> 1
$ plan import @data/plans/mesuji-2025.csv -> 0 "Ditambah 298"
$ plan import @data/plans/mesuji-2025.csv -> 0 "Ditambah 0, diubah 0, dihapus 0"
$ plan import nowhere.csv -> 1 "nowhere.csv"
$ plan import --year x @data/plans/mesuji-2025.csv -> 2
$ verify -> 0

# The same from a workbook; what is not plain cells is refused.
$ plan import --year 2024 @plan/formula.xlsx -> 1 "L2"
$ plan import --year 2024 @plan/link.xlsx -> 1
$ plan import --year 2024 @plan/broken.xlsx -> 1
$ plan export --year 2024 --format csv -> 1 "belum ada rencana"
$ plan import --year 2024 @plan/small.xlsx -> 0 "Ditambah 5"
$ plan export --year 2024 --format csv -> 0 "1.1.1.1,1,Manajemen,1,Perencanaan,1,Pembentukan Tim,,1,SK Tim"
$ plan import --year 2024 @plan/small.csv -> 0 "Ditambah 0, diubah 0, dihapus 0"

# The page shows each difference before anything is written.
as planner
GET /rencana/impor?tahun=2025 -> 200 "Bandingkan dengan rencana"
POST /rencana/impor tahun=2025 jenis=rb berkas=@plan/month13.csv -> 422 "Baris 2, kolom months" "bulan 13"
POST /rencana/impor tahun=2025 jenis=rb -> 422 "Pilih satu berkas"
POST /rencana/impor tahun=2025 jenis=rb berkas=@data/plans/mesuji-2025.csv -> 200 "Berkas sama dengan rencana"
POST /rencana/impor tahun=2026 jenis=zi berkas=@plan/small.csv -> 200 "akan dibuat sebagai konsep" "1 area, 1 kegiatan"
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
GET /rencana/2026-zi -> 404
POST /rencana/impor/terapkan tahun=2026 jenis=zi berkas=xxxx nama=small.csv sidik={print} -> 422
POST /rencana/impor/terapkan tahun=2026 jenis=zi berkas={file} nama=small.csv sidik={print} -> 303 /rencana/2026-zi
GET /rencana/2026-zi -> 200 "konsep" "SK Tim"

# A plan that changed between the two steps is compared again.
POST /rencana/impor tahun=2026 jenis=zi berkas=@plan/small2.csv -> 200 "SK Tim Zona" "<del>SK Tim</del>"
keep file "name=\"berkas\" value=\"([^\"]+)\""
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/2026-zi/1.1.1.1/ubah arah=done teks="SK Tim ZI" -> 303
POST /rencana/impor/terapkan tahun=2026 jenis=zi berkas={file} nama=small2.csv sidik={print} -> 409 "Rencana berubah" "<del>SK Tim ZI</del>"
keep print "name=\"sidik\" value=\"([^\"]+)\""
POST /rencana/impor/terapkan tahun=2026 jenis=zi berkas={file} nama=small2.csv sidik={print} -> 303
GET /rencana/2026-zi -> 200 "SK Tim Zona"

# Only the owner imports.
as area_lead
GET /rencana/impor -> 403
POST /rencana/impor tahun=2025 jenis=rb berkas=@plan/small.csv -> 403
