# Indicators that are known by themselves: from a register nobody foresaw, and from documents.
conf registers = {ROOT}/tests/story/registers
restart
$ plan import @data/plans/mesuji-2025.csv --decree "Keputusan 37/2025" --decree-date 2025-10-13 -> 0
$ plan bind @tests/story/files/salah.bindings.yaml -> 1 "salah.bindings.yaml:5: a name is"
$ plan bind @tests/story/files/asing.bindings.yaml -> 1 "asing.bindings.yaml:4: the plan has no indicator 9.9.9.9"
$ plan bind @tests/story/files/uji.bindings.yaml -> 0 "7 berubah" 
$ plan bind @tests/story/files/uji.bindings.yaml -> 0 "0 berubah"

# What a binding gives is not the plan's own word: its export is still the file.
$ plan export --year 2025 -o {TMP}/keluar.csv -> 0
$ plan import {TMP}/keluar.csv --year 2025 -> 0 "Ditambah 0, diubah 0"

# Coverage, for everybody who may read the plan.
as staff
GET /rencana/2025/cakupan -> 200 queries<=9 "Cakupan" "Aduan selesai" "Saluran WBS belum ada" "Belum diikat"
GET /rencana/2025/cakupan?jenis=manual -> 200 "7.3.1.1</a>" !"7.6.2.1</a>"
GET /rencana/2025 -> 200 "/rencana/2025/cakupan"
as guest
GET /rencana/2025/cakupan -> 303 /masuk*
as far-staff
GET /rencana/2025/cakupan -> 404

# Nothing received: nihil, and never 0 %.
as area_lead
GET /rencana/2025/7.6.2.1?bulan=3 -> 200 "Angka sekarang" "</span>nihil" !"</span>0%" "/register/trial?ukuran=trial_settled_share&amp;bulan=2025-03" queries<=25
GET /rencana/2025/7.6.3.1?bulan=3 -> 200 "belum"
GET /rencana/2025/7.3.1.1 -> 200 "masih diketik" "Saluran WBS belum ada"

# One record, and the figure follows; the year up to the month.
as staff
POST /register/trial f.subject=Satu f.came_on=2025-02-10 f.kind=good -> 303
keep satu "Location: /register/trial/(\d+)"
POST /register/trial f.subject=Dua f.came_on=2025-03-05 f.kind=good -> 303
POST /register/trial f.subject=Tersesat f.came_on=2025-03-06 f.kind=none -> 303
POST /register/trial f.subject=Lama f.came_on=2024-03-01 f.kind=good -> 303
POST /register/trial f.subject="Lama juga" f.came_on=2024-03-02 f.kind=good -> 303
POST /register/trial f.subject="Lama sekali" f.came_on=2024-03-03 f.kind=good -> 303
GET /register/trial/{satu} -> 200
keep v "name=\"versi\" value=\"(\d+)\""
POST /register/trial/{satu}/langkah/close versi={v} -> 303
as area_lead
GET /rencana/2025/7.6.2.1?bulan=2 -> 200 "100%" "1 dari 1" "Target 100% tercapai (100%)"
GET /rencana/2025/7.6.2.1?bulan=3 -> 200 "50%" "1 dari 2" "Target 100%, baru 50% tercapai" "Aduan uji" "Jumlah aduan" "Bagaimana dihitung?"
GET /rencana/2025/7.6.2.1?bulan=1 -> 200 "nihil"
GET /rencana/2025/7.6.3.1?bulan=2 -> 200 ">ada<"
# Fewer than last year: by February one against none, by March three against three more.
GET /rencana/2025/8.1.2.4?bulan=2 -> 200 "1 tahun ini, 0 tahun lalu" "belum"
GET /rencana/2025/8.1.2.4?bulan=3 -> 200 "3 tahun ini, 3 tahun lalu" "belum"
GET /rencana/2025/5.1.3.1?bulan=3 -> 200 "angka tahun sebelumnya" "bulan=2024-03"
GET /register/trial?ukuran=trial_settled_share&bulan=2025-03 -> 200 "Satu" "Dua" !"Tersesat" !"Lama"
as staff
POST /register/trial f.subject="Lama keempat" f.came_on=2024-03-09 f.kind=good -> 303
as area_lead
GET /rencana/2025/8.1.2.4?bulan=3 -> 200 "3 tahun ini, 4 tahun lalu" "</span>ya"

