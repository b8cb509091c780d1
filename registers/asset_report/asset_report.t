# Wealth reports: owed by office, filed by the person, checked by another; lateness by the day of its year; no asset data.
as hr_officer
POST /register/position f.name="Sekretaris" f.kind=structural f.echelon=iii_a f.section=secretary f.in_use=1 f.set_on=2024-01-08 -> 303
keep pos "Location: /register/position/(\d+)"
GET /register/employee/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
keep ag "<option value=\"(\d+)\"[^>]*>Agent<"
POST /register/employee f.name="Budi" f.person={me} f.kind=pns f.nip=198001012010011001 f.joined_on=2020-01-06 f.position={pos} f.section=secretary f.is_official=1 f.rank=r4a f.status=active -> 303
POST /register/employee f.name="Ani" f.person={ag} f.kind=pns f.nip=198001012010011002 f.joined_on=2020-01-06 f.position={pos} f.section=planning f.rank=r3a f.status=active -> 303
GET /register/asset_report/wajib?tahun=2026 -> 200 "Staff" "31 Mar 2026"
POST /register/asset_report f.kind=lhkpn f.person={me} f.report_year=2026 f.occasion=first f.opened_on=2026-01-05 -> 422 "Tanggal pengangkatan"
# KPK put the day of 2025 off to 11 April; that of 2026 it did not.
POST /register/asset_report f.kind=lhkpn f.person={me} f.report_year=2026 f.occasion=periodic f.opened_on=2026-01-05 f.due_day=2026-04-11 -> 422 "diumumkan KPK"
POST /register/asset_report f.kind=lhkpn f.person={me} f.report_year=2025 f.occasion=periodic f.opened_on=2025-01-06 f.due_day=2025-04-11 -> 303
keep old "Location: /register/asset_report/(\d+)"
POST /register/asset_report f.kind=lhkpn f.person={me} f.report_year=2026 f.occasion=periodic f.opened_on=2026-01-05 -> 303
keep id "Location: /register/asset_report/(\d+)"
as agent
GET /register/asset_report/{id} -> 404
as staff
POST /register/asset_report/{old}/langkah/file versi=1 f.filed_on=2025-04-10 f.receipt_no=R-1 -> 303
GET /register/asset_report/{old} -> 200 !"R-1"
GET /register/asset_report/{old}?pribadi=ya -> 200 "R-1"
POST /register/asset_report/{id}/langkah/file versi=1 f.filed_on=2026-04-02 f.receipt_no=R-2 -> 303
$ measure show lhkpn_share --year 2026 -> 0 "100"
$ measure show lhkasn_share --year 2026 -> 0 "50"
as gratification_officer
GET /register/asset_report?saring=late -> 200 "LH-002/2026" !"LH-001/2026"
POST /register/asset_report/{id}/langkah/ask_fix versi=2 f.fix_on=2026-05-04 -> 422 "alasan"
POST /register/asset_report/{id}/langkah/ask_fix versi=2 f.fix_on=2026-05-04 alasan="Surat kuasa" -> 303
GET /register/asset_report/{id} -> 200 "Perbaikan laporan"
POST /register/asset_report/{id}/langkah/check versi=3 -> 303
POST /register/asset_report/{old}/langkah/check versi=2 -> 303
$ measure show asset_on_time_share --year 2025 -> 0 "100"
$ measure show asset_on_time_share --year 2026 -> 0 " 0"
$ measure run -> 0 "0 perbedaan"
