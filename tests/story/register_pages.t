# Registers as people use them: the list of lists, making, finding, changing, moving, removing; and who may not.
conf registers = @site
restart

# Everybody sees what they may look into, by group; words find a register.
as staff
GET /register -> 200 queries<=6 "Pelayanan publik" "Buku Tamu" "Kunjungan Uji"
GET /register?q=tamu -> 200 "Buku Tamu" !"Kunjungan Uji"
GET /register?q=tidakadayangbegini -> 200 "Tidak ada register yang cocok"
GET /register/visit -> 200 queries<=8 "Belum ada kunjungan" "Catat kunjungan"
GET /register/nosuch -> 404
as guest
GET /register -> 303 /masuk*

# Who may only read is offered no form, and refused one.
as reviewer
GET /register/visit -> 200 !"Catat kunjungan"
GET /register/visit/baru -> 403
POST /register/visit f.subject=x -> 403

# The form: what is wrong comes back at the field, with everything that was typed.
as staff
GET /register/visit/baru -> 200 "Diisi hanya bila “Jenis” berisi Berat." "name=\"t.costs.2.item\"" !"name=\"t.costs.3.item\"" "type=\"date\"" "data-when=\"f.kind\"" "Paling banyak 20 baris"
POST /register/visit f.subject= f.kind=minor f.body="Sudah panjang lebar" -> 422 "Isi “Perihal”." "Sudah panjang lebar" "href=\"#f.subject\"" "aria-invalid"
POST /register/visit f.subject=x f.kind=salah f.day=2026-02-30 -> 422 "Pilih salah satu pilihan “Jenis”" "kalender"
POST /register/visit f.subject=x f.kind=major f.day=2026-02-03 -> 422 "Isi “Mengapa berat”."
POST /register/visit f.subject=x f.kind=minor f.day=2026-02-03 t.costs.0.item=Bensin t.costs.0.count=dua -> 422 "Baris 1:" "value=\"dua\"" "id=\"t.costs.0.count-error\""
POST /register/visit f.subject=x f.kind=minor f.day=2026-02-03 f.budget=1000 t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=600 -> 422 "Biaya melebihi anggaran." "value=\"Bensin\""
# More rows without script: nothing is checked yet, nothing is lost.
POST /register/visit f.subject=Panjang t.costs.0.item=Bensin baris=costs -> 200 "value=\"Panjang\"" "value=\"Bensin\"" "name=\"t.costs.3.item\"" !"perlu diperbaiki"
POST /register/visit csrf=none f.subject=x -> 403

