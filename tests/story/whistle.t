# Whistle-blowing, by both sides: keys, a report, the mailbox, the case, the identity by two, loss and recovery, figures.

# ── before two handlers have keys the form is closed ──
as guest
GET /wbs -> 200 "Laporkan pelanggaran dengan aman" "belum dibuka" "Tinggalkan halaman ini" @Referrer-Policy="no-referrer" @Cache-Control="no-store" @Set-Cookie!="Path" !"theme.js" queries<=16
POST /wbs langkah=lapor csrf=none -> 200 "belum dibuka" @Set-Cookie!="Path"
# In English without a cookie.
POST /wbs bahasa=en csrf=none -> 200 "Report wrongdoing safely" "lang=\"en\"" @Set-Cookie!="Path"
# Another site cannot make its visitors send something.
POST /wbs langkah=lapor csrf=none Sec-Fetch-Site:cross-site -> 403 "situs lain"

as staff
GET /wbs/penangan -> 403
GET /wbs/penangan/kunci -> 403
# Whoever has signed in is nobody here, too.
GET /wbs -> 200 !"Staff" @Set-Cookie!="Path"

# ── three handlers, their keys ──
as admin
$ account add wbs-b --name "Bina Penangan" --role wbs_handler < "sebuah kata sandi panjang" -> 0
$ account add wbs-c --name "Cipta Penangan" --role wbs_handler < "sebuah kata sandi panjang" -> 0
as wbs_handler
GET /wbs/penangan -> 200 "Anda belum punya kunci" "belum dibuka untuk umum"
POST /wbs/penangan/kunci aksi=buat sandi=pendek ulang=pendek -> 422 "Paling sedikit 16 huruf"
POST /wbs/penangan/kunci aksi=buat sandi="kuda baterai jepit benar" ulang="kuda baterai jepit salah" -> 422 "tidak sama"
POST /wbs/penangan/kunci aksi=buat sandi="kuda baterai jepit benar" ulang="kuda baterai jepit benar" -> 303 /wbs/penangan/kunci
POST /wbs/penangan/kunci aksi=buat sandi="kuda baterai jepit benar" ulang="kuda baterai jepit benar" -> 409
GET /wbs/penangan/kunci -> 200 "menunggu pengesahan"
keep PRINTA "<span class=\"hash\">([0-9a-f ]+)</span>"
GET /wbs/penangan -> 200 "Kunci Anda menunggu pengesahan"

as b
POST /masuk login=wbs-b password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan/kunci aksi=buat sandi="gunung sungai awan pasir" ulang="gunung sungai awan pasir" -> 303
GET /wbs/penangan/kunci -> 200 "tanyakan langsung kepadanya"
keep PRINTB "<span class=\"hash\">([0-9a-f ]+)</span>"
keep KEYA "name=\"aksi\" value=\"sahkan\"><input type=\"hidden\" name=\"id\" value=\"([0-9]+)\""
# A wrong print confirms nothing, and nobody confirms their own.
POST /wbs/penangan/kunci aksi=sahkan id={KEYA} sidik="0000 0000 0000" -> 422 "Sidiknya tidak cocok"
POST /wbs/penangan/kunci aksi=sahkan id={KEYA} sidik="{PRINTA}" -> 303
as wbs_handler
POST /wbs/penangan/kunci aksi=sahkan id={KEYA} sidik="{PRINTA}" -> 403
GET /wbs/penangan/kunci -> 200 "berlaku"
keep KEYB "name=\"aksi\" value=\"sahkan\"><input type=\"hidden\" name=\"id\" value=\"([0-9]+)\""
POST /wbs/penangan/kunci aksi=sahkan id={KEYB} sidik="{PRINTB}" -> 303
as c
POST /masuk login=wbs-c password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan/kunci aksi=buat sandi="rumah kapal bulan tinta" ulang="rumah kapal bulan tinta" -> 303
GET /wbs/penangan/kunci -> 200
keep PRINTC "<span class=\"hash\">([0-9a-f ]+)</span>"
# A key that waits vouches for nobody.
as wbs_handler
GET /wbs/penangan/kunci -> 200
keep KEYC "name=\"aksi\" value=\"sahkan\"><input type=\"hidden\" name=\"id\" value=\"([0-9]+)\""
POST /wbs/penangan/kunci aksi=sahkan id={KEYC} sidik="{PRINTC}" -> 303
# Opening: a wrong passphrase, then the right one.
POST /wbs/penangan aksi=buka sandi="bukan kalimat sandinya" -> 422 "tidak cocok"
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" -> 303 /wbs/penangan
GET /wbs/penangan -> 200 "Belum ada laporan untuk kunci ini"
# The case of a number that is none looks like one that is not for this key.
GET /wbs/penangan/12345 -> 404

