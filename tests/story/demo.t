# Sample data: the year of the plan and the records of every register; figures agree, the chain is whole, and it loads once.
$ plan import @data/plans/mesuji-2025.csv -> 0
$ demo load -> 0 "Data contoh dimuat" "Dian Permata (CONTOH)"
$ demo load -> 1
$ measure run -> 0 "0 perbedaan"
$ verify -> 0 "utuh"
$ measure show skp_share --year 2025 -> 0 "2025-12 95,24%" "20 dari 21"
$ measure show pact_signed_share --year 2025 -> 0 "2025-12 96"
$ measure show discipline_falling --year 2025 -> 0 "2025-12 ya"
as leadership
GET /register/employee -> 200 "Putri Ramadani (CONTOH)"
-- The chair and the secretary are two persons.
GET /register/organisation/bagan.pdf -> 200 "Dewi Anggraini (CONTOH) Ketua" "Bagus Prakoso (CONTOH) Sekretaris"
GET /register/archive?saring=past_retention -> 200 "Pertanggungjawaban keuangan 2019"
GET /register/training/wajib?tahun=2025 -> 200 "(CONTOH)"
-- The page of a service has the newest index that was published of it, and none where nobody was asked.
as guest
GET /layanan/informasi-publik -> 200 "Kepuasan pengguna" "Semester I 2026, dari " "/survei/hasil/" "/survei/skm?layanan=1" "/pengaduan?f.service="
GET /layanan/magang -> 200 !"Kepuasan pengguna" !"/survei/skm?layanan" "/pengaduan?f.service="
-- Where registers know a part of an answer's counts only, the check says so instead of nothing.
as assessor
GET /penilaian/1/periksa -> 200 "Berbeda dari register" "Register: sebagian angkanya lain. Jawaban: " !"Register: . "
