# Pacts and commitments: each signs their own; the duty list knows who has not; a charter needs parties and witnesses.
as hr_officer
POST /register/position f.name="Perencana" f.kind=functional f.section=planning f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/employee/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep ag "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/employee f.name="Budi" f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.status=active -> 303
POST /register/employee f.name="Ani" f.person={ag} f.kind=non_asn f.joined_on=2020-01-06 f.position={pos} f.section=planning f.status=active -> 303
as staff
POST /register/integrity_pact f.kind=pact f.person={me} f.pact_year=2026 f.made_on=2026-01-05 f.occasion=yearly -> 422 "Butir yang dinyatakan"
POST /register/integrity_pact f.kind=pact f.person={me} f.pact_year=2026 f.made_on=2026-01-05 f.occasion=yearly f.agreed=prevent f.agreed=refuse f.agreed=open f.agreed=conflict f.agreed=example f.agreed=report f.agreed=accept -> 303
keep id "Location: /register/integrity_pact/(\d+)"
$ measure show pact_signed_share --year 2026 -> 0 " 0"
# Nobody signs for another.
as agent
POST /register/integrity_pact/{id}/langkah/sign versi=1 yakin=1 -> 403
as staff
POST /register/integrity_pact/{id}/langkah/sign versi=1 yakin=1 -> 303
GET /register/integrity_pact/{id} -> 200 "Ditandatangani" "PKI-001/2026"
GET /register/integrity_pact/{id}/ubah -> 409
GET /register/integrity_pact/wajib?tahun=2026 -> 200 "Staff" "100%" "Agent"
$ measure show pact_signed_share --year 2026 -> 0 "100"
as agent
POST /register/integrity_pact f.kind=gratuity f.person={ag} f.pact_year=2026 f.made_on=2026-02-02 f.occasion=yearly -> 303
keep g "Location: /register/integrity_pact/(\d+)"
POST /register/integrity_pact/{g}/langkah/sign versi=1 yakin=1 -> 303
$ measure show gratification_commitment_share --year 2026 -> 0 "50"
# A charter: recorded by the officer, with parties and witnesses.
as control_officer
POST /register/integrity_pact f.kind=charter f.person={ag} f.pact_year=2026 f.made_on=2026-02-02 f.occasion=zone t.parties.0.party=Ketua t.parties.0.office=KPU t.parties.0.role=party t.parties.0.signed=1 -> 303
keep c "Location: /register/integrity_pact/(\d+)"
POST /register/integrity_pact/{c}/langkah/record versi=1 f.signed_on=2026-02-02 -> 422 "para pihak dan saksi"
POST /register/integrity_pact/{c}/ubah versi=1 f.kind=charter f.person={ag} f.pact_year=2026 f.made_on=2026-02-02 f.occasion=zone t.parties.0.party=Ketua t.parties.0.office=KPU t.parties.0.role=party t.parties.0.signed=1 t.parties.1.party=Saksi t.parties.1.office=Kejaksaan t.parties.1.role=witness t.parties.1.signed=1 -> 303
$ measure show charter_signed -> 0 !"ya"
POST /register/integrity_pact/{c}/langkah/record versi=2 f.signed_on=2026-02-02 -> 303
$ measure show charter_signed -> 0 "ya"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
