# A standard is drawn up with the public: minutes, seven working days of comments, each answered, then adopted, used, evaluated.
as staff
POST /register/service f.name=x f.code=x1 f.summary=x f.users=public f.scope=external f.drafted_on=2026-01-05 -> 403
as service_officer
GET /register/service/baru -> 200 "Kode"
keep me "<option value=\"(\d+)\" selected[^>]*>Service Officer<"
POST /register/service f.name="Konsultasi" f.code="Huruf Besar" f.summary="Tanya aturan." f.users=public f.scope=external f.keeper={me} f.drafted_on=2026-01-05 -> 422 "tanpa spasi"
POST /register/service f.name="Konsultasi" f.code=konsultasi f.summary="Tanya aturan." f.users=public f.scope=external f.keeper={me} f.drafted_on=2026-01-05 -> 303
keep id "Location: /register/service/(\d+)"
GET /register/service/{id} -> 200 "14 dari 14"
POST /register/service/{id}/langkah/discuss versi=1 f.minutes_no=1/BA f.minutes_on=2026-01-06 f.attendance=12 -> 303
-- The draft that is published is whole.
POST /register/service/{id}/langkah/publish versi=2 -> 422 "ke-14 komponennya"
POST /register/service/{id}/ubah versi=2 f.name="Konsultasi" f.code=konsultasi f.summary="Tanya aturan." f.users=public f.scope=external f.keeper={me} f.drafted_on=2026-01-05 f.requirements="Pertanyaan" t.steps.0.step="Bertanya" f.time_amount=5 f.time_unit=workdays f.fee=0 f.product="Jawaban" f.complaints="/pengaduan" f.basis="UU 25/2009" f.facilities=a f.competence=b f.supervision=c f.staff_count=2 f.guarantee=d f.safety=e f.appraisal=f f.minutes_no=1/BA f.minutes_on=2026-01-06 f.attendance=12 -> 303
GET /register/service/{id} -> 200 "0 dari 14"
POST /register/service/{id}/langkah/publish versi=3 -> 303
-- Nobody adopts it before the seven working days have passed.
POST /register/service/{id}/langkah/end_comments versi=4 -> 409 "baru dapat dilakukan setelah"
later 20d
GET /masuk -> 200
POST /masuk login=service-officer password="sebuah kata sandi panjang" -> 303
POST /register/service/{id}/langkah/end_comments versi=4 -> 303
GET /register/service/baru -> 200
keep today "name=\"f.drafted_on\"[^>]*value=\"([0-9-]+)\""
-- Every comment is treated and answered, or it is not adopted.
POST /register/service/{id}/langkah/adopt versi=5 f.decree_no=9/2026 f.adopted_on=2026-01-20 t.comments.0.got_on=2026-01-08 t.comments.0.comment="Terlalu lama" -> 422
POST /register/service/{id}/langkah/adopt versi=5 f.decree_no=9/2026 f.adopted_on={today} t.comments.0.got_on=2026-01-08 t.comments.0.comment="Terlalu lama" -> 422 "setiap tanggapan punya perlakuan"
POST /register/service/{id}/langkah/adopt versi=5 f.decree_no=9/2026 f.adopted_on={today} t.comments.0.got_on=2026-01-08 t.comments.0.comment="Terlalu lama" t.comments.0.treated=taken t.comments.0.answer="Menjadi 5 hari" -> 303
POST /register/service/{id}/langkah/apply versi=6 f.applied_on={today} f.media=board -> 303
GET /register/service/{id} -> 200 "Diterapkan" "Evaluasi tahunan" "Peninjauan tiga tahunan"
POST /register/service/{id}/langkah/evaluate versi=7 f.evaluated_on={today} f.evaluation_result=good -> 303
POST /register/service/{id}/langkah/continue versi=8 -> 303
GET /register/service/cetak.pdf?dari=2026-01-01&sampai=2027-12-31 -> 200 type=application/pdf
GET /register/service/{id}/cetak.pdf -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
