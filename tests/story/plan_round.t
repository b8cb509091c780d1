# The monthly round: settle, report, return, report again, verify; and who may not.
$ account add far-owner --name "Far Owner" --role planner --unit 1807 < "sebuah kata sandi panjang" -> 0
$ plan import @data/plans/mesuji-2025.csv --decree "Keputusan 37/2025" --decree-date 2025-10-13 -> 0 "175 indikator"
as planner
GET /rencana -> 200 "/rencana/2025"
GET /rencana/2025 -> 200 queries<=8 "Manajemen Perubahan" "1 subkegiatan tanpa indikator"
GET /rencana/2025/4.1.1.1 -> 200 "perlu konfirmasi"

# Nobody reports a month that is not settled, and the page says why.
as area_lead
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan="Sudah jalan" -> 409 "belum dipastikan" "Sudah jalan"

# Only the plan's owner settles.
POST /rencana/2025/4.1.1.1/bulan b1=1 b2=1 b3=1 -> 403
as planner
GET /rencana/2025/4.1.1.1 -> 200
keep v "name=\"versi\" value=\"(\d+)\"><fieldset"
POST /rencana/2025/4.1.1.1/bulan versi={v} b1=1 b2=1 b3=1 -> 303 /rencana/2025/4.1.1.1
GET /rencana/2025/4.1.1.1 -> 200 "sudah ditetapkan" "Januari–Maret"
POST /rencana/2025/4.1.1.1/bulan versi={v} b1=1 -> 409 "sudah diubah orang lain"

# Settled months change with a reason only.
POST /rencana/2025/4.1.1.1/bulan b1=1 b2=1 b3=1 b4=1 -> 422 "Tulis alasan mengubahnya"
POST /rencana/2025/4.1.1.1/bulan b1=1 b2=1 b3=1 b4=1 alasan="Salah baca" -> 303

# A report needs words; what was typed comes back.
as area_lead
POST /rencana/2025/4.1.1.1/lapor bulan=1 kendala="Hujan lebat" -> 422 "satu kalimat" "Hujan lebat"
POST /rencana/2025/4.1.1.1/lapor bulan=13 catatan=x -> 422 "tidak ada"
POST /rencana/2025/4.1.1.1/lapor bulan=9 catatan=x -> 409 "tidak ada dalam rencana"
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan=x nilai=banyak -> 422 "angka"
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan="Peta proses selesai" tautan=https://contoh.go.id/peta berkas=@data/holidays.csv -> 303 /rencana/2025/4.1.1.1?bulan=1
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "Peta proses selesai" "dilaporkan" "contoh.go.id" "dilaporkan terlambat" "holidays.csv"

# The reporter has not the verifier's right; the lead of another area neither report nor verify here.
POST /rencana/2025/4.1.1.1/verifikasi bulan=1 -> 403
as area_lead_4
POST /rencana/2025/1.1.1.1/lapor bulan=1 catatan=x -> 403
as verifier_4
POST /rencana/2025/1.1.1.1/verifikasi bulan=1 -> 403

# Returned with a reason, which the reporter reads; then sent again.
POST /rencana/2025/4.1.1.1/kembalikan bulan=1 -> 422 "Tulis alasannya"
POST /rencana/2025/4.1.1.1/kembalikan bulan=1 alasan="Belum ditandatangani" -> 303
as area_lead
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "Belum ditandatangani" "mengembalikan laporan"
GET /kotak-masuk -> 200 "4.1.1.1: laporan Januari 2025 dikembalikan"
GET /rencana/2025?keadaan=dikembalikan -> 200 "4.1.1.1" !"4.1.1.2<"
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan="Sudah ditandatangani" -> 303
as verifier_4
GET /rencana/2025/4.1.1.1?bulan=1 -> 200
keep m "name=\"versi\" value=\"(\d+)\"><button"
POST /rencana/2025/4.1.1.1/verifikasi bulan=1 versi={m} -> 303
POST /rencana/2025/4.1.1.1/verifikasi bulan=1 versi={m} -> 409
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "terverifikasi" "Verifier 4"

