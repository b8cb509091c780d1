# What the public hands in: form, receipt, proof, tracking, messages, moves; and what strangers cannot do.
conf registers = @site
restart

# Whoever is to be told has an account.
as complaint-officer
GET /register/appeal -> 200

# The form of a site's own register, made at start; only what it names is asked.
as guest
GET /aduan-uji -> 200 queries<=14 "Adukan pelayanan (uji)" "name=\"f.subject\"" "name=\"f.contact\"" "Kami tidak menyimpan nama." "14 hari kerja" "menangani aduan ini" "<strong>0726-000</strong>" !"name=\"f.channel\"" !"name=\"f.reply\"" !"name=\"f.inner_note\"" "25 MB"
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}

# What is wrong comes back with everything that was typed.
POST /aduan-uji tugas={task} jawab={answer} f.subject= f.body="Sudah <b>panjang</b> lebar" f.identity=open f.reporter="Budi Contoh" -> 422 "Isi “Perihal”." "Sudah &lt;b&gt;panjang&lt;/b&gt; lebar" "Budi Contoh" "aria-invalid"
# A task that is not ours; one that lay about for too long: asked to send again, nothing lost.
POST /aduan-uji tugas=palsu jawab=1 f.subject="Perihal saya" f.body=x f.identity=anonymous -> 422 "terlalu lama terbuka" "Perihal saya"
POST /aduan-uji csrf=none tugas={task} jawab={answer} f.subject=x -> 403

# A file of the wrong kind is refused; a good one stays over the next mistake.
POST /aduan-uji tugas={task} jawab={answer} f.subject= f.body="Isi" f.identity=open f.reporter=Budi b.proof=@data/holidays.csv -> 422 "holidays.csv" "Sudah kami terima; tidak perlu dipilih lagi"
keep kept "name=\"simpan\" value=\"([^\"]+)\""
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
# Fields that the form does not ask are never taken; who stays unknown is not stored.
POST /aduan-uji tugas={task} jawab={answer} simpan={kept} f.subject="Tanda terima berkas tidak diberikan" f.body="Petugas menolak memberi tanda terima." f.identity=open f.reporter="Siti Rahasia" f.contact=siti@contoh.example f.channel=letter f.reply="Diam-diam" f.inner_note="Diam-diam" -> 303 /lacak/tanda-terima

# The receipt: number, code, what happens next, a proof; not in any cache.
GET /lacak/tanda-terima -> 200 "Aduan Anda sudah kami terima" "AU-001/" "paling lambat" "entri" "<path d=\"M" @Cache-Control="no-store" "Perihal" !"Siti Rahasia"
keep code "id=\"kode\">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<"
GET /lacak/tanda-terima.pdf -> 200 @Content-Type="application/pdf"
GET /lacak/tanda-terima.txt -> 200 "runut-receipt/1" "number AU-001/" "c2sp.org/tlog-proof@v1" "Petugas menolak" !"Siti Rahasia" !"siti@contoh"
save {TMP}/receipt.txt
# The same form again (a second click): the same receipt, no second record.
POST /aduan-uji tugas={task} jawab={answer} f.subject="Tanda terima berkas tidak diberikan" f.body=x f.identity=anonymous -> 303 /lacak/tanda-terima
# From another browser the used task is refused.
as guest
POST /aduan-uji tugas={task} jawab={answer} f.subject="Lain" f.body=x f.identity=anonymous -> 409 "sudah terkirim"
GET /lacak/tanda-terima -> 303 /lacak
GET /lacak/tanda-terima.txt -> 404

# The proof, without the office: with its key it holds, changed it does not.
GET /transparansi/rantai/1811/kunci -> 200
keep key "(runut/1811\+[^\s<]+)"
$ receipt verify --key {key} {TMP}/receipt.txt -> 0 "Bukti cocok: AU-001/"
edit {TMP}/receipt.txt {TMP}/changed.txt "menolak memberi" "sudah memberi"
$ receipt verify --key {key} {TMP}/changed.txt -> 1 "berbeda dari yang dicatat"
edit {TMP}/receipt.txt {TMP}/renamed.txt "number AU-001" "number AU-009"
$ receipt verify --key {key} {TMP}/renamed.txt -> 1 "Nomor di atas berkas"
$ receipt verify --key runut/1811+00000000+AQAA {TMP}/receipt.txt -> 1
$ receipt verify {TMP}/receipt.txt -> 2
GET /transparansi/periksa -> 200 "Periksa bukti" "runut/1811+"
POST /transparansi/periksa bukti=<@{TMP}/receipt.txt -> 200 "Bukti ini cocok" "AU-001/"
POST /transparansi/periksa bukti=<@{TMP}/changed.txt -> 200 "tidak cocok"
POST /transparansi/periksa bukti=apa-saja -> 200 "bukan berkas bukti"
POST /transparansi/periksa bukti= -> 422 "Tempelkan"

