# Process maps: checked against guideline, duties, plan and performance, adopted, carried out by SOP, evaluated each year.
as planning_officer
POST /register/organisation f.name="Sekretariat" f.level=secretary f.rank=10 f.position=Sekretaris f.duties=x f.mandate=1 f.basis="PKPU 14/2020" f.valid_from=2024-01-01 -> 303
keep org "Location: /register/organisation/(\d+)"
GET /register/business_process/baru -> 200
keep me "<option value=\"(\d+)\" selected[^>]*>Planning Officer<"
POST /register/sop f.name="SOP Informasi" f.structure={org} f.in_charge={me} f.kind=administrative f.topic=information f.written_on=2026-01-05 f.basis="UU 14/2008" -> 303
keep sop "Location: /register/sop/(\d+)"
POST /register/business_process f.code=KPU.02 f.name="Layanan informasi" f.level=ln f.kind=core f.structure={org} f.in_charge={me} t.sops.0.sop={sop} -> 303
keep id "Location: /register/business_process/(\d+)"
POST /register/business_process f.code=KPU.02 f.name="Kode yang sama" f.level=ln f.kind=core f.structure={org} f.in_charge={me} -> 422
POST /register/business_process f.code=KPU.03 f.name="Arsip" f.level=ln f.kind=support f.structure={org} f.in_charge={me} -> 303
keep bare "Location: /register/business_process/(\d+)"
POST /register/business_process/{id}/langkah/validate versi=1 f.by_guideline=1 f.by_duty=1 f.by_plan=1 f.by_performance=1 -> 403
as leadership
POST /register/business_process/{id}/langkah/validate versi=1 f.by_guideline=1 f.by_duty=1 f.by_plan=1 f.by_performance=1 -> 303
POST /register/business_process/{bare}/langkah/validate versi=1 f.by_guideline=1 f.by_duty=1 f.by_plan=0 f.by_performance=1 -> 303
GET /register/business_process?saring=unfit -> 200 "href=\"/register/business_process/{bare}\"" !"href=\"/register/business_process/{id}\""
as planning_officer
POST /register/business_process/{id}/langkah/adopt versi=2 f.set_on=2025-02-02 f.decree_no=1/2025 -> 303
POST /register/business_process/{bare}/langkah/adopt versi=2 f.set_on=2026-02-02 f.decree_no=2/2026 -> 303
$ measure show bpmap_plan_share --year 2026 -> 0 "50%"
$ measure show bpmap_sop_share --year 2026 -> 0 "50%"
$ measure show bpmap_guideline_share --year 2026 -> 0 "100%"
GET /register/business_process?saring=no_sop -> 200 "href=\"/register/business_process/{bare}\"" !"href=\"/register/business_process/{id}\""
POST /register/business_process/{id}/langkah/evaluate versi=3 f.evaluated_on=2026-02-10 f.followed=pending -> 303
$ measure show bpmap_evaluated_share --year 2026 -> 0 "0%"
POST /register/business_process/{id}/langkah/continue versi=4 f.followed=pending -> 422 "seluruh hasil evaluasi"
POST /register/business_process/{id}/langkah/continue versi=4 f.followed=all -> 303
$ measure show bpmap_evaluated_share --year 2026 -> 0 "50%"
as staff
POST /register/business_process/{id}/langkah/replace versi=5 f.ended_on=2026-05-01 alasan=x -> 403
-- An SOP sheet on which an evaluation stands leads back to it.
as planning_officer
POST /register/process_evaluation f.object=sop f.sop={sop} f.evaluated_on=2026-03-02 f.evaluator={me} f.sampled=190 f.in_time=171 f.as_written=0 f.easy_read=1 f.easy_do=1 f.all_can=1 f.adapts=1 f.efficient=1 f.effective=1 f.advice=keep -> 422 "revisi atau pencabutan"
$ measure run -> 0 "0 perbedaan"
