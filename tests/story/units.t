# One unit never sees or changes another's people; administrators reach what lies below.
as far-admin
GET /orang -> 200 "Far Admin" !"Planner"
GET /orang/1 -> 404
GET /orang/1/ubah -> 404
POST /orang/1/ubah version=1 name=Dibajak -> 404
POST /orang/1/peran role=admin -> 404
POST /orang/1/sandi -> 404
POST /orang/1/aktif active=0 -> 404
POST /orang/1/langkah -> 404
POST /orang/1/peran/1/cabut -> 404
POST /akun/satker unit=1 -> 404
GET /satker -> 200 "Lampung Timur" !"KPU Kabupaten Mesuji"
POST /satker/baru code=9999 name=X short_name=X zone=WIB -> 422 "tidak ada satuan kerja lagi"
as admin
GET /satker -> 200 "KPU Kabupaten Mesuji"
keep mesuji "/satker/(\d+)/ubah"
as far-admin
GET /satker/{mesuji}/ubah -> 404
POST /satker/{mesuji}/ubah version=1 name=Dibajak short_name=X zone=WIB -> 404
POST /akun/satker unit={mesuji} -> 404

# The province's administrator goes into a regency and gives roles there, and there only.
as province-admin
GET /orang/1 -> 404
POST /akun/satker unit={mesuji} -> 303 /akun
GET /orang/1 -> 200 "Administrator"
POST /orang/baru name="Dari Provinsi" -> 303
keep id "Location: /orang/(\d+)"
POST /orang/{id}/peran role=staff -> 303
POST /satker/{mesuji}/ubah version=1 name="KPU Mesuji" short_name=Mesuji zone=WITA -> 303
GET /satker -> 200 "KPU Mesuji" "WITA"
# The province's reviewer reads below, and changes nothing.
as province-reviewer
POST /akun/satker unit={mesuji} -> 303
GET /orang -> 200 "Dari Provinsi"
POST /orang/{id}/peran role=admin -> 403
POST /orang/baru name=X -> 403
# Commands.
$ unit import @units-bad.csv -> 1 "Baris 3" "WIB, WITA, atau WIT"
$ unit import @units-more.csv -> 0 "1 satuan kerja ditambah"
$ account add x --name X --role staff < "sebuah kata sandi panjang" -> 1 "3 sampai 40"
$ account add pendek --name X --role staff < "pendek" -> 1 "12 huruf"
$ account add jauh --name "Jauh" --role staff --unit 9999 < "sebuah kata sandi panjang" -> 1 "9999"
$ account list -> 0 "far-admin" "1807"