# ── a session that ended: what was typed does not pass through the page for signing in ──
as x
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" csrf=none -> 403 "Masuk" !"kuda baterai"

# ── a report ──
as guest
GET /wbs -> 200 "Buat laporan" !"belum dibuka"
POST /wbs langkah=lapor csrf=none -> 200 "Penangan yang tidak boleh membaca" "Bina Penangan" "Cipta Penangan"
keep C "value=\"([0-9]+)\"[^>]*><span>Cipta Penangan"
keep B "value=\"([0-9]+)\"[^>]*><span>Bina Penangan"
keep A "value=\"([0-9]+)\"[^>]*><span>Wbs Handler"
# What is missing is said; what was written comes back.
POST /wbs langkah=kirim siapa="Pak Contoh" csrf=none -> 422 "Tulis apa yang terjadi" "Pilih jenis" "Pilih cara" "Pak Contoh"
POST /wbs langkah=kirim kelas=other cara=confidential apa="x" csrf=none -> 422 "Tulis nama, atau pilih Tanpa nama"
# Kinds that cannot be cleaned are refused, and nothing is kept.
POST /wbs langkah=kirim kelas=other cara=anonymous apa="uji" berkas=@arsip.zip csrf=none -> 422 "Hanya JPEG, PNG, PDF"
# All shut out, and no province to turn to.
POST /wbs langkah=kirim kelas=other cara=anonymous apa="uji" kecuali={A} kecuali={B} kecuali={C} csrf=none -> 422 "Semua penangan Anda kecualikan"
# One left: no identity, for it takes two to open one.
POST /wbs langkah=kirim kelas=other cara=confidential nama=Seseorang apa="uji" kecuali={B} kecuali={C} csrf=none -> 422 "Tinggal satu penangan"

# With a name under seal, about the third handler.
POST /wbs langkah=kirim kelas=corruption cara=confidential apa="Kuitansi hotel dibuat dua kali <b>" siapa="Bendahara (CONTOH)" kapan="Oktober" bagaimana="dicetak ulang" nama="Sari Contoh" kontak="0800-CONTOH" lindung=1 kecuali={C} berkas=@rekap.pdf csrf=none -> 200 "Kode 16 angka" "sudah kami kunci" @Set-Cookie!="Path" !"Kuitansi"
keep CODE "<p class=\"code[^>]*>([0-9 ]+)<"
POST /wbs langkah=buka kode="{CODE}" csrf=none -> 200 "penangan melihatnya mulai besok" "Identitas Anda tersimpan terkunci" !"Kuitansi" @Cache-Control="no-store"
POST /wbs langkah=buka kode=1234 csrf=none -> 422 "Tidak ada kotak surat"
POST /wbs langkah=buka kode=0000000000000000 csrf=none -> 422 "Tidak ada kotak surat"
# On the same day no handler sees it.
as wbs_handler
GET /wbs/penangan -> 200 "Belum ada laporan untuk kunci ini"

# ── the next day ──
later 24h
as a2
POST /masuk login=wbs-handler password="sebuah kata sandi panjang" -> 303
GET /wbs/penangan -> 200 "Kalimat sandi" !"Kuitansi"
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" -> 303
GET /wbs/penangan -> 200 "Kuitansi hotel" "Tindak pidana korupsi" "nyatakan diterima paling lambat" "perlindungan" !"<b>\"" queries<=14
keep CASE "href=\"/wbs/penangan/([0-9]{6,})\""
GET /wbs/penangan/{CASE} -> 200 "Bendahara (CONTOH)" "dicetak ulang" "&lt;b&gt;" "Pelapor merasa terancam" "Minta dibuka" !"Sari Contoh" @Cache-Control="no-store" queries<=20
# Who is shut out does not know that it exists, key or no key.
as c2
POST /masuk login=wbs-c password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan aksi=buka sandi="rumah kapal bulan tinta" -> 303
GET /wbs/penangan -> 200 "Belum ada laporan untuk kunci ini" !"Kuitansi"
GET /wbs/penangan/{CASE} -> 404 !"Kuitansi"
GET /register/whistleblowing -> 200 !"WBS-001"

