# The catalogue of services, and the standard of one, as strangers see them: only what is in force, made from the register.
as guest
GET /layanan -> 200 "Belum ada standar pelayanan yang berlaku"
GET /layanan/konsultasi -> 404
GET /layanan/konsultasi/poster.pdf -> 404
as service_officer
later -60d
GET /register/service/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Service Officer<"
POST /register/service f.name="Konsultasi <b>pemilu" f.code=konsultasi f.summary="Tanya aturan pemilu." f.users="public" f.scope=external f.keeper={me} f.drafted_on=2026-01-05 f.requirements="Pertanyaan & KTP" t.steps.0.step="Bertanya" t.steps.0.actor=Pemohon t.steps.0.time="10 menit" f.time_amount=5 f.time_unit=workdays f.fee=0 f.product="Jawaban" f.complaints="Lewat meja layanan" f.basis="UU 25/2009" f.facilities=Meja f.competence=b f.supervision=c f.staff_count=2 f.guarantee=d f.safety=e f.appraisal=f f.timed_register=complaint f.timed_clock=settling -> 303
keep id "Location: /register/service/(\d+)"
POST /register/service/{id}/langkah/discuss versi=1 f.minutes_no=1/BA f.minutes_on=2026-01-06 f.attendance=12 -> 303
POST /register/service/{id}/langkah/publish versi=2 -> 303
-- What is only a draft is nobody's business.
as guest
GET /layanan -> 200 !"Konsultasi"
GET /layanan/konsultasi -> 404
later 60d
as service_officer
POST /register/service/{id}/langkah/end_comments versi=3 -> 303
GET /register/service/baru -> 200
keep today "name=\"f.drafted_on\"[^>]*value=\"([0-9-]+)\""
POST /register/service/{id}/langkah/adopt versi=4 f.decree_no=9/2026 f.adopted_on={today} -> 303
POST /register/service/{id}/langkah/apply versi=5 f.applied_on={today} f.media=portal -> 303
POST /register/service_pledge f.wording="Kami sanggup menepati standar." f.signatory="Ketua" f.signatory_post=Ketua f.signed_on=2026-01-05 -> 303
keep pledge "Location: /register/service_pledge/(\d+)"
POST /register/service_pledge/{pledge}/langkah/publish versi=1 f.media=board f.published_on=2026-01-06 -> 303
as guest
GET /layanan -> 200 "Konsultasi &lt;b&gt;pemilu" "5 hari kerja" "Gratis" "Kami sanggup menepati standar" "Masyarakat umum" !"Belum ada"
GET /layanan?q=aturan -> 200 "Konsultasi" "noindex"
GET /layanan?q=%22%3E%3Cscript%3E -> 200 "Tidak ada layanan yang cocok" !"<script>"
GET /layanan?kelompok=press -> 200 "Tidak ada layanan yang cocok"
GET /layanan/konsultasi -> 200 "Konsultasi &lt;b&gt;pemilu" "Pertanyaan &amp; KTP" "Bertanya" "Pemohon, 10 menit" "Jawaban" "9/2026" "UU 25/2009" "2 orang" !"<b>pemilu"
GET /layanan/konsultasi/poster.pdf -> 200 type=application/pdf
POST /layanan/konsultasi -> 405
-- The office's own figures: nothing yet, then one of one in time.
GET /layanan/konsultasi -> 200 !"tepat waktu"
as complaint_officer
POST /register/complaint f.subject="Antrean" f.body="Lama" f.service={id} f.identity=anonymous f.kind=complaint f.channel=desk f.received_on={today} -> 303
keep c "Location: /register/complaint/(\d+)"
GET /register/complaint/{c}/langkah/verify -> 200
keep agent "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/complaint/{c}/langkah/verify versi=1 f.gravity=light f.examiner={agent} -> 303
POST /register/complaint/{c}/langkah/answer_light versi=2 f.verdict=founded f.reply="Ditambah petugas." -> 303
as guest
GET /layanan/konsultasi -> 200 "1 dari 1 yang selesai" "1 pengaduan tentang layanan ini"
