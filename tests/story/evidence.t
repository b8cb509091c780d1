# One document proves two months; what is open follows to a new version, what is verified stays; all of it
# comes out as one bundle.
$ plan import @data/plans/mesuji-2025.csv --decree "Keputusan 37/2025" --decree-date 2025-10-13 -> 0
as planner
GET /rencana/2025/4.1.1.1 -> 200
keep v "name=\"versi\" value=\"(\d+)\"><fieldset"
POST /rencana/2025/4.1.1.1/bulan versi={v} b1=1 b2=1 -> 303
as area_lead
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan="Selesai" berkas=@rekap.pdf bukti_dari=2025-01-05 bukti_sampai=2025-01-31 -> 303
POST /rencana/2025/4.1.1.1/lapor bulan=2 catatan="Selesai" dokumen=1 tulisan="=1+1 dua orang hadir" -> 303
POST /rencana/2025/4.1.1.1/lapor bulan=2 catatan="Selesai" dokumen=77 -> 422 "Dokumen nomor 77"
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "rekap.pdf" "5 Jan 2025" "Juga membuktikan" "4.1.1.1 Februari 2025"
GET /dokumen/1 -> 200 "4.1.1.1 Januari 2025" "4.1.1.1 Februari 2025" "/rencana/2025/4.1.1.1?bulan=1"
GET /dokumen -> 200 "2 bukti"

# January is verified with version 1; then a better file comes.
as verifier_4
GET /rencana/2025/4.1.1.1?bulan=1 -> 200
keep m "name=\"versi\" value=\"(\d+)\"><button"
POST /rencana/2025/4.1.1.1/verifikasi bulan=1 versi={m} -> 303
as area_lead
POST /dokumen/1/versi berkas=@rekap-2.pdf -> 303 /dokumen/3
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "/dokumen/1/unduh" !"rekap-2.pdf"
GET /rencana/2025/4.1.1.1?bulan=2 -> 200 "rekap-2.pdf" !"/dokumen/1/unduh"

# A restricted document is in the bundle of those who may see it only.
POST /dokumen/baru tulisan="Catatan rahasia" klasifikasi=restricted -> 303 /dokumen/4
POST /rencana/2025/4.1.1.1/lapor bulan=2 catatan="Selesai" dokumen=4 -> 303
POST /laporan/2025/bukti triwulan=1 -> 200 type=application/zip @Content-Disposition="bukti-1811-2025-tw1.zip" "bukti/4.1.1.1/1 rekap.pdf" "bukti/4.1.1.1/3 rekap-2.pdf" "manifest.csv" "SHA256SUMS" "checkpoint.txt" "bukti/4.1.1.1/4 Catatan rahasia.txt"
POST /laporan/2025/bukti triwulan=2 -> 200 !"rekap" "manifest.csv"
POST /laporan/2025/bukti triwulan=5 -> 404
POST /laporan/2031/bukti -> 404
as staff
POST /laporan/2025/bukti -> 200 "1 rekap.pdf" !"rahasia"
as guest
POST /laporan/2025/bukti -> 403
$ report bundle --year 2025 -o - -> 0 "4.1.1.1/1 rekap.pdf"
$ report bundle --year 2031 -o - -> 1
