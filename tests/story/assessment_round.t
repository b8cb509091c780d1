# Four roles and a small instrument of the site's own: sent, locked, judged beside each other, given back, closed;
# last year's answers carried over; a changed instrument leaves what runs alone.
conf instruments = @instruments
restart
as planner
GET /penilaian/baru -> 200 "Penilaian kecil"
keep ins "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>Penilaian kecil"
POST /penilaian instrumen={ins} tahun=2025 -> 303
keep a "Location: /penilaian/(\d+)"
POST /penilaian/{a}/X.a/mandiri versi=0 nilai=A alasan="Ada" -> 303
POST /penilaian/{a}/X.b/mandiri versi=0 nilai=B -> 303
POST /penilaian/{a}/Y.a/mandiri versi=0 nilai=50 alasan="Separuh" -> 303
GET /penilaian/{a} -> 200 "6,50" "Belum dipenuhi"
GET /penilaian/{a}/andai?ambang=LULUS -> 200 "dengan nilai 8,00" "X.b"
as verifier
POST /penilaian/{a}/X.a/verifikasi versi=0 nilai=B -> 409 "terkunci"
GET /penilaian/{a}/X.a?putaran=verifikasi -> 200 !"catatan_meja"

# Something is missing, so it is sent with a reason only; by the owner only.
as area_lead
POST /penilaian/{a}/kirim/mandiri -> 403
as planner
POST /penilaian/{a}/kirim/mandiri -> 422 "Tulis mengapa tetap dikirim" "X.b"
POST /penilaian/{a}/kirim/mandiri alasan="Bukti menyusul" -> 303
POST /penilaian/{a}/X.a/mandiri versi=1 nilai=B -> 409 "terkunci"
POST /penilaian/{a}/kirim/mandiri alasan=lagi -> 409
GET /register/assessment_result -> 200 "Penilaian kecil 2025" "6,5"
keep result "/register/assessment_result/(\d+)\""
GET /register/assessment_result/{result} -> 200 "Halaman penilaian</dt><dd><a href=\"/penilaian/"

# The others, each in their own round; what is not sent nobody else sees.
as verifier
POST /penilaian/{a}/X.a/verifikasi versi=0 nilai=A alasan="Cocok" catatan_meja="Dokumen lengkap" -> 303
as assessor
POST /penilaian/{a}/X.a/internal versi=0 nilai=B alasan="Tidak bertanggal" catatan_wawancara="Diakui tim" -> 303
POST /penilaian/{a}/X.a/verifikasi versi=1 nilai=C -> 403
GET /penilaian/{a}/X.a -> 200 "catatan_wawancara" "Penilaian mandiri menjawab A" !"Cocok"
as planner
GET /penilaian/{a}/X.a -> 200 !"Tidak bertanggal" !"Cocok"
GET /penilaian/{a}/X.a?putaran=internal -> 200 !"Tidak bertanggal"
as assessor
POST /penilaian/{a}/kirim/internal -> 422 "Belum dapat dikirim" "Setujui sisa"
POST /penilaian/{a}/setuju/verifikasi -> 403
POST /penilaian/{a}/setuju/internal -> 303
POST /penilaian/{a}/kirim/internal -> 303
as planner
GET /penilaian/{a}/X.a -> 200 "Penilai internal menjawab B" "Tidak bertanggal" "Diakui tim"
keep v "name=\"putaran\" value=\"internal\"><input type=\"hidden\" name=\"versi\" value=\"(\d+)\""
POST /penilaian/{a}/X.a/tanggapan putaran=internal versi={v} tanggapan="Tanggal sudah dibubuhkan" -> 303
GET /penilaian/{a} -> 200 "Penilai internal" "5,00"
as reviewer
GET /penilaian/{a} -> 200 "Penilai eksternal"
GET /penilaian/{a}/X.a?putaran=verifikasi -> 200 !"Cocok"
POST /penilaian/{a}/X.a/eksternal versi=0 nilai=B alasan="Sepakat dengan penilai internal" -> 303
POST /penilaian/{a}/X.a/konsensus versi=0 nilai=B -> 403
as assessor
GET /penilaian/{a}/X.a -> 200 "Tanggal sudah dibubuhkan"

# Given back with a reason, corrected, sent again: the earlier result is replaced.
POST /penilaian/{a}/kembalikan/mandiri -> 422 "Tulis alasannya"
POST /penilaian/{a}/kembalikan/mandiri alasan="Perbaiki X.b" -> 303
as planner
POST /penilaian/{a}/X.b/mandiri versi=1 nilai=A alasan="Sudah penuh" -> 303
POST /penilaian/{a}/kirim/mandiri alasan="Diperbaiki" -> 303
GET /register/assessment_result -> 200 "Diganti hasil baru" "8"
GET /penilaian/{a} -> 200 "8,00" "Dipenuhi"
$ measure show assessment_delivered_share --year 2026 -> 0

# A new version of the instrument: what runs keeps its own; the next year begins with the new one and last year's answers.
conf instruments = @instruments-2
restart
as planner
GET /penilaian/{a}/X.a -> 200 !"yang baru" "Pertanyaan pertama"
GET /penilaian/{a} -> 200 "8,00" "dari 10"
GET /penilaian/baru -> 200
keep ins "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>Penilaian kecil"
POST /penilaian instrumen={ins} tahun=2026 bawa=1 -> 303
keep b "Location: /penilaian/(\d+)"
GET /penilaian/{b}/X.a -> 200 "yang baru" "dibawa dari tahun lalu" "Jawaban tahun 2025: A" "Pertanyaannya berubah. Tahun 2025: “Pertanyaan pertama”"
GET /penilaian/{b}/X.b -> 200 "Jawaban tahun 2025" !"Pertanyaannya berubah"
GET /penilaian/{b}/periksa -> 200 "belum ditegaskan" "Belum dapat dikirim"
POST /penilaian/{b}/X.a/mandiri versi=1 nilai=A -> 303
GET /penilaian/{b}/X.a -> 200 !"dibawa dari tahun lalu"
GET /penilaian/banding?instrumen=kecil -> 200 "2026" "2025"

# Closed: every round is locked, until it is opened again with a reason.
GET /penilaian/{a} -> 200
keep v "/tutup\">.*?name=\"versi\" value=\"(\d+)\""
POST /penilaian/{a}/tutup versi={v} -> 303
as assessor
POST /penilaian/{a}/X.b/internal versi=0 nilai=B -> 409
as planner
GET /penilaian/{a} -> 200 "sudah ditutup"
keep v "/buka\"[^>]*>.*?name=\"versi\" value=\"(\d+)\""
POST /penilaian/{a}/buka versi={v} -> 422
POST /penilaian/{a}/buka versi={v} alasan="Keberatan satuan kerja" -> 303
as staff
POST /penilaian/{a}/tutup versi=9 -> 403

# A weight of null without a share is refused, with its place.
conf instruments = @instruments-bad
$ measure run -> 1 "kecil.yaml" "Y has no weight"