# The record says which indicators it enters.
GET /register/trial/{satu} -> 200 "Membuktikan" "/rencana/2025/7.6.2.1" "/rencana/2025/8.1.2.4" !"/rencana/2025/7.4.1.1"

# The report takes the figure, whatever is typed, with the list as evidence; and keeps it.
as planner
GET /rencana/2025/7.6.2.1 -> 200
keep v "name=\"versi\" value=\"(\d+)\"><fieldset"
POST /rencana/2025/7.6.2.1/bulan versi={v} b2=1 b3=1 -> 303
as area_lead
GET /rencana/2025/7.6.2.1?bulan=3 -> 200 "Nilai ini dihitung dari register Aduan uji" !"name=\"nilai\"" "Aduan selesai: 50% (1 dari 2), menurut register Aduan uji." "usul_daftar"
POST /rencana/2025/7.6.2.1/lapor bulan=3 catatan="Separuh selesai" nilai=99 usul_daftar=1 -> 303
GET /rencana/2025/7.6.2.1?bulan=3 -> 200 "Separuh selesai" "<dd>50%</dd>" "Aduan selesai Maret 2025" !"99%"
as staff
POST /register/trial f.subject=Tiga f.came_on=2025-03-20 f.kind=good -> 303
POST /register/trial f.subject=Empat f.came_on=2025-03-21 f.kind=good -> 303
as area_lead
GET /rencana/2025/7.6.2.1?bulan=3 -> 200 "<dd>50%</dd>" "1 dari 4" "25%"
$ token add area-lead -> 0
keep lead "(\S{20,})\s*$"
GET /api/v1/plans/2025/indicators/7.6.2.1 Authorization:"Bearer {lead}" -> 200 "\"known_by\"" "\"trial_settled_share\"" "\"value\":25"

# Who may not read the register sees the figure and no way to its records.
as planner
POST /register/hush f.subject=Rahasia f.came_on=2025-01-05 -> 303
GET /rencana/2025/7.4.1.1?bulan=1 -> 200 "/register/hush?ukuran=hush_count&amp;bulan=2025-01" "Lihat catatan di baliknya"
as area_lead
GET /rencana/2025/7.4.1.1?bulan=1 -> 200 "Catatan tertutup" !"/register/hush" !"Rahasia" !"Lihat catatan di baliknya"
GET /register/hush?ukuran=hush_count&bulan=2025-01 -> 403

# A document of the kind counts at once, while it is valid.
GET /rencana/2025/1.1.1.1?bulan=2 -> 200 "belum" "/dokumen/baru?kategori=sk_tim_rb"
as planner
GET /dokumen/baru?kategori=sk_tim_rb -> 200 "value=\"sk_tim_rb\" selected"
POST /dokumen/baru tulisan="SK tim tahun 2025" kategori=sk_tim_rb klasifikasi=internal bukti_dari=2025-02-01 bukti_sampai=2025-04-30 -> 303
POST /dokumen/baru tulisan="SK" kategori=tidak_ada klasifikasi=internal -> 422
GET /rencana/2025/1.1.1.1?bulan=2 -> 200 ">ada<" "SK tim tahun 2025"
GET /rencana/2025/1.1.1.1?bulan=5 -> 200 "belum"
GET /rencana/2025/cakupan?jenis=dokumen -> 200 "SK Tim Reformasi Birokrasi"
GET /dokumen?kategori=sk_tim_rb -> 200 "SK tim tahun 2025"

# A month without a figure where a target is wanted is reported as it is: nihil has no value.
GET /rencana/2025/7.6.2.1 -> 200
keep v "name=\"versi\" value=\"(\d+)\"><fieldset"
POST /rencana/2025/7.6.2.1/bulan versi={v} b1=1 b2=1 b3=1 alasan=Lengkap -> 303
as area_lead
POST /rencana/2025/7.6.2.1/lapor bulan=1 catatan="Belum ada aduan" -> 303

# What stands agrees with what is counted anew; and what somebody spoiled is put right.
$ measure run -> 0 "0 perbedaan"
$ measure show trial_count --year 2025 -> 0 "2025-03 5"
$ measure show no_such -> 1 "tidak ada ukuran"
$ verify -> 0 "utuh"

# Binding with what the program ships is the plan's owner's.
POST /rencana/2025/ikat -> 403
as planner
POST /rencana/2025/ikat -> 303 /rencana/2025/cakupan
GET /rencana/2025/cakupan -> 200 "SKP" !"Belum diikat ke register"
