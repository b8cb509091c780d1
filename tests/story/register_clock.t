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

# How a term was counted: with the law, for everybody who may read the record; extended by its editors.
as staff
POST /register/term f.subject="Jalan rusak" f.received_on=2026-10-31 f.found_at=2026-11-01T14:20 -> 303 /register/term/*
keep ID "/register/term/([0-9]+)"
GET /register/term/{ID} -> 200 "/register/term/{ID}/jam/reply" "id=\"jam-reply\""
GET /register/term/{ID}/jam/reply -> 200 "Jawaban: bagaimana dihitung" "Mulai; hari mulai tidak dihitung" "10 hari kerja menurut UU 14/2008, berlaku sejak" "Akhir pekan" !"Perpanjang batas waktu" queries<=8
GET /register/term/{ID}/jam/gift -> 200 "31 Januari 2027" "3 bulan menurut PerKPK 2/2019" "Oktober 2026" !"perkiraan"
GET /register/term/{ID}/jam/breach -> 200 "Lewat" "Rabu, 4 November 2026 pukul 14.20 WIB" "72 jam menurut UU 27/2022" "Jam ke-" "terlambat, belum selesai"
GET /register/term/{ID}/jam/none -> 404
GET /register/term/999/jam/reply -> 404
GET /register/guest_book/{ID}/jam/reply -> 404
POST /register/term/{ID}/jam/reply kali=0 alasan=Lama -> 403
as far-staff
GET /register/term/{ID}/jam/reply -> 404
as guest
GET /register/term/{ID}/jam/reply -> 303

as agent
GET /register/term/{ID}/jam/reply -> 200 "Perpanjang batas waktu" "Dapat diperpanjang 7 hari kerja menurut UU 14/2008 Pasal 22" "belum dicocokkan"
GET /register/term/{ID}/jam/gift -> 200 !"Perpanjang batas waktu"
POST /register/term/{ID}/jam/reply kali=0 alasan="" -> 422 "Tulis alasan perpanjangan"
POST /register/term/{ID}/jam/reply kali=1 alasan=Lama -> 409
POST /register/term/{ID}/jam/gift kali=0 alasan=Lama -> 404
POST /register/term/{ID}/jam/reply kali=0 alasan="Dokumen <i>diuji" -> 303 /register/term/{ID}/jam/reply
GET /register/term/{ID}/jam/reply -> 200 "Diperpanjang 7 hari kerja" "Dokumen &lt;i&gt;diuji" "terpakai 0 dari 17 hari kerja" "Sudah diperpanjang 1 kali" !"Perpanjang batas waktu"
POST /register/term/{ID}/jam/reply kali=0 alasan=Lagi -> 409
POST /register/term/{ID}/jam/reply kali=1 alasan=Lagi -> 409 "sebanyak yang diizinkan"

# A pause is named, with its reason.
GET /register/term/{ID}/langkah/ask -> 200
keep V "name=\"versi\" value=\"([0-9]+)\""
POST /register/term/{ID}/langkah/ask versi={V} alasan="KTP belum dikirim" -> 303
GET /register/term/{ID}/jam/reply -> 200 "dijeda" "menunggu pelapor: KTP belum dikirim" "Bila dilanjutkan hari ini"

# A rule that changes is felt by the terms that run, without anybody's click.
as staff
POST /register/term f.subject="Lampu jalan" -> 303 /register/term/*
keep LAMP "/register/term/([0-9]+)"
GET /register/term/{LAMP} -> 200 "10 hari kerja lagi"
as admin
POST /register/aturan aksi=tambah aturan=term.reply_days nilai=23 sejak=2026-01-02 dasar="SK 13" pasti=1 -> 303
as staff
until /register/term/{LAMP} "23 hari kerja lagi"
GET /register/term/{LAMP}/jam/reply -> 200 "23 hari kerja menurut SK 13" "kantor ini"

# What lies on whose desk.
as agent
GET /beranda -> 200 "id=\"register\"" "Jalan rusak" "Perkara uji: Kebocoran" "Perkara uji: Jawaban" "Menunggu pihak lain" !"Sampai akhir bulan"
POST /beranda/kalender -> 200
keep FEED "/kalender/([A-Za-z0-9_-]+)[.]ics"
as guest
GET /kalender/{FEED}.ics -> 200 "SUMMARY:Kebocoran: PU-001" !"SUMMARY:Jawaban: PU-001"
as staff
GET /beranda -> 200 !"Jalan rusak"
$ verify -> 0 "utuh"
