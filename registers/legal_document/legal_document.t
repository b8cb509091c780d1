# Documents of JDIH: metadata by type, relations, checked, published, with an abstract; the month's update is a figure.
as legal_officer
GET /register/legal_document/baru -> 200 "Tempat lebih dulu, misalnya: Mesuji"
POST /register/legal_document f.type=regulation f.form=decision f.year=2026 f.title="Standar pelayanan" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-02-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force -> 422 "Isi nomor peraturan"
POST /register/legal_document f.type=judgment f.form=judgment f.doc_number=1/2026 f.year=2026 f.title=Putusan f.teu=MK f.place=Jakarta f.set_on=2026-02-02 f.subject=HASIL f.field_of_law=state f.language=indonesian f.standing=in_force -> 422 "Isi “Lembaga peradilan”"
POST /register/legal_document f.type=regulation f.form=decision f.doc_number="1 Tahun 2026" f.year=2026 f.title="Standar pelayanan" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-02-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force -> 303
keep id "Location: /register/legal_document/(\d+)"
GET /register/legal_document/{id} -> 200 "JDIH-0001/" "Disiapkan" "Keputusan KPU Kabupaten"
POST /register/legal_document/{id}/langkah/publish versi=1 f.published_on=2026-02-04 -> 409
POST /register/legal_document/{id}/langkah/check versi=1 -> 303
POST /register/legal_document/{id}/langkah/publish versi=2 f.published_on=2026-01-04 -> 422 "setelah ditetapkan"
POST /register/legal_document/{id}/langkah/publish versi=2 f.published_on=2026-02-04 f.page=jdih.kpu.go.id -> 422 "https://"
POST /register/legal_document/{id}/langkah/publish versi=2 f.published_on=2026-02-04 f.page=https://jdih.kpu.go.id/lampung/mesuji -> 303
$ measure show jdih_updated --year 2026 -> 0 "ya"
$ measure show jdih_updated --year 2025 -> 0 "belum" !"ya"
$ measure show legal_document_count --year 2026 -> 0 "1"
$ measure show legal_document_upload_days --year 2026 -> 0 "2"
$ measure show legal_document_abstract_share --year 2026 -> 0 "0%"
GET /register/legal_document?saring=no_abstract -> 200 "Standar pelayanan"
-- A revoked document is not in force.
POST /register/legal_document f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force t.relations.0.relation=revokes t.relations.0.document={id} f.considerations=a f.basis=b f.content=c -> 303
keep new "Location: /register/legal_document/(\d+)"
GET /register/legal_document/{new} -> 200 "Mencabut" "1 Tahun 2026"
-- The mirror: the first knows by which it was revoked, and is not in force; it cannot say otherwise.
GET /register/legal_document/{id} -> 200 "Dicabut dengan" "2 Tahun 2026" "Tidak berlaku"
POST /register/legal_document/{id}/ubah versi=4 f.type=regulation f.form=decision f.doc_number="1 Tahun 2026" f.year=2026 f.title="Standar pelayanan" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-02-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force f.published_on=2026-02-04 t.relations.0.relation=revoked t.relations.0.document={new} -> 422 "Dokumen yang dicabut berstatus tidak berlaku"
-- A relation to itself, or to nothing, is none.
POST /register/legal_document/{new}/ubah versi=1 f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force t.relations.0.relation=related t.relations.0.document={new} -> 422 "dengan dirinya sendiri"
POST /register/legal_document/{new}/ubah versi=1 f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force t.relations.0.relation=related -> 422 "Pilih dokumen yang berhubungan"
-- Amending instead leaves it in force; the mirror follows.
POST /register/legal_document/{new}/ubah versi=1 f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force t.relations.0.relation=amends t.relations.0.document={id} -> 303
GET /register/legal_document/{id} -> 200 "Diubah dengan" !"Dicabut dengan"
GET /register/legal_document?f.standing=in_force -> 200 "1 Tahun 2026" "2 Tahun 2026"
-- Written at the other end: the first is revoked by the second after all; the second says so too.
POST /register/legal_document/{id}/langkah/update versi=6 alasan="Dicabut" f.standing=not_in_force t.relations.0.relation=amended t.relations.0.document={new} t.relations.1.relation=revoked t.relations.1.document={new} t.relations.1.day=2026-03-02 -> 303
GET /register/legal_document/{new} -> 200 "Mengubah" "Mencabut" "1 Tahun 2026"
-- An archived document follows, too; when the revoker goes, it is in force again.
POST /register/legal_document/{id}/langkah/archive versi=7 alasan="Lama" -> 303
POST /register/legal_document/{new}/ubah versi=3 f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force t.relations.0.relation=amends t.relations.0.document={id} -> 303
GET /register/legal_document/{id} -> 200 "Diarsipkan" "Diubah dengan" !"Dicabut dengan"
GET /register/legal_document?f.standing=in_force -> 200 "1 Tahun 2026" "2 Tahun 2026"
as admin
POST /register/legal_document/{new}/hapus versi=4 alasan="Salah catat" -> 303
GET /register/legal_document/{id} -> 200 !"Diubah dengan"
as legal_officer
POST /register/legal_document f.type=regulation f.form=decision f.doc_number="2 Tahun 2026" f.year=2026 f.title="Standar pelayanan baru" f.teu="Mesuji. Komisi Pemilihan Umum Kabupaten" f.place=Mesuji f.set_on=2026-03-02 f.subject=PELAYANAN f.field_of_law=state f.language=indonesian f.standing=in_force -> 303
as staff
POST /register/legal_document f.type=regulation -> 403
GET /register/legal_document?q=pelayanan -> 200 "2 Tahun 2026"
as legal_officer
GET /register/legal_document/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
