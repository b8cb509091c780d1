# The second step: starting it, using it, losing the phone.
as phone
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
GET /akun/dua-langkah -> 200 "Pindai kode ini" "viewBox"
keep secret "<span class=\"hash\">([A-Z2-7 ]+)"
keep sealed "name=\"sealed\" value=\"([^\"]+)"
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code=000000 -> 422 "Kode tidak cocok"
totp code {secret}
POST /akun/dua-langkah sealed={sealed} password_now=salah code={code} -> 422 "Kata sandi sekarang tidak cocok"
POST /akun/dua-langkah sealed=palsu password_now="sebuah kata sandi panjang" code={code} -> 422
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code={code} -> 200 "Kode cadangan"
keep spare "<li><b>([a-z0-9-]+)</b>"
GET /akun -> 200 "8 kode cadangan tersisa"
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200 "Langkah kedua" @Set-Cookie!="sesi="
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code=123456 -> 422
# The code that started it has been used.
POST /masuk tahap={step} code={code} -> 422 "sudah dipakai"
later 40s
totp code {secret}
POST /masuk tahap={step} code={code} kembali=/akun -> 303 /akun
GET /akun -> 200
# A code works once.
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200 "Langkah kedua"
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code={code} -> 422
# So does a recovery code.
POST /masuk tahap={step} code={spare} -> 303
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code={spare} -> 422
# The first step holds for five minutes, and in the browser that took it only.
later 6m
POST /masuk tahap={step} code=123456 -> 422 "terlalu lama"
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
later 30s
totp code {secret}
as guest
POST /masuk tahap={step} code={code} -> 422 "Masuk lagi dari awal"
# An administrator can take it away when the phone is lost; stopping it oneself needs the password.
as phone
POST /akun/dua-langkah/hentikan password_now=salah -> 422 "tidak cocok"
as admin
GET /orang?q=staff -> 200
keep id "/orang/(\d+)\">Staff<"
POST /orang/{id}/langkah -> 303
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
GET /kotak-masuk -> 200 "Langkah kedua untuk masuk dimatikan" "Langkah kedua untuk masuk dinyalakan"
