# Answers out of a worksheet: mistakes by row, a preview, nothing unseen.
as planner
GET /penilaian/baru -> 200
keep zi "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>LKE Zona Integritas"
POST /penilaian instrumen={zi} tahun=2025 -> 303
keep a "Location: /penilaian/(\d+)"
GET /penilaian/{a}/keluaran -> 200 "Lembar kerja (XLSX)" "Paket untuk Tim RB KPU RI" "belum ada" "Catat pengiriman"
GET /penilaian/{a}/lembar.xlsx -> 200 type=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
GET /penilaian/{a}/lembar.xlsx?putaran=internal -> 404
GET /penilaian/{a}/impor/mandiri -> 200 "Periksa berkas"
POST /penilaian/{a}/impor/mandiri berkas=@lke-foreign.csv -> 422 "Kode" "tidak ditemukan di baris pertama"
POST /penilaian/{a}/impor/mandiri berkas=@lke-bad.csv -> 422 "mungkin" "A.I.1.i.x" "di luar rentang" "berdiri dua kali"
POST /penilaian/{a}/impor/mandiri berkas=@rekap.pdf -> 422
GET /penilaian/{a} -> 200 "113 dari 113 pertanyaan belum dijawab"
POST /penilaian/{a}/impor/mandiri berkas=@lke.csv -> 200 "4 jawaban akan berubah; 0 di antaranya" "SK 12 tahun 2025" "6 dari 8" "mengisi"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
GET /penilaian/{a} -> 200 "113 dari 113 pertanyaan belum dijawab"

# Somebody answers meanwhile: what was shown no longer holds, and is shown anew.
as area_lead
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=0 nilai=A alasan="Semua" -> 303
as planner
POST /penilaian/{a}/terapkan/mandiri berkas={seal} nama=lke.csv -> 409 "1 di antaranya mengganti" "<del class=\"muted\">A. Mekanisme"
keep seal "name=\"berkas\" value=\"([^\"]+)\""
GET /penilaian/{a}/A.I.1.i.b -> 200 "Semua"
POST /penilaian/{a}/terapkan/mandiri berkas={seal} nama=lke.csv -> 303
GET /penilaian/{a}/A.I.1.i.b -> 200 "skor 0,5"
GET /penilaian/{a}/A.II.5.ii.a -> 200 "6 dari 8"
POST /penilaian/{a}/impor/mandiri berkas=@lke.csv -> 200 "tidak mengubah apa pun"
as staff
GET /penilaian/{a}/impor/mandiri -> 403
POST /penilaian/{a}/impor/mandiri berkas=@lke.csv -> 403

