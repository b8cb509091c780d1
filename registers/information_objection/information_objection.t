# Objections: thirty working days to file, thirty to answer, fourteen to go to the Commission; each to the day.
as information_officer
GET /register/information_objection/baru -> 200 "paling lama 30 hari kerja" !"Tanggapan tertulis"
POST /register/information_objection f.ground=silent f.reasons="Belum dijawab" f.ground_on=2026-11-16 f.filed_on=2026-11-20 f.channel=letter f.applicant_name="Siti Contoh" f.address="Jalan Contoh 1" -> 422 "Tulis nomor permohonan"
POST /register/information_objection f.ground=missing f.reasons="Laporan keuangan tidak ada" f.ground_on=2026-11-16 f.filed_on=2026-11-20 f.channel=letter f.applicant_name="Siti Contoh" f.address="Jalan Contoh 1" -> 303
keep id "Location: /register/information_objection/(\d+)"
-- 30 working days from 16 November 2026, with Christmas and its joint leave off; the answer is due 30 after the 20th.
GET /register/information_objection/{id}/jam/window -> 200 "30 Desember 2026" "UU 14/2008 Pasal 36"
GET /register/information_objection/{id}/jam/reply -> 200 "5 Januari 2027"
GET /register/information_objection/{id} -> 200 !"Siti Contoh" "b. Informasi berkala"
POST /register/information_objection/{id}/langkah/examine versi=1 f.regime=general -> 422 "Atasan PPID"
GET /register/information_objection/{id}/langkah/examine -> 200
keep boss "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/information_objection/{id}/langkah/examine versi=1 f.regime=general f.superior={boss} -> 303
as leadership
POST /register/information_objection/{id}/langkah/answer versi=2 f.outcome=granted f.deliberated=1 f.reply="Sudah dimuat" f.replied_on=2026-11-23 -> 303
as information_officer
POST /register/information_objection/{id}/langkah/received versi=3 f.reply_received_on=2026-11-20 -> 422 "setelah dikirim"
POST /register/information_objection/{id}/langkah/received versi=3 f.reply_received_on=2026-11-24 -> 303
GET /register/information_objection/{id}/jam/commission -> 200 "14 Desember 2026"
GET /register/information_objection/{id}/cetak.pdf -> 200 type=application/pdf
POST /register/information_objection/{id}/langkah/settle versi=4 -> 303
$ measure show information_objection_on_time --year 2026 -> 0 "100%"
$ measure show information_objection_count --year 2026 -> 0 "1"
-- Election information: three working days.
POST /register/information_objection f.ground=missing f.reasons="Jadwal tidak ada" f.ground_on=2026-11-02 f.filed_on=2026-11-20 f.channel=desk f.applicant_name="Budi Contoh" f.address="Jalan Contoh 2" -> 303
keep e "Location: /register/information_objection/(\d+)"
POST /register/information_objection/{e}/langkah/examine versi=1 f.regime=election f.superior={boss} -> 303
GET /register/information_objection/{e}/jam/reply_election -> 200 "25 November 2026"
POST /register/information_objection/{e}/langkah/dispute versi=2 alasan="Diajukan ke Komisi Informasi" -> 303
POST /register/dispute f.kind=information f.subject="Jadwal tahapan" f.forum=commission f.ground=missing f.filed_on=2026-11-25 f.objection={e} f.applicant="Budi Contoh" f.in_charge={boss} -> 303
GET /register/information_objection/{e} -> 200 "Menjadi sengketa" "Jadwal tahapan"
$ measure show dispute_information_count --year 2026 -> 0 "1"
GET /register/information_objection/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