# Tracking: the code in a body, never in an address; small letters and O for 0 are understood.
GET /lacak -> 200 "Kode tanda terima"
POST /lacak kode=bukan -> 422 "12 huruf"
POST /lacak kode=0000-0000-0000 -> 422 "tidak kami kenali"
POST /lacak kode={code} -> 303 /lacak
GET /lacak -> 200 queries<=26 "AU-001/" "Diterima" "hari kerja lagi" "Petugas menolak memberi tanda terima." "holidays.csv" "tersimpan, tidak ditampilkan" "Cabut" !"Siti Rahasia" !"Lengkapi" @Cache-Control="no-store"
keep file "href=\"/lacak/berkas/(\d+)\""
keep case "name=\"perkara\" value=\"(\d+)\""
GET /lacak/berkas/{file} -> 200 @Content-Disposition="attachment" @Content-Security-Policy="sandbox"
GET /lacak/berkas/1{file}7 -> 404
POST /lacak/pesan perkara={case} pesan= -> 422 "Tulis pesannya"
POST /lacak/pesan perkara=1{case} pesan="Salah tab" -> 409 "perkara lain"
POST /lacak/pesan perkara={case} pesan="Ada <i>foto</i> tambahan" berkas=@tests/story/files/foto.png -> 303 /lacak*
GET /lacak -> 200 "Ada &lt;i&gt;foto&lt;/i&gt; tambahan" "foto.png"

# Staff: told of both; the panel shows the message, reading it is noted; others see nothing of it.
as complaint-officer
until /kotak-masuk "Pesan pemohon: AU-001/"
GET /kotak-masuk -> 200 "Aduan baru: AU-001/"
GET /register/appeal -> 200 "Tanda terima berkas"
keep id "href=\"/register/appeal/(\d+)\""
GET /register/appeal/{id} -> 200 "Ada &lt;i&gt;foto" "foto.png" "pemohon" "Portal" "Pemohon terakhir membuka" !"Siti Rahasia" !"Diam-diam" "tersembunyi"
keep doc "href=\"/dokumen/(\d+)\">foto"
GET /dokumen/{doc} -> 200
GET /register/appeal/{id}?pribadi=ya -> 200 "Siti Rahasia" "siti@contoh.example"
keep v "name=\"versi\" value=\"(\d+)\"><button"
POST /register/appeal/{id}/pesan pesan= -> 422
POST /register/appeal/{id}/pesan pesan="Terima kasih, sedang kami periksa." -> 303 /register/appeal/{id}*
GET /register/appeal/{id} -> 200 "sedang kami periksa" !"Sudah dibaca"
as leadership
GET /register/appeal/{id} -> 200 !"sedang kami periksa" !"Ada &lt;i&gt;foto"
GET /dokumen/{doc} -> 200
POST /register/appeal/{id}/pesan pesan=x -> 403
POST /register/appeal/{id}/tanda-terima -> 403
as staff
GET /register/appeal/{id} -> 404
GET /dokumen/{doc} -> 404

# The applicant's turn: asked to complete it, with the reason; their move, with its fields.
as complaint-officer
POST /register/appeal/{id}/langkah/start versi={v} -> 303
GET /register/appeal/{id}/langkah/ask -> 200
keep v "name=\"versi\" value=\"(\d+)\""
POST /register/appeal/{id}/langkah/ask versi={v} alasan="Mohon tulis nama loketnya" -> 303
POST /register/appeal/{id}/langkah/complete versi={v} f.more=x -> 403
as guest
POST /lacak kode={code} -> 303
GET /lacak -> 200 "Menunggu pemohon" "Mohon tulis nama loketnya" "sedang kami periksa" "Lengkapi" "KPU Kabupaten Mesuji" !"Complaint"
GET /lacak/langkah/start -> 404
GET /lacak/langkah/reopen -> 303 /lacak
GET /lacak/langkah/complete -> 200 "name=\"f.more\"" !"name=\"f.subject\"" !"name=\"f.inner_note\""
keep v "name=\"versi\" value=\"(\d+)\""
POST /lacak/langkah/complete perkara={case} versi={v} f.more= -> 422 "Isi “Keterangan tambahan”"
POST /lacak/langkah/answer perkara={case} versi={v} f.reply=Sendiri -> 404
POST /lacak/langkah/complete perkara={case} versi={v} f.more="Loket dua" f.inner_note=x f.subject=Ganti -> 303 /lacak
GET /lacak -> 200 "Ditangani" "oleh Anda" !"Ganti"
as complaint-officer
GET /register/appeal/{id} -> 200 "Loket dua" "Sudah dibaca" !"Ganti"
GET /register/appeal/{id}/langkah/answer -> 200
keep v "name=\"versi\" value=\"(\d+)\""
POST /register/appeal/{id}/langkah/answer versi={v} f.reply="Tanda terima kini selalu diberikan." f.inner_note="Hanya untuk kami" b.reply_file=@data/units.csv -> 303