# Verified is closed to everybody; the owner reopens it with a reason, and it goes back to the reporter.
as area_lead
POST /rencana/2025/4.1.1.1/lapor bulan=1 catatan="Satu lagi" -> 409 "sudah terverifikasi" "Satu lagi"
POST /rencana/2025/4.1.1.1/buka bulan=1 alasan=x -> 403
as planner
POST /rencana/2025/4.1.1.1/buka bulan=1 -> 422 "Tulis alasannya"
POST /rencana/2025/4.1.1.1/buka bulan=1 alasan="Angka keliru" -> 303
as area_lead
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "Angka keliru"

# Postponing needs a reason and a later month, and keeps the old one.
POST /rencana/2025/4.1.1.1/tunda bulan=2 ke=5 -> 422 "Tulis alasannya"
POST /rencana/2025/4.1.1.1/tunda bulan=2 ke=1 alasan=x -> 422 "setelah bulan ini"
POST /rencana/2025/4.1.1.1/tunda bulan=2 ke=5 alasan="Anggaran belum cair" -> 303
GET /rencana/2025/4.1.1.1?bulan=2 -> 200 "Ditunda ke Mei" "Anggaran belum cair"
GET /rencana/2025/4.1.1.1?bulan=5 -> 200 "Kirim laporan Mei 2025"
POST /rencana/2025/4.1.1.1/lapor bulan=2 catatan=x -> 409 "sudah ditunda"

# A locked month takes nothing, until it is unlocked.
as planner
POST /rencana/2025/kunci bulan=3 kunci=1 -> 303
as area_lead
POST /rencana/2025/4.1.1.1/lapor bulan=3 catatan=x -> 422 "dikunci"
-- A locked month is nobody's task: there is nothing that can be done about it.
GET /beranda -> 200 "1.2.5.2 Laporan 11 bulan belum dikirim" "terlambat" !" 0 menunggu" !", 0 "
POST /rencana/2025/kunci bulan=3 kunci=0 -> 403
as planner
POST /rencana/2025/kunci bulan=3 kunci=0 -> 303
as area_lead
GET /beranda -> 200 "1.2.5.2 Laporan 12 bulan belum dikirim"
POST /rencana/2025/4.1.1.1/lapor bulan=3 catatan=x -> 303
-- Who verifies goes from one report to the next; not to their own, nor to a locked month.
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 !"Periksa laporan berikutnya"
as verifier_4
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 "href=\"/rencana/2025/4.1.1.1?bulan=3\">Periksa laporan berikutnya: 4.1.1.1 Maret" "1 laporan menunggu"
GET /rencana/2025/4.1.1.1?bulan=3 -> 200 "Terima laporan Maret 2025" !"Periksa laporan berikutnya"
as planner
POST /rencana/2025/kunci bulan=3 kunci=1 -> 303
as verifier_4
GET /rencana/2025/4.1.1.1?bulan=1 -> 200 !"Periksa laporan berikutnya"
as planner
POST /rencana/2025/kunci bulan=3 kunci=0 -> 303
as area_lead

# Nothing of it is there for another unit, or for a guest.
as far_admin
GET /rencana/2025/4.1.1.1 -> 404
POST /rencana/2025/4.1.1.1/bulan b1=1 -> 403
as far-owner
POST /masuk login=far-owner password="sebuah kata sandi panjang" -> 303
GET /rencana -> 200 "Belum ada rencana"
GET /rencana/2025 -> 404
GET /rencana/2025/kelola -> 404
POST /rencana/2025/4.1.1.1/bulan b1=1 -> 404
POST /rencana/2025/kunci bulan=1 kunci=1 -> 404
as guest
GET /rencana/2025 -> 303 /masuk?kembali=/rencana/2025
POST /rencana/2025/4.1.1.1/lapor bulan=3 catatan=x -> 403
$ verify -> 0
