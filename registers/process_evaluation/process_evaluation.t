# Evaluation of an SOP: compliance from the sample, a recommendation that is followed up and checked by another.
as planning_officer
POST /register/organisation f.name="Sekretariat" f.level=secretary f.rank=10 f.position=Sekretaris f.duties=x f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 303
keep org "Location: /register/organisation/(\d+)"
GET /register/sop/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Planning Officer<"
POST /register/sop f.name="SOP Informasi" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=information f.written_on=2026-01-05 f.basis="UU 14/2008" -> 303
keep sop "Location: /register/sop/(\d+)"
POST /register/process_evaluation f.object=sop f.evaluated_on=2026-03-02 f.evaluator={me} f.as_written=1 f.easy_read=1 f.easy_do=1 f.all_can=1 f.adapts=1 f.efficient=1 f.effective=1 f.advice=keep -> 422
POST /register/process_evaluation f.object=sop f.sop={sop} f.evaluated_on=2026-03-02 f.evaluator={me} f.sampled=100 f.in_time=171 f.as_written=1 f.easy_read=1 f.easy_do=1 f.all_can=1 f.adapts=1 f.efficient=1 f.effective=1 f.advice=keep -> 422 "melebihi langkah yang diperiksa"
POST /register/process_evaluation f.object=sop f.sop={sop} f.evaluated_on=2026-03-02 f.evaluator={me} f.sampled=190 f.in_time=171 f.as_written=1 f.easy_read=1 f.easy_do=0 f.all_can=1 f.adapts=1 f.efficient=0 f.effective=1 f.advice=revise -> 422 "Isi “Apa yang perlu diubah”"
POST /register/process_evaluation f.object=sop f.sop={sop} f.evaluated_on=2026-03-02 f.evaluator={me} f.sampled=190 f.in_time=171 f.as_written=1 f.easy_read=1 f.easy_do=0 f.all_can=1 f.adapts=1 f.efficient=0 f.effective=1 f.advice=revise f.advice_text="Gabungkan langkah 2 dan 3" f.due=2026-04-01 -> 303
keep id "Location: /register/process_evaluation/(\d+)"
-- 171 of 190
GET /register/process_evaluation/{id} -> 200 "90%" "EVP-001/" "SOP Informasi"
$ measure show process_compliance --year 2026 -> 0 "90%"
$ measure show process_evaluation_followed_share --year 2026 -> 0 "0%"
GET /register/process_evaluation?saring=late -> 200 "EVP-001/"
POST /register/process_evaluation/{id}/langkah/keep versi=1 -> 422 "bukan tetap dipakai"
POST /register/process_evaluation/{id}/langkah/follow versi=1 f.done_on=2026-02-01 f.result=x -> 422 "tidak dapat mendahului"
POST /register/process_evaluation/{id}/langkah/follow versi=1 f.done_on=2026-03-20 f.result="Langkah digabung" -> 303
POST /register/process_evaluation/{id}/langkah/verify versi=2 -> 403
as verifier
POST /register/process_evaluation/{id}/langkah/return versi=2 -> 422
POST /register/process_evaluation/{id}/langkah/verify versi=2 -> 303
GET /register/process_evaluation/{id} -> 200 "Selesai" !"/ubah\""
$ measure show process_evaluation_followed_share --year 2026 -> 0 "100%"
GET /register/process_evaluation?saring=late -> 200 !"EVP-001/"
$ measure run -> 0 "0 perbedaan"
