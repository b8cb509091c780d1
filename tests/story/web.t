# What holds for every page: headers, methods, limits, addresses, languages, tokens for programs.
as guest
GET /sehat -> 200 type=application/json "\"status\":\"ok\""
GET /sehat X-Forwarded-For:203.0.113.9 -> 200 "\"status\":\"ok\"" !"version" !"sqlite"
-- Every public page links here, before there is a plan, too.
GET /transparansi -> 200 "Belum ada rencana aksi" "href=\"/transparansi\" aria-current=\"true\""
GET /transparansi?tahun=2025 -> 404 "Belum ada rencana aksi"
GET /metrik -> 200 "runut_http_requests_total"
GET /metrik X-Forwarded-For:203.0.113.9 -> 404
GET /masuk -> 200 @Content-Security-Policy="default-src 'none'" @X-Content-Type-Options="nosniff" \
    @Referrer-Policy="same-origin" @Cache-Control="no-store"
GET /tidak-ada -> 404 "Alamat ini tidak ada"
GET /orang/1x -> 303
GET /keluar -> 405 "tidak dibuka dengan cara ini"
PUT /masuk -> 405
POST /tidak-ada -> 404
GET /bahasa?ke=en&kembali=/masuk -> 303 /masuk @Set-Cookie="bahasa=en"
GET /masuk -> 200 "Sign in"
GET /bahasa?ke=en&kembali=//evil.example -> 303 /
GET /bahasa?ke=xx -> 404
GET /masuk?kembali=%0d%0aSet-Cookie:%20x=y -> 200 @Set-Cookie!="x=y"

# Forms without their token, or with somebody else's.
as staff
POST /akun/tampilan csrf=none lang=en theme=dark -> 403
POST /akun/tampilan csrf=stale lang=en theme=dark -> 403
GET /akun -> 200 "Bahasa Indonesia"
GET /akun/sandi -> 200
keep token "name=\"csrf\" value=\"([0-9a-f]+)"
as planner
POST /akun/tampilan csrf={token} lang=en theme=dark -> 403
as guest
POST /masuk csrf=none login=staff password="sebuah kata sandi panjang" -> 403 "kedaluwarsa"
POST /masuk csrf={token} login=staff password="sebuah kata sandi panjang" -> 403

# Who is refused stands in the log, and no line of it is a stranger's.
as staff
GET /orang/baru -> 403
GET /pengaturan?x=%0aerror:%20palsu -> 403
as guest
GET /orang/1%0aerror:%20palsu -> 400
POST /masuk login=staff password="bukan sandinya ini" -> 422
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
log "sign-in refused from 127.0.0.1" "warning: refused: account" "GET /orang/baru" "GET /pengaturan" "signed in: " !"palsu" !"sebuah kata sandi" !"bukan sandinya"

# The account keeps language and theme.
as staff
POST /akun/tampilan lang=xx theme=dark -> 422
POST /akun/tampilan lang=en theme=dark digest=1 -> 303 /akun
GET /akun -> 200 "lang=\"en\"" "data-bs-theme=\"dark\"" "Your looks and summary are saved"

# Tokens for programs: no cookie, no form token, shown once.
as planner
POST /akun/token token_name="" password_now="sebuah kata sandi panjang" -> 422 "Tulis untuk apa"
POST /akun/token token_name="<u>rekap" password_now=salah -> 422 "Kata sandi sekarang tidak cocok" !"Salin token ini"
POST /akun/token token_name="<u>rekap" password_now="sebuah kata sandi panjang" -> 200 "Salin token ini" "&lt;u&gt;rekap"
keep api "<p class=\"hash\">([A-Za-z0-9_-]{64})"
GET /akun -> 200 !"{api}" "&lt;u&gt;rekap"
keep id "/akun/token/(\d+)/cabut"
as guest
GET /api/v1/tidak-ada -> 404 type=application/problem+json @Content-Disposition="api.json"
POST /api/v1/registers/complaint/records Authorization:"Bearer {api}" a=1 -> 415 type=application/problem+json
GET /api/v1/tidak-ada Authorization:"Bearer {api}" -> 404 type=application/problem+json
as staff
POST /akun/token/{id}/cabut -> 404
as planner
POST /akun/token/{id}/cabut -> 303
$ token add staff -> 0
$ token add takada -> 1 "takada"
