# The structure: units under each other, put in force, drawn as a chart; one that ends leaves it.
as planning_officer
POST /register/organisation f.name="KPU Kabupaten" f.short="KPU" f.level=commission f.rank=10 f.position=Ketua f.duties="Menyelenggarakan Pemilu" f.mandate=1 f.basis="UU 7/2017" f.valid_from=2024-01-01 -> 303
keep top "Location: /register/organisation/(\d+)"
GET /register/organisation -> 200 !"Bagan organisasi"
GET /register/organisation/bagan.pdf -> 200 type=application/pdf "Belum ada unit yang berlaku"
GET /register/organisation/baru -> 200 "Seperti tertulis dalam peraturan"
keep head "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/organisation f.name="Subbagian Hukum" f.level=section f.parent={top} f.rank=20 f.position="Kepala Subbagian" f.head={head} f.duties="Produk hukum" f.mandate=0 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 422 "Isi “Yang belum sesuai”"
POST /register/organisation f.name="Subbagian Hukum" f.level=section f.parent={top} f.rank=20 f.position="Kepala Subbagian" f.head={head} f.duties="Produk hukum" f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 f.valid_to=2023-01-01 -> 422 "berakhir sebelum mulai"
POST /register/organisation f.name="Subbagian Hukum" f.level=section f.parent={top} f.relation=coordination f.rank=20 f.position="Kepala Subbagian" f.head={head} f.duties="Produk hukum" f.mandate=0 f.mandate_note="Belum digabung" f.basis="PKPU 14/2020" f.valid_from=2024-01-01 f.staff_needed=6 f.staff_there=4 -> 303
keep id "Location: /register/organisation/(\d+)"
GET /register/organisation/{id} -> 200 "-2 orang" "KPU Kabupaten"
$ measure show org_structure_available --year 2026 -> 0 "belum"
as staff
GET /register/organisation -> 200 !"Catat unit"
POST /register/organisation f.name=x -> 403
POST /register/organisation/{id}/langkah/establish versi=1 -> 403
as leadership
POST /register/organisation/{top}/langkah/establish versi=1 -> 303
POST /register/organisation/{id}/langkah/establish versi=1 -> 303
as staff
-- The chart: who heads a unit, an empty post, a dashed line, and a link to each.
GET /register/organisation -> 200 "Bagan organisasi" "Bagan organisasi dengan 2 unit" "Jabatan kosong" "Leadership" "edge dashed" "href=\"/register/organisation/{id}\""
-- The same for the wall.
GET /register/organisation -> 200 "href=\"/register/organisation/bagan.pdf\">Cetak bagan"
GET /register/organisation/bagan.pdf -> 200 type=application/pdf @Content-Disposition="organisation-bagan-1811-" "Pages: 1 " "1190.55 x 841.89 pts (A3)" "BAGAN ORGANISASI" "KPU KABUPATEN MESUJI" "Subbagian Hukum" "Jabatan kosong" "Leadership" "Kepala Subbagian" "Garis putus-putus"
GET /register/organisation?saring=unfit -> 200 "Subbagian Hukum" "Bagan organisasi"
$ measure show org_mandate_share --year 2026 -> 0 "50%"
as planning_officer
POST /register/organisation/{id}/langkah/dissolve versi=2 f.valid_to=2026-01-31 -> 422 "Tulis alasannya"
POST /register/organisation/{id}/langkah/dissolve versi=2 f.valid_to=2026-01-31 alasan="Digabung" -> 303
GET /register/organisation -> 200 "Bagan organisasi dengan 1 unit" "Tidak berlaku lagi"
$ measure show org_unit_count --year 2026 -> 0 "1"
GET /register/organisation/cetak.pdf?dari=2024-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
