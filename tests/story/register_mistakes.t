# Forms say everything that is wrong in the first answer, and take nothing that they did not ask for.
conf registers = @site
$ token add planner -> 0
keep key "(\S{20,})\s*$"
restart

-- A new one: plain mistakes, conditions over fields and totals, and a reference, all at once.
as staff
POST /register/deposit f.subject="" f.kind=money f.came_on=2026-02-10 f.until_on=2026-02-03 f.keeper=999 t.parts.0.part=Cincin t.parts.0.worth=5000 -> 422 "Isi “Perihal”." "Isi “Nilai”." "Keluar sebelum masuk." "Isinya terlalu mahal." "href=\"#f.subject\"" "href=\"#f.amount\"" "href=\"#f.until_on\"" "href=\"#f.keeper\""
-- What looks at a value that is wrong itself says nothing: neither the amount of an unknown kind nor the order of a day that is none, nor the total of rows that cannot be read.
POST /register/deposit f.subject=x f.kind=car f.came_on=2026-02-30 f.until_on=2026-02-03 t.parts.0.part=Cincin t.parts.0.worth=5000 t.parts.1.part=Gelang t.parts.1.worth=mahal -> 422 "Pilih salah satu pilihan “Jenis”" "kalender" "Baris 2:" !"Isi “Nilai”." !"Keluar sebelum masuk." !"terlalu mahal"
POST /register/deposit f.subject=x f.kind=goods f.came_on= f.until_on=2026-02-03 -> 422 "Isi “Masuk”." !"Keluar sebelum masuk."
GET /register/deposit -> 200 "Belum ada titipan"
POST /register/deposit f.subject=Cincin f.code=A1 f.kind=money f.amount=500 f.came_on=2026-02-01 f.until_on=2026-02-03 t.parts.0.part=Cincin t.parts.0.worth=900 t.parts.2.part=Kotak t.parts.2.worth=100 -> 303 queries<=23
keep id "Location: /register/deposit/(\d+)"
GET /register/deposit/{id} -> 200 "TU-001/" "Rp1.000" "Rp500"

-- A change, and a move with its reason and its guard.
POST /register/deposit/{id}/ubah versi=1 f.subject="" f.code=A1 f.kind=money f.amount= f.came_on=2026-02-01 f.until_on=2026-01-03 t.parts.0.part=Cincin t.parts.0.worth=1001 -> 422 "Isi “Perihal”." "Isi “Nilai”." "Keluar sebelum masuk." "terlalu mahal"
POST /register/deposit/{id}/langkah/give versi=1 f.until_on= -> 422 "Isi “Sampai”." "Tulis alasannya" !"Terlalu lama"
POST /register/deposit/{id}/langkah/give versi=1 f.until_on=2026-06-03 -> 422 "Terlalu lama disimpan." "Tulis alasannya" "href=\"#alasan\""
POST /register/deposit/{id}/langkah/give versi=1 f.until_on=2026-01-03 -> 422 "Keluar sebelum masuk." "Tulis alasannya"

-- The API, with what JSON can do wrong besides.
as guest
POST /api/v1/registers/deposit/records Authorization:"Bearer {key}" json='{"fields":{"colour":"red","kind":"money","came_on":[1],"until_on":"2026-02-31","keeper":999,"parts":[{"part":"x","worth":2000}]}}' -> 422 "\"colour\"" "\"subject\"" "\"amount\"" "\"came_on\"" "\"until_on\"" "\"keeper\"" "terlalu mahal"
POST /api/v1/registers/deposit/records/{id}/moves/give Authorization:"Bearer {key}" json='{"fields":{"until_on":"2026-06-03","subject":"y"}}' -> 422 "\"version\"" "\"subject\"" "\"reason\"" "Terlalu lama"

-- A file of rows: what cannot be understood, what is wrong and what conditions say, in one list.
as planner
rows titip.csv 1 Perihal,Kode,Jenis,Nilai,Masuk,Sampai,Penyimpan | ,A7,Uang,,2026-02-10,2026-02-03,Siapa Ini
POST /register/deposit/impor berkas=@{TMP}/titip.csv -> 422 "<td>Perihal<" "<td>Nilai<" "<td>Sampai<" "<td>Penyimpan<" "Siapa Ini" "Keluar sebelum masuk."

-- Rows of one file that do not go together are found before anything is written: what is unique, also against rows above; a key that comes again means the record of the row above.
POST /register/deposit/impor berkas=@register/titipan-salah.csv -> 422 "<td class=\"num\">3<td>Segel<" "<td class=\"num\">4<td>Segel<" "Isi “Nilai”." !"<td class=\"num\">2<"
POST /register/deposit/impor berkas=@register/titipan.csv -> 200 "Buat dan perbarui" "1 diperbarui" "1 dibiarkan" "11 Feb 2026"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
GET /register/deposit -> 200 !"Gelang"
POST /register/deposit/impor/terapkan berkas={seal} -> 303
GET /register/deposit -> 200 "Gelang emas" "2 catatan dibuat dan 1 diperbarui"
POST /register/deposit/impor berkas=@register/titipan.csv -> 200 "2 diperbarui, 2 dibiarkan"
-- A row may refer to one above it, and to none below.
as hr_officer
POST /register/organisation/impor berkas=@register/unit-salah.csv -> 422 "<td class=\"num\">2<td>Di bawah<" "Sekretariat Uji" !"<td class=\"num\">3<"
POST /register/organisation/impor berkas=@register/unit.csv -> 200 "Buat 2 catatan" "Sekretariat Uji" "Subbagian (Eselon IV)"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
POST /register/organisation/impor/terapkan berkas={seal} -> 303
GET /register/organisation -> 200 "Subbagian Uji"

