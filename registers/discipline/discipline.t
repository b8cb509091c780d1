# Discipline and ethics: summons, examination, decision, delivery; whom it is about never sees it; figures fall or rise.
as hr_officer
GET /register/discipline/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep boss "<option value=\"(\d+)\"[^>]*>Area Lead<"
keep lead "<option value=\"(\d+)\"[^>]*>Leadership<"
POST /register/discipline f.regime=discipline f.matter=absence f.known_on=2026-02-02 f.source=attendance f.allegation="Tidak masuk" -> 422 "Hari tidak masuk"
POST /register/discipline f.regime=discipline f.matter=absence f.absent_days=5 f.known_on=2026-02-02 f.source=attendance f.allegation="Tidak masuk" -> 422 "Pilih orang kantor"
POST /register/discipline f.regime=discipline f.matter=absence f.absent_days=5 f.subject={me} f.known_on=2026-02-02 f.source=attendance f.allegation="Tidak masuk lima hari" -> 303
keep id "Location: /register/discipline/(\d+)"
GET /register/discipline/{id} -> 200 "Teguran tertulis" "DIS-001/2026" !"Tidak masuk lima hari"
GET /register/discipline/{id}?pribadi=ya -> 200 "Tidak masuk lima hari"

# The guard: neither the person nor anybody without the right; leadership reads, unless it is about them.
as staff
GET /register/discipline/{id} -> 404
GET /register/discipline -> 200 !"DIS-001/2026" !"Dipanggil" !"Dicatat" !"<b>1</b>"
POST /register/discipline f.regime=adhoc -> 403
as leadership
GET /register/discipline/{id} -> 200
as hr_officer
POST /register/discipline f.regime=ethics_asn f.matter=service f.subject={lead} f.known_on=2025-03-03 f.source=complaint f.allegation=Kasar b.papers=@data/holidays.csv -> 303
keep l "Location: /register/discipline/(\d+)"
GET /register/discipline/{l} -> 200 "holidays.csv"
keep f "/dokumen/(\d+)"
GET /dokumen/{f}/unduh -> 200
# Its files go with the record: leadership, whom it is about, and staff do not even see their names; another officer does.
as leadership
GET /register/discipline/{l} -> 404
GET /dokumen/{f} -> 404
GET /dokumen/{f}/unduh -> 404
GET /dokumen -> 200 !"holidays.csv"
GET /dokumen?q=holidays -> 200 !"holidays.csv<"
as staff
GET /dokumen/{f} -> 404
GET /dokumen -> 200 !"holidays.csv"
as leadership
GET /register/discipline -> 200 "DIS-001/2026" !"DIS-002/2026"
POST /register/discipline/{l}/langkah/clear versi=1 alasan=x -> 404

# The superior in the case may read it once named; nobody summons themselves.
as area_lead
GET /register/discipline/{id} -> 404
as hr_officer
POST /register/discipline/{id}/langkah/summon versi=1 f.superior={me} f.summons_on=2026-02-03 f.hearing_on=2026-02-10 -> 422 "bukan yang diperiksa"
POST /register/discipline/{id}/langkah/summon versi=1 f.superior={boss} f.summons_on=2026-02-03 f.hearing_on=2026-02-03 -> 422 "sesudah tanggal panggilan"
POST /register/discipline/{id}/langkah/summon versi=1 f.superior={boss} f.summons_on=2026-02-03 f.hearing_on=2026-02-10 -> 303
as area_lead
GET /register/discipline/{id} -> 200 "Pemeriksaan pertama"
# Absent once: summoned again before the evidence decides.
POST /register/discipline/{id}/langkah/examine versi=2 f.examined_on=2026-02-10 f.attended=0 f.record_no=BAP/1 f.findings=x -> 422 "panggil sekali lagi"
as hr_officer
POST /register/discipline/{id}/langkah/summon_again versi=2 f.summons2_on=2026-02-11 f.hearing_on=2026-02-18 alasan="Tidak hadir" -> 303
as area_lead
POST /register/discipline/{id}/langkah/examine versi=3 f.examined_on=2026-02-18 f.attended=0 f.record_no=BAP/1 f.findings="Diputus dari bukti" -> 303
as leadership
POST /register/discipline/{id}/langkah/decide versi=4 f.level=light f.sanction=cut6 f.decided_on=2026-02-23 f.decree_no=HD/1 -> 422 "Hukuman ringan"
POST /register/discipline/{id}/langkah/decide versi=4 f.level=light f.sanction=warning f.decided_on=2026-02-23 f.decree_no=HD/1 -> 422
POST /register/discipline/{id}/langkah/decide versi=4 f.level=light f.sanction=written f.decided_on=2026-02-23 f.decree_no=HD/1 -> 303
as hr_officer
POST /register/discipline/{id}/langkah/deliver versi=5 f.delivered_on=2026-02-25 -> 303
POST /register/discipline/{id}/langkah/contest versi=6 f.remedy_kind=objection f.remedy_on=2026-03-02 -> 303
POST /register/discipline/{id}/langkah/serve versi=7 f.remedy_result=upheld f.serves_from=2026-03-09 -> 303
POST /register/discipline/{id}/langkah/finish versi=8 f.served_on=2026-03-10 -> 303
$ measure show violation_count --year 2026 -> 0 "2026-02 1"
$ measure show violation_sanctioned_count --year 2026 -> 0 "2026-02 1"
$ measure show violation_falling --year 2026 -> 0 "2026-12 belum"
# Another in 2025: this year has fewer than last.
POST /register/discipline f.regime=adhoc f.matter=neutrality f.subject_name="Anggota PPS" f.known_on=2025-05-05 f.source=dkpp f.allegation=Atribut -> 303
$ measure show violation_falling --year 2026 -> 0 "2026-12 ya"
$ measure show ethics_count --year 2025 -> 0 "1"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
