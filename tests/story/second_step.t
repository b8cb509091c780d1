# The second step, demanded by role: who must is led to it, nobody is locked out, programs go on.
as only-admin
GET /pengaturan -> 200 "Langkah kedua wajib" "2 akun, 2 belum memakainya" "Peran lain"
POST /pengaturan/langkah-kedua dulu=raja peran_admin=1 -> 422
POST /pengaturan/langkah-kedua dulu=staff peran_admin=1 -> 409 "baru saja diubah orang lain menjadi “tidak ada”"
as staff
POST /pengaturan/langkah-kedua dulu= peran_staff=1 -> 403
$ token add verifier --name rekap -> 0
keep token "([A-Za-z0-9_-]{64})"
as only-admin
POST /pengaturan/langkah-kedua dulu= peran_admin=1 peran_verifier=1 -> 303 /pengaturan#langkah

# The administrator is the first who has to: led there from every page, and back afterwards.
GET /pengaturan -> 303 /akun/dua-langkah?kembali=/pengaturan
GET /orang?q=staff -> 303 /akun/dua-langkah?kembali=/orang%3Fq%3Dstaff
POST /pengaturan/langkah-kedua dulu=admin,verifier -> 403 "mewajibkan langkah kedua"
POST /akun/token token_name=diam-diam -> 403 "mewajibkan langkah kedua"
GET /akun/sandi -> 303
# What everybody may see is still there, without any role; signing out, too.
GET /layanan -> 200
GET /akun/dua-langkah?kembali=/pengaturan -> 200 "Peran Anda (Admin) mewajibkan langkah kedua" !"href=\"/orang\"" !"class=\"crumbs\""
GET /akun/dua-langkah?kembali=//evil.example -> 200 "name=\"kembali\" value=\"/akun\""
keep secret "<span class=\"hash\">([A-Z2-7 ]+)"
keep sealed "name=\"sealed\" value=\"([^\"]+)"
totp code {secret}
POST /akun/dua-langkah sealed={sealed} kembali=/pengaturan password_now="sebuah kata sandi panjang" code=000000 -> 422 "value=\"/pengaturan\""
POST /akun/dua-langkah sealed={sealed} kembali=/pengaturan password_now="sebuah kata sandi panjang" code={code} -> 200 "Kode cadangan" "href=\"/pengaturan\""
GET /pengaturan -> 200 "2 akun, 1 belum memakainya"
GET /akun/dua-langkah -> 200 "berganti ponsel"

# Sessions that were there before are led, too; programs are not.
as verifier
GET /rencana/2025 -> 303 /akun/dua-langkah?kembali=/rencana/2025
POST /keluar -> 303 /masuk
as guest
GET /api/v1/me Authorization:"Bearer {token}" -> 200 "verifier"
# Other roles, and other units, go on as before.
as staff
GET /akun -> 200
as far-admin
GET /pengaturan -> 200
as only-admin
GET /orang?q=verifier -> 200
keep id "/orang/(\d+)\">Verifier<"
GET /orang/{id} -> 200 "wajib disiapkan saat masuk"

# A password of one's own comes before it.
POST /orang/{id}/sandi -> 200
keep once "sekali pakai</dt><dd><b>([a-z0-9-]+)"
as guest
POST /masuk login=verifier password={once} -> 303 /beranda
GET /beranda -> 303 /akun/sandi
POST /akun/sandi password_now={once} password_new="kata sandi milik saya" password_again="kata sandi milik saya" -> 303 /beranda
GET /beranda -> 303 /akun/dua-langkah?kembali=/beranda

# From outside: what is demanded, nothing any more, a lost phone.
$ account list -> 0 "totp?"
$ account require -> 0 "admin,verifier"
$ account require --role raja -> 2 "Peran raja tidak dikenal"
$ account require --role admin --none -> 2
$ account require --unit 9999 -> 1
$ account require --unit 1807 -> 0 "tidak wajib"
$ account require --none -> 0 "tidak wajib"
GET /beranda -> 200
$ account require --role admin,wbs_handler -> 0 "admin,wbs_handler"
$ account phone-lost takada -> 1 "takada"
$ account phone-lost staff -> 1 "tidak memakai langkah kedua"
$ account phone-lost only-admin -> 0
as guest
POST /masuk login=only-admin password="sebuah kata sandi panjang" -> 303 /beranda
GET /beranda -> 303 /akun/dua-langkah?kembali=/beranda
$ account require --none -> 0
GET /kotak-masuk -> 200 "Langkah kedua untuk masuk dimatikan"
$ verify -> 0
