# Development: planned by the person, approved, attended with hours, the certificate checked by the personnel officer.
as hr_officer
POST /register/position f.name="Perencana" f.kind=functional f.section=planning f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/employee/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep ag "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/employee f.name="Budi" f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.manages=accountability f.status=active -> 303
POST /register/employee f.name="Ani" f.person={ag} f.kind=pns f.nip=198001012010011002 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.manages=accountability f.status=active -> 303
as staff
POST /register/training f.person={me} f.course="Laporan kinerja" f.topic=accountability f.form=online f.provider=LAN f.started_on=2026-02-03 f.ended_on=2026-02-01 -> 422 "selesai sebelum mulai"
POST /register/training f.person={me} f.course="Laporan kinerja" f.topic=accountability f.form=online f.provider=LAN f.started_on=2026-02-03 f.ended_on=2026-02-05 -> 303
keep id "Location: /register/training/(\d+)"
GET /register/training/{id} -> 200 "Direncanakan"
POST /register/training/{id}/langkah/approve versi=1 -> 403
as hr_officer
POST /register/training/{id}/langkah/approve versi=1 f.letter_no=ST/1 -> 303
as staff
GET /register/training/{id} -> 200 "Disetujui"
POST /register/training/{id}/langkah/attend versi=2 f.hours=0 f.result=passed -> 422
POST /register/training/{id}/langkah/attend versi=2 f.hours=24 f.certificate_no=S-1 f.result=passed -> 303
GET /register/training/{id} -> 200 "24 JP" "Pemeriksaan sertifikat"
POST /register/training/{id}/langkah/verify versi=3 -> 403
$ measure show accountability_trained_share -> 0 "50"
as hr_officer
GET /register/training?saring=to_verify -> 200 "Laporan kinerja"
POST /register/training/{id}/langkah/verify versi=3 -> 303
$ measure show training_participant_count --year 2026 -> 0 "1"
$ measure show training_hours --year 2026 -> 0 "24"
GET /register/training -> 200 "Jam pelajaran 2026" "1 dari 1 pegawai mencapai 20 JP"
GET /register/training/wajib?tahun=2026 -> 200 "Staff" "Agent" "50%"
as agent
GET /register/training/{id} -> 404
# Nobody may check a certificate of their own, not even the personnel officer.
as hr_officer
GET /register/training/baru -> 200
keep hr "<option value=\"(\d+)\" selected[^>]*>Hr Officer<"
POST /register/training f.person={hr} f.course="Manajemen ASN" f.topic=managerial f.form=online f.provider=BKN f.started_on=2026-03-03 f.ended_on=2026-03-04 -> 303
keep own "Location: /register/training/(\d+)"
POST /register/training/{own}/langkah/attend versi=1 f.hours=12 f.result=attended -> 303
GET /register/training/{own}/langkah/verify -> 200
POST /register/training/{own}/langkah/verify versi=2 -> 403 "orang lain"
$ measure run -> 0 "0 perbedaan"
