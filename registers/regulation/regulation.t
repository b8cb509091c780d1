# The map of instruments: proposed, drawn up, in force, found wanting, replaced; what is counted as new and as revised.
as legal_officer
POST /register/regulation f.kind=determining f.form=decision f.about="Standar pelayanan" f.topic=service f.service=1 f.origin=new f.proposed_on=2025-01-06 -> 303
keep old "Location: /register/regulation/(\d+)"
POST /register/regulation/{old}/langkah/enact versi=1 f.code="1 Tahun 2025" f.enacted_on=2025-02-03 -> 422 "Isi “Ditandatangani oleh”"
POST /register/regulation/{old}/langkah/enact versi=1 f.code="1 Tahun 2025" f.enacted_on=2025-02-03 f.signer=Ketua -> 303
$ measure show regulation_new_count --year 2025 -> 0 "1"
$ measure show regulation_count --year 2025 -> 0 "1"
$ measure show service_policy_available --year 2025 -> 0 "ya"
$ measure show regulation_evaluated_share --year 2025 -> 0 "0%"
-- Evaluated: what is not in order must say what to do.
POST /register/regulation/{old}/langkah/evaluate versi=2 f.evaluated_on=2026-02-02 f.relevant=0 f.consistent=1 f.helps=1 -> 422 "Satu syarat tidak terpenuhi"
POST /register/regulation/{old}/langkah/find_fault versi=2 f.evaluated_on=2026-02-02 f.relevant=0 f.consistent=1 f.helps=0 f.advice=keep -> 422 "Pilih rekomendasi"
POST /register/regulation/{old}/langkah/find_fault versi=2 f.evaluated_on=2026-02-02 f.relevant=0 f.consistent=1 f.helps=0 f.advice=revise -> 303
$ measure show regulation_evaluated_share --year 2026 -> 0 "100%"
GET /register/regulation?saring=change -> 200 "Standar pelayanan"
-- The revision names what it replaces and why.
POST /register/regulation f.kind=determining f.form=decision f.about="Standar pelayanan baru" f.topic=service f.service=1 f.origin=revision f.replaces={old} f.reason=irrelevant f.reason=hinders f.proposed_on=2026-02-09 -> 303
keep new "Location: /register/regulation/(\d+)"
POST /register/regulation/{new}/langkah/start versi=1 -> 303
POST /register/regulation/{new}/langkah/harmonise versi=2 -> 303
POST /register/regulation/{new}/langkah/enact versi=3 f.code="2 Tahun 2026" f.enacted_on=2026-03-02 f.signer=Ketua -> 303
$ measure show regulation_revised_count --year 2026 -> 0 "1"
$ measure show regulation_service_revised_count --year 2026 -> 0 "1"
$ measure show regulation_revised_regulating --year 2026 -> 0 "nihil"
POST /register/regulation/{old}/langkah/amend versi=3 f.ended_on=2024-03-02 alasan=Diubah -> 422 "tidak dapat berakhir sebelum"
POST /register/regulation/{old}/langkah/amend versi=3 f.ended_on=2026-03-02 alasan=Diubah -> 303
-- The stock: one left, one came.
$ measure show regulation_count --year 2026 -> 0 "1"
GET /register/regulation/{old} -> 200 "Diubah dengan naskah lain" "Standar pelayanan baru"
as staff
POST /register/regulation/{new}/langkah/revoke versi=4 f.ended_on=2026-05-01 alasan=x -> 403
GET /register/regulation/{new} -> 200 "Berlaku" !"Catat pencabutan"
-- Anybody in an area may propose, and is told how it ended.
as area_lead
POST /register/regulation f.kind=regulating f.form=guideline f.about="Pedoman layanan khusus" f.topic=service f.service=1 f.origin=new f.proposed_on=2026-04-06 -> 303
keep mine "Location: /register/regulation/(\d+)"
as legal_officer
POST /register/regulation/{mine}/langkah/drop versi=1 -> 422 "Tulis alasannya"
POST /register/regulation/{mine}/langkah/drop versi=1 alasan="Sudah diatur pusat" -> 303
GET /register/regulation/cetak.pdf?dari=2025-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
