# The visitor book: who is inside, whose card is out; the telephone is for the front desk only.
as service_officer
GET /register/guest_book/baru -> 200 "Bila datang bersama rombongan"
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
POST /register/guest_book f.name="Andi Contoh" f.origin="Desa Contoh" f.people=0 f.purpose=visit f.arrived_at=2026-03-10T09:00 -> 422
POST /register/guest_book f.name="Andi Contoh" f.origin="Desa Contoh" f.people=12 f.phone="telepon rumah" f.purpose=visit f.arrived_at=2026-03-10T09:00 -> 422 "0812 3456 7890"
POST /register/guest_book f.name="Andi Contoh" f.origin="Desa Contoh" f.people=12 f.phone="0812 3456 7890" f.host={me} f.purpose=visit f.card=T-01 f.arrived_at=2026-03-10T09:00 -> 303
keep id "Location: /register/guest_book/(\d+)"
GET /register/guest_book/{id} -> 200 "BT-0001/" !"0812 3456"
GET /register/guest_book/{id}?pribadi=ya -> 200 "0812 3456 7890"
GET /register/guest_book?saring=inside -> 200 "Andi Contoh"
GET /register/guest_book?saring=today -> 200 !"Andi Contoh"
$ measure show visitor_count --year 2026 -> 0 "1"
$ measure show visitor_people_count --year 2026 -> 0 "12"
as staff
GET /register/guest_book?saring=for_me -> 200 "Andi Contoh"
GET /register/guest_book/{id}?pribadi=ya -> 200 !"0812 3456" !"/ubah\""
as service_officer
POST /register/guest_book/{id}/ubah versi=1 f.name="Andi Contoh" f.origin="Desa Contoh" f.people=12 f.host={me} f.purpose=visit f.card=T-01 f.arrived_at=2026-03-10T09:00 f.left_at=2026-03-10T08:00 -> 422 "tidak dapat pulang sebelum datang"
POST /register/guest_book/{id}/ubah versi=1 f.name="Andi Contoh" f.origin="Desa Contoh" f.people=12 f.host={me} f.purpose=visit f.card=T-01 f.arrived_at=2026-03-10T09:00 f.left_at=2026-03-10T10:30 -> 303
GET /register/guest_book?saring=card_out -> 200 "Andi Contoh"
GET /register/guest_book?saring=inside -> 200 !"Andi Contoh"
GET /register/guest_book/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
