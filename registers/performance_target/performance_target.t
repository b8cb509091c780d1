# Indicators: achievement by the formula of each kind, quarters, causes, follow-up, and the tree that they form.
as planning_officer
GET /register/performance_target/baru -> 200 "Untuk rentang, batas bawahnya"
keep me "<option value=\"(\d+)\" selected[^>]*>Planning Officer<"
-- Positive: 85,5 of 90.
POST /register/performance_target f.year=2026 f.level=outcome f.goal="Data mutakhir" f.main=1 f.in_charge={me} f.code=IKU.1 f.indicator="Pemutakhiran tepat waktu" f.definition=Rumus f.unit_of=persen f.polarity=positive f.national=95 f.target=90 f.measured_on=2026-06-30 f.actual=85,5 -> 422 "di bawah target nasional"
POST /register/performance_target f.year=2026 f.level=outcome f.goal="Data mutakhir" f.main=1 f.in_charge={me} f.code=IKU.1 f.indicator="Pemutakhiran tepat waktu" f.definition=Rumus f.unit_of=persen f.polarity=positive f.national=85 f.target=90 f.measured_on=2026-06-30 f.actual=85,5 f.q1_target=20 f.q1_actual=25 -> 303
keep a "Location: /register/performance_target/(\d+)"
GET /register/performance_target/{a} -> 200 "95%" "125%"
-- Negative: target 5; 4 gives 120, 6 gives 80, more than twice gives 0; target 0 is met by 0 only.
POST /register/performance_target f.year=2026 f.level=intermediate f.parent={a} f.goal=Bersih f.main=0 f.in_charge={me} f.code=1.1 f.indicator="Temuan empat" f.definition=Rumus f.unit_of=temuan f.polarity=negative f.target=5 f.measured_on=2026-06-30 f.actual=4 -> 303
keep b "Location: /register/performance_target/(\d+)"
GET /register/performance_target/{b} -> 200 "120%"
$ measure show performance_achievement --year 2026 -> 0 "107,5"
-- An office that caps what one indicator may add to an average: 95 and 110. Its own figure stays.
POST /register/performance_target/{b}/ubah versi=1 f.year=2026 f.level=intermediate f.parent={a} f.goal=Bersih f.main=0 f.in_charge={me} f.code=1.1 f.indicator="Temuan" f.definition=Rumus f.unit_of=temuan f.polarity=negative f.target=5 f.measured_on=2026-06-30 f.actual=4 f.average_cap=110 -> 303
GET /register/performance_target/{b} -> 200 "120%"
$ measure show performance_achievement --year 2026 -> 0 "102,5"
POST /register/performance_target/{b}/ubah versi=2 f.year=2026 f.level=intermediate f.parent={a} f.goal=Bersih f.main=0 f.in_charge={me} f.code=1.1 f.indicator="Temuan" f.definition=Rumus f.unit_of=temuan f.polarity=negative f.target=5 f.measured_on=2026-06-30 f.actual=6 -> 303
GET /register/performance_target/{b} -> 200 "80%"
POST /register/performance_target/{b}/ubah versi=3 f.year=2026 f.level=intermediate f.parent={a} f.goal=Bersih f.main=0 f.in_charge={me} f.code=1.1 f.indicator="Temuan" f.definition=Rumus f.unit_of=temuan f.polarity=negative f.target=5 f.measured_on=2026-06-30 f.actual=11 -> 303
$ measure show performance_achievement --year 2026 -> 0 "47,5"
POST /register/performance_target/{b}/ubah versi=4 f.year=2026 f.level=intermediate f.parent={a} f.goal=Bersih f.main=0 f.in_charge={me} f.code=1.1 f.indicator="Temuan" f.definition=Rumus f.unit_of=temuan f.polarity=negative f.target=0 f.measured_on=2026-06-30 f.actual=0 -> 303
$ measure show performance_achievement --year 2026 -> 0 "97,5"
-- Ranges: 6,5 against 7-8 months; 9 against the same; 92 and 70 against 80-90 percent.
POST /register/performance_target f.year=2026 f.level=operational f.parent={b} f.goal=Cepat f.main=0 f.in_charge={me} f.code=1.1.1 f.indicator="Lama rekapitulasi" f.definition=Rumus f.unit_of=bulan f.polarity=range_early f.target=7 f.measured_on=2026-06-30 f.actual=6,5 -> 422 "Isi “Batas atas rentang”"
POST /register/performance_target f.year=2026 f.level=operational f.parent={b} f.goal=Cepat f.main=0 f.in_charge={me} f.code=1.1.1 f.indicator="Lama rekapitulasi" f.definition=Rumus f.unit_of=bulan f.polarity=range_early f.target=7 f.target_high=8 f.measured_on=2026-06-30 f.actual=6,5 -> 303
keep c "Location: /register/performance_target/(\d+)"
GET /register/performance_target/{c} -> 200 "107,14%"
POST /register/performance_target/{c}/ubah versi=1 f.year=2026 f.level=operational f.parent={b} f.goal=Cepat f.main=0 f.in_charge={me} f.code=1.1.1 f.indicator="Lama rekapitulasi" f.definition=Rumus f.unit_of=bulan f.polarity=range_early f.target=7 f.target_high=8 f.measured_on=2026-06-30 f.actual=9 -> 303
GET /register/performance_target/{c} -> 200 "87,5%"
POST /register/performance_target/{c}/ubah versi=2 f.year=2026 f.level=operational f.parent={b} f.goal=Cepat f.main=0 f.in_charge={me} f.code=1.1.1 f.indicator="Dijawab tepat waktu" f.definition=Rumus f.unit_of=persen f.polarity=range_high f.target=80 f.target_high=90 f.measured_on=2026-06-30 f.actual=92 -> 303
GET /register/performance_target/{c} -> 200 "102,22%"
POST /register/performance_target/{c}/ubah versi=3 f.year=2026 f.level=operational f.parent={b} f.goal=Cepat f.main=0 f.in_charge={me} f.code=1.1.1 f.indicator="Dijawab tepat waktu" f.definition=Rumus f.unit_of=persen f.polarity=range_high f.target=80 f.target_high=90 f.measured_on=2026-06-30 f.actual=70 -> 303
GET /register/performance_target/{c} -> 200 "87,5%"
$ measure show target_count --year 2026 -> 0 "3"
$ measure show target_reached_share --year 2026 -> 0 "33,33%"
-- The tree: every indicator under the one it supports, what is short of 100 % marked.
GET /register/performance_target -> 200 "Pohon kinerja 2026" "Pohon kinerja 2026: 3 indikator" "box warn" "box good" "87,5%"
-- The map: goals by perspective; whoever has none stands in a band of its own, the lowest figure of a goal at its foot.
GET /register/performance_target -> 200 "Peta strategis 2026: 3 sasaran" "Proses internal" "Belum punya perspektif" "class=\"band\""
POST /register/performance_target f.year=2026 f.level=outcome f.perspective=process f.goal="Cepat" f.main=0 f.in_charge={me} f.code=IKU.2 f.indicator="Lama menjawab" f.definition=Rumus f.unit_of=hari f.polarity=negative f.target=5 f.measured_on=2026-06-30 -> 303
POST /register/performance_target f.year=2026 f.level=outcome f.perspective=process f.goal="Cepat" f.main=0 f.in_charge={me} f.code=IKU.3 f.indicator="Lama mengirim" f.definition=Rumus f.unit_of=hari f.polarity=negative f.target=5 f.measured_on=2026-06-30 f.actual=6 -> 303
GET /register/performance_target -> 200 "Peta strategis 2026: 4 sasaran" "2 indikator</text><text class=\"tiny\"" "Pohon kinerja 2026: 5 indikator"
-- On paper for the wall: one A3 sheet, landscape, with every band, goal and the words for the frames; as the list is narrowed.
GET /register/performance_target -> 200 "href=\"/register/performance_target/bagan.pdf\">Cetak bagan"
GET /register/performance_target/bagan.pdf -> 200 type=application/pdf @Content-Disposition="performance_target-bagan-1811-" "Pages: 1 " "1190.55 x 841.89 pts (A3)" "PETA STRATEGIS 2026" "Pemangku kepentingan" "Proses internal" "Belum punya perspektif" "Data mutakhir" "Cepat 2 indikator" "Data mutakhir Bersih Cepat" "95% 100% 87,5%" "bingkai tebal menandai"
GET /register/performance_target/bagan.pdf?saring=below -> 200 "PETA STRATEGIS 2026" "87,5%" !"Bersih"
GET /register/performance_target/bagan.pdf?q=tidakadayangbegini -> 200 "Belum ada indikator kinerja untuk digambar"
GET /register/risk/bagan.pdf -> 404
GET /register/performance_target?saring=below -> 200 "href=\"/register/performance_target/{c}\"" !"href=\"/register/performance_target/{b}\""
-- The year: measured with its cause, evaluated by another, followed up, locked.
POST /register/performance_target/{c}/langkah/start versi=4 -> 303
POST /register/performance_target/{c}/langkah/measure versi=5 f.actual=70 f.measured_on=2026-06-30 -> 422 "Isi “Penyebab berhasil atau gagal”"
POST /register/performance_target/{c}/langkah/measure versi=5 f.actual=70 f.measured_on=2026-06-30 f.cause="Unit lambat menjawab" -> 303
POST /register/performance_target/{c}/langkah/lock versi=6 -> 422 "belum ditindaklanjuti"
POST /register/performance_target/{c}/langkah/evaluate versi=6 f.plan="Pengingat hari ke-5" f.plan_due=2026-08-31 -> 403
as verifier
POST /register/performance_target/{c}/langkah/evaluate versi=6 f.plan="Pengingat hari ke-5" f.plan_due=2026-08-31 -> 303
$ measure show achievement_followed_share --year 2026 -> 0 "0%"
as planning_officer
POST /register/performance_target/{c}/langkah/follow versi=7 f.done="Pengingat dipasang" f.done_on=2026-08-10 -> 303
$ measure show achievement_followed_share --year 2026 -> 0 "100%"
POST /register/performance_target/{c}/langkah/lock versi=8 -> 303
as staff
GET /register/performance_target/{c} -> 200 "Ditetapkan" !"/ubah\""
POST /register/performance_target/{c}/langkah/unlock versi=9 alasan=x -> 403
as planning_officer
GET /register/performance_target/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
