# An SOP in the statutory form: identity, flow, approval, use, evaluation; drawn from its table, frozen by nobody but its moves.
as planning_officer
POST /register/organisation f.name="Sekretariat" f.level=secretary f.rank=10 f.position=Sekretaris f.duties=x f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 303
keep org "Location: /register/organisation/(\d+)"
GET /register/sop/baru -> 200 "Pelaksana yang sama ditulis sama persis"
keep me "<option value=\"(\d+)\" selected[^>]*>Planning Officer<"
POST /register/sop f.name="SOP Surat" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=service f.written_on=2026-01-05 f.basis="UU 25/2009" -> 303
keep id "Location: /register/sop/(\d+)"
GET /register/sop/{id} -> 200 "Rancangan" !"Diagram alur"
POST /register/sop/{id}/langkah/try versi=1 -> 422 "sedikitnya dua langkah"
-- A branch leads to a step that is there, and not to itself.
POST /register/sop/{id}/ubah versi=1 f.name="SOP Surat" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=service f.written_on=2026-01-05 f.basis="UU 25/2009" t.steps.0.activity="Menerima surat" t.steps.0.actor=Arsiparis t.steps.0.shape=begin t.steps.0.minutes=0:15 t.steps.1.activity="Lengkap?" t.steps.1.actor=Sekretaris t.steps.1.shape=decision t.steps.1.minutes=0:30 t.steps.1.branch=9 -> 422 "Langkah 2 menunjuk langkah yang tidak ada"
POST /register/sop/{id}/ubah versi=1 f.name="SOP Surat" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=service f.written_on=2026-01-05 f.basis="UU 25/2009" t.steps.0.activity="Menerima surat" t.steps.0.actor=Arsiparis t.steps.0.shape=begin t.steps.0.minutes=0:15 t.steps.1.activity="Lengkap?" t.steps.1.actor=Sekretaris t.steps.1.shape=decision t.steps.1.minutes=0:30 t.steps.2.activity="Memberi <b>disposisi</b>" t.steps.2.actor=Sekretaris t.steps.2.shape=process t.steps.2.minutes=1:00 t.steps.3.activity="Menindaklanjuti" t.steps.3.actor=Kasubbag t.steps.3.shape=finish t.steps.3.minutes=0:15 -> 303
-- 15 + 30 + 60 + 15; three lanes; no markup of strangers.
GET /register/sop/{id} -> 200 "120 menit" "Diagram alur" "Diagram alur: 4 langkah, 3 pelaksana" "Kasubbag" "Memberi &lt;b&gt;disposisi" !"<b>disposisi"
as leadership
POST /register/sop/{id}/langkah/legalise versi=2 f.sop_no=1/2026 f.approver=Bagus f.approver_position=Sekretaris f.legalised_on=2026-02-02 f.effective_on=2026-02-02 -> 422 "setiap keputusan menunjuk langkah bila tidak"
as planning_officer
POST /register/sop/{id}/ubah versi=2 f.name="SOP Surat" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=service f.written_on=2026-01-05 f.basis="UU 25/2009" t.steps.0.activity="Menerima surat" t.steps.0.actor=Arsiparis t.steps.0.shape=begin t.steps.0.minutes=0:15 t.steps.1.activity="Lengkap?" t.steps.1.actor=Sekretaris t.steps.1.shape=decision t.steps.1.minutes=0:30 t.steps.1.branch=1 t.steps.2.activity="Memberi disposisi" t.steps.2.actor=Sekretaris t.steps.2.shape=process t.steps.2.minutes=1:00 t.steps.3.activity="Menindaklanjuti" t.steps.3.actor=Kasubbag t.steps.3.shape=finish t.steps.3.minutes=0:15 -> 303
GET /register/sop/{id} -> 200 "Tidak</text>" "Ya</text>"
-- Nobody approves what they drew up.
POST /register/sop/{id}/langkah/legalise versi=3 f.sop_no=1/2026 f.approver=Bagus f.approver_position=Sekretaris f.legalised_on=2026-02-02 f.effective_on=2026-02-02 -> 403
as leadership
POST /register/sop/{id}/langkah/legalise versi=3 f.sop_no=1/2026 f.approver=Bagus f.approver_position=Sekretaris f.legalised_on=2026-02-02 f.effective_on=2026-02-01 -> 422 "hari pengesahannya"
POST /register/sop/{id}/langkah/legalise versi=3 f.sop_no=1/2026 f.approver=Bagus f.approver_position=Sekretaris f.approver_nip=123 f.legalised_on=2026-02-02 f.effective_on=2026-02-02 -> 422 "18 angka"
POST /register/sop/{id}/langkah/legalise versi=3 f.sop_no=1/2026 f.approver=Bagus f.approver_position=Sekretaris f.legalised_on=2026-02-02 f.effective_on=2026-02-02 -> 303
$ measure show sop_legal_share --year 2026 -> 0 "100%"
$ measure show sop_applied_share --year 2026 -> 0 "0%"
$ measure show sop_service_available --year 2026 -> 0 "ya"
as planning_officer
POST /register/sop/{id}/langkah/apply versi=4 -> 303
$ measure show sop_applied_share --year 2026 -> 0 "100%"
POST /register/sop/{id}/langkah/evaluate versi=5 f.evaluated_on=2026-06-01 f.verdict=revise -> 303
POST /register/sop/{id}/langkah/continue versi=6 -> 422 "bukan tetap dipakai"
POST /register/sop/{id}/langkah/revise versi=6 -> 422 "Tulis alasannya"
POST /register/sop/{id}/langkah/revise versi=6 alasan="Langkah digabung" -> 303
GET /register/sop/{id} -> 200 "Direvisi" "Langkah digabung"
as staff
POST /register/sop/{id}/langkah/revoke versi=7 f.ended_on=2026-07-01 alasan=x -> 403
-- The official list and the sheet with its flow.
GET /register/sop/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
GET /register/sop/{id}/cetak.pdf -> 200 type=application/pdf
as leadership
POST /register/sop/{id}/langkah/revoke versi=7 f.ended_on=2026-07-01 alasan="Diganti" -> 303
$ measure show sop_count --year 2026 -> 0 "1"
$ measure run -> 0 "0 perbedaan"
