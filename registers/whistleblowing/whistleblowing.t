# The register of the whistle-blowing channel: read by those who answer for it, written by the program alone (its records
# come about in tests/story/whistle.t).
as leadership
GET /register/whistleblowing -> 200 "Register WBS" !"Tambah"
GET /register/whistleblowing/baru -> 403
GET /register/whistleblowing/statistik -> 200
GET /register/whistleblowing/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
as wbs_handler
GET /register/whistleblowing -> 200
POST /register/whistleblowing f.class=other f.received_on=2026-01-05 -> 403
as staff
GET /register/whistleblowing -> 403
as admin
GET /register/whistleblowing/baru -> 403
