# Personal data: who looked, what is past its time, a copy of everything about one person.
$ account add desk --name "Meja Layanan" --role service_officer < "sebuah kata sandi panjang" -> 0
$ token add desk -> 0
keep desk "(\S{20,})\s*$"
$ token add staff -> 0
keep staff "(\S{20,})\s*$"

-- A visitor of long ago, and one of today.
as guest
later -900d
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"Lama Sekali","purpose":"service","arrived_at":"2020-03-04T02:30:00Z","phone":"0811-1111"}}' -> 200 "BT-0001"
later 900d
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"Baru Saja","purpose":"visit","arrived_at":"2025-05-06T03:00:00Z","phone":"0822 2222","host":2}}' -> 200 "Baru Saja"

-- Looks are noted once a day for each person; those without the right see nothing and leave no trace.
GET /api/v1/registers/guest_book/records/2 Authorization:"Bearer {staff}" -> 200 !"0822"
GET /api/v1/registers/guest_book/records/2 Authorization:"Bearer {desk}" -> 200 "0822 2222"
as desk
POST /masuk login=desk password="sebuah kata sandi panjang" -> 303
GET /register/guest_book/2?pribadi=ya -> 200 "0822 2222" "Siapa yang melihat data pribadi" "Meja Layanan" "dilihat"
GET /register/guest_book/2/cetak.pdf -> 200 type=application/pdf
GET /register/guest_book/2 -> 200 "disalin atau dicetak"
as staff
GET /register/guest_book/2 -> 200 !"0822 2222" !"Siapa yang melihat data pribadi"

-- The page is for who administers.
as staff
GET /data-pribadi -> 403
POST /data-pribadi/ekspor orang=2 -> 403
as only_admin
GET /data-pribadi -> 200 "Buku Tamu" "Nomor telepon" "Menghubungi tamu kembali" "2 tahun setelah dicatat, lalu isiannya dicoret" "<td class=\"num\">1<" "Meja Layanan"

-- Everything about one person, or about a number; taking it is written down.
POST /data-pribadi/ekspor orang=0 kata=ab -> 422 "Pilih seseorang"
POST /data-pribadi/ekspor orang=0 kata="08222222" -> 200 type=application/json "Baru Saja" "0822 2222" !"Lama Sekali" @Content-Disposition="data-pribadi-0-"
POST /data-pribadi/ekspor orang=2 -> 200 "\"person\":{\"id\":2" "Baru Saja" !"Lama Sekali"
POST /data-pribadi/ekspor orang=999999 -> 404
GET /data-pribadi -> 200 "disalin atau dicetak"
as desk
GET /register/guest_book/2 -> 200 "Only Admin"

-- What is past its time is counted, then struck, once; the ledger still verifies.
$ register retain --dry-run -> 0 "Akan dicoret dari 1 catatan"
$ register retain -> 0 "dicoret dari 1 catatan; 0 catatan dihapus"
$ register retain -> 0 "dicoret dari 0 catatan"
as guest
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" -> 200 "Lama Sekali" "\"phone\":null"
GET /api/v1/registers/guest_book/records/2 Authorization:"Bearer {desk}" -> 200 "0822 2222"
as only_admin
GET /data-pribadi -> 200 "dicoret" "sistem"
$ verify -> 0
