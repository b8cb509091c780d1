# Every position has a standard: drawn up, verified by somebody else, established.
as hr_officer
POST /register/position f.name="Perencana Ahli Pertama" f.kind=functional f.section=planning f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/competency_standard/wajib -> 200 "Perencana Ahli Pertama" "0%"
POST /register/competency_standard f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 -> 422 "Kompetensi yang dituntut"
POST /register/competency_standard f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 t.competencies.0.kind=managerial t.competencies.0.competency=Integritas t.competencies.0.needed=6 -> 422
POST /register/competency_standard f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 t.competencies.0.kind=managerial t.competencies.0.competency=Integritas t.competencies.0.needed=2 -> 303
keep id "Location: /register/competency_standard/(\d+)"
POST /register/competency_standard f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 t.competencies.0.kind=managerial t.competencies.0.competency=Integritas t.competencies.0.needed=2 -> 422 "Jabatan"
# Eight managerial competencies and national cohesion are the least; whoever drew it up does not verify it.
as planning_officer
POST /register/competency_standard/{id}/langkah/verify versi=1 -> 422 "delapan"
as hr_officer
POST /register/competency_standard/{id}/ubah versi=1 f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 \
  t.competencies.0.kind=managerial t.competencies.0.competency=A t.competencies.0.needed=2 t.competencies.1.kind=managerial t.competencies.1.competency=B t.competencies.1.needed=2 \
  t.competencies.2.kind=managerial t.competencies.2.competency=C t.competencies.2.needed=2 t.competencies.3.kind=managerial t.competencies.3.competency=D t.competencies.3.needed=2 \
  t.competencies.4.kind=managerial t.competencies.4.competency=E t.competencies.4.needed=2 t.competencies.5.kind=managerial t.competencies.5.competency=F t.competencies.5.needed=2 \
  t.competencies.6.kind=managerial t.competencies.6.competency=G t.competencies.6.needed=2 t.competencies.7.kind=managerial t.competencies.7.competency=H t.competencies.7.needed=2 \
  t.competencies.8.kind=cultural t.competencies.8.competency=I t.competencies.8.needed=2 t.competencies.9.kind=technical t.competencies.9.competency=J t.competencies.9.needed=2 -> 303
POST /register/competency_standard/{id}/langkah/verify versi=2 -> 403 "orang lain"
as planning_officer
POST /register/competency_standard/{id}/langkah/verify versi=2 -> 303
as leadership
GET /register/competency_standard/{id} -> 200 "Diverifikasi"
POST /register/competency_standard/{id}/langkah/establish versi=3 f.set_on=2026-03-02 f.decree_no=SKJ/1 -> 303
GET /register/competency_standard/wajib -> 200 "100%"
$ measure show competency_standard_share -> 0 "100"
$ measure run -> 0 "0 perbedaan"
as staff
GET /register/competency_standard/{id} -> 200 "Ditetapkan"
POST /register/competency_standard f.position={pos} -> 403
