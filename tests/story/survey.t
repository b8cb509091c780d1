# Surveys: a period from its draft to the figure in the plan; answers that nobody can trace; what is refused.
as staff
GET /survei -> 200 "Yang dapat Anda isi" !"Periode survei baru"
GET /survei/periode/baru -> 403
as guest
GET /survei -> 200 "Saat ini tidak ada survei yang dibuka"
GET /survei/skm -> 200 "Survei belum dibuka"
GET /survei/tidakada -> 404
GET /survei/hasil/1 -> 404

# A draft, by the service officer; what is wrong comes back at the field.
as service_officer
GET /survei -> 200 "Periode survei baru" "Belum ada periode survei"
GET /survei/periode/baru -> 200 "Survei Kepuasan Masyarakat" "Semester I" "Populasi pengguna layanan"
POST /survei/periode survei=skm rentang=semester_1 tahun=2026 layanan= gabung=pooled -> 422 "Tulis 1 sampai 40 layanan"
POST /survei/periode survei=skm rentang=dates tahun=2026 dari=2026-03-01 sampai=2026-02-01 layanan=Data gabung=pooled -> 422 "sampai tidak mendahului mulai"
POST /survei/periode survei=skm rentang=semester_1 tahun=2026 layanan=Data gabung=pooled populasi=-4 -> 422 "tidak di bawah nol"
POST /survei/periode survei=nosuch rentang=semester_1 tahun=2026 layanan=Data gabung=pooled -> 422 "Pilih kuesionernya"
POST /survei/periode survei=skm rentang=semester_1 tahun=2026 layanan="Permohonan informasi\nData pemilih" gabung=pooled populasi=480 metode="Tautan dan kertas" -> 303 /survei/periode/*
keep id "Location: /survei/periode/(\d+)"
GET /survei/periode/{id} -> 200 queries<=12 "Rancangan" "N = 480, dibulatkan: 214" "Ubah periode survei" "Hapus rancangan" !"Setujui pelaksanaan"
POST /survei/periode/{id}/tetapkan/approve versi=1 sk=x sk_tanggal=2026-01-02 -> 403
POST /survei/periode/{id}/langkah/open versi=1 -> 409
POST /survei/periode/{id}/langkah/approve versi=1 sk=x sk_tanggal=2026-01-02 -> 404

# Leadership approves it by decree; it opens.
as leadership
POST /survei/periode/{id}/tetapkan/approve versi=1 sk= sk_tanggal=2026-01-02 -> 422 "Tulis nomor SK"
POST /survei/periode/{id}/tetapkan/approve versi=1 sk="12 Tahun 2026" sk_tanggal=2026-01-02 -> 303
POST /survei/periode/{id}/langkah/open versi=2 -> 403
as service_officer
POST /survei/periode/{id}/langkah/open versi=1 -> 409 "baru saja berubah"
POST /survei/periode/{id}/langkah/open versi=2 -> 303
GET /survei/periode/{id} -> 200 "Pengumpulan" "Hanya dengan kode" "Mulai mode tablet" "kupon.pdf"
POST /survei/periode/{id}/ubah versi=3 rentang=year tahun=2026 layanan=Data gabung=pooled -> 409 "tidak dapat diubah"
GET /survei/periode/{id}/kupon.pdf?jumlah=3 -> 200 type=application/pdf
GET /survei/periode/{id}/poster.pdf -> 200 type=application/pdf

# Without a code nobody answers; a made-up one is refused.
as guest
GET /survei/skm -> 200 "Kode survei" !"name=\"q.u1\""
GET /survei/skm?kode=0000-0000-0000-0000 -> 422 "tidak dikenal"
POST /survei/skm bagian=4 kode= q.u1=4 layanan=1 -> 200 "Kode survei"

# The tablet of the office: its key is on the page of the period only.
as service_officer
GET /survei/periode/{id} -> 200
keep key "/survei/skm/tablet\?k=([A-Za-z0-9_-]+)"
as guest
GET /survei/skm/tablet -> 403
GET /survei/skm/tablet?k=zzzz -> 403
GET /survei/skm/tablet?k={key} -> 200 "Pertanyaan 9 dari 9" "kiosk" @Cache-Control="no-store"
POST /survei/skm/tablet?k={key} layanan=1 -> 422 "Jawab paling sedikit satu pertanyaan"
POST /survei/skm/tablet?k={key} layanan=1 q.u1=5 -> 422 "angka 1 sampai 4"
POST /survei/skm/tablet?k={key} layanan=7 q.u1=4 -> 422 "Pilih layanan"
POST /survei/skm/tablet?k={key} layanan=1 q.u1=4 p.sex=robot -> 422 "pilih salah satu pilihan"
POST /survei/skm/tablet?k={key} layanan=1 q.u1=4 q.u2=3 q.u3=3 q.u4=4 q.u5=3 q.u6=4 q.u7=4 q.u8=3 q.u9=3 p.sex=male -> 303 /survei/skm/tablet/selesai*
GET /survei/skm/tablet/selesai?k={key} -> 200 "Terima kasih" @Refresh="8; url="

# Paper and CSV.
as service_officer
GET /survei/periode/{id}/kertas -> 200 "Sudah 1 jawaban"
POST /survei/periode/{id}/kertas layanan=2 q.u1=3 q.u2=3 q.u3=3 q.u4=4 q.u5=3 q.u6=3 q.u7=4 q.u8=3 q.u9=4 saran="Tambah kursi" -> 303
GET /survei/periode/{id}/kertas -> 200 "Satu lembar tersimpan" "Sudah 2 jawaban"
rows salah.csv 2 layanan,u1,u2,warna | 1,4,9,biru
POST /survei/periode/{id}/impor berkas=@{TMP}/salah.csv -> 422 "Baris 1: kolom “warna” tidak dikenal"
rows skala.csv 2 layanan,u1,u2,sex | 3,4,9,x
POST /survei/periode/{id}/impor berkas=@{TMP}/skala.csv -> 422 "Baris 2:" "Baris 3:" "angka 1 sampai 4" "Pilih layanan"
GET /survei/periode/{id} -> 200 "<dd>2</dd>"
rows dua.csv 1 hari,layanan,u1,u2,u3,u4,u5,u6,u7,u8,u9,sex,education | 2026-02-03,1,4,4,3,4,4,4,4,4,3,female,sma
POST /survei/periode/{id}/impor berkas=@{TMP}/dua.csv -> 303
rows tiga.csv 1 layanan,u1,u2,u3,u4,u5,u6,u7,u8,u9 | 1,3,3,2,4,3,3,3,3,3
POST /survei/periode/{id}/impor berkas=@{TMP}/tiga.csv -> 303

# The worked example of the national guide, to the last digit: 84.72, B; time taken stands lowest with C.
GET /survei/periode/{id} -> 200 "84,72" "Baik" "68,75" "13 ÷ 4 jawaban = 3,25" "3,3889" "Jawaban belum mencapai jumlah minimum (30)"
GET /survei/periode/{id}/jawaban.csv -> 200 "hari,saluran,layanan,u1" "2026-02-03,file,1,4,4,3,4,4,4,4,4,3,female,,sma,,"
GET /survei/periode/{id}/pengolahan.xlsx -> 200

# Closed: no link takes answers; paper still may.
POST /survei/periode/{id}/langkah/process versi=3 -> 409
POST /survei/periode/{id}/langkah/close versi=3 -> 303
as guest
POST /survei/skm bagian=4 kode= q.u1=4 layanan=1 -> 409 "Survei belum dibuka"
POST /survei/skm/tablet?k={key} layanan=1 q.u1=4 -> 404
as service_officer
POST /survei/periode/{id}/langkah/reopen versi=4 -> 422 "Tulis alasannya"
rows banyak.csv 27 layanan,u1,u2,u3,u4,u5,u6,u7,u8,u9,sex | 1,3,3,2,4,3,3,3,3,3,male
POST /survei/periode/{id}/impor berkas=@{TMP}/banyak.csv -> 303
POST /survei/periode/{id}/langkah/process versi=4 -> 303
POST /survei/periode/{id}/kertas layanan=2 q.u1=3 -> 409 "tidak menerima jawaban"
POST /survei/periode/{id}/langkah/review versi=5 -> 303
POST /survei/periode/{id}/langkah/publish versi=6 -> 409
as leadership
POST /survei/periode/{id}/tetapkan/enact versi=6 -> 303
as guest
GET /survei/hasil/{id} -> 404
as service_officer
GET /survei/periode/{id} -> 200 "Tambah kursi"
keep note "name=\"s\.(\d+)\""
POST /survei/periode/{id}/saran s.{note}=shown -> 303
POST /survei/periode/{id}/catatan versi=7 catatan="Waktu layanan paling lemah." -> 303
POST /survei/periode/{id}/langkah/publish versi=8 -> 303

# Published: the page, the register, the figure, the plan for the lowest; nothing changes any more.
as guest
GET /survei/hasil -> 200 "Semester I 2026"
GET /survei/hasil/{id} -> 200 "76,25" "Kurang baik" "31 orang menjawab; sampel minimum 214 dari 480" "Tambah kursi" "•" !"versi"
GET /survei/hasil/{id}/data.csv -> 200 "\"U3\",\"Waktu penyelesaian\"" type=text/csv
GET /survei/hasil/{id}/poster.pdf -> 200 type=application/pdf
as service_officer
GET /survei/periode/{id}/laporan.pdf -> 200 type=application/pdf
GET /register/survey_result -> 200 "Survei Kepuasan Masyarakat" "76,25"
GET /register/survey_followup -> 200 "U3 Waktu penyelesaian" "Perlu rencana"
POST /survei/periode/{id}/kertas layanan=2 q.u1=3 -> 409
POST /survei/periode/{id}/saran s.{note}=held -> 409
POST /survei/periode/{id}/langkah/return versi=9 alasan=x -> 409
$ measure show skm_index --year 2026 -> 0 "76,25"
$ measure show survey_respondent_count --year 2026 -> 0 "31"

# A correction is a new edition; the first stays as it was, and ends.
POST /survei/periode/{id}/koreksi alasan= -> 422
POST /survei/periode/{id}/koreksi alasan="Satu lembar kertas tertinggal" -> 303 /survei/periode/*
keep two "Location: /survei/periode/(\d+)"
POST /survei/periode/{id}/koreksi alasan=lagi -> 409
GET /survei/periode/{two} -> 200 "edisi 2" "<dd>31</dd>"
POST /survei/periode/{two}/kertas layanan=1 q.u1=4 q.u2=4 q.u3=4 q.u4=4 q.u5=4 q.u6=4 q.u7=4 q.u8=4 q.u9=4 -> 303
POST /survei/periode/{two}/langkah/process versi=1 -> 303
POST /survei/periode/{two}/langkah/review versi=2 -> 303
as leadership
POST /survei/periode/{two}/tetapkan/enact versi=3 -> 303
as service_officer
POST /survei/periode/{two}/langkah/publish versi=4 -> 303
as guest
GET /survei/hasil/{two} -> 200 "Ini edisi ke-2" "77,00" "Baik"
GET /survei/hasil/{id} -> 200 "76,25"
$ measure show skm_index --year 2026 -> 0 "77" "rata-rata dari 1"
$ measure show survey_count --year 2026 -> 0 "1"
$ measure run -> 0 "0 perbedaan"
$ verify -> 0
