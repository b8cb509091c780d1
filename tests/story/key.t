# The cookies' key is replaced: everybody signs in anew, and nothing else is lost.
conf registers = @site
restart

# Somebody with a second step and a token for a program ...
as phone
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
GET /akun/dua-langkah -> 200
keep secret "<span class=\"hash\">([A-Z2-7 ]+)"
keep sealed "name=\"sealed\" value=\"([^\"]+)"
totp code {secret}
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code={code} -> 200 "Kode cadangan"
keep spare "<li><b>([a-z0-9-]+)</b>"
$ token add staff --name rekap -> 0
keep token "([A-Za-z0-9_-]{64})"
# ... and a citizen with the code of a receipt.
as complaint-officer
GET /register/appeal -> 200
as guest
GET /aduan-uji -> 200
keep task "name=\"tugas\" value=\"([^\"]+)\""
work answer {task}
POST /aduan-uji tugas={task} jawab={answer} f.subject="Tanda terima" f.body="Tidak diberi." f.identity=anonymous -> 303
GET /lacak/tanda-terima -> 200
keep receipt "id=\"kode\">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<"

$ key replace --apa -> 2
$ key replace -> 0 "sesi diakhiri" "Nyalakan ulang"
# The sessions are gone at once, whatever the server knows.
as phone
GET /akun -> 303
as admin
GET /akun -> 303
restart
# What browsers held is nothing now: session, first step, form token, known browser.
as phone
GET /akun -> 303
POST /masuk csrf=stale login=staff password="sebuah kata sandi panjang" -> 403
cookie sesi=
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200 "Langkah kedua"
keep step "name=\"tahap\" value=\"([^\"]+)"
later 60s
totp code {secret}
POST /masuk tahap={step} code={code} -> 303
GET /akun -> 200 "8 kode cadangan tersisa"
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code={spare} -> 303
# Programs and citizens notice nothing.
as guest
GET /api/v1/me Authorization:"Bearer {token}" -> 200 "staff"
POST /lacak kode={receipt} -> 303 /lacak
GET /lacak -> 200 "Tidak diberi."
# It stands in the ledger, which is whole.
$ verify -> 0