# ── work on the case ──
as a2
POST /wbs/penangan/{CASE} aksi=langkah langkah=acknowledge versi=1 -> 303
POST /wbs/penangan/{CASE} aksi=langkah langkah=acknowledge versi=1 -> 409
GET /wbs/penangan/{CASE} -> 200 "kabar hasil paling lambat" "Laporan Anda sudah kami terima"
keep V "name=\"versi\" value=\"([0-9]+)\""
# Assessing needs the triage.
POST /wbs/penangan/{CASE} aksi=langkah langkah=assess versi={V} -> 422 "Nilai bobot"
POST /wbs/penangan/{CASE} aksi=telaah ada_apa=1 ada_siapa=1 bobot=high ancaman=middle telaah="Cukup untuk diperiksa" -> 303
POST /wbs/penangan/{CASE} aksi=lindung perlindungan=given -> 422 "Tulis langkahnya"
POST /wbs/penangan/{CASE} aksi=lindung perlindungan=given langkah_lindung="Pendampingan (CONTOH)" tinjau=2027-01-15 -> 303
POST /wbs/penangan/{CASE} aksi=catatan catatan="Hubungi Inspektorat" -> 303
GET /wbs/penangan/{CASE} -> 200 "Hubungi Inspektorat" "Pendampingan (CONTOH)" "Catatan Wbs Handler"
keep V "name=\"versi\" value=\"([0-9]+)\""
POST /wbs/penangan/{CASE} aksi=langkah langkah=ask versi={V} -> 422 "Tulis pesannya"
POST /wbs/penangan/{CASE} aksi=langkah langkah=ask versi={V} pesan_langkah="Hotel yang mana?" -> 303

# ── the reporter answers, with a photograph ──
as guest
POST /wbs langkah=buka kode="{CODE}" csrf=none -> 200 "Hotel yang mana?" "menunggu keterangan dari Anda" !"Hubungi Inspektorat" !"Wbs Handler"
POST /wbs langkah=balas kode="{CODE}" pesan="" csrf=none -> 422 "Tulis pesannya"
POST /wbs langkah=balas kode="{CODE}" pesan="Hotel Contoh di kota" berkas=@bukti-exif.jpg csrf=none -> 200 "Pesan Anda sudah dikunci" "Hotel Contoh di kota" "Lampiran 1"
keep FILE ".*name=\"id\" value=\"([0-9]+)\""
POST /wbs langkah=berkas kode="{CODE}" id={FILE} csrf=none -> 200 type=image/jpeg @Content-Disposition="lampiran-1.jpg"
POST /wbs langkah=berkas kode="{CODE}" id=1 csrf=none -> 404
as a2
GET /wbs/penangan/{CASE} -> 200 !"Hotel Contoh di kota"
later 24h
as a3
POST /masuk login=wbs-handler password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" -> 303
GET /wbs/penangan/{CASE} -> 200 "Hotel Contoh di kota"
keep FILE ".*/berkas/([0-9]+)"
GET /wbs/penangan/{CASE}/berkas/{FILE} -> 200 type=image/jpeg !"KameraContoh" !"LOKASI" !"Pembuat" !"EKOR"
GET /wbs/penangan/{CASE}/berkas/1 -> 404

