# Staff: who is here, in which position; the person confirms the data; who leaves owes nothing more.
as hr_officer
GET /register/employee -> 200 "Catat pegawai"
POST /register/position f.name="Arsiparis Terampil" f.kind=functional f.section=general f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
POST /register/position f.name="Arsiparis Terampil" f.kind=functional f.section=general f.in_use=1 f.set_on=2024-01-08 -> 422 "Nama jabatan"
GET /register/employee/baru -> 200 "Nama dengan gelar" "Pangkat dan golongan"
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep hr "<option value=\"(\d+)\"[^>]*>Hr Officer<"

# What is wrong is told at its field.
POST /register/employee f.name=Budi f.person={me} f.kind=pns f.nip=123 f.joined_on=2020-01-06 f.position={pos} f.section=general f.rank=r2d f.status=active -> 422 "18 angka"
POST /register/employee f.name=Budi f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2999-01-06 f.position={pos} f.section=general f.rank=r2d f.status=active -> 422
POST /register/employee f.name=Budi f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=general f.status=active -> 422 "Pangkat"
POST /register/employee f.name=Budi f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=general f.rank=r2d f.functional=archivist f.status=active -> 422 "Jenjang"
# Nobody has two records, and a number is one person's.
POST /register/employee f.name="Budi Santoso" f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=general f.rank=r2d f.functional=archivist f.functional_level=skilled f.functional_since=2022-01-03 f.phone="0812 3456" f.manages=archive f.manages=finance f.status=active -> 303
keep id "Location: /register/employee/(\d+)"
POST /register/employee f.name="Budi Lagi" f.person={me} f.kind=non_asn f.joined_on=2020-01-06 f.position={pos} f.section=general f.status=active -> 422 "Akun"
POST /register/employee f.name="Ani" f.person={hr} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=general f.rank=r3a f.status=active -> 422 "NIP"

# Personal data: for the person and the personnel officer, when they ask.
GET /register/employee/{id} -> 200 "Arsiparis Terampil" !"0812 3456" "Belum diperiksa"
GET /register/employee/{id}?pribadi=ya -> 200 "0812 3456"
as planner
GET /register/employee/{id}?pribadi=ya -> 200 "Budi Santoso" !"0812 3456"
POST /register/employee f.name=x -> 403
GET /register/employee/{id}/ubah -> 403
as guest
GET /register/employee/{id} -> 303 /masuk*

# The person confirms the data; nobody else does it in their place.
as planner
POST /register/employee/{id}/langkah/confirm versi=1 -> 403
as staff
GET /register/employee/{id} -> 200 "Nyatakan data benar"
POST /register/employee/{id}/langkah/confirm versi=1 yakin=1 -> 303
GET /register/employee/{id} -> 200 "Mutakhir"
$ measure show employee_current_share -> 0 "100"
$ measure show jf_archivist_count -> 0 "1"
$ measure show jf_finance_share -> 0 "0"

# A record closed by leaving counts no more, and can be opened again with a reason.
as hr_officer
POST /register/employee/{id}/langkah/leave_office versi=2 f.left_on=2026-02-02 -> 422
POST /register/employee/{id}/langkah/leave_office versi=2 f.left_on=2019-02-02 f.left_reason=transfer -> 422 "mendahului"
POST /register/employee/{id}/langkah/leave_office versi=2 f.left_on=2026-02-02 f.left_reason=transfer -> 303
GET /register/employee/{id} -> 200 "Tidak lagi bertugas"
GET /register/employee?saring=active -> 200 !"Budi Santoso"
keep none "(<)"
GET /register/employee/{id}/langkah/return_office -> 200
POST /register/employee/{id}/langkah/return_office versi=3 -> 422 "alasan"
POST /register/employee/{id}/langkah/return_office versi=3 alasan="Mutasi dibatalkan" -> 303
GET /register/employee?saring=active -> 200 "Budi Santoso"
as far_staff
GET /register/employee/{id} -> 404
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
