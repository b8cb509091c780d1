# Who serves in procurement, and whether the certificate suits the role.
as procurement_officer
GET /register/procurement_officer/baru -> 200 "PPK tipe C"
keep a "<option value=\"(\d+)\"[^>]*>Area Lead<"
keep b "<option value=\"(\d+)\"[^>]*>Staff<"
POST /register/procurement_officer f.person={a} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=ppk_b -> 422 "Isi “Nomor sertifikat”"
POST /register/procurement_officer f.person={a} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=ppk_b f.certificate_no=B-1 f.issued_on=2025-01-06 f.valid_until=2024-01-05 -> 422 "sebelum sertifikat terbit"
POST /register/procurement_officer f.person={a} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=ppk_b f.certificate_no=B-1 f.issued_on=2025-01-06 -> 303
keep id "Location: /register/procurement_officer/(\d+)"
-- A basic certificate does not make a procurement officer.
POST /register/procurement_officer f.person={b} f.role=officer f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=level_1 f.certificate_no=L1-1 -> 303
$ measure show procurement_officer_certified_share --year 2026 -> 0 "50%"
$ measure show procurement_structure_available --year 2026 -> 0 "ya"
GET /register/procurement_officer?saring=uncertified -> 200 "Staff" "Belum bersertifikat yang sesuai"
POST /register/procurement_officer/{id}/ubah versi=1 f.person={a} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.ended_on=2025-03-31 f.certificate=ppk_b f.certificate_no=B-1 -> 422 "sebelum pengangkatan"
POST /register/procurement_officer/{id}/ubah versi=1 f.person={a} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.ended_on=2026-03-31 f.certificate=ppk_b f.certificate_no=B-1 -> 303
$ measure show procurement_officer_certified_share --year 2026 -> 0 "0%"
as staff
GET /register/procurement_officer/{id} -> 200 !"/ubah\""
POST /register/procurement_officer f.person={b} -> 403
as procurement_officer
GET /register/procurement_officer/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