# ── the identity, by two ──
POST /wbs/penangan/{CASE} aksi=minta -> 422 "Tulis alasannya"
POST /wbs/penangan/{CASE} aksi=minta alasan="untuk LPSK" -> 303
GET /wbs/penangan/{CASE} -> 200 "Menunggu persetujuan" !"Sari Contoh"
POST /wbs/penangan/{CASE} aksi=setuju alasan="sendiri" -> 409
as b3
POST /masuk login=wbs-b password="sebuah kata sandi panjang" -> 303
GET /wbs/penangan/{CASE} -> 303 /wbs/penangan
POST /wbs/penangan aksi=buka sandi="gunung sungai awan pasir" -> 303
GET /wbs/penangan/{CASE} -> 200 "meminta identitas ini dibuka" "untuk LPSK" !"Sari Contoh"
POST /wbs/penangan/{CASE} aksi=setuju alasan="perlindungan" -> 303
GET /wbs/penangan/{CASE} -> 200 "Sari Contoh" "0800-CONTOH"
as a3
GET /wbs/penangan/{CASE} -> 200 "Sari Contoh" "Menyetujui identitas dibuka: perlindungan"

# ── to its end: kept out of the register until then, for somebody is shut out ──
GET /wbs/penangan/{CASE} -> 200
keep V "name=\"versi\" value=\"([0-9]+)\""
POST /wbs/penangan/{CASE} aksi=langkah langkah=answered versi={V} -> 303
GET /wbs/penangan/{CASE} -> 200
keep V "name=\"versi\" value=\"([0-9]+)\""
POST /wbs/penangan/{CASE} aksi=langkah langkah=assess versi={V} -> 303
GET /wbs/penangan/{CASE} -> 200
keep V "name=\"versi\" value=\"([0-9]+)\""
POST /wbs/penangan/{CASE} aksi=langkah langkah=forward versi={V} pesan_langkah="Kami teruskan" -> 422 "Tulis ke mana"
POST /wbs/penangan/{CASE} aksi=langkah langkah=forward versi={V} pesan_langkah="Kami teruskan ke Inspektorat" tujuan="WBS KPU RI (CONTOH)" nomor=CONTOH-77 -> 303
GET /wbs/penangan/{CASE} -> 200 "CONTOH-77"
keep V "name=\"versi\" value=\"([0-9]+)\""
GET /register/whistleblowing -> 200 !"WBS-001"
POST /wbs/penangan/{CASE} aksi=langkah langkah=close versi={V} -> 303
GET /register/whistleblowing -> 200 "WBS-001" "Selesai" !"Kuitansi" !"Sari Contoh"
as guest
POST /wbs langkah=buka kode="{CODE}" csrf=none -> 200 "Selesai" "Kami teruskan ke Inspektorat" !"CONTOH-77"

# ── without anybody shut out the register follows from the acknowledgement on ──
later 2h
POST /wbs langkah=kirim kelas=other cara=anonymous apa="Absen dititipkan (CONTOH)" csrf=none -> 200 "Kode 16 angka"
keep CODE2 "<p class=\"code[^>]*>([0-9 ]+)<"
later 24h
as a4
POST /masuk login=wbs-handler password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" -> 303
GET /wbs/penangan -> 200
keep CASE2 "href=\"/wbs/penangan/([0-9]{6,})\">Absen"
GET /register/whistleblowing -> 200 !"WBS-002"
POST /wbs/penangan/{CASE2} aksi=langkah langkah=acknowledge versi=1 -> 303
GET /register/whistleblowing -> 200 "WBS-002" "Diterima"
# The handler's own words never get there; moving it there by hand is nobody's right.
GET /register/whistleblowing/baru -> 403

