# The public face: home, pages and news, versions, search, feed, data, map, visits.
as guest
GET / -> 200 "Layanan pemilu dan informasi untuk warga" "rel=\"canonical\"" "Baca maklumat pelayanan" "Kunjungi kami" @ETag="W/" queries<=20
GET / -> 200 queries<=3
GET /?publik=1 -> 200 "href=\"/pengaduan\"" "href=\"/wbs\""
GET /rb -> 200 "Reformasi birokrasi" "Tim reformasi birokrasi"
GET /halaman/profil -> 200 "Profil kantor" "<meta name=\"description\"" !"Ubah halaman ini"
GET /halaman/tidak-ada -> 404
GET /halaman/Profil -> 404
GET /berita -> 200 "Belum ada berita"
GET /robots.txt -> 200 type=text/plain "Sitemap: " "Disallow: /lacak/"
GET /sitemap.xml -> 200 type=application/xml "/halaman/profil" "/rb" "/wbs" !"#"
GET /.well-known/security.txt -> 200 type=text/plain "Contact: " "/pengaduan"
GET /cari-publik -> 200 "noindex"
GET /cari-publik?q=maklumat -> 200 "/halaman/maklumat"
GET "/cari-publik?q=<script>x" -> 200 !"<script>x" "&lt;script&gt;x"
GET /cari-publik?q=%25%25 -> 200
GET /cari-publik?q=zzzxqq -> 200 "Tidak ada yang memuat"
GET /konten -> 303 /masuk*
GET /berkas/999 -> 404
GET /gambar/999 -> 404

# Whoever has signed in goes to their work, and may look at the public page.
as staff
GET / -> 303 /beranda
GET /?publik=1 -> 200 "Layanan pemilu"
GET /konten -> 403
POST /konten/baru jenis=berita judul=x -> 403

# Writing: checked, looked at first, saved as a version, read by everybody.
as service_officer
GET /konten -> 200 "Profil kantor" "Bawaan"
GET /konten/halaman/profil -> 200 "Tugas kami"
GET /konten/berita/tidak-ada -> 404
GET /konten/lain/profil -> 404
POST /konten/baru jenis=berita judul="" ringkasan="" isi="" hari=2026-02-30 keadaan=lain tempat=lain -> 422 "belum diisi" "Tulis isinya" "tanggal yang ada" "Pilih salah satu"
POST /konten/baru jenis=berita judul="Kantor tutup" alamat="Kantor Tutup" ringkasan="x" isi="y" hari=2026-01-05 keadaan=published -> 422 "huruf kecil"
POST /konten/baru jenis=berita judul="Tautan" ringkasan="x" isi="[a](/tidak-ada) [b](javascript:alert) ![](/gambar/1) ![c](https://x.example/a.png) [d](//x.example)" hari=2026-01-05 keadaan=published -> 422 "/tidak-ada tidak menuju" "javascript:alert tidak menuju" "belum mempunyai teks pengganti" "bukan dari situs ini" "//x.example tidak menuju"
POST /konten/baru jenis=berita judul="Jam layanan <b>" ringkasan="Jam layanan berubah." isi="# Jam baru" hari=2026-01-05 keadaan=published aksi=pratinjau -> 200 "Belum disimpan" "<h2>Jam baru</h2>" "Jam layanan &lt;b&gt;"
GET /berita -> 200 "Belum ada berita"
POST /konten/baru jenis=berita judul="Jam layanan <b>" ringkasan="Jam layanan berubah." isi="# Jam baru <script>alert(1)</script> dan **tebal** [profil](/halaman/profil) <i>x</i>" hari=2026-01-05 keadaan=published aksi=simpan -> 303 /berita/jam-layanan-b
as guest
GET /berita -> 200 "Jam layanan &lt;b&gt;" "5 Januari 2026"
GET /berita/jam-layanan-b -> 200 "<strong>tebal</strong>" "<a href=\"/halaman/profil\">profil</a>" "&lt;script&gt;alert(1)" !"<script>alert" "&lt;i&gt;x"
GET / -> 200 "/berita/jam-layanan-b"
GET /umpan.atom -> 200 type=application/atom+xml "Jam layanan &lt;b&gt;" "/berita/jam-layanan-b</id>"
GET /cari-publik?q=tebal -> 200 "/berita/jam-layanan-b"
GET /sitemap.xml -> 200 "/berita/jam-layanan-b"

# The same name twice; a stale form; a shipped page becomes the office's own.
as service_officer
POST /konten/baru jenis=berita judul="Jam layanan <b>" ringkasan="x" isi="y" hari=2026-01-05 keadaan=published -> 409 "Orang lain menyimpan"
POST /konten/berita/jam-layanan-b versi=9 judul="Lain" ringkasan="x" isi="y" hari=2026-01-05 keadaan=published -> 409 "Orang lain menyimpan"
POST /konten/berita/jam-layanan-b versi=1 judul="Jam layanan" ringkasan="Sudah benar." isi="Baris satu" hari=2026-01-05 keadaan=published -> 303 /berita/jam-layanan-b
GET /konten/berita/jam-layanan-b/versi -> 200 "/versi/2" "/versi/1" "sekarang"
GET /konten/berita/jam-layanan-b/versi/2 -> 200 "<del>" "<ins>" "Baris satu" "Versi ini yang dibaca"
GET /konten/berita/jam-layanan-b/versi/9 -> 404
POST /konten/berita/jam-layanan-b/versi/1 versi=1 -> 409
POST /konten/berita/jam-layanan-b/versi/1 versi=2 -> 303 /konten/berita/jam-layanan-b
GET /konten/berita/jam-layanan-b -> 200 "menyimpan isi halaman publik" "Jam layanan &lt;b&gt;"
POST /konten/halaman/profil versi=0 judul="Profil kami" ringkasan="Siapa kami." isi="Kami ada." tempat=about hari=2026-01-05 keadaan=published -> 303 /halaman/profil
as guest
GET /halaman/profil -> 200 "Profil kami" !"Dilengkapi kantor"
GET / -> 200 "Profil kami" !"Profil kantor"

