# Scans: what is only a picture is read by machine and found like other words; its page says so.
as area_lead
POST /dokumen/baru berkas=@daftar-hadir.png kategori=daftar -> 303 /dokumen/1
GET /dokumen/1 -> 200 !"dibaca mesin"
POST /dokumen/baru berkas=@sk-pindai.pdf kategori=sk -> 303 /dokumen/2
until /dokumen?q=rekapitulasi+wiralaga "daftar-hadir.png"
until /dokumen/1 "dibaca mesin dari gambar"
GET /dokumen/1 -> 200 "dapat keliru" "membaca isi gambarnya dengan mesin"
until /dokumen?q=satuan+pengendalian "sk-pindai.pdf"
GET /dokumen?q=wiralaga -> 200 "daftar-hadir.png" "sk-pindai.pdf"
as staff
GET /cari?q=pengendalian -> 200 "sk-pindai.pdf"

# What has words of its own, and what is no page at all, stays as it is.
as area_lead
POST /dokumen/baru berkas=@rekap.pdf -> 303 /dokumen/3
until /dokumen?q=triwulan "rekap.pdf"
POST /dokumen/baru berkas=@foto.png -> 303 /dokumen/4
GET /dokumen/3 -> 200 !"dibaca mesin"