# ── a name later, a lost key, recovery ──
as guest
POST /wbs langkah=identitas kode="{CODE2}" csrf=none -> 422 "Tulis nama"
POST /wbs langkah=identitas kode="{CODE2}" nama="Budi Contoh" csrf=none -> 200 "Identitas Anda sudah dikunci"
as b4
POST /masuk login=wbs-b password="sebuah kata sandi panjang" -> 303
POST /wbs/penangan/kunci aksi=sandi lama="salah salah salah salah" sandi="padi jagung kopi teh" ulang="padi jagung kopi teh" -> 422 "tidak cocok"
POST /wbs/penangan/kunci aksi=sandi lama="gunung sungai awan pasir" sandi="padi jagung kopi teh" ulang="padi jagung kopi teh" -> 303
POST /wbs/penangan aksi=buka sandi="gunung sungai awan pasir" -> 422
POST /wbs/penangan aksi=buka sandi="padi jagung kopi teh" -> 303
GET /wbs/penangan -> 200 "Absen dititipkan" "Kuitansi hotel"
POST /wbs/penangan/kunci aksi=hilang sandi="lampu meja kursi pintu" ulang="lampu meja kursi pintu" -> 303
GET /wbs/penangan -> 200 "menunggu pengesahan" !"Kuitansi"
GET /wbs/penangan/kunci -> 200
keep PRINTB "<span class=\"hash\">([0-9a-f ]+)</span>"
as a4
GET /wbs/penangan/kunci -> 200
keep KEYB "name=\"aksi\" value=\"sahkan\"><input type=\"hidden\" name=\"id\" value=\"([0-9]+)\""
POST /wbs/penangan/kunci aksi=sahkan id={KEYB} sidik="{PRINTB}" -> 303
POST /wbs/penangan/kunci aksi=pulihkan id={KEYB} sidik="{PRINTB}" -> 303
GET /wbs/penangan/kunci -> 200 "2 laporan diserahkan kepada Bina Penangan"
as b4
POST /wbs/penangan aksi=buka sandi="lampu meja kursi pintu" -> 303
GET /wbs/penangan -> 200 "Absen dititipkan" "Kuitansi hotel"

# ── withdrawing ──
POST /wbs/penangan/{CASE2} aksi=mundur -> 422 "Tulis alasannya"
POST /wbs/penangan/{CASE2} aksi=mundur alasan="kenal terlapor" -> 303 /wbs/penangan
GET /wbs/penangan -> 200 !"Absen dititipkan"
GET /wbs/penangan/{CASE2} -> 404

# ── signing out wipes the key; so do ten minutes ──
as a4
later 11m
GET /wbs/penangan -> 200 "Kalimat sandi" !"Kuitansi"
POST /wbs/penangan aksi=buka sandi="kuda baterai jepit benar" -> 303
GET /wbs/penangan -> 200 "Kuitansi hotel"
POST /wbs/penangan aksi=tutup -> 303
GET /wbs/penangan -> 200 !"Kuitansi hotel"

# ── figures: of finished years, without small cells ──
as guest
GET /wbs/statistik -> 200 "nihil" "Laporan nihil"
GET /wbs/statistik?tahun=2099 -> 404
GET /wbs/laporan.pdf -> 200 type=application/pdf
$ verify -> 0 "utuh"

# ── floods: five an hour without script; whoever's browser works may send more, and work serves once ──
later 2h
as guest
POST /wbs langkah=lapor csrf=none -> 200 "name=\"jawab\"" "data-work=\"" "Peramban Anda tidak menjalankan skrip" @Set-Cookie!="Path"
repeat 5 POST /wbs langkah=kirim kelas=other cara=anonymous apa="banjir" csrf=none -> 200 "Kode 16 angka"
POST /wbs langkah=kirim kelas=other cara=anonymous apa="keenam" tugas=abc jawab=1 csrf=none -> 422 "Terlalu banyak percobaan" "keenam"
keep TASK "name=\"tugas\" value=\"([^\"]+)\""
work DONE {TASK}
POST /wbs langkah=kirim kelas=other cara=anonymous apa="keenam" tugas={TASK} jawab={DONE} csrf=none -> 200 "Kode 16 angka" @Set-Cookie!="Path"
keep CODE6 "<p class=\"code[^>]*>([0-9 ]+)<"
POST /wbs langkah=kirim kelas=other cara=anonymous apa="ketujuh" tugas={TASK} jawab={DONE} csrf=none -> 422 "Terlalu banyak percobaan"
POST /wbs langkah=buka kode="{CODE6}" csrf=none -> 200 "data-work=\""
keep TASK "name=\"tugas\" value=\"([^\"]+)\""
work DONE {TASK}
POST /wbs langkah=balas kode="{CODE6}" pesan="Tambahan" csrf=none -> 422 "Terlalu banyak percobaan"
POST /wbs langkah=balas kode="{CODE6}" pesan="Tambahan" tugas={TASK} jawab={DONE} csrf=none -> 200 "Pesan Anda sudah dikunci"
