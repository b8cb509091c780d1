# What may no longer be kept goes with its files: the identity card of a request that ended long ago.
as information_officer
later -2200d
POST /register/information_request f.received_on=2020-11-17 f.channel=desk f.applicant_kind=person f.applicant_name="Siti Contoh" f.identity_no=1811010101800001 f.address="Jalan Contoh 1" f.subject="Salinan berita acara" f.detail="Berita acara" f.purpose=Penelitian f.obtain=copy f.format=soft f.delivery=pickup b.identity_file=@rekap.pdf -> 303
keep id "Location: /register/information_request/(\d+)"
POST /register/information_request/{id}/langkah/withdraw versi=1 alasan="Sudah mendapatkannya" -> 303
later 2200d
GET /register/information_request/{id}?pribadi=ya -> 200 "rekap.pdf"
keep card "/dokumen/(\d+)"
GET /dokumen/{card} -> 200 "rekap.pdf"
$ register retain -> 0 "dicoret dari 1 catatan"
GET /register/information_request/{id}?pribadi=ya -> 200 "Salinan berita acara" !"rekap.pdf" !"Siti Contoh"
GET /dokumen/{card} -> 404
GET /dokumen/{card}/unduh -> 404
GET /dokumen?q=rekap -> 200 !"rekap.pdf"
$ verify -> 0
