# An office that works elsewhere hands in a signed summary; the province takes it. The files were made by "runut summary make".
$ plan import @data/plans/mesuji-2025.csv -> 0
$ account add prov-planner --name "Prov Planner" --role planner --unit 18 < "sebuah kata sandi panjang" -> 0
# One's own, from the page of reports and by command; nobody's name is in it.
as staff
GET /laporan -> 200 "Ringkasan untuk satker di atas" "/laporan/2025/ringkasan.txt"
GET /laporan/2025/ringkasan.txt -> 200 "runut/1811 ringkasan" "\"plan\":{" "\"indicators\":176" "— runut/1811 " @Content-Disposition="ringkasan-1811-2025-2026-11-26.txt" !"Staff"
GET /laporan/2031/ringkasan.txt -> 404
# What registers hold is counted, and nobody in them is named.
as service_officer
POST /register/guest_book f.name="Andi Contoh" f.origin="Desa Contoh" f.people=1 f.purpose=visit f.arrived_at=2026-03-10T09:00 -> 303
GET /laporan/2025/ringkasan.txt -> 200 "{\"name\":\"guest_book\",\"records\":1,\"open\":" !"Andi Contoh" !"\"records\":0"
as staff
GET /kiriman -> 200 "Tidak ada satker di bawah yang bekerja di tempat lain"
POST /kiriman berkas=@ringkasan.txt -> 403
as planner
POST /kiriman berkas=@ringkasan.txt -> 422 "bukan satker di bawah Anda"
as guest
GET /laporan/2025/ringkasan.txt -> 303
GET /kiriman -> 303
$ summary make --year 2025 -> 0 "runut/1811 ringkasan"
$ summary make --year 2031 -> 1 "2031"
$ summary make -> 2 "--year"
$ summary make --year dua -> 2 "dua"

# The province: who works here is not waited for; the others have not sent anything.
as province-reviewer
GET /kiriman?tahun=2025 -> 200 "0 dari 14 satker" "Lampung Tengah" !"Mesuji" !"Periksa isinya" queries<=12
GET /kiriman?tahun=1999 -> 404
POST /kiriman/terima berkas=x -> 403
as guest
POST /masuk login=prov-planner password="sebuah kata sandi panjang" -> 303
# Looked at first; a key that nobody knows must have been compared.
POST /kiriman berkas=@ringkasan.txt -> 200 "KPU Kabupaten Lampung Tengah" "runut/1802+d019ef7d+AeCf2rBg2I88UWgstWtSBoL3QQXV4Kf5gd07VXJkSsx7" "belum dikenal" "Manajemen Perubahan" "Register satker ini masih kosong"
keep sealed "name=\"berkas\" value=\"([^\"]+)\""
POST /kiriman/terima berkas={sealed} -> 422 "Cocokkan dahulu kunci di atas"
GET /kiriman?tahun=2025 -> 200 "0 dari 14"
POST /kiriman/terima berkas=x percaya=1 -> 422 "Pilih satu berkas"
POST /kiriman/terima berkas={sealed} percaya=1 csrf=stale -> 403
POST /kiriman/terima berkas={sealed} percaya=1 -> 303 /kiriman?tahun=2025
GET /kiriman?tahun=2025 -> 200 "1 dari 14" "26 November 2026"
keep id "/kiriman/(\d+)"
GET /kiriman/{id} -> 200 "Berkas asli" "Diterima" "runut/1802+d019ef7d+AeCf2rBg2I88UWgstWtSBoL3QQXV4Kf5gd07VXJkSsx7" !"Terima</button>" queries<=14
GET /kiriman/{id}/berkas.txt -> 200 "runut/1802 ringkasan" @Content-Disposition="ringkasan-1802-2025-2026-11-20.txt"
GET /dasbor -> 200 "Satuan kerja di bawah KPU Provinsi Lampung" "Dari kiriman: 1 satker" "/kiriman?tahun=2025"
# The same again, what was changed on its way, what is no summary, what comes from tomorrow.
POST /kiriman/terima berkas={sealed} percaya=1 -> 422 "sudah diterima"
POST /kiriman berkas=@ringkasan.txt -> 422 "sudah diterima"
edit {ROOT}/tests/story/files/ringkasan-baru.txt {TMP}/ubah.txt "Lampung Tengah" "Lampung Bawah"
POST /kiriman berkas=@{TMP}/ubah.txt -> 422 "berubah di jalan"
edit {ROOT}/tests/story/files/ringkasan-baru.txt {TMP}/rusak.txt "\"planned\":" "\"planned\":-"
POST /kiriman berkas=@{TMP}/rusak.txt -> 422 "bukan ringkasan Runut"
POST /kiriman berkas=@halaman.txt -> 422 "bukan ringkasan Runut"
POST /kiriman berkas=@rekap.pdf -> 422 "bukan ringkasan Runut"
POST /kiriman -> 422 "Pilih satu berkas"
POST /kiriman berkas=@ringkasan-besok.txt -> 422 "lebih dari sehari di depan"
# A newer one with the key that is known needs no comparison.
POST /kiriman berkas=@ringkasan-baru.txt -> 200 !"belum dikenal" !"percaya"
keep sealed "name=\"berkas\" value=\"([^\"]+)\""
POST /kiriman/terima berkas={sealed} -> 303
GET /kiriman/{id} -> 200 "Kiriman tahun yang sama"
# Another key: said to be another, and not taken by mistake.
POST /kiriman berkas=@ringkasan-kunci-lain.txt -> 200 "lain dari kunci kiriman sebelumnya"
$ summary take --unit 18 @tests/story/files/ringkasan-kunci-lain.txt -> 1 "lain dari kunci kiriman sebelumnya"
$ summary take --unit 18 --key runut/1802+d019ef7d+AeCf2rBg2I88UWgstWtSBoL3QQXV4Kf5gd07VXJkSsx7 @tests/story/files/ringkasan-kunci-lain.txt -> 1 "bukan kunci yang menandatangani"
$ summary take --unit 18 -> 2 "Sebutkan satu berkas"
$ summary take --unit 18 tidak-ada.txt -> 1 "tidak dapat dibaca"
$ summary take --unit 18 --key runut/1802+3b904211+ASzmV8th/kkuE/UCh/9iaeoQ4Uj8cAWSbrvhmMyKv9l0 @tests/story/files/ringkasan-kunci-lain.txt -> 0 "KPU Kabupaten Lampung Tengah tahun 2025"
GET /kiriman?tahun=2025 -> 200 "1 dari 14"

# Another office sees none of it.
as staff
GET /kiriman/{id} -> 404
GET /kiriman/{id}/berkas.txt -> 404

# The same through the API.
$ token add planner --name antar -> 0
keep token "(\S+)\s*$"
as guest
GET /api/v1/summary?year=2025 Authorization:"Bearer {token}" -> 200 "runut/1811 ringkasan"
POST /api/v1/summaries Authorization:"Bearer {token}" json='{"note":"bukan"}' -> 422 "bukan ringkasan Runut"
$ verify -> 0 "Semuanya utuh"
