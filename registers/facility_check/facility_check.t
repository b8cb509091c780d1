# Facilities as a visitor sees them: eighteen things looked at, three figures, repairs to their end.
as service_officer
GET /register/facility_check/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Service Officer<"
POST /register/facility_check f.place="Ruang layanan" f.checked_on=2026-03-10 f.in_charge={me} -> 422
POST /register/facility_check f.place="Ruang layanan" f.checked_on=2026-03-10 f.in_charge={me} f.id_card=1 f.visitor_card=0 f.guest_book=1 f.signs=1 f.motto=1 f.pledge=1 f.fees=1 f.waiting=1 f.toilet=1 f.parking=1 f.counter=1 f.complaint_box=1 f.survey=1 f.ramp=1 f.special_toilet=0 f.nursing=0 f.priority=1 f.assistance=1 t.repairs.0.what="Cetak kartu tamu" t.repairs.0.due=2026-03-31 -> 303
keep id "Location: /register/facility_check/(\d+)"
GET /register/facility_check/{id} -> 200 "6 dari 7" "6 dari 6" "3 dari 5" "83,33%"
$ measure show facility_attribute_share --year 2026 -> 0 "85,71%"
$ measure show facility_special_share --year 2026 -> 0 "60%"
$ measure show facility_fit_share --year 2026 -> 0 "100%"
$ measure show facility_counter_available --year 2026 -> 0 " ya"
GET /register/facility_check?saring=repairs -> 200 "FAS-001/"
as staff
POST /register/facility_check f.place=x -> 403
GET /register/facility_check/{id} -> 200 !"/ubah\""
as service_officer
GET /register/facility_check/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
