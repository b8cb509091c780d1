# Legal documents for everybody: searched, read, taken, cited, fed to the national network; only what is published.
as guest
GET /jdih -> 200 "Belum ada dokumen yang dimuat"
GET /jdih/feed/document.json -> 200 "[]" type=application/json
as legal_officer
POST /register/legal_document f.type=regulation f.form=decision f.abbreviation=Kpt f.year=2026 f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.field_of_law=administrative f.language=indonesian f.standing=in_force f.doc_number="1 Tahun 2026" f.title="Standar pelayanan" f.set_on=2026-02-02 f.subject=PELAYANAN f.source="Koleksi JDIH : 6 hlm" f.considerations=Perlu f.basis="UU 25/2009" f.content="Empat belas komponen" b.document=@rekap.pdf -> 303
keep a "Location: /register/legal_document/(\d+)"
GET /register/legal_document/{a} -> 200
keep file "/dokumen/(\d+)"
-- Not published: nobody outside knows of it.
as guest
GET /jdih/{a} -> 404
GET /jdih/{a}/berkas/{file} -> 404
GET /jdih?q=pelayanan -> 200 !"Standar pelayanan"
as legal_officer
POST /register/legal_document/{a}/langkah/check versi=1 -> 303
POST /register/legal_document/{a}/langkah/publish versi=2 f.published_on=2026-02-04 f.page=https://jdih.kpu.go.id/lampung/mesuji -> 303
POST /register/legal_document f.type=regulation f.form=decision f.abbreviation=Kpt f.year=2026 f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.field_of_law=administrative f.language=indonesian f.standing=in_force f.doc_number="2 Tahun 2026" f.title="Standar pelayanan baru & <lengkap>" f.set_on=2026-03-02 f.subject="PELAYANAN, STANDAR" t.relations.0.relation=revokes t.relations.0.document={a} t.relations.0.day=2026-03-02 t.relations.1.relation=implements t.relations.1.other="UU 25/2009" -> 303
keep b "Location: /register/legal_document/(\d+)"
POST /register/legal_document/{b}/langkah/check versi=1 -> 303
-- The one that revokes is not out yet; its name stands there without a link.
as guest
GET /jdih/{a} -> 200 "Tidak berlaku" "Dicabut dengan" "2 Tahun 2026" !"/jdih/{b}"
as legal_officer
POST /register/legal_document/{b}/langkah/publish versi=2 f.published_on=2026-03-04 -> 303
as guest
GET /jdih -> 200 "2 Tahun 2026" "1 Tahun 2026" "Standar pelayanan baru &amp; &lt;lengkap&gt;" !"<lengkap>" queries<=12
GET /jdih?status=in_force -> 200 "Standar pelayanan baru" !"/jdih/{a}-"
GET /jdih?status=not_in_force&jenis=decision&tahun=2026 -> 200 "/jdih/{a}-" !"/jdih/{b}-"
GET /jdih?jenis=circular -> 200 "Tidak ada dokumen yang cocok"
GET /jdih?tahun=1&status=x&tipe=%27 -> 200
GET /jdih?subjek=standar -> 200 "/jdih/{b}-" !"/jdih/{a}-"
GET /jdih?q=komponen -> 200 "/jdih/{a}-" !"/jdih/{b}-"
GET /jdih?q=%22%27%29%20OR%201 -> 200 "Tidak ada dokumen yang cocok"
GET /jdih?hal=99999999 -> 200 "Standar pelayanan"
-- Words of the file are found, too, once it has been read.
until /jdih?q=triwulan "/jdih/{a}-"
-- One document: metadata, status, relations both ways, abstract, citation; kept under the version of the data.
GET /jdih/{b} -> 200 "Mencabut" "/jdih/{a}-kpt-1-tahun-2026-standar-pelayanan" "Melaksanakan" "UU 25/2009" "sejak 2 Mar 2026" "Berlaku" @ETag="W/"
GET /jdih/{a}-anything-at-all -> 200 "Dicabut dengan" "/jdih/{b}-" "Empat belas komponen" "@misc{jdih-{a}," "Mesuji. Komisi Pemilihan Umum Kabupaten. Keputusan KPU Kabupaten Nomor 1 Tahun 2026 tentang Standar pelayanan" "jdih.kpu.go.id/lampung"
GET /jdih/999 -> 404
GET /jdih/x -> 404
GET /jdih/{a}/berkas/{file} -> 200 "%PDF" @Content-Disposition="rekap.pdf" @Content-Security-Policy="sandbox"
GET /jdih/{b}/berkas/{file} -> 404
GET /jdih/{a} -> 200 "Diunduh 0 kali sampai kemarin"
GET /jdih/feed/document.json -> 200 golden=jdihn.json
GET /jdih/umpan.atom -> 200 type=application/atom+xml "<title>Keputusan KPU Kabupaten Nomor 2 Tahun 2026 tentang Standar pelayanan baru &amp; &lt;lengkap&gt;</title>"
GET /jdih Cookie:bahasa=en -> 200
-- Taken down: gone at once.
as legal_officer
POST /register/legal_document/{b}/langkah/unpublish versi=3 alasan="Salah unggah" -> 303
as guest
GET /jdih/{b} -> 404
GET /jdih?q=lengkap -> 200 !"/jdih/{b}-"
-- What was taken is counted by day; a page speaks of the days that are over.
later 24h
GET /jdih/{a} -> 200 "Diunduh 1 kali sampai kemarin"
