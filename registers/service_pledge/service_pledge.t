# A pledge counts once it is published, until it is replaced.
as staff
POST /register/service_pledge f.wording=x f.signatory=x f.signatory_post=Ketua f.signed_on=2026-01-05 -> 403
as service_officer
GET /register/service_pledge/baru -> 200 "menerima sanksi"
POST /register/service_pledge f.wording="Kami sanggup." f.signatory="Ketua" f.signatory_post=Ketua f.signed_on=2026-01-05 -> 303
keep id "Location: /register/service_pledge/(\d+)"
$ measure show pledge_published --year 2026 -> 0 "belum"
POST /register/service_pledge/{id}/langkah/publish versi=1 f.media=board -> 422
POST /register/service_pledge/{id}/langkah/publish versi=1 f.media=board f.published_on=2026-01-02 -> 422 "setelah ditandatangani"
POST /register/service_pledge/{id}/langkah/publish versi=1 f.media=board f.published_on=2026-01-06 -> 303
$ measure show pledge_published --year 2026 -> 0 "ya"
GET /register/service_pledge/cetak.pdf?dari=2026-01-01&sampai=2026-12-31 -> 200 type=application/pdf
$ measure run -> 0 "0 perbedaan"
