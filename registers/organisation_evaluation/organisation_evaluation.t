# Evaluation of the organisation: the score of the questionnaire, the report upward, recommendations to their end.
as planning_officer
GET /register/organisation_evaluation/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>"
POST /register/organisation_evaluation f.kind=questionnaire f.year=2026 f.held_on=2026-08-20 f.lead={me} f.complexity=70 f.formalisation=80 f.centralisation=60 f.alignment=75 f.governance=80 f.improvement=65 f.risk=60 f.technology=70 -> 303
keep id "Location: /register/organisation_evaluation/(\d+)"
-- 17,5 + 10 + 7,5 + 7,5 + 8 + 6,5 + 6 + 7
GET /register/organisation_evaluation/{id} -> 200 "70" "P-4" "EO-01/"
POST /register/organisation_evaluation f.kind=questionnaire f.year=2026 f.held_on=2026-08-20 f.lead={me} f.complexity=101 -> 422
POST /register/organisation_evaluation/{id}/langkah/report versi=1 f.sent_kpu_on=2026-09-01 -> 409
POST /register/organisation_evaluation/{id}/langkah/hold versi=1 f.respondents=23 t.recommendations.0.advice="Susun register risiko" t.recommendations.0.due=2026-10-31 -> 303
$ measure show org_questionnaire_reported --year 2026 -> 0 "belum"
POST /register/organisation_evaluation/{id}/langkah/report versi=2 f.sent_kpu_on=2026-08-01 -> 422 "dikirim setelah evaluasi"
POST /register/organisation_evaluation/{id}/langkah/report versi=2 f.sent_kpu_on=2026-09-01 -> 303
$ measure show org_questionnaire_reported --year 2026 -> 0 "ya"
$ measure show org_score --year 2026 -> 0 "70"
$ measure show org_advice_share --year 2026 -> 0 "0%"
POST /register/organisation_evaluation/{id}/langkah/finish versi=3 t.recommendations.0.advice="Susun register risiko" -> 422 "belum selesai"
as staff
POST /register/organisation_evaluation/{id}/langkah/finish versi=3 -> 403
as planning_officer
POST /register/organisation_evaluation/{id}/langkah/finish versi=3 t.recommendations.0.advice="Susun register risiko" t.recommendations.0.done_on=2026-10-20 -> 303
$ measure show org_advice_share --year 2026 -> 0 "100%"
GET /register/organisation_evaluation/{id} -> 200 "Selesai ditindaklanjuti"
$ measure run -> 0 "0 perbedaan"
