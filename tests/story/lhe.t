# The evaluation: values side by side, a finding with its owner, into next year's plan.
$ plan import @data/plans/mesuji-2025.csv -> 0
as planner
GET /penilaian/baru -> 200
keep zi "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>LKE Zona Integritas"
POST /penilaian instrumen={zi} tahun=2025 -> 303
keep a "Location: /penilaian/(\d+)"
POST /penilaian/{a}/A.I.1.i.a/mandiri versi=0 nilai=Ya alasan="SK ada" -> 303
as assessor
GET /penilaian/{a}/lhe -> 200 "Belum ada putaran evaluator" "belum ada bukti" "Buat tindak lanjut"
GET /penilaian/{a}/lhe?temuan=A.I.1.i.a -> 200 "Apakah tim kerja pembangunan ZI"
keep lead "<option value=\"(\d+)\">Area Lead<"
POST /penilaian/{a}/lhe/temuan pertanyaan=A.I.1.i.a temuan="" rekomendasi=x penanggung={lead} tenggat=2026-12-31 -> 422 "Tulis temuannya"
POST /penilaian/{a}/lhe/temuan pertanyaan=Z.9 temuan=x rekomendasi=x penanggung={lead} tenggat=2026-12-31 -> 404
POST /penilaian/{a}/lhe/temuan pertanyaan=A.I.1.i.a temuan="SK belum memuat uraian tugas" rekomendasi="Lengkapi SK" penanggung={lead} tenggat=2026-12-31 -> 303 /penilaian/{a}/lhe#tindak-lanjut
GET /penilaian/{a}/lhe -> 200 "SK belum memuat uraian tugas" "Lengkapi SK" "2025 7.1.1.1"
keep f "/tindak-lanjut/(\d+)"
GET /tindak-lanjut/{f} -> 200 "A.I.1.i.a" "7.1.1.1"
GET /penilaian/{a}/lhe.pdf -> 200 type=application/pdf
GET /penilaian/{a}/laporan.pdf -> 200 type=application/pdf
as staff
POST /penilaian/{a}/lhe/temuan pertanyaan=A.I.1.i.a temuan=x rekomendasi=x penanggung={lead} tenggat=2026-12-31 -> 403
POST /penilaian/{a}/lhe/bawa -> 403
as planner
POST /penilaian/{a}/lhe/bawa -> 422 "Rencana aksi 2026 belum ada"
$ plan import @data/plans/mesuji-2025.csv --year 2026 -> 0
POST /penilaian/{a}/lhe/bawa -> 303
GET /penilaian/{a}/lhe -> 200 "2026 7.1.1.1"
GET /tindak-lanjut/{f} -> 200 "/rencana/2026/7.1.1.1"

# Evidence and the package, and the record of its dispatch.
as area_lead
POST /penilaian/{a}/A.I.1.i.a/mandiri versi=1 nilai=Ya alasan="SK ada" berkas=@rekap.pdf -> 303
as planner
POST /penilaian/{a}/bukti -> 200 type=application/zip "A.I.1 Manajemen Perubahan/A.I.1.i Penyusunan Tim Kerja/a Apakah tim kerja" "manifest.csv" ".xlsx" "SHA256SUMS"
POST /penilaian/{a}/paket -> 200 type=application/zip "2 Rencana aksi" "3 Lembar kerja" "LHE LKE Zona Integritas 2025.pdf"
POST /penilaian/{a}/paket/catat -> 303
keep r "Location: /register/rb_dispatch/(\d+)"
GET /register/rb_dispatch/{r} -> 200 "LKE Zona Integritas 2025" "LHE LKE Zona Integritas"
as staff
POST /penilaian/{a}/paket/catat -> 403
