# Letters: in with a disposition and its handler, out initialled by another and numbered; all are filed at last.
as archivist
GET /register/letter/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep lead "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/letter f.direction=incoming f.kind=letter f.letter_on=2026-02-02 f.registered_on=2026-02-03 f.correspondent=KPU f.subject=Data f.urgency=normal f.secrecy=ordinary f.through_app=1 -> 422 "nomor dari pengirimnya"
POST /register/letter f.direction=incoming f.kind=letter f.letter_no=1/PR f.letter_on=2026-02-05 f.registered_on=2026-02-03 f.correspondent=KPU f.subject=Data f.urgency=normal f.secrecy=ordinary f.through_app=1 -> 422 "sebelum tanggalnya"
POST /register/letter f.direction=incoming f.kind=letter f.letter_no=1/PR f.letter_on=2026-02-02 f.registered_on=2026-02-03 f.correspondent="KPU Provinsi" f.subject="Permintaan data" f.classification=salah f.urgency=normal f.secrecy=ordinary f.through_app=1 -> 422 "titik, dua angka"
POST /register/letter f.direction=incoming f.kind=letter f.letter_no=1/PR f.letter_on=2026-02-02 f.registered_on=2026-02-03 f.correspondent="KPU Provinsi" f.subject="Permintaan data" f.classification=PR.07 f.urgency=normal f.secrecy=ordinary f.through_app=1 -> 303
keep id "Location: /register/letter/(\d+)"
GET /register/letter/{id} -> 200 "AG-0001/2026"
as leadership
POST /register/letter/{id}/langkah/check versi=1 -> 422 "Hanya surat keluar"
POST /register/letter/{id}/langkah/dispose versi=1 -> 422 "Penanggung jawab"
POST /register/letter/{id}/langkah/dispose versi=1 f.handler={me} -> 303
# The handler is told, finds it in the morning, and closes it when every disposition is done.
as staff
GET /kotak-masuk -> 200 "Permintaan data"
GET /register/letter?saring=mine -> 200 "Permintaan data"
GET /register/letter/{id} -> 200 "Tindak lanjut disposisi"
as agent
POST /register/letter/{id}/langkah/handle versi=2 f.outcome=answered -> 403
as archivist
POST /register/letter/{id}/ubah versi=2 f.direction=incoming f.kind=letter f.letter_no=1/PR f.letter_on=2026-02-02 f.registered_on=2026-02-03 f.correspondent="KPU Provinsi" f.subject="Permintaan data" f.classification=PR.07 f.urgency=normal f.secrecy=ordinary f.through_app=1 f.handler={me} t.dispositions.0.given_on=2026-02-03 t.dispositions.0.giver={lead} t.dispositions.0.receiver={me} t.dispositions.0.instruction=answer -> 303
as staff
POST /register/letter/{id}/langkah/handle versi=3 f.outcome=answered -> 422 "belum selesai"
POST /register/letter/{id}/ubah versi=3 f.direction=incoming f.kind=letter f.letter_no=1/PR f.letter_on=2026-02-02 f.registered_on=2026-02-03 f.correspondent="KPU Provinsi" f.subject="Permintaan data" f.classification=PR.07 f.urgency=normal f.secrecy=ordinary f.through_app=1 f.handler={me} t.dispositions.0.given_on=2026-02-03 t.dispositions.0.giver={lead} t.dispositions.0.receiver={me} t.dispositions.0.instruction=answer t.dispositions.0.finished_on=2026-02-05 -> 303
POST /register/letter/{id}/langkah/handle versi=4 f.outcome=answered -> 303
as archivist
POST /register/letter/{id}/langkah/file versi=5 f.classification=PR.07 f.file_code=PR.07/2026 -> 303
# Out: the drafter does not initial it.
as area_lead
POST /register/letter f.direction=outgoing f.kind=report f.letter_on=2026-02-05 f.registered_on=2026-02-05 f.correspondent="KPU Provinsi" f.subject="Jawaban data" f.urgency=normal f.secrecy=ordinary f.through_app=0 f.reply_to={id} -> 303
keep o "Location: /register/letter/(\d+)"
POST /register/letter/{o}/langkah/check versi=1 -> 403 "orang lain"
as leadership
POST /register/letter/{o}/langkah/check versi=1 -> 303
POST /register/letter/{o}/langkah/send versi=2 f.letter_no=2/PR.07-LP/1811/2026 f.letter_on=2026-02-05 f.classification=PR.07 -> 303
$ measure show letter_in_app_count --year 2026 -> 0 "1"
$ measure show letter_in_app_share --year 2026 -> 0 "50"
$ measure show letter_filed_share --year 2026 -> 0 "50"
$ measure run -> 0 "0 perbedaan"
