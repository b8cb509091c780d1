# Nobody verifies their own report, however it came about: as reporter, as a later editor, by giving
# evidence, with a token. Somebody else of the same role does.
$ plan import @data/plans/mesuji-2025.csv -> 0
as planner
POST /rencana/2025/konfirmasi cara=terbaca pilih=1.1.1.1:1 -> 303
GET /rencana/2025/1.1.1.1/ubah -> 200
keep p "<option value=\"(\d+)\">Verifier</option>"
POST /rencana/2025/1.1.1.1/ubah arah=done pelaksana={p} -> 303
GET /rencana/2025?pelaksana=Verifier -> 200 "1.1.1.1" !"1.1.2.1"

# As the person in charge the verifier may report, though the role alone does not.
as verifier
POST /rencana/2025/1.1.2.1/lapor bulan=1 catatan=x -> 403
POST /rencana/2025/1.1.1.1/lapor bulan=1 catatan="Laporan saya" -> 303
GET /rencana/2025/1.1.1.1?bulan=1 -> 200 "orang lain yang memverifikasinya" !"Terima laporan"
POST /rencana/2025/1.1.1.1/verifikasi bulan=1 -> 403
POST /rencana/2025/1.1.1.1/kembalikan bulan=1 alasan=x -> 403
as assessor
GET /rencana/2025/1.1.1.1?bulan=1 -> 200 "Terima laporan Januari 2025"
POST /rencana/2025/1.1.1.1/verifikasi bulan=1 -> 303

# A later editor has taken part as well, although another person reported first.
as area_lead
POST /rencana/2025/1.1.1.1/lapor bulan=2 catatan="Laporan orang lain" -> 303
as verifier
POST /rencana/2025/1.1.1.1/lapor bulan=2 catatan="Diperbaiki sedikit" -> 303
as area_lead
POST /rencana/2025/1.1.1.1/lapor bulan=2 catatan="Dikirim lagi oleh pelapor semula" -> 303
as verifier
POST /rencana/2025/1.1.1.1/verifikasi bulan=2 -> 403
as assessor
POST /rencana/2025/1.1.1.1/verifikasi bulan=2 -> 303

# Figures follow: two of three planned months, both late.
as planner
GET /rencana/2025?area=1&q=1.1.1.1 -> 200 "66" "terverifikasi, terlambat"

# The same by the API, with a token: the rule is behind both doors.
$ token add verifier -> 0
keep mine "(\S{20,})\s*$"
$ token add assessor -> 0
keep other "(\S{20,})\s*$"
as guest
POST /api/v1/plans/2025/indicators/1.1.1.1/report Authorization:"Bearer {mine}" json='{"month":3,"note":"Lewat API"}' -> 200 "vvr"
POST /api/v1/plans/2025/indicators/1.1.1.1/verify Authorization:"Bearer {mine}" json='{"month":3}' -> 403 "Anda ikut melaporkan"
POST /api/v1/plans/2025/indicators/1.1.1.1/return Authorization:"Bearer {mine}" json='{"month":3,"reason":"x"}' -> 403
POST /api/v1/plans/2025/indicators/1.1.1.1/verify Authorization:"Bearer {other}" json='{"month":3}' -> 200 "vvv"
$ verify -> 0
