# A whole round of the integrity-zone worksheet by four roles: answers, their scores, who sees and writes what,
# locks, conflicts, and the result in its register.
as staff
GET /penilaian -> 200 "Belum ada penilaian" "PermenPANRB 90/2021" "belum terkonfirmasi" !"Mulai penilaian</a>"
GET /penilaian/baru -> 403
as planner
GET /penilaian/baru -> 200 "LKE Zona Integritas"
keep zi "value=\"([0-9a-f]{64})\" required[^>]*><span class=\"flex-grow-1\"><b>LKE Zona Integritas"
POST /penilaian instrumen=abc tahun=2025 -> 422 "Pilih satu instrumen"
POST /penilaian instrumen={zi} tahun=25 -> 422 "empat angka"
POST /penilaian instrumen={zi} tahun=2025 -> 303
keep a "Location: /penilaian/(\d+)"
POST /penilaian instrumen={zi} tahun=2025 -> 409 "sudah ada"
GET /penilaian/{a} -> 200 "0,00" "113 dari 113 pertanyaan belum dijawab" "WBBM" "Pengungkit"
GET /penilaian/9999 -> 404
GET /penilaian/{a}/X.9 -> 404

# One question: the mean of its subcomponent, what is outside the scale, and what another said meanwhile.
as area_lead
GET /penilaian/{a}/A.I.1.i.b -> 200 "bobot 0,5" "pertanyaan 2 dari 2" "skor 0,5" "Mekanisme"
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=0 nilai=D -> 422 "tidak ada pada skala"
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=0 nilai=B alasan="Sebagian unsur terwakili" lanjut=A.I.1.ii.a -> 303 /penilaian/{a}/A.I.1.ii.a?putaran=mandiri
GET /penilaian/{a}/A.I.1.i.b -> 200 "checked" "Sebagian unsur terwakili" "0,125"
as planner
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=0 nilai=A alasan="Semua terwakili" -> 409 "lebih dahulu" "menjawab B" "Semua terwakili"
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=0 nilai=A otomatis=1 -> 409 "\"ok\":false" "\"value\":\"B\""
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=1 nilai=A otomatis=1 -> 200 "\"version\":2" "\"leaf\":\"0,25\"" "\"answered\":1"
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=1 nilai=A otomatis=1 -> 200 "\"version\":2"
GET /penilaian/{a}/A.I.1.i.b -> 200 "Sebagian unsur terwakili"
POST /penilaian/{a}/B.I.a.1/mandiri versi=0 nilai=4,2 -> 422 "di luar rentang"
POST /penilaian/{a}/B.I.a.1/mandiri versi=0 nilai=3,7 alasan="Survei eksternal" -> 303
GET /penilaian/{a}/B.I.a.1 -> 200 "16,1875"
GET /penilaian/{a} -> 200 "16,19" "16,44"
as staff
POST /penilaian/{a}/A.I.1.i.b/mandiri versi=2 nilai=C -> 403
POST /penilaian/{a}/A.I.1.i.b/internal versi=0 nilai=C -> 403
GET /penilaian/{a}/A.I.1.i.b -> 200 "dijawab oleh penanggung jawab" !"type=\"radio\""

# A ratio: its counts, a denominator of 0 as the instrument chose, and counts that disagree.
as planner
POST /penilaian/{a}/A.II.5.ii.a/mandiri versi=0 h.harus=8 h.proses=2 h.selesai=x -> 422 "bilangan bulat"
POST /penilaian/{a}/A.II.5.ii.a/mandiri versi=0 h.harus=8 h.proses=1 h.selesai=6 alasan=Rekap -> 303
GET /penilaian/{a}/A.II.5.ii.a -> 200 "6 dari 8" "2,25"
GET /penilaian/{a}/periksa -> 200 "Yang harus ditindaklanjuti = sedang diproses + selesai" "Belum dapat dikirim" "Tanpa bukti"
POST /penilaian/{a}/A.II.5.ii.a/mandiri versi=1 h.harus=0 h.proses=0 h.selesai=0 -> 303
GET /penilaian/{a}/A.II.5.ii.a -> 200 "Nilai" "3"
GET /penilaian/{a}/periksa -> 200 "Penyebut nol" "Nihil pengaduan"
POST /penilaian/{a}/kirim/mandiri -> 422 "Belum dapat dikirim"

# Evidence: a file once, and the same document for another answer.
POST /penilaian/{a}/A.I.1.i.a/mandiri versi=0 nilai=Ya alasan="SK ada" berkas=@rekap.pdf -> 303
GET /penilaian/{a}/A.I.1.i.a -> 200 "rekap.pdf"
keep d "/dokumen/(\d+)"
POST /penilaian/{a}/A.I.1.ii.a/mandiri versi=0 nilai=Ya alasan="Rencana ada" pakai={d} -> 303
GET /penilaian/{a}/A.I.1.ii.a -> 200 "rekap.pdf" "A.I.1.i.a LKE Zona Integritas 2025"
keep b "/bukti/(\d+)"
POST /penilaian/{a}/A.I.1.ii.a/mandiri versi=1 nilai=Ya alasan="Rencana ada" pakai=9999 -> 422 "9999"
GET /penilaian/{a}/A.I.1.ii.a/bukti/{b} -> 200 "Dokumennya tetap ada"
POST /penilaian/{a}/A.I.1.ii.a/bukti/{b} -> 303
GET /dokumen/{d} -> 200 "A.I.1.i.a LKE Zona Integritas 2025" !"A.I.1.ii.a LKE"
GET /penilaian/{a}/A.I.1.ii.a -> 200 "Belum ada bukti"

# What would bring WBK, the computation of a component, the table, and comparison.
GET /penilaian/{a}/andai?ambang=WBK -> 200 "Apa yang membawa WBK" "jawaban ini"
GET /penilaian/{a}/hitung/A.I -> 200 "Jumlah nilai bagiannya"
GET /penilaian/{a}/hitung/total -> 200 "Pengungkit"
GET /penilaian/{a}/hitung/Z -> 404
GET /penilaian/{a}/tabel -> 200 "A.II.6.ii.a" "name=\"kembali\" value=\"tabel\"" "<a href=\"#b-A.I.1\">A.I.1 Manajemen Perubahan</a>" "id=\"b-A.I.1\"" "belum dijawab</span>"
POST /penilaian/{a}/A.I.1.iii.a/mandiri versi=0 nilai=A kembali=tabel -> 303 /penilaian/{a}/tabel?putaran=mandiri#q-A.I.1.iii.a
GET /penilaian/banding -> 200 "LKE Zona Integritas" "2025"

# Others wait for the unit's round.
as assessor
POST /penilaian/{a}/A.I.1.i.a/internal versi=0 nilai=Tidak -> 409 "terkunci"
