# Exempt information: the test first, KPU decides, thirty working days before its end somebody decides again.
as information_officer
POST /register/exempt_information f.title="Berkas penyidikan" f.proposed_on=2026-01-05 f.scope="Laporan" f.holder=Hukum f.ground=a f.statute="UU 8/1981" f.tested_at=before f.harm="Penyidikan terganggu" f.benefit="Penyidikan lancar" f.interest="Penegakan hukum" f.balance= -> 422 "Kepentingan publik"
POST /register/exempt_information f.title="Berkas penyidikan" f.proposed_on=2026-01-05 f.scope="Laporan" f.holder=Hukum f.ground=a f.statute="UU 8/1981" f.tested_at=before f.harm="Penyidikan terganggu" f.benefit="Penyidikan lancar" f.interest="Penegakan hukum" f.balance="Putusan tetap terbuka" -> 303
keep id "Location: /register/exempt_information/(\d+)"
POST /register/exempt_information/{id}/langkah/decide versi=1 f.decree_no=1 f.decree_on=2026-02-02 f.valid_from=2026-02-02 f.valid_until=2027-02-01 -> 409
POST /register/exempt_information/{id}/langkah/review versi=1 f.experts=Tim f.tested_on=2026-01-12 -> 303
POST /register/exempt_information/{id}/langkah/send versi=2 f.sent_no=5/2026 -> 303
POST /register/exempt_information/{id}/langkah/decide versi=3 f.decree_no=1 f.decree_on=2026-02-02 f.valid_from=2026-02-02 f.valid_until=2060-02-01 -> 422 "paling lama 30 tahun"
POST /register/exempt_information/{id}/langkah/decide versi=3 f.decree_no=1 f.decree_on=2026-02-02 f.valid_from=2026-02-02 f.valid_until=2026-12-31 -> 303
-- Counted back from 31 December 2026, past Christmas and its joint leave: Tuesday 17 November.
GET /register/exempt_information/{id}/jam/decide -> 200 "Dihitung mundur" "PP 61/2010 Pasal 11" "17 November 2026"
-- Where the end lies before the day on which it was entered, the holidays before that day count too: 11 May, past six of them.
POST /register/exempt_information f.title="Berkas lama" f.proposed_on=2026-01-05 f.scope="Laporan" f.holder=Hukum f.ground=a f.statute="UU 8/1981" f.tested_at=before f.harm="Penyidikan terganggu" f.benefit="Penyidikan lancar" f.interest="Penegakan hukum" f.balance="Putusan tetap terbuka" -> 303
keep old "Location: /register/exempt_information/(\d+)"
POST /register/exempt_information/{old}/langkah/review versi=1 f.experts=Tim f.tested_on=2026-01-12 -> 303
POST /register/exempt_information/{old}/langkah/send versi=2 f.sent_no=6/2026 -> 303
POST /register/exempt_information/{old}/langkah/decide versi=3 f.decree_no=1 f.decree_on=2026-02-02 f.valid_from=2026-02-02 f.valid_until=2026-06-30 -> 303
GET /register/exempt_information/{old}/jam/decide -> 200 "11 Mei 2026" !"belum dimasukkan"
POST /register/exempt_information/{old}/langkah/open versi=4 alasan="Penyidikan selesai" f.opened_on=2026-06-30 -> 303
GET /register/exempt_information?saring=current -> 200 "Berkas penyidikan"
$ measure show exempt_information_count --year 2026 -> 0 "1"
POST /register/exempt_information/{id}/langkah/renew versi=4 alasan="Diuji ulang" f.decree_no=2 f.decree_on=2026-11-20 f.valid_until=2028-12-31 -> 303
GET /register/exempt_information/{id}/jam/decide -> 200 !"terlambat"
POST /register/exempt_information/{id}/langkah/open versi=5 alasan="Penyidikan selesai" f.opened_on=2026-11-25 -> 303
GET /register/exempt_information/{id} -> 200 "Terbuka"
as staff
GET /register/exempt_information/{id} -> 404
as information_officer
GET /register/exempt_information/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
