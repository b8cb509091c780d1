# What a person can do against what the position asks: four competencies, one below by one of two levels, fit 87.5 %.
as hr_officer
POST /register/position f.name="Perencana Ahli Pertama" f.kind=functional f.section=planning f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
POST /register/competency_standard f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 t.competencies.0.kind=managerial t.competencies.0.competency=Integritas t.competencies.0.needed=2 -> 303
keep std "Location: /register/competency_standard/(\d+)"
GET /register/competency_gap/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
# A standard that is not established cannot be the measure.
POST /register/competency_gap f.person={me} f.need_year=2026 f.standard={std} f.assessed_on=2026-02-02 f.method=dialogue t.competencies.0.competency=A t.competencies.0.needed=2 t.competencies.0.held=2 -> 422 "Standar kompetensi jabatan"
POST /register/competency_standard/{std}/ubah versi=1 f.position={pos} f.job_group=functional f.expected_level=2 f.education=S-1 \
  t.competencies.0.kind=managerial t.competencies.0.competency=A t.competencies.0.needed=2 t.competencies.1.kind=managerial t.competencies.1.competency=B t.competencies.1.needed=2 \
  t.competencies.2.kind=managerial t.competencies.2.competency=C t.competencies.2.needed=2 t.competencies.3.kind=managerial t.competencies.3.competency=D t.competencies.3.needed=2 \
  t.competencies.4.kind=managerial t.competencies.4.competency=E t.competencies.4.needed=2 t.competencies.5.kind=managerial t.competencies.5.competency=F t.competencies.5.needed=2 \
  t.competencies.6.kind=managerial t.competencies.6.competency=G t.competencies.6.needed=2 t.competencies.7.kind=managerial t.competencies.7.competency=H t.competencies.7.needed=2 \
  t.competencies.8.kind=cultural t.competencies.8.competency=I t.competencies.8.needed=2 -> 303
as planning_officer
POST /register/competency_standard/{std}/langkah/verify versi=2 -> 303
as leadership
POST /register/competency_standard/{std}/langkah/establish versi=3 f.set_on=2026-01-05 f.decree_no=SKJ/1 -> 303
as hr_officer
POST /register/competency_gap f.person={me} f.need_year=2026 f.standard={std} f.assessed_on=2026-02-02 f.method=dialogue \
  t.competencies.0.competency=A t.competencies.0.needed=2 t.competencies.0.held=2 t.competencies.1.competency=B t.competencies.1.needed=2 t.competencies.1.held=1 \
  t.competencies.2.competency=C t.competencies.2.needed=2 t.competencies.2.held=2 t.competencies.3.competency=D t.competencies.3.needed=2 t.competencies.3.held=3 -> 303
keep id "Location: /register/competency_gap/(\d+)"
GET /register/competency_gap/{id} -> 200 "87,5%" "Dibandingkan"
GET /register/competency_gap?saring=gap -> 200 "Staff"
$ measure show competency_need_share --year 2026 -> 0 "0"
as hr_officer
POST /register/competency_gap/{id}/langkah/identify versi=1 f.needs="" f.priority=high -> 422
POST /register/competency_gap/{id}/langkah/identify versi=1 f.needs="Pelatihan B" f.priority=high f.way=online -> 303
$ measure show competency_need_share --year 2026 -> 0 "100"
$ measure show competency_match --year 2026 -> 0 "87,5"
as staff
GET /register/competency_gap/{id} -> 200 "Pelatihan B"
as agent
GET /register/competency_gap/{id} -> 404
$ measure run -> 0 "0 perbedaan"
