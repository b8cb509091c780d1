# Documents: handing in, finding, looking, replacing; and what is not taken.
as staff
GET /dokumen -> 200 "Belum ada dokumen"
as reviewer
GET /dokumen/baru -> 403
GET /dokumen/1 -> 404

as area_lead
GET /dokumen/baru -> 200 "50 MB"
POST /dokumen/baru berkas=@rekap.pdf kategori=laporan klasifikasi=internal bukti_dari=2025-11-01 bukti_sampai=2025-11-30 -> 303 /dokumen/1
GET /dokumen/1 -> 200 "rekap.pdf" "Laporan" "30 Nov 2025" "/dokumen/1/unduh" "Ganti dengan versi baru" queries<=14

# A download is an attachment that cannot run here; parts of it can be asked for.
GET /dokumen/1/unduh -> 200 "%PDF-1.4" type=application/pdf @Content-Disposition="filename*=UTF-8''rekap.pdf" @X-Content-Type-Options="nosniff" @Content-Security-Policy="sandbox"
GET /dokumen/1/unduh Range:bytes=0-4 -> 206 "%PDF-" !"Catalog" @Content-Range="bytes 0-4/"
GET /dokumen/1/unduh Range:bytes=99999- -> 416
GET /dokumen/1/halaman/1 -> 200 type=image/png @Content-Security-Policy="sandbox"
GET /dokumen/1/halaman/1?kecil=1 -> 200 type=image/png
GET /dokumen/1/halaman/3 -> 404
GET /dokumen/1/halaman/0 -> 404

# The same file again is the same document; a picture is another.
POST /dokumen/baru berkas=@rekap.pdf -> 303 /dokumen/1
POST /dokumen/baru berkas=@foto.png kategori=foto -> 303 /dokumen/2
GET /dokumen/2/halaman/1 -> 200 type=image/png

# Links and texts.
POST /dokumen/baru berkas=@kosong.txt tautan=https://kab-mesuji.kpu.go.id/berita/1 -> 422 "kosong"
POST /dokumen/baru tautan=https://kab-mesuji.kpu.go.id/berita/1 tautan_nama="Berita sosialisasi" -> 303 /dokumen/3
GET /dokumen/3 -> 200 "https://kab-mesuji.kpu.go.id/berita/1" !"unduh"
GET /dokumen/3/unduh -> 404
POST /dokumen/baru tautan=javascript:alert(1) -> 422 "https://" "javascript:alert(1)"
POST /dokumen/baru tulisan="Rapat dihadiri <b>12</b> orang" -> 303 /dokumen/4
GET /dokumen/4 -> 200 "&lt;b&gt;12&lt;/b&gt;" !"<b>12</b>"

# What is not taken, and nothing of it is kept.
POST /dokumen/baru -> 422 "Pilih berkas"
POST /dokumen/baru berkas=@program.txt -> 422 "bukan jenis yang diterima"
POST /dokumen/baru berkas=@halaman.txt -> 422 "bukan jenis yang diterima"
POST /dokumen/baru berkas=@foto.pdf -> 422 "ternyata berisi PNG"
POST /dokumen/baru berkas=@rekap.pdf kategori=tidakada -> 422 "kategori dari daftar"
POST /dokumen/baru berkas=@rekap.pdf bukti_dari=2025-13-01 -> 422 "tahun-bulan-hari"
POST /dokumen/baru berkas=@rekap.pdf bukti_dari=2025-12-01 bukti_sampai=2025-11-30 -> 422 "mendahului"
POST /dokumen/baru berkas=@foto.png csrf=none -> 403
GET /dokumen/5 -> 404

# The list, its filters, and the search over names.
GET /dokumen -> 200 "rekap.pdf" "foto.png" "Berita sosialisasi" queries<=6
GET /dokumen?q=rekap -> 200 "rekap.pdf" !"foto.png"
GET /dokumen?q=BERITA%20sosi -> 200 "Berita sosialisasi" !"rekap.pdf"
GET /dokumen?q=dihadiri -> 200 "/dokumen/4"
GET /dokumen?q=tidakadakataini -> 200 "Tidak ada dokumen yang cocok"
GET /dokumen?q=%22%20OR%20%2A%20%28NEAR -> 200 "Tidak ada dokumen yang cocok"
GET /dokumen?kategori=foto -> 200 "foto.png" !"rekap.pdf"
GET /dokumen?jenis=link -> 200 "Berita sosialisasi" !"rekap.pdf"
GET /dokumen?dari=2001-01-01&sampai=2001-12-31 -> 200 "Tidak ada dokumen yang cocok"

# Changing what stands beside a document: by its uploader or the plan's owner, each seeing the other.
POST /dokumen/1 versi=1 nama="Rekap November" kategori=laporan klasifikasi=internal dari=2025-11-02 sampai= -> 303 /dokumen/1
GET /dokumen/1 -> 200 "Rekap November" "mengubah keterangan dokumen" "rekap.pdf"
POST /dokumen/1 versi=1 nama="Isian saya" kategori= klasifikasi=internal -> 409 "Orang lain mengubah" "Rekap November" "Isian saya"
POST /dokumen/1 versi=2 nama= kategori= klasifikasi=internal -> 422 "nama"
GET /dokumen/1/unduh -> 200 @Content-Disposition="Rekap%20November.pdf"
as verifier
POST /dokumen/1 versi=2 nama=Lain kategori= klasifikasi=internal -> 403

# A new version; the old one stays.
as area_lead
POST /dokumen/1/versi berkas=@rekap-2.pdf -> 303 /dokumen/5
GET /dokumen/5 -> 200 "rekap-2.pdf" "Rekap November" "Versi 2"
GET /dokumen/1 -> 200 "Ini versi lama" "/dokumen/5"
GET /dokumen?q=rekap -> 200 "rekap-2.pdf" !"Rekap November"
POST /dokumen/5/versi berkas=@rekap-2.pdf -> 422 "sama dengan versi"
POST /dokumen/1/versi berkas=@rekap-3.pdf -> 409 "lebih baru"
POST /dokumen/1 versi=3 nama="Versi lama" kategori= klasifikasi=internal -> 409 "lebih baru"
POST /dokumen/5/versi berkas=@program.txt -> 422 "bukan jenis"

# A restricted document does not exist for others.
POST /dokumen/baru tulisan="Rahasia jabatan" klasifikasi=restricted -> 303 /dokumen/6
GET /dokumen/6 -> 200 "Rahasia jabatan"
GET /dokumen -> 200 "Rahasia jabatan"
as staff
GET /dokumen/6 -> 404
GET /dokumen/6/unduh -> 404
GET /dokumen -> 200 !"Rahasia jabatan"
GET /dokumen?q=rahasia -> 200 !"Rahasia jabatan"
as planner
GET /dokumen/6 -> 200 "Rahasia jabatan"

# Another office sees nothing of it.
as far_staff
GET /dokumen/1 -> 404
GET /dokumen/2/unduh -> 404
GET /dokumen?q=rekap -> 200 !"rekap-2"
as guest
GET /dokumen -> 303
GET /dokumen/2/unduh -> 303
