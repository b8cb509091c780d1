# The list of public information: published by class; what is periodic is renewed within six months.
as information_officer
POST /register/public_information f.title="Laporan keuangan" f.summary="Realisasi 2026" f.class=periodic f.topic=finance f.holder=Keuangan f.maker=Sekretaris f.made_on=2026-01-05 f.made_at=Mesuji f.form=soft f.retention="5 tahun" f.address=ftp://x -> 422 "https://"
POST /register/public_information f.title="Laporan keuangan" f.summary="Realisasi 2026" f.class=periodic f.topic=finance f.holder=Keuangan f.maker=Sekretaris f.made_on=2026-01-05 f.made_at=Mesuji f.form=soft f.retention="5 tahun" -> 303
keep id "Location: /register/public_information/(\d+)"
POST /register/public_information/{id}/langkah/publish versi=1 f.published_on=2026-01-12 -> 303
GET /register/public_information/{id}/jam/renewal -> 200 "6 bulan" "UU 14/2008 Pasal 9"
POST /register/public_information/{id}/langkah/renew versi=2 f.summary="Realisasi 2026" f.made_on=2026-01-05 f.renewed_on=2026-01-11 -> 422 "mendahului pemuatan"
POST /register/public_information/{id}/langkah/renew versi=2 f.summary="Realisasi 2026" f.made_on=2026-02-05 f.renewed_on=2026-05-20 -> 303
-- Six months later was 20 November 2026: it is overdue.
GET /register/public_information/{id}/jam/renewal -> 200 "20 November 2026" "terlambat"
GET /register/public_information?saring=overdue -> 200 "Laporan keuangan"
POST /register/public_information f.title="Maklumat" f.summary="Janji layanan" f.class=always f.topic=pledge f.holder=PPID f.maker=PPID f.made_on=2026-01-05 f.made_at=Mesuji f.form=soft f.retention="5 tahun" -> 303
keep m "Location: /register/public_information/(\d+)"
POST /register/public_information/{m}/langkah/publish versi=1 f.published_on=2026-02-02 -> 303
GET /register/public_information/{m}/jam/renewal -> 200 "belum"
$ measure show ppid_service_documents --year 2026 -> 0 "1"
$ measure show public_information_count --year 2026 -> 0 "2"
POST /register/public_information/{m}/langkah/retire versi=2 alasan="Diganti" -> 303
as staff
GET /register/public_information -> 200 "Laporan keuangan"
POST /register/public_information f.title=x -> 403
as information_officer
GET /register/public_information/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
