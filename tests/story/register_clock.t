# Terms of records and the rules by which they are counted, with a register that only the tests have.
conf registers = {ROOT}/tests/story/registers
restart

# The rules of all registers, for the administrator alone.
as staff
GET /register/aturan -> 403
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=3 sejak=2026-01-01 dasar=SK -> 403
as admin
GET /register/aturan -> 200 "Waktu jawab" "10 hari kerja" "UU 14/2008" "Rp1.500.000" "belum dicocokkan" "UU 14/2008 lama" queries<=12
GET /register/aturan?tampil=belum -> 200 "Perpanjangan jawaban" !"72 jam"
GET /register/aturan?tampil=sendiri -> 200 "Tidak ada aturan seperti itu"
GET /pengaturan -> 200 "Aturan register" "nilai yang belum dicocokkan"

# What is wrong comes back with what was typed.
POST /register/aturan aksi=tambah aturan=term.none nilai=x sejak=2026-02-30 sampai=2020-01-01 dasar="" -> 422 "Pilih salah satu aturan" "Isi nilai sebagai angka" "tanggal mulai berlaku" "Tulis dasar hukumnya"
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=3,5 sejak=2026-01-01 dasar=SK -> 422 "tanpa koma"
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=-3 sejak=2026-01-01 dasar=SK -> 422
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=3 sejak=2026-01-01 sampai=2025-12-31 dasar=SK -> 422 "tanggal akhir"
POST /register/aturan aksi=hapus id=99 -> 404

# A value of one's own, until it is removed again.
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=23 sejak=2026-01-02 dasar="<b>SK 12" pasti=1 -> 303 /register/aturan*
GET /register/aturan -> 200 "23 hari kerja" "&lt;b&gt;SK 12" "Nilai kantor ini" !"<b>SK"
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=5 sejak=2026-01-02 dasar=SK -> 422 "sudah punya nilai sendiri"
keep ID "name=\"id\" value=\"([0-9]+)\""
as far-admin
POST /register/aturan aksi=hapus id={ID} -> 404
GET /register/aturan -> 200 !"23 hari kerja"
as admin
POST /register/aturan aksi=hapus id={ID} -> 303
GET /register/aturan -> 200 !"23 hari kerja"
$ verify -> 0 "utuh"

# A holiday of a decree has its kind and its source.
POST /pengaturan/libur aksi=tambah hari=2027-03-10 nama="Idul Fitri" jenis=joint_leave dasar="SKB 3 Menteri 2026" -> 303
GET /pengaturan?tahun=2027 -> 200 "Idul Fitri" "Cuti bersama" "SKB 3 Menteri 2026"
POST /pengaturan/libur aksi=hapus hari=2027-03-10 jenis=joint_leave -> 303
GET /pengaturan?tahun=2027 -> 200 !"SKB 3 Menteri 2026"