# Markup stays text.
POST /register/visit f.subject="<b>Tebal</b>" f.kind=minor f.day=2026-02-03 f.phone=0812333 f.leader=1 f.budget=1500000 f.urgent=1 f.tools=car f.tools=form f.length=1:30 f.place="Jalan Mawar 1" f.place_regency=Mesuji f.body="Baris satu" t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=50.000 t.costs.2.item=Makan t.costs.2.count=1 t.costs.2.price=30000 b.papers=@data/holidays.csv -> 303 /register/visit/*
keep id "Location: /register/visit/(\d+)"
GET /register/visit/{id} -> 200 queries<=12 "&lt;b&gt;Tebal&lt;/b&gt;" !"<b>Tebal" "KU-001/" "Rp1.500.000" "1 jam 30 menit" "Mobil, Formulir" "Jalan Mawar 1" "Rp130.000" "Rp1.370.000" "Σ" "holidays.csv" "Direncanakan" "Siap berangkat" "hari kerja lagi" "Mulai" !"0812333" !"Tampilkan data pribadi" "Riwayat"

# Personal fields: shown to those with the right when they ask, and that is noted once a day.
as planner
GET /register/visit/{id} -> 200 "Tampilkan data pribadi" "tersembunyi" !"0812333"
GET /register/visit/{id}?pribadi=ya -> 200 "0812333" "sudah dicatat"
GET /register/visit/{id}?pribadi=ya -> 200 "0812333"
as staff
GET /register/visit/{id}?pribadi=ya -> 200 !"0812333"
GET /register/visit/{id}/ubah -> 200 !"0812333" !"name=\"f.phone\"" "value=\"1.500.000\"" "value=\"1:30\"" "value=\"50.000\"" "holidays.csv" "Lepaskan dari catatan ini"
keep v "name=\"versi\" value=\"(\d+)\""

# A form without the personal field leaves it as it is.
POST /register/visit/{id}/ubah versi={v} f.subject="Kunjungan ke Mesuji" f.kind=minor f.day=2026-02-03 f.budget=1500000 f.body="Baris satu" t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=50000 -> 303 /register/visit/{id}
as planner
GET /register/visit/{id}?pribadi=ya -> 200 "0812333" "Kunjungan ke Mesuji" "Rp100.000" "Perihal"

# Two editors: the second sees what the first did. What the second had not touched takes the first's text by itself.
GET /register/visit/{id}/ubah -> 200
keep w "name=\"versi\" value=\"(\d+)\""
POST /register/visit/{id}/ubah versi={w} f.subject="Kunjungan ke Mesuji Timur" f.kind=minor f.day=2026-02-04 f.budget=1500000 f.body="Baris satu" f.phone=0812333 t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=50000 -> 303
as staff
POST /register/visit/{id}/ubah versi={w} f.subject="Kunjungan ke Way Serdang" f.kind=minor f.day=2026-02-03 f.budget=1500000 f.body="Baris satu dan dua" t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=50000 -> 409 "Planner baru saja mengubah" "Kunjungan ke Mesuji Timur" "Kunjungan ke Way Serdang" "value=\"2026-02-04\"" "Baris satu dan dua" "name=\"pakai\" value=\"subject\"" !"name=\"pakai\" value=\"day\""
keep x "name=\"versi\" value=\"(\d+)\""
POST /register/visit/{id}/ubah versi={x} pakai=subject f.subject="Kunjungan ke Way Serdang" f.kind=minor f.day=2026-02-04 f.budget=1500000 f.body="Baris satu dan dua" t.costs.0.item=Bensin t.costs.0.count=2 t.costs.0.price=50000 -> 303
GET /register/visit/{id} -> 200 "Kunjungan ke Mesuji Timur" "Baris satu dan dua" "4 Feb 2026"

# Moves: a plain one is a button; it is refused when it comes too late; nobody checks their own.
keep y "name=\"versi\" value=\"(\d+)\""
as reviewer
POST /register/visit/{id}/langkah/start versi={y} -> 403
as planner
POST /register/visit/{id}/langkah/nosuch versi={y} -> 404
POST /register/visit/{id}/langkah/start versi=1 -> 409
as staff
POST /register/visit/{id}/langkah/start versi={y} -> 303 /register/visit/{id}
GET /register/visit/{id} -> 200 "sekarang “Berjalan”" "tepat waktu"
POST /register/visit/{id}/langkah/start versi={y} -> 409 "Keadaannya sekarang “Berjalan”"
POST /register/visit/{id}/langkah/finish versi={y} -> 403
as planner
GET /register/visit/{id}/langkah/finish -> 200 "name=\"f.length\"" "name=\"b.papers\"" !"name=\"f.subject\""
keep z "name=\"versi\" value=\"(\d+)\""
POST /register/visit/{id}/langkah/finish versi={z} -> 422 "Isi “Lama”."
POST /register/visit/{id}/langkah/finish versi={z} f.length=2:15 -> 303
GET /register/visit/{id} -> 200 "Kunjungan selesai. Laporannya menyusul." "2 jam 15 menit" !"/ubah\""
GET /register/visit/{id}/ubah -> 409 "sudah ditutup"
POST /register/visit/{id}/ubah versi={z} f.subject=Diam-diam -> 409 !"Diam-diam tersimpan"
GET /register/visit/{id}/langkah/reopen -> 200 "Alasan"
keep z "name=\"versi\" value=\"(\d+)\""
POST /register/visit/{id}/langkah/reopen versi={z} -> 422 "Tulis alasannya"
POST /register/visit/{id}/langkah/reopen versi={z} alasan="Belum lengkap" -> 303
GET /register/visit/{id} -> 200 "Belum lengkap" "Buka lagi"

# Lists: the address of a form becomes the tidy one; conditions, order, columns, words.
as staff
POST /register/visit f.subject="Rapat koordinasi" f.kind=major f.why_major="Mendadak" f.day=2026-03-01 f.leader=1 -> 303
POST /register/visit f.subject="Antar surat" f.kind=minor f.day=2026-03-02 f.budget=250000 -> 303
GET /register/visit -> 200 queries<=8 "Kunjungan ke Mesuji Timur" "Rapat koordinasi" "<b>3</b>" "aria-sort"
GET /register/visit?q=rapat&f.kind=&f.day.dari=&keadaan= -> 303 /register/visit?q=rapat
GET /register/visit?q=rapat -> 200 queries<=8 "Rapat koordinasi" !"Antar surat" !"<b>3</b>" "Berisi “rapat”"
GET /register/visit?saring=major -> 200 "Rapat koordinasi" !"Antar surat"
GET /register/visit?f.kind=minor -> 200 queries<=8 !"Rapat koordinasi" "Antar surat" "Jenis: Ringan"
GET /register/visit?f.budget.dari=200000&f.budget.sampai=300000 -> 200 "Antar surat" !"Rapat koordinasi" "Anggaran mulai"
GET /register/visit?f.day.dari=kapan -> 200 "tidak dapat dibaca"
GET /register/visit?f.leader=Administrator -> 303 /register/visit?f.leader=1
GET /register/visit?f.leader=1 -> 200 "Ketua tim: Administrator" "Rapat koordinasi" !"Antar surat"
GET /register/visit?urut=-day -> 200 "aria-sort=\"descending\""
GET /register/visit?k.subject=1&k.share=1 -> 303 /register/visit?kolom=subject%2Cshare
GET /register/visit?kolom=subject,share -> 200 "Bagian"
GET /register/visit?f.kind=minor&q=tidakadayangbegini -> 200 "Tidak ada yang cocok" "Hapus saringan"
GET /register/visit?keadaan=running -> 200 "Tidak ada yang cocok"

# A list under a name: for its owner alone, and only addresses of lists.
POST /register/visit/saringan nama="Yang ringan" alamat=f.kind=minor -> 303 /register/visit?f.kind=minor
GET /register/visit -> 200 queries<=8 "Yang ringan" "href=\"/register/visit?f.kind=minor\""
keep s "name=\"hapus\" value=\"(\d+)\""
POST /register/visit/saringan nama=Jahat alamat="//evil.example/" -> 422 "Saring dahulu"
POST /register/visit/saringan nama= alamat=q=x -> 422 "Beri nama"
as planner
GET /register/visit -> 200 !"Yang ringan"
POST /register/visit/saringan hapus={s} -> 303
as staff
GET /register/visit -> 200 "Yang ringan"
POST /register/visit/saringan hapus={s} -> 303
GET /register/visit -> 200 !"Yang ringan"

# Many at once: the question first, then what happened to each.
POST /register/visit/massal langkah=start baris=1.1 -> 403
as planner
GET /register/visit -> 200 "name=\"baris\""
keep a "name=\"baris\" value=\"(\d+\.\d+)\""
keep b "name=\"baris\" value=\"\d+\.\d+\".*?name=\"baris\" value=\"(\d+\.\d+)\""
POST /register/visit/massal langkah=drop -> 422 "Belum ada yang dicentang"
POST /register/visit/massal langkah=finish baris={a} -> 422 "satu per satu"
POST /register/visit/massal langkah=drop baris={a} baris={b} baris=999999.1 -> 200 "2 dari 2 catatan akan diproses" "name=\"yakin\""
POST /register/visit/massal langkah=drop yakin=1 baris={a} baris={b} -> 422 "Tulis alasannya"
POST /register/visit/massal langkah=drop yakin=1 alasan="Tidak jadi" baris={a} baris={b} -> 200 "2 dari 2 catatan selesai diproses" "Berhasil"
POST /register/visit/massal langkah=drop yakin=1 alasan="Tidak jadi" baris={a} baris={b} -> 200 "0 dari 2 catatan selesai" "Tidak dilakukan"
GET /register/visit?keadaan=dropped -> 200 "Rapat koordinasi" "Antar surat" !"Kunjungan ke Mesuji Timur"

# Removing asks why; the register counts it no more.
POST /register/visit/{id}/hapus alasan=x -> 403
as admin
GET /register/visit/{id}/hapus -> 200 "Mengapa dihapus"
POST /register/visit/{id}/hapus -> 422 "Tulis alasannya"
POST /register/visit/{id}/hapus alasan="Tercatat dua kali" -> 303 /register/visit
GET /register/visit/{id} -> 404
GET /register/visit -> 200 !"Kunjungan ke Mesuji Timur" "<b>2</b>"

# Duties: visitors who came for a service owe a visit; the list leads to the form with them filled in.
as staff
POST /register/guest_book f.name="Budi Santoso" f.purpose=service f.arrived_at=2026-01-05T09:00 -> 303
keep g "Location: /register/guest_book/(\d+)"
GET /register/visit/wajib?tahun=2026 -> 200 queries<=6 "Budi Santoso" "0%" "terlambat" "/register/visit/baru?f.guest={g}"
GET /register/visit/baru?f.guest={g} -> 200 "value=\"{g}\" selected"
POST /register/visit f.subject="Tindak lanjut Budi" f.kind=minor f.day=2026-05-01 f.guest={g} -> 303
keep t "Location: /register/visit/(\d+)"
GET /register/visit/wajib?tahun=2026 -> 200 "100%" "1 Mei 2026" "/register/visit/{t}\""
GET /register/visit/wajib?tahun=2026&keadaan=belum -> 200 "Tidak ada nama di sini"
GET /register/visit/wajib?tahun=2025 -> 200 "Budi Santoso" "0%"
GET /register/guest_book/wajib -> 404

# Records that name this one stand on its page.
GET /register/guest_book/{g} -> 200 queries<=12 "Catatan terkait" "Tindak lanjut Budi" "/register/visit/baru?f.guest={g}"

# A form never has more fields than the server reads: the table says how many rows fit, and a longer one stays as it is.
GET /register/wide/baru -> 200 "Paling banyak 44 baris"
POST /register/wide f.subject=Panjang t.cells.0.c0="isi 0" t.cells.1.c0="isi 1" t.cells.2.c0="isi 2" t.cells.3.c0="isi 3" t.cells.4.c0="isi 4" t.cells.5.c0="isi 5" t.cells.6.c0="isi 6" t.cells.7.c0="isi 7" t.cells.8.c0="isi 8" t.cells.9.c0="isi 9" t.cells.10.c0="isi 10" t.cells.11.c0="isi 11" t.cells.12.c0="isi 12" t.cells.13.c0="isi 13" t.cells.14.c0="isi 14" t.cells.15.c0="isi 15" t.cells.16.c0="isi 16" t.cells.17.c0="isi 17" t.cells.18.c0="isi 18" t.cells.19.c0="isi 19" t.cells.20.c0="isi 20" t.cells.21.c0="isi 21" t.cells.22.c0="isi 22" t.cells.23.c0="isi 23" t.cells.24.c0="isi 24" t.cells.25.c0="isi 25" t.cells.26.c0="isi 26" t.cells.27.c0="isi 27" t.cells.28.c0="isi 28" t.cells.29.c0="isi 29" t.cells.30.c0="isi 30" t.cells.31.c0="isi 31" t.cells.32.c0="isi 32" t.cells.33.c0="isi 33" t.cells.34.c0="isi 34" t.cells.35.c0="isi 35" t.cells.36.c0="isi 36" t.cells.37.c0="isi 37" t.cells.38.c0="isi 38" t.cells.39.c0="isi 39" t.cells.40.c0="isi 40" t.cells.41.c0="isi 41" t.cells.42.c0="isi 42" t.cells.43.c0="isi 43" t.cells.44.c0="isi 44" -> 303 /register/wide/*
keep wide "Location: /register/wide/(\d+)"
GET /register/wide/{wide} -> 200 "isi 0" "isi 44"
GET /register/wide/{wide}/ubah -> 200 "lebih panjang daripada yang muat" !"name=\"t.cells"
keep n "name=\"versi\" value=\"(\d+)\""
POST /register/wide/{wide}/ubah versi={n} f.subject="Masih panjang" -> 303
GET /register/wide/{wide} -> 200 "Masih panjang" "isi 0" "isi 44"

# Another unit's records do not exist here.
as far_staff
GET /register/visit/{t} -> 404
GET /register/visit -> 200 !"Tindak lanjut Budi"
POST /register/visit/{t}/langkah/start versi=1 -> 404

# A file that came with a form that was wrong, or with a wish for more rows, is there at the next try; nobody names one they never sent.
as staff
POST /register/visit f.subject=x f.kind= f.day=2026-02-03 b.papers=@data/holidays.csv -> 422 "Sudah kami terima; tidak perlu dipilih lagi" "holidays.csv"
keep kept "name=\"simpan\" value=\"([^\"]+)\""
POST /register/visit f.subject=x simpan={kept} baris=costs -> 200 "Sudah kami terima" "holidays.csv" "value=\"{kept}\""
POST /register/visit f.subject=x f.kind= f.day=2026-02-03 simpan={kept}a -> 422 !"Sudah kami terima"
POST /register/visit f.subject="Berkas ikut" f.kind=minor f.day=2026-02-03 simpan={kept} -> 303 /register/visit/*
keep with "Location: (/register/visit/\d+)"
GET {with} -> 200 "Berkas ikut" "holidays.csv"
POST {with}/ubah versi=1 f.subject= f.kind=minor f.day=2026-02-03 b.papers=@data/units.csv -> 422 "Sudah kami terima" "units.csv" "holidays.csv"
