# Reports: the page, its files, and a workbook that the import takes back.
$ plan import @data/plans/mesuji-2025.csv -> 0
as staff
GET /laporan -> 200 "Matriks rencana aksi" "Triwulan IV" "/laporan/2025/monev/tahun.pdf" !"/pengaturan\">"
GET /laporan?rencana=1999 -> 404
GET /rencana/2025/berkas.pdf -> 200 "%PDF-1.5" @Content-Type="application/pdf" @Content-Disposition="rencana-1811-2025.pdf"
GET /rencana/2025/berkas.pdf?area=2 -> 200 "%PDF-1.5"
# Made once: the second time nothing is read but who asks and whether anything has changed.
GET /rencana/2025/berkas.pdf -> 200 "%PDF-1.5" queries<=4 @Cache-Control="no-store"
GET /rencana/2025/berkas.xlsx -> 200 "PK" @Content-Type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GET /rencana/2025/berkas.json -> 200 "\"plan\":\"2025\"" "\"ref\":\"8.4.1\"" @Content-Type="application/json"
GET /rencana/2031/berkas.pdf -> 404
GET /laporan/2025/monev/tw1.pdf -> 200 "%PDF-1.5" @Content-Disposition="monev-1811-2025-tw1.pdf"
GET /laporan/2025/monev/tahun.pdf -> 200 "%PDF-1.5"
GET /laporan/2025/monev/tw5.pdf -> 404
GET /laporan/2025/monev/tw0.pdf -> 404
GET /laporan/2025/monev/tahun.zip -> 404

# Evidence as a ZIP.
as area_lead
POST /rencana/2025/2.1.1.1/lapor bulan=1 catatan="Terlaksana" tautan=https://contoh.go.id/notula tautan_nama="Notula Januari" -> 303
as staff
GET /laporan -> 200 "1 berkas" "/laporan/2025/bukti\"" "name=\"triwulan\" value=\"1\"" !"name=\"triwulan\" value=\"2\""
POST /laporan/2025/bukti triwulan=1 -> 200 "PK" "manifest.csv" @Content-Type="application/zip" @Content-Disposition="bukti-1811-2025-tw1.zip"
POST /laporan/2025/bukti triwulan=9 -> 404
POST /laporan/2025/bukti triwulan=1 csrf=none -> 403
$ report bundle --year 2025 --quarter 1 -> 0 "PK" "SHA256SUMS"

# The dashboard in few queries.
GET /dasbor -> 200 "Laporan terkumpul sepanjang tahun" "Kurva S 2025" "wide-only" "narrow-only" "Lihat sebagai tabel" !"class=\"units\"" queries<=12
GET /dasbor?tahun=2019 -> 404

# Nobody without an account.
as guest
GET /laporan -> 303
GET /dasbor -> 303
GET /rencana/2025/berkas.pdf -> 303
GET /laporan/2025/monev/tahun.pdf -> 303

# Commands.
$ report matrix --year 2025 -> 0 "%PDF-1.5"
$ report monev --year 2025 --quarter 4 -> 0 "%PDF-1.5"
$ report monev --year 2025 --quarter 5 -> 2 "triwulan"
$ report monev --year 20x5 -> 2 "tahun"
$ report matrix --year 2031 -> 1 "belum ada rencana tahun 2031"
$ report matrix --year 2025 -o /nowhere/x.pdf -> 1 "/nowhere/x.pdf"
$ plan export --year 2025 --format pdf -> 0 "%PDF-1.5"
$ plan export --year 2025 --format json -> 0 "\"unit\":\"1811\""
$ plan export --year 2025 --format xlsx -o {TMP}/keluar.xlsx -> 0
$ plan import {TMP}/keluar.xlsx --year 2025 -> 0 "Ditambah 0, diubah 0, dihapus 0"
