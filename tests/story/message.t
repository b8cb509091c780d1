# Everybody has an inbox of their own.
as guest
GET /kotak-masuk -> 303 /masuk?kembali=/kotak-masuk
as admin
GET /kotak-masuk -> 200 "Masuk dari peramban" !"Surat percobaan" queries<=8
POST /pengaturan/surat -> 303
GET /kotak-masuk -> 200 "Surat percobaan" "Tandai semua sudah dibaca"
keep ID "/kotak-masuk/([0-9]+)"

# Nobody else's.
as staff
GET /kotak-masuk -> 200 "Masuk dari peramban" !"Surat percobaan"
POST /kotak-masuk/{ID} -> 404
as admin
POST /kotak-masuk/{ID} -> 303 /pengaturan
POST /kotak-masuk/999999 -> 404
POST /kotak-masuk -> 303 /kotak-masuk
GET /kotak-masuk -> 200 "Surat percobaan" !"Tandai semua sudah dibaca"
