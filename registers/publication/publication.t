# Publications: one record each time the portal publishes something (src/portal/publication.c).
as service_officer
GET /register/publication -> 200
POST /konten/baru jenis=halaman judul="Visi, misi, dan moto" alamat=visi-misi-moto ringkasan="Ke mana kami menuju." isi="Moto kami: jujur." tempat=about keadaan=published hari=2026-01-05 aksi=simpan -> 303 /halaman/visi-misi-moto
GET /register/publication -> 200 "/halaman/visi-misi-moto"
GET /register/publication/baru -> 403
$ measure show vision_published --year 2026 -> 0 " ya"
$ measure show reform_column_published --year 2026 -> 0 !" ya"
-- A draft is nobody's publication.
POST /konten/baru jenis=berita judul="Rapat RB (CONTOH)" alamat=rapat-rb ringkasan="Apa yang diputuskan." isi="Kami membahas rencana." tempat=reform keadaan=draft hari=2026-01-06 aksi=simpan -> 303
$ measure show publication_count --year 2026 -> 0 "1"
$ measure run -> 0 "0 perbedaan"
