# SKP: proposed, agreed by the superior, understood, measured, appraised by the matrix, followed up; nobody rates their own.
as hr_officer
POST /register/position f.name="Perencana" f.kind=functional f.section=planning f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/employee/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep ag "<option value=\"(\d+)\"[^>]*>Agent<"
keep boss "<option value=\"(\d+)\"[^>]*>Area Lead<"
POST /register/employee f.name="Budi" f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.status=active -> 303
POST /register/employee f.name="Ani" f.person={ag} f.kind=pns f.nip=198001012010011002 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.status=active -> 303
GET /register/performance/wajib?tahun=2026 -> 200 "Staff" "Agent" "0%"
as staff
POST /register/performance f.person={me} f.skp_year=2026 f.starts_on=2025-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} -> 422 "di dalam tahun SKP"
POST /register/performance f.person={me} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={me} -> 422 "orang lain"
POST /register/performance f.person={me} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} f.strategic_target="Data pemilih mutakhir" -> 303
keep id "Location: /register/performance/(\d+)"
POST /register/performance/{id}/langkah/propose versi=1 -> 422 "satu hasil kerja utama"
POST /register/performance/{id}/ubah versi=1 f.person={me} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} f.strategic_target="Data pemilih mutakhir" \
  t.results.0.kind=main t.results.0.above=Data t.results.0.result="Rekap bulanan" t.results.0.aspect=quantity t.results.0.indicator="Jumlah rekap" t.results.0.target="12 rekap" \
  t.results.1.kind=main t.results.1.result="Rekap bulanan" t.results.1.aspect=time t.results.1.indicator="Tepat waktu" t.results.1.target="tanggal 5" -> 303
POST /register/performance/{id}/langkah/propose versi=2 -> 303
POST /register/performance/{id}/langkah/agree versi=3 -> 403
as agent
GET /register/performance/{id} -> 404

# The superior in the record, whatever the role, agrees; then the person says that it is understood.
as area_lead
GET /register/performance?saring=to_agree -> 200 "SKP-001/2026"
POST /register/performance/{id}/langkah/agree versi=3 -> 303
$ measure show skp_share --year 2026 -> 0 "50"
$ measure show skp_understood_share --year 2026 -> 0 " 0"
as staff
POST /register/performance/{id}/langkah/understand versi=4 yakin=1 -> 303
GET /register/performance/{id} -> 200 "Pelaksanaan" "Dinyatakan dipahami pada"
$ measure show skp_understood_share --year 2026 -> 0 "100"
$ measure show skp_cascaded_share --year 2026 -> 0 "100"

# Nobody writes their own rating, neither by the form nor by the move.
POST /register/performance/{id}/ubah versi=5 f.person={me} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} f.strategic_target="Data pemilih mutakhir" f.result_rating=above t.results.0.kind=main t.results.0.result=R t.results.0.aspect=quantity t.results.0.indicator=I t.results.0.target=T -> 422 "pejabat penilai"
as area_lead
POST /register/performance/{id}/langkah/appraise versi=5 f.org_rating=good f.result_rating=above f.behaviour_rating=as -> 422 "pengukuran berkala"
POST /register/performance/{id}/ubah versi=5 f.person={me} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} f.strategic_target="Data pemilih mutakhir" f.understood_on=2026-02-02 \
  t.results.0.kind=main t.results.0.above=Data t.results.0.result="Rekap bulanan" t.results.0.aspect=quantity t.results.0.indicator="Jumlah rekap" t.results.0.target="12 rekap" t.results.0.achieved="3 rekap" \
  t.periods.0.period=q1 t.periods.0.measured_on=2026-04-06 t.periods.0.achievement=95 -> 303
$ measure show skp_periodic_share --year 2026 -> 0 "100"
as staff
POST /register/performance/{id}/langkah/appraise versi=6 f.org_rating=good f.result_rating=above f.behaviour_rating=above -> 403
as area_lead
POST /register/performance/{id}/langkah/appraise versi=6 f.org_rating=good f.result_rating=above f.behaviour_rating=below -> 303
GET /register/performance/{id} -> 200 "Kurang" "Tindak lanjut penilaian"
as staff
POST /register/performance/{id}/langkah/object versi=7 -> 422
POST /register/performance/{id}/langkah/object versi=7 f.objection="Umpan balik belum dihitung" -> 303
as area_lead
POST /register/performance/{id}/langkah/appraise versi=8 f.org_rating=good f.result_rating=above f.behaviour_rating=above -> 303
GET /register/performance/{id} -> 200 "Sangat Baik"
as hr_officer
GET /register/performance -> 200 "Sangat Baik" "Sebaran predikat 2026" "100%" "Semestinya ada"
POST /register/performance/{id}/langkah/follow versi=9 f.follow_up=x -> 422
POST /register/performance/{id}/langkah/follow versi=9 f.used_for=reward f.follow_up="Diusulkan menjadi teladan" -> 303
$ measure show skp_evaluated_share --year 2026 -> 0 "100"
$ measure show skp_used_share --year 2026 -> 0 "100"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
-- A superior's SKP is a link only to those who may open it; to the others it is a name.
as hr_officer
POST /register/performance f.person={ag} f.skp_year=2026 f.starts_on=2026-01-01 f.ends_on=2026-12-31 f.position={pos} f.superior={boss} f.superior_skp={id} -> 303
keep under "Location: /register/performance/(\d+)"
GET /register/performance/{under} -> 200 "href=\"/register/performance/{id}\""
as agent
GET /register/performance/{under} -> 200 "SKP atasan" !"href=\"/register/performance/{id}\""
