# Archives: retention from the day the file closed; moved, assessed, destroyed by record or handed over; nothing by itself.
as archivist
POST /register/archive f.classification=keuangan f.description="Kuitansi" f.creator_unit=general f.nature=facilitative f.category=general f.began_on=2023-01-02 f.listed_on=2026-01-05 f.medium=paper f.security=open -> 422 "titik, dua angka"
POST /register/archive f.classification=KU.03 f.description="Kuitansi 2023" f.creator_unit=general f.nature=facilitative f.category=vital f.began_on=2023-01-02 f.listed_on=2026-01-05 f.medium=paper f.security=open -> 422 "Cara pelindungan"
# Closed on 31 December 2023, active one year, inactive two: to be moved from the end of 2024, fate after the end of 2026.
POST /register/archive f.classification=KU.03 f.description="Kuitansi 2023" f.creator_unit=general f.nature=facilitative f.category=general f.began_on=2023-01-02 f.ended_on=2023-12-31 f.listed_on=2026-01-05 f.medium=paper f.security=open f.boxes=2 f.active_years=1 f.inactive_years=2 f.fate=destroy t.contents.0.item="Januari" t.contents.0.sheets=120 -> 303
keep a "Location: /register/archive/(\d+)"
GET /register/archive/{a} -> 200 "31 Des 2024" "31 Des 2026" "ARS-00001/2026" "0,4"
GET /register/archive?saring=to_move -> 200 "Kuitansi 2023"
$ measure show archive_managed_share -> 0 " 0"
POST /register/archive/{a}/langkah/move versi=1 f.moved_on=2026-02-02 f.move_record=BA/1 -> 422 "Lokasi simpan"
POST /register/archive/{a}/langkah/move versi=1 f.moved_on=2026-02-02 f.move_record=BA/1 f.location="Rak 4" -> 303
$ measure show archive_managed_share -> 0 "100"
GET /register/archive -> 200 "Kuitansi 2023" !"Berkas yang lewat retensi"
GET /register/archive?saring=past_retention -> 200 !"Kuitansi 2023"
POST /register/archive/{a}/langkah/assess versi=2 f.committee=SK/1 f.assessed_on=2026-03-02 f.assessment="Tak bernilai" f.fate=destroy -> 422 "belum habis"
# An older one: assessed, and destroyed by somebody else than the archivist who assessed it.
POST /register/archive f.classification=KU.03 f.description="Kuitansi 2019" f.creator_unit=general f.nature=facilitative f.category=general f.began_on=2019-01-02 f.ended_on=2019-12-31 f.listed_on=2026-01-05 f.medium=paper f.security=open f.active_years=1 f.inactive_years=2 f.fate=destroy f.location="Rak 1" -> 303
keep b "Location: /register/archive/(\d+)"
POST /register/archive/{b}/langkah/move versi=1 f.moved_on=2026-02-02 f.move_record=BA/1 f.location="Rak 4" -> 303
GET /register/archive -> 200 "Berkas yang lewat retensi"
GET /register/archive?saring=past_retention -> 200 "Kuitansi 2019"
POST /register/archive/{b}/langkah/assess versi=2 f.committee=SK/1 f.assessed_on=2026-03-02 f.assessment="Tak bernilai" f.fate=destroy -> 303
POST /register/archive/{b}/langkah/make_static versi=3 -> 422 "bernasib permanen"
POST /register/archive/{b}/langkah/destroy versi=3 yakin=1 f.approval_no=P/1 f.disposal_record=BA/2 f.disposed_on=2026-04-06 f.method=shredded f.witnesses="Hukum dan pengawasan" -> 403 "orang lain"
as leadership
POST /register/archive/{b}/langkah/destroy versi=3 yakin=1 f.approval_no=P/1 f.disposal_record=BA/2 f.disposed_on=2026-02-16 f.method=shredded f.witnesses="Hukum dan pengawasan" -> 422 "sesudah penilaian"
POST /register/archive/{b}/langkah/destroy versi=3 yakin=1 f.approval_no=P/1 f.disposal_record=BA/2 f.disposed_on=2026-04-06 f.method=shredded f.witnesses="Hukum dan pengawasan" -> 303
$ measure show archive_destroyed_count --year 2026 -> 0 "1"
as staff
GET /register/archive/{b} -> 200 "Musnah" "BA/2"
GET /register/archive -> 200 !"Berkas yang lewat retensi"
GET /register/archive/{a}/ubah -> 403
$ measure show archive_documented_share -> 0 "100"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
