# Signing in and out.
as guest
GET /masuk -> 200 "Nama akun" @Set-Cookie="HttpOnly" @Set-Cookie="SameSite=Lax"
GET /kotak-masuk?x=1 -> 303 /masuk?kembali=/kotak-masuk%3Fx%3D1
GET /akun -> 303 /masuk?kembali=/akun
POST /masuk login=admin password=salah -> 422 "tidak cocok"
POST /masuk login=tidakada password=salah -> 422 "tidak cocok"
POST /masuk login=staff password="sebuah kata sandi panjang" kembali=/akun -> 303 /akun
GET /akun -> 200 "Staff"
POST /keluar -> 303 /masuk
GET /akun -> 303 /masuk?kembali=/akun

# A return address that leaves the site is not followed.
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" kembali=//evil.example/ -> 303 /beranda
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" kembali="/\\evil.example" -> 303 /beranda
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" kembali=https://evil.example/ -> 303 /beranda
as guest
POST /masuk login=staff password="sebuah kata sandi panjang" kembali="/akun\nSet-Cookie: x=y" -> 303 /beranda @Set-Cookie!="x=y"

# Markup in the login is shown as text.
as guest
POST /masuk login="<b>x" password=salah -> 422 "&lt;b&gt;x" !"<b>x"

# Capital letters and blanks around the login are forgiven.
as guest
POST /masuk login=" STAFF " password="sebuah kata sandi panjang" -> 303 /beranda