# Drafts and news of a day to come are seen by editors only.
as it_officer
POST /konten/baru jenis=berita judul="Rancangan" ringkasan="x" isi="y" hari=2026-01-05 keadaan=draft -> 303 /berita/rancangan
GET /berita/rancangan -> 200
POST /konten/baru jenis=berita judul="Besok sekali" ringkasan="x" isi="y" hari=2199-01-05 keadaan=published -> 303 /berita/besok-sekali
as guest
GET /berita/rancangan -> 404
GET /berita/besok-sekali -> 404
GET /berita -> 200 !"Besok sekali" !"Rancangan"
GET /cari-publik?q=rancangan -> 200 !"/berita/rancangan"

# Open data: every dataset in two forms, and the catalogue.
GET /data -> 200 "/data/rencana.csv" "/data/ukuran.json" "creativecommons.org"
GET /data/katalog.jsonld -> 200 type=application/ld+json "dcat:Catalog" "dct:issued" "dct:modified" "dct:license" "dcat:accessURL" "dcat:mediaType" "dct:publisher"
GET /data/katalog.ttl -> 200 type=text/turtle "a dcat:Dataset" "dct:title" "dcat:distribution"
GET /data/terbitan.csv -> 200 type=text/csv "kind,title,summary,day,address" "Jam layanan"
GET /data/terbitan.json -> 200 type=application/json "\"dataset\":\"terbitan\""
GET /data/rencana.csv -> 200 "year,area,ref"
GET /data/ukuran.csv -> 200 "measure,label,month"
GET /data/kunjungan.json -> 200
GET /data/rencana.xml -> 404
GET /data/lain.csv -> 404

# What the office says of itself.
as admin
POST /pengaturan bagian=portal portal_hours="Senin–Kamis 08.00–16.00 WIB; Jumat 08.00–16.30 WIB" portal_phone="(0726) 123456" portal_mail=layanan@contoh.example portal_license="" dulu_portal_hours="" dulu_portal_phone="" dulu_portal_mail="" dulu_portal_license="https://creativecommons.org/licenses/by/4.0/" -> 303
as guest
GET / -> 200 "Jumat 08.00–16.30 WIB" "tel:0726123456" "mailto:layanan@contoh.example"
GET /.well-known/security.txt -> 200 type=text/plain "Contact: mailto:layanan@contoh.example" "Expires: "

# Visits: counted under their pattern, for browsers only.
GET /rb User-Agent:"Mozilla/5.0 (X11)" -> 200
GET /rb User-Agent:"Mozilla/5.0 (X11)" Sec-Fetch-Site:same-origin -> 200
GET /data User-Agent:"Googlebot/2.1" -> 200
until /data/kunjungan.csv?x=1 "/rb"

# What programs read is made once, whatever stands behind the "?", and has its type for whoever is signed in, too.
GET /umpan.atom?x=1 -> 200
GET /umpan.atom?x=2 -> 200 queries<=3 type=application/atom+xml
GET /sitemap.xml?x=1 -> 200
GET /sitemap.xml?x=2 -> 200 queries<=3
GET /data/rencana.csv?x=1 -> 200
GET /data/rencana.csv?x=2 -> 200 queries<=3 type=text/csv
GET /transparansi%0A -> 400
as staff
GET /umpan.atom -> 200 type=application/atom+xml
GET /data/rencana.csv -> 200 type=text/csv
GET /data/katalog.ttl -> 200 type=text/turtle

# The front desk: an address for a day, a card, signing out.
as service_officer
GET /meja -> 200 "/meja/tamu/"
keep desk "href=\"http://[^/]*(/meja/tamu/[A-Za-z0-9_-]+)\""
as staff
GET /meja -> 403
as guest
GET /meja/tamu/abc -> 404
GET {desk}x -> 404
GET {desk} -> 200 "Silakan isi buku tamu" "noindex"
POST {desk} f.name="" -> 422 "Nama tamu"
POST {desk} f.name="Budi <b>(CONTOH)" f.purpose=visit f.phone=08123456789 f.host=1 f.left_at=2026-01-01T10:00 -> 303 {desk}/kartu/*
keep card "Location: ([^\s]+)"
GET {card} -> 200 "Budi &lt;b&gt;(CONTOH)" "Kunjungan kerja" !"08123456789"
keep number "<dd><b>([^<]+)</b>"
GET {card}x -> 404
POST {desk}/pulang nomor=BT-9999 -> 422 "Nomor itu tidak ada"
# Numbers follow each other: whoever tries one is told no name.
POST {desk}/pulang nomor="{number}" -> 200 "Kepulangan tamu nomor {number} tercatat" !"Budi"
POST {desk}/pulang nomor="{number}" -> 422 "sudah tercatat"
as service_officer
GET /register/guest_book -> 200 "Budi"
$ measure show visitor_count --year 2026 -> 0 "1"
as guest
later 2d
GET {desk} -> 404 "sudah lewat harinya"
