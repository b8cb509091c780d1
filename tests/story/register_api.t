# Registers through the API: definitions, records made, changed, listed, removed; errors by field.
$ account add desk --name "Meja Layanan" --role service_officer < "sebuah kata sandi panjang" -> 0
$ token add desk -> 0
keep desk "(\S{20,})\s*$"
$ token add staff -> 0
keep staff "(\S{20,})\s*$"
$ token add only-admin -> 0
keep admin "(\S{20,})\s*$"
$ token add leadership -> 0
keep lead "(\S{20,})\s*$"
$ token add far-staff -> 0
keep far "(\S{20,})\s*$"

as guest
GET /api/v1/registers -> 401
GET /api/v1/registers Authorization:"Bearer {staff}" -> 200 "guest_book" "Visitor book"
GET /api/v1/registers/guest_book Authorization:"Bearer {staff}" -> 200 "\"type\":\"choice\"" "\"personal\":true" "\"pattern\":" "service_officer"
GET /api/v1/registers/nothing Authorization:"Bearer {staff}" -> 404
GET /api/v1/openapi.json -> 200 "/registers/guest_book/records/{id}" "guest_book_write" "guest_book_record" "\"format\":\"date-time\""

-- Made; personal fields are there for those with the right, and never in lists.
POST /api/v1/registers/guest_book/records Authorization:"Bearer {staff}" json='{"fields":{"name":"Ani","purpose":"service","arrived_at":"2025-03-04T02:30:00Z","phone":"0812 3456"}}' -> 200 "BT-0001" "2025-03-04T02:30:00Z" !"0812"
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {staff}" -> 200 "\"name\":\"Ani\"" !"0812"
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" -> 200 "0812 3456" "\"version\":1"
GET /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" -> 200 "BT-0001" !"0812" "\"next\":null"
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"Budi","purpose":"visit","arrived_at":"2025-03-05T09:30+07:00","left_at":"2025-03-05T11:00"}}' -> 200 "2025-03-05T02:30:00Z" "2025-03-05T04:00:00Z"
GET /api/v1/registers/guest_book/records?limit=1 Authorization:"Bearer {desk}" -> 200 "BT-0002" !"BT-0001" "offset=1&limit=1"
GET /api/v1/registers/guest_book/records?limit=1&f.purpose=visit Authorization:"Bearer {desk}" -> 200 "BT-0002" "\"next\":null"
GET /api/v1/registers/guest_book/records?f.purpose=service Authorization:"Bearer {desk}" -> 200 "BT-0001" !"BT-0002"

-- What is wrong is said for each field, and nothing is made.
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"purpose":"nonsense","arrived_at":"2025-02-30T09:00"}}' -> 422 "\"field\":\"name\"" "\"field\":\"purpose\"" "\"field\":\"arrived_at\"" type=application/problem+json
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"nama":"x"}}' -> 422 "\"field\":\"nama\""
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":[1]}' -> 422
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":["x"]}}' -> 422 "\"field\":\"name\""
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"x","purpose":"other","arrived_at":"2025-03-05T09:00","left_at":"2025-03-05T08:00"}}' -> 422 "\"field\":\"left_at\"" "Periksa jamnya"
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"x","host":999999}}' -> 422 "\"field\":\"purpose\""
POST /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" json='{"fields":{"name":"x","purpose":"other","host":999999}}' -> 422 "\"field\":\"host\""
POST /api/v1/registers/guest_book/records Authorization:"Bearer {lead}" json='{"fields":{"name":"x","purpose":"other"}}' -> 403
GET /api/v1/registers/guest_book/records Authorization:"Bearer {desk}" -> 200 "BT-0002" !"BT-0003"

-- Changed with the version that was read; the others keep their value.
POST /api/v1/registers/guest_book/records/1 Authorization:"Bearer {staff}" json='{"version":1,"fields":{"note":"x"}}' -> 403
POST /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" json='{"fields":{"note":"x"}}' -> 422 "version"
POST /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" json='{"version":1,"fields":{"note":"Membawa berkas"}}' -> 200 "Membawa berkas" "0812 3456" "\"version\":2"
POST /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" json='{"version":1,"fields":{"note":"terlambat"}}' -> 409
POST /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" json='{"version":2,"fields":{"name":null}}' -> 422 "\"field\":\"name\""
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" -> 200 "Membawa berkas" "\"name\":\"Ani\"" !"terlambat"

-- Another unit has no such record; a register without moves has none to make.
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {far}" -> 404
POST /api/v1/registers/guest_book/records/1/moves/close Authorization:"Bearer {desk}" json='{"version":2}' -> 404

-- Removed, with a reason, by those who may.
POST /api/v1/registers/guest_book/records/1/remove Authorization:"Bearer {desk}" json='{"version":2,"reason":"salah"}' -> 403
POST /api/v1/registers/guest_book/records/1/remove Authorization:"Bearer {admin}" json='{"version":2}' -> 422
POST /api/v1/registers/guest_book/records/1/remove Authorization:"Bearer {admin}" json='{"version":1,"reason":"salah"}' -> 409
POST /api/v1/registers/guest_book/records/1/remove Authorization:"Bearer {admin}" json='{"version":2,"reason":"Tercatat dua kali"}' -> 200 "\"removed\":1"
POST /api/v1/registers/guest_book/records/1/remove Authorization:"Bearer {admin}" json='{"version":2,"reason":"Tercatat dua kali"}' -> 404
GET /api/v1/registers/guest_book/records/1 Authorization:"Bearer {desk}" -> 404
