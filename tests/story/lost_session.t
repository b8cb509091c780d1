# A session that ended while a form was open: nothing typed is lost.
as admin
GET /orang/baru -> 200
later 3h
POST /orang/baru name="Rina <b>Wulandari</b>" nip=198501012010012001 position=Kasubbag -> 403 \
    "Isian Anda tidak hilang" "Rina &lt;b&gt;Wulandari" "198501012010012001" !"<b>Wulandari"
# The sign-in form carries it, and afterwards it is offered again.
POST /masuk login=admin password=salah ke=/orang/baru f.name="Rina Wulandari" f.nip=198501012010012001 -> 422 "Rina Wulandari" "f.nip"
POST /masuk login=admin password="sebuah kata sandi panjang" ke=/orang/baru f.name="Rina Wulandari" f.nip=198501012010012001 -> 200 \
    "Anda sudah masuk kembali" "Rina Wulandari" "action=\"/orang/baru\""
GET /orang?q=rina -> 200 "Tidak ada yang cocok"
POST /orang/baru name="Rina Wulandari" nip=198501012010012001 -> 303 /orang/*
GET /orang?q=rina -> 200 "Rina Wulandari"

# Passwords are never carried.
as two
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
later 3h
POST /akun/sandi password_now="rahasia lama" password_new="rahasia baru sekali" -> 403 !"rahasia"

# A form from another site is not carried, only refused.
as three
POST /masuk login=staff password="sebuah kata sandi panjang" -> 303
later 3h
POST /orang/baru Origin:http://evil.example name=Jebakan -> 403 !"Jebakan"

# With a live session and a stale token the form comes back to be sent again.
as guest
POST /masuk login=admin password="sebuah kata sandi panjang" -> 303
POST /orang/baru csrf=stale name="Siti Aminah" -> 403 "Isian Anda belum terkirim" "Siti Aminah"
POST /orang/baru csrf=stale Origin:http://evil.example name="Siti Aminah" -> 403 "kedaluwarsa" !"Siti Aminah"
GET /orang?q=siti -> 200 "Tidak ada yang cocok"

# A citizen's form, too; a password is not among what comes back, nor what another site made.
as citizen
POST /lacak csrf=stale kode=7H2P-58WD-QN3X -> 403 "Isian Anda belum terkirim" "value=\"7H2P-58WD-QN3X\"" "action=\"/lacak\""
POST /lacak csrf=stale Origin:http://evil.example kode=7H2P-58WD-QN3X -> 403 "kedaluwarsa" !"7H2P"
POST /masuk csrf=stale login=staff password="sebuah kata sandi panjang" -> 403 "kedaluwarsa" !"sebuah kata"
# The home page is the same for everybody and holds nobody's token: the browser's word for where the form stood is enough.
GET / -> 200 "name=\"csrf\" value=\"\""
POST /lacak csrf=none Sec-Fetch-Site:same-origin kode=7H2P-58WD-QN3X -> 422 "value=\"7H2P-58WD-QN3X\""
POST /lacak csrf=none Sec-Fetch-Site:same-site kode=7H2P-58WD-QN3X -> 403
POST /lacak csrf=none Sec-Fetch-Site:cross-site kode=7H2P-58WD-QN3X -> 403
POST /lacak csrf=stale Sec-Fetch-Site:same-origin kode=7H2P-58WD-QN3X -> 403
POST /orang/baru csrf=none Sec-Fetch-Site:same-origin name="Siti Aminah" -> 403
