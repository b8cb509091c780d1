# A package from plan to rating; the limits of the methods are those of the day, and the order of the law is kept.
as procurement_officer
GET /register/procurement/baru -> 200 "Enam angka, misalnya 521211"
keep me "<option value=\"(\d+)\" selected[^>]*>Procurement Officer<"
POST /register/procurement_officer f.person={me} f.role=ppk f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=ppk_b f.certificate_no=B-1 -> 303
keep ppk "Location: /register/procurement_officer/(\d+)"
POST /register/procurement_officer f.person={me} f.role=officer f.decree_no=1/2026 f.appointed_on=2026-01-05 f.certificate=level_2 f.certificate_no=L-1 -> 303
keep pp "Location: /register/procurement_officer/(\d+)"
-- Goods above 200 million cannot be bought directly; construction may, up to 400 million since 30 April 2025, not before.
POST /register/procurement f.name="Meja layanan" f.year=2026 f.type=goods f.way=provider f.ceiling=250000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=direct f.application=none -> 422 "melebihi batas pengadaan langsung untuk barang"
POST /register/procurement f.name="Ruang layanan" f.year=2026 f.type=construction f.way=provider f.ceiling=410000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=direct f.application=none -> 422 "untuk konstruksi"
POST /register/procurement f.name="Ruang lama" f.year=2025 f.type=construction f.way=provider f.ceiling=300000000 f.planned_on=2025-02-03 f.in_catalogue=0 f.method=direct f.application=none -> 422 "untuk konstruksi"
POST /register/procurement f.name="Ruang layanan" f.year=2026 f.type=construction f.way=provider f.ceiling=380000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=direct f.application=none -> 303
POST /register/procurement f.name="Kajian" f.year=2026 f.type=consultancy f.way=provider f.ceiling=150000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=direct f.application=none -> 422 "untuk konsultansi"
POST /register/procurement f.name="Kajian" f.year=2026 f.type=consultancy f.way=provider f.ceiling=150000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=tender f.application=none -> 422 "lewat seleksi"
POST /register/procurement f.name="Meja layanan" f.year=2026 f.type=goods f.way=provider f.ceiling=90000000 f.planned_on=2026-02-02 f.in_catalogue=1 f.method=direct f.application=none -> 422 "wajib e-purchasing"
POST /register/procurement f.name="Lisensi" f.year=2026 f.type=goods f.way=provider f.ceiling=90000000 f.planned_on=2026-02-02 f.in_catalogue=0 f.method=appointment f.application=none -> 422 "keadaan tertentu"
POST /register/procurement f.name="Sosialisasi" f.year=2026 f.type=other f.way=self f.ceiling=90000000 f.planned_on=2026-02-02 f.method=direct f.application=none -> 422 "metode swakelola"
POST /register/procurement f.name="Meja layanan" f.year=2026 f.type=goods f.way=provider f.ceiling=90000000 f.planned_on=2026-02-02 f.in_catalogue=1 f.method=epurchasing f.application=none f.in_charge={me} -> 303
keep id "Location: /register/procurement/(\d+)"
GET /register/procurement?saring=unannounced -> 200 "Meja layanan"
POST /register/procurement/{id}/langkah/announce versi=1 f.rup=abc f.rup_on=2026-02-03 -> 422 "berupa angka"
POST /register/procurement/{id}/langkah/announce versi=1 f.rup=50000001 f.rup_on=2026-02-03 -> 303
POST /register/procurement/{id}/langkah/prepare versi=2 f.ppk={ppk} f.officer={ppk} f.hps=88000000 -> 422
POST /register/procurement/{id}/langkah/prepare versi=2 f.ppk={ppk} f.officer={pp} f.hps=98000000 -> 422 "HPS tidak dapat melebihi pagu"
POST /register/procurement/{id}/langkah/prepare versi=2 f.ppk={ppk} f.officer={pp} f.hps=88000000 -> 303
POST /register/procurement/{id}/langkah/select versi=3 f.selection_on=2026-02-16 f.application=ecatalogue f.free_of_conflict=0 f.pact=1 -> 422 "bebas konflik kepentingan"
POST /register/procurement/{id}/langkah/select versi=3 f.selection_on=2026-02-01 f.application=ecatalogue f.free_of_conflict=1 f.pact=1 -> 422 "RUP sudah diumumkan"
POST /register/procurement/{id}/langkah/select versi=3 f.selection_on=2026-02-16 f.application=ecatalogue f.free_of_conflict=1 f.pact=1 -> 303
POST /register/procurement/{id}/langkah/contract versi=4 f.winner="CV Contoh" f.contract_no=SPK-1 f.contract_on=2026-02-10 f.contract_value=81000000 -> 422 "tidak dapat mendahului pemilihan"
POST /register/procurement/{id}/langkah/contract versi=4 f.winner="CV Contoh" f.contract_no=SPK-1 f.contract_on=2026-02-23 f.contract_value=89000000 -> 422 "melebihi HPS"
POST /register/procurement/{id}/langkah/contract versi=4 f.winner="CV Contoh" f.contract_no=SPK-1 f.contract_on=2026-02-23 f.contract_value=81000000 f.contract_until=2026-03-23 -> 303
$ measure show procurement_lawful_share --year 2026 -> 0 "100%"
$ measure show procurement_in_app_share --year 2026 -> 0 "100%"
$ measure show procurement_saving_share --year 2026 -> 0 "10%"
GET /register/procurement?saring=late -> 200 "Meja layanan"
POST /register/procurement/{id}/langkah/hand_over versi=5 f.handover_on=2026-03-27 f.handover_no=BAST-1 -> 303
GET /register/procurement/{id} -> 200 "4 hari" "Rp9.000.000" "Pembayaran"
as staff
POST /register/procurement/{id}/langkah/pay versi=6 f.paid_on=2026-04-01 f.paid=81000000 -> 403
as finance_officer
POST /register/procurement/{id}/langkah/pay versi=6 f.paid_on=2026-04-01 f.paid=81000000 -> 303
as procurement_officer
POST /register/procurement/{id}/langkah/rate versi=7 f.rating=fair -> 303
GET /register/procurement/{id} -> 200 "Selesai" !"/ubah\""
$ measure show procurement_on_time_share --year 2026 -> 0 "0%"
GET /register/procurement/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
