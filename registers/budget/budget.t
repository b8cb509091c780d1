# The budget: programmes and activities, revisions, realisation; effective and first ceiling, refocused share, ICT.
as finance_officer
POST /register/budget f.year=2026 f.level=programme f.code=WA f.name="Dukungan manajemen" f.supports=1 -> 303
keep p "Location: /register/budget/(\d+)"
POST /register/budget f.year=2026 f.level=activity f.code=3355 f.name="Keuangan" f.supports=1 -> 422 "Isi “Program induk”" "Isi “Pagu awal”"
POST /register/budget f.year=2026 f.level=activity f.code=3355 f.name="Keuangan" f.supports=1 f.parent={p} f.ceiling=2000000000 f.ict=3000000000 -> 422 "Belanja TIK tidak dapat melebihi pagu"
-- 2,000 million, 400 of it blocked, 1,520 spent: 95 % of the effective ceiling, 76 % of the first.
POST /register/budget f.year=2026 f.level=activity f.code=3355 f.name="Keuangan" f.supports=1 f.parent={p} f.ceiling=2000000000 f.ict=150000000 f.output_reached=98 t.revisions.0.day=2026-02-14 t.revisions.0.kind=blocked t.revisions.0.amount=400000000 t.months.0.month=1 t.months.0.realised=1520000000 -> 303
keep id "Location: /register/budget/(\d+)"
GET /register/budget/{id} -> 200 "Rp1.600.000.000" "95%" "76%" "3,06%"
$ measure show budget_absorbed_share --year 2026 -> 0 "95%"
$ measure show ict_budget_total --year 2026 -> 0 "150.000.000"
$ measure show programme_count --year 2026 -> 0 "1"
$ measure show activity_main_count --year 2026 -> 0 "1"
$ measure show budget_total --year 2025 -> 0 "nihil"
POST /register/budget f.year=2026 f.level=activity f.code=3356 f.name="Data" f.supports=0 f.parent={p} f.ceiling=500000000 t.revisions.0.day=2026-02-14 t.revisions.0.kind=refocused t.revisions.0.amount=100000000 t.months.0.month=1 t.months.0.realised=450000000 -> 422 "melebihi pagu efektif"
POST /register/budget f.year=2026 f.level=activity f.code=3356 f.name="Data" f.supports=0 f.parent={p} f.ceiling=500000000 t.revisions.0.day=2026-02-14 t.revisions.0.kind=refocused t.revisions.0.amount=100000000 t.months.0.month=1 t.months.0.planned=200000000 t.months.0.realised=90000000 -> 303
-- A programme has nothing of its own; what lies below it is added up, on its page and above the list.
GET /register/budget/{p} -> 200 "Jumlah kegiatan di bawahnya" "Rp2.500.000.000" "Rp2.000.000.000" "Rp1.610.000.000" "80,5%" !"Rp0"
GET /register/budget -> 200 "Pagu dan realisasi per program, 2026" "href=\"/register/budget/{p}\">WA · Dukungan manajemen" "Rp1.610.000.000" !"Rp0"
GET /register/budget?f.year=2025 -> 200 !"per program"
GET /register/budget/{id} -> 200 !"Jumlah kegiatan di bawahnya"
-- 100 of 2,500 million
$ measure show budget_refocused_share --year 2026 -> 0 "4%"
GET /register/budget?saring=slow -> 200 "3356" !"3355 · Keuangan</a>"
as staff
GET /register/budget/{id} -> 200 !"/ubah\""
POST /register/budget f.year=2026 -> 403
as finance_officer
GET /register/budget/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
