# Assessments through the API: what rounds come to, questions, answers saved with the version they were read with;
# what a page would not show or take, the API does not either.
conf instruments = @instruments
restart
$ token add area-lead -> 0
keep lead "(\S{20,})\s*$"
$ token add planner -> 0
keep owner "(\S{20,})\s*$"
$ token add verifier -> 0
keep check "(\S{20,})\s*$"
$ token add staff -> 0
keep staff "(\S{20,})\s*$"
$ token add far-staff -> 0
keep far "(\S{20,})\s*$"
as planner
GET /penilaian/baru -> 200
keep ins "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>Penilaian kecil"
POST /penilaian instrumen={ins} tahun=2025 -> 303
keep a "Location: /penilaian/(\d+)"
POST /dokumen/baru berkas=@data/holidays.csv -> 303
keep d "Location: /dokumen/(\d+)"

as guest
GET /api/v1/openapi.json -> 200 "/assessments/{id}/questions/{code}/self" "AssessmentAnswer" "AssessmentQuestion"
GET /api/v1/assessments -> 401
GET /api/v1/assessments Authorization:"Bearer {staff}" -> 200 "\"year\":2025" "\"round\":\"self\"" "\"state\":\"open\"" "\"round\":\"verifier\"" "\"hash\":\"{ins}\""
GET /api/v1/assessments Authorization:"Bearer {far}" -> 200 "\"assessments\":[]"
GET /api/v1/assessments/{a} Authorization:"Bearer {far}" -> 404
GET /api/v1/assessments/{a} Authorization:"Bearer {staff}" -> 200 "\"total\":0" "\"LULUS\":{\"self\":false" "\"code\":\"X\""
GET "/api/v1/assessments/{a}/questions?limit=2" Authorization:"Bearer {staff}" -> 200 "\"code\":\"X.a\"" "\"value\":\"\"" !"Y.a" "offset=2&limit=2"
GET /api/v1/assessments/{a}/questions/X.zz Authorization:"Bearer {staff}" -> 404

-- Who may not, a value outside the scale, another's answer meanwhile, no JSON.
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {staff}" json='{"value":"A","version":0}' -> 403
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"Q","version":0}' -> 422
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='["A"]' -> 422
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"A","version":0,"documents":[9999]}' -> 422 "9999"
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"A","note":"Ada","version":0,"documents":[{d}]}' -> 200 "\"value\":\"A\"" "\"version\":1" "\"note\":\"Ada\"" "\"writable\":true"
GET /dokumen/{d} Authorization:"Bearer {owner}" -> 303
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"B","version":0}' -> 409
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"B","version":1}' -> 200 "\"value\":\"B\"" "\"note\":\"Ada\""
POST /api/v1/assessments/{a}/questions/Y.a/self Authorization:"Bearer {owner}" json='{"value":50,"version":0}' -> 200 "\"value\":\"50\""
POST /api/v1/assessments/{a}/questions/X.b/self Authorization:"Bearer {owner}" json='{"value":"B","version":0}' -> 200
GET /api/v1/assessments/{a} Authorization:"Bearer {staff}" -> 200 "\"answered\":3" !"\"total\":0,"
as planner
GET /penilaian/{a}/X.a -> 200 "holidays.csv"

-- The verifier waits for the unit's round; what is sent is locked; what is not sent nobody else sees.
POST /api/v1/assessments/{a}/questions/X.a/verifier Authorization:"Bearer {check}" json='{"value":"A","version":0}' -> 409
POST /penilaian/{a}/kirim/mandiri alasan="Bukti menyusul" -> 303
POST /api/v1/assessments/{a}/questions/X.a/self Authorization:"Bearer {owner}" json='{"value":"A","version":2}' -> 409
POST /api/v1/assessments/{a}/questions/X.a/verifier Authorization:"Bearer {owner}" json='{"value":"A","version":0}' -> 403
POST /api/v1/assessments/{a}/questions/X.a/verifier Authorization:"Bearer {check}" json='{"value":"A","note":"Sesuai","desk_note":"Rahasia meja","version":0}' -> 200 "Rahasia meja"
GET /api/v1/assessments/{a}/questions/X.a Authorization:"Bearer {staff}" -> 200 "\"self\"" !"Rahasia meja" !"\"verifier\""
$ verify -> 0 "utuh"
