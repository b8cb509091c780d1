# One field finds items of the plan, records and documents; nobody finds what they may not know of.
as staff
POST /register/guest_book f.name="Rahmawati Kelana" f.purpose=service f.arrived_at=2025-03-04T09:00 -> 303 /register/guest_book/*
GET /cari?q=kelana -> 200 "Rahmawati Kelana" "Tamu" queries<=12
GET /cari?q=BT-0001 -> 200 "Rahmawati Kelana"
GET /cari?q=rahma+tidakada -> 200 "Tidak ada yang cocok" !"Kelana"
as far_staff
GET /cari?q=kelana -> 200 !"Rahmawati"
