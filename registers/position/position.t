# Positions: one name each, with tasks; only those in use may be chosen; who may write.
as staff
GET /register/position -> 200 !"Catat jabatan"
POST /register/position f.name=x -> 403
as planning_officer
POST /register/position f.name="Kepala Subbagian A" f.kind=structural f.section=general f.in_use=1 f.set_on=2024-01-08 -> 422 "Eselon"
POST /register/position f.name="Kepala Subbagian A" f.kind=structural f.echelon=iv_a f.section=general f.grade=9 f.in_use=1 f.set_on=2024-01-08 t.tasks.0.task=Memimpin t.tasks.0.output=Laporan -> 303
keep a "Location: /register/position/(\d+)"
POST /register/position f.name="Arsiparis" f.kind=functional f.section=general f.grade=18 f.in_use=1 f.set_on=2024-01-08 -> 422 "Kelas jabatan"
POST /register/position f.name="Arsiparis" f.kind=functional f.section=general f.superior={a} f.grade=6 f.in_use=1 f.set_on=2024-01-08 -> 303
keep b "Location: /register/position/(\d+)"
GET /register/position/{b} -> 200 "Kepala Subbagian A"
GET /register/position/{a} -> 200 "Memimpin" "Arsiparis"
GET /register/position?saring=bare -> 200 "Arsiparis"
POST /register/position f.name="Lama" f.kind=executive f.executive_group=clerk f.section=general f.in_use=0 f.set_on=2024-01-08 f.ended_on=2023-01-01 -> 422 "sebelum ditetapkan"
POST /register/position f.name="Lama" f.kind=executive f.executive_group=clerk f.section=general f.in_use=0 f.set_on=2024-01-08 f.ended_on=2025-01-01 -> 303
keep c "Location: /register/position/(\d+)"
$ measure show position_count -> 0 "2"
as hr_officer
GET /register/employee/baru -> 200
keep me "<option value=\"(\d+)\"[^>]*>Staff<"
POST /register/employee f.name="Budi" f.person={me} f.kind=non_asn f.joined_on=2024-02-05 f.position={c} f.section=general f.status=active -> 422 "Jabatan"
POST /register/employee f.name="Budi" f.person={me} f.kind=non_asn f.joined_on=2024-02-05 f.position={b} f.section=general f.status=active -> 303
as far_admin
GET /register/position/{a} -> 404
$ verify -> 0 "utuh"
