# Transfers, promotions and assessments: from proposal to handover; figures for the three indicators.
as hr_officer
GET /register/personnel_change/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
POST /register/personnel_change f.kind=transfer f.person={me} f.happened_on=2026-02-02 -> 422 "Arah mutasi" "Jabatan atau pangkat lama" "Dasar pertimbangan"
POST /register/personnel_change f.kind=transfer f.person={me} f.happened_on=2026-02-02 f.direction=inside f.from_position=Lama f.to_position=Baru f.reason=merit -> 303
keep id "Location: /register/personnel_change/(\d+)"
GET /register/personnel_change/{id} -> 200 "KEP-001/2026" "Diusulkan"
# An assessment has no decree, and a transfer no result of a test.
POST /register/personnel_change/{id}/langkah/record_result versi=1 f.result=optimal -> 422 "Hanya untuk uji kompetensi"
POST /register/personnel_change/{id}/langkah/hand_over versi=1 f.handover_on=2026-03-02 -> 409
POST /register/personnel_change/{id}/langkah/decide versi=1 f.decree_no=SK/1 f.decree_on=2026-01-05 f.effective_on=2026-03-02 -> 422 "sebelum usulnya"
POST /register/personnel_change/{id}/langkah/decide versi=1 f.decree_no=SK/1 f.decree_on=2026-02-20 f.effective_on=2026-03-02 -> 303
GET /register/personnel_change/{id} -> 200 "SK terbit" "SK/1"
POST /register/personnel_change/{id}/langkah/hand_over versi=2 f.handover_on=2026-03-02 -> 303
GET /register/personnel_change/{id}/ubah -> 409

# The person sees their own; colleagues do not.
as staff
GET /register/personnel_change/{id} -> 200 "Mutasi"
POST /register/personnel_change f.kind=promotion -> 403
as agent
GET /register/personnel_change/{id} -> 404
GET /register/personnel_change -> 200 !"KEP-001"

as hr_officer
POST /register/personnel_change f.kind=assessment f.person={me} f.happened_on=2026-04-06 f.method=centre f.assessor=BKN -> 303
keep a "Location: /register/personnel_change/(\d+)"
POST /register/personnel_change/{a}/langkah/decide versi=1 f.decree_no=x f.decree_on=2026-04-06 f.effective_on=2026-04-06 -> 422
POST /register/personnel_change/{a}/langkah/record_result versi=1 f.result=fair f.valid_until=2029-04-06 -> 303
POST /register/personnel_change f.kind=promotion f.person={me} f.happened_on=2026-05-04 f.from_position=A f.to_position=B f.reason=merit -> 303
keep p "Location: /register/personnel_change/(\d+)"
POST /register/personnel_change/{p}/langkah/refuse versi=1 -> 422 "alasan"
POST /register/personnel_change/{p}/langkah/refuse versi=1 alasan="Belum memenuhi syarat" -> 303
$ measure show transfer_count --year 2026 -> 0 "1"
$ measure show assessment_participant_count --year 2026 -> 0 "1"
$ measure show promotion_count --year 2026 -> 0 "2026-05 nihil"
$ measure run -> 0 "0 perbedaan"
