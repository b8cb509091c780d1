# What the owner of an account is told of: new browsers, used and wrong codes, spare codes; and what is no news.
as first
POST /masuk login=staff password="sebuah kata sandi panjang" User-Agent:"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/115.0" -> 303
GET /kotak-masuk -> 200 "Masuk dari peramban yang belum dikenal" "dengan Firefox di Windows" "ganti kata sandi"
POST /kotak-masuk -> 303
# The same browser is known from now on, also after signing out.
POST /keluar -> 303
POST /masuk login=staff password="sebuah kata sandi panjang" User-Agent:"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/115.0" -> 303
GET /kotak-masuk -> 200 !"Tandai semua sudah dibaca"
# Nothing of what a browser says of itself reaches the owner but words of ours.
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" User-Agent:"Hubungi http://evil.example <b>sekarang</b>" -> 303
GET /kotak-masuk -> 200 "dengan peramban lain" !"evil.example" "Tandai semua sudah dibaca"
GET /akun -> 200 "Firefox di Windows" !"evil.example"
POST /kotak-masuk -> 303
# A wrong password is no news; neither is a browser with a password to be used once: its change is told.
as guest
POST /masuk login=staff password=salah -> 422
as first
GET /kotak-masuk -> 200 !"Tandai semua sudah dibaca"
as admin
GET /orang?q=agent -> 200
keep id "/orang/(\d+)\">Agent<"
POST /orang/{id}/sandi -> 200
keep once "sekali pakai</dt><dd><b>([a-z0-9-]+)"
as guest
POST /masuk login=agent password={once} -> 303
POST /akun/sandi password_now={once} password_new="kata sandi milik saya" password_again="kata sandi milik saya" -> 303
GET /kotak-masuk -> 200 "memberi akun Anda kata sandi baru" "Kata sandi akun Anda diganti"

# The second step: what is told of it.
as first
GET /akun/dua-langkah -> 200
keep secret "<span class=\"hash\">([A-Z2-7 ]+)"
keep sealed "name=\"sealed\" value=\"([^\"]+)"
totp code {secret}
POST /akun/dua-langkah sealed={sealed} password_now="sebuah kata sandi panjang" code={code} -> 200
keep spare "<li><b>([a-z0-9-]+)</b>"
POST /kotak-masuk -> 303
# In a browser that is known a slip is no news.
POST /keluar -> 303
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code=123456 -> 422
later 40s
totp code {secret}
POST /masuk tahap={step} code={code} -> 303
GET /kotak-masuk -> 200 !"Tandai semua sudah dibaca"
# Elsewhere it is, once an hour; a used code is everywhere.
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code=123456 -> 422
POST /masuk tahap={step} code=123457 -> 422
log "second step refused: staff: a wrong code"
POST /masuk tahap={step} code={code} -> 422 "sudah dipakai"
POST /masuk tahap={step} code={code} -> 422
log "second step refused: staff: a code that was used before"
as first
GET /kotak-masuk -> 200 "Kata sandi Anda benar, kodenya salah" "Kode langkah kedua dipakai dua kali" "<span class=\"count\">2</span>"
POST /kotak-masuk -> 303
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" -> 200
keep step "name=\"tahap\" value=\"([^\"]+)"
POST /masuk tahap={step} code={spare} -> 303
GET /kotak-masuk -> 200 "Kode cadangan dipakai untuk masuk" "Masuk dari peramban yang belum dikenal"

# Whoever looks at another unit cannot leave the news there; it is written in the account's language.
as province-admin
POST /akun/tampilan lang=en theme=auto -> 303
GET /satker -> 200
keep far "KPU Kabupaten Mesuji.*?/satker/(\d+)/ubah"
POST /akun/satker unit={far} -> 303
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new="kata sandi yang lain" password_again="kata sandi yang lain" -> 303
GET /kotak-masuk -> 200 "No messages yet"
as guest
POST /masuk login=province-admin password="kata sandi yang lain" -> 303
GET /kotak-masuk -> 200 "The password of your account was changed" "Signed in from a browser"
