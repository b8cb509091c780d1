# Records from a file: a template, a preview that writes nothing, all or nothing, once.
$ account add desk --name "Meja Layanan" --role service_officer < "sebuah kata sandi panjang" -> 0
as desk
POST /masuk login=desk password="sebuah kata sandi panjang" -> 303
GET /register/guest_book/impor -> 200 "Nama tamu" "Nomor telepon" "Paling banyak 5.000 baris"
GET /register/guest_book/impor/contoh.csv -> 200 type=text/csv "Nama tamu,Instansi" "# (wajib) Teks satu baris." "Layanan / Permintaan informasi"
GET /register/guest_book/impor/contoh.xlsx -> 200 type=spreadsheetml

-- Only those who manage the register.
as staff
GET /register/guest_book/impor -> 403
POST /register/guest_book/impor berkas=@register/tamu.csv -> 403

-- The preview says how each row was understood, and nothing is there yet.
as desk
POST /register/guest_book/impor berkas=@register/tamu.csv -> 200 "3 catatan akan dibuat" "4 Mar 2025 09.30" "Meja Layanan" "Kunjungan kerja" "5 Mar 2025 09.15" "=Dewi &#34;D&#34;"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
GET /register/guest_book/ekspor.csv -> 200 !"Budi"

-- Confirmed once: three records; once more: none.
POST /register/guest_book/impor/terapkan berkas=forged nama=x -> 422
POST /register/guest_book/impor/terapkan berkas={seal} nama=tamu.csv -> 303 /register/guest_book
GET /register/guest_book/ekspor.csv -> 200 "BT-0001" "BT-0003" "Budi Santoso,,Meja Layanan,Layanan,2025-03-04 09:30" "'=Dewi" !"BT-0004" !"BT-9999"
POST /register/guest_book/impor/terapkan berkas={seal} nama=tamu.csv -> 303 /register/guest_book
GET /register/guest_book/ekspor.csv -> 200 "BT-0003" !"BT-0004"
GET /api/v1/registers/guest_book/records -> 401

-- What is wrong: row, column, reason; all of it at once, and nothing is made.
POST /register/guest_book/impor berkas=@register/tamu-salah.csv -> 422 "<td class=\"num\">2<td>To see<" "Nobody" "<td class=\"num\">3<td>Purpose<" "<td>Arrived<"
POST /register/guest_book/impor berkas=@register/tamu-kolom.csv -> 422 "<td>Warna<" "tidak dikenali"
POST /register/guest_book/impor berkas=@register/tamu-setengah.csv -> 422 "<td class=\"num\">3<td>Pulang<" "Periksa jamnya" !"terapkan"
POST /register/guest_book/impor berkas=@foto.png -> 422
POST /register/guest_book/impor -> 422
GET /register/guest_book/ekspor.csv -> 200 "BT-0003" !"BT-0004"

-- The limit, and one more.
rows banyak.csv 5000 Nama tamu,Keperluan,Datang | Tamu {n},Layanan,2025-03-07 09:00
POST /register/guest_book/impor berkas=@{TMP}/banyak.csv -> 200 "5.000 catatan akan dibuat"
rows banyak.csv 5001 Nama tamu,Keperluan,Datang | Tamu {n},Layanan,2025-03-07 09:00
POST /register/guest_book/impor berkas=@{TMP}/banyak.csv -> 422 "Paling banyak 5.000 baris"
GET /register/guest_book/ekspor.csv -> 200 "BT-0003" !"BT-0004"

-- Confirming many costs a few statements for each 64 of them, not a dozen for each.
rows agak.csv 640 Nama tamu,Keperluan,Datang | Tamu {n},Layanan,2025-03-07 09:00
POST /register/guest_book/impor berkas=@{TMP}/agak.csv -> 200 "640 catatan akan dibuat"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
POST /register/guest_book/impor/terapkan berkas={seal} nama=agak.csv -> 303 /register/guest_book queries<=170
GET /register/guest_book?q=Tamu+639 -> 200 "BT-0642"
