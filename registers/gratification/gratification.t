# Gratuities: reported to the UPG, analysed by the limits of the day, passed on, decided, carried out; refusals are noted.
as staff
# Whoever reports is asked about the gift; what the UPG and KPK decide comes later.
GET /register/gratification/baru -> 200 "Diterima atau ditolak" "berlawanan dengan tugas" !"name=\"f.verdict\"" !"Penetapan status"
keep me "<option value=\"(\d+)\" selected[^>]*>Staff<"
POST /register/gratification f.accepted=received f.received_on=2025-06-14 f.place=Gedung f.occasion=rite f.kind=money f.item="Amplop" f.amount=1200000 f.story=Pesta f.giver="Teman" f.relation=unknown f.person={me} f.position_name=Staf f.reported_on=2025-06-10 -> 422 "mendahului pemberian"
POST /register/gratification f.accepted=received f.received_on=2025-06-14 f.place=Gedung f.occasion=rite f.kind=money f.item="Amplop lama" f.amount=1200000 f.story=Pesta f.giver="Teman" f.relation=unknown f.person={me} f.position_name=Staf f.reported_on=2025-06-16 -> 303
keep old "Location: /register/gratification/(\d+)"
POST /register/gratification f.accepted=received f.received_on=2026-06-13 f.place=Gedung f.occasion=rite f.kind=money f.item="Amplop baru" f.amount=1200000 f.story=Pesta f.giver="Teman" f.relation=unknown f.person={me} f.position_name=Staf f.reported_on=2026-06-15 -> 303
keep id "Location: /register/gratification/(\d+)"
GET /register/gratification/{id}/ubah -> 200 "name=\"f.item\"" !"name=\"f.verdict\""
GET /register/gratification/{id} -> 200 "UPG ke KPK" "Batas mutlak" !"Teman" "Rp1.200.000"
as agent
GET /register/gratification/{id} -> 404
# 1.2 million at a wedding: too much before 20 January 2026, free after it.
as gratification_officer
GET /register/gratification/{id}?pribadi=ya -> 200 "Teman"
POST /register/gratification/{old}/langkah/analyse versi=1 f.verdict=free f.analysis="Di bawah batas" -> 422 "melebihi batas pemberian upacara"
POST /register/gratification/{old}/langkah/analyse versi=1 f.verdict=report f.analysis="Di atas batas" -> 303
POST /register/gratification/{id}/langkah/analyse versi=1 f.verdict=free f.analysis="Di bawah batas" -> 303
POST /register/gratification/{id}/langkah/forward versi=2 f.gol_no=G1 f.forwarded_on=2026-06-16 -> 422 "Hanya yang wajib"
POST /register/gratification/{id}/langkah/exempt versi=2 -> 303
# Passed on to KPK, which asks for more, then decides; carried out at last.
POST /register/gratification/{old}/langkah/decide versi=2 f.decision=state_property f.decree_no=K1 f.decided_on=2025-07-28 -> 422 "teruskan dahulu"
POST /register/gratification/{old}/langkah/forward versi=2 f.gol_no=G2 f.forwarded_on=2025-06-20 -> 303
POST /register/gratification/{old}/langkah/kpk_asks versi=3 alasan="NIK" -> 303
GET /register/gratification/{old} -> 200 "Melengkapi laporan di KPK"
POST /register/gratification/{old}/langkah/forward versi=4 f.gol_no=G2 f.forwarded_on=2025-06-24 -> 303
POST /register/gratification/{old}/langkah/decide versi=5 f.decision=state_property f.decree_no=K1 f.decided_on=2025-07-28 -> 303
POST /register/gratification/{old}/langkah/settle versi=6 f.carried_out=handed f.carried_out_on=2025-07-30 -> 303
$ measure show gratification_followed_share --year 2025 -> 0 "100"
$ measure show gratification_state_value --year 2025 -> 0 "1.200.000"
# Between colleagues: both limits count, and money never is free.
as staff
POST /register/gratification f.accepted=received f.received_on=2026-03-13 f.place=Kantor f.occasion=colleague f.kind=goods f.item="Jam" f.amount=200000 f.year_total=1630000 f.story=Hadiah f.giver=Rekan f.relation=colleague f.person={me} f.position_name=Staf f.reported_on=2026-03-16 -> 303
keep c "Location: /register/gratification/(\d+)"
as gratification_officer
POST /register/gratification/{c}/langkah/analyse versi=1 f.verdict=free f.analysis=x -> 422 "di bawah batas setahun"
POST /register/gratification/{c}/langkah/ask_more versi=1 alasan="Foto" -> 303
as staff
POST /register/gratification/{c}/langkah/complete versi=2 f.story="Hadiah ulang tahun" -> 303
# A refusal is noted; perishables say where they went; nobody analyses their own.
POST /register/gratification f.accepted=refused f.received_on=2026-03-20 f.place=Kantor f.occasion=holiday f.kind=perishable f.item="Parsel" f.amount=300000 f.story=Ditolak f.giver=Penyedia f.relation=supplier f.person={me} f.position_name=Staf f.reported_on=2026-03-20 -> 303
keep r "Location: /register/gratification/(\d+)"
POST /register/gratification/{r}/langkah/note_refusal versi=1 -> 403
as gratification_officer
POST /register/gratification/{r}/langkah/analyse versi=1 f.verdict=report f.analysis=x -> 422 "Penolakan cukup dicatat"
POST /register/gratification/{r}/langkah/note_refusal versi=1 -> 303
$ measure show gratification_refused_count --year 2026 -> 0 "1"
GET /register/gratification/baru -> 200
keep upg "<option value=\"(\d+)\" selected[^>]*>Gratification Officer<"
POST /register/gratification f.accepted=received f.received_on=2026-03-20 f.place=Kantor f.occasion=holiday f.kind=perishable f.item="Kue" f.amount=100000 f.story=Diterima f.giver=Penyedia f.relation=supplier f.person={upg} f.position_name=UPG f.reported_on=2026-03-20 -> 303
keep own "Location: /register/gratification/(\d+)"
POST /register/gratification/{own}/langkah/analyse versi=1 f.verdict=report f.analysis=x f.perishable_use=social -> 403 "orang lain"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
