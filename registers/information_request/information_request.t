# Requests for information: identity first, a term by the rules of its day, a notice or a refusal with its test, an objection that becomes a record.
as information_officer
GET /register/information_request/baru -> 200 "Undang-undang meminta identitas" !"name=\"f.decision\""
POST /register/information_request f.received_on=2026-11-02 f.channel=desk f.applicant_kind=person f.applicant_name="Siti Contoh" f.identity_no=1811010101800001 f.address="Jalan Contoh 1" f.subject="Salinan berita acara" f.detail="Berita acara rekapitulasi 2024" f.purpose=Penelitian f.obtain=copy f.format=soft f.delivery=pickup f.contact=bukan-surel -> 422 "Tulis alamat surel lengkap"
POST /register/information_request f.received_on=2026-11-02 f.channel=desk f.applicant_kind=person f.applicant_name="Siti Contoh" f.identity_no=1811010101800001 f.address="Jalan Contoh 1" f.subject="Salinan berita acara" f.detail="Berita acara rekapitulasi 2024" f.purpose=Penelitian f.obtain=copy f.format=soft f.delivery=pickup -> 303
keep id "Location: /register/information_request/(\d+)"
-- Ten working days after Monday 2 November 2026; three for election information.
GET /register/information_request/{id}/jam/answer -> 200 "16 November 2026" "UU 14/2008 Pasal 22" "10 hari kerja"
GET /register/information_request/{id} -> 200 "PI-0001/" "•••" !"Siti Contoh" "Diajukan"
GET /register/information_request/{id}?pribadi=ya -> 200 "Siti Contoh"
POST /register/information_request/{id}/langkah/accept versi=1 f.regime=general f.holder=Data f.identity_checked= -> 422
POST /register/information_request/{id}/langkah/ask_identity versi=1 alasan="Foto KTP belum ada" -> 303
POST /register/information_request/{id}/langkah/identity_given versi=2 f.identity_no=1811010101800001 -> 303
POST /register/information_request/{id}/langkah/accept versi=3 f.regime=election f.holder=Data f.identity_checked=1 -> 422 "Alasan memakai waktu pemilu"
POST /register/information_request/{id}/langkah/accept versi=3 f.regime=election f.regime_reason="Hasil pemilu" f.holder=Data f.identity_checked=1 -> 303
GET /register/information_request/{id}/jam/answer_election -> 200 "5 November 2026" "Perki 1/2019"
POST /register/information_request/{id}/langkah/regime versi=4 alasan="Bukan informasi pemilu" f.regime=general f.regime_reason= -> 303
GET /register/information_request/{id}/jam/answer -> 200 "16 November 2026"
GET /register/information_request/{id}/jam/answer_election -> 200 "belum"
-- The notice; what is refused needs its ground and the test behind it.
POST /register/information_request/{id}/langkah/notify versi=5 f.holding=here f.held_form=soft f.decision=refused f.decided_on=2026-11-13 f.reply="Tidak" -> 422 "Tolak dengan alasan"
POST /register/information_request/{id}/langkah/notify versi=5 f.holding=elsewhere f.decision=granted f.decided_on=2026-11-13 f.reply="Kami kirim" -> 422 "Badan publik yang menguasai"
POST /register/information_request/{id}/langkah/refuse versi=5 f.holding=here f.decision=refused f.decided_on=2026-11-13 f.reply="Memuat NIK" -> 422 "Alasan pengecualian" "Uji konsekuensi"
POST /register/information_request/{id}/langkah/notify versi=5 f.holding=here f.held_form=soft f.decision=granted f.decided_on=2026-10-30 f.reply="Kami kirim" -> 422 "tidak dapat mendahului"
POST /register/information_request/{id}/langkah/notify versi=5 f.holding=here f.held_form=soft f.decision=granted f.decided_on=2026-11-13 f.reply="Kami kirim lewat surel" -> 303
GET /register/information_request/{id} -> 200 "Dikabulkan seluruhnya" "lembar=pemberitahuan"
GET /register/information_request/{id}/cetak.pdf -> 200 type=application/pdf
GET /register/information_request/{id}/cetak.pdf?lembar=formulir -> 200 type=application/pdf
POST /register/information_request/{id}/langkah/deliver versi=6 f.delivered_on=2026-11-10 -> 422 "mendahului pemberitahuan"
POST /register/information_request/{id}/langkah/deliver versi=6 f.delivered_on=2026-11-16 -> 303
-- It was decided today, after its term: not on time. A request of today is.
$ measure show information_request_count --year 2026 -> 0 "1"
$ measure show information_request_done --year 2026 -> 0 "1"
$ measure show information_request_on_time --year 2026 -> 0 "0%"
GET /register/information_request/baru -> 200
keep now "name=\"f.received_on\"[^>]* value=\"([0-9-]+)\""
POST /register/information_request f.received_on={now} f.channel=letter f.applicant_kind=body f.applicant_name="Lembaga Contoh" f.identity_no=AHU-1 f.address="Jalan Contoh 2" f.subject="Daftar pemilih" f.detail="Lengkap dengan NIK" f.purpose=Arsip f.obtain=copy f.format=soft f.delivery=email -> 303
keep b "Location: /register/information_request/(\d+)"
POST /register/information_request/{b}/langkah/accept versi=1 f.regime=general f.holder=Data f.identity_checked=1 -> 303
GET /register/information_request/{b}/jam/answer -> 200 "Perpanjang" "7 hari kerja"
POST /register/information_request/{b}/jam/answer kali=0 alasan= -> 422
POST /register/information_request/{b}/jam/answer kali=0 alasan="Data tersebar di 105 desa" -> 303
POST /register/information_request/{b}/jam/answer kali=1 alasan="Sekali lagi" -> 409 "sebanyak yang diizinkan"
-- The test: proposed, reviewed, sent, decided by KPU; only then can a refusal rest on it.
POST /register/exempt_information f.title="NIK pemilih" f.proposed_on=2026-11-09 f.scope="NIK dan NKK" f.holder=Data f.ground=h f.statute="UU 27/2022 Pasal 4" f.tested_at=request f.harm="Penyalahgunaan data" f.benefit="Pemilih terlindungi" f.interest="Data pribadi" f.balance="Nama tetap terbuka" -> 303
keep x "Location: /register/exempt_information/(\d+)"
POST /register/information_request/{b}/langkah/refuse versi=2 f.holding=here f.decision=refused f.ground=h f.exempt={x} f.decided_on= f.reply="Memuat NIK" -> 422
POST /register/exempt_information/{x}/langkah/review versi=1 f.experts="Tim pertimbangan" f.tested_on=2026-11-10 -> 303
POST /register/exempt_information/{x}/langkah/send versi=2 f.sent_no=12/2026 -> 303
POST /register/exempt_information/{x}/langkah/decide versi=3 f.decree_no=101/2026 f.decree_on=2026-11-20 f.valid_from=2026-11-20 f.valid_until=2027-11-19 -> 303
POST /register/information_request/{b}/langkah/refuse versi=2 f.holding=here f.decision=refused f.ground=h f.exempt={x} f.decided_on=2026-11-20 f.reply="Memuat NIK" -> 422 "mendahului permohonan"
POST /register/information_request/{b}/langkah/refuse versi=2 f.holding=here f.decision=refused f.ground=h f.exempt={x} f.decided_on={now} f.reply="Memuat NIK" -> 303
GET /register/information_request/{b} -> 200 "Ditolak" "lembar=penolakan" "NIK pemilih"
GET /register/information_request/{b}/cetak.pdf -> 200 type=application/pdf
$ measure show information_request_refused --year 2026 -> 0 "1"
$ measure show information_request_on_time --year 2026 -> 0 "50%"
$ measure show information_request_granted --year 2026 -> 0 "50%"
-- The objection becomes a record; the superior answers, and the applicant's request holds the answer.
POST /register/information_request/{b}/langkah/object versi=3 f.objection_ground=refused f.objection_text= -> 422
POST /register/information_request/{b}/langkah/object versi=3 f.objection_ground=refused f.objection_text="Saya tidak meminta NIK" -> 303
GET /register/information_objection -> 200 "KB-001/"
keep o "/register/information_objection/(\d+)"
GET /register/information_objection/{o}?pribadi=ya -> 200 "Lembaga Contoh" "Saya tidak meminta NIK" "a. Permohonan ditolak"
GET /register/information_objection/{o}/langkah/examine -> 200
keep boss "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/information_objection/{o}/langkah/examine versi=1 f.request={b} f.regime=general f.superior={boss} -> 303
POST /register/information_objection/{o}/langkah/answer versi=2 f.outcome=partial f.reply="Diberi tanpa NIK" f.replied_on={now} -> 403
as leadership
POST /register/information_objection/{o}/langkah/answer versi=2 f.outcome=partial f.deliberated=1 f.reply="Diberi tanpa NIK" f.replied_on={now} -> 422 "tidak diselesaikan lewat musyawarah"
POST /register/information_objection/{o}/langkah/answer versi=2 f.outcome=partial f.reply="Diberi tanpa NIK" f.replied_on={now} -> 303
as information_officer
GET /register/information_request/{b} -> 200 "Diberi tanpa NIK" "Keberatan diajukan"
POST /register/information_request/{b}/langkah/settle versi=5 f.objection_reply="Diberi tanpa NIK" -> 303
as staff
GET /register/information_request -> 200 !"Daftar pemilih"
GET /register/information_request/{b} -> 404
as information_officer
GET /register/information_request/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