-- The public's form.
as guest
GET /titipan-uji -> 200
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
POST /titipan-uji tugas={task} jawab={answer} f.subject="" f.kind=money f.came_on=2026-02-10 f.until_on=2026-02-03 b.scan=@program.txt b.card=@data/units.csv -> 422 "Isi “Perihal”." "Isi “Nilai”." "Keluar sebelum masuk." !"units.csv"

-- Files: only those of the fields that the form asks for. One of a later step, or of a field that one may not see, is not taken.
as staff
POST /register/deposit f.subject=Dokumen f.kind=goods f.came_on=2026-02-01 b.scan=@data/units.csv b.receipt=@data/holidays.csv b.nosuch=@data/holidays.csv b.parts=@data/holidays.csv -> 303
keep other "Location: /register/deposit/(\d+)"
GET /register/deposit/{other} -> 200 "units.csv" !"holidays.csv"
GET /register/deposit/{other}/ubah -> 200 !"name=\"b.card\"" !"name=\"f.phone\""
keep v "name=\"versi\" value=\"(\d+)\""
POST /register/deposit/{other}/ubah versi={v} f.subject=Dokumen f.kind=goods f.came_on=2026-02-01 f.phone=0811-4455-66 b.card=@data/holidays.csv b.receipt=@data/holidays.csv -> 303
GET /register/deposit/{other} -> 200 "units.csv" !"holidays.csv"
keep file "/dokumen/(\d+)"
-- A step that asks for nothing takes nothing, and takes nothing away.
POST /register/deposit/{other}/langkah/lend versi=2 b.scan=@data/holidays.csv f.subject=Diganti lepas=1 lepas=2 lepas=3 -> 303
GET /register/deposit/{other} -> 200 "units.csv" "Dokumen" !"holidays.csv" !"Diganti"
-- One that asks for a personal file asks those who may see it.
GET /register/deposit/{other}/langkah/give -> 200 "name=\"b.receipt\"" !"name=\"b.card\""
POST /register/deposit/{other}/langkah/give versi=3 f.until_on=2026-02-03 alasan=Selesai b.card=@data/holidays.csv b.scan=@data/holidays.csv b.receipt=@tests/story/files/foto.png lepas=1 lepas=2 -> 303
GET /register/deposit/{other} -> 200 "units.csv" "foto.png" !"holidays.csv"
as planner
GET /register/deposit/{other}?pribadi=ya -> 200 "units.csv" "foto.png" !"holidays.csv" !"0811-4455-66"
GET /dokumen -> 200 "units.csv" !"holidays.csv"
-- What must be unique together: the other is named to those who may know of it. What is alike since long is not asked again.
as staff
POST /register/deposit f.subject=Dokumen f.kind=goods f.came_on=2026-02-01 -> 422 "“Perihal, Masuk” yang sama sudah tercatat: TU-004/2026 · Dokumen." "href=\"#f.came_on\""
POST /register/deposit f.subject=Dokumen f.kind=goods f.came_on=2026-02-02 -> 303
keep twin "Location: /register/deposit/(\d+)"
POST /register/deposit/{twin}/ubah versi=1 f.subject=Dokumen f.kind=goods f.came_on=2026-02-01 -> 422 "sudah tercatat: TU-004/2026"
POST /register/deposit/{twin}/ubah versi=1 f.subject=Dokumen f.kind=goods f.came_on=2026-02-02 f.until_on=2026-02-04 -> 303
as planner
POST /register/deposit/impor berkas=@register/titipan-ganda.csv -> 422 "<td class=\"num\">3<td>Masuk<" "baris 2 berkas ini" "<td class=\"num\">4<td>Masuk<" "TU-004/2026 · Dokumen" !"<td class=\"num\">2<"
as guest
POST /api/v1/registers/deposit/records Authorization:"Bearer {key}" json='{"fields":{"subject":"Dokumen","kind":"goods","came_on":"2026-02-01"}}' -> 422 "\"came_on\"" "TU-004/2026"
GET /titipan-uji -> 200
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
POST /titipan-uji tugas={task} jawab={answer} f.subject=Dokumen f.kind=goods f.came_on=2026-02-01 -> 422 "sudah tercatat: catatan lain." !"TU-004"

-- Nor does the API write what one may not see.
$ token add staff -> 0
keep mine "(\S{20,})\s*$"
as guest
POST /api/v1/registers/deposit/records/{id} Authorization:"Bearer {mine}" json='{"version":1,"fields":{"phone":"0811-4455-66"}}' -> 422 "\"phone\""
POST /api/v1/registers/deposit/records/{id} Authorization:"Bearer {key}" json='{"version":1,"fields":{"phone":"0822"}}' -> 200
