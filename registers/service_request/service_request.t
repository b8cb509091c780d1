# A visit that is asked for: its own term by kind, answered in time, carried out and counted.
as service_officer
GET /register/service/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Service Officer<"
keep today "name=\"f.drafted_on\"[^>]*value=\"([0-9-]+)\""
later -60d
POST /register/service f.name="Kunjungan" f.code=kunjungan f.summary="Berkunjung." f.users=public f.scope=external f.keeper={me} f.drafted_on=2026-01-05 f.requirements="Surat" t.steps.0.step="Surat" f.time_amount=3 f.time_unit=workdays f.fee=0 f.product="Kunjungan" f.complaints="x" f.basis="x" f.facilities=x f.competence=b f.supervision=c f.staff_count=2 f.guarantee=d f.safety=e f.appraisal=f f.form_path=/permohonan-layanan f.timed_register=service_request f.timed_clock=handling -> 303
keep svc "Location: /register/service/(\d+)"
POST /register/service_request f.service={svc} f.kind=visit f.subject=x f.body=y f.asker=z f.channel=desk f.received_on=2026-01-05 -> 422 "Layanan"
POST /register/service/{svc}/langkah/discuss versi=1 f.minutes_no=1/BA f.minutes_on=2026-01-06 f.attendance=12 -> 303
POST /register/service/{svc}/langkah/publish versi=2 -> 303
later 60d
POST /register/service/{svc}/langkah/end_comments versi=3 -> 303
POST /register/service/{svc}/langkah/adopt versi=4 f.decree_no=9/2026 f.adopted_on={today} -> 303
POST /register/service/{svc}/langkah/apply versi=5 f.applied_on={today} f.media=portal -> 303
POST /register/service_request f.service={svc} f.kind=visit f.subject="Kunjungan SMA" f.body="Belajar" f.participants=30 f.institution="SMA" f.asker="Bu Guru Rahasia" f.channel=letter f.received_on={today} -> 303
keep id "Location: /register/service_request/(\d+)"
GET /register/service_request/{id} -> 200 "3 hari kerja" !"Bu Guru Rahasia"
as staff
GET /register/service_request/{id} -> 404
as service_officer
POST /register/service_request/{id}/langkah/answer versi=1 -> 422
POST /register/service_request/{id}/langkah/answer versi=1 f.reply="Silakan datang" -> 303
POST /register/service_request/{id}/langkah/finish versi=2 f.held_on={today} f.attended=28 f.segment=first -> 303
$ measure show outreach_attended --year 2026 -> 0 "28"
$ measure show service_on_time_share --year 2026 -> 0 "100%"
as guest
GET /layanan/kunjungan -> 200 "1 dari 1 yang selesai" "Kunjungan"
as service_officer
GET /register/service_request/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
