# People, their accounts and roles.
as admin
GET /orang -> 200 "Administrator" queries<=9
POST /orang/baru name="" email=bukansurel nip=abc -> 422 "Tulis nama lengkapnya" "nama@kpu.go.id" "NIP hanya angka"
POST /orang/baru name="<script>alert(1)</script>" position="<b>x</b>" section="\"><i>" -> 303 /orang/*
keep id "Location: /orang/(\d+)"
GET /orang/{id} -> 200 "&lt;script&gt;alert(1)" !"<script>alert" !"<b>x"
GET /orang/{id}/ubah -> 200 "&#34;&gt;&lt;i&gt;" !"\"><i>"
GET /orang?q=%3Cscript%3E -> 200 "&lt;script&gt;" !"<script>alert"
GET /orang?q=%25 -> 200 "Tidak ada yang cocok"
keep v "(.)"
# Two people change the same person: the second sees both.
POST /orang/{id}/ubah version=1 name="Rina Wulandari" -> 303 /orang/{id}
POST /orang/{id}/ubah version=1 name="Rina W." -> 409 "Orang lain baru saja menyimpan" "Rina Wulandari" "Rina W."
POST /orang/{id}/ubah version=2 name="Rina W." position=Kasubbag -> 303
GET /orang/{id} -> 200 "Rina W." "Kasubbag" "mengubah data orang ini"

# An account with a password that works once.
POST /orang/{id}/akun login="Nama Salah" -> 422 "3 sampai 40 huruf kecil"
POST /orang/{id}/akun login=staff -> 422 "sudah dipakai"
POST /orang/{id}/akun login=rina -> 200 "Sampaikan kata sandi ini"
keep once "sekali pakai</dt><dd><b>([a-z0-9-]+)"
POST /orang/{id}/akun login=rina2 -> 409 "sudah mempunyai akun"
as guest
POST /masuk login=rina password={once} -> 303
GET /akun -> 303 /akun/sandi
POST /akun/token token_name=x -> 403 "Ganti kata sandi sementara"
POST /akun/sandi password_now={once} password_new="kata sandi milik rina" password_again="kata sandi milik rina" -> 303
GET /akun -> 200 "Rina W."
# Without a role there is nothing to see but oneself.
GET /orang -> 403 "bukan untuk peran Anda" "Anda masuk sebagai Rina W."
as admin
POST /orang/{id}/peran role=area_lead area=9 -> 422
POST /orang/{id}/peran role=raja area=0 -> 422
POST /orang/{id}/peran role=area_lead area=7 -> 303
POST /orang/{id}/peran role=area_lead area=7 -> 303
GET /orang/{id} -> 200 "Pelaksana area" "Area 7"
keep grant "/peran/(\d+)/cabut"
as guest
POST /masuk login=rina password="kata sandi milik rina" -> 303
GET /orang -> 200
GET /orang/baru -> 403
as admin
POST /orang/{id}/peran/{grant}/cabut -> 303
POST /orang/{id}/peran/{grant}/cabut -> 404
# Inactive people are out at once.
as rina
POST /masuk login=rina password="kata sandi milik rina" -> 303
as admin
POST /orang/{id}/aktif active=0 -> 303
as rina
GET /akun -> 303
POST /masuk login=rina password="kata sandi milik rina" -> 422
as admin
GET /orang -> 200 "nonaktif; semua sesinya diakhiri"
GET /orang -> 200 !"Rina W."
GET /orang?keadaan=nonaktif -> 200 "Rina W."
POST /orang/{id}/aktif active=1 -> 303
# Not oneself.
GET /orang/1 -> 200 "Administrator"
POST /orang/1/aktif active=0 -> 422
POST /orang/1/sandi -> 422
GET /orang/1 -> 200
keep own "<th scope=\"row\">Admin<(?:(?!</tr>).)*/peran/(\d+)/cabut"
POST /orang/1/peran/{own}/cabut -> 422 "peran admin Anda sendiri"
POST /orang/1/peran/999/cabut -> 404
