# Sessions: limits, rotation, ending them.
as staff
GET /akun -> 200 "Sesi Anda" queries<=9
# After a quarter of an hour the token is another one; the old one is good for a minute.
keep own "(Staff)"
later 16m
GET /kotak-masuk -> 200 @Set-Cookie="sesi="
GET /kotak-masuk -> 200 @Set-Cookie!="sesi="
later 30m
GET /kotak-masuk -> 200 @Set-Cookie="sesi="
# Two hours without a click end it.
later 121m
GET /kotak-masuk -> 303 /masuk?kembali=/kotak-masuk
POST /akun/tampilan lang=id theme=dark -> 403 "Sesi Anda sudah berakhir"

# Twelve hours end it however busy it is.
as guest
POST /masuk login=planner password="sebuah kata sandi panjang" -> 303 /beranda
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 200
later 100m
GET /kotak-masuk -> 303

# A token that we never gave out is no session, and neither is one that was left.
as guest
cookie sesi=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
GET /kotak-masuk -> 303

# Signing in gives a new session, whatever the browser brought (no fixation).
as guest
POST /masuk login=agent password="sebuah kata sandi panjang" -> 303
GET /akun -> 200 "Agent"
POST /masuk login=verifier password="sebuah kata sandi panjang" -> 303 @Set-Cookie="sesi="
GET /akun -> 200 "Verifier"

# Signing out everywhere else.
as one
POST /masuk login=assessor password="sebuah kata sandi panjang" -> 303
as two
POST /masuk login=assessor password="sebuah kata sandi panjang" -> 303
POST /akun/sesi/akhiri -> 303 /akun
GET /akun -> 200 "sesi lain diakhiri"
GET /akun -> 200 !"sesi lain diakhiri"
as one
GET /akun -> 303
as assessor
GET /akun -> 303

# Nobody ends somebody else's session.
as reviewer
POST /masuk login=reviewer password="sebuah kata sandi panjang" -> 303
POST /akun/sesi/1/akhiri -> 404

# Changing the password ends the others, and asks for the present one.
as three
POST /masuk login=reviewer password="sebuah kata sandi panjang" -> 303
POST /akun/sandi password_now=salah password_new="kata sandi yang lain" password_again="kata sandi yang lain" -> 422 "Kata sandi sekarang tidak cocok"
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new=pendek password_again=pendek -> 422 "Paling pendek 12 huruf" "12 huruf"
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new=reviewerreview password_again=lain -> 422 "tidak sama"
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new=administrator password_again=administrator -> 422 "paling sering ditebak"
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new="kata sandi yang lain" password_again="kata sandi yang lain" -> 303 /akun
GET /akun -> 200 "Kata sandi Anda diganti"
GET /kotak-masuk -> 200 "Kata sandi akun Anda diganti" "Bila bukan Anda"
as reviewer
GET /akun -> 303
as guest
POST /masuk login=reviewer password="sebuah kata sandi panjang" -> 422
POST /masuk login=reviewer password="kata sandi yang lain" -> 303

# The hint beside a new password is the rule of the form, and knows its owner.
as guest
POST /akun/sandi/nilai password_new=x -> 403
POST /masuk login=verifier password="sebuah kata sandi panjang" -> 303
POST /akun/sandi/nilai csrf=stale password_new=x -> 403
POST /akun/sandi/nilai password_new=pendek -> 200 type=application/json "\"worth\":0" "6 huruf; paling pendek 12"
POST /akun/sandi/nilai password_new=verifier123456 -> 200 "\"worth\":0" "hampir seluruhnya nama Anda"
POST /akun/sandi/nilai password_new=administrator -> 200 "\"worth\":0" "paling sering ditebak"
POST /akun/sandi/nilai password_new="kuda lari pag" -> 200 "\"worth\":1" "Satu kata lagi"
POST /akun/sandi/nilai password_new="kuda lari pagi buta" -> 200 "\"worth\":2" "Baik"
POST /akun/sandi/nilai password_new="kuda lari pagi buta di pantai" -> 200 "\"worth\":3" "Kuat" @Cache-Control="no-store"
POST /akun/sandi password_now="sebuah kata sandi panjang" password_new=verifier123456 password_again=verifier123456 -> 422 "hampir seluruhnya nama Anda"
