# Rewards and punishments: proposed, decided by the leadership, given; who proposes does not decide.
as hr_officer
GET /register/reward/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
POST /register/reward f.kind=reward f.reach=individual f.about="Pegawai teladan" f.proposed_on=2026-02-02 f.basis=achievement f.reasoning=Baik -> 422 "Pegawai" "Bentuk penghargaan"
POST /register/reward f.kind=reward f.reach=individual f.person={me} f.about="Pegawai teladan" f.form=model f.proposed_on=2026-02-02 f.basis=achievement f.achievement=104 f.reasoning="Capaian terbaik" -> 303
keep a "Location: /register/reward/(\d+)"
POST /register/reward/{a}/langkah/decide versi=1 f.decree_no=SK/1 -> 403
as service_officer
POST /register/reward f.kind=punishment f.reach=service f.team="Meja layanan" f.about="Meja kosong" f.sanction=coaching f.proposed_on=2026-02-02 f.basis=attendance f.reasoning="Tiga kali kosong" -> 303
keep b "Location: /register/reward/(\d+)"
as leadership
POST /register/reward/{a}/langkah/decide versi=1 -> 422 "Nomor keputusan"
POST /register/reward/{a}/langkah/decide versi=1 f.decree_no=SK/1 -> 303
POST /register/reward/{b}/langkah/decide versi=1 f.decree_no=SK/2 -> 303
as hr_officer
POST /register/reward/{a}/langkah/give versi=2 f.given_on=2026-01-01 -> 422 "sebelum diusulkan"
POST /register/reward/{a}/langkah/give versi=2 f.given_on=2026-03-02 -> 303
POST /register/reward/{b}/langkah/give versi=2 f.given_on=2026-03-02 -> 303
$ measure show reward_by_performance_share --year 2026 -> 0 "50"
$ measure show reward_service_count --year 2026 -> 0 "1"
$ measure show reward_count --year 2026 -> 0 "1"
as staff
GET /register/reward/{a} -> 200 "Diberikan"
POST /register/reward f.kind=reward -> 403
GET /kotak-masuk -> 200 "Pegawai teladan"
$ measure run -> 0 "0 perbedaan"
