# The API: bearer tokens, the round of a month, errors as problems.
$ plan import @data/plans/mesuji-2025.csv -> 0
$ token add area-lead -> 0
keep lead "(\S{20,})\s*$"
$ token add verifier -> 0
keep check "(\S{20,})\s*$"
$ token add planner -> 0
keep owner "(\S{20,})\s*$"
$ token add far-staff -> 0
keep far "(\S{20,})\s*$"

as guest
GET /api/v1/openapi.json -> 200 "3.0.3" type=application/json
GET /api/v1/me -> 401 type=application/problem+json
GET /api/v1/me Authorization:"Bearer nonsense" -> 401
GET /api/v1/me Authorization:"Bearer {lead}" -> 200 "area_lead"
GET /api/v1/nothing Authorization:"Bearer {lead}" -> 404 type=application/problem+json
GET /api/v1/plans Authorization:"Bearer {lead}" -> 200 "2025"
GET /api/v1/plans/2025 Authorization:"Bearer {lead}" -> 200 ":175"
GET "/api/v1/plans/2025/items?level=indicator&limit=2&area=7" Authorization:"Bearer {lead}" -> 200 "7.1.1.1" !"1.1.1.1" "offset=2&limit=2"
GET /api/v1/plans/2025/indicators/7.6.2.1 Authorization:"Bearer {lead}" -> 200 "Prosentase Pengaduan" "schedule"

-- Another unit has no such plan.
GET /api/v1/plans/2025/indicators/7.6.2.1 Authorization:"Bearer {far}" -> 404

-- A month must be settled before it is reported, and only the owner settles it.
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":3,"note":"x"}' -> 409 "belum dipastikan"
POST /api/v1/plans/2025/indicators/7.6.2.1/schedule Authorization:"Bearer {lead}" json='{"months":[3]}' -> 403
POST /api/v1/plans/2025/indicators/7.6.2.1/schedule Authorization:"Bearer {owner}" json='{"months":[13]}' -> 422
POST /api/v1/plans/2025/indicators/7.6.2.1/schedule Authorization:"Bearer {owner}" json='{"months":[3,6]}' -> 200 "..p..p......"

-- What is wrong is said, and nothing changes.
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":3}' -> 422
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='[1]' -> 422 "objek JSON"
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":' -> 422 "JSON"
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":3,"note":"Rekap","documents":[99]}' -> 422
GET /api/v1/plans/2025/indicators/7.6.2.1 Authorization:"Bearer {lead}" -> 200 "..p..p......"

-- Reported, verified by another, never by oneself.
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":3,"note":"Semua selesai","value":100}' -> 200 "..r..p......"
POST /api/v1/plans/2025/indicators/7.6.2.1/verify Authorization:"Bearer {lead}" json='{"month":3}' -> 403
POST /api/v1/plans/2025/indicators/7.6.2.1/return Authorization:"Bearer {check}" json='{"month":3,"reason":"Rekap belum ditandatangani"}' -> 200 "..x..p......"
POST /api/v1/plans/2025/indicators/7.6.2.1/report Authorization:"Bearer {lead}" json='{"month":3,"note":"Sudah","value":100}' -> 200 "..r..p......"
POST /api/v1/plans/2025/indicators/7.6.2.1/verify Authorization:"Bearer {check}" json='{"month":3}' -> 200 "..v..p......"
POST /api/v1/plans/2025/indicators/7.6.2.1/postpone Authorization:"Bearer {lead}" json='{"month":6,"to":9,"reason":"Menunggu anggaran"}' -> 200 "..v..>..p..."

-- Findings.
POST /api/v1/findings Authorization:"Bearer {check}" json='{"text":"x"}' -> 422
GET /api/v1/duties Authorization:"Bearer {lead}" -> 200 "duties"
GET /api/v1/units Authorization:"Bearer {lead}" -> 200 "1811"