# The answer itself, its file, and the way back.
as guest
GET /lacak/berkas/{file} -> 404
POST /lacak kode={code} -> 303
GET /lacak -> 200 "Jawaban kami" "Tanda terima kini selalu diberikan." "units.csv" "Minta dibuka lagi" !"Hanya untuk kami" !"Cabut"
GET /lacak/langkah/reopen -> 200 "Alasan"
keep v "name=\"versi\" value=\"(\d+)\""
POST /lacak/langkah/reopen perkara={case} versi={v} -> 422 "Tulis alasannya"
POST /lacak/langkah/reopen perkara={case} versi={v} alasan="Belum berubah" -> 303 /lacak
GET /lacak -> 200 "Aduan Anda dibuka lagi." "Belum berubah" !"Tanda terima kini selalu"
POST /lacak/keluar -> 303 /lacak
GET /lacak -> 200 "Kode tanda terima" !"AU-001/"

# Without a name: what was typed all the same is nowhere.
GET /aduan-uji -> 200
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
POST /aduan-uji tugas={task} jawab={answer} f.subject="Berkas tanda terima tidak diberikan lagi" f.body="Lagi" f.identity=anonymous f.reporter="Joko Tersembunyi" f.contact=0812 -> 303
as complaint-officer
GET /register/appeal?q=lagi -> 200 "AU-002/"
keep two "href=\"/register/appeal/(\d+)\""
GET /register/appeal/{two}?pribadi=ya -> 200 !"Joko Tersembunyi" "Mungkin pernah disampaikan" "AU-001/"
POST /register/appeal/{two}/serupa dari={id} -> 303
GET /register/appeal/{two} -> 200 "Sama dengan" !"Mungkin pernah"
GET /register/appeal/{id} -> 200 "Disampaikan lagi dalam" "AU-002/"
POST /register/appeal/{two}/serupa dari={two} -> 422

# What came by letter: staff enter it, make a code, hand it over; a new code ends the old one.
POST /register/appeal f.subject="Surat dari warga" f.body="Terlampir" f.identity=anonymous f.channel=letter -> 303 /register/appeal/*
keep three "Location: /register/appeal/(\d+)"
GET /register/appeal/{three} -> 200 "Belum ada tanda terima"
POST /register/appeal/{three}/tanda-terima versi_perkara=0 -> 303 /lacak/tanda-terima
GET /lacak/tanda-terima -> 200 "AU-003/" "Surat"
keep first "id=\"kode\">([0-9A-Z-]+)<"
GET /lacak/tanda-terima.txt -> 200 "intake.receipt" "number AU-003/" !"Terlampir"
save {TMP}/letter.txt
$ receipt verify --key {key} {TMP}/letter.txt -> 0 "AU-003/"
GET /register/appeal/{three} -> 200 "Buat kode baru"
keep v "name=\"versi_perkara\" value=\"(\d+)\""
POST /register/appeal/{three}/tanda-terima versi_perkara=99 -> 409
POST /register/appeal/{three}/tanda-terima versi_perkara={v} -> 303
as guest
POST /lacak kode={first} -> 422 "tidak kami kenali"

# Whoever is signed in hands in as a citizen: nothing of their account is kept.
as staff
GET /aduan-uji -> 200
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
POST /aduan-uji tugas={task} jawab={answer} f.subject="Dari pegawai" f.body="Isi" f.identity=anonymous -> 303
as complaint-officer
GET /register/appeal?q=pegawai -> 200 "Dari pegawai" !"Staff"

# Another office finds neither the record nor its case.
as far-staff
GET /register/appeal/{id} -> 404
POST /register/appeal/{id}/pesan pesan=x -> 404

# Removed: the code leads nowhere.
as complaint-officer
POST /register/appeal/{id}/hapus alasan="Uji" -> 303
as guest
POST /lacak kode={code} -> 422 "tidak kami kenali"
$ verify -> 0 "utuh"
