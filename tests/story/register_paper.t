# Registers on paper and in files: what the list shows, the official print, the sheet of one record.
$ account add desk --name "Meja Layanan" --role service_officer < "sebuah kata sandi panjang" -> 0
$ token add desk -> 0
keep desk "(\S{20,})\s*$"
$ token add staff -> 0
keep staff "(\S{20,})\s*$"
as guest
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"Ani Wijaya","origin":"=1+1","purpose":"service","arrived_at":"2025-03-04T02:30:00Z","phone":"0812 3456 7890"}}' -> 200 "BT-0001"
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"Budi, \"Tani\"","purpose":"visit","arrived_at":"2025-05-06T03:00:00Z"}}' -> 200 "BT-0002"

-- CSV and XLSX of exactly what the list shows; what begins like a formula is text; personal fields are struck.
as staff
GET /register/guest_book/ekspor.csv -> 200 type=text/csv "Nomor,Nama tamu" "BT-0001" "Ani Wijaya,'=1+1,,Layanan,2025-03-04 09:30" "\"Budi, \"\"Tani\"\"\"" !"3456"
GET /register/guest_book/ekspor.csv?f.purpose=visit -> 200 "BT-0002" !"BT-0001"
GET /register/guest_book/ekspor.csv?q=ani -> 200 "BT-0001" !"BT-0002"
GET /register/guest_book/ekspor.csv?saring=inside&urut=name -> 200 "BT-0001"
GET /register/guest_book/ekspor.csv?kolom=name,phone -> 200 "Nama tamu,Nomor telepon" "Ani Wijaya,•••" !"3456"
GET /register/guest_book/ekspor.csv?f.arrived_at.dari=bukan -> 422 "tidak dapat dibaca"
GET /register/guest_book/ekspor.xlsx -> 200 type=spreadsheetml @Content-Disposition="guest_book-ekspor-1811-"
GET /register/guest_book/ekspor.pdf -> 200 type=application/pdf "%PDF"
GET /register/nothing/ekspor.csv -> 404

-- The official register of a period.
GET /register/guest_book/cetak -> 200 "BUKU TAMU" "Triwulan IV" "cetak.pdf?dari="
GET /register/guest_book/cetak.pdf?dari=2025-01-01&sampai=2025-03-31 -> 200 type=application/pdf "%PDF"
GET /register/guest_book/cetak.pdf?dari=2025-02-30 -> 422 "tidak dapat dibaca"
GET /register/guest_book/cetak.pdf?dari=2025-04-01&sampai=2025-03-31 -> 422 "sebelum"
GET /register/guest_book/cetak.pdf?dari=2024-01-01&sampai=2024-12-31 -> 200 type=application/pdf

-- Statistics, of a year and the one before, and the same figures in files.
GET /register/guest_book/statistik?tahun=2025 -> 200 "2 catatan pada 2025; terbanyak Maret, 1." "Jumlah tamu" "chart columns wide-only" "50%"
GET /register/guest_book/statistik?tahun=2026 -> 200 "0 catatan pada 2026" "Kunjungan kerja"
GET /register/guest_book/statistik.csv?tahun=2025 -> 200 type=text/csv "Menurut bulan,2025-03,1" "Menurut bulan,2025-04,0" "Menurut bulan,2024-03,0" "Keperluan,Layanan,1" "Keperluan,Kunjungan kerja,1" "Keperluan,Pengaduan,0"
GET /register/guest_book/statistik.xlsx?tahun=2025 -> 200 type=spreadsheetml
GET /register/guest_book/statistik?tahun=xyz -> 200

-- One record; somebody else's record is not there.
GET /register/guest_book/1/cetak.pdf -> 200 type=application/pdf @Content-Disposition="guest_book-1-1811-"
GET /register/guest_book/99/cetak.pdf -> 404
as far_staff
GET /register/guest_book/1/cetak.pdf -> 404
GET /register/guest_book/ekspor.csv -> 200 !"Ani"
as guest
GET /register/guest_book/ekspor.csv -> 303 /masuk*
